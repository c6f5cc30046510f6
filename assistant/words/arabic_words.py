"""Whether an Arabic word is an ordinary one, by how it bends: a name has one form.

Ordinary nouns also stand with the article or an ending, verbs with several prefixes. Forms count that are among the
some 170,000 most frequent words, and that are not far rarer than the word itself: of a name there are also a few.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.words.frequencies import COMMON, RARE, frequent
from assistant.words.vocabulary import any_of
from embeddings.text.terms import is_stop_word, without_prefix

JOINED = 10  # times as frequent as with "and" in front of it is a word by itself
WITH_ARTICLE = 30  # times as frequent as with the article a noun may be
SEVERAL = 2  # forms of a long stem with the article, which tell where none is as frequent as a short one's must be
BENT = 300  # times as frequent as in another form an ordinary word may be
FORMS = 3  # of a verb or noun without its article, from which it is an ordinary word
LONG = 4  # letters of a stem whose forms are surely its own
_BEFORE = ("", *"وفبلك", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول", "س", "وس")
_AFTER = (
    "", *"هتاي", "ها", "هم", "هن", "نا", "كم", "ات", "ان", "ين", "ون", "وا", "تم", "تا", "يه", "يا", "ته", "تها", "تهم",
    "اته", "اتها", "اتهم",
)  # fmt: skip
_OWNED = ("ه", "ها", "هم", "هن", "نا", "كم", "ته", "تها", "تهم", "يه", "يها", "يهم", "اته", "اتها", "اتهم")
_WITH_ARTICLE = ("", "ه", "يه", "ات", "ين")
_OTHER_FORMS = (
    ("", ""),
    *((before, "") for before in "يتنا"),
    *(("", after) for after in ("ت", "وا", "ها", "هم", "ه")),
)
# Written together with verbs and possessed nouns, never with names.
_BENT = (
    ("است", "يست", "تست", "نست", "واست"),
    ("هم", "ها", "كم", "هما", "ونها"),
)
_WEAK_PAST, _WEAK_PRESENT = re.compile(r"و?ا(\w+)(?:ت|وا)"), re.compile(r"[وف]?س?[يت](\w+)ون")
_TWO = re.compile(r"[وفبل]?(?:ال|لل)?(\w{4,})ت(?:ين|ان)")  # things of a feminine noun
_FUTURE = re.compile("و?س(?=[يت])")  # in front of a verb that is also frequent without it
# Who do what a verb says, will do it or are to do it; of three letters only where no name begins so.
_SEVERAL = re.compile(
    r"[وف]?(?:(?:س?[يت](?P<do>\w{4,})|[يت](?P<double>ت\w{2,})|س[يت](?P<will>\w{3}))(?:ون|ان|ين)|[يت](?P<are_to>\w{3,})وا)"
)
# Words that do not bend, beside those that tell nothing of a subject, with what stands in front of them.
_UNBENT = re.compile(
    "[وفبلك]{0,2}"
    + any_of(
        "هناك هنالك هنا هكذا حوالي قرابه ربما بينما حينما كلما طالما مثلما ريثما عندئذ حينئذ انذاك اذ اذن كي لكي سوف"
        " ينبغي تجاه ازاء بشان ضمن عبر طيله اثناء غضون خضم اعقاب قبيل صوب غرار بمثابه علاوه فضلا نظرا وفق وفقا طبقا"
        " سواء لولا لطالما فصاعدا اعلاه ادناه معا بضع بضعه هذان هذين هاتان هاتين اللذان اللتان كلا كلتا كليهما"
        " كلتيهما منه منها منهم منهما منكم منك عنه عنها عنهم عنهما لك لكم لدي لديه لديها لديهم لديهما لدينا عليك اليك"
        " انك اني انني اننا انهما انما بهما فيهما بعضها بعضهم بعضا كنت كنتم ثمه اواخر اوايل طوال مجرد التالي الاحري"
        " ابتداء اعتبارا القرب ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة"
    )
)


def bends(word: str, least: float = COMMON, of_short: float = COMMON) -> bool:
    """Whether a folded Arabic word has other forms, as names have not.

    `least` is how frequent they must be, `of_short` those of a short stem: they may be other words, or foreign ones.
    """
    known = frequent("ar", RARE)
    bars = of_short, least
    return (
        _is_bent(word, known)
        or _is_weak(word, known)
        or any(_has_forms(stem, known, bars) for stem in _stems(word, known, bars))
    )


def root(word: str) -> str:
    """What a folded Arabic noun shares with its broken plural: its letters but for the weak ones and an ending.

    With a weak letter of a verb's in front it keeps that.
    """
    stem = without_prefix(word)
    stem = re.sub(r"(?:ات|ون|ين|ت)$", "", stem) if len(stem) > LONG else stem
    return re.sub("^ا|(?<=.)[اويءه]", "", stem)


def never_bends(word: str) -> bool:
    """Whether a folded Arabic word has one form and is no name, also with one or two letters in front of it."""
    joined = len(word) - len(word.lstrip("وفبلك"))
    return bool(_UNBENT.fullmatch(word)) or any(is_stop_word(word[n:]) for n in range(min(joined, 2) + 1))


def is_feminine_noun(word: str) -> bool:
    """Whether a folded Arabic word is of a thing, as "organisation" is; few names of women have the article, too."""
    return word.endswith("ه") and _has_article(word, frequent("ar", RARE), RARE)


def is_joined(word: str) -> bool:
    """Whether a folded Arabic word is "and" with another one: without it, it is far more frequent, as no name is."""
    known = frequent("ar", RARE)
    return word[:1] == "و" and known.get(word[1:], 0.0) > JOINED * known.get(word, 0.0)


def _is_bent(word: str, known: Mapping[str, float]) -> bool:
    """Whether a word has what no name has, written together with it."""
    before, after = _BENT
    if len(word) < 6:
        return False
    if word.startswith(before) or word.endswith(after):
        return True
    will, several = _FUTURE.match(word), _SEVERAL.fullmatch(word)
    bare = [word[will.end() :]] if will else []
    bare += [person + several[several.lastgroup] for person in "يتن"] if several else []
    bare += [f"{two[1]}ه"] if (two := _TWO.fullmatch(word)) else []
    return any(one in known for one in bare)


def _is_weak(word: str, known: Mapping[str, float]) -> bool:
    """Whether a word is of a verb that ends in a vowel, which some persons lose: اوصت of اوصي, يعانون of يعاني."""
    past, present = _WEAK_PAST.fullmatch(word), _WEAK_PRESENT.fullmatch(word)
    bare = [f"ا{past[1]}ي", f"ي{past[1]}ي"] if past else [f"ي{present[1]}ي"] if present else []
    return bool(bare) and all(known.get(one, 0.0) >= COMMON for one in bare)


def _stems(word: str, known: Mapping[str, float], bars: Sequence[float]) -> Iterator[str]:
    """`word` without what may be written together with it, in every way that the frequent words bear out."""
    few = known.get(word, 0.0) / JOINED
    for before in _BEFORE:
        rest = word.removeprefix(before)
        if before and (rest == word or len(rest) < 2 or (before.endswith("س") and rest[0] not in "يتن")):
            continue
        alone = 0.0 if before.endswith("ال") else known.get(rest, 0.0)
        if (there := max(alone, known.get(f"ال{rest}", 0.0))) > few:
            stems = map(rest.removesuffix, ("", *filter(rest.endswith, _AFTER)))
            yield from (stem for stem in stems if len(stem) >= 2 and there >= _bar(stem, bars))
            if rest.endswith("ا") and len(rest) > LONG:  # with the ending of an object; shorter ones are women's names
                yield rest[:-1]
        yield from (own for own in map(rest.removesuffix, filter(rest.endswith, _OWNED)) if len(own) > 2)


def _has_forms(stem: str, known: Mapping[str, float], bars: Sequence[float]) -> bool:
    defined = [sum(_has_article(stem, known, bar, ending) for ending in _WITH_ARTICLE) for bar in bars]
    if defined[0] or (len(stem) >= LONG and defined[1] >= SEVERAL):
        return True
    if len(stem) < 3:
        return False
    verb = stem[1:] if stem[0] in "يتنا" else stem
    forms = [before + stem + after for before, after in _OTHER_FORMS]
    verbs = [*(before + verb for before in ("ي", "ت", "ن", "")), f"{verb}ت"]
    verbs += [f"ا{verb}"] if len(verb) >= LONG else []
    few = known.get(stem, 0.0) / BENT
    return any(
        sum(known.get(form, 0.0) >= max(few, _bar(own, bars)) for form in some) >= FORMS
        for own, some in ((stem, forms), (verb, verbs))
    )


def _has_article(noun: str, known: Mapping[str, float], least: float, ending: str = "") -> bool:
    return known.get(f"ال{noun}{ending}", 0.0) >= max(least, known.get(noun, 0.0) / WITH_ARTICLE)


def _bar(stem: str, bars: Sequence[float]) -> float:
    return bars[len(stem) >= LONG]
