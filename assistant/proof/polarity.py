"""Whether a sentence denies what its evidence says, or says what that denies or doubts, in nearly the same words. Pure.

In English, Russian and Arabic, within one language. A paraphrase may deny in too many ways to be judged: so a sentence
is at fault only where nearly all its words stand in one of the evidence, one of the two negates a word that the other
one has, and the other one has nothing at all that limits, doubts or denies.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.proof.fault import Fault
from assistant.proof.repetition import repeated, same, terms
from assistant.speech.hearsay import calls_false
from assistant.speech.quotations import said_part
from assistant.words.vocabulary import any_of
from embeddings.text.folding import fold
from embeddings.text.language import script

BEHIND = 5  # words after a negation among which stands what it negates: "not have been"
_WORD = r"(?<!\w)[وف]?(?:ال)?"
# What has a word of negation and does not negate: "no more than", "not only", "did not open until May".
_NO_NEGATION = re.compile(
    r"(?<!\w)(?:no\.\s?\d|"
    + any_of(
        "no_more no_less no_fewer no_later no_earlier no_sooner no_doubt no_matter not_only not_just not_merely"
        " not_simply not_least not_more not_less not_fewer not_later not_earlier not_all not_every or_not if_not"
        " why_not nothing_but"
        " тем_не_менее не_только не_более не_больше не_менее не_меньше не_позднее не_позже не_ранее не_раньше не_выше"
        " не_ниже не_дороже не_дешевле не_хуже не_лучше не_все не_всегда не_каждый не_просто если_не чуть_не едва_не"
        " не_раз не_могли_не не_может_не не_мог_не не_превы*"
        " لا_يزال لا_تزال لا_زال لا_زالت لا_سيما لا_بد لا_شك لا_يتجاوز لا_تتجاوز لن_يتجاوز لن_تتجاوز لا_يقل لا_تقل"
        " لا_يزيد لا_تزيد ليس_فقط لا_فقط ليست_فقط"
    )
    + ")"
)
# "Not until May" is in May, and what is not so but for one is so for that one.
_UNTIL = re.compile(r"(?<!\w)" + any_of("until till до пока إلا سوى قبل"))
_NEGATION = re.compile(
    r"(?<!\w)(?:\w+n't(?!\w)|[وف]?"
    + any_of(
        "not no never cannot nobody none neither nor не нет ни никто никогда никак* ничего ничто нигде"
        " لم لن لا ليس ليست ليسوا لست لسنا لستم"
    )
    + ")"
)
# What limits, doubts or denies without a word of negation: with one of these may be meant what another negates.
_HEDGE = re.compile(
    _WORD
    + any_of(
        "only except unless without fail* refus* deny denies denied denying denial reject* lack* unable impossible"
        " declin* prevent* prohibit* ban banned bans forbid* exempt* instead rather false* untrue alleg* claim*"
        " rumour* rumor* fake* oppos* against stop* cancel* postpon* suspend* withdr* avoid* abandon* ruled_out"
        " rule_out hardly barely scarcely rarely seldom few little but nothing free_of absen* missed missing unlikely"
        " только лишь кроме без отказ* отверг* отриц* опроверг* нельзя невозможн* запрет* запрещ* лишен* отсутств*"
        " недостат* недостаточн* вместо якобы ложн* ложь неправд* фейк* слух* против едва вряд_ли редко мало пока"
        " отмен* отлож* приостан* прекрат* освобо* исключ* уклон* неизвестн* незаконн* сорва* провал*"
        " دون بدون غير عدم رفض* يرفض ترفض نفى نفت ينفي تنفي فشل* منع* حظر* باستثناء إلا سوى فقط لولا بلا استحال* زعم*"
        " مزعوم* مفبرك* كاذب* شائع* امتنع* تعذر* ألغ* إلغاء أرجأ* تأجيل ضد لكن إعفاء معفى معفاة"
    )
)
_DOUBT = re.compile(
    _WORD
    + any_of(
        "allegedly purported* supposedly fabricated fake false untrue якобы ложь неправда неправдой фейк*"
        " مفبرك* مزعوم* غير_صحيح كاذب كاذبة"
    )
)
_DISTANCE = re.compile(
    _WORD + any_of("deny denies denied denying claim* alleg* rumour* rumor* отриц* опроверг* слух* زعم* نفى نفت شائع*")
)
_DENIES = re.compile(_WORD + any_of("deny denies denied denying denial отриц* опроверг* نفى نفت ينفي تنفي نفي"))
# What denies a claim, and not only something that is to be done: "rejected reports that", but not "rejected the plan".
_CLAIMS = any_of(
    "that reports report claims claim allegations rumours rumors accusations suggestions"
    " что сообщени* слух* утверждени* обвинени* заявлени* أن ما أنباء الأنباء تقارير التقارير شائعات الشائعات اتهامات"
)
_DENIED = re.compile(
    rf"{_WORD}(?:{any_of('deny denies denied denying отриц* опроверг* نفى نفت ينفي تنفي نفي')}"
    rf"|{any_of('reject rejects rejected rejecting dismiss* refute* отверг* отклони* رفض رفضت يرفض ترفض')}"
    rf"\s(?:\w+\s){{0,2}}?{_CLAIMS})(?P<what>.*)"
)
_REPORTED = re.compile(  # what somebody only says, or refuses to believe
    _WORD
    + any_of("report reports press media accus* suggest* dismiss* refut* сообщени* сми пресс* обвин*"
             " утверждени* أنباء تقارير اتهم* اتهام* صور")
)  # fmt: skip
DENIED_SHARE = 0.6  # of a sentence's telling words that stand behind the denial
_CONTRAST = re.compile(
    r"(?<!\w)" + any_of("but rather instead while whereas а но зато بل لكن ولكن وإنما بينما") + "|;"
)
_IS = re.compile(any_of("будет будут было была были бывает"))  # in Russian its subject may stand before it
_CLAUSE = re.compile(r"[.!?;:,\"؛؟،](?!\d)")


def contradictions(sentence: str, evidence: Sequence[str]) -> list[Fault]:
    """That a sentence says the contrary of all the evidence that it repeats, or as a fact what all that doubts."""
    for own in dict.fromkeys((fold(sentence), said_part(sentence))):
        if told := [] if _asks(own) else repeated(_NEGATION.sub(" ", own), sentence, evidence):
            return _contrary(own, sentence, told)
    return []


def _contrary(own: str, sentence: str, told: Sequence[str]) -> list[Fault]:
    against = [_against(own, part) for part in told]
    if all(against):
        return [Fault("sense", against[0], f"the cited passages say the contrary, by a negation: {told[0][:200]!r}")]
    if all(map(_DOUBT.search, map(fold, told))) and not _keeps_its_distance(sentence):
        return [Fault("sense", sentence, f"the cited passages doubt it: {told[0][:200]!r}")]
    apart = _keeps_its_distance(sentence) or _REPORTED.search(fold(sentence))
    if told and not apart and all(_is_denied(sentence, one) for one in told):
        return [Fault("sense", sentence, f"the cited passages deny it: {told[0][:200]!r}")]
    return []


def _is_denied(own: str, part: str) -> bool:
    """Whether most of what a text tells stands in a part behind a denial, and all that limits or denies there."""
    wanted, denied = list(terms(own)), list(terms(_denied(part)))
    if set(_HEDGE.findall(fold(own))) - set(_HEDGE.findall(_denied(part))):
        return False
    shared = len(wanted) - len(_lacking(wanted, denied))
    return shared >= max(2, DENIED_SHARE * len(wanted))


def _denied(text: str) -> str:
    """What of a text is denied in it, up to the end of the clause; "" for nothing."""
    match = _DENIED.search(fold(text))
    return _CLAUSE.split(match["what"].replace(", что", " что"))[0] if match else ""


def may_say(claim: str, sentence: str) -> bool:
    """Whether a sentence may say what a claim says: not where it denies that, or calls it untrue.

    Where they are in two languages their words do not tell what is negated: there one negates as the other does.
    """
    own, theirs = fold(claim), fold(sentence)
    if any(says(theirs) and not says(own) for says in (calls_false, _DENIES.search)):
        return False
    if script(claim) != script(sentence):
        return negates(_NO_NEGATION.sub(" ", own)) == negates(_NO_NEGATION.sub(" ", theirs))
    return not (contradictions(claim, [sentence]) or _denies(theirs, own) or _denies(own, theirs))


def _denies(negative: str, positive: str) -> bool:
    """Whether one folded text negates a word that the other one has, and does not negate."""
    denied = _lacking(_negated(negative), _negated(positive))
    return len(_lacking(denied, terms(positive))) < len(denied) and not _goes_on(negative, positive)


def negates(folded: str) -> bool:
    """Whether a folded text has a word of negation."""
    return bool(_NEGATION.search(folded))


def _asks(text: str) -> bool:
    return "?" in text or "؟" in text


def _against(sentence: str, part: str) -> str:
    """The word that one of the two negates and the other one has; "" where they may well agree."""
    own, theirs = _negated(sentence), _negated(part)
    more, fewer = _lacking(own, theirs), _lacking(theirs, own)
    if bool(more) == bool(fewer) or _asks(part):
        return ""
    positive, negative = (part, sentence) if more else (sentence, part)
    if _hedges(positive) - _hedges(negative) or _goes_on(negative, positive):
        return ""
    return next(iter(_lacking(more or fewer, _lacking(more or fewer, terms(positive)))), "")


def _lacking(words: Iterable[str], others: Iterable[str]) -> list[str]:
    others = list(others)
    return [word for word in words if not any(same(word, other) for other in others)]


def _hedges(text: str) -> Counter[str]:
    """What in a text limits, doubts or denies, negations counted as one."""
    folded = fold(text)
    negations = len(_NEGATION.findall(folded))
    return Counter(_HEDGE.findall(folded)) + Counter({"": negations})


def _keeps_its_distance(sentence: str) -> bool:
    folded = fold(sentence)
    return any(pattern.search(folded) for pattern in (_DOUBT, _DISTANCE, _NEGATION))


def _goes_on(negative: str, positive: str) -> bool:
    """Whether the positive one has only what a negation is contrasted with: "not in May but in June", "until June"."""
    folded, there = fold(negative), terms(positive)
    negation = _NEGATION.search(folded)
    behind = folded[negation.end() :] if negation else ""
    if _UNTIL.search(behind):
        return not _UNTIL.search(fold(positive))
    contrast = _CONTRAST.search(behind)
    if not contrast or not _lacking(terms(behind[: contrast.start()]), there):
        return False
    after = terms(behind[contrast.end() :])
    return len(_lacking(after, there)) < len(after)


def _negated(text: str) -> list[str]:
    """The terms that a text negates: the first one behind a negation, and beside «не будет» the one before it."""
    folded = _NO_NEGATION.sub(" ", fold(text))
    found = []
    for match in _NEGATION.finditer(folded):
        behind = _CLAUSE.split(folded[match.end() :])[0].split()
        found += _first(behind)
        if match.group() == "нет" or (behind and _IS.match(behind[0])):
            found += _first(_CLAUSE.split(folded[: match.start()])[-1].split()[::-1])
    return found


def _first(words: Sequence[str]) -> list[str]:
    return next((found for word in words[:BEHIND] if (found := list(terms(word)))), [])
