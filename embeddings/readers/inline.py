"""What stands inside the paragraphs of a web page, as a browser shows it. Pure."""

import re

from lxml.html import HtmlElement

# Words of a sentence, that extraction takes for blocks or leaves out.
PLAIN = ("code", "tt", "kbd", "samp", "var", "time", "label", "output")
MARKUP = ("span", "b", "i", "em", "strong", "u", "a", "font", "small")
KEPT = ("pre", "textarea", "script", "style")  # their white space stands as it is
_MARKS = ("“”", "‘’")  # around a quotation, and around one inside it
_MARKED = re.compile(r"\s*[«“”„\"‘'‹]")
_SPACE = re.compile(r"\s+")


def show_inline(page: HtmlElement) -> None:
    """Put lines together, marks around quotations and what is in PLAIN into its sentence.

    Of the blocks it mends those that extraction leaves out.
    """
    kept = {element for block in page.iter(*KEPT) for element in block.iter()}
    for element in page.iter():
        if element not in kept:
            element.text = _on_one_line(element.text)
        if element not in kept or element.tag in KEPT:
            element.tail = _on_one_line(element.tail)
    mark_quotations(page)
    for formula in list(page.iter("math")):
        _show_formula(formula)
    for element in list(page.iter("q", "math", *PLAIN)):
        if element not in kept:
            element.drop_tag()
    for figure in list(page.iter("figure")):
        if next(figure.iter("blockquote"), None) is not None:
            _as_paragraphs(figure)
    for block in page.iter("center"):
        block.tag = "div"
    show_blocks(page)
    _drop_empty(page)


def _drop_empty(page: HtmlElement) -> None:
    """Take out icons and other marks without words: extraction would take the words behind them out, too."""
    for element in reversed(list(page.iter(*MARKUP))):  # what is inside another one first
        if len(element) == 0 and not element.text and element.getparent() is not None:
            element.drop_tag()


def _show_formula(formula: HtmlElement) -> None:
    """A formula on a line: powers as 10^6, fractions as 3/4."""
    for source in list(formula.iter("annotation", "annotation-xml")):
        source.drop_tree()
    for sign, name in (("^", "msup"), ("/", "mfrac")):
        for pair in formula.iter(name):
            if len(pair) == 2:
                pair[1].text = sign + (pair[1].text or "").lstrip()
    formula.text, words = "".join(formula.text_content().split()), list(formula)
    for word in words:
        formula.remove(word)


def show_blocks(page: HtmlElement) -> None:
    """Make blocks of the spans that a browser shows as blocks."""
    for span in page.xpath("//span[contains(translate(@style, ' ', ''), 'display:block')]"):
        span.tag = "div"


def _as_paragraphs(figure: HtmlElement) -> None:
    """A quotation with its speaker under it is no picture."""
    figure.tag = "div"
    for caption in figure.iter("figcaption"):
        caption.tag = "p"


def mark_quotations(page: HtmlElement) -> None:
    """Put into each <q> the marks that a browser shows around its words, where it has none of its own."""
    for quotation in page.iter("q"):
        if _MARKED.match(quotation.text or ""):
            continue
        before, after = _MARKS[next(quotation.iterancestors("q"), None) is not None]
        quotation.text = before + (quotation.text or "").lstrip()
        if len(quotation):
            quotation[-1].tail = (quotation[-1].tail or "").rstrip() + after
        else:
            quotation.text = quotation.text.rstrip() + after


def _on_one_line(text: str | None) -> str | None:
    return _SPACE.sub(" ", text) if text else text
