"""What a web page says of the day on which it was changed: no day of publication, and no part of its text."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from embeddings.readers.markup import line_of
from embeddings.text.dates import DATE_LINE, date_line, iso_date

STATED = (
    "//meta[@property='article:modified_time' or @property='og:updated_time' or @name='last-modified'"
    " or @name='DC.date.modified' or @name='revised' or @itemprop='dateModified' or @http-equiv='last-modified']"
)
NAMED = "//*[@itemprop='dateModified' or (@class and string-length(@class) < 200)]"
_CHANGED = re.compile(r"(?:^|[\s_-])(?:(?:last[-_]?)?(?:updated?|modified)|datemodified)(?=$|[\s_-])", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi|posted|created|issued", re.IGNORECASE)
_LABEL = re.compile(
    r"\W*(?:(?:last|latest|page|date|time|of|was|дата|и|время|последн\w{2,3}|страница|[آا]خر|تاريخ|وقت|تم)\s){0,3}"
    r"(?:updated?|modified|modification|обновл[её]н\w{0,2}|измен[её]н\w{0,2}|(?:ال)?تحديث|(?:ال)?تعديل)\b"
    r"(?:\s(?:on|at|this|page|в|страницы|материала|في|بتاريخ|للصفحة|الصفحة)){0,3}\W*",
    re.IGNORECASE,
)
_UNREAD = "ancestor::script or ancestor::style or ancestor::title"


def drop_changed(page: HtmlElement) -> bool:
    """Take out of `page` when it was changed: as its markup states, marks and labels it; whether there was anything.

    A day on one line with its label stays: as that line says what it is, it is not mistaken.
    """
    marked, labelled = [*page.xpath(STATED), *_marked(page)], list(_labelled(page))
    for holder, place in labelled:
        setattr(holder, place, None)
    for element in marked:
        if element.getparent() is not None:
            element.drop_tree()
    return bool(marked or labelled)


def _marked(page: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that say a day, and by their name that something was changed then, not published."""
    for element in page.xpath(NAMED):
        if _CHANGED.search(_name(element)) and not _PUBLISHED.search(_name(element)) and _is_day(element):
            yield element


def _name(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('itemprop', '')}"


def _is_day(element: HtmlElement) -> bool:
    words = line_of(element.text_content())
    if element.tag == "time" and iso_date(element.get("datetime", "")) and len(words) <= DATE_LINE:
        return True
    label = _LABEL.match(words)
    return _is_date(words[label.end() :] if label else words)


def _labelled(page: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Where a piece of text is only the label of a change, and where its day is the next one: element, text or tail."""
    label = None
    for piece in page.xpath(f"//text()[normalize-space()][not({_UNREAD})]"):
        holder = piece.getparent()
        place = (holder, "tail" if piece.is_tail else "text")
        if label is not None and _is_date(line_of(piece)) and not (piece.is_text and _PUBLISHED.search(_name(holder))):
            yield from (label, place)
        label = place if len(piece) <= DATE_LINE and _LABEL.fullmatch(line_of(piece)) else None


def _is_date(line: str) -> bool:
    """Whether a line is a date, in one of the orders in which numbers may say it."""
    return any(map(str.isdecimal, line)) and bool(date_line(line, "") or date_line(line, "ru"))
