"""The names in a sentence, and whether its evidence has them, in whichever script. Pure.

Latin and Cyrillic sentences show names by capitals. Arabic has none, so there a word counts as a name where a title
stands before it, where a passage that is not cited has it as a name, or where it is no ordinary word. Within a
script names are compared letter by letter but for their endings, across scripts by their consonants, countries by
what CLDR calls them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from babel import Locale

from assistant.words.arabic_words import bends, is_feminine_noun, never_bends
from assistant.words.frequencies import COMMON, RARE
from assistant.words.measures import measured
from assistant.words.ordinary import ordinary
from assistant.words.places import countries, countries_named
from assistant.words.spelling import SHORTEST, SPELLED, alike, has_article, may_be
from assistant.words.vocabulary import MONTH, any_of
from embeddings.indexes.consonants import skeleton
from embeddings.text.folding import fold
from embeddings.text.language import script
from embeddings.text.terms import analyse, is_stop_word, without_prefix

SHORTEST_ARABIC = 3  # letters of a name that nothing else shows; two are more often an abbreviation's
_LOOKED_BACK = 4  # code points in front of a word that tell whether it opens a sentence
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[.!?؟:…;]\s|[\"«“„‘])\W*$")
# What is written with a capital, or stands between a title and a name, and names nobody.
_OFFICE = re.compile(
    any_of(
        "minister* ministr* foreign prime deput* president* vice chair* head governor* govern* speaker* director*"
        " ambassador* secretary general general's doctor professor academician senator* king queen prince emir"
        " affairs department* office* press service* agenc* council* committee* commission* parliament* assembl*"
        " bank* central national international state* republic* federa* federation union united nations kingdom"
        " court* universit* institut* school* academ* museum* fund* foundation* organi* act law* agreement* treat*"
        " transport* agricultur* trade education science* health finance* econom* energy defence defense interior"
        " justice culture news newspaper* harbour* harbor* port island* sea river lake street road square airport*"
        " radio television channel* development relief aid technical mw gw kw"
        " line* company group strait* blue red black white new old great first second third round"
        " convention* memorand* programm* program plan board cabinet member* mr mrs ms dr sir lady today yesterday"
        " tomorrow meanwhile earlier later also according north* south* east* west* internet covid page section"
        " gdp gnp vat cpi cbdc ngo* ввп внп ндс ипц сми нко"
        " центробанк* минфин* минобр* мид мвт гвт квт"
        " министр* министерств* иностранн* премьер* заместител* президент* вице* глав* губернатор* правительств*"
        " спикер* директор* посол* посл* секретар* генеральн* доктор* профессор* академик* сенатор* корол* принц*"
        " дел* департамент* пресс* служб* агентств* совет* комитет* комисси* парламент* ассамбле* банк* центральн*"
        " национальн* международн* государств* республик* федерац* федеральн* союз* объединенн* наци* королевств*"
        " суд* университет* институт* школ* академи* музе* фонд* организаци* закон* соглашени* договор* конвенци*"
        " меморандум* программ* план* кабинет* член* депутат* председател* управлени* господин* сегодня вчера ранее"
        " также север* юг южн* восток* восточн* запад* западн*"
        " транспорт* сельск* хозяйств* торговл* образовани* наук* здравоохранени* финанс* экономик* энергетик* оборон*"
        " внутренн* юстици* культур* газет* порт* остров* море моря морю морем река реки реке реку рекой"
        " озер* улиц* площад* аэропорт* лини* компани*"
        " групп* пролив* перв* втор* треть*"
        " خارجية داخلية دفاع مالية زراعة تعليم نقل صحة عدل اقتصاد طاقة دولة حكومة وزراء مجلس لجنة جمهورية برلمان"
        " إدارة قسم شركة مصرف بنك أكثر عام مركز مؤسسة جامعة وكالة هيئة بعثة قطاع مدينة منطقة"
        " monday* tuesday* wednesday* thursday* friday* saturday* sunday* понедельник* вторник* сред* четверг* пятниц*"
        f" суббот* воскресень* {' '.join(Locale('en').months['format']['wide'].values())}"
    )
)
_TITLE = re.compile(  # also the verbs after which a speaker is named
    any_of(
        "السيد السيدة السادة الوزير الوزيرة وزير وزيرة الرئيس الرئيسة رئيس رئيسة المتحدث المتحدثة المحافظ"
        " المحافظة محافظ محافظة السفير السفيرة سفير سفيرة الأمير الأميرة أمير الملك الشيخ الشيخة الدكتور الدكتورة"
        " النائب النائبة نائب نائبة المدير المديرة مدير مديرة الأستاذ الأستاذة المفوض المفوضة"
        " قال وقال قالت وقالت صرح وصرح صرحت أكد وأكد أكدت أضاف وأضاف أضافت أوضح وأوضح أوضحت أعلن وأعلن أعلنت"
    )
)
_SAYS = re.compile(
    any_of(
        "said says told added noted stressed stated announced explained сказал* заявил* отметил* сообщил* подчеркнул*"
        " добавил* объявил* пояснил* указал*"
    )
)
_LABEL = re.compile(r"\W*((?:[^\W\d_]+\s){1,2}[^\W\d_]+)\s?:")
_MONTH = re.compile(MONTH)
_NUMBER = re.compile("[IVX]+")  # in Roman figures
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")  # inside Arabic words, and often left out
_ENDING = re.compile(  # of a name in its cases, and what English adds
    "(?:|а|у|ю|я|е|и|ы|о|ь|й|ом|ем|ой|ей|ою|ею|ым|им|ого|ому|ая|ую|ие|ий|ых|их|ыми|ов|ев|ам|ям|ами|ями|ах|ях"
    "|ией|ии|ию|ия|ием|ью|s|es|'s)"
)
_PEOPLE = re.compile(
    "(?<=...)(?:(?:ian|ean|an|ese|ish)s?|(?:ий)?ск[а-я]{2,3}|(?:ец|цы|цев|цам))$"
)  # of a country


def unproven_names(
    sentence: str, evidence: Sequence[str], others: Sequence[str] = (), rare: bool = True
) -> list[str]:
    """The names in a sentence that its evidence lacks; `others` are passages that it does not cite.

    With `rare` an Arabic word is a name already for being no ordinary one.
    """
    sentence = without_marks(sentence)
    known = _known(tuple(evidence))
    strangers = _known(tuple(" ".join(capitalised(text)) for text in others))
    placed = set().union(*map(countries, evidence)) if evidence else set()
    # Of a translation no word stands in the evidence: there a rare one is more likely a word than a name.
    is_rare = (_is_rare if known.has_arabic else _is_rare_alone) if rare else _is_none
    found = [name for name in _names(sentence, strangers, is_rare) if not known.has(name)]
    found = [name for name in found if not countries(name) & placed]
    if not found and (elsewhere := countries(sentence) - placed):
        found = [words for code, words in countries_named(sentence) if code in elsewhere]
    return list(dict.fromkeys(found))


def names_in(text: str) -> list[str]:
    """The words of a text that by themselves show as names."""
    return _names(without_marks(text), _known(()), _is_rare)


def is_office(form: str) -> bool:
    """Whether a folded word is of an office or an institution, and names nobody."""
    return bool(_OFFICE.fullmatch(form))


def without_marks(text: str) -> str:
    """A text without what is left out of most Arabic words."""
    return _MARKS.sub("", text)


class _Known:
    """The words of texts, as names are compared."""

    def __init__(self, texts: Sequence[str]):
        words = {word for text in texts for word in _WORD.findall(without_marks(text))}
        self._forms = {fold(word) for word in words}
        self._forms |= {without_prefix(form) for form in self._forms}
        self._stems = {stem for word in words for stem in analyse(word)}
        self.has_arabic = sum(script(word) == "ARABIC" for word in words) > len(words) / 2
        # What can be a name: words that a capital shows as one, words about a people, and every Arabic one.
        capitals = {word for text in texts for line in text.splitlines() for word in _with_capital(line)}
        likely = capitals | {w for w in words if _PEOPLE.search(fold(w)) or script(w) == "ARABIC"}
        self._likely = {fold(word) for word in likely}
        self._skeletons = {
            (found, word) for word in likely for found in map(skeleton, _shapes(word)) if len(found) >= SHORTEST
        }

    def has(self, name: str) -> bool:
        """Whether a name stands there, in whichever case or script."""
        form = fold(name)
        if {form, without_prefix(form)} & self._forms or set(analyse(name)) & self._stems:
            return True
        if any(_inflected(form, other) for other in self._likely):
            return True
        bones = [found for found in map(skeleton, _shapes(name)) if len(found) >= SHORTEST]
        return not bones or any(
            alike(own, other) and may_be(name, word, own == other) for own in bones for other, word in self._skeletons
        )

    def names(self, word: str, least: int = SHORTEST + 1) -> bool:
        """Whether a word is surely one of these names, by at least so many consonants."""
        skeletons = {found for found, _ in self._skeletons}
        return any(len(found) >= least and found in skeletons for found in map(skeleton, _shapes(word)))


@lru_cache(maxsize=256)  # a reply's sentences have the same passages beside them
def _known(texts: tuple[str, ...]) -> _Known:
    return _Known(texts)


def _shapes(word: str) -> set[str]:
    """A word as it stands, without what is written together with it, without a people's ending, and its stem."""
    form = fold(word)
    return {form, without_prefix(form), _PEOPLE.sub("", form), *analyse(word)}


