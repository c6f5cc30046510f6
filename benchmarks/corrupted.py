"""What the proof of sentences catches: faithful sentences, and the same ones corrupted.

python -m benchmarks.corrupted      prints a table, writes benchmarks/results/corrupted.json

Faithful are sentences of the sample archive that cite their own passage, and sentences that cite the passage of
another language version that has the same paragraph (without quotations: a translated one is not its speaker's
words). Each corruption changes one thing: a digit, a number for another one of the cited passage, its unit, a day of
the week, the number of a quarter or half of a year, a name for another of the archive, a word of a quotation, or the
release cited; or it gives a person the release's own words as a quotation, or those of somebody else, quoted or
reported; or it adds a negation, leaves one out or turns a direction round; or two numbers or names of a sentence change
places, or a clause is added behind it. The rules for names were made while looking at some of the names, those for
negations while looking at what these miss; the others are held out. Beside them stand sentences that were written for
the archive, faithful and invented ones (benchmarks/written.py).
"""

import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from platformdirs import user_cache_path

from assistant.evidence.evidence import evidence_text, sentences
from assistant.proof.comparison import Comparison
from assistant.proof.faults import faults
from assistant.questions.question import Question
from assistant.speech.quotations import speaks
from assistant.words.claims import claimed, quotations
from benchmarks.rearranged import clause_added, names_exchanged, numbers_exchanged
from benchmarks.written import HALVES, written
from embeddings.archive import Archive
from embeddings.intake.incoming import scan
from embeddings.intake.ingest import ingest
from embeddings.models.sentence_encoder import SentenceEncoder
from embeddings.releases.release import Filters, Hit, Release
from embeddings.text.folding import fold

