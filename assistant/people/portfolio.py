"""What an office is and what it is in charge of, in whichever language it is said. Pure."""

import re
from collections.abc import Mapping

from assistant.words.vocabulary import START, any_of
from embeddings.text.folding import fold

# Each as it is said for certain; a head, a chairman, «глава» or رئيس may be of anything.
_ROLES = {
    "head of government": "prime_minister premier премьер* председател*_правительств* رئيس_الوزراء رئيسة_الوزراء"
    " رئيس_الحكومة رئيس_حكومة رئيس_مجلس_الوزراء رئيس_وزراء",
    "head of state": "president президент* رئيس_الجمهورية رئيسة_الجمهورية رئيس_جمهورية رئيس_الدولة رئيس_دولة",
    "minister": "minister ministers secretary_of_state министр* госсекретар* وزير وزيرة",
    "governor": "governor губернатор* محافظ محافظة",
    "ambassador": "ambassador посол посла послу послом سفير سفيرة",
    "mayor": "mayor мэр мэра мэру мэром عمدة",
    "spokesperson": "spokesman spokeswoman spokesperson пресс-секретар* متحدث متحدثة ناطق ناطقة",
    "captain": "captain капитан* قبطان قبطانة ربان",
}
_SINGLE = {"head of government", "head of state"}
_CHARGES = {
    "foreign affairs": "foreign secretary_of_state иностранных_дел мид госсекретар* خارجية شؤون_خارجية",
    "defence": "defence defense обороны دفاع",
    "finance": "finance treasury финансов минфин* مالية",
    "interior": "interior внутренних_дел мвд داخلية",
    "health": "health здравоохранени* минздрав* صحة",
    "education": "education образовани* просвещени* تعليم تربية",
    "justice": "justice юстиции عدل",
    "energy": "energy энергетик* طاقة",
    "economy": "economy economic экономик* экономическ* اقتصاد",
    "trade": "trade commerce торговли تجارة",
    "agriculture": "agriculture сельского_хозяйства زراعة",
    "transport": "transport transportation транспорта نقل",
    "culture": "culture культуры ثقافة",
    "labour": "labour labor труда عمل",
    "tourism": "tourism туризма سياحة",
    "environment": "environment экологии بيئة",
    "information": "information связи إعلام",
    "sports": "sports спорта رياضة شباب",
}


def _patterns(named: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(f"{START}(?:ال)?{any_of(words)}") for name, words in named.items()}


_ROLE, _CHARGE = _patterns(_ROLES), _patterns(_CHARGES)


def is_ministry(word: str) -> bool:
    """Whether an Arabic word by itself means a ministry, "الخارجية": what it is in charge of, with the article."""
    folded = fold(word)
    return folded.startswith("ال") and any(pattern.fullmatch(folded) for pattern in _CHARGE.values())


def is_another(one: str, other: str) -> bool:
    """Whether two offices are surely not the same: a minister's and a mayor's, or for health and for trade."""
    return any(ones and others and not ones & others for ones, others in _compared(one, other))


def is_the_same(one: str, other: str) -> bool:
    """Whether two offices surely are: a minister of one country has one charge, of heads there is one."""
    (roles, others), (charges, held) = _compared(one, other)
    return bool(roles & others) and (bool(charges & held) or bool(roles & others & _SINGLE))


def _compared(one: str, other: str) -> list[tuple[set[str], set[str]]]:
    """The roles of two offices, and their charges."""
    texts = fold(one), fold(other)
    return [(_found(texts[0], patterns), _found(texts[1], patterns)) for patterns in (_ROLE, _CHARGE)]


def _found(folded: str, patterns: Mapping[str, re.Pattern[str]]) -> set[str]:
    """The names of the patterns that are found; a prime minister is no minister of anything."""
    found = {name for name in patterns if patterns[name].search(folded)}
    return found - {"minister"} if "head of government" in found else found
