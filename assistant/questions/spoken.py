"""What a question asks of somebody's words: who is meant, and what about. Pure."""

import re
from dataclasses import dataclass

from assistant.people.offices import is_institution, is_title
from assistant.people.portfolio import is_ministry
from assistant.questions.who_is import who_is
from assistant.words.metonyms import government
from assistant.words.ordinary import ordinary
from assistant.words.places import countries
from assistant.words.vocabulary import any_of
from embeddings.text.folding import Folded, fold
from embeddings.text.language import script
from embeddings.text.terms import is_stop_word

_SAY = r"(?!state\s(?:department|council|duma|bank)(?!\w))" + any_of(
    "say said tell told think thought state announce explain comment answer reply promise warn stress call_for predict"
    " describe respond react admit confirm expect compare thinks says stated announced explained commented replied"
    " promised warned stressed called_for predicted described responded admitted confirmed expected compared wrote"
    " joked quipped complained insisted argued claimed remark remarked note noted mention mentioned quoted recalled"
    " сказал* говорил* говорит заявил* заявлял* думает считает отметил* ответил* пообещал* обещал* сообщил* рассказал*"
    " подчеркнул* объяснил* пояснил* предупредил* прокомментировал* отозвал* призвал* высказал* ожидает сравнил*"
    " пошутил* шутил* жаловал* пожаловал* настаивал* заметил* упомянул* напомнил* вспомнил*"
    " съязвил* иронизировал*"
    " предостерег* предупреждал* утверждал* признал* опасал* назвал* выразил*"
    " قال قالت يقول تقول صرح صرحت أكد أكدت ذكر ذكرت أعلن أعلنت أوضح أوضحت علق علقت وصف وصفت رد ردت شبه شبهت حذر حذرت"
    " توقع توقعت شدد شددت اعترف اعترفت يرى ترى روى روت حكى حكت أشار أشارت"
)
_ABOUT = any_of(
    "about on regarding concerning of to when that of_the after before during"
    " о об обо про по_поводу насчет относительно на по когда что после перед во_время в_ходе накануне"
    " عن حول بشأن بخصوص على إن أن في عندما حين حينما لما بعد قبل أثناء خلال عقب أمام للصحفيين للصحافيين للصحافة"
)
# With these no speaker begins, but a subject; of what may stand in front of one in Arabic «على» is a name, too: Ali.
_BEGINS_SUBJECT = re.compile(
    any_of(
        "about regarding concerning о об обо про насчет относительно عن حول بشأن بخصوص في إن أن عندما حين حينما لما"
    )
)
_WHO_SPEAKS = r"(?P<who>[^?؟(]+?)"  # of a follow-up, what it was asked with stands behind in brackets
_VIEW = any_of("comment comments reaction response view opinion statement words answer position")
_LINE = any_of("line lines quote quotes words remark remarks comment comments")
_QUOTE = any_of(
    "quote quotes quotation quotations remark remarks words comment comments statement statements"
    " цитат* слова высказывани* комментари* заявлени* реплик* اقتباس اقتباسا كلام كلمات تصريح تصريحا تصريحات تعليق قول"
)
_BY = any_of("of by from")
_WHAT_SAID = rf"و?(?:ماذا|بماذا|بم|ما الذي|كيف|وش|ايش|شو|شنو)\s{_SAY}"
_BEHIND = r"\W*$|[?؟]\s\(.*"
_WHAT = (
    re.compile(rf"(?:and |so )?(?:what|how)\s(?:else\s)?(?:did|does|do|has|have)\s{_WHO_SPEAKS}\s{_SAY}(?P<about>.*)"),
    re.compile(rf"what\s(?:was|is|were|are)\s{_WHO_SPEAKS}(?:'s|s')\s{_VIEW}(?P<about>.*)"),
    re.compile(rf"(?P<who>[\w-]+(?:\s[\w-]+){{0,5}}?)(?:'s|s')\s{_LINE}(?P<about>\s{_ABOUT}.*)"),
    re.compile(rf"(?:а |и )?(?:что|как|о чем)\s(?:еще\s)?{_SAY}{_WHO_SPEAKS}(?P<about>(?:,|\s{_ABOUT}).*|{_BEHIND})"),
    re.compile(rf"(?:а |и )?(?:что|как)\s(?P<who>\w[^?(]+?)\s{_SAY}(?P<about>.*)"),
    re.compile(rf"{_WHAT_SAID}{_WHO_SPEAKS}(?P<about>\s{_ABOUT}.*|{_BEHIND})"),
)  # fmt: skip
# "List everything", «перечисли все»: in front of somebody's words.
_LISTED = (
    r"(?:(?:list|show|give|name|find|quote|collect|перечисл\w+|покаж\w+|приведи\w*|назов\w+|найди\w*|собери\w*"
    r"|اذكر|اعرض|عدد|هات|اجمع)\s)?(?:(?:me|мне|لي)\s)?(?:(?:all|every|each|any|of|все|كل|جميع)\s){0,2}(?:(?:the|a)\s)?"
)
# "Tell me what Anna Orlova said", "statements of Anna Orlova on grain": only of a person, for "what sum the bank
# announced" and "statements of the bank on grain" ask for no words.
_OF_PERSON = (
    re.compile(rf"(?:and |so )?what\s{_WHO_SPEAKS}\s{_SAY}(?P<about>.*)"),
    re.compile(
        rf"{_LISTED}(?:everything|anything|whatever|(?<=all\s)(?:that|what)?)\s?(?:that\s)?{_WHO_SPEAKS}"
        rf"\s(?:(?:has|have|had|ever)\s){{0,2}}{_SAY}(?P<about>.*)"
    ),
    re.compile(rf"{_LISTED}(?:все,?\s)?что\s{_SAY}{_WHO_SPEAKS}(?P<about>(?:,|\s{_ABOUT}).*|{_BEHIND})"),
    re.compile(rf"{_LISTED}(?:все,?\s)?что\s(?P<who>\w[^?(]+?)\s{_SAY}(?P<about>.*)"),
    re.compile(rf"{_LISTED}ما\s(?:قال|ذكر|اعلن)ت?ه\s{_WHO_SPEAKS}(?P<about>\s{_ABOUT}.*|{_BEHIND})"),
    re.compile(rf"{_LISTED}{_QUOTE}\s(?:{_BY}\s)?(?!{_ABOUT}){_WHO_SPEAKS}(?P<about>\s{_ABOUT}.*|{_BEHIND})"),
)
_WHO = re.compile(
    rf"(?:(?:who|who (?:was|is) (?:it|the one) (?:that|who)|which \w+(?: \w+)?)\s(?:has |else )?"
    rf"(?!wrote\s(?!that\s|in\s|on\s|about\s|of\s|to\s|[\"«“:])){_SAY}"  # "who wrote the report" is no saying
    r"|whose\s(?:words|statement)"
    rf"|(?:кто|какой \w+|какая \w+)\s(?:из \w+(?: \w+)? )?(?:еще )?{_SAY}|чьи\s(?:это )?слова|кому принадлежат слова"
    r"|из чьих уст|кто автор слов"
    rf"|(?:من|مين|أي \w+)\s(?:من ال\w+ )?(?:(?:(?:ال\w+ )?(?:الذي|التي|اللي) )?{_SAY}|القا?يله?(?!\w)"
    r"|صاحبه? (?:القول|المقوله|العباره)))(?P<about>.*)"
)
_MARKS = " ,?؟.!"
_PLACE = re.compile(
    any_of(
        "port harbour harbor bay island islands sea lake river cape gulf strait city town street square bridge new"
        " порт остров залив море озеро река мыс пролив город улица площадь мост новый новая новое"
        " ميناء جزيرة خليج بحر بحيرة نهر مضيق مدينة شارع جسر"
    )
)
_PRONOUN = re.compile(any_of("he she they он она они هو هي هم"))
_MANY = re.compile(any_of("they они هم"))
_OF_A_WOMAN = re.compile(any_of("she она هي"))
_VERB_OF_A_WOMAN = re.compile(r"\W*و?\w+(?:\sالذي)?\s(?:\w+ت|ت\w+)(?!\w)")  # Arabic, behind the word that asks
_NO_OCCUPATION = any_of("newspaper magazine paper journal company ship газета журнал компания судно теплоход")
# An occupation with a name of two words: "economist N N", «прокурор N N»; a town's people are «жители Нового N».
_OCCUPIED = re.compile(
    rf"(?:(?i:the|an?)\s)?(?!{_NO_OCCUPATION})"
    r"[a-zа-яё][\w-]+\s(?!\w+(?:ого|его|ой|ей|ых|их)\s)[A-ZА-ЯЁ][\w’'.-]*"
    r"(?:\s(?:(?:al|bin|ibn|de|van|von|der|аль|бин|ибн|де|ван|фон)\s)?(?:\w{2}-)?[A-ZА-ЯЁ][\w’'-]*)+"
)
# In Arabic a verb may have no word for who speaks: "what did she say about".
_UNSAID = re.compile(rf"{_WHAT_SAID}(?P<who>)(?=\s{_ABOUT}|\W*$)")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a question asks of speaking: the words for the speaker ("" where it asks who) and for the subject."""

    who: str
    about: str


def spoken(text: str) -> Spoken | None:
    """What a question asks of somebody's words; None where it asks for none."""
    if asked := _asked(text):
        return Spoken(text[asked.who], text[asked.subject].strip())
    folded = Folded.of(text)
    if match := _WHO.match(folded.text):
        return Spoken("", folded.between(match.start("about")).strip(" :?؟"))
    return None