EXAMPLES = Path(__file__).parents[1] / "examples" / "releases"
RESULTS = Path(__file__).parent / "results" / "corrupted.json"
FAITHFUL, OF_EACH = 300, 250
OTHERS = 7  # passages in the prompt beside the cited one
# In English, Russian and Arabic, as they begin.
PEOPLE = [name.split("/") for name in (
    "Mirela Hodan/Мирела Ходан/ميريلا هودان", "Tobar Nilsek/Тобар Нилсек/توبار نيلسك",
    "Lodema Virsen/Лодема Вирсен/لوديما فيرسن", "Irna Sovel/Ирна Совель/إيرنا سوفيل",
    "Deyan Morvat/Деян Морват/ديان مورفات", "Gorvan Lestan/Горван Лестан/غورفان ليستان",
    "Ardan Kelmor/Ардан Келмор/أردان كيلمور", "Saven Oruk/Савен Орук/سافين أوروك",
    "Elvin Tarsk/Эльвин Тарск/إلفين تارسك", "Yorn Belask/Йорн Беласк/يورن بيلاسك",
    "Huda Marzan/Худа Марзан/هدى مرزان", "Tarif Qasmun/Тариф Касмун/طريف قسمون",
    "Riva Tolan/Рива Толан/ريفا تولان",
)]  # fmt: skip
PLACES = [name.split("/") for name in (
    "Varandia/Варанди/فارانديا", "Oresia/Ореси/أوريسيا", "Nurmadia/Нурмади/نورماديا", "Zahrin/Захрин/زهرين",
    "Kestria/Кестри/كيستريا", "Marsal/Марсал/مرسال",
)]  # fmt: skip
# Those of the archive that most rules for names were made without; two were made after a look at what they missed.
OTHER_PEOPLE = [name.split("/") for name in (
    "Salim al-Rahwani/Салим ар-Рахвани/سالم الرهواني", "Otar Lind/Отар Линд/أوتار ليند",
    "Dargo Hensik/Дарго Хенсик/دارغو هنسيك", "Ilma Brandt/Ильма Брант/إيلما برانت",
    "Layan al-Sifri/Лаян ас-Сифри/ليان السفري",
)]  # fmt: skip
OTHER_PLACES = [name.split("/") for name in (
    "Dorvane/Дорван/دورفان", "Selmora/Сельмор/سيلمورا", "Talven/Тальвен/تالفين", "Tamuria/Тамури/تاموريا",
    "Sarabel/Сарабел/سارابيل", "Biru/Биру/بيرو",
)]  # fmt: skip
NAMES = {"name": (PEOPLE, PLACES), "held-out name": (OTHER_PEOPLE, OTHER_PLACES)}
TONGUES = ("en", "ru", "ar")
# What is exchanged for another word of the same list, with what stands before it and behind it.
WORDS = {
    "unit": (
        r"\d(?:\s?(?:million|billion|thousand|млн|млрд|тыс\.|مليون|مليار|ألف|آلاف|ملايين))?\s", "",
        "tonnes/barrels/kilograms kilometres/miles/metres days/weeks/months/years/hours dollars/euros"
        " тонн/килограмм/баррелей километров/миль/метров дней/недель/месяцев/лет/часов долларов/евро/рублей"
        " طن/برميل/كيلوغرام طنا/برميلا كيلومترا/ميلا/مترا أيام/أسابيع/أشهر/سنوات/ساعات يوما/شهرا/أسبوعا"
        " دولار/يورو/روبل",
    ),
    "weekday": (
        "", "",
        "Monday/Tuesday/Wednesday/Thursday/Friday/Saturday/Sunday понедельник/вторник/четверг/воскресенье"
        " среду/пятницу/субботу понедельника/вторника/четверга среды/пятницы/субботы"
        " الاثنين/الثلاثاء/الأربعاء/الخميس/الجمعة/السبت/الأحد",
    ),
    "quarter or half of a year": (
        "(?:(?:الربع|النصف) )?", "(?: (?:quarter|half|квартал|полугоди|половин))?",
        "first/second/third/fourth первый/второй/третий/четвертый первого/второго/третьего/четвертого"
        " первом/втором/третьем/четвертом I/II/III/IV الأول/الثاني/الثالث/الرابع",
    ),
}  # fmt: skip
# What is replaced once, where it stands first: a negation more, a negation fewer, and what goes up goes down.
ALTERED = {
    "negation added": (
        (r"\b(will|may|is|are|was|were|has|have|can|would|must)\b(?! not)", r"\1 not"),
        (r"(?<!не )\b(будет|будут|был|была|было|были|может|могут|должен|должны)\b", r"не \1"),
        (r"\bس(?=[تي]\w{3})", "لن "),
    ),
    "negation removed": (
        (r"\b(did|does|do|will|may|is|are|was|were|has|have|can|would|must) not\b", r"\1"), (r"\bcannot\b", "can"),
        (r"\b[Нн]е (?!только|более|менее|поз|ран|раньше|выше|ниже|дороже)", ""), (r"\b(و?)(?:لم|لن|لا) ", r"\1"),
    ),
    "direction": (
        (r"\brose\b", "fell"), (r"\bfell\b", "rose"), (r"\bincreased\b", "decreased"),
        (r"\bno more than\b", "at least"), (r"\bat least\b", "at most"), (r"\bmore than(?= \d)", "less than"),
        (r"\braised\b", "cut"), (r"\bвырос(л?)", "упал"), (r"\bне более\b", "не менее"), (r"\bне менее\b", "не более"),
        (r"\bснизил", "повысил"), (r"\bповысил", "снизил"), (r"\bارتفع", "انخفض"), (r"\bانخفض", "ارتفع"),
        (r"\bأكثر من(?= \d)", "أقل من"),
    ),
}  # fmt: skip
# How somebody's words are reported and quoted: by a man, by a woman.
REPORTED = {
    "en": ("{} said that {}", "{} said that {}"), "ru": ("{} заявил, что {}", "{} заявила, что {}"),
    "ar": ("قال {} إن {}", "قالت {} إن {}"),
}  # fmt: skip
SAID = {
    "en": ("{} said: “{}”", "{} said: “{}”"), "ru": ("{} заявил: «{}»", "{} заявила: «{}»"),
    "ar": ("قال {}: «{}»", "قالت {}: «{}»"),
}  # fmt: skip
WOMEN = frozenset(
    name
    for names in (*PEOPLE, *OTHER_PEOPLE)
    if names[0].split()[0] in ("Mirela", "Lodema", "Irna", "Huda", "Riva", "Ilma", "Layan")
    for name in names
)
TURN = re.compile("^(?:Question|Вопрос|سؤال)", re.MULTILINE)  # in a transcript all is somebody's words


