"""Dates in a release's own words: the right day with its evidence, or none."""

from datetime import date

import pytest
from hijridate import Hijri

from embeddings.text import hijri
from embeddings.text.dates import date_line, dateline, find_date, iso_date, title_date
from embeddings.text.hijri import is_hijri


@pytest.mark.parametrize("language", ["ru", ""])
@pytest.mark.parametrize(
    "words",
    [
        "10 июня 2020 г.", "10 июня 2020 года", "10 июня 2020", "10 июн. 2020", "10.06.2020", "10-го июня 2020",
        "10\u00a0июня 2020", "10 ИЮНЯ 2020",
    ],
)  # fmt: skip
def test_russian_ways_to_write_a_day(language, words):
    """Each is read whole: the evidence is all of it."""
    assert find_date(words, language) == (date(2020, 6, 10), words)


@pytest.mark.parametrize("language", ["en", ""])
@pytest.mark.parametrize(
    "words",
    [
        "June 10, 2020", "10 June 2020", "June 10th, 2020", "10th of June 2020", "Jun. 10, 2020", "JUNE 10 2020",
        "2020-06-10", "2020/06/10", "10.06.2020", "2020-06-10T23:30:00Z", "2020-06-10T23:30:00+03:00",
    ],
)  # fmt: skip
def test_english_and_iso_ways_to_write_a_day(language, words):
    """Month first, day first, or ISO 8601 with a time: the day is that of its own time zone."""
    assert find_date(words, language) == (date(2020, 6, 10), words)


@pytest.mark.parametrize("language", ["ar", ""])
@pytest.mark.parametrize(
    "words",
    [
        "١٠ يونيو ٢٠٢٠", "10 يونيو 2020", "۱۰ يونيو ۲۰۲۰", "١٠ يونيو ٢٠٢٠م", "10 يونيو، 2020", "10 من يونيو 2020",
        "10 يونيو عام 2020", "١٠ حزيران/يونيو ٢٠٢٠", "10 حزيران (يونيو) 2020", "10 جوان 2020", "10 يونيه 2020",
        "٢٠٢٠-٠٦-١٠", "٢٠٢٠/٠٦/١٠", "10.06.2020",
    ],
)  # fmt: skip
def test_arabic_ways_to_write_a_day(language, words):
    """Arabic-Indic, Persian and European digits; Egyptian, Levantine and Maghrebi months, alone or side by side."""
    assert find_date(words, language) == (date(2020, 6, 10), words)


LEVANT = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول",
    "تشرين الثاني", "كانون الأول",
)  # fmt: skip
ALGERIA = (
    "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
MOROCCO = (
    "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
)  # fmt: skip
EGYPT = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip


@pytest.mark.parametrize("months", [LEVANT, ALGERIA, MOROCCO, EGYPT])
def test_every_month_of_every_arab_calendar(months):
    """A year of each is January to December."""
    found = [find_date(f"7 {month} 2020", "ar") for month in months]
    assert found == [(date(2020, n, 7), f"7 {month} 2020") for n, month in enumerate(months, 1)]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "10 juin 2020"), ("de", "10. Juni 2020"), ("es", "10 de junio de 2020"), ("tr", "10 Haziran 2020"),
        ("uk", "10 червня 2020 року"), ("kk", "10 маусым 2020"), ("zh", "2020年6月10日"), ("fa", "۱۰ ژوئن ۲۰۲۰"),
        ("fr", "10 June 2020"), ("xx", "10 June 2020"), ("<script>", "10 June 2020"),
    ],
)  # fmt: skip
def test_other_languages_and_unknown_ones(language, words):
    """Every language reads its own months; any of them, even one that is none, reads English ones."""
    assert find_date(words, language) == (date(2020, 6, 10), words)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("13/04/2020", date(2020, 4, 13)),
        ("04/13/2020", date(2020, 4, 13)),
        ("04/04/2020", date(2020, 4, 4)),
        ("03/04/2020", None),
        ("3-4-2020", None),
    ],
)
def test_english_digits_are_read_only_where_one_order_is_possible(words, day):
    """April 3 or March 4 is unknown, not a guess."""
    assert find_date(words, "en") == (day and (day, words))


