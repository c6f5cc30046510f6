"""Ids: no release takes the place of another one, and what comes again keeps its own."""

import json

import pytest

from embeddings.intake.incoming import objects, scan
from embeddings.intake.ingest import ingest
from embeddings.readers import KEPT, Reading
from embeddings.readers.jsonl import release_from_object
from embeddings.releases.delivery import Delivery
from tests.fakes import uploaded
from tests.test_formats import zipped

PORT = {
    "id": "1", "title": "Port of Arn opens new quay", "date": "2024-01-10", "language": "en",
    "text": "The Port of Arn opened a new quay on Wednesday for container ships.",
}  # fmt: skip
SCHOOL = {
    "id": "1", "title": "School of Bel admits pupils", "date": "2024-03-10", "language": "en",
    "text": "The School of Bel admitted four hundred pupils this week.",
}  # fmt: skip
PORT_RU = PORT | {
    "title": "Порт Арн открыл новый причал", "language": "ru",
    "text": "Порт Арн открыл в среду новый причал для контейнеровозов.",
}  # fmt: skip
PORT_AR = PORT | {
    "title": "ميناء آرن يفتتح رصيفا جديدا", "language": "ar",
    "text": "افتتح ميناء آرن يوم الأربعاء رصيفا جديدا لسفن الحاويات.",
}  # fmt: skip
NOTICE = {
    "title": "Road to Cape Lorn closed", "language": "en", "date": "2024-01-08",
    "text": "The road to Cape Lorn is closed to all traffic from eight in the morning until noon.",
}  # fmt: skip


def lines(*items):
    return "\n".join(map(json.dumps, items))


class Folder:
    """Files that are written and brought in."""

    def __init__(self, archive, path):
        self.archive, self.path = archive, path
        path.mkdir()

    def brings(self, **files):
        """Added, replaced, unchanged and removed, and what was told, once these files are as given."""
        for name, items in files.items():
            (self.path / f"{name}.jsonl").write_text(lines(*items))
        found = scan(self.archive, [self.path])
        report = ingest(self.archive, found.items, found.gone, found.problems)
        self.told = report.problems
        return counts(report)


def counts(report):
    return report.added, report.replaced, report.unchanged, report.removed


def posted(archive, *items):
    return counts(ingest(archive, [objects(lambda: Reading(tuple(map(release_from_object, items))))]))


def titles(archive):
    return sorted(release.title for release in archive.listing().releases)


def ids(archive):
    return {release.title: release.id for release in archive.listing().releases}


@pytest.fixture
def folder(archive, tmp_path):
    return Folder(archive, tmp_path / "in")


def test_of_a_release_of_two_files_the_one_that_is_left_says_what_it_is(archive, folder):
    """Whichever changed it last; also where the other one only holds it no longer, or is in an archive."""
    corrected = PORT | {"title": "Port of Arn opens two new quays", "text": f"Corrected: {PORT['text']}"}
    folder.brings(one=[PORT], two=[PORT])
    assert folder.brings(one=[corrected]) == (0, 1, 1, 0)
    assert folder.brings(one=[SCHOOL | {"id": "2"}]) == (1, 1, 1, 0)
    assert ids(archive) == {PORT["title"]: "1", SCHOOL["title"]: "2"}
    (folder.path / "all.zip").write_bytes(zipped(**{"a.jsonl": lines(PORT).encode()}))
    folder.brings(two=[corrected])
    assert archive.release("1").text == corrected["text"]
    (folder.path / "two.jsonl").unlink()
    folder.brings()
    assert archive.release("1").text == PORT["text"]
    assert folder.brings() == (0, 0, 2, 0)


def test_of_a_release_of_three_files_the_words_stay_while_two_are_left(archive, folder):
    """Which of them has the last word nobody knows."""
    corrected = PORT | {"text": f"Corrected: {PORT['text']}"}
    folder.brings(one=[PORT], two=[PORT], three=[PORT])
    folder.brings(one=[corrected])
    (folder.path / "two.jsonl").unlink()
    folder.brings()
    assert archive.release("1").text == corrected["text"]


