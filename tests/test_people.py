"""The people whom a release names, each once, with what it says of them."""

import pytest

from assistant.people import Names
from assistant.person import Person
from embeddings.release import Release


def names(language: str, title: str = "") -> Names:
    return Names(Release(id="r", text="", title=title, language=language))


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        (
            "en",
            "Minister of Trade Deyan Morvat met Tessa Marwen, chair of the Committee on Culture.",
            [Person("Deyan Morvat", "Minister of Trade"), Person("Tessa Marwen", "chair of the Committee on Culture")],
        ),
        ("en", "Huda Marzan spoke. Later Marzan left.", [Person("Huda Marzan")]),
        ("en", "The Central Bank of Talland met the Council of Ministers.", []),
        ("ru", "Министр финансов Пелин Страуд открыл линию.", [Person("Пелин Страуд", "Министр финансов")]),
        ("ar", "عقد وزير الزراعة ديان مورفات في مرسال لقاء.", [Person("وزير الزراعة ديان مورفات")]),
    ],
)
def test_people_are_named_once_with_their_offices(language, text, people):
    """Institutions are nobody; in Arabic the office is part of the name."""
    assert names(language).people(text) == people


def test_who_was_named_before_is_known_by_surname_and_by_office():
    """Not by an office that two hold."""
    known = names("en", "Minister of Trade Deyan Morvat opens the fair")
    assert known.people("Morvat cut the ribbon.") == [Person("Deyan Morvat", "Minister of Trade")]
    assert known.holder("minist") == Person("Deyan Morvat", "Minister of Trade")
    known.read("Minister of Culture Tessa Marwen came, too.")
    assert known.holder("minist") is None


def test_a_russian_surname_is_the_same_in_whatever_case():
    assert Person("Пелин Страуд").is_same(Person("Страудом"))
    assert not Person("Пелин Страуд").is_same(Person("Лестан"))


def test_an_arabic_title_tells_whether_a_woman_is_meant():
    assert Person("مديرة المتحف ليان السفري").feminine is True
    assert Person("وزير الزراعة ديان مورفات").feminine is False
    assert Person("ليان السفري").feminine is None


@pytest.mark.parametrize(
    ("title", "told", "name"),
    [
        ("Новая пресс-конференция Салима ар-Рахвани", "Салим ар-Рахвани ответил.", "Салим ар-Рахвани"),
        ("Салим ар-Рахвани ответил", "Об этом Салима ар-Рахвани спросили.", "Салим ар-Рахвани"),
        ("Новое выступление Игоря Белова", "Игорь Белов ответил.", "Игорь Белов"),
        ("Первая речь Лодемы Вирсен", "Лодема Вирсен ответила.", "Лодема Вирсен"),
        ("Лодема Вирсен ответила", "Первое слово Лодемы Вирсен ценят.", "Лодема Вирсен"),
        ("Проект Фендал", "Манифест Фендал написан.", "Манифест Фендал"),
    ],
)
def test_a_russian_name_is_given_as_it_stands_by_itself(title, told, name):
    """Whichever case the release has first; other words in front of the same last one are of another."""
    known = names("ru", title)
    known.read(told)
    assert known.people(told)[0].name == name


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("رئيس لجنة الشؤون الخارجية دارغو هنسيك نتائج دراسة الاتفاقية", "رئيس لجنة الشؤون الخارجية دارغو هنسيك"),
        ("صندوق نورماديا للإغاثة والتنمية بدء المرحلة الثانية", "صندوق نورماديا للإغاثة والتنمية"),
        ("الشركة المشغلة منح الطلاب خصماً", "الشركة المشغلة"),
        ("الوزير للسفيرة التوفيق", "الوزير"),
        ("الملك سلمان باسمه واسم حكومته", "الملك سلمان"),
        ("وزير خارجية نورماديا سالم الرهواني", "وزير خارجية نورماديا سالم الرهواني"),
        ("الأمين العام للهيئة السعودية للمهندسين الدكتور حسين الفاضلي", None),
        ("نائب رئيس مجلس إدارة الجمعية حسين بن أحمد هامل الحريصي", None),
        ("", ""),
    ],
)
def test_an_arabic_subject_ends_where_the_sentence_goes_on(text, phrase):
    """Not within a name, though names are ordinary words too."""
    assert names("ar").phrase(text) == (text if phrase is None else phrase)


def test_to_whom_something_is_wished_is_nobody_who_speaks():
    assert names("ar").people("وتمنى الوزير للسفيرة التوفيق") == []
