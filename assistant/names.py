"""The names in a sentence, and whether its evidence has them, in whichever script. Pure.

Latin and Cyrillic sentences show names by capitals; Arabic has none, so there a word counts as a name where a title
stands before it or where a passage that is not cited has it as a name. Across scripts names are compared by
their consonants, countries by what CLDR calls them.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from anyascii import anyascii

from assistant.places import countries
from assistant.vocabulary import any_of
from embeddings.folding import fold
from embeddings.keywords import analyse, is_stop_word

SHORTEST = 2  # consonants that tell anything
ALIKE = 5  # consonants, from which one more, less or other is still the same name in another script
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[.!?؟:…;]\s|[\"«“„‘(\[])\W*$")
# What is written with a capital, or stands between a title and a name, and names nobody.
_OFFICE = re.compile(
    any_of(
        "minister* ministr* foreign prime deput* president* vice chair* head governor* govern* speaker* director*"
        " ambassador* secretary general general's doctor professor academician senator* king queen prince emir"
        " affairs department* office* press service* agenc* council* committee* commission* parliament* assembl*"
        " bank* central national international state* republic* federa* federation union united nations kingdom"
        " court* universit* institut* school* academ* museum* fund* foundation* organi* act law* agreement* treat*"
        " transport* agricultur* trade education science* health finance* econom* energy defence defense interior"
        " justice culture news newspaper* harbour* harbor* port island* sea river lake street road square airport*"
        " line* company group strait* blue red black white new old great first second third round"
        " convention* memorand* programm* program plan board cabinet member* mr mrs ms dr sir lady today yesterday"
        " tomorrow meanwhile earlier later also according north* south* east* west* internet covid page section"
        " министр* министерств* иностранн* премьер* заместител* президент* вице* глав* губернатор* правительств*"
        " спикер* директор* посол* посл* секретар* генеральн* доктор* профессор* академик* сенатор* корол* принц*"
        " дел* департамент* пресс* служб* агентств* совет* комитет* комисси* парламент* ассамбле* банк* центральн*"
        " национальн* международн* государств* республик* федерац* федеральн* союз* объединенн* наци* королевств*"
        " суд* университет* институт* школ* академи* музе* фонд* организаци* закон* соглашени* договор* конвенци*"
        " меморандум* программ* план* кабинет* член* депутат* председател* управлени* господин* сегодня вчера ранее"
        " также север* юг южн* восток* восточн* запад* западн*"
        " транспорт* сельск* хозяйств* торговл* образовани* наук* здравоохранени* финанс* экономик* энергетик* оборон*"
        " внутренн* юстици* культур* газет* порт* остров* мор* рек* озер* улиц* площад* аэропорт* лини* компани*"
        " групп* пролив* перв* втор* треть*"
        " خارجية داخلية دفاع مالية زراعة تعليم نقل صحة عدل اقتصاد طاقة دولة حكومة وزراء مجلس لجنة جمهورية برلمان"
        " إدارة قسم شركة مصرف بنك أكثر عام مركز مؤسسة جامعة وكالة هيئة بعثة قطاع مدينة منطقة"
        " monday tuesday wednesday thursday friday saturday sunday понедельник* вторник* сред* четверг* пятниц*"
        " суббот* воскресень* january february march april may june july august september october november december"
    )
)
_TITLE = re.compile(  # also the verbs after which a speaker is named
    any_of(
        "السيد السيدة السادة الوزير الوزيرة وزير وزيرة الرئيس الرئيسة رئيس رئيسة المتحدث المتحدثة المحافظ"
        " المحافظة محافظ محافظة السفير السفيرة سفير سفيرة الأمير الأميرة أمير الملك الشيخ الشيخة الدكتور الدكتورة"
        " النائب النائبة نائب نائبة المدير المديرة مدير مديرة الأستاذ الأستاذة المفوض المفوضة"
        " قال وقال قالت وقالت صرح وصرح صرحت أكد وأكد أكدت أضاف وأضاف أضافت أوضح وأوضح أوضحت أعلن وأعلن أعلنت"
    )
)
_PREFIX = re.compile("^(?:[وف]?(?:[بك]?ال|لل)|[وفبلك])(?=.{3})")
_PEOPLE = re.compile(
    "(?<=...)(?:(?:ian|ean|an|ese|ish)s?|(?:ий)?ск[а-я]{2,3}|(?:ец|цы|цев|цам))$"
)  # of a country
_DIGRAPHS = re.compile("shch|sch|tch|dzh|ch|sh|zh|ts|tz|dj")
_CLASSES = str.maketrans("pbvfsczjkgqxdtlmnr", "bbffsksskkkkddlmnr")  # what scripts write alike is one


def unproven_names(sentence: str, evidence: Sequence[str], others: Sequence[str] = ()) -> list[str]:
    """The names in a sentence that its evidence lacks; `others` are passages that it does not cite."""
    known = _Known(evidence)
    strangers = _Known([" ".join(_capitalised(text)) for text in others])
    placed = set().union(*map(countries, evidence)) if evidence else set()
    found = [name for name in _names(sentence, strangers) if not known.has(name)]
    found = [name for name in found if not countries(name) & placed]
    if not found and (elsewhere := countries(sentence) - placed):
        found = sorted(elsewhere)
    return list(dict.fromkeys(found))


class _Known:
    """The words of texts, as names are compared."""

    def __init__(self, texts: Iterable[str]):
        words = {word for text in texts for word in _WORD.findall(text)}
        self._forms = {fold(word) for word in words}
        self._forms |= {_PREFIX.sub("", form) for form in self._forms}
        self._stems = {stem for word in words for stem in analyse(word)}
        self._scripts = {_script(word) for word in words}
        # What can be a name: words with a capital, words about a people, and every Arabic one.
        likely = {w for w in words if w[0].isupper() or _PEOPLE.search(fold(w)) or _script(w) == "ARABIC"}
        self._likely = {fold(word) for word in likely}
        shapes = {shape for word in likely for shape in _shapes(word)}
        self._skeletons = {found for found in map(skeleton, shapes) if len(found) >= SHORTEST}

    def has(self, name: str) -> bool:
        form = fold(name)
        if {form, _PREFIX.sub("", form)} & self._forms or set(analyse(name)) & self._stems:
            return True
        if any(_inflected(form, other) for other in self._likely):
            return True
        bones = [found for found in map(skeleton, _shapes(name)) if len(found) >= SHORTEST]
        return not bones or any(_alike(own, other) for own in bones for other in self._skeletons)

    def names(self, word: str) -> bool:
        """Whether a word is surely one of these names."""
        return any(
            len(found) > SHORTEST and found in self._skeletons for found in map(skeleton, _shapes(word))
        )


def _shapes(word: str) -> set[str]:
    """A word as it stands, without what is written together with it, without a people's ending, and its stem."""
    form = fold(word)
    return {form, _PREFIX.sub("", form), _PEOPLE.sub("", form), *analyse(word)}


