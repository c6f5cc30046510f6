"""Words that a text does not vouch for: denied, doubted, supposed or hearsay. Pure.

"Several channels claim that the minister said" gives the minister no words, nor does "the minister never said"; and
what the next sentence calls a forgery was never said either. All texts are folded and without their quotations.
"""

import re

from assistant.words.vocabulary import any_of

_OPINION = re.compile(any_of("thinks believes hopes expects считает полагает يرى ترى رأى رأت اعتبر اعتبرت"))
# Of a word of saying; of one of opinion it is the opinion that is told.
_NEGATED = re.compile(
    r"(?<!\w)(?:(?:never|not|nor|neither|\w+n't|не|لم|لن|لا|ما)(?:\s(?:once|ever|actually|really|even|yet))?"
    r"|(?:could|would|might|should|may)(?:\snot)?\shave)\s$"
)
_DOUBTED = (
    re.compile(r"(?<!\w)(?:(?:alleged|purported|supposed|reported)ly|якобы|будто(?:\sбы)?)(?:\s\w+){0,5}\s$"),
    re.compile(
        r"(?<!\w)(?:den(?:y|ied|ies|ying)|claim(?:s|ed|ing)?|alleg(?:e|es|ed|ing)|pretend\w*|not true|untrue|false)"
        r"\sthat\s[^,;:]*$|(?<!\w)denied having\s$"
    ),
    re.compile(
        r"(?<!\w)(?:неправд\w*|лож\w*|опроверг\w*|слух\w*|не соответствует действительности)(?:\s\w+){0,3},?"
        r"\s(?:что|будто)\s[^;:]*$"
    ),
    re.compile(r"^\W*(?:even\s)?(?:if|если|لو|اذا)\s[^,،]*$"),
    re.compile(
        r"(?<!\w)(?:fake|forged|doctored|fabricated|(?:поддельн|фейков|фальшив|сфабрикован|مفبرك|مزيف|مزور)\w*)\s"
        r"[^;:]*(?<!\w)(?:in which|where|(?:на|в) котор\w+|где|فيه|فيها)\s[^;:]*$"
    ),
)
# Arabic: behind these "that" begins what is denied or only claimed, up to the sign that ends the clause.
_DENIES = re.compile(
    r"(?<!\w)[وف]?"
    + any_of(
        "نفى نفت ينفي تنفي نفوا نافيا نافية كذب كذبت تكذب يكذب مكذبا مكذبة لا_صحة لا_أساس زعم* يزعم* تزعم زاعم* مزاعم"
        " ادعى ادعت شائعات تداول* تتداول* يتداول* متداول* مفاده مفادها"
    )
)
_THAT = re.compile(
    r"(?<!(?<!\w)بعد\s)(?<!(?<!\w)قبل\s)(?<!(?<!\w)رغم\s)(?<!(?<!\w)الا\s)(?<!\w)ب?ان(?:ه|ها|هم)?(?!\w)"
)
_ASCRIBED = re.compile(r"(?<!\w)[وف]?[لب]?" + any_of("ما_نسب ما_تردد منسوب* نسب_إلى نسبت_إلى"))  # also without "that"
_CLAUSE = re.compile("[،,;:؛]")
# In Arabic "to say", which is asked, refused or expected; of the past are توقع and others that begin so.
_TO = re.compile(r"(?<!\w)[وفل]?(?:ان|الا|كي|لكي|حتي)\s$")
_IMPERFECT = re.compile(r"ي\w{2,}|ت(?!وقع|ابع|عهد|ساءل)\w{2,}")
_FALSE = re.compile(
    r"(?<!\w)[وف]?(?:ال)?"
    + any_of(
        "forgery forged fake fakes fabricated fabrication hoax deepfake disinformation untrue a_lie not_true is_false"
        " was_false are_false were_false never_said never_spoke did_not_say has_not_said"
        " ложь ложью фейк* неправд* подделк* поддельн* фальшивк* сфабрикован* дезинформаци* вымысел вымыслом"
        " не_соответствует_действительности не_произносил* не_говорил* не_заявлял* не_делал*_таких"
        " مفبرك مفبركة ملفق ملفقة مزيف مزيفة مزور مزورة كاذب كاذبة زائف زائفة غير_صحيح غير_صحيحة لا_أساس عار_من_الصحة"
        " عار_عن_الصحة عارية_من_الصحة عارية_عن_الصحة لم_يقل لم_تقل لم_يدل لم_تدل لم_يصرح لم_تصرح"
    )
)
_SUSPECT = re.compile(
    r"(?<!\w)(?:ال)?" + any_of("allegedly purportedly supposedly якобы будто مزعوم مزعومة يزعم تزعم زعم زعمت زعما")
)
_MOST_WORDS = 30  # of a sentence that calls what is in front of it false
_QUOTES_ANOTHER = re.compile(
    r"(?<!\w)(?:(?:(?:it|they|which) )?(?:reads?|says?|said|wrote|written)|написано|пишут|написали|говорится|сказано"
    r"|مكتوب|كتبوا|كتب|جاء)\s(?:\w+\s){0,2}"
    r"(?:as follows|the following|следующее|вот что|ما يلي|كما يلي|التالي|الاتي)\W*$"
)


_WORDS_OF_ANOTHER = re.compile(
    r"\W*(?:the\s|a\s)?"
    + any_of(
        "words_of saying_of phrase_of line_of quotation quote proverb words_by слова слов фразу высказыван* изречени*"
        " пословиц* поговорк* цитат* كلمات قول مقولة عبارة مثلا المثل"
    )
)


def is_doubted(before: str, verb: str) -> bool:
    """Whether what stands in front of a word of saying in its sentence says that this was not said, or may not be."""
    if verb[0] in "وف":  # in Arabic another clause begins with it
        return False
    negated = _NEGATED.search(before) and not _OPINION.match(verb)
    to_be_said = _IMPERFECT.match(verb) and _TO.search(before)
    return bool(negated or to_be_said) or _is_denied(before) or any(pattern.search(before) for pattern in _DOUBTED)


def _is_denied(before: str) -> bool:
    """Whether the clause in front of an Arabic word of saying tells what follows as denied or only claimed."""
    clause = _CLAUSE.split(before)[-1]
    denies = _DENIES.search(clause)
    return bool((denies and _THAT.search(clause, denies.end())) or _ASCRIBED.search(clause))


def cites(after: str) -> bool:
    """Whether what follows a word of saying is words of somebody else: "recalled the words of"."""
    return bool(_WORDS_OF_ANOTHER.match(after))


def calls_false(sentence: str) -> bool:
    """Whether a sentence says of what stands in front of it that it was never said."""
    return bool(_FALSE.search(sentence)) and len(sentence.split()) <= _MOST_WORDS


def is_suspect(sentence: str) -> bool:
    """Whether a sentence tells something as what is only claimed."""
    return bool(_SUSPECT.search(sentence))


def quotes_another(sentence: str) -> bool:
    """Whether a speaker's sentence announces what somebody else has written."""
    return bool(_QUOTES_ANOTHER.search(sentence))
