"""Days of the Islamic calendar in a text, as the Umm al-Qura calendar of Saudi Arabia converts them.

Where the month began by sighting, the day may be one off: what was read is kept and shown as converted.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from hijridate import Hijri

from embeddings.text.folding import Folded, fold

_MONTHS = (
    "محرم|المحرم|مُحرَّم",
    "صفر",
    "ربيع الأول|ربيع أول|ربيع الاولى",
    "ربيع الآخر|ربيع الثاني|ربيع آخر|ربيع ثاني",
    "جمادى الأولى|جمادى الأول|جمادى أولى",
    "جمادى الآخرة|جمادى الثانية|جمادى الآخر|جمادى الثاني|جمادى ثانية",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة|ذي القعدة|ذوالقعدة|ذي قعدة",
    "ذو الحجة|ذي الحجة|ذوالحجة|ذي حجة",
)
# What they are called in English and Russian, as patterns over folded text.
_ABROAD = (
    "muharram|мухаррама?",
    "safar|сафара?",
    "rabi'? (?:(?:a|u)l-awwal|i)|раби[ -](?:аль|уль|ал)-авваля?",
    "rabi'? (?:(?:a|u)l-(?:thani|akhir)|ath-thani|ii)|раби[ -](?:ас-сани|аль-ах[иы]ра?)",
    "jumada (?:al-(?:ula|awwal)|i)|джумада (?:аль-)?(?:уля|ула|авваль)",
    "jumada (?:al-(?:thani|akhirah?)|ath-thani(?:yah?)?|ii)|джумада (?:ас-сани(?:йа|я)?|аль-ахира)",
    "rajab|раджаба?",
    "sha'?ban|шаабана?",
    "ramadh?an|рама[дз]ана?",
    "shawwal|шаввал[ья]?",
    "dhu(?:'?l| al)-q[ia]?'?dah?|зуль-ка'?а?д[аы]",
    "dhu(?:'?l| al)-hijjah?|зуль-хиджж?[аиы]",
)
_MARK = r"(?:\s?ه(?:ـ|جري\w*)?(?!\w)\.?)"


def hijri_days(text: str) -> Iterator[tuple[date, int, int]]:
    """Every complete day of the Islamic calendar in `text`, converted, with where its words begin and end."""
    folded = Folded.of(text)
    pattern, months = _pattern()
    for match in pattern.finditer(folded.text):
        parts = match.groupdict()
        month = months[parts["name"]] if parts["name"] else int(parts["month"] or parts["month_between"])
        value = converted(
            int(parts["year"] or parts["year_first"] or parts["year_last"]), month, _day(parts)
        )
        if value:
            yield value, *map(folded.at, match.span())


def hijri_months() -> dict[str, str]:
    """Of each month, by its English name, a pattern for its Arabic, English and Russian ones over folded text."""
    found = {}
    for number, (arabic, abroad) in enumerate(zip(_MONTHS, _ABROAD, strict=True), 1):
        folded = "|".join(map(fold, arabic.split("|")))
        found[Hijri(1445, number, 1).month_name("en")] = f"{folded}|{abroad}"
    return found


def is_hijri(words: str) -> bool:
    """Whether a day was read from words of the Islamic calendar."""
    return any(True for _ in hijri_days(words))


def _day(parts: dict[str, str | None]) -> int:
    return int(parts["day"] or parts["day_last"] or parts["day_first"])


def converted(year: int, month: int, day: int) -> date | None:
    """None for a day that the calendar does not have, and outside its tables (1343 to 1500, 1924 to 2077)."""
    try:
        return date.fromordinal(Hijri(year, month, day).to_gregorian().toordinal())
    except (ValueError, OverflowError):
        return None


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, int]]:
    """Months by name, which need no mark behind the year, and days all in figures, which do."""
    months = {
        fold(name): number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")
    }
    names = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    year = r"1[345]\d\d"
    return re.compile(
        rf"(?<![\d./-])(?:(?P<day>\d{{1,2}})\s+(?:من\s+)?(?:شهر\s+)?(?P<name>{names})[\s,،]+(?:عام\s|سنه\s)?"
        rf"(?P<year>{year})(?!\d){_MARK}?"
        rf"|(?P<year_first>{year})[/-](?P<month>\d{{1,2}})[/-](?P<day_last>\d{{1,2}})(?!\d){_MARK}"
        rf"|(?P<day_first>\d{{1,2}})[/-](?P<month_between>\d{{1,2}})[/-](?P<year_last>{year})(?!\d){_MARK})"
    ), months