def test_elsewhere_the_day_comes_first():
    """03/04/2020 is April 3 in Arabic, Russian and French."""
    assert [find_date("03/04/2020", code)[0] for code in ("ar", "ru", "fr")] == [date(2020, 4, 3)] * 3


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ""), ("en", "yesterday"), ("en", "June 2020"), ("en", "10 June"), ("en", "June 31, 2020"),
        ("en", "February 29, 2019"), ("en", "10 June 1820"), ("en", "10 June 12020"), ("en", "2020-13-40"),
        ("en", "0000-00-00"), ("en", "99.99.9999"), ("en", "10 Smarch 2020"), ("en", "version 1.2.2020.5.6"),
        ("ru", "вчера"), ("ru", "31 июня 2020 г."), ("ru", "в июне 2020 года"), ("ar", "أمس"),
        ("ar", "٣١ يونيو ٢٠٢٠"), ("ar", "7 يناير/فبراير 2020"), ("ar", "31 شوال 1441"), ("ar", "1441/10/18"),
        ("fa", "۲۰ خرداد ۱۳۹۹"),
    ],
)  # fmt: skip
def test_what_is_no_complete_day_is_none(language, words):
    """Relative, incomplete, impossible and other calendars' dates stay unknown."""
    assert find_date(words, language) is None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "From 1 June 2020 to 5 June 2020"),
        ("ru", "1 июня 2020 г. – 5 июня 2020 г."),
        ("ar", "١ يونيو ٢٠٢٠ - ٥ يونيو ٢٠٢٠"),
    ],
)
def test_two_dates_that_differ_are_none(language, line):
    """Which of them would be a guess."""
    assert find_date(line, language) is None
    assert date_line(line, language) is None


def test_a_date_said_twice_is_one():
    """The same day in two notations does not compete with itself."""
    assert find_date("1 June 2020 (2020-06-01)", "en") == (date(2020, 6, 1), "1 June 2020")


def test_direction_marks_do_not_hide_a_date():
    """Pages put right-to-left marks around and into Arabic dates; the evidence is without them."""
    assert find_date("\u200f10\u200f/06\u200f/2020\u200f", "ar") == (date(2020, 6, 10), "10/06/2020")
    assert date_line("\u200f١٠ \u061cيونيو ٢٠٢٠\u200e", "ar") == (date(2020, 6, 10), "١٠ يونيو ٢٠٢٠")
    assert dateline("نوريا، \u200f١٠ يونيو ٢٠٢٠\u200f – اعتمد", "ar") == (date(2020, 6, 10), "١٠ يونيو ٢٠٢٠")


