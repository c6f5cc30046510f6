"""Folders, files and objects into the archive: what is new, changed, gone or broken."""

import gzip
import io
import json
import os
import sqlite3
import tarfile
import threading

import pytest

from embeddings.intake import loading
from embeddings.intake.identity import identified
from embeddings.intake.incoming import Room, objects, scan
from embeddings.intake.ingest import ingest
from embeddings.intake.jobs import JobQueue
from embeddings.readers import Problem, Reading
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release
from tests.fakes import WordEncoder, uploaded
from tests.test_formats import zipped

FERRY = "Ferry line opens\n\nJune 10, 2024\n\nThe ferry line between the two ports opened today.\n"
RATE = "Key rate raised\n\nJune 11, 2024\n\nThe bank raised the key rate to seven percent today.\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "releases"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY)
    (folder / "rate.txt").write_text(RATE)
    return folder


def run(archive, folder):
    found = scan(archive, [folder])
    return ingest(archive, found.items, found.gone, found.problems)


def counts(report):
    return report.added, report.replaced, report.unchanged, report.removed, report.failed


def titles(archive):
    return sorted(r.title for r in archive.listing().releases)


def test_a_folder_comes_in_once(archive, folder):
    """The second run over the same folder reads nothing anew."""
    assert counts(run(archive, folder)) == (2, 0, 0, 0, 0)
    assert counts(run(archive, folder)) == (0, 0, 2, 0, 0)
    assert titles(archive) == ["Ferry line opens", "Key rate raised"]


def test_a_changed_file_replaces_its_release(archive, folder):
    """The old words are gone, the id stays."""
    run(archive, folder)
    before = {r.id for r in archive.listing().releases}
    (folder / "rate.txt").write_text(RATE.replace("seven", "eight"))
    assert counts(run(archive, folder)) == (0, 1, 1, 0, 0)
    assert {r.id for r in archive.listing().releases} == before
    assert archive.search("seven percent")[0].passage.text.count("eight") == 1


def test_a_deleted_file_takes_its_release_along(archive, folder):
    """What is gone from the folder is gone from the archive."""
    run(archive, folder)
    (folder / "rate.txt").unlink()
    assert counts(run(archive, folder)) == (0, 0, 1, 1, 0)
    assert titles(archive) == ["Ferry line opens"]


def test_an_empty_folder_removes_nothing(archive, folder):
    """A share that is not mounted looks like an empty folder: it is reported, and nothing is lost."""
    run(archive, folder)
    for file in folder.iterdir():
        file.unlink()
    report = run(archive, folder)
    assert counts(report) == (0, 0, 0, 0, 1)
    assert report.problems[0].reason == "empty now, but 2 files came from it: nothing was removed"
    assert len(titles(archive)) == 2


def test_a_folder_within_that_shows_nothing_removes_nothing(archive, folder):
    """Be it another share that is not mounted; a folder that is itself deleted takes its releases along."""
    share = folder / "share"
    share.mkdir()
    (share / "plan.txt").write_text(FERRY.replace("Ferry", "Bus"))
    run(archive, folder)
    (share / "plan.txt").unlink()
    report = run(archive, folder)
    assert counts(report) == (0, 0, 2, 0, 1)
    assert report.problems[0].item == share.as_posix()
    assert report.problems[0].reason == "empty now, but 1 files came from it: nothing was removed"
    share.rmdir()
    assert counts(run(archive, folder)) == (0, 0, 2, 1, 0)


def test_a_folder_that_cannot_be_opened_removes_nothing(archive, folder, monkeypatch):
    """A server that is away answers with an error where the files were."""
    (folder / "share").mkdir()
    (folder / "share" / "plan.txt").write_text(FERRY.replace("Ferry", "Bus"))
    run(archive, folder)
    opened = os.scandir

    def away(path):
        if str(path).endswith("share"):
            raise OSError(116, "Stale file handle", str(path))
        return opened(path)

    with monkeypatch.context() as server:
        server.setattr(os, "scandir", away)
        report = run(archive, folder)
    assert counts(report) == (0, 0, 2, 0, 1)
    assert report.problems[0].reason == "Stale file handle, but 1 files came from it: nothing was removed"
    assert len(titles(archive)) == 3


