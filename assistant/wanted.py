"""What else the words of a question ask for: the newest releases, or those in a language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale

from assistant.vocabulary import NOW, PUBLISHED, SAYING, START, UNIT, any_of
from embeddings.folding import fold
from embeddings.keywords import is_stop_word
from embeddings.language import CODES

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
_OTHER_NEXT = re.compile(any_of("تغييرا تغيير أثرا فرقا ضجة"))
_NOW = re.compile(
    rf"(?<!\w)(?:what's\snew|what\s(?:is|was)\snew|что\sнового|ما\s(?:ال)?جديد)(?!\w)"
    rf"|{START}{NOW}(?!(?<=[a-z])(?:-|'s)|(?<=اليوم)\sال)"
    rf"|{START}{any_of('current текущ* нынешн* действующ* الحالي* الراهن*')}(?!(?<=t)(?:-|'s))"
)


_NO_SUBJECT = re.compile(
    rf"(?<!\w)(?:ال)?(?:{SAYING}|"
    + any_of(
        "news release releases press_release press_releases statement statements announcement announcements"
        " update updates publication publications latest newest new recent recently lately last"
        " новост* релиз* пресс-релиз* сообщени* заявлени* объявлени* публикаци* последн* недавн* свеж* нов*"
        " بيان بيانات تصريح تصريحات خبر أخبار إعلان إعلانات آخر أحدث الأخيرة الأخير الأخيران جديد مؤخرا"
    )
    + ")"
)
_TIMELINE = re.compile(
    r"\W*(?:ال)?"
    + any_of(
        "timeline_of timeline chronology_of chronology хронологи* تسلسل_الزمني تسلسل_زمني تسلسل"
        " list_all_the list_all list_the list_of list name_all_the name_all перечислите_все перечисли_все перечислите"
        " перечисли назовите_все назови_все اذكر_جميع اذكر_كل اذكر عدد_لي"
    )
)


def timeline(text: str) -> tuple[int, int] | None:
    """Where folded words begin by asking for a timeline or a list: they order what is found."""
    match = _TIMELINE.match(text)
    return match.span() if match else None


def asks_latest(text: str) -> bool:
    """Whether folded words ask for the latest; those of time and in quotation marks are taken out before."""
    return bool(_NEWEST.search(text)) or any(_arabic_newest(text))


def names_no_subject(text: str) -> bool:
    """Whether folded words ask for news and not of what: "what is new", «последние новости», "آخر الأخبار"."""
    return all(map(is_stop_word, re.findall(r"\w+", _NO_SUBJECT.sub(" ", text))))


def asks_now(text: str) -> bool:
    """Whether folded words ask for a present state, or for what is new."""
    return bool(_NOW.search(text))


def _arabic_newest(text: str) -> Iterator[bool]:
    for match in _ARABIC.finditer(text):
        following, before = match["next"], re.findall(r"\w+", text[: match.start()])
        if is_stop_word(following) or _OTHER_NEXT.fullmatch(following):
            continue
        leads = not before or is_stop_word(before[-1]) or len(before[-1]) == 1
        yield leads or following.startswith("ال") or bool(re.fullmatch(_NEWS, following))


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that a question names, to search in or to answer in, and where its words stand."""

    code: str
    span: tuple[int, int]
    answers: bool = False


_LIMIT = re.compile(
    rf"(?<!\w)(?:ال)?(?:{PUBLISHED}|{SAYING}|"
    + any_of(
        "find show search list only text texts version versions published source sources"
        " найди найдите покажи покажите ищи поищи только тексты текстах версии версию источник*"
        " ابحث اعرض أرني جد فقط نصوص النصوص النسخة"
    )
    + ")"
)
# What else than a release is in a language, and who else than an institution uses one.
_OTHER_USE = re.compile(
    r"(?<!\w)"
    + any_of(
        "teach* taught learn* stud* course* lesson* school* universit* book* speak* spoke spoken exam* class*"
        " manuscript* film* song* written inscription* diary newspaper* radio channel* translat* fluent* instruction"
        " написан* учат* учит* учеб* обуч* препода* курс* урок* школ* вуз* книг* рукопис* фильм* песн* надпис* дневник*"
        " газет* канал* экзамен* перевод* перевел* переведен* владе* студент*"
        " يدرس* تدرس* دراس* تدريس* تعليم* تعلم* طلاب* الطلاب* مكتوب* كتاب* الكتاب كتب الكتب دروس مدرس*"
        " مدارس المدارس مخطوط*"
        " المخطوط* ترجم* مترجم* فيلم* أغن* صحيف* قنا* امتحان* يتحدث* الناطق*"
    )
)
_ANSWER = re.compile(
    any_of(
        "answer reply respond explain ответь ответьте отвечай отвечайте напиши объясни أجب أجبني جاوب اكتب اشرح"
    )
    + r"(?:\s\w+){0,3}\s?$"
)


def tongue(text: str) -> Tongue | None:
    """The language that releases, or the answer, are wanted in; None where a language is the subject."""
    for match in _tongues().finditer(text):
        code = _names()[next(name for name in match.groups() if name)]
        answer = _ANSWER.search(text, 0, match.start())
        if answer:
            return Tongue(code, (answer.start(), match.end()), answers=True)
        if _LIMIT.search(text) and not _OTHER_USE.search(text):
            return Tongue(code, match.span())
    return None


@cache
def _names() -> dict[str, str]:
    """Language codes by folded English name, Russian stem and Arabic name without its article."""
    found = {}
    for code in CODES:
        english, russian, arabic = (Locale(name).languages[code] for name in ("en", "ru", "ar"))
        found[fold(english)] = found[fold(russian).removesuffix("ий")] = code
        found[fold(arabic).removeprefix("ال")] = code
    return found | {"انكليزيه": "en"}


@cache
def _tongues() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _names()), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?<!was\s)(?<!were\s)(?<!is\s)(?:only\s)?in\s({names})(?:\slanguage)?(?:\sonly)?(?!\w)"
        rf"|(?<!\w)({names})[\s-]language\s(?={PUBLISHED}|versions?|texts?|sources?)"
        rf"|(?<!\w)(?:только\s)?на\s({names})ом(?:\sязыке)?(?!\w)|(?<!\w)по-({names})и(?!\w)"
        rf"|(?<!\w)(?:باللغه\s(?:ال)?|بال|بالنسخه\sال)({names})(?!\w)"
    )
