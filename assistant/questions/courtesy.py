"""The words of courtesy around a question: "could you tell me", «подскажите, пожалуйста», "لو سمحت". Pure."""

import re

from assistant.questions.asking import asking
from assistant.questions.tongues import answering
from assistant.words.vocabulary import PLEASE, QUESTION_WORDS, any_of
from embeddings.text.folding import Folded
from embeddings.text.terms import is_stop_word

_GREETING = any_of(
    "hi hello hey dear_colleagues dear_all good_morning good_afternoon good_evening excuse_me sorry"
    " здравствуйте привет коллеги уважаемые_коллеги добрый_день доброе_утро добрый_вечер извините простите"
    " مرحبا أهلا السلام_عليكم صباح_الخير مساء_الخير عفوا"
)
_TELL = any_of(
    "can_you_tell_me could_you_tell_me would_you_tell_me can_you_please_tell_me could_you_please_tell_me tell_me"
    " let_me_know do_you_know i_would_like_to_know i'd_like_to_know i_want_to_know i_need_to_know i_wonder"
    " i_am_wondering i'm_wondering remind_me"
    " подскажите подскажи скажите скажи сообщите уточните напомните поясните не_подскажете можете_подсказать"
    " можете_сказать хочу_узнать хотел_бы_узнать хотела_бы_узнать хотелось_бы_узнать"
)
_ASKS = r"(?:\w{1,4}\s)?" + any_of(
    f"{QUESTION_WORDS} whether if ком что чего чему чем какого какими каком скольких чьи каков* ли من ما بكم هل"
)
_GIVE = any_of(
    "أخبرني أخبروني قل_لي أفدني أفيدوني إفادتي أعطني أعطوني أرجو_إفادتي أرجو_إعلامي أرجو_أن_تخبرني أرجو_إخباري"
    " هل_يمكنك_أن_تخبرني هل_يمكنك_إخباري ممكن_أعرف ممكن_تقول_لي أريد_أن_أعرف أود_أن_أعرف أبغى_أعرف عايز_أعرف"
)
# "I need the minister's words on grain"; not "I need to ..." and "I need you to ...".
_NEED = (
    any_of(
        "i_need i_want i'd_like i_would_like i_am_looking_for i'm_looking_for looking_for"
        " мне_нужн* мне_нужен мне_бы ищу أحتاج_إلى أحتاج أريد أبحث_عن أبغى"
    )
    + rf"\s(?!{any_of('to you your help чтобы помощ* أن منك مساعدة')})"
)
_END = r"[\s,،.!:]*"
_MARK = r"\s?[,،.!:]+\s?"  # without one, a greeting may be a word of the question, and رجاء is also a name
_BEFORE = re.compile(
    rf"(?:(?:{_GREETING}|{PLEASE}){_MARK}|{any_of('please kindly пожалуйста من_فضلك لو_سمحت')}\s)*"
    rf"(?:{_TELL}{_END}(?:(?:{PLEASE}{_END})+|(?={_ASKS}))|{_GIVE}{_END}(?:{PLEASE}{_END})*|{_NEED})?"
)
# Who asks, and what for: "I am writing a note for the minister: how many ...". A subject in front of a colon is none.
_ME = re.compile(
    r"(?<!\w)"
    + any_of(
        "i i'm i've we we're my our for_a_report for_an_article for_a_note"
        " я мы мне нам мой моя моей моего наш нашей готовлю готовим пишу пишем для_отчета для_доклада для_статьи"
        " для_справки"
        " أنا نحن أكتب نكتب أعد نعد أحضر أحتاج نحتاج أعمل أشتغل لتقرير لمقال لمذكرة"
    )
)
_PREAMBLE = re.compile(rf"(?P<before>[^:.?!؟]{{3,200}}[:.!])\s(?={_ASKS}|{_GIVE}|{_TELL})")
_AS_SOMEBODY = re.compile(rf"{any_of('as being since как будучи بصفتي')}\s[^:.?!؟]{{3,200}}?[\s,،](?={_TELL}|{_GIVE})")
_COURTESY = re.compile(rf"(?:(?:{_GREETING}|{PLEASE})\W*)+")
# A sentence behind the question, of which each telling word is one of these: "Please be brief. Thank you in advance!"
_CLOSING = re.compile(
    any_of(
        "please thank thanks thankyou many advance help time lot much very kind regards best wishes sincerely yours"
        " answer answers reply respond keep be brief briefly short shortly concise concisely simple simply precise"
        " precisely exact exactly sentence sentences word words line lines one two three detail details detailed"
        " possible quick quickly urgent urgently list name give explain tell cite quote source sources reference*"
        " пожалуйста спасибо благодар* заранее помощь помощи большое уважени* отве* кратк* коротк* покороче точн*"
        " перечисли* назови* укажи* объясни* поясни* источник* ссылк* просто фраз* предложени* слов* одной одним"
        " один двух двумя трех подробн* возможно срочно быстр* прошу жду"
        " شكرا الشكر جزيلا جزيل لكم لك سلفا مقدما مساعدتكم تعاونكم تحياتي التقدير أجب أجيبوا أجيبي الإجابة الجواب"
        " باختصار بإيجاز باقتضاب مختصر* قصير* موجز* جملة بجملة جملتين كلمة بكلمة واحدة بدقة بالتفصيل رجاء الرجاء"
        " أرجو فضلك فضلكم سمحت سمحتم عاجل بسرعة اذكرها اذكرهم اشرح وضح مصدر المصدر مصادر المصادر ذكر"
    )
)
# One of these at least: "Briefly on help." is a subject.
_COURTEOUS = re.compile(
    any_of(
        "please thank thanks thankyou regards wishes answer reply respond be keep"
        " пожалуйста спасибо благодар* уважени* отве* شكرا الشكر تحياتي أجب أجيبوا أجيبي رجاء الرجاء أرجو فضلك فضلكم"
    )
)
_LAST = re.compile(r"(?<=[?؟.!])\s[^?؟.!]*[.!]*\s*$")
_AFTER = re.compile(rf"(?<![\s,،])[\s,،]+(?:{PLEASE}|{any_of('thanks thank_you спасибо شكرا')})(?=\W*$)")


