"""The subject behind an Arabic verb of saying, office and name in one: where it ends, and whether it is a person. Pure.

Arabic has no capitals, so a subject goes on up to the word that ends it. A name cut short is better than one that
takes in what is said, to whom, or somebody else.
"""

import re
from collections.abc import Collection, Sequence

from assistant.people.honours import is_honour
from assistant.people.offices import is_institution, is_office, is_title
from assistant.people.own_name import CLOSES_NAME, folded_name, whole_names
from assistant.words.ordinary import ordinary
from assistant.words.places import countries
from assistant.words.spelling import has_article
from assistant.words.vocabulary import any_of
from embeddings.text.folding import Folded, fold
from embeddings.text.terms import is_stop_word, without_prefix

_END = re.compile(
    r"[^\w\s'’-]|(?<!\w)(?:"
    + any_of(
        "أن إن أنه أنها إنه إنها بأن بأنه بأنها في خلال عن إلى على بعد قبل أمام من قائلا قائلة اليوم أمس هذا هذه الذي"
        " التي لدى عقب حول مع ضمن إثر كما قد عند بشأن ردا مؤكدا مؤكدة مضيفا مضيفة ما هو هي كان كانت بين منذ حين"
        " بالقول قوله قولها باسمه باسمها نقلا فكتب فقال فقالت فإن فإنه فإنها"
        " إنكم إنهم إننا إنني إنك إنهما أنكم أنهم أننا أنني لا لم لن لقد ليس ليست أو ولو عبر"
        " الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت"
    )
    + r"|للص\w+|(?:قال|قالت)(?!\w))"
)
# Behind a verb no subject: "called to it", "says of its ban"; كريمة is a name, though.
_NO_SUBJECT = re.compile(
    r"[بلك]\w{3,}(?:ه|ها|هم)(?!\w)|(?:إليه|عليه|عنه|منه|به|له|فيه)(?:ا|م|ما|ن)?(?!\w)|(?:لك|لي|لنا)(?!\w)"
)
# Whose they are is named behind them: "the wife of the president N".
_RELATED = re.compile(
    any_of(
        "زوجة زوج عقيلة قرينة ابن ابنة نجل نجلة والد والدة شقيق شقيقة أسرة عائلة محامي محامية محامو مكتب رسالة حزب بيان"
        " معارضو معارضي معارضون أنصار مؤيدو مؤيدي منتقدو منتقدي خصوم منافس حلفاء مقربون مقرب مصدر مصادر"
    )
)
_LAWYER = re.compile(any_of("محامي محامية"))
# Who speaks for another, or works for them: the title and name behind it may be that other one's.
_AIDE = re.compile(
    "(?:ال)?"
    + any_of("متحدث متحدثة ناطق ناطقة مساعد مساعدة معاون معاونة وكيل وكيلة مستشار مستشارة سكرتير سكرتيرة")
    + "|"
    + any_of("مدير_مكتب مديرة_مكتب")
)
_ACTING = re.compile(any_of("بالنيابة بالإنابة بالوكالة بالتكليف"))
_AFFAIRS = re.compile(any_of("لشؤون لشئون"))
_OF_STATES = re.compile(any_of("لدول لجامعة لمنظمة لهيئة لوكالة لمؤسسة"))  # what an office is of, beside institutions
# What is stressed, told or voiced: behind a verb of saying it is no subject, and behind a name the name has ended.
_STRESSED = (
    "أهمية ضرورة دعم حرص رغبة التزام استعداد موقف مواقف تأييد رفض شكر شكره شكرها تقدير ثقة قلق عدم وجود تعزيز تطوير"
    " توسيع تحقيق تنفيذ تأكيد تأجيل إنشاء إطلاق افتتاح بدء انتهاء استمرار مواصلة متابعة مشاركة مناقشة إقامة نية عزم"
    " اعتزام سعي انطلاق عودة توقيع اعتماد تسجيل تدشين إغلاق إلغاء تمديد استئناف"
    " إدانة استنكار تضامن تهنئة تعازي تعازيه ارتياح اعتزاز امتنان أسف استياء عمق متانة مكانة سبل جهود مستوى"
)
_NO_PERSON = re.compile(any_of(_STRESSED))
# The same with whose it is: "their effort", "her support".
_OF_THEIRS = frozenset(
    fold(noun[:-1] + noun[-1].replace("ة", "ت") + whose)
    for noun in _STRESSED.split()
    for whose in ("ه", "ها", "هم", "هما")
)
_NOUN = re.compile(
    any_of(
        f"{_STRESSED} تصريح حديث برقية رسالة بيان قرار اتفاق اتفاقية زيارة دعوة مبادرة خطة مشروع نتائج اتصال اتصالا"
        " لقاء كلمة كافة جميع اجتماع اجتماعا مؤتمر أوراق نسخة وفد علاقات صباح مساء ظهر مقر مراسم حفل أعمال"
        " نظيره نظيرها نظيرته نظيرتها نظيريه"
    )
)
_PLURAL = r"(?!ال|لل)\w{3,}ات(?!\w)"  # of things; also of some surnames
_NO_NAME = re.compile(f"{_NOUN.pattern}|{_PLURAL}")
# Behind these somebody's name goes on into what they do it to: "N received the delegation".
_TAKES_OBJECT = re.compile(
    r"[وف]?"
    + any_of(
        "شكر شكرت استقبل استقبلت هنأ هنأت التقى التقت كرم كرمت ودع ودعت زار زارت ناشد ناشدت طالب طالبت دعا دعت حث حثت"
        " رفض رفضت افتتح افتتحت دشن دشنت نفى نفت تسلم تسلمت سلم سلمت نقل نقلت استعرض استعرضت تفقد تفقدت بحث بحثت ثمن"
        " ثمنت دان دانت أدان أدانت استنكر استنكرت انتقد انتقدت وصف وصفت حذر حذرت رعى رعت ترأس ترأست وقع وقعت"
        " برر بررت"
    )
)
_APPOSITION = re.compile(r"\s?[،,]\s(\w[^،,.:؛«»\"()]{2,60})[،,:؛]")
COUNTERPART = re.compile(r"(?<!\w)" + any_of("نظيره نظيرها نظيرته نظيرتها"))
_ALSO_NAMES = ("امين", "امينه", "امير", "اميره", "ملك", "ملكه")  # of titles
_BEHIND_TITLE = ("عام", "العام", "عامه", "العامه", "منطقه", "دوله", "البلاد")
_WITH_ARTICLE = ("ال", "لل", "وال", "بال")
_NAME_PARTS = ("بن", "ابن", "بنت", "ابو", "ابي", "ام", "ال", "عبد", "عبدال")
_NAMES_LIKE_VERBS = ("يحيي", "يزيد", "يوسف", "ياسر", "ياسين", "ياسمين", "يونس", "يعقوب", "يسري", "يمني", "يعيش")
_BENT = ("ا", "ه")  # of what somebody does or gives, without an article: "a word", "again"
_INDEFINITE = ("اً", "ًا", "ةً")  # as they are written; of an object, never of a name in a subject
_LEAST_ORDINARY = 4  # letters behind a preposition, from which it surely is one: in "Bashar" there are three
_MOST_OF_HONOUR = 4  # words up to a title: "His Royal Highness, Prince"
_MOST_OF_NAME = 5  # words behind a comma
_MOST_WORDS = 14  # of an office with its name


