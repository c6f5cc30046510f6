"""What the assistant says in its own words, in the reader's language."""

import unicodedata
from collections.abc import Sequence
from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from assistant.people.identity import is_named
from assistant.people.person import Person
from assistant.questions.question import Question
from assistant.times.period import Period
from embeddings.releases.release import Extent
from embeddings.text.language import script

COMMA, SEMICOLON = {"ar": "، "}, {"ar": "؛ "}
SCRIPTS = {"ar": "ARABIC", "ru": "CYRILLIC"}  # of a reader's language; else Latin
NOT_FOUND = {
    "en": "The releases do not say.",
    "ar": "لا تتضمن البيانات إجابة عن هذا السؤال.",
    "ru": "В релизах об этом не сказано.",
}
EMPTY = {
    "en": "The archive has no releases that could be searched.",
    "ar": "لا توجد في الأرشيف بيانات يمكن البحث فيها.",
    "ru": "В архиве нет релизов, в которых можно искать.",
}
NONE_WITHIN = {
    "en": "No release in the archive is within the limits of the search: {limits}.",
    "ar": "لا توجد في الأرشيف بيانات ضمن حدود البحث: {limits}.",
    "ru": "В архиве нет релизов в заданных пределах ({limits}).",
}
NONE_OF_TIME = {
    "en": "No release is of the time that was asked for: {time}.",
    "ar": "لا توجد بيانات من المدة المطلوبة: {time}.",
    "ru": "За указанное время ({time}) релизов нет.",
}
NEAREST_DAYS = {
    "en": "The nearest ones are of {days}.",
    "ar": "وأقربها إليها بتاريخ {days}.",
    "ru": "Ближайшие по времени: {days}",  # which end in «г.»
}
SINCE = {"en": "from {day}", "ar": "من {day}", "ru": "с {day}"}
UNTIL = {"en": "until {day}", "ar": "حتى {day}", "ru": "по {day}"}
OTHER_LANGUAGE = {
    "en": "Quoted as published, in {languages}.",
    "ar": "اقتباس من النص المنشور بلغة أخرى: {languages}.",
    "ru": "Цитируется опубликованный текст, язык: {languages}.",
}
PARTLY_OTHER = {
    "en": "Partly quoted as published, in {languages}.",
    "ar": "بعض الاقتباسات من النص المنشور بلغة أخرى: {languages}.",
    "ru": "Часть цитат – из опубликованного текста на другом языке: {languages}.",
}
OUTSIDE = {
    "en": "This assistant only answers questions about what the releases say.",
    "ar": "يجيب هذا المساعد عن الأسئلة المتعلقة بما ورد في البيانات فقط.",
    "ru": "Здесь отвечают только на вопросы о том, что сказано в релизах.",
}
HOLDS = {
    "en": "Releases in the archive: {count}.",
    "ar": "عدد البيانات في الأرشيف: {count}.",
    "ru": "Релизов в архиве: {count}.",
}
HOLDS_WITHIN = {
    "en": "Releases within the limits of the search ({limits}): {count}.",
    "ar": "عدد البيانات ضمن حدود البحث ({limits}): {count}.",
    "ru": "Релизов в заданных пределах ({limits}): {count}.",
}
OF_DAYS = {"en": "Their dates: {days}.", "ar": "تواريخها: {days}.", "ru": "Их даты: {days}"}  # which end in «г.»
IN_LANGUAGES = {"en": "Languages: {languages}.", "ar": "اللغات: {languages}.", "ru": "Языки: {languages}."}
NOT_NAMED = {
    "en": "The releases do not say. The nearest ones on this do not mention {names}.",
    "ar": "لا تتضمن البيانات إجابة عن هذا السؤال. ولا يرد في أقربها إليه ذكر: {names}.",
    "ru": "В релизах об этом не сказано. В ближайших к вопросу не упоминается: {names}.",
}
TOGETHER = {"en": "{names} together", "ar": "{names} معاً", "ru": "{names} вместе"}
NO_AMOUNT = {
    "en": "The releases do not say. The nearest ones on this give no such number.",
    "ar": "لا تتضمن البيانات إجابة عن هذا السؤال. ولا يرد في أقربها إليه رقم كهذا.",
    "ru": "В релизах об этом не сказано. В ближайших к вопросу такого числа нет.",
}
NO_REASON = {
    "en": "The releases do not say why in so many words; what is quoted is what they say on it.",
    "ar": "لا تذكر البيانات سبباً صريحاً؛ والمقتبس هو ما ورد فيها عن الموضوع.",
    "ru": "Прямо о причине в релизах не сказано; процитировано то, что в них об этом говорится.",
}
CAME_OUT = {
    "en": "What is quoted names no day for this; the first release came out on {day}.",
    "ar": "لا يذكر المقتبس يوماً لذلك؛ وقد صدر البيان الأول بتاريخ {day}.",
    "ru": "В процитированном день не назван; первый релиз вышел {day}",
}
OTHER_TIME = {
    "en": "No release that is quoted is of the time asked about, {time}; the first came out on {day}.",
    "ar": "ليس أي من البيانات المقتبسة من الفترة المطلوبة ({time})؛ وقد صدر أولها بتاريخ {day}.",
    "ru": "Ни один из процитированных релизов не относится к этому времени ({time}); первый вышел {day}",
}
OTHER_MONTH = {
    "en": "No release that is quoted is of the time asked about, {time}; the first is, by its title, «{title}».",
    "ar": "ليس أي من البيانات المقتبسة عن الفترة المطلوبة ({time})؛ وعنوان أولها: «{title}».",
    "ru": "Ни один из процитированных релизов не об этом времени ({time}); первый, судя по заголовку: «{title}».",
}
WHO_IS_MEANT = {
    "en": "It is not clear who is meant. Quoted in what was cited: {names}. Ask by name.",
    "ar": "ليس واضحاً من المقصود. المقتبَس كلامهم فيما ورد: {names}. اسأل بالاسم.",
    "ru": "Неясно, кто имеется в виду. В процитированном говорят: {names}. Спросите, назвав имя.",
}
NEAREST_WORDS = {
    "en": "It may be that nobody is quoted with just this; these are the nearest words.",
    "ar": "قد لا يكون هذا القول منقولاً بعينه عن أحد؛ وهذا أقرب ما ورد من أقوال.",
    "ru": "Возможно, именно этого никто не говорил; вот ближайшие по смыслу слова.",
}
LIST_CUT = {
    "en": "No more than {most} releases are quoted; the list may go on.",
    "ar": "لا يُقتبس من أكثر من {most} بيانات؛ وقد تكون القائمة أطول.",
    "ru": "Цитируется не больше {most} релизов; список может быть длиннее.",
}
LIST_GOES_ON = {
    "en": "The list goes on in the release.",
    "ar": "وللقائمة تتمة في البيان.",
    "ru": "Продолжение списка — в релизе.",
}
REVERSED = {
    "en": "The releases do not say. They tell of it the other way round: «{title}».",
    "ar": "لا تتضمن البيانات إجابة عن هذا السؤال، وإنما ورد فيها عكس ذلك: «{title}».",
    "ru": "В релизах об этом не сказано. Сказано об обратном: «{title}».",
}
PART_NOT_FOUND = {
    "en": "The releases do not answer this part: “{part}”.",
    "ar": "لا تتضمن البيانات إجابة عن هذا الجزء من السؤال: «{part}».",
    "ru": "На эту часть вопроса релизы не отвечают: «{part}».",
}
READINGS = {
    "en": "The question fits two subjects: {titles}. Which one is meant?",
    "ar": "يحتمل السؤال موضوعين: {titles}. فأيهما المقصود؟",
    "ru": "Вопрос подходит к двум темам: {titles}. Какая имеется в виду?",
}
SAYS_NOTHING = {
    "en": "The releases quote nothing on this from {who}.",
    "ar": "لا تتضمن البيانات قولاً في هذا الشأن منسوباً إلى {who}.",
    "ru": "В релизах нет высказываний об этом ({who}).",
}
OTHERS_SPEAK = {
    "en": "Those who are quoted on it: {names}.",
    "ar": "ومن نُقل كلامهم فيه: {names}.",
    "ru": "Об этом говорят: {names}.",
}
UNNAMED = {
    "en": "The releases do not name {who}.",
    "ar": "لا تذكر البيانات اسم {who}.",
    "ru": "Имя в релизах не названо ({who}).",
}
SIMILAR_NAME = {
    "en": "The releases quote no {who} on this; these are the words of {name}, whose name is similar.",
    "ar": "لا تنقل البيانات في هذا الشأن قولاً عن {who}؛ وهذا كلام {name}، واسمه قريب منه.",
    "ru": "Высказываний об этом от имени «{who}» в релизах нет; приведены слова человека с похожим именем: {name}.",
}
TRANSLATION = {
    "en": "The release calls itself a translation.",
    "ar": "يذكر البيان أنه نص مترجم.",
    "ru": "В релизе указано, что это перевод.",
}
CORRECTED = {
    "en": "A later release corrects what is quoted: {titles}.",
    "ar": "صحّح بيان لاحق ما ورد هنا: {titles}.",
    "ru": "Более поздний релиз исправляет процитированное: {titles}.",
}
CORRECTED_SOMEHOW = {
    "en": "A later release corrects something in the release that is quoted: {titles}.",
    "ar": "صحّح بيان لاحق شيئاً مما ورد في البيان المقتبس منه: {titles}.",
    "ru": "Более поздний релиз исправляет что-то в процитированном релизе: {titles}.",
}
ASKED_AS = {"en": "Asked as:", "ar": "فُهم السؤال هكذا:", "ru": "Понято как:"}
STALE = {
    "deleted": {
        "en": "This release is no longer in the archive.",
        "ar": "لم يعد هذا البيان في الأرشيف.",
        "ru": "Этого релиза больше нет в архиве.",
    },
    "corrected": {
        "en": "This release was changed after this answer.",
        "ar": "تغيّر هذا البيان بعد هذا الجواب.",
        "ru": "Этот релиз изменён после этого ответа.",
    },
    "superseded": {
        "en": "A later release corrects this one.",
        "ar": "صحّح بيان لاحق هذا البيان.",
        "ru": "Более поздний релиз исправляет этот.",
    },
}


