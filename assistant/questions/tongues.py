"""Languages that a question asks for, of the releases ("statements in Arabic") or of the answer ("… in Arabic?")."""

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

from assistant.words.vocabulary import PLEASE, PUBLISHED, QUESTION_WORDS, SAYING, any_of
from embeddings.text.folding import fold
from embeddings.text.language import CODES
from embeddings.text.terms import is_stop_word


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that a question names, and where the words that ask for it stand."""

    code: str
    span: tuple[int, int]


_LIMIT = re.compile(
    rf"(?<!\w)(?:ال)?(?:{PUBLISHED}|{SAYING}|"
    + any_of(
        "find show search list only text texts version versions published source sources"
        " найди найдите покажи покажите ищи поищи только тексты текстах версии версию источник*"
        " ابحث اعرض أرني جد فقط نصوص النصوص النسخة"
    )
    + ")"
)
# What else than a release is in a language, and who else than an institution uses one.
_OTHER_USE = re.compile(
    r"(?<!\w)"
    + any_of(
        "teach* taught learn* stud* course* lesson* school* universit* book* speak* spoke spoken exam* class*"
        " manuscript* film* song* written inscription* diary newspaper* radio channel* translat* fluent* instruction"
        " написан* учат* учит* учеб* обуч* препода* курс* урок* школ* вуз* книг* рукопис* фильм* песн* надпис* дневник*"
        " газет* канал* экзамен* перевод* перевел* переведен* владе* студент*"
        " يدرس* تدرس* دراس* تدريس* تعليم* تعلم* طلاب* الطلاب* مكتوب* كتاب* الكتاب كتب الكتب دروس مدرس*"
        " مدارس المدارس مخطوط*"
        " المخطوط* ترجم* مترجم* فيلم* أغن* صحيف* قنا* امتحان* يتحدث* الناطق*"
    )
)
# Who is told to answer; also "answer the question in", but not behind a subject: "did he answer in Arabic".
_ANSWER = (
    any_of(
        "answer reply respond explain ответь ответьте отвечай отвечайте напиши напишите объясни объясните"
        " أجب أجبني جاوب جاوبني اكتب اشرح"
    )
    + r"(?:\s\w+){0,3}?"
)
_TELL = any_of(
    "tell_me tell_us say_it write_it скажи скажите расскажи расскажите подскажи подскажите قل_لي أخبرني اكتب_لي"
)
_GIVE = any_of(
    "give_me give_it the_answer answer_me ответ ответ_нужен ответ_дай дай_ответ الإجابة والإجابة الجواب والجواب الرد"
    " أريد_الإجابة أريد_الجواب"
)
_TOLD = rf"(?:{_ANSWER}|{_TELL}|{_GIVE})[\s,،:]{{1,2}}"
_QUESTION = re.compile(any_of(QUESTION_WORDS))
_ORDERS = re.compile(
    rf"(?<!\w)(?:{PLEASE}|"
    + any_of(
        "answer reply respond explain say write tell_me give_me show_me the_answer the_same same again now"
        " ответь ответьте отвечай напиши напишите скажи скажите дай дайте покажи ответ то_же_самое то_же теперь еще_раз"
        " أجب أجبني جاوب اكتب قل_لي أعطني الإجابة الجواب نفسه والآن الآن"
    )
    + ")"
)
_LEAD = rf"(?:(?:{PLEASE}|{any_of('and can_you could_you would_you и а')})[\s,،]{{1,2}}){{0,3}}"
_ASKS = any_of(f"{QUESTION_WORDS} whether if about что чего чем о об про من ما هل عن")
_BEGINNING = r"(?:^|(?<=[.!:]\s))\W{0,3}"
_MARK = r"\s?[,،:;.!)-][\s,،:;.!)-]*"
_ENDING = r"[^\w?؟]*(?=[?؟]*$)"
_COURTESY = rf"(?:[\s,،]{{1,2}}{PLEASE})"
# What asks for a language in words that stand by themselves, {} for it.
_ALONE = (
    rf"{_BEGINNING}{_LEAD}{_TOLD}{{}}{_COURTESY}?(?:{_MARK}|\s(?={_ASKS}))",
    rf"{_BEGINNING}{_LEAD}{{}}{_COURTESY}{_MARK}",
    rf"(?:(?<=[.?!؟])\s|\s?[,،;:(-]\s?|\s(?={PLEASE}|and\s|и\s)){_LEAD}{_TOLD}{{}}{_COURTESY}?{_ENDING}",
    rf"(?<=[.?!؟])\s\W{{0,3}}{_LEAD}{{}}{_COURTESY}?[^\w?؟]*$",
)
# These may also belong to what is asked, where that is what somebody learns, writes or speaks.
_BESIDE = (
    rf"{_BEGINNING}{{}}{_MARK}",
    rf"\s?[,،;:(-]\s?{_LEAD}{{}}{_COURTESY}?{_ENDING}",
    rf"\s(?:{PLEASE}\s{{}}|{{}}{_COURTESY}){_ENDING}",
)
# In what is an instruction as a whole; "do not answer in Russian" leaves every other language.
_NOT = re.compile(rf"(?<!\w)(?:{any_of('not never не никогда لا')})(?!\w)")
_INSTRUCTED = rf"(?<!not\s)(?<!never\s)(?<!не\s)(?<!لا\s)(?<!\w){_TOLD}{{}}"


def tongue(text: str) -> Tongue | None:
    """The language that releases are wanted in; None where it is the subject, or one to answer in."""
    told = re.compile(rf"(?<!\w){_ANSWER}\s?$")
    for match in _tongues("{}").finditer(text):
        if _LIMIT.search(text) and not _OTHER_USE.search(text) and not told.search(text, 0, match.start()):
            return Tongue(_code(match), match.span())
    return None


def answering(text: str) -> Tongue | None:
    """The language that the answer is wanted in, where words at an end of the question ask for one by themselves."""
    for form in (*_ALONE, *_BESIDE):
        for match in _tongues(form).finditer(text):
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            if form in _ALONE or not (_OTHER_USE.search(rest) or _tongues("{}").search(rest)):
                return Tongue(_code(match), match.span())
    return None


def instructed(text: str) -> str:
    """The language that folded instructions to an assistant say to answer in, amid other words or alone, else ""."""
    told = next(_tongues(_INSTRUCTED).finditer(text), None)
    if told or _NOT.search(text):
        return _code(told) if told else ""
    return only_language(text)


def only_language(text: str) -> str:
    """The language of folded words that ask for nothing else: "in Arabic, please", «а по-русски?»; "" for others."""
    text = re.sub(r"^\W*و(?=ب)", "", text)
    for match in _tongues("{}").finditer(text):
        rest = re.findall(r"\w+", _ORDERS.sub(" ", f"{text[: match.start()]} {text[match.end() :]}"))
        if all(is_stop_word(word) and not _QUESTION.fullmatch(word) for word in rest):
            return _code(match)
    return ""


def _code(match: re.Match[str]) -> str:
    return _names()[next(filter(None, match.groups()))]


@cache
def _names() -> dict[str, str]:
    """Language codes by folded English name, Russian stem and Arabic name without its article."""
    found = {}
    for code in CODES:
        english, russian, arabic = (Locale(name).languages[code] for name in ("en", "ru", "ar"))
        found[fold(english)] = found[fold(russian).removesuffix("ий")] = code
        found[fold(arabic).removeprefix("ال")] = code
    return found | {"انكليزيه": "en"}


@cache
def _tongues(form: str) -> re.Pattern[str]:
    """Words of this form with a language at {}, as "in Russian"; its name is the one group that matches."""
    names = "|".join(sorted(map(re.escape, _names()), key=len, reverse=True))
    named = (
        rf"(?:(?<!\w)(?<!was\s)(?<!were\s)(?<!is\s)(?:only\s)?in\s({names})(?:\slanguage)?(?:\sonly)?(?!\w)"
        rf"|(?<!\w)({names})[\s-]language\s(?={PUBLISHED}|versions?|texts?|sources?)"
        rf"|(?<!\w)(?:только\s)?на\s({names})ом(?:\sязыке)?(?!\w)|(?<!\w)по-({names})и(?!\w)"
        rf"|(?<!\w)(?:باللغه\s(?:ال)?|بال|بالنسخه\sال)({names})(?!\w))"
    )
    return re.compile(form.replace("{}", named))
