"""What the fields of a release are called in the objects, tables and front matter of others. Pure."""

import re
from collections.abc import Iterable

from embeddings.readers.markup import text_of
from embeddings.text.folding import fold

FIELDS = ("id", "url", "title", "subtitle", "date", "language", "source", "version_of", "place")
# Our own name first. The day on which a page was fetched is not a release's date.
NAMES = {
    "text": (
        "text", "content", "body", "article", "full text", "content text", "текст", "содержание", "полный текст",
        "النص", "نص", "المحتوى",
    ),
    "title": ("title", "headline", "subject", "заголовок", "название", "العنوان", "عنوان"),
    "subtitle": ("subtitle", "subheadline", "standfirst", "lead", "подзаголовок", "лид", "العنوان الفرعي"),
    "date": (
        "date", "published", "published on", "date published", "publication date", "date of publication", "pub date",
        "pubdate", "issued", "issued on", "issue date", "date of issue", "date issued", "date of release", "posted on",
        "date posted", "дата", "дата публикации", "опубликовано", "дата выхода", "التاريخ", "تاريخ", "تاريخ النشر",
    ),
    "source": ("source", "issuer", "publisher", "источник", "المصدر"),
    "url": ("url", "link", "permalink", "ссылка", "الرابط"),
    "language": ("language", "lang", "язык", "اللغة"),
    "id": ("id", "guid"),
    "version_of": ("version_of",),
    "place": ("place", "location", "место", "المكان"),
}  # fmt: skip
MAX_FIELD = {
    "id": 200,
    "version_of": 200,
    "language": 10,
    "url": 2000,
    "title": 2000,
    "subtitle": 2000,
    "source": 500,
    "place": 200,
    "date": 40,
}
_WORD_END = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]")
# Of what a field is said to be: "Post Title", "Release date", "press_release_text".
_WHOSE = re.compile(r"(?:the )?(?:press release|news release|release|post|news|article) (?=\w)")


def _plain(name: str) -> str:
    return fold(_WORD_END.sub(" ", name.strip("\ufeff \t\n")))


_FIELD = {_plain(name): field for field, names in NAMES.items() for name in names}


def field_called(name: str) -> str:
    """The field that a column or key of this name holds, or ""."""
    plain = _plain(name)
    return _FIELD.get(plain) or _FIELD.get(_WHOSE.sub("", plain, count=1), "")


def renamed(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """The fields of a release by our names for them.

    Where several names of a field have a value, that under our own counts, or else the first; one under another name
    that cannot be a value of the field is none of it.
    """
    own, others = {}, {}
    for name, value in pairs:
        field = field_called(str(name))
        value = _shown(value)
        if not field or value in (None, ""):
            continue
        if _plain(str(name)) == _plain(field):
            own.setdefault(field, value)
        elif _may_be(field, value):
            others.setdefault(field, value)
    return others | own


def _shown(value: object) -> object:
    """What WordPress says of a text or title, which is what it shows of it."""
    rendered = value.get("rendered") if isinstance(value, dict) else None
    return text_of(rendered) if isinstance(rendered, str) else value


def _may_be(field: str, value: object) -> bool:
    """Whether a value under a name that others use, too, may be what the field is: "published" may say true."""
    if field == "date":
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return is_number or (isinstance(value, str) and any(map(str.isdecimal, value)))
    if field == "id":
        return isinstance(value, str | int) and not isinstance(value, bool)
    return isinstance(value, str) and len(value) <= MAX_FIELD.get(field, len(value))
