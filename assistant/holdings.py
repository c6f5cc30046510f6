"""Questions about the archive itself: how many releases it holds. Pure."""

import re

from assistant.vocabulary import any_of

_SUCH = any_of("press news published individual different всего пресс различных опубликованных")
_RELEASES = rf"(?:{_SUCH}[\s-])?" + any_of(
    "releases documents statements texts items"
    " релизов документов текстов материалов сообщений заявлений"
    " البيانات بيان بيانا الوثائق وثيقة النصوص نصا"
)
_PRESS = rf"(?:\s{any_of('الصحفية الصحفي صحفيا صحفي')})?"
_ARCHIVE = any_of(
    "archive database collection system index archives"
    " архиве базе базе_данных системе коллекции"
    " الأرشيف أرشيفك أرشيفكم قاعدة_البيانات النظام"
)
_IN = (
    rf"(?:(?:in|of)\s(?:(?:the|this|your|our)\s)?{_ARCHIVE}"
    rf"|(?:у\s(?:вас|тебя)\s)?в\s(?:(?:этом|этой|вашем|вашей|твоем|твоей)\s)?{_ARCHIVE}|у\s(?:вас|тебя)"
    rf"|(?:في\s|ب)(?:هذا\s|هذه\s)?{_ARCHIVE})"
)
_ARE = (
    rf"(?:there\sare|are\s(?:there|stored|held|available|indexed)|(?:do|have)\syou\s(?:have|hold|know|got)|exist|are"
    rf"|(?:does|do)\s(?:it|(?:the|this|your)\s{_ARCHIVE})\s(?:have|hold|contain)"
    r"|(?:всего\s)?(?:есть|имеется|хранится|находится|содержится|загружено|всего)"
    r"|(?:ال)?(?:موجوده|متوفره|متاحه|محفوظه|مخزنه)|يوجد|توجد|هناك|لديك|لديكم|عندك|عندكم"
    r"|(?:(?:were|was|have\sbeen|are)\s)?(?:published|issued|released)|came\sout|(?:did|have)\syou\spublish(?:ed)?"
    r"|(?:было\s)?(?:опубликовано|выпущено|издано|вышло|вышли)|(?:ال)?(?:صادره|منشوره)|صدرت?|نشرت?)"
)
_HOW_MANY = (
    r"(?:how\smany|(?:what\sis\s)?the\s(?:total\s)?number\sof|сколько(?:\sвсего)?|каково?\s(?:общее\s)?количество"
    r"|كم\sعدد|ما\s(?:هو\s)?عدد|كم)"
)
_HOLDINGS = re.compile(
    rf"\W*(?:and\s|а\s|и\s|و)?{_HOW_MANY}\s(?:{_IN}\s)?(?:{_ARE}\s)?{_RELEASES}{_PRESS}"
    rf"(?:\s{_ARE})?(?:\s{_IN})?(?:\s{_ARE})?(?:\s(?:in\stotal|altogether|now|сейчас|всего|الان))?\W*"
)


def asks_holdings(folded: str) -> bool:
    """Whether a folded question asks how many releases there are, and of nothing that they tell.

    In place of what limits them, as a time or a language, it has commas.
    """
    return bool(_HOLDINGS.fullmatch(" ".join(re.sub(",+", " ", folded).split())))