def phrase(text: str, told: Collection[str] = ()) -> str:
    """The words up to one that ends a subject; `told` are the folded words of the release."""
    words = _up_to_end(text)
    folded = list(map(folded_name, words))
    runs_on = (n for n in range(1, len(words)) if _runs_on(folded, words[n], n, told))
    return " ".join(words[: next(runs_on, None)])


def subject(text: str, told: Collection[str] = ()) -> str:
    """Who is the subject at the beginning of a text, behind a verb; "" where that is nobody who can be told."""
    found = with_place(text, told)
    words = [fold(word) for word in found.split()]
    if not words or _NO_SUBJECT.match(found) or is_omitted(found):
        return ""
    if _RELATED.match(words[0]) and not _names_lawyer(words):
        return ""
    return _own_of_aide(text, told) if is_aides(found) else found


def office_behind(text: str) -> str:
    """The office between a comma and the sign that ends it, behind a name; "" where another follows, or none."""
    match = _APPOSITION.match(text)
    return match[1] if match and is_office(fold(match[1].split()[0])) and not joins_title(fold(match[1])) else ""


def named_behind(found: str, text: str, told: Collection[str] = ()) -> str:
    """An office without a name, with the one that stands behind a comma in the text behind it; else as it is."""
    match = re.match(r"\s?[،,]\s", text)
    words = [fold(word) for word in found.split()]
    if not match or not words or not is_title(words[0]) or not all(map(_is_of_no_name, words[1:])):
        return found
    name = phrase(text[match.end() :], told)
    own = [fold(word) for word in name.split()]
    parts = [word for word in whole_names(own) if word not in _NAME_PARTS and not is_title(word)]
    others = (is_office, is_stop_word, is_institution, _NO_NAME.fullmatch)
    plain = not any(is_other(word) for word in own for is_other in others)
    sure = any(map(may_be_name, parts)) and not parts[0].startswith(_WITH_ARTICLE) and not countries(name)
    return f"{found} {name}" if plain and sure and 1 < len(parts) <= _MOST_OF_NAME else found