def test_two_files_that_number_from_one_take_nothing_from_each_other(archive, folder):
    """Both stay, the first under its number; the report says which has another id, and counts it as read."""
    assert folder.brings(port=[PORT], school=[SCHOOL]) == (2, 0, 0, 0)
    [told] = folder.told
    other = ids(archive)[SCHOOL["title"]]
    assert ids(archive)[PORT["title"]] == "1"
    assert (told.item, told.kind) == (f"school.jsonl: {SCHOOL['title']}", KEPT)
    assert told.reason == f"came in as {other}: the id 1 is that of another release, “{PORT['title']}”"
    assert folder.brings(port=[PORT]) == (0, 0, 2, 0)
    assert folder.told == ()
    assert folder.brings(school=[SCHOOL | {"title": "All is new", "text": "Nothing of it is as before."}]) == (
        0, 1, 1, 0,
    )  # fmt: skip
    assert ids(archive) == {PORT["title"]: "1", "All is new": other}


def test_an_upload_takes_nothing_from_another(archive):
    """Nothing is known of them but their words: the same file with a correction is a replacement."""
    files = [("all.jsonl", lines(PORT).encode()), ("all.jsonl", lines(SCHOOL).encode())]
    assert counts(ingest(archive, uploaded(*files))) == (2, 0, 0, 0)
    later = lines(SCHOOL | {"text": "The School of Bel admitted five hundred pupils, more than ever."})
    assert counts(ingest(archive, uploaded(("all.jsonl", later.encode())))) == (0, 1, 0, 0)
    assert titles(archive) == [PORT["title"], SCHOOL["title"]]


@pytest.mark.parametrize("order", [(PORT, PORT_RU, PORT_AR), (PORT_AR, PORT, PORT_RU)])
def test_one_id_in_three_languages_is_one_item(archive, folder, order):
    """In a file and by the API, in whatever order; again, and with a new first one, they keep their ids."""
    assert folder.brings(all=order) == (3, 0, 0, 0)
    assert folder.told == ()
    before = ids(archive)
    assert len(set(archive.items(list(before.values())).values())) == 1
    assert folder.brings(all=order[::-1]) == (0, 0, 3, 0)
    assert posted(archive, *order) == (0, 0, 3, 0)
    assert ids(archive) == before


def test_one_id_on_other_days_is_no_language_version(archive, folder):
    """Nor twice in one language: which of the two it is nobody says."""
    folder.brings(all=[PORT, PORT_RU | {"date": "2024-05-10"}])
    assert len(set(archive.items(list(ids(archive).values())).values())) == 2
    assert folder.brings(all=[PORT, SCHOOL | {"date": PORT["date"]}, PORT_RU])[3] == 0
    assert len(set(archive.items(list(ids(archive).values())).values())) == 3


def test_what_names_no_id_is_told_apart_by_its_day(archive, folder):
    """A notice that is published three times is three; without another day it is one."""
    notices = [NOTICE, NOTICE | {"date": "2024-03-11"}, NOTICE | {"date": "2024-05-13"}]
    assert folder.brings(all=notices) == (3, 0, 0, 0)
    assert folder.brings(all=notices[1:]) == (0, 0, 2, 1)
    assert folder.told == ()
    assert posted(archive, notices[0]) == (1, 0, 0, 0)
    assert posted(archive, notices[1]) == posted(archive, notices[0]) == (0, 0, 1, 0)
    assert counts(ingest(archive, uploaded(("a.jsonl", lines(*notices).encode())))) == (0, 0, 3, 0)


@pytest.mark.parametrize(
    "later",
    [
        PORT | {"text": "The quay is for ferries. An error was corrected."},
        PORT | {"title": "Port opens quay", "date": ""},
        PORT
        | {
            "title": "Correction: quay", "date": "2024-01-20",
            "text": "In our release Port of Arn opens new quay a number was wrong.",
        },
    ],
    ids=["title and day", "words", "says so"],
)  # fmt: skip
def test_another_file_replaces_what_is_the_same_release(archive, folder, later):
    """An export that comes anew under another name, with a correction."""
    folder.brings(january=[PORT])
    assert folder.brings(february=[later]) == (0, 1, 1, 0)
    assert ids(archive) == {later["title"]: "1"}


@pytest.mark.parametrize(
    ("more", "result"),
    [
        ({}, (0, 1, 0, 0)),
        ({"source": "School of Bel"}, (1, 0, 0, 0)),
        ({"language": "ru", "text": PORT_RU["text"]}, (1, 0, 0, 0)),
        ({"id": "2"}, (1, 0, 0, 0)),
    ],
    ids=["the same id", "another source", "another language", "another id"],
)
def test_a_client_may_send_an_id_anew_with_all_of_it_changed(archive, more, result):
    """That is what its id is for; what another publisher or another language sends stands beside it."""
    posted(archive, PORT | {"source": "Port of Arn"})
    assert posted(archive, SCHOOL | more) == result


