"""The offices that a text gives to people, in its own words: titles, and the institutions they are of. Pure."""

import re

from assistant.words.vocabulary import any_of
from embeddings.text.folding import fold
from embeddings.text.terms import analyse, is_stop_word

TITLE = re.compile(
    r"(?<!\w)(?<!(?<!\w)ال\s)و?(?:ال|لل)?"  # behind "house of" it is a surname: صالح آل الشيخ
    + any_of(
        "minister governor president premier chair chairman chairwoman chairperson speaker director spokesman"
        " spokeswoman spokesperson secretary ambassador deputy head mayor captain senator professor king queen"
        " prince princess chief consul commissioner envoy representative leader chancellor rector judge"
        " dr mr mrs ms sir"
        " министр* председател* президент* премьер* губернатор* глав* директор* представител* секретар* посол посл*"
        " депутат* мэр* капитан* спикер* сенатор* профессор* заместител* корол* принц* ректор* начальник* лидер*"
        " пресс-секретар* помощник* советник*"
        " канцлер* консул* судь* доктор* господин* госпож*"
        " وزير وزيرة رئيس رئيسة محافظ محافظة متحدث متحدثة ناطق ناطقة مدير مديرة سفير سفيرة أمين أمينة نائب نائبة"
        " قنصل قنصلة أمير أميرة ملك ملكة شيخ شيخة دكتور دكتورة أستاذ أستاذة مفوض مفوضة عمدة قبطان قبطانة ربان سيد سيدة"
        " مندوب مندوبة"
    )
)
# What begins with a capital in front of a name, or names no person.
_NO_NAME = re.compile(
    any_of(
        "foreign prime vice first acting general national central federal state united republic ministry department"
        " bank council assembly parliament committee agency press service news affairs finance agriculture transport"
        " education science defence defense health trade economy culture interior justice energy mr mrs ms dr sir the"
        " security professor academy university institute museum fund union commission government centre center college"
        " region territory oblast district province city company corporation armed forces guard staff management"
        " industry development office party parties faction caucus coalition alliance movement bloc"
        " foundation organization organisation association society federation group holding holdings inc ltd llc plc"
        " gmbh airlines airways banco banca banque grupo groupe universidad universite universita ministerio ministere"
        " партия партии партию партией союз союза союзу союзом фракци* движени* коалици* блок блока"
        " центральн* национальн* государственн* федеральн* верховн*"
        " первый первого первому первым первом первая первой первую"
        " министерств* банк* *банк *банка *банку *банком *банке"
        " совет* ассамбле* комитет* агентств* мид мвд минфин* правительств* фонд* музе*"
        " университет* академи* комисси* парламент* госдум* январ* феврал* в на по от об из для при также но а и это"
    )
)
# What follows is all of its name, and nobody's: "Banco de Costa Rica", «Банк Развития Востока».
_OPENS_INSTITUTION = re.compile(
    any_of("banco banca banque grupo groupe universidad universite universita ministerio ministere банк")
)
_ARABIC_INSTITUTION = re.compile(
    "(?:ال|لل)?"
    + any_of(
        "وزارة بنك مصرف صندوق بيان قانون اتفاقية اتفاق شركة لجنة مجلس جمعية حكومة متحف هيئة تقرير مؤسسة حزب كتلة"
        " ائتلاف"
    )
)
_DEPUTY = re.compile(any_of("deputy vice acting заместител* вице* نائب* النائب* نائبة*"))
_FORMER = re.compile(
    r"(?<!\w)(?:ex-|экс-|" + any_of("former бывш* السابق السابقة الأسبق سابقا").removesuffix(r"(?!\w)") + r"(?!\w))"
)
_HONORIFIC = re.compile(
    "(?:ال|لل)?" + any_of("mr mrs ms dr sir господин* госпож* доктор* دكتور دكتورة سيد سيدة شيخ شيخة أستاذ أستاذة")
)
_CASES = tuple(
    (re.compile(rf"((?i:{stems}))(?:{cases})(?!\w)"), ending)
    for stems, cases, ending in (
        ("министр|премьер|президент|губернатор|директор|депутат|мэр|капитан|сенатор|профессор|ректор", "[ауе]|ом", ""),
        ("канцлер|консул|начальник|доктор|спикер|помощник|советник", "[ауе]|ом", ""),
        ("председател|представител|заместител|секретар|пресс-секретар|корол", "[яюе]|[её]м", "ь"),
        ("глав", "[ыеу]|ой", "а"),
        ("пос(?=л)", "л[ауе]|лом", "ол"),
    )
)
_FIRST = re.compile(r"((?i:перв))(ый|ого|ому|ым|ом|ая|ой|ую)\s")  # in front of a Russian title
_OF_MANY = re.compile(
    r"(?i:(?:министр|премьер|президент|губернатор|депутат|мэр|сенатор)(?:ы|ов|ам|ами|ах)"
    r"|(?:председател|представител|заместител|секретар)(?:и|ей|ям|ями|ях))(?!\w)"
)
# With a capital in front of a name, and no title: "Architect N", "Chief Epidemiologist N".
OCCUPATION = re.compile(
    r"(?:[a-z]{3,}(?:ologist|omist|ician|grapher|ineer)|architect|physicist|chemist|officer|executive|inspector"
    r"|lawyer|nurse|surgeon|coach|manager)"
)
INITIALS = re.compile(r"(?:[A-ZА-ЯЁ]\.){1,3}[A-ZА-ЯЁ]\w")
_INITIAL = re.compile(r"[A-ZА-ЯЁ]\.")
_ADDRESS = re.compile(r"\s(?:[DM]rs?|Ms|Prof|Sir|д-р)\.?$")  # between an office and a name
# What follows an office is said of another: "relieved the minister and appointed Dr. N".
_GOES_ON = re.compile(r"\sand\s\w+ed\s|\sat\s(?:his|her|their)\s")
# Between an office and the name of another: "the minister met with N".
_BEFORE_ANOTHER = re.compile(
    r"(?<!\w)(?:with|to|by|from|at|against|about|after|с|со|к|от|у|о|об|против|после|на|в)\s+$"
)
_TAKEN = re.compile(r"\s(?:стал[аи]?|становится|вместо|назначен[аы]?)(?!\w)")  # "министром стал N"
FORMER = "former "
_MOST_OF_OFFICE = 9  # words of one that stands by itself between commas
CLAUSE_END = re.compile(r"[,;:()—–«»\"“”]|\s-\s")
VERB = re.compile(
    r"(?<!\w)(?:is|are|was|were|has|had|have|will|would|can|could|came|went|met|held|took|made|said|told|[a-z]+ed)(?!\w)"
)  # an office has none; what follows a comma with one goes on with the sentence