def _names(sentence: str, strangers: _Known) -> list[str]:
    words = list(_WORD.finditer(sentence))
    found = []
    for n, match in enumerate(words):
        word = match.group()
        if is_stop_word(fold(word)) or _OFFICE.match(fold(word)):
            continue
        if _script(word) == "ARABIC":
            if _titled(words, n) or strangers.names(word):
                found.append(word)
        elif word[0].isupper():
            opens = _OPENS.search(sentence[: match.start()])
            if not opens or strangers.names(word) or _named_on(sentence, words, n):
                found.append(word)
    return found


def _titled(words: Sequence[re.Match[str]], n: int) -> bool:
    """Whether a title stands right before an Arabic word that is none itself."""
    word = fold(words[n].group())
    return n > 0 and bool(_TITLE.match(fold(words[n - 1].group()))) and not (
        word.startswith(("ال", "لل")) or _TITLE.match(word)
    )  # fmt: skip


def _named_on(sentence: str, words: Sequence[re.Match[str]], n: int) -> bool:
    """Whether the next word goes on with a name."""
    if n + 1 == len(words) or sentence[words[n].end() : words[n + 1].start()] != " ":
        return False
    following = words[n + 1].group()
    return following[0].isupper() and not _OFFICE.match(fold(following))


def _capitalised(text: str) -> list[str]:
    """The words that a text shows as names by their capitals."""
    return [
        match.group()
        for match in _WORD.finditer(text)
        if match.group()[0].isupper()
        and not _OPENS.search(text[max(0, match.start() - 4) : match.start()] if match.start() else "")
        and not _OFFICE.match(fold(match.group()))
        and not is_stop_word(fold(match.group()))
    ]


def _inflected(one: str, other: str) -> bool:
    """Whether two words of one script differ in their ends only, as cases do."""
    if len(one) < 4 or _script(one) != _script(other) or _script(one) == "ARABIC":
        return False
    kept = max(3, min(len(one), len(other)) - 3)
    return one[:kept] == other[:kept] and abs(len(one) - len(other)) <= 3


@lru_cache(maxsize=1 << 14)
def skeleton(word: str) -> str:
    """The consonants of a word in one script, those that scripts mix up as one, none twice in a row."""
    latin = anyascii(word).lower().replace("kh", "")
    latin = _DIGRAPHS.sub("s", latin).replace("ph", "f").replace("th", "t")
    bones = "".join(c for c in latin if c in "bcdfgjklmnpqrstvxz").translate(_CLASSES)
    return re.sub(r"(.)\1+", r"\1", bones)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < ALIKE or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    return one[start + 1 :] == other[start + 1 :] or one[start + 1 :] == other[start:] or (
        one[start:] == other[start + 1 :]
    )  # fmt: skip


def _script(word: str) -> str:
    return unicodedata.name(word[0], "").partition(" ")[0]