def test_a_link_to_what_is_away_removes_nothing(archive, folder, tmp_path):
    """It is there and cannot be read."""
    (tmp_path / "target.txt").write_text(FERRY.replace("Ferry", "Bus"))
    (folder / "link.txt").symlink_to(tmp_path / "target.txt")
    run(archive, folder)
    (tmp_path / "target.txt").unlink()
    assert counts(run(archive, folder)) == (0, 0, 2, 0, 1)
    assert len(titles(archive)) == 3


BACKUPS = (
    "ferry.txt~", "#ferry.txt#", "ferry.txt.~1~", "~$ferry.docx", "ferry.txt.sb-f1b9ecd8-Zk4P2u",
    "ferry.txt___jb_tmp___", "Notice~",
)  # fmt: skip
NO_BACKUPS = ("Order No. 5~", "#2024#", "sb-council.txt", "Up by ~5%.txt", "Notice", "~Notice 3", "ferry (copy).txt")


def test_what_programs_keep_of_an_edited_file_is_no_release(archive, folder):
    """The old words do not come in beside the corrected ones; what only looks alike does."""
    for number, name in enumerate(NO_BACKUPS):
        (folder / name).write_text(f"Tram line {number}\n\nA tram line number {number} opened today.\n")
    for name in BACKUPS:
        (folder / name).write_text(FERRY.replace("two", "three"))
    assert counts(run(archive, folder)) == (2 + len(NO_BACKUPS), 0, 0, 0, 0)
    assert not archive.listing(words="three").releases


def test_what_programs_keep_is_no_release_in_an_archive_either(archive):
    """As in a folder that was packed."""
    packed = zipped(**{"in/ferry.txt": FERRY.encode(), "in/ferry.txt~": RATE.encode(), "in/No. 5~": RATE.encode()})
    assert counts(ingest(archive, uploaded(("in.zip", packed)))) == (2, 0, 0, 0, 0)


def test_a_folder_that_a_link_leads_to_is_read_there(archive, folder, tmp_path):
    """Also one that was moved to another disk and linked back: its releases stay what they were."""
    (folder / "share").mkdir()
    (folder / "share" / "plan.txt").write_text(FERRY.replace("Ferry", "Bus"))
    run(archive, folder)
    before = sorted(r.id for r in archive.listing().releases)
    (folder / "share").rename(tmp_path / "disk")
    (folder / "share").symlink_to(tmp_path / "disk")
    assert counts(run(archive, folder)) == (0, 0, 3, 0, 0)
    (tmp_path / "disk").rename(tmp_path / "away")
    report = run(archive, folder)
    assert (counts(report), report.problems[0].item) == ((0, 0, 2, 0, 1), "share")
    assert sorted(r.id for r in archive.listing().releases) == before
    (tmp_path / "away").rename(tmp_path / "disk")
    (tmp_path / "disk" / "plan.txt").unlink()
    (tmp_path / "disk" / "tram.txt").write_text(FERRY.replace("Ferry", "Tram"))
    assert counts(run(archive, folder)) == (1, 0, 2, 1, 0)


def test_links_within_a_folder_bring_nothing_in_twice(archive, folder, tmp_path):
    """However they lead round; what only a link shows is read through it, and a folder is read once."""
    (folder / "2024").mkdir()
    (folder / "2024" / "plan.txt").write_text(FERRY.replace("Ferry", "Bus"))
    (folder / ".kept").mkdir()
    (folder / ".kept" / "tram.txt").write_text(FERRY.replace("Ferry", "Tram"))
    outside = tmp_path / "outside"
    (outside / "deep").mkdir(parents=True)
    (outside / "deep" / "train.txt").write_text(FERRY.replace("Ferry", "Train"))
    (outside / "taxi.txt").write_text(FERRY.replace("Ferry", "Taxi"))
    links = {
        "0-latest": folder / "2024", "self": folder, "round": folder / "round", "current": folder / ".kept",
        "a": outside / "deep", "b": outside, "c": outside, "2024/back": folder,
    }  # fmt: skip
    for name, target in links.items():
        (folder / name).symlink_to(target)
    (outside / "deep" / "out").symlink_to(outside)
    report = run(archive, folder)
    lines = (f"{one} line opens" for one in ("Bus", "Ferry", "Taxi", "Train", "Tram"))
    assert (report.added, titles(archive)) == (6, sorted([*lines, "Key rate raised"]))
    assert {(p.item, p.reason) for p in report.problems} == {
        ("round", "Too many levels of symbolic links"),
        ((folder / "a" / "out").as_posix(), "a link to a folder that holds it, which is not followed"),
    }
    assert counts(run(archive, folder)) == (0, 0, 6, 0, 2)


