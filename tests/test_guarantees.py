"""Nothing is lost: killed at any moment, damaged, restored, or written by two at once."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest

from embeddings.archive import Archive
from embeddings.indexes.keywords import KEYWORDS
from embeddings.intake.incoming import scan
from embeddings.intake.ingest import ingest
from embeddings.intake.jobs import JobQueue
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release
from embeddings.store.database import UnusableCatalog
from embeddings.store.writer_lock import ArchiveBusy, writing
from tests.fakes import WordEncoder

RELEASES = tuple(
    Release(f"r{n}", f"News number {n} of the harbour of Noria.", f"News {n}", language="en")
    for n in range(8)
)


@pytest.fixture
def archive(archive):
    archive.apply([Delivery(RELEASES)])
    return archive


def ids(archive, question="harbour"):
    return sorted({candidate.passage.release_id for candidate in archive.search(question)})


EVERYTHING = sorted(release.id for release in RELEASES)


def damaged(archive, *statements):
    """Do what no program should, past the program."""
    connection = sqlite3.connect(archive.folder / "archive.sqlite")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_whole_archive_has_nothing_to_find(archive):
    """Twice."""
    assert archive.verify() == archive.verify() == []


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DELETE FROM vectors WHERE key % 2", "had no vector"),
        ("UPDATE vectors SET vector = x'00' WHERE key = 3", "had no vector (1 torn)"),
        ("DELETE FROM keyword_index WHERE rowid = 2", "keyword index"),
        ("DELETE FROM keyword_index_data WHERE id > 10", "keyword index"),
        ("INSERT INTO keyword_index(rowid, terms) VALUES (99, 'ghost')", "keyword index"),
        ("DELETE FROM name_index WHERE rowid = 2", "name index"),
    ],
)
def test_what_is_derived_is_mended(archive, statement, what):
    """Found, said, and whole again: everything is found as before."""
    damaged(archive, statement)
    found = archive.verify()
    assert all(finding.mended for finding in found)
    assert what in found[0].what
    assert archive.verify() == []
    assert ids(archive) == EVERYTHING


def test_a_vector_index_with_other_vectors_is_rebuilt(archive):
    """Also one that only looks right by its keys."""
    archive._space.index.faiss.remove(archive._space.index.faiss.keys()[:1])
    assert [finding.mended for finding in archive.verify()] == [True]
    keys = archive._space.index.faiss.keys()[:1].copy()
    vector = archive._space.index.faiss.vectors(keys)
    archive._space.index.faiss.remove(keys)
    archive._space.index.faiss.add(keys, -vector)
    assert [finding.mended for finding in archive.verify()] == [True]
    assert ids(archive) == EVERYTHING


def test_what_only_a_backup_mends_is_named(archive):
    """A text changed past the program, and a release without passages."""
    damaged(
        archive,
        "UPDATE releases SET text = text || '!' WHERE id = 'r1'",
        "DELETE FROM passages WHERE release_id = 'r2'",
    )
    found = [finding for finding in archive.verify() if not finding.mended]
    assert ["r1" in found[0].what, "r2" in found[1].what] == [True, True]


def test_a_backup_holds_everything_and_is_put_back_while_others_serve(archive, tmp_path):
    """Another open archive sees the restored releases at once, and nothing that came after the backup."""
    archive.backup(tmp_path / "all.backup")
    serving = Archive.open(archive.folder, WordEncoder())
    archive.remove(["r1"])
    archive.apply([Delivery((Release("later", "Later news of the harbour."),))])
    assert ids(serving) == sorted({*EVERYTHING, "later"} - {"r1"})
    archive.restore(tmp_path / "all.backup")
    assert ids(serving) == ids(archive) == EVERYTHING
    assert serving.verify() == []
    archive.apply([Delivery((Release("next", "Next news of the harbour."),))])
    assert ids(serving) == sorted({*EVERYTHING, "next"})
    serving.close()


def test_keywords_score_by_what_was_restored(archive, tmp_path):
    """Not by how long the texts were that had these keys before."""
    with closing(Archive.open(tmp_path / "other", WordEncoder())) as other:
        longer = [Release(f"l{n}", f"The harbour {n}. " + "Word of it. " * n) for n in range(8)]
        other.apply([Delivery(tuple(longer))])
        other.backup(tmp_path / "other.backup")
        wanted = {c.passage.release_id: c.bm25 for c in other.search("harbour")}
    ids(archive)
    archive.restore(tmp_path / "other.backup")
    assert {c.passage.release_id: c.bm25 for c in archive.search("harbour")} == wanted
    assert len(set(wanted.values())) > 1


def test_what_changes_is_noticed_and_counted_once_until_then(archive, monkeypatch):
    """Where the archive stands, and how many passages have a term: read anew after a change, not before."""
    catalog, counted = archive._catalog, []
    frequency = KEYWORDS.frequency
    monkeypatch.setattr(KEYWORDS, "frequency", lambda *of: counted.append(of[1]) or frequency(*of))
    read = []
    catalog.reading.set_trace_callback(read.append)
    for question in ("harbour", "harbour?", "Harbour"):
        ids(archive, question)
    assert counted == ["harbour"]
    assert not any("removals" in statement for statement in read)
    archive.apply([Delivery((Release("later", "Later news of the harbour."),))])
    assert ids(archive) == sorted((*EVERYTHING, "later"))
    assert counted == ["harbour", "harbour"]
    assert sum("(SELECT max(number) FROM removals)" in statement for statement in read) == 1


def test_a_backup_of_an_earlier_version_gets_the_index_it_lacks(archive, tmp_path):
    """When it is put back, not only when it is opened again."""
    archive.backup(tmp_path / "all.backup")
    backup = sqlite3.connect(tmp_path / "all.backup")
    for statement in (
        "DROP TABLE name_terms", "DROP TABLE name_places", "DROP TABLE name_index", "DROP TABLE keyword_places",
        "DROP TABLE moved_files", "DROP TABLE accepted", "DROP INDEX files_digest", "PRAGMA user_version = 8",
    ):  # fmt: skip
        backup.execute(statement)
    backup.close()
    archive.restore(tmp_path / "all.backup")
    assert ids(archive, "Нория") == EVERYTHING
    assert archive.verify() == []


def test_what_an_earlier_version_wrote_beside_this_one_is_indexed(archive):
    """It knows nothing of names: the keys are others, and as many."""
    damaged(
        archive,
        "DELETE FROM name_index WHERE rowid = 8",
        "INSERT INTO name_index(rowid, terms) VALUES (99, 'l.hrbr')",
    )
    archive.close()
    opened = Archive.open(archive.folder, WordEncoder())
    assert opened.verify() == []
    opened.close()


def test_a_backup_that_cannot_be_written_leaves_nothing(archive, tmp_path):
    """A folder stands where its file is to be."""
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(OSError, match="folder"):
        archive.backup(tmp_path / "folder")
    assert sorted(tmp_path.iterdir()) == before


def test_a_backup_is_of_one_moment(archive, tmp_path):
    """While releases come in and go, two at a time, it holds both or none."""
    stop = threading.Event()

    def coming_and_going():
        while not stop.is_set():
            archive.apply([Delivery((Release("a", "One of two."), Release("b", "Two of two.")))])
            archive.remove(["a", "b"])

    thread = threading.Thread(target=coming_and_going)
    thread.start()
    try:
        for number in range(10):
            archive.backup(tmp_path / "moment.backup")
            connection = sqlite3.connect(tmp_path / "moment.backup")
            count = connection.execute("SELECT count(*) FROM releases").fetchone()[0]
            connection.close()
            assert count in (len(RELEASES), len(RELEASES) + 2), number
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("content", [b"", b"words", b"SQLite format 3\0" + b"\0" * 5000])
def test_what_is_no_backup_changes_nothing(archive, tmp_path, content):
    """Empty, foreign and torn files, and one that is not there."""
    (tmp_path / "bad").write_bytes(content)
    for path in (tmp_path / "bad", tmp_path / "nowhere"):
        with pytest.raises(UnusableCatalog):
            archive.restore(path)
    assert ids(archive) == EVERYTHING
    assert archive.verify() == []


def test_the_second_writer_is_told_of_the_first(tmp_path):
    """By name and process; and may go on when that has ended."""
    told = rf"in use by assistant serve \(process {os.getpid()}\)"
    with writing(tmp_path, "assistant serve"), pytest.raises(ArchiveBusy, match=told), writing(tmp_path, "x"):
        pass
    with writing(tmp_path, "assistant ingest"):
        pass


KILLED = """
import sys
from pathlib import Path
from embeddings.intake import ingest as module
from embeddings.intake.incoming import scan
from embeddings.archive import Archive
from tests.fakes import WordEncoder
module.BATCH = 300
archive = Archive.open(Path(sys.argv[1]), WordEncoder())
found = scan(archive, [Path(sys.argv[2])])
print("begun", flush=True)
module.ingest(archive, found.items, on_progress=lambda report: print(report.added, flush=True))
print("end", flush=True)
"""


def test_killed_at_any_moment_nothing_reported_is_lost(tmp_path):
    """`kill -9` again and again: what was counted is there, nothing is half there, the end is complete."""
    folder = tmp_path / "releases"
    folder.mkdir()
    for number in range(150):
        (folder / f"{number:03}.txt").write_text(
            f"News {number}\n\nThe harbour of Noria had its day {number}. " * 3
        )
    chance = random.Random(5)
    before = kills = 0
    while True:
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path / "data"), str(folder)],
            stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )  # fmt: skip
        reported = 0
        wanted = chance.randint(0, 6)
        for line in process.stdout:
            reported = int(line) if line.strip().isdigit() else reported
            if line == "end\n" or (kills < 6 and wanted == 0):
                break
            wanted -= 1
        time.sleep(chance.random() * 0.02)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        kills += 1
        archive = Archive.open(tmp_path / "data", WordEncoder())
        held = archive.extent().releases
        assert held >= before + reported
        assert archive.verify() == []
        archive.close()
        before = held
        if line == "end\n":
            break
    assert kills > 3
    assert held == 150
    archive = Archive.open(tmp_path / "data", WordEncoder())
    found = scan(archive, [folder])
    assert (ingest(archive, found.items).unchanged, len(ids(archive, "harbour day 77")) > 0) == (150, True)
    archive.close()


def test_a_full_disk_stops_the_job_and_keeps_what_was_counted(tmp_path, monkeypatch):
    """SQLite's own "disk is full", met by a page limit; with room again, the rest comes in and nothing twice."""
    monkeypatch.setattr("embeddings.intake.ingest.BATCH", 1)
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(40):
        (folder / f"{n}.txt").write_text(f"News number {n} of the harbour. " + f"Ship {n} came. " * 400)
    archive = Archive.open(tmp_path / "data", WordEncoder())
    jobs = JobQueue(archive)
    limit = archive._catalog._writer
    pages = limit.execute("PRAGMA page_count").fetchone()[0]
    limit.execute(f"PRAGMA max_page_count = {pages + 100}")

    job = jobs.wait(jobs.submit_paths([folder]).id, 60)
    assert job.state == "failed"
    assert "full" in job.report.problems[-1].reason
    assert 0 < job.report.added < 40
    stored = archive.extent().releases
    assert stored >= job.report.added
    assert archive.verify() == []

    limit.execute("PRAGMA max_page_count = 1000000")
    again = jobs.wait(jobs.submit_paths([folder]).id, 60)
    assert (again.state, again.report.added + stored, archive.extent().releases) == ("done", 40, 40)
    jobs.close()
    archive.close()


def test_what_was_stored_and_not_linked_is_linked_next_time(tmp_path):
    """A crash between the two costs no language version."""
    versions = [
        Release(f"v.{code}", f"Harbour news {code} of 12 ships.", "News", language=code, version_of="v")
        for code in ("en", "ru")
    ]
    correction = Release(
        "c", "In the release «News» of 1 May the number is wrong.", "Correction: News", language="en"
    )
    archive = Archive.open(tmp_path, WordEncoder())
    archive.apply([Delivery((*versions, correction))])
    archive.close()
    again = Archive.open(tmp_path, WordEncoder())
    asked = []
    link = again.link
    again.link = lambda ids: asked.extend(ids) or link(ids)
    again.link_rest()
    again.link_rest()
    assert asked == ["v.en", "v.ru", "c"]
    again.close()