def _is_of_no_name(word: str) -> bool:
    """Whether a word behind a title may only say of what the office is."""
    return word.startswith(_WITH_ARTICLE) or bool(countries(word)) or not may_be_name(word)


def without_to(text: str) -> str:
    """A text without the preposition "to" that is written together with its first word."""
    return re.sub(r"^\s*ل(ل?)", lambda match: "ال" if match[1] else "", text)


def is_omitted(found: str) -> bool:
    """Whether what follows a verb is not its subject, but what is stressed: the subject was told before."""
    folded = fold(found)
    return bool(_NO_PERSON.match(folded)) or folded.partition(" ")[0] in _OF_THEIRS


def is_noun(word: str) -> bool:
    """Whether a folded word is of what is done or said, and not by whom: "efforts", "support"."""
    return bool(_NO_NAME.fullmatch(word))


def may_begin_name(word: str) -> bool:
    """Whether a folded word behind a verb may be a first name: it has no article, nothing bound to it, no other use."""
    bound = len(word) > _LEAST_ORDINARY and (word[0] in "بلك" or word.endswith(("ها", "هم")))
    return not (bound or word.startswith(_WITH_ARTICLE) or is_stop_word(word) or is_noun(word) or _bound_to(word))


def _bound_to(word: str) -> bool:
    return bool(_NO_SUBJECT.match(word)) or (word.endswith("ه") and is_noun(word[:-1]))


def without_object(found: str, verb: str, following: str) -> str:
    """A subject without what somebody does it to, where behind a verb with an object this ends its phrase.

    A name has mostly two words: what follows with an article, and is no "of a people", is "the project", "the guests".
    """
    words = found.split()
    folded = list(map(fold, words))
    own = folded[_name_start(folded) :] if any(map(is_title, folded[:_MOST_OF_HONOUR])) else []
    named = [word for word in own if word not in _NAME_PARTS]
    whole = len(named) > 2 and not own[0].startswith("ال") and not any(map(is_institution, own[:-1]))
    ends = whole and own[-1].startswith("ال") and own[-1][-1] != "ي" and own[-2] not in _NAME_PARTS
    known = ends and _TAKES_OBJECT.fullmatch(verb) and not re.match(r"\s+(?![بل])\w", _END.split(fold(following))[0])
    return " ".join(words[:-1]) if known and ordinary(own[-1]) else found


def is_aides(found: str) -> bool:
    """Whether a title and name in a subject are of the one whose spokesman or aide is meant."""
    words = [fold(word) for word in found.split()]
    if not _AIDE.match(" ".join(words)):
        return False
    place = _principal(words)
    return place is not None and not any(word.startswith("لل") for word in words[place + 1 :])


def with_place(text: str, told: Collection[str] = ()) -> str:
    """A subject, with "in the parliament" where that stands between its office and its name."""
    found = phrase(text, told)
    words = [fold(word) for word in found.split()]
    rest = text.lstrip()[len(found) :].split(maxsplit=2)
    if len(rest) < 3 or not words or not is_title(words[0]) or not fold(rest[1]).startswith("ال"):
        return found
    unnamed = _name_start(words) >= len(words) or (rest[0] == "لدى" and len(words) == 2)
    name = phrase(rest[2], told)
    if rest[0] not in ("في", "لدى") or not unnamed or len(name.split()) < 2 or _is_office_word(fold(name.split()[0])):
        return found
    return f"{found} {rest[0]} {rest[1]} {name}"


def may_be_name(word: str) -> bool:
    """Whether a folded Arabic word is surely a part of a name: it has no other use."""
    plain = without_prefix(word) == word and not ordinary(word) and not countries(word)
    return plain and not is_title(word) and not is_institution(word)


