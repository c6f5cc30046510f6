"""What is no question to an archive: greetings, and orders for poems, programs and translations. Pure."""

import re

from assistant.vocabulary import any_of
from embeddings.folding import fold

_PLEASE = any_of(
    "please can_you could_you would_you пожалуйста можешь_ли_ты можете можешь من_فضلك هل_يمكنك أرجو_أن"
)
_ORDER = rf"(?:{_PLEASE}\W*)*"
_MAKE = any_of(
    "write compose make_up invent draw sing create generate напиши* сочини* придумай* нарисуй* спой* сгенерируй*"
    " составь* اكتب ألف انظم ارسم غن أنشئ"
)
_WORK = any_of(
    "poem poems song story joke haiku essay letter email code program script function logo picture image recipe"
    " python стих* стихотворени* песн* рассказ* сказк* шутк* анекдот* сочинени* письм* код* программ* скрипт* функци*"
    " картин* рецепт* قصيدة أغنية قصة نكتة مقالا مقالة رسالة برنامجا شيفرة كودا صورة وصفة شعرا"
)
_TELL_JOKE = any_of("tell_me_a_joke расскажи_анекдот расскажи_шутку احك_لي_نكتة قل_لي_نكتة")
_TRANSLATE = any_of("translate переведи* перевести ترجم ترجمة_هذا ترجمي")
_CHAT = any_of(
    "hello hi hey good_morning good_evening how_are_you who_are_you what_is_your_name what's_your_name thank_you thanks"
    " привет здравствуй* добрый_день доброе_утро как_дела кто_ты как_тебя_зовут спасибо"
    " مرحبا السلام_عليكم أهلا كيف_حالك من_أنت ما_اسمك شكرا صباح_الخير"
)
_OUTSIDE = re.compile(
    rf"\W*{_ORDER}(?:{_MAKE}\s(?:\w+\s){{0,4}}?{_WORK}|{_TELL_JOKE}|{_TRANSLATE}\b|{_CHAT}\W*(?:\w+\W*){{0,2}}$)"
)


def is_outside(text: str) -> bool:
    """Whether words ask for what no archive of releases can give."""
    return bool(_OUTSIDE.match(fold(text)))