@dataclass(frozen=True, slots=True)
class _Asked:
    """Where a question names who speaks and what of, this also with its preposition and up to the end."""

    who: slice
    subject: slice
    about: slice


def _asked(text: str) -> _Asked | None:
    folded = Folded.of(text)
    for pattern in (*_WHAT, *_OF_PERSON):
        if not (match := pattern.match(folded.text)) or not _names_somebody(match["who"]):
            continue
        start, end = match.span("who")
        start += len(match["who"]) - len(match["who"].lstrip())
        who = slice(folded.at(start), folded.at(end))
        about = _subject(match["about"])
        if pattern not in _OF_PERSON or _is_persons(text[who].strip(), about):
            start = match.start("about") + match["about"].find(about)
            subject = slice(folded.at(start), folded.at(start + len(about)))
            return _Asked(who, subject, slice(folded.at(match.start("about")), None))
    return None


@dataclass(frozen=True, slots=True)
class Pronoun:
    """For whose words a question asks without a name: for those of many people, or of one."""

    many: bool


def pronoun(text: str) -> Pronoun | None:
    """Whether a question asks for the words of "him", "her" or "them", and not on a subject that it names."""
    folded = fold(text)
    for pattern in (_UNSAID, *_WHAT):
        match = pattern.match(folded)
        if match and not _subject(folded[match.end("who") :] if pattern is _UNSAID else match["about"]):
            who = match["who"].strip()
            if pattern is _UNSAID or _PRONOUN.fullmatch(who):
                return Pronoun(bool(_MANY.fullmatch(who)))
    return None