def ids(archive):
    return {release.title: release.id for release in archive.listing().releases}


def test_a_moved_or_renamed_file_stays_the_release_it_is(archive, folder):
    """However often, and when it is changed after; what was linked by hand stays linked, and earlier words readable."""
    (folder / "rate.txt").write_text(RATE.replace("seven", "six"))
    run(archive, folder)
    (folder / "rate.txt").write_text(RATE)
    run(archive, folder)
    before = ids(archive)
    archive.set_item(before["Key rate raised"], before["Ferry line opens"])
    (folder / "2024").mkdir()
    (folder / "rate.txt").rename(folder / "2024" / "rate.txt")
    assert counts(run(archive, folder)) == (0, 0, 2, 0, 0)
    (folder / "2024" / "rate.txt").rename(folder / "2024" / "key.txt")
    assert counts(run(archive, folder)) == (0, 0, 2, 0, 0)
    assert (ids(archive), archive.origins_of(before["Key rate raised"])) == (
        before,
        [(folder / "2024" / "key.txt").as_posix()],
    )
    (folder / "2024" / "key.txt").write_text("Key rate kept\n\nJune 12, 2024\n\nThe bank kept the key rate.\n")
    assert counts(run(archive, folder)) == (0, 1, 1, 0, 0)
    assert ids(archive)["Key rate kept"] == before["Key rate raised"]
    assert len(archive.earlier(before["Key rate raised"])) == 2
    shared = archive.items(list(before.values()))
    assert shared[before["Key rate raised"]] == before["Ferry line opens"]
    (folder / "2024" / "key.txt").unlink()
    (folder / "2024").rmdir()
    assert counts(run(archive, folder)) == (0, 0, 1, 1, 0)


def test_a_new_file_where_a_moved_one_was_is_another_release(archive, folder):
    """Of the same title and day as it is; and each changes by itself from then on."""
    run(archive, folder)
    (folder / "old").mkdir()
    (folder / "rate.txt").rename(folder / "old" / "rate.txt")
    run(archive, folder)
    (folder / "rate.txt").write_text(RATE.replace("seven percent", "four percent, as the board had asked it to"))
    assert counts(run(archive, folder)) == (1, 0, 2, 0, 0)
    (folder / "rate.txt").write_text(RATE.replace("seven percent", "three percent, as the board had asked it to"))
    assert counts(run(archive, folder)) == (0, 1, 2, 0, 0)
    texts = [r.text for r in archive.listing().releases if r.title == "Key rate raised"]
    assert sorted("seven" in text for text in texts) == [False, True]
    (folder / "rate.txt").unlink()
    assert counts(run(archive, folder)) == (0, 0, 2, 1, 0)


def test_a_folder_moved_and_brought_in_from_there_is_not_there_twice(archive, folder):
    """Nor are the files in an archive in it, which is named otherwise; a copy is a release of its own."""
    (folder / "all.zip").write_bytes(zipped(**{"x/tram.txt": FERRY.replace("Ferry", "Tram").encode()}))
    run(archive, folder)
    before = ids(archive)
    moved = folder.rename(folder.with_name("moved"))
    (moved / "all.zip").rename(moved / "old.zip")
    assert counts(run(archive, moved)) == (0, 0, 3, 0, 0)
    assert ids(archive) == before
    assert counts(run(archive, moved)) == (0, 0, 3, 0, 0)
    (moved / "copy.txt").write_text(RATE)
    assert counts(run(archive, moved)) == (1, 0, 3, 0, 0)


