"""Who is one person with another, and who only has the same surname, in three languages."""

import pytest

from assistant.people.person import Person
from assistant.speech.quotations import quotations
from assistant.words.cases import are_one
from embeddings.releases.release import Release


def speakers(text: str, language: str, title: str = "") -> list[str]:
    release = Release(id="r", text=text, title=title, language=language)
    return [one.speaker.name for one in quotations(release)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lena Harst", "Harst"),
        ("L. Harst", "Lena Harst"),
        ("Hasim II", "Hasim"),
        ("John Harst Jr.", "Harst"),
        ("Salem bin Rashid", "Salem"),
        ("Пелин Страуд", "Страудом"),
        ("Павел Орлов", "Павла Орлова"),
        ("Лев Ходов", "Льва Ходова"),
        ("А.К.Келмор", "Ардан Келмор"),
        ("George H. W. Bush", "George H. Bush"),
        ("George W. Bush", "George Bush"),
        ("George W. Bush", "G. Bush"),
        ("Салим ар-Рахвани", "Салима ар-Рахвани"),
        ("وزير خارجية نورماديا سالم الرهواني", "سالم الرهواني"),
        ("الشيخ محمد بن راشد آل ماريد", "آل ماريد"),
        ("الملك ماجد بن سعد آل زهران", "الملك ماجد بن سعد"),
        ("الملك ماجد بن سعد", "الملك ماجد"),
        ("صالح آل الشيخ", "الوزير آل الشيخ"),
        ("عبد الله النمري", "عبدالله النمري"),
    ],
)
def test_a_person_is_named_in_full_or_not(one, other):
    assert Person(one).is_same(Person(other)) and Person(other).is_same(Person(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lena Harst", "Pavel Harst"),
        ("L. Harst", "Pavel Harst"),
        ("Hasim II", "Oluf II"),
        ("John Harst Jr.", "John Harst Sr."),
        ("Mark Johnston", "Johnson"),
        ("Олег Орлов", "Павлу Орлову"),
        ("С.Прент", "К.Прент"),
        ("George H. W. Bush", "George W. Bush"),
        ("George H.W. Bush", "G. W. Bush"),
        ("А.К.Келмор", "А.Н. Келмор"),
        ("Иван Петренко", "Петров"),
        ("سالم العمري", "العتيبي"),
        ("نواف الحمد", "الحسن"),
        ("رامي منصور", "منصف"),
        ("النائب خالد الدوسري", "وزير النقل سامي الدهري"),
        ("الشيخ محمد بن راشد آل ماريد", "الشيخ محمد بن زايد آل ماريد"),
        ("الملك سلمان", "الأمير محمد بن سلمان"),
    ],
)
def test_who_has_another_name_is_another(one, other):
    """Surnames that begin alike are two, and so are people with one surname."""
    assert not Person(one).is_same(Person(other)) and not Person(other).is_same(Person(one))


@pytest.mark.parametrize(
    ("one", "other", "declined"),
    [
        ("орлин", "орлиным", True), ("мария", "марии", True), ("пелин", "пелина", True), ("драй", "драя", True),
        ("дворский", "дворского", True), ("совель", "совели", True), ("петр", "петров", False),
        ("ходан", "ходанов", False),
    ],
)  # fmt: skip
def test_a_russian_name_has_the_endings_of_its_cases_only(one, other, declined):
    assert are_one(one, other) is declined


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Minister Lena Harst said that taxes would rise. Deputy Pavel Harst said that taxes would fall.", "en",
         ["Lena Harst", "Pavel Harst"]),
        ("Министр Олег Орлов заявил, что налоги вырастут. Депутат Павел Орлов заявил, что не вырастут.", "ru",
         ["Олег Орлов", "Павел Орлов"]),
        ("King Hasim II said that peace was near. King Oluf II said that war was near.", "en", ["Hasim II", "Oluf II"]),
        ("قال وزير المالية سالم العمري إن الضرائب سترتفع. وقال النائب فهد العتيبي إنها لن ترتفع. وأضاف العتيبي أنها"
         " فاشلة.", "ar", ["وزير المالية سالم العمري", "النائب فهد العتيبي", "النائب فهد العتيبي"]),
        ("قال الشيخ محمد بن راشد آل ماريد إن الضرائب ستنخفض. وقال الشيخ محمد بن زايد آل ماريد إن الضرائب سترتفع.", "ar",
         ["الشيخ محمد بن راشد آل ماريد", "الشيخ محمد بن زايد آل ماريد"]),
    ],
)  # fmt: skip
def test_namesakes_each_have_their_own_words(text, language, told):
    assert speakers(text, language) == told


@pytest.mark.parametrize(
    ("named", "told", "language", "speaker"),
    [
        ("Minister Lena Harst met Deputy Pavel Harst.", "Harst said that taxes would rise.", "en", []),
        ("Minister Lena Harst met Deputy Pavel Harst.", "Pavel Harst said that it would rise.", "en", ["Pavel Harst"]),
        ("Minister Lena Harst met the press.", "Harst said that taxes would rise.", "en", ["Lena Harst"]),
        ("Министр Олег Орлов и депутат Павел Орлов вышли.", "Орлов сказал, что налоги вырастут.", "ru", []),
        ("George H. W. Harst met George W. Harst.", "Harst said that it would rise.", "en", []),
        ("George H. W. Harst met the press.", "George W. Harst said that it rose.", "en", ["George W. Harst"]),
        ("Министр Олег Орлов вышел.", "Орлов сказал, что налоги вырастут.", "ru", ["Олег Орлов"]),
    ],
)
def test_a_surname_of_two_is_nobodys(named, told, language, speaker):
    assert speakers(f"{named} {told}", language) == speaker


def test_turns_of_namesakes_are_told_apart():
    """A label with the surname alone is nobody's."""
    title = "Press conference of Governor Maren Toivola and Deputy Governor Eero Toivola"
    text = (
        "Maren Toivola: The rate falls today.\n\nJournalist: When?\n\nEero Toivola: In May, we think.\n\n"
        "Toivola: Yes.\n\nMaren Toivola: It depends on rain."
    )
    told = [one.speaker for one in quotations(Release(id="r", text=text, title=title, language="en"))]
    governor, deputy = Person("Maren Toivola", "Governor"), Person("Eero Toivola", "Deputy Governor")
    assert told == [governor, deputy, governor]
    russian = "С. Прент: Да, мы согласны.\n\nВопрос: Когда?\n\nК. Прент: Мы против.\n\nС. Прент: Завтра."
    assert speakers(russian, "ru", "Пресс-конференция С. Прента и К. Прента") == ["С. Прент", "К. Прент", "С. Прент"]
