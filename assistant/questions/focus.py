"""What a question wants to know of something: the number of its passengers, its price, its minister. Pure.

These are the words behind "how many", and those behind "what" and "which" that name something measured, up to the name
or the preposition that says of what. Where a release has neither them nor a word near to them, it speaks of the thing
and not of what is asked about it. Other words behind "what" may only say what kind of thing the answer is: "which
entity", "what term".
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.people.offices import is_title
from assistant.questions.who_is import who_is
from assistant.words.ordinary import general
from assistant.words.vocabulary import COUNTING, COUNTS, MEASURED, MONTH, PUBLISHED, SAYING, UNIT, any_of
from embeddings.text.folding import Folded, fold
from embeddings.text.language import script
from embeddings.text.terms import is_stop_word

MOST = 3  # words; behind them comes what the question is about
_AND = r"\W*(?:(?:and|so|but|а|и|но)\s)?"
_DOES = any_of("do does did is are was were has have had will would can could should")
# Whose it is may stand in front of it, with what it is counted in behind it in no case.
_OWNER = rf"(?:(?:the|an?)\s)?(?:(?:(?!{_DOES}|{any_of('in at on of for from the')})[\w-]+\s){{0,3}}[\w-]+'s\s)?"
_COUNTING = re.compile(rf"{_AND}(?:{COUNTING}|{any_of('how')})\s(?:{_DOES}\s)?{_OWNER}")
_WHAT = re.compile(
    _AND
    + any_of(
        "what_is what_was what_are what_were what's what which"
        " какой какая какое какие какую какого какому каким какими каков какова каково каковы ما_هو ما_هي ما أي أية"
    )
    + rf"\s{_OWNER}"
)
_ANY_HEAD = re.compile(
    "(?:ال)?"
    + any_of(
        "head heads chief leader representative chair* director* глав* руководител* лидер* представител*"
        " председател* директор* رئيس رئيسة مدير مديرة أمين أمينة"
    )
)
# What is asked for in so many words and need not stand in the answer.
_ASKING = re.compile(
    "(?:ال)?"
    + any_of(
        "number* amount* portion* proportion* percentage* total kind* type* sort* share* part level* limit* maximum"
        " minimum average roughly approximately about"
        " difference* figure* data annual latest newest most recent next last main first new long old often far soon"
        " big large much many money did does do is are was were has have had will can should would people tonne* ton"
        " tons kilometre* kilometer* metre* meter* percent dollar* times"
        " числ* количеств* объем* сумм* деньги денег деньгам вид* тип* дол* част* уровен* уровн* предел* потол*"
        " максимум* максимальн* минимальн* средн* примерно приблизительно около"
        " разниц* данн* показател* последн* недавн* следующ* главн* перв* нов* стоит стоят стоил* составил*"
        " составля* достиг* всего человек людей тонн* километр* метр* процент* доллар* раз раза"
        " عدد رقم أرقام مبلغ مجموع حجم نوع أنواع نسبة مئوية حصة جزء مستوى حد متوسط معدل تقريبا حوالي"
        " بيانات آخر أحدث جديد جديدة أهم أول أكبر أعلى أقصى"
        " شخص شخصا أشخاص يبلغ تبلغ بلغ بلغت يكلف تكلف كلف كلفت طن طنا أطنان كيلومترا متر مترا دولار دولارا مرة مرات"
    )
)
_MEASURED = re.compile(f"(?:ال)?{MEASURED}")
_PREPOSITION = re.compile(any_of("about regarding concerning насчет относительно حول بشأن بخصوص حيال تجاه"))
_JOINS = re.compile(any_of("in of for and the at on by в на о об и для по из за في من على عن و"))
_COST = re.compile(
    rf"{_AND}و?(?:(?:во )?сколько {any_of('стоил* обошел* обошл*')}|كم {any_of('كلف كلفت بلغت_تكلفة بلغت_كلفة')})"
)
# Behind "how much" a verb, which is no counted thing in the accusative: what is asked about follows it.
_ARABIC_VERB = re.compile(rf"\W*كم\s(?!\w+[اه](?!\w)|{MEASURED}\s)\w+\s")
_CASES = re.compile(any_of("case cases случа* حالة حالات"))
_WHICH_IT = re.compile(r"[يت]\w{2,}(?:ها|هم)")  # "that it covers": of what is counted, and not it
_KINDS = any_of("agreement agreements treaty treaties convention pact memorandum accord")
_KINDS_ON = rf"{any_of('соглашен* договор* конвенци* меморандум*')}\s(?:об?|по)"
_DOCUMENT = re.compile(
    rf"(?<!\w)(?P<before>(?:[a-z][\w-]+\s){{1,2}}){_KINDS}(?!\s(?:on|about))"
    rf"|(?<!\w)(?:{_KINDS}\s(?:on|about)\s(?:the\s)?|{_KINDS_ON}\s"
    rf"|{any_of('اتفاقية اتفاق معاهدة مذكرة')}\s(?:بشأن\s|حول\s)?)(?P<on>\w[\w-]*(?:\s\w[\w-]*)?)"
)
_OTHER = re.compile(f"(?:{UNIT}|{MONTH}|(?:ال)?{PUBLISHED}|{SAYING}|{any_of(' '.join(COUNTS))})")


def focus(question: str) -> list[str]:
    """The words as typed; none where a question asks for no number, or in words that ask for any."""
    asked = Folded.of(question)
    if _COST.match(asked.text):  # what was paid for may be called otherwise; what is for sale is asked for by its name
        return []
    opening = _ARABIC_VERB.match(asked.text) or _COUNTING.match(asked.text) or _WHAT.match(asked.text)
    if not opening:
        return []
    found = _words_asked(asked, opening)
    return found if opening.re is not _WHAT or measures(found) else []


def told_by(words: Sequence[str]) -> list[str]:
    """Those of such words by which a release speaks of it: of cases of a disease there are some of any."""
    return [word for word in words if not _CASES.fullmatch(fold(word))] or list(words)


def are_keywords(question: str) -> bool:
    """Whether a question is but words to be found, without one that asks or joins a sentence: "minimum wage in A"."""
    folded = fold(question)
    plain = (word for word in re.findall(r"[^\W\d_]+", folded) if not _JOINS.fullmatch(word))
    return not re.search("[?؟]", folded) and not any(map(is_stop_word, plain))


def counts(word: str) -> bool:
    """Whether a word of a question neither names a day or a unit nor is a stop word."""
    form = fold(word)
    return not (is_stop_word(form) or _OTHER.fullmatch(form))


def asks(word: str) -> bool:
    """Whether a word only asks, and need not stand in an answer: "number", "minimum"."""
    return bool(_ASKING.fullmatch(fold(word)))


def measures(words: Sequence[str]) -> bool:
    """Whether the word that others describe tells what is measured.

    In English that is the last, in Arabic the first, in Russian one of the first two: behind it comes a verb.
    """
    if not words:
        return False
    heads = words[-1:] if words[-1].isascii() else words[:1] if script(words[0]) == "ARABIC" else words[:2]
    return any(map(_is_measured, heads))


def office_asked(question: str) -> tuple[list[str], list[str]]:
    """Of "who is the minister of defence?" the title and the words that say of what, as typed.

    Titles that one institution or another gives to whoever leads it are left out.
    """
    office = Folded.of(who_is(question, alone=True))
    found = _words_asked(office, re.match(_OWNER, office.text))
    if found and script(found[0]) == "ARABIC" and not (is_title(found[0]) or who_is(question)):
        return [], []  # a verb: "who accompanied the prince"
    titles = [word for word in found if is_title(word)]
    told = [word for word in titles if not _ANY_HEAD.fullmatch(fold(word))]
    return told, [word for word in found if titles and not is_title(word)]


def document_subject(question: str) -> list[str]:
    """What the agreement or law is on that a question speaks of, as typed: "the visa waiver agreement"."""
    asked = Folded.of(question)
    match = _DOCUMENT.search(asked.text)
    if not match:
        return []
    words = re.findall(r"\w[\w-]*", asked.words(*match.span("on" if match["on"] else "before")))
    if match["before"]:  # "signed the agreement" does not say on what it is
        words = [*takewhile(lambda word: not is_stop_word(fold(word)), reversed(words))][::-1]
    plain = [word for word in words if word.islower() or script(word) == "ARABIC"]
    return [word for word in plain if not is_stop_word(fold(word)) and not general(fold(word))]


def _words_asked(question: Folded, opening: re.Match) -> list[str]:
    found: list[str] = []
    for match in re.compile(r"\S+").finditer(question.text, opening.end()):
        start, end = match.span()
        bare = re.match(r"[^\W\d_][\w'-]*", match.group())
        word = question.words(start, end)
        if not bare or word[0].isupper() or len(found) == MOST:
            break
        if found and bare.group() == "of" and (is_title(found[-1]) or _CASES.fullmatch(found[-1])):
            continue
        if _WHICH_IT.fullmatch(bare.group()):
            continue
        if is_stop_word(bare.group()) or _PREPOSITION.fullmatch(bare.group()):
            break
        how = opening.group().strip() == "how" and not found  # "old" behind it says what is asked
        plain = general(bare.group()) and not how and not _is_measured(bare.group()) and not is_title(bare.group())
        if plain and found:
            break
        if not plain and not _ASKING.fullmatch(bare.group()) and not _OTHER.fullmatch(bare.group()):
            found.append(question.words(start, start + bare.end()))
        if bare.end() < end - start:
            break
    return found


def _is_measured(word: str) -> bool:
    return bool(_MEASURED.fullmatch(fold(word)))