def test_of_two_files_with_the_words_of_one_that_is_gone_one_is_it(archive, folder):
    """The one of its name, else the first; the other is a release of its own."""
    run(archive, folder)
    before = ids(archive)
    (folder / "rate.txt").unlink()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(RATE)
    assert counts(run(archive, folder)) == (1, 0, 2, 0, 0)
    assert archive.ids_in((folder / "a.txt").as_posix()) == {before["Key rate raised"]}
    (folder / "b.txt").unlink()
    assert counts(run(archive, folder)) == (0, 0, 2, 1, 0)
    assert ids(archive) == before


def test_a_new_name_says_what_names_say(archive, folder):
    """The day and the language versions are read in it."""
    for name in ("plan.en.txt", "plan.ru.txt"):
        (folder / name).write_text("The plan\n\nThe plan was adopted by the council.\n")
    run(archive, folder)
    for name in ("en", "ru"):
        (folder / f"plan.{name}.txt").rename(folder / f"2024-05-06-plan.{name}.txt")
    assert counts(run(archive, folder)) == (0, 2, 2, 0, 0)
    plans = [r for r in archive.listing().releases if r.title == "The plan"]
    assert {r.date.isoformat() for r in plans} == {"2024-05-06"}
    assert [len(archive.versions(r)) for r in plans] == [1, 1]


def test_what_was_removed_or_changed_in_the_archive_stays_so_when_its_file_is_moved(archive, folder):
    """The file is not the last word."""
    run(archive, folder)
    before = ids(archive)
    archive.remove([before["Ferry line opens"]])
    changed = Release(before["Key rate raised"], "The bank kept the rate.", "Key rate kept")
    archive.apply([Delivery((changed,))])
    (folder / "in").mkdir()
    for name in ("ferry.txt", "rate.txt"):
        (folder / name).rename(folder / "in" / name)
    assert counts(run(archive, folder)) == (0, 0, 1, 0, 0)
    assert [r.text for r in archive.listing().releases] == ["The bank kept the rate."]


LINES = [json.dumps({"id": f"r{n}", "text": f"News number {n} of the harbour."}) for n in range(4)]


def tarred(count):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as files:
        for n in range(count):
            data = f"News {n}\n\nNews number {n} of the harbour.".encode()
            info = tarfile.TarInfo(f"{n}.txt")
            info.size = len(data)
            files.addfile(info, io.BytesIO(data))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "whole", "torn", "fewer"),
    [
        ("all.jsonl", "\n".join(LINES), "\n".join(LINES)[:-60], "\n".join(LINES[:2])),
        ("all.csv", "id,text\na,One.\nb,Two.\n", "id,text\na,One.\nb,\n", "id,text\na,One.\n"),
        ("all.tar", tarred(4), tarred(4)[:2600] + b"x" * 600, tarred(2)),
        ("all.tar.gz", gzip.compress(tarred(4)), gzip.compress(tarred(4))[:-40], gzip.compress(tarred(2))),
    ],
)
def test_a_torn_file_of_several_takes_none_along(archive, tmp_path, name, whole, torn, fewer):
    """Half a file on a full disk is no deletion; once it is whole, what is not in it is gone."""
    file = tmp_path / "in" / name
    file.parent.mkdir()

    def bring(content):
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return run(archive, file.parent)

    count = bring(whole).added
    report = bring(torn)
    assert (report.removed, archive.status().releases) == (0, count)
    assert report.problems
    left = {"all.csv": 1}.get(name, 2)
    assert (bring(fewer).removed, archive.status().releases) == (count - left, left)


def test_a_file_too_large_is_not_even_loaded(archive, folder):
    """It is refused by its size."""
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200 << 30)
    report = run(archive, folder)
    assert report.problems == (Problem("huge.txt", "204800 MB; a file of releases has at most 64 MB"),)


