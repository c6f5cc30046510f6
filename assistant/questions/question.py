"""What a question asks for, understood from its words."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.questions.courtesy import without_courtesy
from assistant.questions.follow_up import Standalone
from assistant.questions.holdings import asks_holdings, releases_about
from assistant.questions.tongues import answering, only_language, tongue
from assistant.questions.wanted import asks_latest, asks_now, asks_state, change, subject, timeline
from assistant.times.period import Period
from assistant.times.timing import NEWS, QUOTED, timing
from embeddings.releases.release import Filters
from embeddings.text.folding import Folded, fold
from embeddings.text.language import language_among, script
from embeddings.text.terms import is_stop_word

MAX_QUESTION = 2000  # code points; longer than any question, shorter than a pasted document
_TITLE = re.compile(
    r"(?<!\w)(?P<before>(?:[A-ZА-ЯЁ]\w+|[Гг]азет\w|newspaper|magazine|[Кк]анал\w?)\s)(?P<name>Today|Сегодня)(?!\w)"
)
READ = ("dates", "languages", "newest", "sources")  # what is read in the words, and what can be asked to be ignored

# The sources that words name.
Issuers = Callable[[Sequence[str]], tuple[str, ...]]


class BadQuestion(ValueError):
    """The question cannot be asked as it is; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the language to answer in and the limits it sets on the search."""

    text: str  # in words that need no conversation
    language: str
    filters: Filters = field(default_factory=Filters)
    newest_first: bool = False
    asked: str = ""  # the words that were typed
    asked_on: date | None = None
    around: Period | None = None  # when it happened: releases of that time come first
    read: tuple[str, ...] = ()  # which of READ come from its words
    searched: str = ""  # its text without the words that became limits
    undated: str = ""  # as `searched`, also without the words that say when it happened
    recent: bool = False  # its time is counted from today: where nothing is of it, the newest is wanted
    general: bool = False  # it names no subject: "what is the latest news?"
    holdings: bool = False  # it asks how many releases there are
    finds: bool = False  # it asks for the releases about its subject: "press releases on grain"
    cited: tuple[str, ...] = ()  # the releases that the answer before it cites, by id
    own: str = ""  # those of its words that ask, where the others are of the conversation and only say of what

    @property
    def follows_up(self) -> bool:
        """Whether its conversation was needed to understand it."""
        return bool(self.asked) and self.text not in (self.asked, without_courtesy(self.asked))

    @property
    def words(self) -> str:
        """Its text without the words that became limits, where others are left."""
        return self.searched or self.text

    @property
    def chosen(self) -> Filters:
        """Its limits without a time that was read in its words."""
        return (without_dates(self) if "dates" in self.read else self).filters

    @property
    def overview(self) -> bool:
        """Whether it asks for what there is of a time, or for the newest, whatever that is about."""
        return self.general and bool(self.newest_first or self.filters.since or self.filters.until)

    @property
    def wants_releases(self) -> bool:
        """Whether it asks for releases, and not for what they say of something."""
        return self.overview or self.finds

    @property
    def timed(self) -> bool:
        """Whether time orders what is found."""
        return self.newest_first or self.around is not None


def understand(
    text: str,
    *,
    standalone: Standalone | None = None,
    language: str = "",
    filters: Filters | None = None,
    today: date | None = None,
    ignore: Collection[str] = (),
    held: Collection[str] = (),
    cited: Collection[str] = (),
    issuers: Issuers = lambda _: (),
) -> Question:
    """What is chosen in `language` and `filters` stands; the rest is read in the words, as of `today`.

    `standalone` has the words in which the question needs no conversation, where they differ from `text`.
    `ignore` names what is not to be read in them, `held` the languages of the releases, `cited` those that the answer
    before cites. `issuers` tells of a question for what there is of a time whether it names no subject but a source.

    Raises BadQuestion for an empty or endless question, for
    filters that exclude everything and for an unknown name in `ignore`.
    """
    filters = checked(filters or Filters())
    words = cleaned(text)
    _check(words, ignore)
    told = answering(fold(words))
    wanted = told.code if told else only_language(fold(words)) if standalone else ""
    alone = standalone or Standalone(without_courtesy(words))
    spoken = _spoken(words, standalone.text if standalone else "", held)
    asked = Question(
        alone.text,
        language or wanted or spoken or "en",
        filters,
        asked=words,
        asked_on=today or date.today(),
        cited=tuple(cited),
        own=alone.own,
    )
    return _read(asked, spoken, frozenset(ignore), issuers)


def without_dates(question: Question) -> Question:
    """The question with the dates in its words as words."""
    return replace(
        question,
        filters=replace(question.filters, since=None, until=None),
        around=None,
        read=tuple(name for name in question.read if name != "dates"),
        searched=question.text,
        undated=question.text,
    )


def at_any_time(question: Question) -> Question:
    """The question where no release is of its time: of what was to be recent the newest, else the dates as words.

    What it asks besides stays known as `undated`.
    """
    if not question.recent:
        return replace(without_dates(question), undated=question.searched)
    read = tuple(dict.fromkeys([*without_dates(question).read, "newest"]))
    return replace(without_dates(question), newest_first=True, read=read, searched=question.searched)


def _spoken(words: str, standalone: str, held: Collection[str]) -> str:
    """The language of a question; of a few words of the same script, that of the whole question."""
    same = not standalone or script(words) in ("", script(standalone))
    return language_among(_without_names(standalone if standalone and same else words), held)


def _without_names(text: str) -> str:
    """The words without those that have a capital inside, where others are left: names are of any language."""
    first, *rest = text.split()
    plain = [word for word in rest if not word[0].isupper()]
    return " ".join([first, *plain]) if plain else text


def _check(words: str, ignore: Collection[str]) -> None:
    if not words:
        raise BadQuestion("The question is empty. Type what you want to know.")
    if len(words) > MAX_QUESTION:
        raise BadQuestion(
            f"The question has {len(words)} characters; at most {MAX_QUESTION} can be asked. Shorten it."
        )
    if unknown := sorted(set(ignore) - set(READ)):
        raise BadQuestion(f"ignore has {unknown[0]!r}; it may have {', '.join(READ)}.")


def checked(filters: Filters) -> Filters:
    """The filters, languages as they are written everywhere; raises BadQuestion where no release can match, or a
    name is no text."""
    if filters.since and filters.until and filters.since > filters.until:
        raise BadQuestion(
            f"since ({filters.since}) is after until ({filters.until}): no release can match. Swap them."
        )
    try:
        "".join((*filters.languages, *filters.sources)).encode()
    except UnicodeEncodeError as error:
        raise BadQuestion("A language or source has half a character (a lone surrogate). Send whole ones.") from error
    return replace(filters, languages=tuple(map(str.lower, filters.languages)))


def _read(asked: Question, spoken: str, ignore: frozenset[str], issuers: Issuers) -> Question:
    """The question with what its words say of time, order, language and source."""
    words = Folded.of(_titled(asked.text))
    folded, filters = words.text, asked.filters
    when, times = timing(folded, asked.asked_on, spoken)
    named = tongue(folded)
    if "dates" in ignore or filters.since or filters.until:
        when = None
    if "languages" in ignore or filters.languages:
        named = None
    rest = _blanked(folded, [*times, *(match.span() for match in QUOTED.finditer(folded))])
    now = asks_now(rest) or (asks_state(rest) and not times)
    newest = "newest" not in ignore and (asks_latest(rest) or (when.as_of if when else now))
    limits = [*(when.spans if when else ()), *([named.span] if named else ())]
    about = subject(_blanked(rest, limits))
    sources = filters.sources
    if about and (when or newest) and "sources" not in ignore and not sources:
        sources = issuers([word for word in re.findall(r"\w+", asked.text) if fold(word) in about])
    general = about == [] or sources != filters.sources
    published = when.period if when and (when.strict or general) else None
    spans = [*(when.spans if published else ()), *([named.span] if named else ())]
    request = releases_about(_blanked(folded, [*times, *spans]))
    spans += [*(span for span in (timeline(folded), request) if span), *change(folded)]
    found = when, named, newest, sources != filters.sources
    return replace(
        asked,
        filters=Filters(
            published.first if published else filters.since,
            published.last if published else filters.until,
            (named.code,) if named else filters.languages,
            sources,
        ),
        newest_first=newest,
        around=when.period if when and not published else None,
        recent=bool(published and when.recent and "newest" not in ignore),
        general=general,
        holdings=asks_holdings(_blanked(folded, spans)),
        finds=bool(request) and not general,
        read=tuple(name for name, found in zip(READ, found, strict=True) if found),
        searched=_telling(asked.text, words, spans),
        undated=_telling(asked.text, words, [*spans, *limits]),
    )


def _titled(text: str) -> str:
    """The text with "Today" blanked where it is a name, as of a newspaper: it is no time."""
    return _TITLE.sub(lambda match: match["before"] + "," * len(match["name"]), text)


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "," * (end - start) + text[end:]
    return text


def _telling(text: str, folded: Folded, spans: Sequence[tuple[int, int]]) -> str:
    """The text without what became a limit, where words of a subject are left."""
    left = _blanked(folded.text, spans)
    if not spans or all(is_stop_word(word) or NEWS.fullmatch(word) for word in re.findall(r"\w+", left)):
        return text
    # With what folds to nothing behind a letter, as in "هـ".
    cut = set().union(*(range(folded.at(start), folded.at(end)) for start, end in spans))
    kept = cleaned("".join(c for i, c in enumerate(text) if i not in cut))
    return re.sub(r"\s+(?=[?؟!.,،])", "", kept)


def cleaned(text: str) -> str:
    """NFC, on one line, without control, format and surrogate characters."""
    spaced = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Cs")).strip()