@dataclass(frozen=True)
class Case:
    """A sentence in a language, the passage it cites, and those it does not."""

    text: str
    language: str
    cited: Hit
    others: tuple[Hit, ...]

    def reasons(self, comparison: Comparison) -> list[str]:
        return list(map(str, faults(self.text, [self.cited], self.others, Question("", self.language), comparison)))


def faithful(archive: Archive, choose: random.Random) -> tuple[list[Case], list[Case]]:
    """Of the same language and across languages."""
    same, across = [], []
    releases = archive.listing(Filters(), limit=1000).releases
    hits = [hit for r in releases if (hit := archive.passage_like(r.title or r.text[:100], r))]
    for release in releases:
        versions = [v for one in archive.versions(release) if (v := archive.release(one.release_id))]
        for start, end in sentences(release, 0, len(release.text)):
            text = " ".join(release.text[start:end].split())
            others = tuple(choose.sample([h for h in hits if h.release.id != release.id], OTHERS))
            if own := archive.passage_like(text, release):
                whole = Hit(release, own.passage, 0.0, 0.0)
                if release.text[start:end] in own.passage.text:
                    same.append(Case(text, release.language, whole, others))
            if quotations(text)[0]:
                continue
            for version in versions:
                paragraph = translated(release, start, version)
                near = archive.passage_like(paragraph, version) if paragraph else None
                if near and paragraph in near.passage.text:
                    across.append(Case(text, release.language, near, others))
    return same, across


def translated(release: Release, at: int, version: Release) -> str:
    """The paragraph of a version that translates the one at an offset; "" where they do not run in parallel."""
    own, theirs = ([p for p in one.text.split("\n") if p.strip()] for one in (release, version))
    n = sum(bool(line.strip()) for line in release.text[:at].split("\n")[:-1])
    return theirs[n].strip() if len(own) == len(theirs) else ""


def corrupted(cases: list[Case], choose: random.Random) -> Iterator[tuple[str, Case]]:
    for case in choose.sample(cases, len(cases)):
        if (text := _other_number(case.text, choose)) != case.text:
            yield "number", replace(case, text=text)
        if (text := _number_beside(case, choose)) != case.text:
            across = case.language != case.cited.release.language
            yield f"number of the same passage, {'across' if across else 'same language'}", replace(case, text=text)
        for kind, lists in NAMES.items():
            if (text := _other_name(case, lists, choose)) != case.text:
                yield f"{kind}, {case.language}", replace(case, text=text)
        if (text := _other_word(case, cases, choose)) != case.text:
            yield "quotation", replace(case, text=text)
        if re.search(r"\d", case.text) or _names(case, (PEOPLE, PLACES)):
            yield "citation", replace(case, cited=case.others[0], others=(case.cited, *case.others[1:]))


def corrupted_otherwise(cases: list[Case], choose: random.Random) -> Iterator[tuple[str, Case]]:
    """By what is neither a digit nor a name nor a word of a quotation."""
    for case in choose.sample(cases, len(cases)):
        for kind in WORDS:
            if (text := _other_of(case.text, *WORDS[kind], choose)) != case.text:
                yield kind, replace(case, text=text)
        yield from _quoted_wrongly(case, choose)
        if case.language == case.cited.release.language:
            for kind, rules in ALTERED.items():
                if (text := _altered(case.text, rules)) != case.text:
                    yield kind, replace(case, text=text)


def _altered(text: str, rules: Sequence[tuple[str, str]]) -> str:
    changed = (re.sub(old, new, text, count=1) for old, new in rules)
    return next((one for one in changed if one != text), text)


def _other_number(text: str, choose: random.Random) -> str:
    digits = [match.start() for match in re.finditer(r"\d", text)]
    if not digits:
        return text
    at = choose.choice(digits)
    zero = chr(ord(text[at]) - int(text[at]))
    other = choose.choice([d for d in range(1, 10) if d != int(text[at])])
    return text[:at] + chr(ord(zero) + other) + text[at + 1 :]


