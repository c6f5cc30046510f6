"""Whom a question means: the person whom a release names, and nobody else."""

import pytest

from assistant.people.identity import is_meant, misspelt
from assistant.people.naming import name_of, office_words
from assistant.people.own_name import own_name
from assistant.people.person import Person
from embeddings.releases.release import Release

VISITS = {
    "en": ("President Kelman visits Lusaria", "Office of the President of Tavoria", Person("Otto Kelman", "President")),
    "ru": ("Визит президента в Лусарию", "Администрация Президента Таворы", Person("Отто Кельман", "президент")),
    "ar": ("الرئيس يزور لوساريا", "ديوان الرئاسة في تافوريا", Person("الرئيس أوتو كيلمان")),
}


@pytest.mark.parametrize(
    ("who", "language"),
    [
        ("the President of Lusaria", "en"),
        ("президент Лусарии", "ru"),
        ("رئيس لوساريا", "ar"),
    ],
)
def test_a_president_is_not_that_of_the_country_visited(who, language):
    """Which the title names."""
    title, source, president = VISITS[language]
    assert not is_meant(who, president, Release("r", "", title, language=language, source=source))


@pytest.mark.parametrize(
    ("who", "language"),
    [
        ("the President of Tavoria", "en"),
        ("the President", "en"),
        ("президент Таворы", "ru"),
        ("رئيس تافوريا", "ar"),
        ("President Kelman of Tavoria", "en"),
    ],
)
def test_a_president_is_that_of_the_country_whose_release_it_is(who, language):
    title, source, president = VISITS[language]
    assert is_meant(who, president, Release("r", "", title, language=language, source=source))


NOBODY = Release("r", "")


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Иван Петров", "Иван Петренко"),
        ("Петров", "Иван Петренко"),
        ("Олег Иванов", "Олег Иванчук"),
        ("Ковалёв", "Коваленко"),
        ("Марина Волкова", "Мирон Волков"),
        ("Павел Орлов", "Олег Орлов"),
        ("Mark Johnson", "Mark Johnston"),
        ("Johnson", "Mark Jensen"),
        ("Anna Brand", "Anna Brandt"),
        ("Paul Martin", "Paul Martens"),
        ("محمد الحسن", "وكيل وزارة الزراعة محمد الحسين"),
        ("سعد الدهري", "سعيد الدهري"),
        ("سالم العمري", "سليم العمري"),
        ("محمد بن زايد آل ماريد", "الشيخ محمد بن راشد آل ماريد"),
        ("Silva Norén", "Anders Norén"),
    ],
)
def test_two_surnames_are_two_people(who, name):
    """However much of their letters is the same; nor is a first name another one."""
    assert not is_meant(who, Person(name), NOBODY)


@pytest.mark.parametrize("name", ["صالح العمري", "الوزير صالح العمري", "الشيخ صالح العمري"])
def test_a_surname_that_is_a_title_elsewhere_tells_who_is_meant(name):
    """Of Saleh Al Sheikh more is asked than his first name."""
    who = "صالح آل الشيخ"
    assert not is_meant(who, Person(name), NOBODY)
    assert all(is_meant(who, Person(f"{office}{who}".strip()), NOBODY) for office in ("", "الوزير "))