def test_archives_within_archives_have_one_room(archive, monkeypatch):
    """However they are nested, no more comes out than out of one."""
    inner = zipped(**{f"{n}.txt": RATE.encode() for n in range(30)})
    outer = zipped(**{f"{n}.zip": inner for n in range(30)})
    monkeypatch.setattr("embeddings.intake.incoming.MAX_INSIDE", 100)
    monkeypatch.setattr(Room.__init__, "__defaults__", (100, 1 << 30))
    report = ingest(archive, uploaded(("outer.zip", outer)))
    assert report.total < 200
    assert {p.reason for p in report.problems} == {"more than 100 files in one; unpack it into a folder"}


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(archive, folder):
    """Each bad file has its name and reason."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "image.png").write_bytes(b"\x89PNG")
    (folder / "lines.jsonl").write_text('{"text": "One good line of news."}\n{"text": 3}\nnonsense\n')
    report = run(archive, folder)
    assert report.added == 3
    assert [problem.item for problem in report.problems] == [
        "empty.txt",
        "image.png",
        "lines.jsonl: line 2",
        "lines.jsonl: line 3",
    ]
    assert report.problems[0].reason == "empty file"
    assert report.problems[1].reason.startswith("unknown format .png")
    assert [problem.kind for problem in report.problems] == ["", "format", "", ""]


def test_what_cannot_be_read_is_told_at_every_run(archive, folder):
    """By file and row, though the file is as it was; what was removed from the archive does not come back."""
    for name in ("one.csv", "two.csv"):
        (folder / name).write_text(f"id,text\na {name},The bridge opened.\nb,\nc {name},The tunnel opened.\n")
    first = run(archive, folder)
    assert [problem.item for problem in first.problems] == ["one.csv: row 3", "two.csv: row 3"]
    archive.remove(["a one.csv"])
    again = run(archive, folder)
    assert again.problems == first.problems
    assert counts(again) == (0, 0, 5, 0, 2)


def test_a_missing_file_is_reported(archive, tmp_path):
    """A path that is not there is one problem."""
    report = run(archive, tmp_path / "nowhere.txt")
    assert (report.failed, report.problems[0].item) == (1, "nowhere.txt")


def test_a_poisoned_release_costs_only_itself(archive, folder, monkeypatch):
    """An error while one release is embedded leaves the others of its batch stored."""
    encode = WordEncoder.encode_passages

    def poisoned(self, texts, *more):
        if any("seven" in text for text in texts):
            raise RuntimeError("this text breaks the model")
        return encode(self, texts, *more)

    monkeypatch.setattr(WordEncoder, "encode_passages", poisoned)
    report = run(archive, folder)
    assert report.problems == (Problem("rate.txt", "this text breaks the model"),)
    assert titles(archive) == ["Ferry line opens"]


def test_what_nobody_foresaw_in_one_file_costs_only_itself(archive, folder, monkeypatch):
    """It is named; what ails the archive itself stops everything, so that what waits is kept."""
    real = loading.read

    def failing(error):
        def read(name, data):
            if name.endswith("rate.txt"):
                raise error
            return real(name, data)

        monkeypatch.setattr(loading, "read", read)

    failing(AttributeError("'NoneType' object has no attribute 'text'"))
    report = run(archive, folder)
    assert [problem.item for problem in report.problems] == ["rate.txt"]
    assert report.unread[0].item.endswith("/rate.txt")
    assert titles(archive) == ["Ferry line opens"]
    failing(sqlite3.DatabaseError("database disk image is malformed"))
    with pytest.raises(sqlite3.DatabaseError):
        run(archive, folder)


def test_uploads_of_one_name_do_not_replace_one_another(archive):
    """Two people's release.txt are two releases; the same file twice is one."""
    report = ingest(archive, uploaded(("release.txt", FERRY.encode()), ("../release.txt", RATE.encode())))
    assert counts(report) == (2, 0, 0, 0, 0)
    assert counts(ingest(archive, uploaded(("other.txt", FERRY.encode())))) == (0, 0, 1, 0, 0)


def test_ids_are_stable_and_told_apart():
    """An id comes from the release itself, its file, its address with the language, or its text."""
    plain = Release("", "Text.", "Title")
    assert identified(Release("own", "Text."), "/a/b.txt").id == "own"
    assert identified(plain, "/a/b.txt").id == identified(Release("", "Other."), "/a/b.txt").id
    one, two = (Release("", "T", "Title", language=code, url="https://x.example/1") for code in ("ar", "ru"))
    assert identified(one, "").id != identified(two, "").id
    assert identified(plain, "").id != identified(Release("", "Other.", "Title"), "").id


