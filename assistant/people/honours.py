"""Arabic honours: "His Highness" stands in front of a title and a name, or for both. Pure."""

import re

from assistant.people.offices import is_title
from assistant.words.vocabulary import any_of
from embeddings.text.folding import fold

HONOURS = "جلالة فخامة سمو معالي سعادة فضيلة دولة سيادة"
_HONOUR = re.compile(any_of(HONOURS))
_HONOURED = re.compile(any_of("سموه سموها معاليه معاليها سعادته سعادتها فخامته فخامتها جلالته جلالتها سيادته فضيلته"))
# Of whom each is said, as the title behind which it stands for the name.
_HONOURED_AS = {
    "سمو": "امير سمو", "معالي": "وزير معالي رييس", "سعاد": "سفير وكيل مدير محافظ سعاده", "فخام": "رييس فخامه",
    "جلال": "ملك سلطان جلاله", "فضيل": "شيخ مفتي فضيله",
}  # fmt: skip


def is_honour(word: str) -> bool:
    """Whether a folded word is an honour in front of a title."""
    return bool(_HONOUR.fullmatch(word))


def is_honoured(found: str) -> bool:
    """Whether a subject only means somebody again who was named: "His Highness"."""
    return bool(_HONOURED.match(fold(found)))


def is_honour_of(found: str, name: str) -> bool:
    """Whether "His Highness", with which a subject begins, can be said of somebody with the titles in a name."""
    honour = _HONOURED.match(fold(found)).group()
    titles = [word.removeprefix("ال") for word in fold(name).split()]
    woman = any(is_title(word) and word.endswith("ه") for word in titles)
    wanted = next((words.split() for stem, words in _HONOURED_AS.items() if honour.startswith(stem)), None)
    fits = wanted is None or any(word.startswith(title) for word in titles for title in wanted)
    return fits and woman == honour.endswith("ها")