@pytest.mark.parametrize(
    ("name", "own", "office"),
    [
        ("سالم المرعي وزير النقل", ["سالم", "المرعي"], ["وزير", "النقل"]),
        ("وزير نقل سالم بن راشد المرعي", ["سالم", "راشد", "المرعي"], ["وزير", "نقل"]),
        ("مبعوث الأمم المتحدة السفير سالم المرعي", ["سالم", "المرعي"], ["مبعوث", "الأمم", "المتحدة", "السفير"]),
        ("الوزير صالح آل الشيخ", ["صالح", "الشيخ"], ["الوزير"]),
        ("المتحدثة باسم وزارة النقل ليلى حداد", ["ليلى", "حداد"], ["المتحدثة", "باسم", "وزارة", "النقل"]),
        ("أستاذ العلوم بجامعة القاهرة الدكتور سالم المرعي", ["سالم", "المرعي"],
         ["أستاذ", "العلوم", "بجامعة", "القاهرة", "الدكتور"]),
        ("رئيسة المجلس", ["المجلس"], ["رئيسة"]),
        ("وزير خارجية أوريسيا إلفين تارسك", ["إلفين", "تارسك"], ["وزير", "خارجية", "أوريسيا"]),
    ],
)  # fmt: skip
def test_an_arabic_name_is_told_from_the_offices_around_it(name, own, office):
    """Alike for who is meant and for who is the same person as another."""
    assert (name_of(Person(name)), office_words(Person(name))) == (own, office)
    assert len(own_name(name).words) == len(own)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Иван Петров", "Ивана Петрова"),
        ("Ивану Петрову", "Иван Петров"),
        ("Ковалев", "Ковалёв"),
        ("Мирела Ходан", "Мирелы Ходан"),
        ("Лев Толстой", "Лев Толстого"),
        ("Mark Johnson's", "Mark Johnson"),
        ("Silva Noren", "Silva Norén"),
        ("Salim Al Rahwani", "Salim al-Rahwani"),
        ("محمد الحسن", "وزير المالية محمد الحسن"),
        ("محمد الحسن", "محمّد الحسن"),
        ("سالم الرهواني", "سالم رهواني"),
        ("وزير النقل سامي الدهري", "وزير النقل سامي الدهري"),
        ("عبد الرحمن السالم", "عبدالرحمن السالم"),
    ],
)
def test_one_name_is_written_in_several_ways(who, name):
    assert is_meant(who, Person(name), NOBODY)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Альмуди", "القاضي نواف الحمد"),
        ("Альмуди", "المدعي العام طارق الحربي"),
        ("Wilson", "وزير المالية محمد الحسن"),
        ("Johnson", "Марк Йенсен"),
        ("Jensen", "مارك جونسون"),
        ("Mohammed Hussein", "محمد حسن"),
        ("Мохаммед Хусейн", "محمد حسن"),
        ("Karim", "النائب كرم"),
        ("Hamad", "الأمير أحمد"),
        ("Sami Omari", "سامي العامري"),
        ("سعد", "Said"),
        ("Вильсон", "Alan Nelson"),
    ],
)
def test_names_with_the_same_consonants_are_two_in_two_scripts(who, name):
    """Where a vowel that both write tells them apart, or where only an office has the consonants."""
    assert not is_meant(who, Person(name), NOBODY)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Sami Dahri", "وزير النقل سامي الدهري"),
        ("Sami Al-Dahri", "وزير النقل سامي الدهري"),
        ("Сами ад-Дахри", "وزير النقل سامي الدهري"),
        ("Omari", "سالم العمري"),
        ("Otaibi", "رئيس شركة الكهرباء بندر العتيبي"),
        ("Tariq Harbi", "المدعي العام طارق الحربي"),
        ("Gamal Saleh", "جمال صالح"),
        ("Michael Orlin", "Михаил Орлин"),
        ("Alexander Belov", "Александр Белов"),
        ("Джордж Блейк", "George Blake"),
        ("Zhang", "Чжан Вэй"),
        ("Pere Almudi", "بيري ألمودي"),
        ("Пере Альмуди", "بيري ألمودي"),
        ("Wilson", "Марк Вильсон"),
        ("Wilson", "Марк Уилсон"),
        ("Mohammed Hussein", "محمد حسين"),
        ("Karim", "النائب كريم"),
        ("Ahmed", "الأمير أحمد"),
        ("ميريلا هودان", "Мирелой Ходан"),
        ("إيفار ساندوز", "Ivar Sandoz"),
        ("Lodema Virsen", "المحافظة لوديما فيرسين"),
    ],
)
def test_a_name_is_one_in_every_script(who, name):
    """With the article or without, as the one who asks knows it."""
    assert is_meant(who, Person(name), NOBODY)


