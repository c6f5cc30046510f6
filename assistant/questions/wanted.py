"""What else the words of a question ask for: the newest releases, or a list of them in order of time."""

import re
from collections.abc import Iterator

from assistant.words.vocabulary import DIALECT, NOW, PUBLISHED, SAYING, START, UNIT, any_of
from embeddings.text.terms import is_stop_word

_TOLD = any_of(
    "report reports decision decisions meeting meetings visit visits round rounds session sessions figures data time"
    " times rate"
    " новост* данн* цифр* информаци* сведени* решени* итог* показател* прогноз* выпуск* отчет*"
    " تقرير التقرير قرار القرار قرارات القرارات أرقام الأرقام مستجدات المستجدات اجتماع جولة زيارة مرة"
    " تطورات التطورات إحصاءات"
)
_NEWS = f"(?:{PUBLISHED}|{_TOLD})"
_NAMES = any_of("звонок звонка слово слова очередь рубеж момент путь герой капля шанс дыхание из")
_NEWEST = re.compile(
    rf"(?<!\w)(?:(?<!at\sthe\s)latest|newest|most\srecent(?:ly)?|recently|lately|(?:recent|last)\s(?:\w+\s)?{_NEWS})(?!\w)"
    rf"|(?<!\w)последн\w+(?!\w|\s(?:{UNIT}|{_NAMES}))|(?<!\w)недавн\w+|(?<!\w)(?:свеж|новейш)\w+\s{_NEWS}"
    rf"|{START}(?:موخرا|{_NEWS}\sالاخير(?:ه|تان|ان|ين)?)(?!\w)"
)
# آخر is the latest in front of a noun and "another" behind one.
_ARABIC = re.compile(rf"{START}(?P<word>اخر|احدث)\s(?P<next>\w+)")
_DIALECT = re.compile(DIALECT)
_OTHER_NEXT = re.compile(any_of("تغييرا تغيير أثرا فرقا ضجة"))
_NOW = re.compile(
    rf"(?<!\w)(?:what's\snew|what\s(?:is|was)\snew|что\sнового|ما\s(?:ال)?جديد)(?!\w)"
    rf"|{START}{NOW}(?!(?<=[a-z])(?:-|'s)|(?<=اليوم)\sال)"
    rf"|{START}{any_of('current текущ* нынешн* действующ* الحالي* الراهن*')}(?!(?<=t)(?:-|'s))"
)


# What is one thing today and another tomorrow: asked for without a time, as it is now.
_STATE = re.compile(
    r"\W*(?:(?:and|а|и)\s|و)?(?:(?:what\sis|what's)\s(?:the\s)?(?:(?!(?:of|for)\s)[\w'-]+\s){0,3}?"
    r"|как(?:ов|ова|ово|овы|ая|ой|ие)\s(?:\w+(?:ая|ий|ый|ой|ие|ые)\s){0,2}|(?:ما|كم)\s(?:(?:هو|هي|هم|يبلغ|تبلغ)\s)?)(?:ال)?"
    + any_of(
        "rate rates inflation unemployment reserves ставка ставки курс инфляция безработица резервы"
        " سعر أسعار معدل تضخم بطالة احتياطي احتياطيات"
    )
)

_ONE_THING = re.compile(
    START
    + any_of(
        "who whom whose when where why how кто кого кому кем чей чья когда где куда почему зачем сколько как"
        " متى أين لماذا كم كيف مين"
    )
)