def say(phrase: dict[str, str], language: str, **values: str) -> str:
    """A phrase in `language`, in English where it has no wording for it."""
    return phrase.get(language, phrase["en"]).format(**values)


def declined(question: Question, searched: Extent) -> str:
    """That nothing answers, or why nothing was searched."""
    if searched.releases:
        return say(NOT_FOUND, question.language)
    limits = _limits(question)
    if not limits:
        return say(EMPTY, question.language)
    return say(NONE_WITHIN, question.language, limits=SEMICOLON.get(question.language, "; ").join(limits))


def holds(question: Question, searched: Extent) -> str:
    """How many releases there are, of which days and in which languages; "" without any."""
    reader, limits = question.language, SEMICOLON.get(question.language, "; ").join(_limits(question))
    if not searched.releases:
        return ""
    count = format_decimal(searched.releases, locale=_locale(reader))
    told = [say(HOLDS_WITHIN if limits else HOLDS, reader, count=count, limits=limits)]
    if days := span(Period(searched.oldest, searched.newest), reader):
        told.append(say(OF_DAYS, reader, days=days))
    if searched.languages:
        names = (language_name(code, reader) for code in searched.languages)
        told.append(say(IN_LANGUAGES, reader, languages=COMMA.get(reader, ", ").join(names)))
    return " ".join(told)