@pytest.mark.parametrize(
    ("who", "name", "meant"),
    [
        ("Helka Brandis", "Х. Брандис", True),
        ("Хелька Брандис", "Х. Брандис", True),
        ("H. Brandis", "Хелька Брандис", True),
        ("Anna Brandis", "Х. Брандис", False),
        ("Анна Брандис", "Х. Брандис", False),
        ("А. Брандис", "Х. Брандис", False),
        ("Helka Orlin", "Х. Брандис", False),
        ("Ардан Келмор", "А.К.Келмор", True),
        ("George Orlin", "Дж. Орлин", True),
        ("Х.", "Хелька Брандис", False),
        ("George W. Brandis", "George H. W. Brandis", False),
        ("George H. W. Brandis", "George W. Brandis", False),
        ("Джордж Х. Брандис", "George W. Brandis", False),
        ("Джордж Х. Брандис", "George H. W. Brandis", True),
        ("President George W. Brandis", "George W. Brandis", True),
        ("economist J. Brandis", "Joe R. Brandis", True),
        ("George Brandis", "George H. W. Brandis", True),
    ],
)
def test_an_initial_is_of_the_first_name_and_no_other(who, name, meant):
    assert is_meant(who, Person(name), NOBODY) == meant


@pytest.mark.parametrize(
    ("who", "name", "text", "meant"),
    [
        ("Александр Белов", "Александра Белова", "Налог снизят, сказала Александра Белова.", False),
        ("Александр Белов", "Александра Белова", "По словам Александра Белова, налог снизят.", True),
        ("Александра Белова", "Александр Белов", "Налог снизят, сказал Александр Белов.", False),
        ("Олега Белова", "Олег Белов", "Налог снизят, сказал Олег Белов.", True),
        ("Белов", "Мария Белова", "Мария Белова заявила, что налог снизят.", False),
        ("Белова", "Олег Белов", "Налог снизят, сказал Олег Белов.", False),
        ("Карл Досс", "Карла Досс", "Карла Досс заявила, что налог снизят.", False),
        ("Карла Досс", "Карл Досс", "Карл Досс заявил, что налог снизят.", False),
        ("Alexander Belov", "Александра Белова", "Налог снизят, сказала Александра Белова.", False),
        ("Alexandra Belova", "Александра Белова", "Налог снизят, сказала Александра Белова.", True),
        ("Oleg Belov", "Олега Белова", "По словам Олега Белова, налог снизят.", True),
    ],
)
def test_a_woman_is_no_man_in_the_genitive(who, name, text, meant):
    """Her verbs tell."""
    assert is_meant(who, Person(name), Release("r", text, language="ru")) == meant


def test_what_a_title_says_explains_no_other_first_name():
    release = Release("r", "", "Debate of Silva Norén and Anders Norén", language="en")
    assert not is_meant("Silva Norén", Person("Anders Norén"), release)


@pytest.mark.parametrize(
    ("who", "name", "words"),
    [
        ("Mark Johnson", "Mark Johnston", ["Johnson"]),
        ("Tobar Nilsec", "Tobar Nilsek", ["Nilsec"]),
        ("Muhammad Dahri", "Mohamed Dahri", ["Muhammad"]),
        ("Лавроф", "Лавров", ["Лавроф"]),
        ("لفروف", "لافروف", ["لفروف"]),
        ("Anna Brandt", "Mark Brand", []),
        ("محمد الحسن", "محمد الحسين", []),
        ("Белов", "Мария Белова", []),
        ("Иван Петров", "Иван Петренко", []),
        ("Mark Johnson", "Mark Jensen", []),
    ],
)
def test_a_misspelt_name_is_nearly_this_one(who, name, words):
    """No short one, nor a woman's for a man's."""
    assert misspelt(who, Person(name)) == words


@pytest.mark.parametrize(
    ("who", "name", "meant"),
    [
        ("economist Olin Dray", "Olin Dray", True),
        ("прокурор Тарас Лунь", "Тарас Лунь", True),
        ("المحامي رامي الخطيب", "رامي الخطيب", True),
        ("the lawyer of Olin Dray", "Olin Dray", False),
        ("адвокат Тараса Луня", "Тарас Лунь", False),
        ("محامي رامي الخطيب", "رامي الخطيب", False),
        ("economist Dray", "Olin Dray", False),
        ("the spokesman of Olin Dray", "Olin Dray", False),
        ("представитель Тараса Луня", "Тарас Лунь", False),
        ("министра Тараса Луня", "Тарас Лунь", True),
    ],
)
def test_what_somebody_is_need_not_be_told_by_the_release(who, name, meant):
    """But whose lawyer somebody is makes another one of them."""
    assert is_meant(who, Person(name), NOBODY) == meant