@pytest.mark.parametrize(
    ("language", "line", "evidence"),
    [
        ("en", "Wednesday, June 10, 2020", "June 10, 2020"),
        ("en", "Published: 10 June 2020 14:05 GMT", "10 June 2020"),
        ("en", "Noria, 10 June 2020", "10 June 2020"),
        ("en", "Press release of 10 June 2020", "10 June 2020"),
        ("en", "June 10, 2020 (updated June 12, 2020)", "June 10, 2020"),
        ("en", "For immediate release: June 10, 2020", "June 10, 2020"),
        ("en", "**FOR RELEASE June 10, 2020**", "June 10, 2020"),
        ("en", "June 10, 2020, 7:15 a.m.", "June 10, 2020"),
        ("en", "June 10, 2020 | 7:15 p.m. EST", "June 10, 2020"),
        ("en", "Marsal, 10 June 2020 at 3pm", "10 June 2020"),
        ("en", "10 June 2020, Marsal", "10 June 2020"),
        ("en", "10 June 2020, Port Marsal", "10 June 2020"),
        ("en", "10 June 2020 - Press Release No. 24/118", "10 June 2020"),
        ("ru", "10 июня 2020 г., Верхний-Марсал", "10 июня 2020 г."),
        ("ru", "10 июня 2020, г. Марсал", "10 июня 2020"),
        ("ru", "Пресс-релиз № 45 от 10 июня 2020 года", "10 июня 2020 года"),
        ("ru", "Для немедленной публикации: 10 июня 2020", "10 июня 2020"),
        ("ar", "بيان صحفي رقم 45 - 10 يونيو 2020", "10 يونيو 2020"),
        ("ar", "للنشر الفوري: 10 يونيو 2020", "10 يونيو 2020"),
        ("ru", "Среда, 10 июня 2020", "10 июня 2020"),
        ("ru", "Опубликовано: 10.06.2020 14:30", "10.06.2020"),
        ("ru", "10 июня 2020 г. в 14.30", "10 июня 2020 г."),
        ("ru", "г. Нория, 10 июня 2020 года", "10 июня 2020 года"),
        ("ru", "10 июня 2020 (обновлено 12 июня 2020)", "10 июня 2020"),
        ("ar", "الأربعاء، 10 يونيو 2020", "10 يونيو 2020"),
        ("ar", "تاريخ النشر: ١٠ يونيو ٢٠٢٠", "١٠ يونيو ٢٠٢٠"),
        ("ar", "نوريا، 10 يونيو 2020", "10 يونيو 2020"),
        ("ar", "الأربعاء 18 شوال 1441 هـ الموافق 10 يونيو 2020 م", "10 يونيو 2020 م"),
        ("ru", "«10» июня 2020 г.", "«10» июня 2020 г."),
        ("ru", 'от "10" июня 2020 года № 14', '"10" июня 2020 года'),
        ("ru", "г. Верхний Марсал\t10 июня 2020 г.", "10 июня 2020 г."),
        ("ru", "Исх. № 14 от 10 июня 2020 г.", "10 июня 2020 г."),
        ("en", "Date of issue: 10 June 2020", "10 June 2020"),
        ("en", "News release date: 10 June 2020", "10 June 2020"),
        ("ar", "تاريخ النشر: 10 يونيو 2020 - 10:30 ص", "10 يونيو 2020"),
        ("ar", "التاريخ : ١٠ / ٦ / ٢٠٢٠", "١٠ / ٦ / ٢٠٢٠"),
    ],
)
def test_a_date_line_may_have_weekday_time_label_and_place(language, line, evidence):
    """They are not evidence; a later update is not the publication."""
    assert date_line(line, language) == (date(2020, 6, 10), evidence)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "10 June 2020 was a long day"),
        ("en", "Updated June 11, 2020"),
        ("en", "The Council meets on June 10, 2020"),
        ("en", "June 10, 2020, Annual Meeting"),
        ("en", "10 June 2020, the council meets"),
        ("en", "Council, 10 June 2020, Marsal"),
        ("en", "Embargoed until 10:00, 10 June 2020"),
        ("en", "For release of prisoners, June 10, 2020"),
        ("en", "Decree No. 45 of 10 June 2020"),
        ("ru", "Марсал 10 июня 2020 г."),
        ("ru", "Дом «10» 10 июня 2020 г."),
        ("en", "Berths 4 - 5 - 2020"),
        ("en", 'The "10 June 2020" plan'),
        ("ru", "Постановление № 45 от 10 июня 2020 года"),
        ("ru", "10 июня 2020, Заседание совета"),
        ("ar", "قرار رقم 45 في 10 يونيو 2020"),
        ("ar", "10 يونيو 2020، اجتماع"),
        ("ru", "обновлено 11 июня 2020"),
        ("ru", "Заседание 10 июня 2020 года"),
        ("ar", "تحديث 10 يونيو 2020"),
        ("ar", "اجتماع 10 يونيو 2020"),
        ("en", "June 10, 2020" + " " * 200),
    ],
)
def test_a_line_that_says_more_is_no_date_line(language, line):
    """Words of their own make it a title or a text."""
    assert date_line(line, language) is None