def asks_of_woman(text: str) -> bool | None:
    """Whether a question for the words of "him" or "her" is of a woman; None for another one."""
    folded = fold(text)
    if _UNSAID.match(folded):
        return bool(_VERB_OF_A_WOMAN.match(folded))
    who = next((match["who"].strip() for pattern in _WHAT if (match := pattern.match(folded))), "")
    if not _PRONOUN.fullmatch(who) or _MANY.fullmatch(who):
        return None
    return bool(_OF_A_WOMAN.fullmatch(who))


def named_in(text: str) -> str:
    """The person, as typed, whose words a question asks for or who is asked about; "" for none."""
    wanted = spoken(text)
    if wanted:
        return wanted.who if is_person(wanted.who) else ""
    who = who_is(text, alone=True).rstrip(_MARKS)
    if script(who) == "ARABIC" and not who_is(text) and not is_title(who.split()[0]):
        return ""  # a verb: "who resigned"
    return who if is_person(who) else ""


def with_speaker(text: str, who: str) -> str:
    """A question for the words of "him" or "her" with the one who is meant named; "" where it asks for none."""
    folded = Folded.of(text)
    for pattern in (*_WHAT, _UNSAID):
        match = pattern.match(folded.text)
        if match and (pattern is _UNSAID or _PRONOUN.fullmatch(match["who"].strip())):
            start, end = map(folded.at, match.span("who"))
            gap = " " if pattern is _UNSAID or text[start : start + 1].isspace() else ""
            return text[:start] + gap + who + text[end:]
    return ""


