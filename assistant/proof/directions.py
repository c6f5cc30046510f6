"""Whether a sentence turns round what its evidence says: at least for at most, fell for rose, lost for won. Pure.

In English, Russian and Arabic; numbers are compared across these, words within one of them. Nothing is said where the
evidence has both directions, or where either one is negated.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from assistant.proof.fault import Fault
from assistant.proof.polarity import negates
from assistant.proof.repetition import repeated, same, terms
from assistant.speech.quotations import said_part
from assistant.words.claims import Day, Quantity, claimed
from assistant.words.numerals import in_digits
from assistant.words.vocabulary import any_of
from embeddings.text.folding import fold

MOST_BOUNDS = 100  # read in a text; no more stand in a passage
_BEFORE = r"(?<!\w)[وفبلك]{0,2}(?:ال)?"
_NEVER = r"(?:not|never|cannot|\w+n't|не|لا|لم|لن)\s(?:\w+\s){0,5}"
_MOST = (
    rf"{_NEVER}(?:exceed\w*|превы\w*|[يت]تجاوز|[يت]زيد\s(?:علي|عن)|[يت]تعدي)|"
    + any_of(
        "no_more_than not_more_than at_most up_to less_than fewer_than under below maximum_of no_later_than"
        " not_later_than no_higher_than no_longer_than не_более не_больше не_выше не_дороже не_позднее не_позже"
        " менее меньше ниже дешевле максимум أقل_من دون ما_لا_يزيد_على حد_أقصى كحد_أقصى بحد_أقصى"
    )
)
_LEAST = (
    rf"exceed\w*|превы\w*|[يت]تجاوز|تجاوزت?|[يت]زيد\s(?:علي|عن)|{_NEVER}(?:[يت]قل\sعن)|"
    + any_of(
        "at_least no_less_than not_less_than no_fewer_than not_fewer_than more_than over above minimum_of"
        " no_earlier_than not_earlier_than не_менее не_меньше не_ниже не_ранее не_раньше не_дешевле более больше свыше"
        " выше минимум أكثر_من ما_لا_يقل_عن على_الأقل فوق"
    )
)
_BOUND = re.compile(
    rf"(?<!\w)[وف]?(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))\s(?:чем\s|than\s)?(?:на\s)?(?=\W{{0,2}}\d)"
)
_UP_TO = re.compile(rf"(?<!\w)[وفب]?(?P<most>{any_of('up_to as_much_as as_many_as до ما_يصل_إلى')})\s(?=\W{{0,2}}\d)")
_BOUND_BEHIND = re.compile(  # the number and what it counts
    r"(?<![\d.,])(?=\d)(?P<number>[\d.,]{1,20}(?:\s[^\W\d_]+){0,3})\s"
    rf"(?:(?P<most>{any_of('كحد_أقصى بحد_أقصى على_الأكثر at_most')})"
    rf"|(?P<least>{any_of('على_الأقل كحد_أدنى at_least')}))"
)
_FROM_TO = re.compile(
    r"(?<!\w)(?:from|с|от|من)\s\W?(?P<a>\d[\d.,]*\d|\d)\D{0,40}?\s(?:to|до|الي)\s\W?(?P<b>\d[\d.,]*\d|\d)"
    r"|(?<!\w)(?:to|до|الي)\s\W?(?P<d>\d[\d.,]*\d|\d)\D{0,40}?\s(?:from|с|от|من)\s\W?(?P<c>\d[\d.,]*\d|\d)"
)
_RISE = (
    "rise rises rose risen rising increas* grow grows grew grown growing growth raise raises raised raising climb*"
    " jumped soar* gained higher вырос* вырас* возрос* увелич* повы* подня* рост роста ростом прибав* подорожа*"
    " ارتفع* يرتفع ترتفع ارتفاع* زاد زادت يزيد تزيد زيادة رفع رفعت يرفع ترفع نما نمت نمو صعد*"
)
_FALL = (
    "fall falls fell fallen falling decreas* declin* drop* reduc* cut cuts lower* shrink* shrank shrunk lost down"
    " сниз* снижен* снижа* упал* упад* сократ* сокращ* уменьш* пониз* пониж* потеря* подешев*"
    " انخفض* ينخفض تنخفض انخفاض* تراجع* يتراجع تتراجع هبط* خفض خفضت يخفض تخفض خفضا تخفيض* تقلص* نقص نقصت"
)
# Behind these one goes to a number, and not up to it.
_GOES = re.compile(
    r"(?<!\w)(?:from|с|от|من)\s\W?\d|"
    + _BEFORE
    + any_of(f"{_RISE} {_FALL} довед* довест* довод* расшир* продл* ускор* дош* дойт* отлож* перен* ограни*")
)
# With one of these a number may still be one up to which something goes.
_LIMIT = re.compile(
    rf"(?<!\w)[وفبلك]{{0,2}}(?:{_MOST}|"
    + any_of(
        "as_much_as as_many_as most maximum max limit* cap capped ceiling reach* within until till by younger"
        " potential* about around nearly almost roughly some approximately"
        " до достиг* достич* максим* предел* лимит* младше моложе почти около примерно порядка в_пределах"
        " يصل تصل يبلغ تبلغ أقصى أعلى سقف حدود حتى تحت نحو حوالي قرابة زهاء يقارب تقارب"
    )
    + ")"
)
_PART = re.compile(r"[.!?;,؛،]\s")
_OPPOSITES = [
    (re.compile(_BEFORE + any_of(one)), re.compile(_BEFORE + any_of(other)))
    for one, other in (
        (_RISE, _FALL),
        ("win wins won winning victory chosen awarded побед* выигра* فاز فازت فوز يفوز تفوز",
         "lose loses lost losing defeat* проигра* пораж* خسر خسرت خسارة يخسر تخسر"),
        ("support* backed favour* поддерж* голос*_за проголос*_за выступ*_за высказ*_за"
         " أيد أيدت يؤيد تؤيد تأييد* دعم دعمت",
         "oppos* against против عارض* يعارض تعارض ضد"),
        ("approv* accept* adopt* одобр* приня* وافق* يوافق توافق", "reject* отклон* отверг* رفض* يرفض ترفض"),
        ("agree agrees agreed promise promises promised согласи* соглаша* обеща* пообеща* وعد* تعهد* يتعهد تتعهد",
         "refuse refuses refused отказ* رفض* يرفض ترفض"),
        ("before перед قبل", "after после بعد"),
        ("allow* permit* legal* разреш* سمح* يسمح تسمح", "ban bans banned prohibit* forbid* запрет* запрещ* منع* حظر*"),
        ("open* откры* открое* فتح* افتتح* يفتح تفتح", "clos* shut* закры* закрое* أغلق* إغلاق* يغلق تغلق"),
        ("start* begin* began begun launch* нача* начн* начин* بدأ* يبدأ تبدأ",
         "end ended ends ending stop* halt* finish* заверш* законч* прекра* останов* انته* ينتهي تنتهي أوقف*"),
        ("more больше более أكثر", "less fewer меньше менее أقل"),
        ("higher above выше أعلى", "lower below ниже أدنى"),
        ("improv* улучш* تحسن* يتحسن تتحسن", "worsen* ухудш* تدهور* يتدهور تتدهور"),
        ("strengthen* укреп* قوي*", "weaken* ослаб* ضعف*"),
        ("surplus* профицит* فائض", "deficit* дефицит* عجز"), ("profit* прибыл* ربح أرباح", "loss* убыт* خسائر"),
        ("north* север* شمال*", "south* юг юга юге южн* جنوب*"), ("east* восто* شرق*", "west* запад* غرب*"),
        ("joined join joins вступ* انضم*", "left leave leaves withdr* вышл* выход* انسحب*"),
    )
]  # fmt: skip


def turned(sentence: str, evidence: Sequence[str]) -> list[Fault]:
    """What of a sentence says the opposite of its evidence, in how it goes or how much it is at most."""
    own, there = _digits(sentence), [_digits(text) for text in evidence]
    words = dict.fromkeys([*_bounded(own, there), *_backwards(own, there), *_opposite(sentence, evidence)])
    found = [Fault("sense", one, f"{one!r} is the opposite of what the cited passages say") for one in words]
    return found + [
        Fault("sense", one, f"{one!r} is only the most that there may be in the cited passages")
        for one in _unlimited(own, there)
    ]


def _digits(text: str) -> str:
    return in_digits(fold(text), 2)


def _bounded(own: str, evidence: Iterable[str]) -> Iterator[str]:
    """The numbers and days that are at most there and at least here, or the other way."""
    theirs = {bound for text in evidence for bound, _ in _bounds(text)}
    for (side, what), words in _bounds(own):
        other = "least" if side == "most" else "most"
        if (other, what) in theirs and (side, what) not in theirs:
            yield words


def _bounds(text: str) -> Iterator[tuple[tuple[str, Day | Quantity], str]]:
    """Each bound with its number or day, and in its words."""
    for match in islice(_BOUND.finditer(text), MOST_BOUNDS):
        if what := _first(text[match.end() : match.end() + 40]):
            yield (match.lastgroup, what), f"{match.group().strip()} {what.words}"
    for match in islice(_BOUND_BEHIND.finditer(text), MOST_BOUNDS):
        if what := _first(match["number"]):
            yield ("most" if match["most"] else "least", what), match.group()
    yield from ((("most", what), words) for what, words in _up_to(text))


def _up_to(text: str) -> Iterator[tuple[Day | Quantity, str]]:
    """Each number or day up to which something goes, and in its words; not where it rises or falls to that."""
    for match in islice(_UP_TO.finditer(text), MOST_BOUNDS):
        what = _first(text[match.end() : match.end() + 40])
        if what and not _GOES.search(_PART.split(text[max(0, match.start() - 80) : match.start()])[-1]):
            yield what, f"{match.group().strip()} {what.words}"


def _first(text: str) -> Day | Quantity | None:
    quantities, days = claimed(text)
    return next(iter((*days, *quantities)), None)


def _unlimited(own: str, evidence: Sequence[str]) -> list[str]:
    """The numbers of a text without a limit that all evidence has only as that up to which something goes."""
    if _LIMIT.search(own):
        return []
    most = Counter(what for text in evidence for what, _ in _up_to(text) if isinstance(what, Quantity))
    there = Counter(quantity for text in evidence for quantity in claimed(text)[0]) if most else most
    return [q.words for q in claimed(own)[0] if not q.is_year and there[q] and most[q] == there[q]]


def _backwards(own: str, evidence: Iterable[str]) -> list[str]:
    """From one number to another, where all evidence goes from the other one to the one."""
    theirs = {way for text in evidence for way in _ways(text)}
    return [words for (a, b), words in _ways(own).items() if (b, a) in theirs and (a, b) not in theirs and a != b]


def _ways(text: str) -> dict[tuple[str, str], str]:
    return {
        (re.sub(r"\D", "", m["a"] or m["c"]), re.sub(r"\D", "", m["b"] or m["d"])): m.group()
        for m in _FROM_TO.finditer(text)
    }


def _opposite(sentence: str, evidence: Sequence[str]) -> Iterator[str]:
    """The words whose opposites stand in all the evidence that says else the same."""
    folded = fold(sentence)
    for one, other in _OPPOSITES:
        for here, away in ((one, other), (other, one)):
            if not here.search(folded) or away.search(folded):
                continue
            own = next((w for w in (folded, said_part(sentence)) if here.search(w)), folded)
            told = repeated(here.sub(" ", own), sentence, evidence)
            if told and all(_is_turned(own, part, here, away) for part in told):
                yield here.search(folded).group()


def _is_turned(own: str, part: str, here: re.Pattern[str], away: re.Pattern[str]) -> bool:
    """Whether the part has only the opposite, neither is negated, and both begin with the same."""
    folded = fold(part)
    if not away.search(folded) or here.search(folded) or negates(own) or negates(folded):
        return False
    first, theirs = list(terms(here.sub(" ", own))), list(terms(away.sub(" ", folded)))
    shared = [word for word in first if any(same(word, other) for other in theirs)]
    begins = next((word for word in theirs if any(same(word, other) for other in first)), "")
    return bool(shared) and same(shared[0], begins)