@pytest.mark.parametrize(
    ("language", "paragraph", "evidence"),
    [
        ("en", "MOSCOW, June 10, 2020 – The council met.", "June 10, 2020"),
        ("en", "MOSCOW, June 10, 2020 -- The council met.", "June 10, 2020"),
        ("en", "MOSCOW, June 10, 2020 /Noria Wire/ -- The council met.", "June 10, 2020"),
        ("en", "NORIA (June 10, 2020) – The council met.", "June 10, 2020"),
        ("en", "NORIA – June 10, 2020 – The council met.", "June 10, 2020"),
        ("en", "Port Noria, 10 June 2020 — The council met.", "10 June 2020"),
        ("en", "NORIA, June 10, 2020 – It meets on June 12, 2020 – again.", "June 10, 2020"),
        ("ru", "МОСКВА, 10 июня 2020 г. – Совет собрался.", "10 июня 2020 г."),
        ("ru", "г. Нория, 10 июня 2020 г. – Совет собрался.", "10 июня 2020 г."),
        ("ru", "НОРИЯ, 10 июня 2020 г. /НВ/. Совет собрался.", "10 июня 2020 г."),
        ("ar", "نوريا، ١٠ يونيو ٢٠٢٠ – اجتمع المجلس.", "١٠ يونيو ٢٠٢٠"),
        ("ar", "نوريا 18 شوال 1441 هـ الموافق 10 يونيو 2020 م واس", "10 يونيو 2020 م"),
        ("ar", "نوريا، 18 شوال 1441هـ الموافق 10 يونيو 2020م، نون\nاجتمع المجلس.", "10 يونيو 2020م"),
        ("ar", "نوريا 10 حزيران 2020 (نون)- اجتمع المجلس.", "10 حزيران 2020"),
        ("ru", "НОРИЯ, 10 июня 2020 года. Совет собрался.", "10 июня 2020 года"),
        ("ru", "Нория, 10 июня 2020 г. Совет собрался.", "10 июня 2020 г."),
        ("ru", "10 июня 2020 года. Совет собрался.", "10 июня 2020 года"),
        ("en", "PORT NORIA, June 10, 2020. The council met.", "June 10, 2020"),
        ("ar", "نوريا، 10 يونيو 2020. اجتمع المجلس.", "10 يونيو 2020"),
        ("en", "NORIA, 10 June 2020. 1,200 barns were counted.", "10 June 2020"),
        ("ru", "НОРИЯ, 10 июня 2020 года. 1200 амбаров сосчитано.", "10 июня 2020 года"),
    ],
)
def test_a_dateline_is_place_date_and_dash(language, paragraph, evidence):
    """The way news agencies open a text; a full stop does, where nothing but a place is in front of the date."""
    assert dateline(paragraph, language) == (date(2020, 6, 10), evidence)


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("en", ""),
        ("en", "On June 10, 2020 the council met."),
        ("en", "In Noria, June 10, 2020 was a long day."),
        ("en", "The council, June 10, 2020, met – at last."),
        ("en", "The council met. Noria, June 10, 2020 – the chair spoke."),
        ("en", "NORIA, 03/04/2020 – The council met."),
        ("en", "In Noria, June 10, 2020. It was a long day."),
        ("en", "In Noria, June 10, 2020. 12 barns burnt."),
        ("ru", "Указ от 10 июня 2020 года. Совет собрался."),
        ("ru", "Соглашение подписано в Нории 10 июня 2020 года. Совет собрался."),
        ("ru", "10 июня 2020 года. совет"),
        ("ru", "10 июня 2020 года состоялось заседание совета."),
        ("ar", "في ١٠ يونيو ٢٠٢٠ اجتمع المجلس."),
        ("ar", "نوريا، 10 يونيو 2020، قال الوزير"),
        ("ar", "نوريا 10 يونيو 2020 شهدت"),
    ],
)
def test_a_date_in_running_text_is_no_dateline(language, paragraph):
    """What happened on a day need not have been published on it."""
    assert dateline(paragraph, language) is None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ar", "آخر تحديث: 12 يونيو 2024"), ("ar", "آخر تعديل 12 يونيو 2024"), ("ar", "تم التحديث في ١٢ يونيو ٢٠٢٤"),
        ("en", "LAST UPDATED: June 12, 2024"), ("ru", "ОБНОВЛЕНО: 12 июня 2024"),
        ("en", "10 - 12 June 2024"), ("en", "10–12 June 2024"), ("en", "28 May - 2 June 2024"),
        ("en", "28 December 2023 - 2 January 2024"), ("ru", "10 — 12 июня 2024 года"), ("ru", "28 мая – 2 июня 2024"),
        ("ar", "من 10 إلى 12 يونيو 2024"), ("ar", "١٠ - ١٢ يونيو ٢٠٢٤"),
    ],
)  # fmt: skip
def test_a_day_of_change_and_days_of_an_event_are_no_day_of_publication(language, line):
    """Neither as a line of their own nor as the beginning of a paragraph."""
    assert dateline(line, language) is date_line(line, language) is None
    assert dateline(f"{line} - The fair", language) is None


