"""The people whom a release names, each once, with what it says of them."""

import pytest

from assistant.people.people import Names
from assistant.people.person import Person
from assistant.speech.quotations import quotations
from embeddings.releases.release import Release


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
        ("en", "Banco de Costa Alta, Banque Nationale Oresie and Almar Group met.", []),
        ("ru", "Банк Развития Востока и Тальбанк Варандии подписали договор.", []),
        ("ru", "Глава Банка Варандии Алма Карин вышла.", [Person("Алма Карин", "Глава Банка Варандии")]),
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


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Foreign Minister Jan de Vries came.", [("Jan de Vries", "Foreign Minister")]),
        ("en", "King Salem bin Rashid Al Marid came.", [("Salem bin Rashid Al Marid", "King")]),
        ("en", "Karim al Zahrani met Maria van der Berg.", [("Karim al Zahrani", ""), ("Maria van der Berg", "")]),
        ("ru", "Министр Ян де Врис пришёл.", [("Ян де Врис", "Министр")]),
        ("ru", "Мэр Ольмска Иван Петров пришёл.", [("Иван Петров", "Мэр Ольмска")]),
        ("ru", "Пришла пресс-секретарь министра Юхана Реэта Лийна Саар.",
         [("Юхана Реэта", "министр"), ("Лийна Саар", "")]),
    ],
)  # fmt: skip
def test_a_name_is_whole_and_nothing_else(language, text, found):
    """With its particles, without the town that somebody is mayor of or the minister who is spoken for."""
    assert [(who.name, who.office) for who in names(language).people(text)] == found


def test_a_king_is_named_with_his_father():
    release = Release(id="r", text="Король Салем бин Рашид заявил, что пустыня осветит города.", language="ru")
    assert [one.speaker.name for one in quotations(release)] == ["Салем бин Рашид"]


def test_critics_of_who_has_a_particle_in_their_name_are_not_them():
    release = Release(id="r", text="Critics of Minister Jan de Vries said that it was a farce.", language="en")
    assert quotations(release) == []


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


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Мэр Лорвика Садик Хан открыл порт.", "Садик Хан", "Мэр Лорвика"),
        ("Министр обороны Острана Андрей Вельский открыл порт.", "Андрей Вельский", "Министр обороны Острана"),
        ("Она пришла с министром Острана Андреем Вельским.", "Андреем Вельским", "министр Острана"),
        ("Порт в Кальмере открыт. Мэр Кальмера Ирна Соле рада.", "Ирна Соле", "Мэр Кальмера"),
        ("Мэр Ольга Ивановна Совина открыла порт.", "Ольга Ивановна Совина", "Мэр"),
        ("Мэр Илья Петрович Горин открыл порт.", "Илья Петрович Горин", "Мэр"),
        ("Мэр Анна Мария Росси открыла порт.", "Анна Мария Росси", "Мэр"),
        ("Мэр Анна Вейл Совина открыла порт.", "Анна Вейл Совина", "Мэр"),
        ("Министр Совина открыла порт, Совин был против.", "Совина", "Министр"),
        ("Пресс-секретарь министерства Ирна Соле пришла.", "Ирна Соле", "Пресс-секретарь министерства"),
        ("Он видел первого заместителя министра Марка Хана.", "Марка Хана", "первый заместитель министра"),
        ("Chief Epidemiologist Nora Vale opened it.", "Nora Vale", "Chief Epidemiologist"),
        ("Architect Nora Vale opened it.", "Nora Vale", ""),
    ],
)
def test_an_office_keeps_its_words_and_a_name_only_its_own(text, name, office):
    """A place in front of a name is of the office; a first name, a patronymic or a surname like a place is not."""
    language = "en" if text.isascii() else "ru"
    found = Names(Release(id="r", text=text, language=language)).people(text)
    assert [(one.name, one.office) for one in found[-1:]] == [(name, office)]


def test_an_office_of_two_is_not_given_to_one_of_them():
    text = "Министры Горван Лестан и Ирна Соле подписали договор."
    assert [one.office for one in Names(Release(id="r", text=text, language="ru")).people(text)] == ["", ""]


def test_the_only_form_of_a_name_may_be_another_case_than_that_of_its_subject():
    text = "Министр пришла с Андреем Вельским. «Порт открыт для всех», — сказал Вельский."
    assert [one.speaker.name for one in quotations(Release(id="r", text=text, language="ru"))] == ["Андреем Вельским"]
