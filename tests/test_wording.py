"""The interface's languages: complete, alike in what they say, and right in plurals and dates."""

import pkgutil
import re
import string
from datetime import date
from pathlib import Path

import pytest

import web
import web.wording
from embeddings.readers import SUFFIXES
from web.wording import choose, wordings

FOLDER = Path(web.__file__).parent
LANGUAGES = [module.name for module in pkgutil.iter_modules(web.wording.__path__)]


def wanted_values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_english_arabic_and_russian_are_there():
    """The interface speaks the three languages of the releases."""
    assert {"ar", "en", "ru"} <= set(wordings())


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_every_string_of_english_and_no_other(code):
    """A string that one language lacks, or has alone, fails here."""
    assert sorted(wordings()[code].texts) == sorted(wordings()["en"].texts)
    assert sorted(wordings()[code].plurals) == sorted(wordings()["en"].plurals)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_translation_takes_the_values_of_the_english_string(code):
    """No translation forgets a value or invents one, and none is empty."""
    for key, text in wordings()[code].texts.items():
        assert text.strip() == text != "", key
        assert wanted_values(text) == wanted_values(wordings()["en"].texts[key]), key


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_plural_has_every_form_of_its_language(code):
    """Arabic has six forms, Russian four; each text has exactly those of its locale."""
    wording = wordings()[code]
    for key, forms in wording.plurals.items():
        assert set(forms) == {*wording.locale.plural_form.tags, "other"}, key


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_string_that_a_page_uses_exists_and_every_string_is_used(code):
    """Templates, scripts and views name only strings that exist; no string is left over."""
    files = [
        *FOLDER.glob("*.py"),
        *FOLDER.glob("routes/*.py"),
        *FOLDER.glob("templates/*"),
        *FOLDER.glob("static/*.js"),
    ]
    sources = "\n".join(path.read_text("utf-8") for path in [*files, FOLDER / "wording" / "__init__.py"])
    asked = set(re.findall(r"""\bt\(["'](\w+)["']""", sources))
    assert asked <= set(wordings()[code].texts)
    made = {
        f"failed_{kind}{todo}"
        for kind in ("model", "cut", "offline", "question", "long", "dates", "busy", "server")
        for todo in ("", "_todo")
    }
    named = set(re.findall(r"""["'.](\w+)\b""", sources)) | made
    assert set(wordings()[code].texts) - named == set()
    assert set(wordings()[code].plurals) - named == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_can_be_read_is_named_by_its_ending(code):
    """Every format has its ending or its name there; of endings for one format, the usual one."""
    others = {".text", ".markdown", ".htm", ".xhtml", ".wml", ".ndjson", ".tgz"}
    named = set(re.findall("[a-z0-9]+", wordings()[code].text("upload_format").lower()))
    assert {suffix[1:] for suffix in {*SUFFIXES} - others} - named == set()


@pytest.mark.parametrize(
    ("code", "number", "words"),
    [
        ("en", 0, "0 releases"), ("en", 1, "1 release"), ("en", 2, "2 releases"),
        ("ru", 1, "1 релиз"), ("ru", 3, "3 релиза"), ("ru", 11, "11 релизов"), ("ru", 62, "62 релиза"),
        ("ar", 0, "لا بيانات"), ("ar", 1, "بيان واحد"), ("ar", 2, "بيانان"), ("ar", 5, "5 بيانات"),
        ("ar", 11, "11 بياناً"), ("ar", 62, "62 بياناً"), ("ar", 100, "100 بيان"), ("ar", 103, "103 بيانات"),
    ],
)  # fmt: skip
def test_numbers_take_the_right_form(code, number, words):
    """Counted releases read as a native speaker would write them."""
    assert wordings()[code].count("releases", number) == words


def test_dates_follow_the_language():
    """A date is written in the interface's language; an unknown one is said to be unknown."""
    day = date(2020, 6, 10)
    written = {code: wordings()[code].day(day) for code in ("ar", "en", "ru")}
    assert written["ar"] == "10 يونيو 2020"
    assert written["en"] == "10 June 2020"
    assert re.sub(r"\s", " ", written["ru"]) == "10 июня 2020 г."
    assert wordings()["en"].day(None) == "No date"


def test_spans_of_dates_may_be_open():
    """Both ends, one end, or none."""
    first, last = date(2020, 6, 1), date(2020, 6, 30)
    span = wordings()["en"].span
    assert span(first, last) == "1 June 2020 – 30 June 2020"
    assert span(first, None) == "from 1 June 2020"
    assert span(None, last) == "until 30 June 2020"
    assert span(None, None) == ""


def test_languages_are_named_and_strange_codes_stay_codes():
    """A language is called by its name in the interface's language."""
    assert wordings()["ru"].languages(["ar", "en"]) == "арабский и английский"
    assert wordings()["en"].language("zz-hostile<b>") == "zz-hostile<b>"
    assert wordings()["en"].language("") == "unknown language"


@pytest.mark.parametrize(
    ("chosen", "header", "code"),
    [
        ("", "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("", "fr-FR,fr;q=0.9,ar;q=0.4,en;q=0.3", "ar"),
        ("", "en;q=0.1, ar;q=0.9", "ar"),
        ("", "ru;q=0, en", "en"),
        ("ar", "ru", "ar"),
        ("../../etc", "ru", "ru"),
        ("", "", "en"),
        ("", "*", "en"),
        ("", ";;;,,,q=", "en"),
        ("", "ru;q=abc", "en"),
        ("", "x" * 100_000, "en"),
        ("", "ar-" + "x" * 500, "ar"),
        ("__init__", "en", "en"),
    ],
)
def test_the_language_is_chosen_by_person_then_browser_then_english(chosen, header, code):
    """A cookie outweighs Accept-Language; nonsense in either is ignored."""
    assert choose(chosen, header).code == code
