"""Words that stand loose between the blocks of a web page: a browser shows them as paragraphs. Pure."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from embeddings.readers.markup import BLOCKS

HOLDERS = ("body", "main", "article", "section", "div", "td", "blockquote")
_BESIDE = frozenset(BLOCKS) - {"br"}
_OF_TEXT = frozenset(("p", "ul", "ol", "dl", "table", "blockquote", "pre", "h2", "h3", "h4", "h5", "h6"))
_UNSHOWN = ("script", "style", "noscript", "template", "iframe", "select", "textarea")


def wrap_loose(page: HtmlElement) -> None:
    """Put paragraphs around words that stand beside blocks of text, where extraction would leave them out.

    Beside pictures and boxes stand captions and labels.
    """
    for holder in list(page.iter(*HOLDERS)):
        if any(child.tag in _OF_TEXT for child in holder):
            for before, run in list(_runs(holder)):
                _wrap(holder, before, run)


def _runs(holder: HtmlElement) -> Iterator[tuple[HtmlElement | None, list[HtmlElement]]]:
    """The stretches between blocks: the block that each follows, None for the first, and what is inline in it."""
    before, run = None, []
    for child in holder:
        if _is_block(child):
            yield before, run
            before, run = child, []
        else:
            run.append(child)
    yield before, run


def _is_block(element: HtmlElement) -> bool:
    return element.tag in _BESIDE or next(element.iter(*_BESIDE), None) is not None


def _wrap(holder: HtmlElement, before: HtmlElement | None, run: list[HtmlElement]) -> None:
    """A paragraph of the words behind a block, with the inline elements there, if they are more than links."""
    text = holder.text if before is None else before.tail
    if not any(map(str.isalnum, (text or "") + "".join(map(_own, run)))):
        return
    paragraph = holder.makeelement("p")
    paragraph.text = (text or "").lstrip()
    if before is None:
        holder.text = None
        holder.insert(0, paragraph)
    else:
        before.tail = None
        before.addnext(paragraph)
    paragraph.extend(run)


def _own(element: HtmlElement) -> str:
    """The words of an inline element and behind it, without those of links."""
    tail = element.tail or ""
    if not isinstance(element.tag, str) or element.tag in _UNSHOWN:
        return tail
    return tail if element.tag == "a" else element.text_content() + tail
