"""Questions about the archive itself: how many releases it holds, and which are about a subject. Pure."""

import re

from assistant.words.vocabulary import QUESTION_WORDS, any_of

_SUCH = any_of("press news published individual different всего пресс различных опубликованных")
_RELEASES = rf"(?:{_SUCH}[\s-])?" + any_of(
    "releases documents statements texts items"
    " релизов документов текстов материалов сообщений заявлений"
    " البيانات بيان بيانا الوثائق وثيقة النصوص نصا"
)
_PRESS = rf"(?:\s{any_of('الصحفية الصحفي صحفية صحفيا صحفي')})?"
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
# "Which statements about X did Y make?" asks for words: with "which", only "are there" asks for releases. How many are
# about a subject nobody has counted; the nearest are shown.
_WHICH = rf"{any_of('what which какие какой ما_هي ما أي')}\s{_RELEASES}{_PRESS}\s{_ARE}"
_COUNT = rf"{_HOW_MANY}\s{any_of('releases press_releases релизов пресс-релизов بيان بيانا')}{_PRESS}(?:\s{_ARE})?"
_REQUEST = any_of(
    "show list find search give_me get all every any me us the your list_of do_you_have is_there are_there have_you"
    " i_need i_want please found"
    " найди найдите покажи покажите дай дайте выведи выведите перечисли перечислите все всё любые мне нам список есть"
    " есть_ли у_вас имеются ли подбери подберите нужны"
    " اعرض أرني أعطني هات ابحث_عن جد كل جميع أي قائمة هل_هناك هل_لديكم هل_توجد هل_يوجد لديكم أريد"
)
_SOME = any_of(
    "release releases press_release press_releases publications documents news statements announcements texts materials"
    " релиз релизы релизов пресс-релиз пресс-релизы пресс-релизов публикации документы материалы новости"
    " тексты"
    " بيان بيانات البيانات أخبار الأخبار وثائق الوثائق نصوص النصوص منشورات"
)
_ON = any_of(
    "about on concerning regarding related_to dealing_with mentioning that_mention which_mention covering"
    " о об обо про по касающиеся на_тему посвященные связанные_с где_упоминается где_упоминаются с_упоминанием"
    " عن حول بشأن بخصوص المتعلقة_ب تتعلق_ب"
)
_ABOUT = re.compile(
    rf"\W*(?:{_WHICH}|{_COUNT}|(?:{_REQUEST}\s){{0,4}}{_SOME}{_PRESS})[\s,]{{1,40}}{_ON}\s(?=.*\w)"
)
# "Documents on the merger: when were they signed?" asks what they say, "statements on grain by N" for somebody's words.
_ASKS_ON = re.compile(rf"(?<!\w)(?:{any_of(f'{QUESTION_WORDS} did does do was were by ли هل')})|[:;?؟.]\s")


def releases_about(folded: str) -> tuple[int, int] | None:
    """Where a folded question begins by asking for releases about what it says behind that; None where it does not."""
    match = _ABOUT.match(folded)
    return match.span() if match and not _ASKS_ON.search(folded, match.end()) else None


def asks_holdings(folded: str) -> bool:
    """Whether a folded question asks how many releases there are, and of nothing that they tell.

    In place of what limits them, as a time or a language, it has commas.
    """
    return bool(_HOLDINGS.fullmatch(" ".join(re.sub(",+", " ", folded).split())))
