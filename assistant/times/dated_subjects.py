"""Times that belong to what is asked about: "about Women's Day on 8 March", «о периоде 2014–2020»."""

import re

from assistant.times.prepositions import Use
from assistant.words.vocabulary import ABOUT, SAYING, START, any_of

_REACH = 80  # code points before a time in which it may be tied to a subject
_ABOUT = rf"{START}(?:{ABOUT}|{any_of('for marking celebrating к ко для в_честь بمناسبة')})"
_HOLIDAY = re.compile(
    rf"{_ABOUT}(?:\s[\w'-]+){{0,4}}?\s(?:"
    + any_of(
        "day eve holiday anniversary celebration celebrations parade parades"
        " день дня дне дню праздник* годовщин* парад* торжеств* шестви*"
    )
    + "|"
    + any_of("عيد العيد ذكرى الذكرى احتفال احتفالات الاحتفال الاحتفالات")
    + r"(?:\s\w+){0,3})[\s,]*$"
)
_PLAN = re.compile(
    START
    + any_of(
        "plan plans strategy strategies programme programmes program programs forecast forecasts goal goals"
        " target targets agenda roadmap concept"
        " план плана плане планы планов планах стратеги* программ* прогноз* концепци* цель цели целях"
        " خطة خطط الخطة الخطط استراتيجية الاستراتيجية برنامج البرنامج برامج أهداف الأهداف توقعات رؤية"
    )
    + rf"(?:\s(?!{SAYING})\w+){{0,3}}\s?$"
)
_SPAN = re.compile(
    rf"{START}{ABOUT}\s(?:the\s)?"
    + any_of("period periods years time период* годах годы временах الفترة فترة المدة السنوات سنوات الأعوام")
    + r"\s?$"
)
_EVENTS = re.compile(rf"{START}{ABOUT}\s(?:the\s)?{any_of('event events событиях أحداث الأحداث')}\s?$")


def is_subject(use: Use, text: str) -> bool:
    """Whether a time is a part of what is asked about, so that it does not tell when that was said."""

    def behind(words: re.Pattern[str]) -> bool:
        return bool(words.search(text, max(0, use.start - _REACH), use.start))

    if use.role in ("until", "before", "by"):
        return behind(_PLAN)
    return (use.mention.kind == "day" and behind(_HOLIDAY)) or (
        use.role in ("", "in", "of", "from") and (behind(_SPAN) or behind(_EVENTS))
    )