def joins_title(word: str) -> bool:
    """Whether an Arabic title is written together with "and"."""
    return word.startswith("و") and is_title(word[1:])


def _up_to_end(text: str) -> list[str]:
    folded = Folded.of(text)
    end = _END.search(folded.text)
    return folded.between(0, end.start() if end else None).split()[:_MOST_WORDS]


def _runs_on(words: Sequence[str], written: str, n: int, told: Collection[str]) -> bool:
    """Whether a sentence goes on at a word behind a subject: with what is said, to whom, or with somebody else.

    An ordinary word without an article does: behind a name another such word must follow, as names are also
    ordinary words; behind an institution with an article or an adjective none has to.
    """
    word, before = words[n], words[n - 1]
    if (is_title(word) and word.startswith("لل")) or (n > 1 and joins_title(word)):
        return True  # "to the minister", "and the minister"
    if not word:
        return True  # a sign in front of a wish
    if before in _NAME_PARTS:
        return False
    if _ends_name(words, written, n, told) or (n == 1 and _begins_clause(words, told)):
        return True
    if not _is_plain(word) or word in _NAME_PARTS:
        return False
    if is_institution(words[0]):
        return before.startswith(_WITH_ARTICLE)
    if n == _name_start(words) + 1 == len(words) - 1 and may_be_name(before) and not word.endswith(_BENT):
        return False  # the surname that is due behind "minister Johan"
    return n > 1 and not ordinary(before) and all(map(_is_plain, words[n + 1 : n + 2]))


def _ends_name(words: Sequence[str], written: str, n: int, told: Collection[str]) -> bool:
    """Whether a word behind a name, or behind a title without one, is none of it."""
    start, word = _name_start(words), words[n]
    if n > 1 and written.endswith(_INDEFINITE):
        return True  # "held a briefing"
    if n > 1 and is_title(words[0]) and word[:1] == "ي" and word not in _NAMES_LIKE_VERBS and _bends(word):
        return True  # "the spokesman of the ministry answers"
    if n > 1 and not is_office(words[0]) and is_honour(word) and is_title("".join(words[n + 1 : n + 2])):
        return True  # "the doctor N thanked His Majesty the King"
    if word.startswith("بال") and is_title(words[0]) and not is_office(words[0]) and ordinary(word[3:]):
        return True  # "the doctor N praised the quality"; an office may be "of the region"
    if word in _OF_THEIRS or _is_its_verb(words, n):
        return True
    if n < start:
        return False
    named = start > 0 or not ordinary(words[0]) or words[n - 1].endswith("ي")
    if named and n > start + 1 and _is_object(words, n):
        return True
    noun = fold(written)
    if n == start + 1 and may_begin_name(words[start]) and re.fullmatch(_PLURAL, noun) and not _NOUN.fullmatch(noun):
        return False  # the surname that is due: "the minister Adil Barakat"
    if _NO_NAME.fullmatch(noun) and (n > start or _NO_PERSON.fullmatch(noun)) and ordinary(noun):
        return True
    if is_office(word.removeprefix("ل")):
        another = word not in _ALSO_NAMES or words[n + 1 : n + 2][:1] in [[one] for one in _BEHIND_TITLE]
        return another and n > start and (start > 0 or any(map(may_be_name, words[:n])))
    return n > start and _is_to_whom(word, written, n, told)


def _is_object(words: Sequence[str], n: int) -> bool:
    """Whether behind a surname with the article another word with one is none of the name: "N al-N the government".

    One more surname ends as a nisba: "N al-N al-Masri".
    """
    before, word = words[n - 1], words[n]
    surname = has_article(before) and before not in CLOSES_NAME and words[n - 2] not in _NAME_PARTS
    return surname and has_article(word) and not word.endswith("ي")


def _bends(word: str) -> bool:
    """Whether a word is surely a verb: it is ordinary, and so it is of a woman."""
    return ordinary(word) and ordinary("ت" + word[1:])


def _is_its_verb(words: Sequence[str], n: int) -> bool:
    """Whether behind an institution in the feminine a verb of its own follows: "the police found"."""
    word, before = words[n], words[n - 1]
    if is_title(words[0]) or not (has_article(before) and before.endswith("ه")) or len(word) < _LEAST_ORDINARY:
        return False
    past = word.endswith("ت") and not word.endswith("ات") and ordinary(word[:-1])
    present = word.startswith("ت") and ordinary("ي" + word[1:])
    return ordinary(word) and (past or present)