def _limits(question: Question) -> list[str]:
    filters, reader = question.filters, question.language
    time = span(Period(filters.since, filters.until), reader)
    return [*filter(None, [time]), *(language_name(code, reader) for code in filters.languages), *filters.sources]


def none_of_time(time: Period, nearest: Sequence[date], reader: str) -> str:
    """That no release is of a time, and of which days the nearest ones are."""
    days = format_list([_day(day, reader) for day in nearest], locale=_locale(reader))
    return f"{say(NONE_OF_TIME, reader, time=span(time, reader))} {say(NEAREST_DAYS, reader, days=days)}"


def came_out(day: date, reader: str) -> str:
    """That what is quoted names no day, and when the first release was published."""
    return say(CAME_OUT, reader, day=_day(day, reader))


def of_other_time(time: Period, day: date, reader: str) -> str:
    """That what is quoted is of another time than the one asked about."""
    return say(OTHER_TIME, reader, time=span(time, reader), day=_day(day, reader))


def of_other_month(time: Period, title: str, reader: str) -> str:
    """That what is quoted is of another month than the one asked about, as its title says."""
    return say(OTHER_MONTH, reader, time=span(time, reader), title=title)


def span(time: Period, reader: str) -> str:
    """A day, «1 June 2025 – 30 June 2025», «since …» or «until …»; "" where both ends are open."""
    first, last = time.first, time.last
    if first and last:
        return _day(first, reader) if first == last else f"{_day(first, reader)} – {_day(last, reader)}"
    if first:
        return say(SINCE, reader, day=_day(first, reader))
    return say(UNTIL, reader, day=_day(last, reader)) if last else ""


