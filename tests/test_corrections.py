"""A release that says it corrects another one is found, and both are shown together."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answers import phrases
from assistant.answers.answer import Citation
from assistant.answers.correcting import corrections_told
from assistant.assistant import Assistant
from embeddings.releases.corrections import is_correction
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release, Version
from embeddings.text.sentences import sentence_spans

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


BREAD = Release(
    "bread", "Bread rose by 4 percent.", "Bread prices in the north, July 2023",
    date(2023, 8, 2), "", "en", "Fund",
)  # fmt: skip
OIL = Release("oil", "Oil fell.", "Oil prices in the south, July 2023", date(2023, 8, 2), "", "en", "Fund")
BREAD_RU = Release(
    "bread-ru", "Хлеб подорожал на 4 процента.", "Цены на хлеб на севере", date(2023, 8, 2), "", "ru", "Fund"
)


@pytest.mark.parametrize(
    ("changes", "corrected"),
    [
        ({"text": "In the release of 2 August on bread prices in July, the rise was given as 4 percent."}, "bread"),
        ({"text": "Our statement dated August 2, 2023 on bread prices gave a wrong figure."}, "bread"),
        ({"text": "В релизе от 2 августа о ценах на хлеб был неверно указан рост.", "language": "ru",
          "title": "Исправление"}, "bread-ru"),
        ({"text": "In the release of 3 August on bread prices in July, the rise was given as 4 percent."}, None),
        ({"text": "In the release of 2 August on the weather, the rain was given as 4 mm."}, None),
        ({"text": "In the release of 2 August on prices in July 2023, a figure was wrong."}, None),
        ({"text": "On 2 August bread prices rose by 4 percent."}, None),
    ],
    ids=["day and subject", "full day", "in Russian", "another day", "another subject", "two", "no release"],
)  # fmt: skip
def test_a_correction_may_name_the_release_by_its_day_and_subject(archive, changes, corrected):
    """Where exactly one of that day fits."""
    put(archive, BREAD, OIL, BREAD_RU, replace(CORRECTION, **{"title": "Correction to a release", **changes}))
    found = [one.id for one in (BREAD, OIL, BREAD_RU) if corrections(archive, one)]
    assert found == ([corrected] if corrected else [])


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


SURE = {
    "en": "A later release corrects what is quoted: «Correction: size of the aid shipment to Tamuria».",
    "ru": "Более поздний релиз исправляет процитированное: «Исправление: объём помощи, направленной в Тамурию».",
    "ar": "صحّح بيان لاحق ما ورد هنا: «تصحيح: حمولة قافلة المساعدات المرسلة إلى تاموريا».",
}
UNSURE = {
    "en": SURE["en"].replace("what is quoted", "something in the release that is quoted"),
    "ru": SURE["ru"].replace("процитированное", "что-то в процитированном релизе"),
    "ar": SURE["ar"].replace("ما ورد هنا", "شيئاً مما ورد في البيان المقتبس منه"),
}


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [("en", "1,850", "4.3 million"), ("ru", "1850", "4,3"), ("ar", "١٨٥٠", "٤٫٣")],
)
def test_only_what_a_correction_replaces_is_said_to_be_corrected(sample_archive, language, wrong, right):
    """The tonnes were wrong, what the transport cost was not."""
    releases = sample_archive.listing(limit=1000).releases
    convoy = next(r for r in releases if "drought-aid" in r.id and r.language == language)
    told = [
        corrections_told([_citing(convoy, words, sample_archive)], sample_archive.release, language)
        for words in (wrong, right)
    ]
    assert told == [SURE[language], UNSURE[language]]


def _citing(release, words, archive):
    spans = sentence_spans(release.text, release.language)
    start, end = next((start, end) for start, end in spans if words in release.text[start:end])
    return Citation(
        1, release.id, 1, release.title, release.date, release.language, release.source, "",
        release.text[start:end], start, end, corrections=archive.corrections(release),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "corrects", "sure"),
    [
        ("The show opens on 5 May.", "It opens on 15 May, not on 5 May.", True),
        ("The chair is Ada Noor.", "The name of the chair is not “Ada Noor”.", True),
        ("The chair is Ada Noor.", "The chair was misnamed.", False),
        ("It was sent in 2023.", "The release of 2 August 2023 was wrong: 1,580 tonnes.", False),
        ("On 2 August it left.", "The release of 2 August 2023 was wrong: 1,580 tonnes.", False),
    ],
)
def test_a_day_and_words_in_quotation_marks_tell_too(quote, corrects, sure):
    """The day and the year of the corrected release itself do not."""
    told = Release("later", corrects, "Correction", date(2023, 8, 4), language="en")
    version = Version("en", "later", "Correction", "")
    citation = Citation(
        1, "x", 1, "X", date(2023, 8, 2), "en", "", "", quote, 0, len(quote), corrections=(version,)
    )
    notice = corrections_told([citation], {"later": told}.get, "en")
    assert notice == phrases.corrected(["Correction"], "en", sure)


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_the_language_versions_of_a_correction_are_one(sample_archive, language):
    releases = sample_archive.listing(limit=1000).releases
    convoy = next(r for r in releases if "drought-aid" in r.id and r.language == language)
    assert [one.language for one in sample_archive.corrections(convoy)] == [language]


@pytest.mark.parametrize(
    ("question", "wrong", "right"),
    [
        ("Сколько тонн помощи отправили в Тамурию?", "1850", "1580"),
        ("How many tonnes of aid were sent to Tamuria in August 2023?", "1,850", "1,580"),
    ],
)
def test_what_a_correction_says_otherwise_is_not_quoted_beside_it(sample_archive, question, wrong, right):
    """The number that it takes back stands only where it does so."""
    quotes = [c.quote for c in Assistant(sample_archive).ask(question, mode="quotes").citations]
    assert any(right in quote for quote in quotes)
    assert all(right in quote for quote in quotes if wrong in quote)
