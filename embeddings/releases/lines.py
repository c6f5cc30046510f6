"""What a line of a release says that it is: navigation, a kind of text, the title, the source, or a reference."""

import re
from collections.abc import Sequence

from embeddings.text.dates import date_line
from embeddings.text.folding import fold
from embeddings.text.language import CODES

TITLE = 250  # code points: a longer first line is a paragraph
SOURCE = 200
HEAD = 12  # lines that may stand above the text: crumbs, title, date, source

_LANGUAGE_NAMES = frozenset(map(fold, (
    "english", "русский", "العربية", "عربي", "français", "español", "deutsch", "italiano", "português",
    "türkçe", "فارسی", "українська", "қазақша", "қазақ", "中文", "简体中文", "繁體中文", "עברית", "日本語", "한국어",
    "اردو", "हिन्दी", "рус", "eng", "ukr", "ara", "rus", "анг", "англ", "russian", "arabic", "french",
    "spanish", "german", "chinese", "arab", "арабский", "английский", "الروسية", "الإنجليزية",
    "الانجليزية",
)))  # fmt: skip
_HOME = (
    "home", "home page", "homepage", "main", "main page", "start", "главная", "главная страница", "на главную",
    "начало", "الرئيسية", "الصفحة الرئيسية", "accueil", "startseite", "inicio", "início", "ana sayfa", "головна",
    "басты бет", "首页", "خانه", "صفحه اصلی", "דף הבית",
)  # fmt: skip
_SECTIONS = (
    "news", "press", "media", "press releases", "press release", "news releases", "media releases",
    "press center", "press centre", "newsroom", "media center", "media centre", "statements", "events",
    "pressemitteilungen", "presse", "communiqués de presse", "comunicados de prensa",
    "новости", "пресс-релизы", "пресс-центр", "пресс-служба", "сообщения", "заявления", "события", "сми",
    "الأخبار", "أخبار", "بيانات صحفية", "بيانات", "البيانات الصحفية", "المركز الإعلامي", "أحدث الأخبار",
)  # fmt: skip
_ACTIONS = (
    "print", "print version", "print this page", "share", "share this", "email", "e-mail", "tweet", "facebook",
    "twitter", "telegram", "whatsapp", "vk", "вконтакте", "menu", "search", "skip to content",
    "skip to main content", "back", "back to list", "download pdf", "распечатать", "печать",
    "версия для печати", "поделиться", "меню", "поиск", "назад", "все новости", "к списку", "طباعة", "مشاركة",
    "شارك", "اطبع", "نسخة للطباعة", "القائمة", "بحث", "رجوع", "العودة", "حفظ",
)  # fmt: skip
_KINDS = (
    "press release", "news release", "media release", "for immediate release", "пресс-релиз", "пресс релиз",
    "для немедленной публикации", "بيان صحفي", "بلاغ صحفي", "للنشر الفوري", "communiqué de presse",
    "pressemitteilung", "comunicado de prensa", "basın bülteni",
)  # fmt: skip
_ENDS = (
    "###", "#", "-30-", "- 30 -", "-end-", "- end -", "ends", "-ends-", "- ends -", "***", "* * *",
    "-انتهى-",
)  # fmt: skip
_HOMES, _NAVIGATION = frozenset(map(fold, _HOME)), frozenset(map(fold, (*_HOME, *_SECTIONS)))
_BUTTONS, _KICKERS = frozenset(map(fold, _ACTIONS)), frozenset(map(fold, (*_KINDS, *_ENDS)))

_SEPARATOR = re.compile(r"\s*(?:[>»›→|•·/\\←«‹<]|::)\s*|\s{3,}|\t")
_SOURCE_LABEL = re.compile(
    r"(?:المصدر|مصدر|Источник|Источник информации|Source|Quelle|Fuente|Fonte|Джерело|Дереккөзі?|منبع|Kaynak"
    r"|Пресс-служба|Пресс-центр|Press service|Press office)\s?[:：]\s*(?P<source>\S.*)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:Пресс-служба|Пресс-центр|Управление пресс-службы|Департамент информации и печати|Press (?:service|office) of"
    r"|المكتب الصحفي|المكتب الإعلامي|المركز الإعلامي|إدارة الإعلام)\s.*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[\s:*–—-]*(?:(?:no|№|number|رقم)\.?\s?\d[\d/-]*)?[\s:*–—-]*$")  # behind "press release"