def _day(day: date, reader: str) -> str:
    return format_date(day, "long", locale=_locale(reader))


def _locale(reader: str) -> str:
    return reader if reader in ("ar", "ru") else "en_GB"


def not_named(question: Question, names: Sequence[str]) -> str:
    """That the releases speak of something else than what is named; "" where nothing is lacking."""
    if not names:
        return ""
    reader = question.language
    return say(NOT_NAMED, reader, names=COMMA.get(reader, ", ").join(isolated(name, reader) for name in names))


def together(question: Question, names: Sequence[str]) -> str:
    """All of these names, where each by itself is mentioned."""
    return say(TOGETHER, question.language, names=format_list(list(names), locale=_locale(question.language)))


def says_nothing(question: Question, who: str, others: Sequence[str]) -> str:
    """That somebody is not quoted on a subject, and who is."""
    reader = question.language
    own = say(SAYS_NOTHING, reader, who=isolated(who, reader))
    if not others:
        return own
    names = SEMICOLON.get(reader, "; ").join(isolated(name, reader) for name in _each_once(others, reader))
    return f"{own} {say(OTHERS_SPEAK, reader, names=names)}"


def unclear(question: Question, names: Sequence[str]) -> str:
    """That several may be meant, and who they are."""
    reader = question.language
    told = SEMICOLON.get(reader, "; ").join(isolated(name, reader) for name in _each_once(names, reader))
    return say(WHO_IS_MEANT, reader, names=told)


def unnamed(question: Question, who: str) -> str:
    """That the holder of an office is named nowhere."""
    return say(UNNAMED, question.language, who=isolated(who, question.language))


def similar_name(question: Question, who: str, name: str) -> str:
    """That the words are of somebody whose name is only nearly the one asked for."""
    reader = question.language
    return say(SIMILAR_NAME, reader, who=isolated(who, reader), name=isolated(name, reader))


def _each_once(names: Sequence[str], reader: str) -> list[str]:
    """The names, one of each person: where a person has several, that in the reader's script, else the first."""
    own = SCRIPTS.get(reader, "LATIN")
    kept: list[str] = []
    for name in sorted(names, key=lambda name: script(name) != own):
        if not any(is_named(name, Person(one)) or is_named(one, Person(name)) for one in kept):
            kept.append(name)
    return kept


def corrected(titles: Sequence[str], reader: str, sure: bool) -> str:
    """That releases with these titles correct what is quoted; if not `sure`, its release in something."""
    named = SEMICOLON.get(reader, "; ").join(isolated(f"«{title}»", reader) for title in titles)
    return say(CORRECTED if sure else CORRECTED_SOMEHOW, reader, titles=named)


def isolated(words: str, reader: str) -> str:
    """The words, set apart where they run in the other direction, so that what stands around them stays in order."""
    strong = next((kind for kind in map(unicodedata.bidirectional, words) if kind in ("L", "R", "AL")), "L")
    return f"\u2068{words}\u2069" if (strong == "L") == (reader == "ar") else words


def quoted_in(languages: list[str], reader: str, partly: bool) -> str:
    """In which other languages than the reader's the answer, or a part of it, is quoted."""
    names = (language_name(code, reader) for code in languages)
    return say(PARTLY_OTHER if partly else OTHER_LANGUAGE, reader, languages=COMMA.get(reader, ", ").join(names))


def language_name(code: str, reader: str) -> str:
    """The name of a language in the reader's language, such as "Arabic"."""
    locale = Locale(reader if reader in ("ar", "ru") else "en")
    return locale.languages.get(code, code)