def _is_rare(form: str, of_short: float = COMMON) -> bool:
    """Whether a folded Arabic word is a name for being no ordinary one; `of_short` as in `bends`."""
    return not (bends(form, RARE, of_short) or never_bends(form) or measured(form))


def _is_rare_alone(form: str) -> bool:
    return not has_article(form) and _is_rare(form, RARE)


def _is_none(form: str) -> bool:
    return False


def _names(sentence: str, strangers: _Known, is_rare: Callable[[str], bool]) -> list[str]:
    words = list(_WORD.finditer(sentence))
    found: list[int] = []
    for n, match in enumerate(words):
        word = match.group()
        if (
            len(word) < 2
            or is_stop_word(fold(word))
            or _OFFICE.match(fold(word))
            or _NUMBER.fullmatch(word)
            or fold(word) in _languages()
        ):
            continue
        if script(word) == "ARABIC":
            if _labels(sentence, words, n) or _is_arabic_name(words, n, n - 1 in found, strangers, is_rare):
                found.append(n)
        elif word[0].isupper() and (
            not _opens(sentence, match.start()) or strangers.names(word) or _is_opening_name(sentence, words, n)
        ):
            found.append(n)
    return [words[n].group() for n in found]


@cache
def _languages() -> frozenset[str]:
    """English writes them with a capital."""
    return frozenset(map(fold, Locale("en").languages.values()))