def with_other_speaker(text: str, who: str) -> str:
    """A question for somebody's words with another speaker in the place of its own; "" where it asks for none."""
    asked = _asked(text)
    return f"{text[: asked.who.start]}{who}{text[asked.who.stop :]}" if asked else ""


def with_subject(text: str, before: str) -> str:
    """A question that does not say of what it wants a person's words, with the subject of the one before it.

    "" where it says so, where the one before has no subject, and where they are in different scripts.
    """
    asked, told = _asked(text), _asked(before)
    if not asked or not told or script(text) != script(before):
        return ""
    if not is_person(text[asked.who]) or text[asked.subject] or not before[told.subject]:
        return ""
    end = len(text.rstrip(_MARKS))
    return text[:end] + before[told.about].rstrip(_MARKS) + text[end:]


def is_speaker(words: str) -> bool:
    """Whether words by themselves surely name a person: by a title in front, or by a name of more than a word.

    Arabic has no capitals: there a name is of words that are no ordinary ones, or ends with one that has the article.
    """
    if not is_person(words):
        return False
    told = re.findall(r"\w[\w’'-]*", words)
    if is_title(told[0]) or (len(told) > 1 and is_stop_word(fold(told[0])) and is_title(told[1])):
        return True
    folded = list(map(fold, told))
    if len(told) < 2 or any(is_stop_word(word) or _PLACE.fullmatch(word) for word in folded):
        return False
    if script(words) != "ARABIC":
        return True
    surname = folded[-1].startswith("ال") and not folded[0].startswith("ال") and not ordinary(folded[-1])
    return surname or not any(map(ordinary, folded))


def is_person(who: str) -> bool:
    """Whether words surely mean a person, by title or name, and no institution or paper."""
    words = [word for word in re.findall(r"\w[\w’'-]*", who) if not is_stop_word(fold(word))]
    if any(map(is_title, words)):
        return True
    if countries(who) or government(who):
        return False
    named = [word for word in words if any(map(str.isupper, word)) or "\u0620" <= word[0] <= "\u064a"]
    if any(map(is_institution, named)) or is_ministry(words[0] if words else ""):
        return False
    return len(named) == len(words) > 0 or bool(_OCCUPIED.fullmatch(who.strip()))


def _names_somebody(who: str) -> bool:
    words = re.findall(r"\w+", who)
    return 0 < len(words) <= 9 and not all(map(is_stop_word, words)) and not _BEGINS_SUBJECT.match(who.strip())


def _is_persons(who: str, about: str) -> bool:
    """Whether words are surely a person's; in Arabic, where no subject follows, what follows may be no name at all."""
    return is_person(who) and (bool(about) or script(who) != "ARABIC" or is_speaker(who))


def _subject(about: str) -> str:
    words = about.strip(_MARKS)
    match = re.match(rf"{_ABOUT}\s", words)
    words = words[match.end() :] if match else words
    return words if any(not is_stop_word(word) for word in re.findall(r"\w+", words)) else ""
