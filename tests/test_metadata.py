"""Title, date, source and navigation told from a release's text."""

from datetime import date

import pytest

from embeddings.releases.lines import is_crumb, is_title, repeats, source_line
from embeddings.releases.metadata import Parts, take_apart
from embeddings.text.language import settled_language

JUNE_10 = date(2020, 6, 10)
ENGLISH = "The harbour council of Noria adopted a plan for the northern berths today. " * 4
RUSSIAN = "Совет портов Нории утвердил сегодня план развития северных причалов. " * 4


def apart(text: str, language: str = "en", title: str = "") -> Parts:
    return take_apart(text.split("\n"), language, title)


@pytest.mark.parametrize(
    "line",
    [
        "Ru En", "RU | EN | AR", "English", "العربية  Русский", "Home > News", "Home",
        "Home / Press / Releases of June",
        "Главная › Новости › Пресс-релизы", "الرئيسية » الأخبار", "Home News", "News | Events", "Print",
        "Share | Print", "Print Share", "Версия для печати", "طباعة", "Skip to main content",
    ],
)  # fmt: skip
def test_navigation_is_a_crumb(line):
    """Languages, a trail from the front page, sections, buttons."""
    assert is_crumb(line)


@pytest.mark.parametrize(
    "line",
    [
        "", "   ", "Home of the brave returns", "News from the harbour", "Совет утвердил план", "اعتمد المجلس خطة",
        "Home > The council met. It adopted a plan. > News.", "42", "—", "Share prices fell", "Print " * 100,
        "Main points of the talks",
    ],
)  # fmt: skip
def test_text_is_no_crumb(line):
    """Words of its own, or more than a line of navigation has."""
    assert not is_crumb(line)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Source: Harbour Council", "Harbour Council"),
        ("  SOURCE:  Harbour Council  ", "Harbour Council"),
        ("Источник: Совет портов", "Совет портов"),
        ("Пресс-служба: Совет портов", "Совет портов"),
        ("المصدر: مجلس الموانئ", "مجلس الموانئ"),
        ("المصدر : مجلس الموانئ", "مجلس الموانئ"),
        ("Source:", ""),
        ("Source of the river", ""),
        ("The source: unknown", ""),
        ("Source: " + "x" * 300, ""),
        ("", ""),
    ],
)
def test_a_source_line_names_its_source(line, source):
    """A label, a colon and a name."""
    assert source_line(line) == source


def test_everything_around_the_text_is_told_apart():
    """Crumbs, title, date, buttons, source and end mark; the text keeps its paragraphs with one blank line."""
    text = (
        "Ru En\nHome > News\n\nPress release\nCouncil adopts plan\n\nJune 10, 2020\nPrint | Share\n\n"
        "First paragraph. \n \n\n\nSecond paragraph.\n\nSource: Harbour Council\nShare\n###\n"
    )
    lines = ("First paragraph.", "", "Second paragraph.")
    assert apart(text) == Parts(
        lines, "Council adopts plan", JUNE_10, "June 10, 2020", "Source: Harbour Council"
    )


def test_a_date_may_stand_above_the_title():
    """As may the source."""
    text = "10 июня 2020 г.\nИсточник: Совет портов\nСовет утвердил план\n\nСовет собрался."
    assert apart(text, "ru") == Parts(
        ("Совет собрался.",), "Совет утвердил план", JUNE_10, "10 июня 2020 г.", "Источник: Совет портов"
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Remarks at the museum, Marsal, 10 June 2020\n\n", JUNE_10),
        ("Remarks at the museum, Marsal, 9 June 2020\n\nJune 10, 2020\n\n", JUNE_10),
        ("Remarks at the museum, Marsal, 9 June 2020\n\nMARSAL, June 10, 2020 – ", JUNE_10),
        ("Remarks on the fire of 10 June 2020\n\n", None),
    ],
)
def test_the_end_of_the_title_says_when_where_no_line_does(text, day):
    found = apart(text + ENGLISH)
    assert (found.date, found.title) == (day, text.partition("\n")[0])


