"""Whether two forms of a Russian name are cases of one. Pure, over folded words."""

from functools import lru_cache

# The endings of each way to decline a name; no form of one is a form of another, as those of Петров and Петренко.
_WAYS = tuple(
    tuple(endings.removeprefix("-").split(","))
    for endings in (
        "-,а,у,ом,ем,е,ым,им",  # Страуд, Орлов, Марек
        "й,я,ю,ем,е,и",  # Андрей, Драй
        "ь,я,ю,ем,е,и",  # Игорь
        "а,ы,и,е,у,ой,ей",  # Анна, Совела
        "а,ой,у",  # Орлова
        "я,и,е,ю,ей",  # Илья, Мария
        "ий,ый,ой,ого,его,ому,ему,ым,им,ом,ем",  # Дворский
        "ая,яя,ой,ей,ую,юю",  # Дворская
        "ь,и,ью",  # Любовь
        "ел,ла,лу,лом,ле",  # Павел
        "ев,ьва,ьву,ьвом,ьве",  # Лев
        "ец,ца,цу,цем,цом,це",  # Донец
        "ек,ка,ку,ком,ке",
        "ок,ка,ку,ком,ке",
    )
)
_SHORTEST = 2  # letters of a stem; one suffices where the vowel of the last syllable is lost
_FLEETING = ("ел", "ев", "ец", "ек", "ок")


@lru_cache(maxsize=1 << 14)
def is_declined(one: str, other: str) -> bool:
    """Whether two folded Russian words are cases of one name, as far as their endings tell."""
    if "-" in one or "-" in other:
        ones, others = one.split("-"), other.split("-")
        return len(ones) == len(others) and all(map(is_declined, ones, others))
    return one == other or any(_stems(one, way) & _stems(other, way) for way in _WAYS)


def _stems(word: str, endings: tuple[str, ...]) -> set[str]:
    """What is left of a word without each of the endings that it has."""
    least = 1 if endings[0] in _FLEETING else _SHORTEST
    kept = {word[: len(word) - len(ending)] for ending in endings if word.endswith(ending)}
    return {stem for stem in kept if len(stem) >= least and (endings[0] or stem[-1] not in "аеиоуыэюяйь")}
