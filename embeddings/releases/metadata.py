"""What the lines of a release say about it: crumbs, title, date and source, told apart from its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from embeddings.text.dates import date_line, dateline, dateline_place, title_date
from embeddings.text.folding import fold
from embeddings.text.language import LANGUAGES, detect_language

__all__ = ["Parts", "is_crumb", "is_kicker", "is_title", "repeats", "settled_language", "source_line", "take_apart"]

TITLE = 250  # code points: a longer first line is a paragraph
SOURCE = 200
LETTERHEAD = 3  # lines that name the institution and its office
HEAD = 12  # lines that may stand above the text: crumbs, title, date, source
LISTED = 40  # lines of a list at the end of a text that are looked at
ENOUGH = 200  # code points from which the detected language outweighs a declared one

_CODES = {language.iso_code_639_1.name.lower() for language in LANGUAGES}
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
_SENTENCE_END = tuple(".…;:,،؛。۔")
_FINISHED = re.compile(r"[.!?؟…。۔][\"'»”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Parts:
    """A release's lines told apart; `lines` are those of the text itself."""

    lines: tuple[str, ...]
    title: str = ""
    date: date | None = None
    date_evidence: str = ""
    source_line: str = ""  # the whole line that names the source
    place: str = ""

    @property
    def source(self) -> str:
        return source_line(self.source_line) or self.source_line


def take_apart(
    lines: Sequence[str], language: str, title: str = "", subtitle: str = "", is_page: bool = False
) -> Parts:
    """Title, date and source out of the lines at the top and the bottom of a release.

    `title` is one known from elsewhere: no other is then looked for, and its repetition, or that of a known
    `subtitle`, is no text. The date is read from a line of its own near the title, else from one right under what the
    text begins with, such as who it is by, else from a dateline, else from the end of the title, never from running
    text; two that differ are none. Lines that are none of these, nor navigation, stay as they are; below the text there
    is navigation only if it `is_page`, or is copied from one with what stands above it there.
    """
    letterhead = () if is_page else _letterhead(lines, language, title)
    start, found, dates, source, kept = _head(lines, language, title, subtitle, letterhead)
    end, source_below = _tail(lines, start, is_page or any(map(is_crumb, lines[:start])))
    text = _single_blanks(lines[start:end])
    paragraphs = [line for line in (subtitle, *text[:4]) if line.strip()][:2]
    above = [*kept, ""] if kept else []
    if not dates:
        dates = _dated_below(text, language)
    if not dates:
        dates = [taken for line in paragraphs if (taken := dateline(line, language))][:1]
    if not dates and (taken := title_date(found, language)):
        dates = [taken]
    only = dates[0] if len({value for value, _ in dates}) == 1 else (None, "")
    place = next(filter(None, (dateline_place(line, language) for line in paragraphs)), "")
    return Parts((*above, *text), title or found, *only, source_below or source, place)


def _head(
    lines: Sequence[str], language: str, known_title: str, subtitle: str, letterhead: Sequence[int]
) -> tuple[int, str, list[tuple[date, str]], str, list[str]]:
    """Where the text begins; the title, dates, line of the source, and what else is kept of the lines above it."""
    known = tuple(filter(None, (known_title, subtitle)))
    title, dates, source, start, kept = "", [], "", 0, []
    filled = _top(lines)
    for number in filled:
        line = lines[number].strip()
        if number in letterhead or _is_reference(line):
            kept.append(line)
        elif taken := date_line(line, language):
            dates.append(taken)
        elif letterhead and (taken := _place_and_date(line, language)):
            kept.append(line)
            dates.append(taken)
        elif source_line(line):
            source = line
        elif any(repeats(line, words) for words in known) or _TIME_OF_DAY.fullmatch(line):
            pass
        elif not (is_crumb(line) or is_kicker(line)):
            if title or known_title or not is_title(lines, number, language, dated=bool(dates)):
                break
            title = line
        start = number + 1
    else:
        if filled and not known_title and not any(line.strip() for line in lines[start:]):
            return filled[0], "", [], "", []  # nothing would be left as text
    return start, title, dates, source, kept


def _top(lines: Sequence[str]) -> list[int]:
    """The numbers of the lines with words among which those above the text are."""
    return [number for number, line in enumerate(lines[: HEAD * 4]) if line.strip()][:HEAD]


def _letterhead(lines: Sequence[str], language: str, known_title: str) -> list[int]:
    """The numbers of the lines above the title that say whose release it is.

    They stand above a known title; or a date or "press release" stands between them and a line that can be a title,
    and they are a name that the text has, too, or are in capitals above "press release".
    """
    above, dated, kind = [], False, False
    for number in _top(lines):
        line = lines[number].strip()
        if known_title and repeats(line, known_title):
            return above
        if date_line(line, language) or _place_and_date(line, language):
            dated = dated or bool(above)
        elif is_kicker(line):
            kind = kind or bool(above)
        elif is_crumb(line) or source_line(line) or _is_reference(line):
            continue
        elif not (dated or kind) or known_title:
            if len(above) == LETTERHEAD or len(line) > SOURCE or line.endswith(_SENTENCE_END):
                return []
            above.append(number)
        else:
            is_named = _names(lines[above[0]].strip(), line, lines[number + 1 :], kind)
            return above if is_named and is_title(lines, number, language) else []
    return []