def test_rows_that_share_an_address_are_releases_of_their_own(archive, folder):
    """A table may name the publisher's home page in each; a page that has another title is the same one."""
    home = {"id": "", "url": "https://arn.example/"}
    assert folder.brings(all=[PORT | home, SCHOOL | home]) == (2, 0, 0, 0)
    assert [problem.reason.partition(":")[2] for problem in folder.told] == [
        f" its address is that of another release, “{PORT['title']}”"
    ]
    assert folder.brings(all=[PORT | home | {"title": "Quay"}, SCHOOL | home]) == (0, 1, 1, 0)


LEVEL = {"title": "Weekly water level", "language": "en", "url": "https://water.example/bulletins"}
LEVELS = [
    LEVEL | {"text": f"The water level of the Orn at the mill of Bel was {level} cm on Monday morning."}
    for level in (212, 198, 187)
]


def test_a_series_without_days_under_one_title_and_address_stays_whole(archive, folder):
    """In one file, where all but the first are told; read again, they keep their ids."""
    assert folder.brings(all=LEVELS) == (3, 0, 0, 0)
    assert {(problem.kind, problem.reason.partition(":")[2]) for problem in folder.told} == {
        (KEPT, f" its address is that of another release, “{LEVEL['title']}”")
    }
    assert len(folder.told) == 2
    before = {release.text: release.id for release in archive.listing().releases}
    assert folder.brings(all=LEVELS[::-1]) == (0, 0, 3, 0)
    assert {release.text: release.id for release in archive.listing().releases} == before


def test_a_series_without_days_that_comes_one_by_one_stays_whole(archive):
    """In uploads; what comes again is known, also with a corrected word."""
    for result in ((3, 0, 0, 0), (0, 0, 3, 0)):
        files = [(f"{n}.jsonl", lines(level).encode()) for n, level in enumerate(LEVELS)]
        assert counts(ingest(archive, uploaded(*files))) == result
    rules = " ".join(f"Rule {n} is kept by all boats." for n in range(40))
    for text, result in ((rules, (1, 0, 0, 0)), (rules.replace(" 7 is kept", " 7 is keept"), (0, 1, 0, 0))):
        assert posted(archive, {"title": "Rules", "url": "https://bel.example/rules", "text": text}) == result


STATEMENT = {
    "title": "Statement by the spokesperson", "language": "en", "date": "2024-06-03",
    "url": "https://lorn.example/statements",
}  # fmt: skip
VISITS = [
    STATEMENT | {"text": " ".join(f"Point {n} was agreed with the envoy of {place}." for n in range(20))}
    for place in ("Arn", "Bel", "Cape Orn", "Dell", "Esk")
]


def test_statements_of_one_day_under_one_title_and_address_stay_whole(archive):
    """As of saved pages that name the list as their address; sent again they are known, and all but one are told."""
    for result, told in (((5, 0, 0, 0), 4), ((0, 0, 5, 0), 0)):
        reports = [ingest(archive, uploaded((f"{n}.jsonl", lines(one).encode()))) for n, one in enumerate(VISITS)]
        assert tuple(map(sum, zip(*map(counts, reports), strict=True))) == result
        reasons = [(p.kind, p.reason.partition(":")[2]) for report in reports for p in report.problems]
        assert reasons == [(KEPT, f" its address is that of another release, “{STATEMENT['title']}”")] * told


def test_a_corrected_number_comes_again_under_its_address(archive):
    """From wherever: title and day agree, and nearly all the words. What was sent along is no correction."""
    corrected = VISITS[0] | {"text": VISITS[0]["text"].replace("Point 7", "Point 77")}
    files = [(f"{n}.jsonl", lines(one).encode()) for n, one in enumerate((VISITS[0], corrected))]
    assert [counts(ingest(archive, uploaded(file))) for file in files] == [(1, 0, 0, 0), (0, 1, 0, 0)]
    other = [(name, data.replace(b"lorn.example", b"bel.example")) for name, data in files]
    assert counts(ingest(archive, uploaded(*other))) == (2, 0, 0, 0)


def test_a_client_may_send_an_address_anew_with_all_of_its_words_changed(archive):
    """That is what its address is for, too."""
    assert posted(archive, VISITS[0]) == (1, 0, 0, 0)
    assert posted(archive, VISITS[1]) == (0, 1, 0, 0)


