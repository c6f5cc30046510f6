"""Publication dates in a release's own words: absolute, complete and unambiguous, or none at all."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from dateparser.date import DateDataParser

from embeddings.text.folding import fold
from embeddings.text.hijri import hijri_days
from embeddings.text.terms import is_stop_word

FIRST_YEAR, LAST_YEAR = 1900, 2100  # outside it is a misprint or a joke
DATE_LINE = 120  # code points: a longer line is text
DATELINE = 160  # how far into a paragraph its dateline may reach

_WORD = r"[^\W\d_]+"
_MONTH = rf"(?:(?:كانون|تشرين)\s+{_WORD}|{_WORD})\.?"
_TWO_NAMES = rf"{_MONTH}(?:\s?[/(]\s?{_MONTH}\)?)?"  # كانون الثاني/يناير
_ORDINAL = r"(?:st|nd|rd|th|er|-?го|[.º])?"
_YEAR = r"(?P<{}>\d{{4}})(?![./]?\d)(?:\s?(?:г\.|года\b|року\b|م\b))?"
_CANDIDATE = re.compile(
    r"(?<![\d./-])(?:"
    r"(?P<iso_year>\d{4})\s?[-/.年]\s?(?P<iso_month>\d{1,2})\s?[-/.月]\s?(?P<iso_day>\d{1,2})(?!\d)日?"
    r"(?:T[\d:.]{4,15}(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|(?P<first>\d{{1,2}})(?P<mark>[./-]|\s/\s)(?P<second>\d{{1,2}})(?P=mark){_YEAR.format('year')}"
    rf"|(?P<quoted>[«\"“„])?(?P<day>\d{{1,2}})(?(quoted)[»\"”]|{_ORDINAL})[\s-]{{1,3}}(?:of\s|de\s|من\s)?(?P<month>{_TWO_NAMES})"
    rf"[\s,،-]{{1,3}}(?:de\s|عام\s|سنة\s)?{_YEAR.format('year_after')}"
    rf"|(?<!\w)(?P<month_first>{_WORD})\.?\s{{1,3}}(?P<day_after>\d{{1,2}}){_ORDINAL},?\s{{1,3}}"
    rf"{_YEAR.format('year_last')}"
    r")",
    re.IGNORECASE,
)
# Names that dateparser does not know, by the one that it does.
_MONTHS = {
    "يناير": ("كانون الثاني", "جانفي"),
    "فبراير": ("شباط", "فيفري"),
    "مارس": ("اذار",),
    "ابريل": ("نيسان", "افريل"),
    "مايو": ("ايار", "ماي"),
    "يونيو": ("حزيران", "جوان", "يونيه"),
    "يوليو": ("تموز", "جويليه", "يوليوز", "يوليه"),
    "اغسطس": ("اب", "اوت", "غشت"),
    "سبتمبر": ("ايلول", "شتنبر"),
    "اكتوبر": ("تشرين الاول",),
    "نوفمبر": ("تشرين الثاني", "نونبر"),
    "ديسمبر": ("كانون الاول", "دجنبر"),
}
_CANONICAL = {fold(name): known for known, names in _MONTHS.items() for name in (known, *names)}
_HIJRI = re.compile(rf"\d{{1,2}}\s+{_WORD}(?:\s+{_WORD})?\s+1[34]\d\d\s*(?:هـ?)?(?!\w)")
_TIME = re.compile(
    r"(?<!\d)(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?!\d)(?:\s?[ap]\.?\s?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:№|\bno\.|رقم)\s?\d[\d/-]*", re.IGNORECASE)
_FOR_RELEASE = re.compile(
    r"\W*(?:for (?:immediate )?release|для (?:немедленной )?публикации|للنشر(?: الفوري)?)\W*", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\W*(?:\blast |\()?(?:updated|modified|обновлен\w*|изменен\w*|تحديث|تعديل)\b.*", re.IGNORECASE
)
_RANGE = re.compile(rf"(?<!\d)\d{{1,2}}(?:\s+(?P<month>{_WORD}))?\.?\s?(?:[–—-]|إلى|الى|حتى)$")  # up to a later day
_DIRECTION = re.compile("[\u200e\u200f\u061c]")  # marks that pages put around Arabic dates
_PLACE_NAME = rf"{_WORD}(?:[\s-]{_WORD}){{0,2}}\s?"
_PLACE = re.compile(rf"г\.\s?{_PLACE_NAME}[,،]?|{_PLACE_NAME}[,،]")
# Behind a date, with a comma: a town, and no words of a title.
_PLACE_BEHIND = re.compile(
    r"\s?,\s(?:г\.\s?)?(?:(?:New|Port|Fort|San|Saint|St\.|Los|El|Нижний|Новый|Великий|Порт|Санкт)[\s-])?"
    r"[A-ZА-ЯЁ][a-zа-яё’']+(?:-[\w’']+){0,2}\W*"
)
_LABELS = frozenset(map(fold, (
    "published", "publication", "date", "posted", "release", "released", "press", "news", "issue", "issued", "on", "of",
    "at", "the", "time", "am", "pm", "no", "№", "gmt", "utc", "msk", "мск", "cet", "cest", "est", "edt",
    "et", "bst", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt", "ist", "jst", "eet", "eest",
    "исх", "дата", "публикации", "опубликовано", "размещено", "от", "в", "время", "год", "года",
    "г", "час", "تاريخ", "التاريخ", "النشر", "نشر", "بتاريخ", "في", "يوم", "الموافق", "ه", "هـ", "م",
    "ص", "صباحا", "مساء",
    "пресс", "релиз", "بيان", "صحفي",
    "veröffentlicht", "am", "datum", "den", "publié", "le", "fecha", "el", "publicado",
)))  # fmt: skip
_SET_OFF = re.compile(r"\w[»”\")]?(?:\s?[,،]\s?|\s\(|\s[–—-]\s)$")
# Arab agencies have names of a few letters and no capitals: behind a comma, any that ends the line.
_ARAB_AGENCY = r"واس\b|(?<=[,،]\s)[\u0620-\u064a]{2,5}(?=\s*(?:\n|$))"
_AFTER_DATELINE = re.compile(
    rf"\)?\s?(?:[,،]\s?)?(?:[(/][^()/\n]{{1,40}}(?:[)]|/\.?)|[A-ZА-ЯЁ]{{2,12}}\b|{_ARAB_AGENCY})?"
    r"\s?(?:(?<=/\.)|(?<=\))-|[–—―:]|--?\s|\.\s?[–—―]|\s*\n|\s*$)"
)
# A sentence of its own: "MOSCOW, 12 March 2024. The Ministry …", or "… 41,308 children …".
_SENTENCE = re.compile(r"(?:(?<=\sг\.)|[мmم]?\.)\s+(?:/[^/\n]{1,20}/\.?\s+)?(?=[\dA-ZА-ЯЁ«“\"\u0620-\u064a])")
_NAMED_PLACE = re.compile(r"(?:[^\W\d_][\w’'-]*[\s.]{1,2}){0,2}[^\W\d_][\w’'-]*\s?[,،]\s*")


@cache
def month_names() -> Mapping[str, int]:
    """The number of each month by its folded names: Arabic of every region, Russian in every case, English."""
    found = {fold(name): number for number, names in enumerate(_MONTHS.values(), 1) for name in names}
    for number, genitive in Locale("ru").months["format"]["wide"].items():
        found |= {genitive[:-1] + ending: number for ending in ("е", "ю", "у", "ем", "ом")}
    for language in ("ar", "en", "ru"):
        for use in Locale(language).months.values():
            for width in ("wide", "abbreviated"):
                found |= {fold(name).rstrip("."): number for number, name in use[width].items()}
    return found | {"sept": 9, "фев": 2, "сен": 9, "ноя": 11}


def iso_date(text: str) -> date | None:
    """The day of an ISO 8601 date or time, as its own time zone has it."""
    try:
        value = datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None
    return value if FIRST_YEAR <= value.year <= LAST_YEAR else None


def find_date(line: str, language: str) -> tuple[date, str] | None:
    """The one absolute date in `line` and the words it was read from, without marks of direction.

    None when there is no complete date, an impossible one, an ambiguous one (03/04/2020 in English), or
    when two differ. `language` is ISO 639-1; "" tries Arabic, Russian and English.
    """
    line = _DIRECTION.sub("", line)
    found = [(value, line[start:end]) for value, start, end in dates_in(line, language)]
    return found[0] if len({value for value, _ in found}) == 1 else None


def date_line(line: str, language: str) -> tuple[date, str] | None:
    """As `find_date`, for a line that says nothing but when (with weekday, time, label, place and comma)."""
    if len(line) > DATE_LINE:
        return None
    line = without_change(_DIRECTION.sub("", line))
    if not (found := find_date(line, language)):
        return None
    before, _, after = line.partition(found[1])
    before = "" if _FOR_RELEASE.fullmatch(before) else before.strip()
    if not re.search(r"\w", before) and _PLACE_BEHIND.fullmatch(after):
        after = ""
    rest = _ascii_digits(f"{_PLACE.sub('', before)} {after}")
    for known in (_HIJRI, _TIME, _NUMBER):
        rest = known.sub(" ", rest)
    words = re.findall(r"[\w№]+", fold(rest))
    return found if all(word in _LABELS or word in _weekdays(language) for word in words) else None


def without_change(line: str) -> str:
    """A line without what it says of when something was changed: "10 June 2020 (updated 12 June 2020)"."""
    return _CHANGED.sub("", line)


def title_date(title: str, language: str) -> tuple[date, str] | None:
    """The date with which a title ends, set off as when it was said: "Remarks at the museum, Marsal, 3 March 2025"."""
    title = _DIRECTION.sub("", title)
    for value, start, end in dates_in(title, language):
        is_end = not title[end:].strip(" .)") and not _is_range(title[:start].strip())
        if is_end and _SET_OFF.search(title, 0, start):
            return value, title[start:end]
    return None


def dateline(paragraph: str, language: str) -> tuple[date, str] | None:
    """The date of a paragraph that opens with place and date: "MOSCOW, June 10, 2020 – …"."""
    opening = _DIRECTION.sub("", paragraph[:DATELINE])
    found = list(dates_in(opening, language))
    if not found:
        return None
    value, start, end = found[0]
    last, until, _ = found[min(1, len(found) - 1)]
    is_first_day = last > value and not opening[end:until].strip(" –—-")
    if is_first_day or not _is_place(opening[:start]):
        return None
    alone = _is_alone(opening[:start]) and _SENTENCE.match(opening, end)
    return (value, opening[start:end]) if alone or _AFTER_DATELINE.match(opening[end:]) else None


def _is_alone(before: str) -> bool:
    """Whether a date with these words in front of it says nothing but where and when: none, or a place and a comma."""
    return not before.strip() or bool(_NAMED_PLACE.fullmatch(before) and not is_stop_word(fold(before.split()[0])))


def dateline_place(paragraph: str, language: str) -> str:
    """Where a paragraph that opens with place and date was issued, as written; "" where it says no place."""
    found = dateline(paragraph, language)
    if not found:
        return ""
    before = _DIRECTION.sub("", paragraph[:DATELINE]).partition(found[1])[0]
    place = _HIJRI.sub("", _ascii_digits(before)).replace("الموافق", "").strip(" \t\xa0,،(/–—-").removesuffix(" في")
    return "" if any(character.isdecimal() for character in place) else place


def _is_place(words: str) -> bool:
    place = _HIJRI.sub("", _ascii_digits(words)).replace("الموافق", "").strip().removeprefix("г. ")
    if _CHANGED.search(place) or _is_range(place):
        return False
    if not place or len(place) > 60 or re.search(r"[!?;]|\w{3}\.(?!,)", place):
        return not place
    names = re.findall(_WORD, place)
    if len(names) > 5 or fold(names[0] if names else "") in _LABELS:
        return False
    if place[-1] in ",،(/–—-":
        return all(not name[0].islower() or len(name) < 3 for name in names)
    return place.isupper() or (not re.search(r"[a-zа-яё]", place, re.IGNORECASE) and len(names) < 3)


def _is_range(words: str) -> bool:
    """Whether words end in a day that another one follows: "10 –", "28 May -"."""
    found = _RANGE.search(words)
    return found is not None and fold(found["month"] or "may") in month_names()


def dates_in(line: str, language: str) -> Iterator[tuple[date, int, int]]:
    """Every complete and unambiguous date in `line`, with where its words begin and end.

    Days of the Islamic calendar, converted, where no other stands beside them.
    """
    found = list(_gregorian(line, language))
    yield from found or hijri_days(line)


def _gregorian(line: str, language: str) -> Iterator[tuple[date, int, int]]:
    for match in _CANDIDATE.finditer(_ascii_digits(line)):
        value = _value({name: text for name, text in match.groupdict().items() if text}, language)
        if value and FIRST_YEAR <= value.year <= LAST_YEAR:
            yield value, match.start(), match.end()


def _value(parts: dict[str, str], language: str) -> date | None:
    if "iso_year" in parts:
        return _date(parts["iso_year"], parts["iso_month"], parts["iso_day"])
    if "first" in parts:
        return _numeric(int(parts["first"]), int(parts["second"]), parts["year"], parts["mark"].strip(), language)
    if "month" in parts:
        return _named(int(parts["day"]), parts["month"], int(parts["year_after"]), language)
    return _named(int(parts["day_after"]), parts["month_first"], int(parts["year_last"]), language)


def _numeric(first: int, second: int, year: str, mark: str, language: str) -> date | None:
    """Day first, as everywhere; except that English with a slash or dash may also put the month first."""
    if mark != "." and language in ("en", ""):
        if first <= 12 and second <= 12 and first != second:
            return None
        if second > 12:
            first, second = second, first
    return _date(year, second, first)


def _date(year: int | str, month: int | str, day: int | str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _named(day: int, month: str, year: int, language: str) -> date | None:
    names = {
        _CANONICAL.get(fold(name), name.rstrip(".").lower())
        for name in re.split(r"\s?[/()]\s?", month)
        if name
    }
    values = {_parse(f"{day} {name} {year}", language) for name in names}
    return values.pop() if len(values) == 1 else None


def _parse(words: str, language: str) -> date | None:
    found = _parser(language).get_date_data(words).date_obj
    return found.date() if found else None


@lru_cache(maxsize=64)
def _parser(language: str) -> DateDataParser:
    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    languages = list(dict.fromkeys((language, "en"))) if language else ["en", "ru", "ar"]
    parser = DateDataParser(languages=languages, settings=settings)
    try:
        parser.get_date_data("1 May 2000")
    except ValueError:  # a language that dateparser does not have
        return DateDataParser(languages=["en"], settings=settings)
    return parser


@lru_cache(maxsize=64)
def _weekdays(language: str) -> frozenset[str]:
    try:
        locale = Locale.parse(language or "en")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    names = [
        name for width in ("wide", "abbreviated") for names in (locale.days["format"], Locale("en").days["format"])
        for name in names[width].values()
    ]  # fmt: skip
    return frozenset(word for name in names for word in re.findall(r"\w+", fold(name)))


def _ascii_digits(text: str) -> str:
    """Digits of any script as ASCII, one for one, so that offsets stay."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