def is_title(word: str) -> bool:
    return bool(TITLE.fullmatch(fold(word)))


def is_office(word: str) -> bool:
    """Whether a word is a title that says what somebody does, and no mere form of address."""
    return is_title(word) and not _HONORIFIC.fullmatch(fold(word))


def is_deputys(office: str) -> bool:
    """Whether an office, or the first word of one, is that of a deputy."""
    return "deputy " in office_of(fold(office))


def tells_of_former(folded: str) -> bool:
    """Whether folded words say of somebody that an office was held and no longer is."""
    return bool(_FORMER.search(folded))


def is_oblique(word: str) -> bool:
    """Whether a word is a Russian title in another case than the nominative."""
    return any(cases.match(word) for cases, _ in _CASES)


def is_institution(word: str) -> bool:
    """Whether a word begins or belongs to the name of what is no person."""
    if INITIALS.match(word) or _INITIAL.fullmatch(word):  # "А.К.Келмор" begins with a letter that is also a word
        return False
    return bool(_NO_NAME.match(fold(word)) or _ARABIC_INSTITUTION.match(fold(word)))


def opens_institution(word: str) -> bool:
    """Whether with a word the name of an institution begins, behind which no name of somebody is told from it."""
    return bool(_OPENS_INSTITUTION.fullmatch(fold(word)))


def office_of(folded: str) -> str:
    """The stem of the first title in folded words, "" without one.

    A deputy's is told from the principal's, and that of somebody who held it from the present one's.
    """
    match = TITLE.search(folded)
    if not match:
        return ""
    stem = analyse(match.group())
    former = FORMER if _FORMER.search(folded) else ""
    return former + ("deputy " if _DEPUTY.search(folded[: match.end()]) else "") + (stem[0] if stem else "")


def office_in(clause: str) -> str:
    """The office from a clause's first title on, with the words of its institution in front; "" without a title."""
    titles = [t.start() for t in TITLE.finditer(clause.lower()) if not _HONORIFIC.fullmatch(fold(t.group()))]
    if not titles:
        return ""
    lead = re.search(r"(?:(?<![\w-])[\w-]+\s){0,3}(?i:ex-|экс-)?$", clause[: titles[0]]).group().split()
    apart = max((n for n, word in enumerate(lead, 1) if not _belongs_to_office(fold(word))), default=0)
    kept = [word for n, word in enumerate(lead) if n >= apart or _FORMER.match(fold(word))]
    own = _TAKEN.split(clause[titles[0] :])[0].split()
    office = " ".join([*kept, *own]).rstrip(" .,;:!?\"'»”")
    return _nominative(_ADDRESS.sub("", office))


def _belongs_to_office(folded: str) -> bool:
    return bool(_FORMER.match(folded) or (_NO_NAME.match(folded) and not is_stop_word(folded)))


def _nominative(office: str) -> str:
    """An office with its title, where that comes first, as it stands by itself in Russian; "" where that of many."""
    if first := _FIRST.match(office):
        return first[1] + ("ая " if first[2] in ("ая", "ой", "ую") else "ый ") + _nominative(office[first.end() :])
    if _OF_MANY.match(office):
        return ""
    for cases, ending in _CASES:
        if match := cases.match(office):
            return match[1] + ending + office[match.end() :]
    return office


def office_before(text: str) -> str:
    """The office at the end of a text, in front of a name: in its last clause, or in the one before a comma."""
    parts = CLAUSE_END.split(text)
    if len(parts) > 1 and not parts[-1].strip() and text.rstrip().endswith(","):
        parts.pop()
    return "" if _BEFORE_ANOTHER.search(parts[-1]) else office_in(_GOES_ON.split(parts[-1])[-1])


def office_alone(clause: str) -> str:
    """The office that a clause of an English text is by itself: "the director of the museum"; "" for any other."""
    words = re.sub(r"^(?:the|an?|its|his|her|their|our)\s", "", clause.strip(' "'), flags=re.IGNORECASE).split()
    title = next((n for n, word in enumerate(words) if is_office(word)), -1)
    lead, behind = words[: max(title, 0)], words[title + 1 :]
    whose = all(word.endswith(("'s", "’s")) or _belongs_to_office(fold(word)) for word in lead)
    ends = not behind or behind[0] in ("of", "for")
    return " ".join(words) if title >= 0 and whose and ends and len(words) <= _MOST_OF_OFFICE else ""


def apposition(text: str) -> str:
    """What stands between commas at the beginning of a text, behind a name; "" where the sentence goes on there."""
    match = re.match(r",\s([^,.;:]{3,80})[,.;:]", text)
    return match[1] if match and not VERB.search(match[1]) else ""