SOWN = {
    "en": "Harvest bulletin\n\n{}\n\nThe Grain Board of Arn said that farmers sowed {} hectares of barley.",
    "ru": "Бюллетень урожая\n\n{}\n\nЗерновой совет Арна сообщил, что крестьяне засеяли ячменём {} гектаров.",
}
DAYS = {"en": ("5 April 2024", "6 May 2024"), "ru": ("5 апреля 2024 г.", "6 мая 2024 г.")}


def bulletin(language, month, day=None):
    """A file of the name that each month's has, and what is in it."""
    words = SOWN[language].format(DAYS[language][month] if day is None else day, 4100 + 50 * month)
    return f"bulletin.{language}.txt", words.encode()


def grouped(archive):
    """The languages of each item."""
    found = archive.listing().releases
    items = archive.items([release.id for release in found])
    of = {item: sorted(r.language for r in found if items[r.id] == item) for item in items.values()}
    return sorted(of.values())


def test_what_is_sent_each_month_under_one_name_is_each_months_own(archive):
    """The files of one day that are sent together are one item; sent again, also one alone, they stay that."""
    april, may = ([bulletin(language, month) for language in SOWN] for month in (0, 1))
    for files in (april, may, may[:1]):
        ingest(archive, uploaded(*files))
    assert grouped(archive) == [["en", "ru"]] * 2
    assert counts(ingest(archive, uploaded(april[1]))) == (0, 0, 1, 0)
    assert counts(ingest(archive, uploaded(*april))) == (0, 0, 2, 0)
    assert grouped(archive) == [["en", "ru"]] * 2


@pytest.mark.parametrize(
    ("files", "items"),
    [
        ([("en", 0), ("en", 1), ("ru", 0), ("ru", 1)], [["en", "ru"]] * 2),
        ([("en", 0), ("ru", 0, "")], [["en", "ru"]]),
        ([("en", 0, ""), ("en", 1, ""), ("ru", 1, "")], [["en"], ["en"], ["ru"]]),
        ([("en", 0), ("ru", 1)], [["en"], ["ru"]]),
    ],
    ids=["two months at once", "one day unknown", "two that it may be a version of", "another day"],
)
def test_files_sent_together_under_one_name_are_versions_of_one_day(archive, files, items):
    """Once in each language; which of two it is nobody says."""
    ingest(archive, uploaded(*(bulletin(*file) for file in files)))
    assert grouped(archive) == items


def test_a_group_that_sent_releases_state_themselves_stands(archive):
    """Whenever they come."""
    for release in (PORT, PORT_RU):
        file = (f"{release['language']}.json", json.dumps(release | {"id": "", "version_of": "quay"}).encode())
        ingest(archive, uploaded(file))
    assert grouped(archive) == [["en", "ru"]]


def test_one_id_twice_in_a_file_with_other_words_is_two_releases(archive, folder):
    """Though title and day are the same; the very same words are one."""
    other = PORT | {"text": "The old quay of Arn will be taken down in summer, and its stones are for sale."}
    assert folder.brings(all=[PORT, other, PORT]) == (2, 0, 1, 0)
    [told] = folder.told
    assert (told.kind, "the id 1 is that of another release" in told.reason) == (KEPT, True)


def test_a_file_of_one_release_is_that_release_whatever_it_says(archive, tmp_path):
    """Also in another language."""
    file = tmp_path / "in" / "quay.json"
    file.parent.mkdir()
    for item in (PORT, SCHOOL, PORT_RU):
        file.write_text(json.dumps(item | {"id": ""}))
        found = scan(archive, [file.parent])
        ingest(archive, found.items)
        assert titles(archive) == [item["title"]]


def test_what_was_lost_before_comes_back_and_what_is_there_keeps_its_id(archive, folder, monkeypatch):
    """An archive of an earlier version, once its files are read again."""
    folder.brings(port=[PORT], school=[SCHOOL], all=[PORT_RU | {"id": "2"}, PORT_AR | {"id": "2"}])
    paths = {name: (folder.path / f"{name}.jsonl").as_posix() for name in ("port", "school", "all")}
    for path in paths.values():
        archive.remove_file(path)
    last = release_from_object(SCHOOL), release_from_object(PORT_AR | {"id": "2"})
    archive.apply([Delivery(last[:1], paths["port"]), Delivery(last[:1], paths["school"])])
    archive.apply([Delivery(last[1:], paths["all"])])
    assert folder.brings() == (2, 0, 2, 0)
    assert (ids(archive)[SCHOOL["title"]], ids(archive)[PORT_AR["title"]]) == ("1", "2")
    assert len(titles(archive)) == 4
