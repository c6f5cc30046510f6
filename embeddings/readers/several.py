"""Whether a web page holds more than the one release that is read from it: that is told, for a person to look at."""

from collections.abc import Sequence
from datetime import date
from itertools import islice

from lxml.html import HtmlElement

from embeddings.readers.amid import LEADS_AWAY, is_prose
from embeddings.readers.markup import line_of
from embeddings.readers.reading import DOUBT, Problem
from embeddings.releases.lines import is_crumb
from embeddings.text.dates import date_line
from embeddings.text.folding import fold

UNREAD = "stands on the same page and was not read, because of several articles one is"
TOGETHER = "was read as one release with others on the same page"
ADVICE = "if it is a release, save it as a page of its own"
PARAGRAPHS = 2  # of text, that teasers do not have
MOST = 50  # articles of a page, and headings and paragraphs, that are looked at
HEADINGS = ("h1", "h2", "h3", "h4")
_ELSEWHERE = "ancestor-or-self::*[self::nav or self::aside or self::footer or contains(@class, 'comment')]"


def doubts(page: HtmlElement, text: str, language: str) -> tuple[Problem, ...]:
    """The articles of the page that are not in the text, or what in the text seems to be several releases."""
    if unread := _unread(page, fold(text)):
        return _told(unread, UNREAD)
    return _told(_together(page, fold(text), language)[1:], TOGETHER)


def _told(headings: Sequence[str], what: str) -> tuple[Problem, ...]:
    """One doubt for all headings, named by the first."""
    others = f" ({len(headings) - 1} more on it, too)" if len(headings) > 1 else ""
    return tuple(Problem(heading, f"{what}{others}; {ADVICE}", DOUBT) for heading in headings[:1])


def _unread(page: HtmlElement, folded: str) -> list[str]:
    """The headings of articles that tell something of their own, none of which is in a folded text, where one's is."""
    articles = page.xpath(f"//article[not(ancestor::article)][not({_ELSEWHERE})]")[:MOST]
    told = {article: [one for one in article.iter("p") if is_prose(one)][:MOST] for article in articles}
    unread = [a for a, prose in told.items() if not any(fold(one.text_content()) in folded for one in prose)]
    headings = (_heading(article) for article in unread if len(told[article]) >= PARAGRAPHS)
    return list(filter(None, headings)) if len(unread) < len(told) else []


def _heading(article: HtmlElement) -> str:
    """The words of an article's first heading; "" where they lead to another page."""
    heading = next(filter(_is_named, article.iter(*HEADINGS)), None)
    return "" if heading is None or _leads_away(heading) else line_of(heading.text_content())


def _is_named(heading: HtmlElement) -> bool:
    return any(map(str.isalnum, heading.text_content()))


def _together(page: HtmlElement, folded: str, language: str) -> list[str]:
    """The headings of different days with something of a folded text below them, where no headline is above them."""
    found = ((heading, _day_below(heading, folded, language)) for heading in islice(page.iter(*HEADINGS), MOST))
    dated = {heading: day for heading, day in found if day}
    headlines = (line_of(h.text_content()) for h in page.iter("h1") if h not in dated)
    if len(set(dated.values())) < 2 or not all(map(is_crumb, filter(None, headlines))):
        return []
    return [line_of(heading.text_content()) for heading in dated]


def _day_below(heading: HtmlElement, folded: str, language: str) -> date | None:
    """The day that alone stands right below a heading, with a paragraph of a folded text below it."""
    day, text = (*islice(heading.itersiblings("*"), 2), None, None)[:2]
    if not is_prose(text) or _leads_away(heading) or fold(text.text_content()) not in folded:
        return None
    found = date_line(line_of(day.text_content()), language)
    return found[0] if found else None


def _leads_away(heading: HtmlElement) -> bool:
    """Whether a heading is a link to what it heads."""
    parent = heading.getparent()
    return next(heading.iter(*LEADS_AWAY), None) is not None or (parent is not None and parent.tag == "a")
