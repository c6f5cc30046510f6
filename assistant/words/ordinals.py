"""Days of a month in words: "the twentieth of", «двадцать первого», "الحادي والعشرين من"."""

from assistant.words.vocabulary import among, numbered

_UNITS = numbered({
    "first первого الأول": 1,
    "second второго الثاني": 2,
    "third третьего الثالث": 3,
    "fourth четвертого الرابع": 4,
    "fifth пятого الخامس": 5,
    "sixth шестого السادس": 6,
    "seventh седьмого السابع": 7,
    "eighth восьмого الثامن": 8,
    "ninth девятого التاسع": 9,
})  # fmt: skip
_WHOLE = numbered({
    "tenth десятого العاشر": 10,
    "eleventh одиннадцатого الحادي_عشر": 11,
    "twelfth двенадцатого الثاني_عشر": 12,
    "thirteenth тринадцатого الثالث_عشر": 13,
    "fourteenth четырнадцатого الرابع_عشر": 14,
    "fifteenth пятнадцатого الخامس_عشر": 15,
    "sixteenth шестнадцатого السادس_عشر": 16,
    "seventeenth семнадцатого السابع_عشر": 17,
    "eighteenth восемнадцатого الثامن_عشر": 18,
    "nineteenth девятнадцатого التاسع_عشر": 19,
    "twentieth двадцатого العشرين العشرون": 20,
    "thirtieth тридцатого الثلاثين الثلاثون": 30,
})  # fmt: skip
# What stands before a unit, or behind it in Arabic, where the first is "الحادي".
_TENS_BEFORE = numbered({"twenty twenty- двадцать": 20, "thirty thirty- тридцать": 30})
_TENS_BEHIND = numbered({"والعشرين والعشرون": 20, "والثلاثين والثلاثون": 30})


def _joined() -> dict[str, int]:
    """The 21st to the 29th and the 31st, of words in one script each."""
    units = _UNITS | numbered({"الحادي": 1})
    before = {
        f"{ten}{'' if ten.endswith('-') else ' '}{unit}": tens + number
        for ten, tens in _TENS_BEFORE.items()
        for unit, number in units.items()
        if ten.isascii() == unit.isascii()
    }
    behind = {
        f"{unit} {ten}": tens + number
        for ten, tens in _TENS_BEHIND.items()
        for unit, number in units.items()
        if unit.startswith("ال")
    }
    return before | behind


DAYS = {words: number for words, number in (_UNITS | _WHOLE | _joined()).items() if number <= 31}
DAY = among(DAYS)