def test_objects_with_broken_text_are_refused(archive):
    """Lone surrogates, NULs and blanks are reported, never stored."""
    bad = [Release("a", "x\ud800"), Release("b", "x\0y"), Release("c", " \n")]
    report = ingest(archive, [objects(lambda: Reading((*bad, Release("d", "Good."))))])
    assert (report.added, [p.reason for p in report.problems]) == (
        1,
        ["broken Unicode (lone surrogates)", "contains NUL characters", "no text"],
    )


def test_a_torn_address_costs_only_itself(archive, folder):
    """The release comes in without it, is told, and so are those beside it; a second time nothing changes."""
    bad = {"url": "http://[bad", "title": "Torn", "text": "The council adopted the plan."}
    (folder / "a.json").write_text(json.dumps([bad, {"text": "The ferry sailed."}]))
    (folder / "b.txt").write_text("Title\n\nA good text that comes in.")
    found = scan(archive, [folder])
    before = archive.extent().releases
    report = ingest(archive, found.items)
    assert [(p.item, p.reason) for p in report.problems if p.item.startswith("a.json")] == [
        ("a.json: Torn", "came in without its address, which is none: http://[bad")
    ]
    assert archive.extent().releases - before == report.added
    assert [r.url for r in archive.listing(words="adopted").releases] == [""]
    assert archive.ids_in((folder / "a.json").as_posix()) != set()
    assert ingest(archive, scan(archive, [folder]).items).added == 0


def test_a_job_can_be_watched_to_its_end(archive, folder):
    """A job is queued, runs, and is done with its counts; an unknown one is None."""
    jobs = JobQueue(archive)
    job = jobs.wait(jobs.submit_paths([folder]).id, 30)
    assert (job.state, counts(job.report), job.eta_s) == ("done", (2, 0, 0, 0, 0), None)
    assert jobs.job("unknown") is None
    jobs.close()


def test_searching_goes_on_while_a_job_runs(archive, folder):
    """A search during an ingest returns, and finds each release once it is stored."""
    for number in range(40):
        (folder / f"{number}.json").write_text(json.dumps({"text": f"News number {number} of the harbour."}))
    jobs = JobQueue(archive)
    job_id = jobs.submit_paths([folder]).id
    found = []
    thread = threading.Thread(target=lambda: found.extend(archive.search("harbour")))
    thread.start()
    thread.join(30)
    assert jobs.wait(job_id, 60).report.added == 42
    assert len(archive.search("harbour")) == 42
    jobs.close()


@pytest.mark.parametrize("url", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_script_is_no_address(archive, url):
    """The release comes in without it, and that is told."""
    report = ingest(archive, [objects(lambda: Reading((Release("a", "The ferry sailed.", url=url),)))])
    assert (report.added, archive.release("a").url) == (1, "")
    assert "came in without its address" in report.problems[0].reason


@pytest.mark.parametrize("name", ["no extension", "Order No. 5", "Statement of 10.06.2024", "release"])
def test_a_file_without_an_extension_is_read_as_what_it_is(archive, name):
    """Plain text in any encoding, or a page; what is neither is of an unknown format."""
    page = f"<!DOCTYPE html><title>Duty</title><article><p>{RATE}</p></article>"
    for data in (FERRY.encode(), RATE.encode("utf-16"), ("Паром\n\n" + "Паром снова ходит. " * 9).encode("cp1251")):
        assert ingest(archive, uploaded((name, data))).added == 1
    ingest(archive, uploaded((name, page.encode())))
    assert [r.title for r in archive.listing(words="duty").releases] == ["Duty"]
    for data in (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 50, b"words\0words " * 9):
        [problem] = ingest(archive, uploaded((name, data))).problems
        assert problem.kind == "format"


def test_a_file_of_another_format_is_not_read_as_text(archive):
    """Though it is text: a script or a style sheet is no release."""
    for name in ("page.css", "x.log", "a.py"):
        assert ingest(archive, uploaded((name, FERRY.encode()))).problems[0].kind == "format"
