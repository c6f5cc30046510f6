"""The words of the interface. A language is one module here with NAME, LOCALE, TEXTS and PLURALS."""

import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib import import_module

from babel import Locale, UnknownLocaleError, parse_locale
from babel.dates import format_date, format_datetime, format_timedelta
from babel.lists import format_list

DEFAULT = "en"
LONGEST_HEADER = 1000  # characters; an Accept-Language header is far shorter


@dataclass(frozen=True, slots=True)
class Wording:
    """The interface in one language; dates, names of languages, lists and plurals follow its locale."""

    code: str
    name: str  # of the language, in itself
    locale: Locale
    texts: Mapping[str, str]
    plurals: Mapping[str, Mapping[str, str]]  # each with every plural category of the locale

    @property
    def direction(self) -> str:
        return self.locale.text_direction

    def text(self, key: str, **values: object) -> str:
        """Raises KeyError for an unknown key and for a value that the text wants and does not get."""
        return self.texts[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """«1 release», «2 releases»: the right plural form of `key` for `number`."""
        return self.plurals[key][self.locale.plural_form(number)].format(count=number)

    def day(self, day: date | None) -> str:
        return format_date(day, "long", locale=self.locale) if day else self.texts["undated"]

    def span(self, since: date | None, until: date | None) -> str:
        """«from … », «until …» or both; "" when neither is given."""
        if since and until:
            return self.text("dates_between", since=self.day(since), until=self.day(until))
        if since:
            return self.text("dates_since", since=self.day(since))
        return self.text("dates_until", until=self.day(until)) if until else ""

    def moment(self, when: datetime) -> str:
        """«1 March 2026 at 10:00:00 UTC»."""
        return format_datetime(when, "long", locale=self.locale)

    def ago(self, then: datetime, now: datetime) -> str:
        """«14 minutes ago»; what has just been is a minute ago."""
        passed = max(now - then, timedelta(minutes=1))
        return format_timedelta(-passed, granularity="minute", add_direction=True, locale=self.locale)

    def soon(self, seconds: int) -> str:
        """«in 5 minutes», in whole minutes that are surely enough."""
        wait = timedelta(minutes=-(-seconds // 60))
        return format_timedelta(wait, granularity="minute", add_direction=True, locale=self.locale)

    def language(self, code: str) -> str:
        """The name of a language, or its code where the locale has no name for it."""
        return self.locale.languages.get(code, code) if code else self.texts["language_unknown"]

    def languages(self, codes: Iterable[str]) -> str:
        return format_list([self.language(code) for code in codes], locale=self.locale)

    def capitalised(self, text: str) -> str:
        return text[:1].upper() + text[1:]


@cache
def wordings() -> dict[str, Wording]:
    """Every language of the interface by its code, in order of code."""
    found = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        words = import_module(f"{__name__}.{module.name}")
        locale = Locale.parse(words.LOCALE)
        found[module.name] = Wording(module.name, words.NAME, locale, words.TEXTS, words.PLURALS)
    return found


def choose(chosen: str, accept_language: str) -> Wording:
    """The wording that a person chose, else the best that the browser accepts, else English."""
    available = wordings()
    for code in (chosen, *_accepted(accept_language)):
        if code in available:
            return available[code]
    return available[DEFAULT]


def _accepted(header: str) -> list[str]:
    """Language codes of an Accept-Language header, most wanted first; what makes no sense is skipped."""
    weighted = []
    for part in header[:LONGEST_HEADER].split(","):
        tag, _, parameter = part.strip().partition(";")
        weight = _weight(parameter)
        if weight > 0 and (code := _code(tag.strip())):
            weighted.append((weight, code))
    return [code for _, code in sorted(weighted, key=lambda w: -w[0])]


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


def _code(tag: str) -> str:
    try:
        return parse_locale(tag, sep="-")[0]
    except (ValueError, UnknownLocaleError):
        return ""
