"""What the assistant says in its own words, in the reader's language."""

from collections.abc import Sequence

from babel import Locale

from assistant.question import Question
from embeddings.release import Extent

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
OTHER_LANGUAGE = {
    "en": "Quoted as published, in {languages}.",
    "ar": "اقتباس من النص المنشور بلغة أخرى: {languages}.",
    "ru": "Цитируется опубликованный текст, язык: {languages}.",
}
OUTSIDE = {
    "en": "This assistant only answers questions about what the releases say.",
    "ar": "يجيب هذا المساعد عن الأسئلة المتعلقة بما ورد في البيانات فقط.",
    "ru": "Здесь отвечают только на вопросы о том, что сказано в релизах.",
}
NOT_NAMED = {
    "en": "The releases do not say. The nearest ones on this do not mention {names}.",
    "ar": "لا تتضمن البيانات إجابة عن هذا السؤال. ولا يرد في أقربها إليه ذكر: {names}.",
    "ru": "В релизах об этом не сказано. В ближайших к вопросу не упоминается: {names}.",
}
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
NEAREST_WORDS = {
    "en": "It may be that nobody is quoted with just this; these are the nearest words.",
    "ar": "قد لا يكون هذا القول منقولاً بعينه عن أحد؛ وهذا أقرب ما ورد من أقوال.",
    "ru": "Возможно, именно этого никто не говорил; вот ближайшие по смыслу слова.",
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
MODEL_FAILED = {
    "en": "{reason} These are the releases' own sentences.",
    "ar": "{reason} هذه جمل من البيانات نفسها.",
    "ru": "{reason} Ниже приведены предложения из самих релизов.",
}
FAILURES = {
    "unreachable": {
        "en": "The language model cannot be reached.",
        "ar": "تعذّر الوصول إلى النموذج اللغوي.",
        "ru": "Языковая модель недоступна.",
    },
    "timeout": {
        "en": "The language model took too long.",
        "ar": "استغرق النموذج اللغوي وقتا أطول من المسموح.",
        "ru": "Языковая модель не ответила вовремя.",
    },
    "quota": {
        "en": "The language model's quota is used up for now.",
        "ar": "استُنفدت حصة النموذج اللغوي في الوقت الحالي.",
        "ru": "Лимит обращений к языковой модели пока исчерпан.",
    },
    "refused": {
        "en": "The language model refused the key.",
        "ar": "رفض النموذج اللغوي المفتاح.",
        "ru": "Языковая модель не приняла ключ.",
    },
    "overflow": {
        "en": "The question and its passages are too long for the language model.",
        "ar": "السؤال والمقاطع أطول مما يتسع له النموذج اللغوي.",
        "ru": "Вопрос с найденными фрагментами слишком длинен для языковой модели.",
    },
    "cut": {
        "en": "The language model's reply broke off.",
        "ar": "انقطع رد النموذج اللغوي.",
        "ru": "Ответ языковой модели оборвался.",
    },
    "unproven": {
        "en": "Nothing that the language model wrote could be proven from the releases.",
        "ar": "لم يمكن إثبات شيء مما كتبه النموذج اللغوي من البيانات.",
        "ru": "Ничего из написанного языковой моделью не удалось подтвердить релизами.",
    },
    "other": {
        "en": "The language model failed.",
        "ar": "تعطّل النموذج اللغوي.",
        "ru": "Языковая модель дала сбой.",
    },
}
LEFT_OUT = {
    "en": "Sentences that the releases do not prove were left out.",
    "ar": "حُذفت جمل لا تثبتها البيانات.",
    "ru": "Предложения, которые релизы не подтверждают, опущены.",
}

STRUCK_OUT = {
    "en": "What the releases do not prove is struck out or left out.",
    "ar": "ما لا تثبته البيانات مشطوب أو محذوف.",
    "ru": "То, что релизы не подтверждают, зачёркнуто или опущено.",
}
NOT_PROVEN = {
    "en": "Not proven; not in the release: {words}",
    "ar": "غير مثبت؛ لم يرد في البيان: {words}",
    "ru": "Не подтверждено; в релизе нет: {words}",
}


def say(phrase: dict[str, str], language: str, **values: str) -> str:
    """A phrase in `language`, in English where it has no wording for it."""
    return phrase.get(language, phrase["en"]).format(**values)


def declined(question: Question, searched: Extent) -> str:
    return say(NOT_FOUND if searched.releases else EMPTY, question.language)


def not_named(question: Question, names: Sequence[str]) -> str:
    """That the releases speak of something else than what is named; "" where nothing is lacking."""
    return say(NOT_NAMED, question.language, names=", ".join(names)) if names else ""


def says_nothing(question: Question, who: str, others: Sequence[str]) -> str:
    """That somebody is not quoted on a subject, and who is."""
    own = say(SAYS_NOTHING, question.language, who=who)
    return f"{own} {say(OTHERS_SPEAK, question.language, names='; '.join(others))}" if others else own


def quoted_in(languages: list[str], reader: str) -> str:
    return say(OTHER_LANGUAGE, reader, languages=", ".join(language_name(code, reader) for code in languages))


def model_failed(kind: str, language: str) -> str:
    return say(FAILURES.get(kind, FAILURES["other"]), language)


def language_name(code: str, reader: str) -> str:
    """The name of a language in the reader's language, such as "Arabic"."""
    locale = Locale(reader if reader in ("ar", "ru") else "en")
    return locale.languages.get(code, code)


def unproven(sentences: int, struck: int, language: str) -> str:
    """That so many sentences are not proven, and so many of them struck; "" where all are proven."""
    return say(STRUCK_OUT if struck else LEFT_OUT, language) if sentences else ""