@pytest.mark.parametrize(
    ("language", "line", "evidence"),
    [
        ("en", "NORIA - 12 June 2024 - 10 people came", "12 June 2024"),
        ("en", "Port Alma-2, 12 June 2024 - The fair", "12 June 2024"),
        ("ar", "القاهرة - 12 يونيو 2024 - قال", "12 يونيو 2024"),
        ("ar", "الرياض 15 رجب 1445 هـ - 12 يونيو 2024 م - قال", "12 يونيو 2024 م"),
    ],
)
def test_a_dash_or_number_before_a_day_makes_no_days_of_it(language, line, evidence):
    """It stands after a place, or after the same day of another calendar."""
    assert dateline(line, language) == (date(2024, 6, 12), evidence)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Book fair in Noria, 10 - 12 June 2024"), ("en", "Book fair, 28 May - 2 June 2024"),
        ("ru", "Ярмарка, 10 — 12 июня 2024"), ("ar", "معرض الكتاب، ١٠ - ١٢ يونيو ٢٠٢٤"),
    ],
)  # fmt: skip
def test_the_days_of_an_event_in_a_title_are_no_day_of_publication(language, title):
    """One day that it ends with is."""
    assert title_date(title, language) is None
    assert title_date("Remarks in Noria, 12 June 2024", "en") == (date(2024, 6, 12), "12 June 2024")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-06-10", date(2020, 6, 10)),
        (" 2020-06-10T23:30:00+03:00 ", date(2020, 6, 10)),
        ("20200610", date(2020, 6, 10)),
        ("0001-01-01", None),
        ("9999-12-31", None),
        ("2020-06", None),
        ("2020-02-30", None),
        ("June 10, 2020", None),
        ("", None),
        ("9" * 100_000, None),
    ],
)
def test_an_iso_date_is_a_whole_day_of_our_times(text, day):
    """A month alone is no day, and the year 1 is a misprint."""
    assert iso_date(text) == day


@pytest.mark.parametrize(
    "text", ["1" * 100_000, "1 " * 50_000, "١/" * 50_000, "June " * 20_000, "\x00" * 1000]
)
def test_hostile_lines_have_no_date(text):
    """Long runs of what dates are made of neither hang nor match."""
    assert find_date(text, "en") is None
    assert date_line(text, "ar") is None
    assert dateline(text, "") is None


@pytest.mark.parametrize(
    "words",
    [
        "25 شوال 1436 هـ", "٢٥ شوال ١٤٣٦ هـ", "٢٥ شوّال ١٤٣٦", "25 من شوال 1436", "25 شوال عام 1436هـ",
        "1436/10/25 هـ", "25/10/1436 هـ", "25 شوال 1436 هجرية",
    ],
)  # fmt: skip
def test_days_of_the_islamic_calendar_are_converted(words):
    """By the Umm al-Qura calendar; the words it was read from say so."""
    assert find_date(words, "ar") == (date(2015, 8, 10), words)
    assert is_hijri(words)


def test_a_day_of_both_calendars_is_read_from_the_one_that_needs_no_conversion():
    words = "25 شوال 1436 هـ الموافق 10 اغسطس 2015 م"
    assert find_date(words, "ar") == (date(2015, 8, 10), "10 اغسطس 2015 م")
    assert not is_hijri("10 اغسطس 2015 م")


def test_a_dateline_of_the_islamic_calendar():
    """With the agency behind it, as the Saudi agency writes."""
    assert dateline("مكة المكرمة 25 شوال 1436 هـ واس\nأكد الوزير", "ar") == (
        date(2015, 8, 10),
        "25 شوال 1436 هـ",
    )


@pytest.mark.parametrize("month", range(1, 13))
def test_every_islamic_month_has_its_names(month):
    names = hijri._MONTHS[month - 1].split("|")
    expected = Hijri(1441, month, 1).to_gregorian()
    assert {find_date(f"1 {name} 1441", "ar")[0] for name in names} == {expected}


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("en", "Remarks at the opening of the exhibition, Selmora, 3 March 2025", "3 March 2025"),
        ("en", "Remarks at the museum (3 March 2025)", "3 March 2025"),
        ("en", "Remarks at the museum – March 3, 2025", "March 3, 2025"),
        ("en", "On the day of 9 May 1945, Selmora, 3 March 2025", "3 March 2025"),
        ("ru", "Выступление А.К.Келмора на выставке, Сельмора, 3 марта 2025 года", "3 марта 2025 года"),
        ("ru", "Выступление А.К.Келмора на выставке, Сельмора, 3 марта 2025 г.", "3 марта 2025 г."),
        ("ar", "كلمة الوزير في المعرض، سلمورا، 3 مارس 2025", "3 مارس 2025"),
    ],
)
def test_a_title_may_end_with_the_day(language, title, words):
    assert title_date(title, language) == (date(2025, 3, 3), words)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Report on the fire of 3 March 2025"),
        ("en", "Talks in Selmora, 1–3 March 2025"),
        ("en", "On 3 March 2025, Selmora"),
        ("en", "Remarks, Selmora, March 2025"),
        ("en", "Selmora, 3 March 2025: remarks"),
        ("en", "3 March 2025"),
        ("ru", "Договор от 3 марта 2025 года"),
        ("en", ""),
    ],
)
def test_a_day_that_a_title_is_about_is_not_its_own(language, title):
    assert title_date(title, language) is None