def _number_beside(case: Case, choose: random.Random) -> str:
    """Another number of the cited passage, of the same unit and as many digits, in the place of one."""
    own = {(q.value, q.unit) for q in claimed(case.text)[0]}
    there = {(q.value, q.unit) for q in claimed(evidence_text(case.cited))[0] if q.written == f"{q.value}e0"}
    places = [
        (match, other)
        for match in re.finditer(r"(?<![\d.,٫])\d+(?:[.,٫]\d+)?(?P<percent>\s?[%٪])?(?![.,٫]?\d)", case.text)
        for other, unit in sorted(there)
        if (fold(match.group().removesuffix(match["percent"] or "")).replace(",", "."), unit) in own
        and unit == ("%" if match["percent"] else "")
        and other not in fold(match.group())
        and len(other) == len(match.group().removesuffix(match["percent"] or ""))
    ]
    if not places:
        return case.text
    match, other = choose.choice(places)
    return case.text[: match.start()] + other + (match["percent"] or "") + case.text[match.end() :]


Names = list[list[str]]


def _names(case: Case, lists: Sequence[Names]) -> list[tuple[int, Names]]:
    """(place in its list, the list) of each name in a sentence."""
    tongue = TONGUES.index(case.language) if case.language in TONGUES else 0
    return [
        (n, names) for names in lists for n, name in enumerate(names) if name[tongue] in case.text
    ]


def _other_name(case: Case, lists: Sequence[Names], choose: random.Random) -> str:
    """A name of the archive, that the cited passage has in no language, in the place of one."""
    if not (named := _names(case, lists)) or case.language not in TONGUES:
        return case.text
    tongue, cited = TONGUES.index(case.language), evidence_text(case.cited)
    n, names = choose.choice(named)
    rest = [other for other in names if not any(form.split()[-1] in cited for form in other)]
    return case.text.replace(names[n][tongue], choose.choice(rest)[tongue]) if rest else case.text


def _other_of(text: str, before: str, behind: str, lists: str, choose: random.Random) -> str:
    """Another word of a list in the place of one that stands between two patterns, one of which is there."""
    places = [
        (match, other)
        for words in (one.split("/") for one in lists.split())
        for match in re.finditer(rf"({before})\b({'|'.join(words)})\b({behind})", text)
        for other in words
        if other != match[2] and (not (before or behind) or match[1] or match[3])
    ]
    if not places:
        return text
    match, other = choose.choice(places)
    return text[: match.start(2)] + other + text[match.end(2) :]


def _quoted_wrongly(case: Case, choose: random.Random) -> Iterator[tuple[str, Case]]:
    """What a release says itself, or somebody in it, as the quotation of a person whom the passage names."""
    release = case.cited.release
    if case.language != release.language or case.language not in TONGUES or TURN.search(release.text):
        return
    tongue, there = TONGUES.index(case.language), evidence_text(case.cited)
    people = [name[tongue] for name in (*PEOPLE, *OTHER_PEOPLE) if name[tongue] in there]
    others = [name for name in people if name not in case.text]
    own = [text for text in quotations(case.text)[0] if len(text.split()) > 3]
    if own and others and len(others) < len(people):  # the one who is named beside it said it
        who = choose.choice(others)
        yield "another's quotation", replace(case, text=SAID[case.language][who in WOMEN].format(who, own[0]))
        reported = REPORTED[case.language][who in WOMEN].format(who, own[0].rstrip(",."))
        yield "another's words reported", replace(case, text=f"{reported}.")
    if people and not quotations(case.text)[0] and not speaks(case.text):
        who = choose.choice(people)
        said = SAID[case.language][who in WOMEN].format(who, case.text.rstrip("."))
        yield "the release's words as a quotation", replace(case, text=said)


def _other_word(case: Case, cases: list[Case], choose: random.Random) -> str:
    quoted = [q for q in quotations(case.text)[0] if len(re.findall(r"\w+", q)) >= 4]
    words = [match for q in quoted for match in re.finditer(r"\w{4,}", q)]
    if case.cited.release.language != case.language or not words:
        return case.text
    chosen = choose.choice(words)
    word, quoted = chosen.group(), chosen.string
    strange = re.findall(r"\w{4,}", choose.choice([c for c in cases if c.language == case.language]).text)
    strange = [other for other in strange if other.lower() != word.lower()]
    altered = (
        quoted[: chosen.start()] + choose.choice(strange) + quoted[chosen.end() :] if strange else quoted
    )
    return case.text.replace(quoted, altered)


