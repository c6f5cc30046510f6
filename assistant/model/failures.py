"""What the assistant says where the language model fails or writes what is not proven, in the reader's language."""

from assistant.answers.phrases import say

QUOTED_INSTEAD = {
    "en": "{reason} These are the releases' own sentences.",
    "ar": "{reason} هذه جمل من البيانات نفسها.",
    "ru": "{reason} Ниже приведены предложения из самих релизов.",
}
CUT_OFF = {
    "en": "{reason} Only what had been checked by then stands here.",
    "ar": "{reason} ليس هنا إلا ما جرى التحقق منه حتى ذلك الحين.",
    "ru": "{reason} Здесь только то, что к тому времени было проверено.",
}
KINDS = {
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
    "truncated": {
        "en": "The language model's answer was longer than is allowed and was cut.",
        "ar": "تجاوزت إجابة النموذج اللغوي الطول المسموح به فقُطعت.",
        "ru": "Ответ языковой модели превысил допустимую длину и был обрезан.",
    },
    "stopped": {
        "en": "The question was stopped.",
        "ar": "أُوقف السؤال.",
        "ru": "Вопрос остановлен.",
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


def told(kind: str, language: str) -> str:
    """What failed, by the kind of a ChatModelError or "unproven"."""
    return say(KINDS.get(kind, KINDS["other"]), language)


def cut_off(kind: str, language: str) -> str:
    """What ended an answer before its end, and that what was proven of it stays."""
    return say(CUT_OFF, language, reason=told(kind, language))


def unproven(sentences: int, struck: int, language: str) -> str:
    """That so many sentences are not proven, and so many of them struck; "" where all are proven."""
    return say(STRUCK_OUT if struck else LEFT_OUT, language) if sentences else ""