def _is_to_whom(word: str, written: str, n: int, told: Collection[str]) -> bool:
    """Whether a word behind a name begins with a preposition: "to Almudi", "at the forum"."""
    if written[:1] not in ("ل", "ب"):
        return False
    rest = word[1:]
    plain = len(rest) >= _LEAST_ORDINARY and n > 1 and ordinary(rest)
    return written.startswith(("لأ", "لإ")) or word.startswith(("لل", "بال")) or rest in told or plain


def _begins_clause(words: Sequence[str], told: Collection[str]) -> bool:
    """Whether behind a title a verb follows, or of what somebody becomes it, or whom they meet: "the King condoles"."""
    title, word = words[:2]
    if not is_title(title):
        return False
    known = word[1:] in told or (len(word) > _LEAST_ORDINARY and ordinary(word[1:]))
    plain = known and not is_institution(word) and not countries(word)
    bare = word[:1] == "ل" and not title.startswith("ال") and plain and not _AFFAIRS.fullmatch(word)
    another = title.startswith("ال") and is_office(title) and is_office(word) and not word.startswith("ال")
    acts_on = word.startswith("بال") and title.startswith("ال") and not _ACTING.fullmatch(word)
    verb = word[:1] == "ي" and word not in _NAMES_LIKE_VERBS and ordinary(word)
    return bare or verb or another or acts_on


def _name_start(words: Sequence[str]) -> int:
    """Where a name begins behind the office, as far as articles tell: those are of the office."""
    if not is_title(words[0]) and not _AIDE.match(words[0]):
        return len(words) if is_institution(words[0]) or words[0].startswith("ال") else 0
    start = 1
    if not words[0].startswith("ال"):
        sure = next((n for n, word in enumerate(words) if n and may_be_name(word)), len(words))
        article = next((n for n, word in enumerate(words) if n and word.startswith(_WITH_ARTICLE)), len(words))
        article = article if _is_of_office(words[article:], article) else len(words)
        start = article + 1 if article < sure else min(sure, len(words)) if sure < len(words) else 1
    while start < len(words) and (_is_office_word(words[start]) or _is_to_office(*[*words, ""][start : start + 2])):
        start += 1
    return start


def _is_of_office(words: Sequence[str], n: int) -> bool:
    """Whether a word with an article is of the office: with "in" only right behind the title, or of an institution."""
    return not words or n == 1 or not words[0].startswith("بال") or is_institution(words[0][1:])


def _is_office_word(word: str) -> bool:
    article = word.startswith(("ال", "لل")) and len(word) > 3
    return article or is_title(word) or is_institution(word) or word == "باسم" or bool(_AFFAIRS.fullmatch(word))


def _is_to_office(word: str, following: str) -> bool:
    """Whether with "to" an office goes on behind an adjective: "secretary general of the council of N"."""
    institution = is_institution(word[1:]) or bool(_OF_STATES.fullmatch(word))
    return word.startswith("ل") and institution and has_article(following)


def _is_plain(word: str) -> bool:
    """Whether a folded Arabic word is an ordinary one, with nothing written in front of it, and no title."""
    return without_prefix(word) == word and ordinary(word) and not is_title(word) and not is_institution(word)


def _names_lawyer(words: Sequence[str]) -> bool:
    """Whether the name behind a lawyer is the lawyer's own, as a company has none."""
    own = [word for word in words[2:] if not word.startswith(_WITH_ARTICLE)]
    return bool(_LAWYER.match(words[0])) and len(words) > 3 and is_institution(words[1]) and bool(own)


def _principal(words: Sequence[str]) -> int | None:
    """The place of the title of the one for whom somebody speaks or works."""
    return next((n for n, word in enumerate(words[:4]) if n and is_office(word)), None)


def _own_of_aide(text: str, told: Collection[str]) -> str:
    """An aide's own name, behind the affairs that they see to; "" without those, as it is not told from the other's."""
    words = _up_to_end(text)
    affairs = next((n for n, word in enumerate(words) if _AFFAIRS.fullmatch(fold(word))), len(words))
    own = phrase(" ".join(words[affairs + 2 :]), told)
    return own if 1 < len(own.split()) < 5 and not _is_office_word(fold(own.split()[0])) else ""