def test_a_title_may_end_with_the_abbreviated_year():
    found = apart(f"Выступление министра на открытии выставки, Марсал, 10 июня 2020 г.\n\n{RUSSIAN}", "ru")
    assert (found.date, found.title) == (JUNE_10, "Выступление министра на открытии выставки, Марсал, 10 июня 2020 г.")


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 10:00 ON 5 MAY 2025", "Embargo: 5 May 2025, 10:00 GMT", "STRICTLY EMBARGOED UNTIL 10:00",
        "Under embargo", "Эмбарго до 5 мая 2025 года", "Эмбарго до 10:00 мск 5 мая 2025 г.",
        "محظور النشر حتى الساعة 10:00 يوم 5 مايو 2025", "يحظر النشر قبل 5 مايو 2025",
        "FOR IMMEDIATE RELEASE", "PRESS RELEASE", "Press release No. 12/2025", "*** PRESS RELEASE ***",
        "Пресс-релиз", "Пресс-релиз № 45", "بيان صحفي", "بيان صحفي:", "بيان صحفي رقم 7",
    ],
)  # fmt: skip
def test_what_kind_of_text_it_is_and_when_it_is_free_is_no_title(line):
    found = apart(f"{line}\n\nMinistry sells the lottery\n\n{ENGLISH}")
    assert (found.title, found.lines) == ("Ministry sells the lottery", (ENGLISH.rstrip(),))


@pytest.mark.parametrize(
    "line",
    [
        "Embargo on oil lifted", "Embargo until 5 May 2025 prolonged by the council", "Эмбарго до 2026 года продлено",
        "Press release service opens", "Пресс-релиз о выборах", "محظور النشر في الصحف",
    ],
)  # fmt: skip
def test_a_title_may_speak_of_an_embargo_or_a_press_release(line):
    assert apart(f"{line}\n\n{ENGLISH}").title == line


def test_two_competing_dates_are_none():
    """A date above the title and another below it."""
    text = "June 9, 2020\n\nCouncil adopts plan\n\nJune 10, 2020\n\nThe council met."
    assert apart(text) == Parts(("The council met.",), "Council adopts plan")


def test_the_same_date_twice_does_not_compete():
    """The first way it is written is the evidence."""
    found = apart("2020-06-10\n\nCouncil adopts plan\n\nJune 10, 2020\n\nThe council met.")
    assert (found.date, found.date_evidence) == (JUNE_10, "2020-06-10")


def test_a_date_in_running_text_is_not_the_releases():
    """Nor is one in a title, nor one far below."""
    text = "Council meets June 12, 2020\n\nWork begins on June 10, 2020.\n\nOne.\n\nTwo.\n\nNORIA, June 1, 2020 – Three"
    found = apart(text)
    assert (found.title, found.date, found.date_evidence) == ("Council meets June 12, 2020", None, "")


def test_a_dateline_gives_the_date_and_stays_in_the_text():
    """It is part of the first sentence."""
    lines = ("NORIA, June 10, 2020 – The council met.", "", "It adopted a plan.")
    assert apart("Council adopts plan\n\n" + "\n".join(lines)) == Parts(
        lines, "Council adopts plan", JUNE_10, "June 10, 2020", place="NORIA"
    )


def test_a_date_under_whom_it_is_by_is_the_releases():
    """Both stay in the text: that the line above it is a name is not told."""
    text = "The supply is cut in two districts until Thursday."
    lines = ["Water is off", "", "Noria Waterworks", "27 July 2020, 8:15 a.m.", "", text]
    assert take_apart(lines, "en").date == date(2020, 7, 27)
    apart = [*lines[:2], "The two districts are without water.", *lines[3:]]
    assert take_apart(apart, "en").date is None
    assert take_apart([*lines[:3], "", *lines[3:]], "en").date is None


def test_a_date_line_outweighs_a_dateline():
    """The page says when it was published; the dateline when it was written."""
    assert apart("Plan\n\nJune 10, 2020\n\nNORIA, June 9, 2020 – The council met.").date == JUNE_10


def test_a_known_title_is_not_looked_for_and_its_repetition_is_no_text():
    """Other typography is the same title; a line that differs is text."""
    text = "“Council” adopts  plan\n\nA subheading\n\nThe council met."
    assert apart(text, title='"Council" adopts plan') == Parts(
        ("A subheading", "", "The council met."), '"Council" adopts plan'
    )


