"""Whether a release says of itself that it is an unofficial translation. Pure."""

import re

from assistant.words.vocabulary import any_of
from embeddings.releases.release import Release
from embeddings.text.folding import fold

_TRANSLATION = any_of(
    "unofficial_translation неофициальный_перевод перевод_неофициальный ترجمة_غير_رسمية الترجمة_غير_رسمية"
)
_THIS = any_of("this text is an a the note это данный текст примечание هذه هذا هي النص ملاحظة")
# In brackets, or as a remark on a line of its own: a sentence may speak of somebody else's translation.
_REMARK = re.compile(
    rf"[(\[*/]\s?(?:an?\s)?{_TRANSLATION}|^\W*(?:{_THIS}\W+){{0,4}}{_TRANSLATION}(?:\W+\w+){{0,4}}\W*$"
)


def is_translation(release: Release) -> bool:
    """Whether its title or its text carries the remark."""
    lines = (release.title, *release.text.splitlines())
    return any(_REMARK.search(fold(line)) for line in lines)