def _names(words: str, title: str, text: Sequence[str], kind: bool) -> bool:
    """Whether words above a title are a name: of the text, too, or, if a `kind` is between them, in capitals alone.

    A title that is a phrase of the text begins there with a small letter.
    """
    words, text = " ".join(words.split()), " ".join(" ".join(text[: HEAD * 2]).split())
    if not kind:
        return words.lower() != words.upper() and words in text
    return fold(words) in fold(text) or (words.isupper() and not title.isupper())


def _place_and_date(line: str, language: str) -> tuple[date, str] | None:
    """The date of a line that is a dateline without a text."""
    found = dateline(line, language)
    return found if found and line.endswith(found[1]) and line != found[1] else None


def _is_reference(line: str) -> bool:
    """Whether a line only says under which number the release was issued."""
    return len(line) <= SOURCE and _REFERENCE.fullmatch(line) is not None


def _dated_below(lines: Sequence[str], language: str) -> list[tuple[date, str]]:
    """The date in a line of its own right under the first one, where that is no sentence."""
    if len(lines) < 2 or len(lines[0]) > SOURCE or lines[0].endswith(_SENTENCE_END):
        return []
    taken = date_line(lines[1], language)
    return [taken] if taken else []


def _tail(lines: Sequence[str], start: int, is_page: bool) -> tuple[int, str]:
    """Where the text ends, and the line below it that states the source."""
    source, end = "", len(lines)
    filled = [number for number in range(len(lines) - 1, start - 1, -1) if lines[number].strip()]
    for place, number in enumerate(filled[:-1][:4], 1):
        line, above = lines[number].strip(), (lines[before] for before in filled[place : place + LISTED])
        if not source and (source_line(line) or (_is_office(line) and _FINISHED.search(next(above).rstrip()))):
            source = line
        elif not (is_kicker(line) or (is_page and is_crumb(line) and not _is_listed(above))):
            break
        end = number
    return end, source


def _is_listed(above: Iterable[str]) -> bool:
    """Whether a line that could be navigation is one of a list: of languages, say, that the text names."""
    return next((line for line in above if not is_crumb(line)), "").rstrip().endswith((":", "："))


def _single_blanks(lines: Sequence[str]) -> list[str]:
    """Lines without trailing space, with one blank line where there were several and none at the ends."""
    kept: list[str] = []
    for line in lines:
        line = line.rstrip()
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept[:-1] if kept and not kept[-1] else kept


def is_crumb(line: str) -> bool:
    """Whether a line is only navigation: languages ("Ru En"), a trail ("Home > News"), buttons ("Print")."""
    if len(line) > SOURCE or not line.strip():
        return False
    words = [word for word in re.split(r"[^\w]+", fold(line)) if word]
    if not words:
        return False
    if all(word in _CODES or word in _LANGUAGE_NAMES for word in words):
        return True
    steps = [fold(step) for step in _SEPARATOR.split(line.strip()) if step.strip()]
    if len(steps) > 1 and steps[0] in _HOMES:
        return all(len(step) <= 60 and not step.endswith(_SENTENCE_END) for step in steps[:-1])
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
    return bool(match and (not until or _TIME_OF_DAY.fullmatch(until) or date_line(until, "")))


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
    if (line.endswith(_SENTENCE_END) and not line.endswith(_YEAR)) or line[0] in "-–—•*":
        return False
    if not rest[0].strip() or dated:
        return True
    return not any(not later.strip() for later in rest[:-1]) and len(below) > 1.5 * len(line)


def source_line(line: str) -> str:
    """What a line such as "Source: …" or «Источник: …» names, or ""."""
    match = _SOURCE_LABEL.fullmatch(line.strip()) if len(line) <= SOURCE else None
    return match["source"].strip() if match else ""


def _is_office(line: str) -> bool:
    return len(line) <= SOURCE and not line.endswith(_SENTENCE_END) and _OFFICE.fullmatch(line) is not None


def settled_language(text: str, declared: str = "") -> str:
    """The language of `text`: as declared, unless enough text says otherwise."""
    declared = re.split("[-_]", declared.strip().lower())[0] if declared else ""
    if not re.fullmatch("[a-z]{2}", declared):
        declared = ""
    if declared and (declared not in _CODES or len(text) < ENOUGH):
        return declared
    return detect_language(text) or declared