def test_what_has_only_a_head_stays_text():
    """A note of a title and a date is not thrown away; under a title known from elsewhere nothing is left."""
    assert apart("Council adopts plan\n\nJune 10, 2020\n").lines == (
        "Council adopts plan",
        "",
        "June 10, 2020",
    )
    assert apart("June 10, 2020", title="Council adopts plan").lines == ()


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n"])
def test_no_text_has_no_parts(text):
    """Everything unknown stays empty."""
    assert apart(text) == Parts(())


@pytest.mark.parametrize(
    "line", ["The council met today. It adopted a plan.", "- a list", "x" * 251, "42", "…"]
)
def test_a_sentence_a_list_a_number_or_a_long_line_is_no_title(line):
    """What stands first is then text, and the title unknown."""
    assert not is_title([line, "", "The council met."], 0)
    assert apart(f"{line}\n\nThe council met.") == Parts((line, "", "The council met."))


def test_a_title_is_set_off():
    """By a blank line, a date below, or by being much shorter than what follows."""
    assert is_title(["Plan adopted", "", "The council met."], 0)
    assert is_title(["Plan adopted.", "June 10, 2020", "The council met."], 0, "en")
    assert is_title(["Plan adopted", "The council met and adopted it."], 0)
    assert not is_title(["The council met and", "adopted the plan"], 0)
    assert not is_title(["Only line"], 0)


def test_the_office_that_signs_is_the_source():
    """A last line without a full stop that names a press office."""
    signed = apart("Plan\n\nThe council met.\n\nPress office of the Harbour Council")
    assert signed.source == signed.source_line == "Press office of the Harbour Council"
    ending = "Press office of the council was moved."
    assert apart(f"Plan\n\nThe council met.\n\n{ending}").lines[-1] == ending


def test_an_office_that_ends_the_sentence_above_signs_nothing():
    """However it is set."""
    text = "The talks were led by the new spokesperson, appointed by\n\nPress service of the Ministry of Trade"
    assert apart(f"Plan\n\n{text}") == Parts(tuple(text.split("\n")), "Plan")


@pytest.mark.parametrize("listed", ["English\nRussian\nArabic", "News\nEvents\nSearch", "Share", "Print | Share"])
def test_a_text_that_is_no_page_has_no_navigation_below_it(listed):
    """One that is copied from a page has: what stands above it tells; but not what its last words announce."""
    lines = ("The council met.", "", *listed.split("\n"))
    assert apart("Plan\n\n" + "\n".join(lines)) == Parts(lines, "Plan")
    assert apart("Ru En\n\nPlan\n\n" + "\n".join(lines)) == Parts(lines[:1], "Plan")
    assert take_apart(["Plan", "", *lines], "en", is_page=True) == Parts(lines[:1], "Plan")
    announced = ("It speaks of:", *lines[1:])
    assert apart("Ru En\n\nPlan\n\n" + "\n".join(announced)) == Parts(announced, "Plan")


def test_a_title_repeats_in_other_typography():
    """Quotes, case and spaces do not matter, words do; a line of megabytes is not even folded."""
    assert repeats(" «ПЛАН»  принят", '"План" принят')
    assert not repeats("План не принят", "План принят")
    assert not repeats("x" * 5_000_000, "x")


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (ENGLISH, "", "en"),
        (ENGLISH, "en-GB", "en"),
        (ENGLISH, "EN_us", "en"),
        (ENGLISH, "ru", "en"),
        (RUSSIAN, "en", "ru"),
        ("Plan", "ru", "ru"),
        (ENGLISH, "eo", "eo"),
        (ENGLISH, "english", "en"),
        (ENGLISH, "../x", "en"),
        ("42 — 43", "", ""),
        ("", "ar", "ar"),
        ("", "", ""),
    ],
)
def test_a_declared_language_holds_unless_enough_text_says_otherwise(text, declared, language):
    """Pages copy their templates' language; a text without letters has none."""
    assert settled_language(text, declared) == language


@pytest.mark.parametrize("language", ["en", "", "ar", "xx"])
@pytest.mark.parametrize(
    "text",
    ["> " * 100_000, "Home > " * 30_000, "\n" * 200_000 + "x", "x\n" * 200_000, " " * 1_000_000 + "x", "::" * 100_000],
)  # fmt: skip
def test_hostile_lines_lose_nothing(text, language):
    """Runs of separators, blank lines and spaces neither hang nor vanish."""
    assert "".join(apart(text, language).lines).replace(" ", "") == "".join(text.split())