_REFERENCE = re.compile(
    r"(?:(?:(?:our )?ref(?:erence)?|исх|вх|الرقم|رقم|المرجع|no)\b|№)[\s.:№]*[\w/.-]{0,30}\d[\w/.-]{0,30}", re.IGNORECASE
)
_EMBARGO = re.compile(
    r"(?:strictly\s|strict\s|under\s|под\s)*(?:embargo(?:ed)?|эмбарго|محظور النشر|يحظر النشر|حظر النشر)"
    r"(?:\s?:|\s(?:until|till|for release|до|حتي|الي|قبل))?\s?(?P<until>.*)"
)
_CLOCK = re.compile(r"(?<!\w)(?:hours|hrs|local time|часов|часа|الساعه|صباحا|مساء|ظهرا)(?!\w)")
_TIME_OF_DAY = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
_YEAR = " г."  # of a date, which is no sentence's end
SENTENCE_END = tuple(".…;:,،؛。۔")


def top(lines: Sequence[str]) -> list[int]:
    """The numbers of the lines with words among which those above the text are."""
    return [number for number, line in enumerate(lines[: HEAD * 4]) if line.strip()][:HEAD]


def is_crumb(line: str) -> bool:
    """Whether a line is only navigation: languages ("Ru En"), a trail ("Home > News"), buttons ("Print")."""
    if len(line) > SOURCE or not line.strip():
        return False
    words = [word for word in re.split(r"[^\w]+", fold(line)) if word]
    if not words:
        return False
    if all(word in CODES or word in _LANGUAGE_NAMES for word in words):
        return True
    steps = [fold(step) for step in _SEPARATOR.split(line.strip()) if step.strip()]
    if len(steps) > 1 and steps[0] in _HOMES:
        return all(len(step) <= 60 and not step.endswith(SENTENCE_END) for step in steps[:-1])
    if len(words) > 1 and words[0] in _HOMES and all(word in _NAVIGATION | _BUTTONS for word in words):
        return True
    return (
        all(step in _BUTTONS for step in steps)
        or all(step in _NAVIGATION for step in steps)
        or all(word in _BUTTONS for word in words)
    )


def repeats(line: str, title: str) -> bool:
    """Whether a line says the title again, in other typography perhaps."""
    return len(line) <= 2 * len(title) + 20 and fold(line) == fold(title)


def is_kicker(line: str) -> bool:
    """Whether a line only says what kind of text this is, that it ends, or until when it may not be published."""
    folded = fold(line)
    if len(line) > SOURCE or folded in _KICKERS:
        return len(line) <= SOURCE
    return _NUMBERED.sub("", folded).lstrip("*–—- ") in _KICKERS or _is_embargo(folded)


def _is_embargo(folded: str) -> bool:
    match = _EMBARGO.fullmatch(folded)
    until = _CLOCK.sub(" ", match["until"]).strip() if match else ""
    return bool(match and (not until or is_time(until) or date_line(until, "")))


def is_title(lines: Sequence[str], number: int, language: str = "", dated: bool = False) -> bool:
    """Whether line `number` is the title: short, no sentence, and set off from the text that follows.

    What sets it off is a blank line, a date line, or, in a text without blank lines, being much shorter.
    """
    line, rest = lines[number].strip(), lines[number + 1 :]
    below = next((later.strip() for later in rest[: HEAD * 2] if later.strip()), "")
    if len(line) > TITLE or not below or not any(character.isalpha() for character in line):
        return False
    if date_line(below, language):
        return True
    if (line.endswith(SENTENCE_END) and not line.endswith(_YEAR)) or line[0] in "-–—•*":
        return False
    if not rest[0].strip() or dated:
        return True
    return not any(not later.strip() for later in rest[:-1]) and len(below) > 1.5 * len(line)


def is_time(line: str) -> bool:
    """Whether a line is only a time of the day."""
    return _TIME_OF_DAY.fullmatch(line) is not None


def source_line(line: str) -> str:
    """What a line such as "Source: …" or «Источник: …» names, or ""."""
    match = _SOURCE_LABEL.fullmatch(line.strip()) if len(line) <= SOURCE else None
    return match["source"].strip() if match else ""


def is_office(line: str) -> bool:
    """Whether a line only names a press office."""
    return len(line) <= SOURCE and not line.endswith(SENTENCE_END) and _OFFICE.fullmatch(line) is not None


def is_reference(line: str) -> bool:
    """Whether a line only says under which number the release was issued."""
    return len(line) <= SOURCE and _REFERENCE.fullmatch(line) is not None
