"""The terms of texts: stems of Arabic, Russian and English words, and numbers whole."""

import re
import threading
from functools import cache, lru_cache

from Stemmer import Stemmer

from embeddings.text.folding import fold

MAX_TERMS = 64  # of a question; a pasted document asks for nothing more precise
MAX_TERM = 40  # code points; longer runs are no words

_ARABIC = "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7"
_VOWELS = "\u0300-\u036f\u0900-\u0963\u0970-\u0dff\u0e31-\u0e4e"  # signs in a word that are no letters
_TERM = re.compile(
    rf"""
      (?P<thousands> (?<!\d)(?<!\d[.,]) \d{{1,3}}
        (?: (?P<separator>[ ,])\d{{3}} (?:(?P=separator)\d{{3}})* | (?:\.\d{{3}}){{2,}} ) (?!\d) (?:\.\d+)? )
    | (?P<decimal> (?<!\d[.,/]) \d+ [.,] \d+ (?![.,/]?\d) )
    | (?P<number> \d+ )
    | (?P<arabic> [{_ARABIC}]+ )
    | (?P<word> [^\W\d_{_ARABIC}] (?:[^\W_{_ARABIC}]|[{_VOWELS}])* ) (?:'s(?!\w))?
    """,
    re.VERBOSE,
)
# What Arabic writes together with many words, and its stemmer leaves in front of them; three letters must remain.
_PREFIX = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل)|[وفبلك])(?=.{3})")

_STOP_WORDS = frozenset(
    fold(
        "a about after all also am an and any are as at be been before being between both but by can could "
        "d did do does doing don during each few for from had has have having he her here him his how i if "
        "in into is it its just ll many me more most much must my no nor not of on once only or other our "
        "out over own re s said same shall she should so some such t than that the their them then there "
        "these they this those through to too under up ve very was we were what when where which while who "
        "whom whose why will with would you your а без более бы был была были было быть в вам вас весь во "
        "вот все всего всех вы где да для до его ее ей ему если есть еще же за и из или им их к как какая "
        "какие какой какова каково когда кого которая которые который которых кто куда ли либо между меня "
        "мне много может мы на над нам нас не него нее ней нет ни них но ну о об один он она они оно от "
        "очень по под после потому почему при про с сколько со так также такой там те тем то того тоже "
        "только том тот ты у уже хотя чего чей чем через что чтобы эта эти это этого этой этом этот я في من "
        "إلى على عن مع هذا هذه ذلك تلك هؤلاء التي الذي الذين اللذين اللتين هو هي هم هن هما أنا نحن أنت ما "
        "ماذا متى أين كيف كم هل لماذا لم لن لا ليس ليست أن إن أنه أنها إنه إنها كان كانت كانوا يكون تكون قد "
        "لقد كل بعض أي أية أو ثم حيث حتى بعد قبل عند عندما بين منذ خلال غير سوى فقط أيضا كما كذلك بها به "
        "فيه فيها منه منها له لها لهم عليه عليها إليه إليها لدى ذات دون حول ضد نحو وهو وهي وما ولا وقد وكان "
        "مما بما ممن عما فيما إذا لكن ولكن إلا بل مثل تم يتم و ف ب ل ك ال "
    ).split()
)  # fmt: skip


def analyse(text: str) -> list[str]:
    """The terms of `text` in order: stems of Arabic, Russian and English words, numbers whole."""
    return [_term(kind, word) for kind, word in _words(text)]


def _words(text: str) -> list[tuple[str, str]]:
    """(kind, folded word) of each word and number."""
    return [
        (kind, match[kind][:MAX_TERM]) for match in _TERM.finditer(fold(text)) if (kind := match.lastgroup)
    ]


def _term(kind: str, word: str) -> str:
    if kind in ("word", "arabic"):
        return _stem(word)
    if kind == "decimal":
        return word.replace(",", ".")
    if kind == "thousands":
        whole, point, fraction = word.partition(".") if word.count(".") == 1 else (word, "", "")
        return re.sub(r"\D", "", whole) + point + fraction
    return word


@lru_cache(maxsize=1 << 17)
def _stem(word: str) -> str:
    if "\u0600" <= word[0] < "\u0900":
        return _snowball("arabic", without_prefix(word)) or word
    if "\u0400" <= word[0] < "\u0530":
        return _snowball("russian", word)
    if word[0] < "\u0250" or "\u1e00" <= word[0] < "\u1f00":
        return _snowball("english", word)
    return word


_stemming = threading.Lock()  # a Stemmer serves one thread at a time


def _snowball(language: str, word: str) -> str:
    with _stemming:
        return _stemmer(language).stemWord(word)


@cache
def _stemmer(language: str) -> Stemmer:
    return Stemmer(language, 0)


def without_prefix(word: str) -> str:
    """A folded word without the Arabic article and prepositions that are written together with it."""
    return _PREFIX.sub("", word)


def is_stop_word(word: str) -> bool:
    """Whether a folded word tells nothing of a subject in Arabic, Russian or English."""
    return word in _STOP_WORDS


def question_terms(question: str) -> list[str]:
    """The distinct terms of a question, at most MAX_TERMS; stop words only when it has nothing else."""
    words = _words(question)
    telling = [(kind, word) for kind, word in words if not is_stop_word(word)] or words
    return list(dict.fromkeys(_term(kind, word) for kind, word in telling))[:MAX_TERMS]
