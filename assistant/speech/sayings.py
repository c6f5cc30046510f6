"""The words of saying in three languages, as patterns for folded text. Pure."""

import re

from assistant.words.vocabulary import any_of

# What somebody says follows in the same clause; without it some Arabic verbs are of what is passed, watched or found,
# and one of them a noun: opinion.
_TOLD = (
    r"(?=[^.؛،,:\"]{0,160}(?:(?<!\w)(?:ب?ان(?:ه|ها|هم)?|قايلا|قايله)(?!\w)|:|\"|[،,]\s(?:\"|ب?ان(?:ه|ها|هم)?(?!\w))"
    r"|[،,][^.؛،,:\"]{1,80}[،,]\s(?:\"|ب?ان(?:ه|ها|هم)?(?!\w))))"
)
SAYS = re.compile(
    r"(?<!\w)[وف]?"
    + any_of(
        "said says told tells added adds stated announced announces noted stressed stresses explained"
        " explains warned warns emphasised emphasized emphasises emphasizes underlined underscored remarked declared"
        " commented replied answered confirmed recalled argued concluded continued pointed_out admitted acknowledged"
        " insisted insists argues wrote urged condemned thinks believes hopes expects promised called_for attributes"
        " attributed reported reports cautioned reiterated predicted joked quipped voiced expressed conceded"
        " reaffirmed affirmed called_on spoke_of denied_that"
        " сказал* заявил* отметил* отмечает подчеркнул* подчеркивает добавил* сообщил* сообщает пояснил* поясняет"
        " объяснил* рассказал* признал* предупредил* предупреждает уточнил* напомнил* ответил* указал* считает"
        " полагает заверил* констатировал* прокомментировал* выразил* заключил* продолжил* говорит призвал*"
        " пообещал* назвал* связывает обратил*_внимание заметил* замечает говорил* заявляет"
        " подтвердил подтвердила подтвердили подтверждает рассказывает резюмировал* подытожил*"
        " пошутил* посетовал* упомянул* вспомнил* возразил* спросил* написал*"
        " قال قالت يقول تقول صرح صرحت أكد أكدت يؤكد تؤكد أضاف أضافت يضيف تضيف أوضح أوضحت ذكر ذكرت أعلن أعلنت"
        " أشار أشارت أفاد أفادت شدد شددت لفت لفتت نوه نوهت أعرب أعربت حذر حذرت دعا دعت اعتبر اعتبرت"
        " عزا عزت أجاب أجابت توقعت نبه نبهت اختتم اختتمت روى روت"
    )
    + r"|(?<!\w)called(?=\s[^\"“.,;:]{1,60}[\"“])"  # something "a missed chance"
    + r"|(?<!\w)[وف]?"
    + any_of(
        "رأى رأت أقر أقرت تابع تابعت علق علقت ردت كشف كشفت بينت برر بررت اعترف اعترفت تعهد تعهدت تساءل تساءلت"
        " اقترح اقترحت غرد غردت"
    )
    + _TOLD
    + r"|(?<!\w)[وف]رد(?=\s(?:\w+\s){1,8}?(?:بان|قايلا)(?!\w))"  # by itself a noun, or "was mentioned"
)
GOING_ON = re.compile(  # Arabic participles: the sentence's own subject goes on speaking
    r"(?<!\w)" + any_of("قائلا قائلة مؤكدا مؤكدة مضيفا مضيفة موضحا موضحة مشيرا مشيرة مشددا مشددة")
    # Some are adjectives, too: "striking", "unannounced", "considerable".
    + r"|(?<!\w)(?:معتبر|معلن)(?:ا|ه)(?=\sان(?:ه|ها|هم)?(?!\w))|(?<!\w)لافت(?:ا|ه)(?=\sالي\s)"
)
# Who spoke goes on to.
GOES_ON = re.compile(
    any_of("added adds continued concluded добавил* продолжил* заключил* подытожил* أضاف أضافت تابع تابعت")
)
WORDS_OF = re.compile(
    r"(?<!\w)[وف]?(?:" + any_of("according_to по_словам по_мнению بحسب على_حد_قول") + r"|وفقا\s(?=ل\w{3}))"
)
HIS_WORDS = re.compile(r"(?<!\w)" + any_of("по_его_словам по_ее_словам по_его_мнению по_ее_мнению"))
OF_IT = re.compile(  # at the beginning of a sentence, of the one before: «Об этом сообщил N»
    any_of("об_этом") + r"\s(?:\w+\s){0,3}?" + any_of("сообщил* сообщает заявил* заявляет рассказал* рассказывает")
)
FIRST_PERSON = re.compile(
    r"(?<!\w)"
    + any_of(
        "i we our us my me я мы нам нас наш* мой мне у_меня أنا نحن لدينا علينا لنا عندنا إننا إنني أننا أنني"
    )
)
# Folded Arabic verbs; تابع and these are none.
_FEMININE = re.compile(r"(?![وف]?(?:لفت|تعهد|تساءل)$)[وف]?(?:\w+ت|ت\w+[^ع])$")


def is_feminine(verb: str) -> bool:
    """Whether an Arabic word of saying, folded, has a woman for its subject."""
    return bool(_FEMININE.match(verb))