def _is_arabic_name(
    words: Sequence[re.Match[str]], n: int, follows: bool, strangers: _Known, is_rare: Callable[[str], bool]
) -> bool:
    """Whether an Arabic word is a name; `follows` that the word before it is one.

    `is_rare` tells of a word whether it is one by itself.
    """
    form = fold(words[n].group())
    bare = {form, without_prefix(form), form.removeprefix("و")}  # «ولن» is too short to lose its prefix
    if any(_TITLE.match(f) or _OFFICE.match(f) or _MONTH.match(f) or is_stop_word(f) for f in bare):
        return False
    if len(form) >= SHORTEST_ARABIC and is_rare(form):
        return True
    if has_article(form):
        return False
    titled = _titled(words, n) or (follows and _titled(words, n - 1))
    return (titled and not is_feminine_noun(form)) or strangers.names(form, SPELLED)


def _labels(sentence: str, words: Sequence[re.Match[str]], n: int) -> bool:
    """Whether a word is of the two or three before a colon that say who speaks: "N N: we have agreed"."""
    label = _LABEL.match(sentence)
    if not label or words[n].start() >= label.end():
        return False
    forms = [fold(word) for word in label[1].split()]
    return not any(_TITLE.match(f) or _OFFICE.match(f) or is_stop_word(f) for f in forms)


def _titled(words: Sequence[re.Match[str]], n: int) -> bool:
    """Whether a title stands before a word, perhaps with its office: "the spokesman of the ministry N"."""
    for before in reversed(words[max(0, n - 4) : n]):
        form = fold(before.group())
        if _TITLE.match(form):
            return True
        if not (form.startswith(("ال", "لل")) or _OFFICE.match(form) or form == "باسم"):
            return False
    return False


def _is_opening_name(sentence: str, words: Sequence[re.Match[str]], n: int) -> bool:
    """Whether a capital at the start of a sentence is a name's."""
    if not ordinary(fold(words[n].group())):
        return True
    if n + 1 == len(words) or sentence[words[n].end() : words[n + 1].start()] != " ":
        return False
    following = words[n + 1].group()
    return bool(_SAYS.match(following)) or (following[0].isupper() and not _OFFICE.match(fold(following)))


def _opens(text: str, at: int) -> bool:
    """Whether a sentence or a quotation begins there."""
    return bool(_OPENS.search(text[max(0, at - _LOOKED_BACK) : at]))


def _with_capital(line: str) -> Iterator[str]:
    """The words of a line that have a capital, but for an ordinary one that only opens a sentence."""
    words = list(_WORD.finditer(line))
    for n, match in enumerate(words):
        opens = n == 0 or _opens(line, match.start())
        if match.group()[0].isupper() and (not opens or _is_opening_name(line, words, n)):
            yield match.group()


def capitalised(text: str) -> list[str]:
    """The words that a text shows as names by their capitals."""
    return [
        match.group()
        for match in _WORD.finditer(text)
        if match.group()[0].isupper()
        and not _opens(text, match.start())
        and not _OFFICE.match(fold(match.group()))
        and not is_stop_word(fold(match.group()))
    ]


def _inflected(one: str, other: str) -> bool:
    """Whether two words of one script differ in their ends only, as cases do."""
    if script(one) != script(other) or script(one) == "ARABIC":
        return False
    kept = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return kept >= 3 and bool(_ENDING.fullmatch(one[kept:]) and _ENDING.fullmatch(other[kept:]))