_NO_SUBJECT = re.compile(
    rf"(?<!\w)(?:ال)?(?:{SAYING}|"
    + any_of(
        "news release releases press_release press_releases statement statements announcement announcements"
        " update updates publication publications latest newest new recent recently lately last change changes changed"
        " changing happening events overview summary contain contains contained came come issued"
        " новост* релиз* пресс-релиз* сообщени* заявлени* объявлени* публикаци* последн* недавн* свеж* нов*"
        " содержит* выходил* вышл* изменил* менял* произошл* происход* случил* событи* обзор"
        " صدر صدرت بيان بيانات تصريح تصريحات خبر أخبار إعلان إعلانات آخر أحدث الأخيرة الأخير الأخيران جديد مؤخرا"
        " جاء ورد تضمن تضمنه تضمنت يتضمن تتضمن الصادر الصادرة صادر"
        " تغير تغيرت تغيير حدث حصل جرى صار استجد أحداث مستجدات وش ايش إيش شو"
    )
    + ")"
)
_OF_NEWS = re.compile(
    START
    + r"(?:ال)?"
    + any_of("news update updates what's_new what_is_new новост* что_нового خبر أخبار مستجدات تطورات ما_الجديد ما_جديد")
)
_TIMELINE = re.compile(
    r"\W*(?:ال)?"
    + any_of(
        "timeline_of timeline chronology_of chronology хронологи* تسلسل_الزمني تسلسل_زمني تسلسل"
        " list_all_the list_all list_the list_of list name_all_the name_all перечислите_все перечисли_все перечислите"
        " перечисли назовите_все назови_все اذكر_جميع اذكر_كل اذكر عدد_لي"
    )
)
_CHANGE = re.compile(
    r"\W*(?:(?P<how>how\s(?:has|have|had)\s).{3,80}?\s(?P<changed>"
    + any_of("changed developed evolved varied moved")
    + rf")|(?P<what>what\s(?:has\s|have\s)?changed\s{any_of('in with about on for to')}|"
    + any_of(
        "как_менял* как_изменял* как_развивал* как_меняется что_изменилось_в что_изменилось_с"
        " كيف_تغير كيف_تغيرت كيف_تطور كيف_تطورت ماذا_تغير_في ما_الذي_تغير_في ماذا_تغير_بشأن"
    )
    + "))"
)
_DID = (
    f"(?:{SAYING}|"
    + any_of(
        "decide decided do done adopt adopted approve approved agree agreed sign signed launch launched unveil unveiled"
        " reveal revealed present presented"
        " решил* решено принял* принято сделал* сделано утвердил* утверждено постановил* договорил* согласовал*"
        " согласовано подписал* подписано одобрил* одобрено представил* обнародовал* произошли"
        " قرر* أقر أقرت فعل فعلت اتخذ اتخذت اعتمد اعتمدت وقع وقعت اتفق اتفقت كشف كشفت جرى حدث حصل صار"
    )
    + ")"
)
_HAPPENED = any_of("happened has_happened took_place has_taken_place was_happening")
_DEED = re.compile(rf"{START}{_DID}")
_OF_WHAT = any_of("about on regarding concerning о об обо про насчет относительно по عن حول بشأن بخصوص إزاء تجاه على")
_WHO = rf"(?:(?!{_OF_WHAT})\S+\s){{1,9}}?"
_DOINGS = re.compile(
    rf"\W*what\s(?:did|has|have|had)\s{_WHO}{_DID}\W*"
    rf"|\W*what\s(?:(?:was|were|has\sbeen|have\sbeen)\s{_DID}|{_HAPPENED})(?:\s(?:by|at|in)\s.*|\W*)"
    rf"|\W*(?:что|о\sчем)\s(?:{_WHO}|было\s)?{_DID}(?:(?!\s{_OF_WHAT}).)*"
    rf"|\W*(?:ب?ماذا|علام|ما\sالذي|ما|{DIALECT})\s{_DID}(?:(?!\s{_OF_WHAT}).)*"
)


def asks_doings(text: str) -> bool:
    """Whether folded words without a time ask what somebody did, or what happened: what releases are about."""
    return bool(_DOINGS.match(text))


def asks_any_doings(text: str) -> bool:
    """As above, and not about what: "what did the bank announce?" """
    return bool(_DOINGS.fullmatch(text))


def change(text: str) -> list[tuple[int, int]]:
    """Where folded words ask what came one after the other: "how has" and "changed" of "how has the rate changed?" """
    match = _CHANGE.match(text)
    return [match.span(name) for name in ("how", "changed", "what") if match[name]] if match else []


def timeline(text: str) -> tuple[int, int] | None:
    """Where folded words begin by asking for a timeline or a list: they order what is found."""
    match = _TIMELINE.match(text)
    return match.span() if match else None


def asks_news(text: str) -> bool:
    """Whether folded words ask for news, of whatever."""
    return bool(_OF_NEWS.search(text))


def asks_latest(text: str) -> bool:
    """Whether folded words ask for the latest; those of time and in quotation marks are taken out before."""
    return bool(_NEWEST.search(text)) or any(_arabic_newest(text))


def subject(text: str) -> list[str] | None:
    """Of what or whom folded words ask for news, or what was done: none of "what is new", «последние новости».

    None where they ask for one thing, as when or how much.
    """
    if _ONE_THING.search(text):
        return None
    told = _NO_SUBJECT.sub(" ", text)
    told = _DEED.sub(" ", told) if asks_any_doings(text) else told
    return [word for word in re.findall(r"\w+", told) if not is_stop_word(word)]


def asks_now(text: str) -> bool:
    """Whether folded words ask for a present state, or for what is new."""
    return bool(_NOW.search(text))


def asks_state(text: str) -> bool:
    """Whether folded words ask what a rate or the like is, by itself: "what is the key rate?" """
    return bool(_STATE.match(text))


def _arabic_newest(text: str) -> Iterator[bool]:
    for match in _ARABIC.finditer(text):
        following, before = match["next"], re.findall(r"\w+", text[: match.start()])
        if is_stop_word(following) or _OTHER_NEXT.fullmatch(following):
            continue
        leads = not before or is_stop_word(before[-1]) or len(before[-1]) == 1 or _DIALECT.fullmatch(before[-1])
        yield leads or following.startswith("ال") or bool(re.fullmatch(_NEWS, following))