def rearranged(cases: list[Case], choose: random.Random) -> Iterator[tuple[str, Case]]:
    """With its own words in other places, and with a clause of either half behind it."""
    for n, case in enumerate(choose.sample(cases, len(cases))):
        across = "across" if case.language != case.cited.release.language else "same language"
        if (text := numbers_exchanged(case.text, choose)) != case.text:
            yield f"numbers exchanged, {across}", replace(case, text=text)
        for names in (PLACES + OTHER_PLACES, PEOPLE + OTHER_PEOPLE):
            tongue = TONGUES.index(case.language) if case.language in TONGUES else 0
            if (text := names_exchanged(case.text, [name[tongue] for name in names], choose)) != case.text:
                yield f"names exchanged, {across}", replace(case, text=text)
        if (text := clause_added(case.text, case.language, n % 2, choose)) != case.text:
            yield f"clause added, {across}, {HALVES[n % 2]}", replace(case, text=text)


def written_cases(archive: Archive, choose: random.Random) -> list[tuple[str, Case]]:
    """Each written sentence with its kind, citing the nearest passage of its release."""
    releases = archive.listing(Filters(), limit=1000).releases
    hits = [hit for r in releases if (hit := archive.passage_like(r.title or r.text[:100], r))]
    cases = []
    for one in written():
        release = next(r for r in releases if r.id.startswith(one.cites))
        if near := archive.passage_like(one.text, release):
            others = tuple(choose.sample([h for h in hits if h.release.id != release.id], OTHERS))
            across = "across" if one.language != release.language else "same language"
            kind = f"written {one.kind}, {across}, {one.half}"
            cases.append((kind, Case(one.text, one.language, Hit(release, near.passage, 0.0, 0.0), others)))
    return cases


Cases = list[tuple[str, Case]]


def read(choose: random.Random) -> tuple[Comparison, list[Case], list[Case], Cases]:
    """What compares, the archive's sentences within a language and across, and those that were written."""
    with tempfile.TemporaryDirectory() as folder:
        encoder = SentenceEncoder("", user_cache_path("press-release-assistant"))
        archive = Archive.open(Path(folder), encoder)
        ingest(archive, scan(archive, [EXAMPLES]).items)
        same, across = faithful(archive, choose)
        wrote = written_cases(archive, random.Random(13))
        archive.close()
    return Comparison(encoder), same, across, wrote


def alarms_in(cases: Sequence[Case], comparison: Comparison) -> list[dict]:
    """The faithful ones that are not shown, and why."""
    told = [(case, case.reasons(comparison)) for case in cases]
    return [{"sentence": c.text, "cites": c.cited.release.id, "why": why} for c, why in told if why]


def main() -> None:
    choose, figures, alarms = random.Random(7), {}, []
    comparison, same, across, wrote = read(choose)
    true = {
        kind: choose.sample(cases, min(FAITHFUL // 2, len(cases)))
        for kind, cases in (("same language", same), ("across languages", across))
    }
    for kind, case in wrote:
        if kind.startswith("written faithful"):
            true.setdefault(kind, []).append(case)
    for kind, cases in true.items():
        false = alarms_in(cases, comparison)
        figures[f"faithful, {kind}"] = len(cases)
        figures[f"false alarms, {kind}"] = round(len(false) / len(cases), 4)
        alarms += false
    counts, caught, missed = Counter(), Counter(), []
    proven = [case for case in same + across if not case.reasons(comparison)]
    false_ones = chain(
        corrupted(proven * 3, choose), corrupted_otherwise(proven * 3, random.Random(11)),
        rearranged(proven, random.Random(19)), (one for one in wrote if not one[0].startswith("written faithful")),
    )  # fmt: skip
    for kind, case in false_ones:
        if counts[kind] == OF_EACH:
            continue
        counts[kind] += 1
        reasons = case.reasons(comparison)
        caught[kind] += bool(reasons)
        if not reasons:
            missed.append({"kind": kind, "sentence": case.text, "cites": case.cited.release.id})
    for kind, count in counts.items():
        figures[f"{kind}: corrupted"] = count
        figures[f"{kind}: caught"] = round(caught[kind] / count, 4)
    for name, value in figures.items():
        print(f"{name:34} {value}")
    found = {"figures": figures, "false alarms": alarms, "missed": missed}
    RESULTS.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