def without_courtesy(text: str) -> str:
    """The question itself, as typed, without what a long text tells around it and the language to answer in.

    All of `text` where nothing would be left to ask.
    """
    return _bare(asking(_without_closing(_in_any_language(text)))) or text


def _without_closing(text: str) -> str:
    """The text without sentences of courtesy at its end."""
    folded = Folded.of(text)
    end = len(folded.text)
    while (match := _LAST.search(folded.text, 0, end)) and _closes(match.group()):
        end = match.start()
    return folded.between(0, end)


def _closes(sentence: str) -> bool:
    words = [word.removeprefix("و") for word in re.findall(r"\w+", sentence)]
    return any(map(_COURTEOUS.fullmatch, words)) and all(is_stop_word(w) or _CLOSING.fullmatch(w) for w in words)


def _in_any_language(text: str) -> str:
    folded = Folded.of(text)
    if not (asked := answering(folded.text)):
        return text
    start, end = map(folded.at, asked.span)
    return f"{text[:start]}{text[end:]}".strip()


def _bare(text: str) -> str:
    """The text without courtesy; "" where nothing would be left."""
    folded = Folded.of(text)
    start = _start(folded.text)
    after = _AFTER.search(folded.text, start)
    left = folded.text[start : after.start() if after else None]
    if _COURTESY.fullmatch(left) or all(map(is_stop_word, re.findall(r"\w+", left))):
        return ""
    return folded.between(start, after.start()) + folded.between(after.end()) if after else folded.between(start)


def _start(folded: str) -> int:
    """Where the question begins behind greetings and what says who asks or what for."""
    start, before = 0, -1
    while start != before:
        before = start
        start = _after_preamble(folded, _BEFORE.match(folded, start).end())
    return start


def _after_preamble(folded: str, start: int) -> int:
    if match := _AS_SOMEBODY.match(folded, start):
        return match.end()
    match = _PREAMBLE.match(folded, start)
    return match.end() if match and _ME.search(match["before"]) else start
