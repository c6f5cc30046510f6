"""What is no question to an archive: greetings, sums, and orders for poems, programs and translations. Pure."""

import re

from assistant.words.vocabulary import any_of
from embeddings.text.folding import fold

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
# What may stand between the order and its work: whom it is for, and of which kind it is to be.
_SUCH = any_of(
    "me us a an the some another one short long little small nice funny sad new good beautiful for_me for_us"
    " мне нам для_меня для_нас еще один одно одну коротк* небольш* красив* смешн* забавн* грустн* весел* нов* хорош*"
    " лирическ* маленьк* любовн* детск* لي لنا من_أجلي"
)
_LIST = any_of(
    "list lists listing table overview timeline chronology списо* списк* перечень перечня перечн* таблиц* обзор*"
    " хронологи* قائمة قوائم لائحة جدول جدولا سرد تسلسل"
)
_TELL_JOKE = any_of("tell_me_a_joke расскажи_анекдот расскажи_шутку احك_لي_نكتة قل_لي_نكتة")
_TRANSLATE = any_of("translate переведи* перевести ترجم ترجمة_هذا ترجمي")
_CHAT = any_of(
    "hello hi hey good_morning good_evening how_are_you who_are_you what_is_your_name what's_your_name thank_you thanks"
    " привет здравствуй* добрый_день доброе_утро как_дела кто_ты как_тебя_зовут спасибо"
    " which_languages_do_you_speak what_languages_do_you_speak what_can_you_do are_you_a_robot are_you_human"
    " на_каких_языках_ты_говоришь на_каких_языках_вы_говорите что_ты_умеешь что_вы_умеете ты_робот вы_робот"
    " ما_اللغات_التي_تتحدثها بأي_لغات_تتحدث ماذا_تستطيع_أن_تفعل ماذا_يمكنك_أن_تفعل هل_أنت_روبوت"
    " مرحبا السلام_عليكم أهلا كيف_حالك من_أنت ما_اسمك شكرا صباح_الخير"
)
_OUTSIDE = re.compile(
    rf"\W*{_ORDER}(?:{_MAKE}\s(?:{_SUCH}\s){{0,4}}{_WORK}(?!.*(?<!\w){_LIST})|{_TELL_JOKE}|{_TRANSLATE}\b"
    rf"|{_CHAT}\W*(?:\w+\W*){{0,2}}$)"
)
_NUMBER = r"(?:\(\s?)*-?\d+(?:[.,]\d+)*(?:\s?\))*"  # a space beside it belongs to the sign, if to no bracket
_WORDS = any_of(
    "plus minus times multiplied_by divided_by to_the_power_of плюс минус умножить_на умноженное_на разделить_на"
    " делить_на زائد ناقص ضرب مضروبا_في مقسوما_على تقسيم"
)
_SIGN = rf"\s?(?:[+*×÷^]|\s[x/–-]\s|(?<=\s){_WORDS})\s?"  # 9/11 and 2020-2024 are days and years
_ANY_SIGN = rf"\s?(?:[+*×÷^x/–-]|(?<=\s){_WORDS})\s?"
_COUNT = any_of(
    "how_much_is calculate compute solve сколько_будет чему_равно вычисли* посчитай* реши*"
    " احسب كم_يساوي كم_ناتج ما_ناتج"
)
_WHAT = any_of("what_is what's what_are что_такое сколько ما ما_هو كم")
_SUM = re.compile(
    rf"\W*{_ORDER}(?:(?:{_COUNT}\s){_NUMBER}(?:{_ANY_SIGN}{_NUMBER})+|(?:{_WHAT}\s)?{_NUMBER}(?:{_SIGN}{_NUMBER})+)"
    rf"(?:\s(?:equal|equals|будет|равно|يساوي))?\W*"
)


def is_outside(text: str) -> bool:
    """Whether words ask for what no archive of releases can give."""
    folded = fold(text)
    return bool(_OUTSIDE.match(folded) or _SUM.fullmatch(folded))
