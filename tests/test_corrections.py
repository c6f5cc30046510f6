"""A release that says it corrects another one is found, and both are shown together."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.assistant import Assistant
from embeddings.corrections import is_correction
from embeddings.delivery import Delivery
from embeddings.release import Release

CONVOY = Release(
    "convoy", "The convoy carries 1,850 tonnes of food for Tamuria.", "Fund sends first convoy to Tamuria",
    date(2023, 8, 2), "", "en", "Fund",
)  # fmt: skip
CORRECTION = Release(
    "correction",
    "The release of August 2, 2023, “Fund sends first convoy to Tamuria”, contained an error. It is 1,580 tonnes.",
    "Correction: size of the shipment", date(2023, 8, 4), "", "en", "Fund",
)  # fmt: skip
RUSSIAN = Release(
    "convoy-ru", "Колонна везёт 1850 тонн продовольствия.", "Фонд направил колонну в Тамурию",
    date(2023, 8, 2), "", "ru", "Fund", version_of="convoy",
)  # fmt: skip


def put(archive, *releases):
    archive.link(archive.apply([Delivery(releases)]).ids)


def corrections(archive, release):
    return [version.release_id for version in archive.corrections(release)]


@pytest.mark.parametrize("order", [(CONVOY, CORRECTION), (CORRECTION, CONVOY)], ids=["first", "last"])
def test_a_correction_is_found_in_whichever_order_they_come(archive, order):
    """It is no correction of itself."""
    for release in order:
        put(archive, release)
    assert corrections(archive, CONVOY) == ["correction"]
    assert corrections(archive, CORRECTION) == []


def test_it_corrects_the_language_versions_too(archive):
    """What was wrong in one was wrong in all."""
    put(archive, CONVOY, RUSSIAN, CORRECTION)
    assert corrections(archive, RUSSIAN) == ["correction"]


def test_what_is_gone_corrects_nothing_and_is_corrected_when_it_is_back(archive):
    """Removing either undoes the mark; the release that comes back has it again."""
    put(archive, CONVOY, CORRECTION)
    archive.remove(["convoy"])
    put(archive, CONVOY)
    assert corrections(archive, CONVOY) == ["correction"]
    archive.remove(["correction"])
    assert corrections(archive, CONVOY) == []


def test_what_no_longer_says_so_corrects_nothing(archive):
    """The mark goes with the words that it was read from."""
    put(archive, CONVOY, CORRECTION)
    put(archive, replace(CORRECTION, title="Weather", text="It was fine in the mountains."))
    assert corrections(archive, CONVOY) == []
    put(archive, CORRECTION)
    assert corrections(archive, CONVOY) == ["correction"]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Convoy statement", "text": CORRECTION.text.replace("contained an error", "was read by many")},
        {"source": "Another fund"},
        {"date": date(2023, 8, 1)},
        {"date": date(2025, 8, 4)},
        {"text": CORRECTION.text.replace("convoy", "ship")},
        {"date": None},
    ],
    ids=["no correction", "another source", "before", "years later", "another title", "undated"],
)  # fmt: skip
def test_what_is_not_stated_is_not_believed(archive, changes):
    """A wrong mark would make a right release look wrong."""
    fields = {name: getattr(CORRECTION, name) for name in Release.__dataclass_fields__}
    put(archive, CONVOY, Release(**(fields | changes)))
    assert corrections(archive, CONVOY) == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Correction: the budget", True), ("Исправление: объём помощи", True), ("تصحيح: حمولة القافلة", True),
        ("Опечатка в сообщении", True), ("تصويب", True), ("This corrects our earlier release on trade", True),
        ("Department of Corrections opens", False), ("Direct flights", False), ("Поправками к закону", False),
        ("Court corrects the record of a judge", False),
    ],
)  # fmt: skip
def test_a_correction_calls_itself_one(title, expected):
    """In three languages."""
    assert is_correction(Release("x", "Words.", title)) is expected


def test_an_answer_from_a_corrected_release_says_so(archive):
    """With the correction's title, and its address in the citation."""
    put(archive, CONVOY, CORRECTION, RUSSIAN)
    answer = Assistant(archive).ask("Сколько тонн продовольствия везёт колонна?")
    assert [c.release_id for c in answer.citations] == ["convoy-ru"]
    assert [c.release_id for c in answer.citations[0].corrections] == ["correction"]
    assert "Correction: size of the shipment" in answer.notice


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_the_language_versions_of_a_correction_are_one(sample_archive, language):
    releases = sample_archive.listing(limit=1000).releases
    convoy = next(r for r in releases if "drought-aid" in r.id and r.language == language)
    assert [one.language for one in sample_archive.corrections(convoy)] == [language]
