"""Which offices change hands in a sentence, so that "the minister" need not mean who held one before. Pure."""

import re

from assistant.people.offices import FORMER, TITLE, is_oblique, office_of
from assistant.words.vocabulary import any_of

# In front of the office; of some the one who leaves it stands in front.
_ENTERS = re.compile(
    r"(?<!\w)(?:newly\s)?"
    + any_of(
        "appoint* dismissed dismisses dismissal sacked sacks become becomes became succeed* replac* in_place_of"
        " sworn_in elected"
        " назнач* освободил* освобожден* стал стала становится уволил* уволен* сменил* избран* избрал* утвердил*"
        " утвержден* вместо"
    )
    + r"|(?<!\w)named\s(?!after|for)"
)
_LEAVES = re.compile(
    r"(?<!\w)"
    + any_of(
        "left_office leaves_office resigned resigns stepped_down steps_down was_dismissed was_sacked was_replaced"
        " has_been_dismissed in_place_of ушел_в_отставку ушла_в_отставку подал*_в_отставку покинул*_пост"
        " оставил*_пост освобожден* уволен* назначен*"
    )
)
_ARABIC = re.compile(
    r"(?<!\w)[وف]?(?:ب|ل)?"
    + any_of(
        "عين عينت يعين تعيين أعفى أعفت إعفاء أقال أقالت إقالة خلفا بدلا استقال استقالت استقالة تولى تولت انتخب انتخبت"
    )
)


def changed_offices(folded: str) -> set[str]:
    """The stems of the offices that somebody enters or leaves in a folded sentence."""
    found: set[str] = set()
    if match := _ENTERS.search(folded):
        found |= _offices(folded[match.end() :])
        before = (title.group() for title in TITLE.finditer(folded[: match.start()]))
        found |= {office_of(title) for title in before if is_oblique(title)}  # «министром стал»
    if match := _LEAVES.search(folded):
        found |= _offices(folded[: match.start()])
    if match := _ARABIC.search(folded):
        found |= _offices(folded)
    return found


def _offices(folded: str) -> set[str]:
    """The offices named in a text; that one of two is a former one of its kind tells nothing of the other."""
    return {office_of(folded[title.start() :]).removeprefix(FORMER) for title in TITLE.finditer(folded)}
