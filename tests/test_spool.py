"""What was accepted is brought in, whatever happens to the program that accepted it."""

import io
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date

import pytest
from fastapi.testclient import TestClient

from assistant.assistant import Assistant
from embeddings.archive import Archive
from embeddings.intake.incoming import scan
from embeddings.intake.ingest import Report, ingest
from embeddings.intake.jobs import JobQueue
from embeddings.readers import Problem
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Evidence, Release
from embeddings.store.spool import NotAccepted
from embeddings.store.verification import Finding
from tests.fakes import WordEncoder
from web.app import create_app

FERRY = b"Ferry line opens\n\nJune 10, 2024\n\nThe ferry line between the two ports opened today.\n"
# A thread that ends as if the program did is what these tests are about.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
ONE = Release(
    "one", "The harbour of Noria grew.\nأهلا", "Harbour \ud800", date(2024, 6, 10), "10 June", "en", "Port", "http://a/b",
    "group", "Noria", "It grew", (Evidence("title", "field"), Evidence("language", "detected", "en")),
)  # fmt: skip


@pytest.fixture
def ends(archive, monkeypatch):
    """The program ends whenever something is to be stored: its thread does, without a word."""
    monkeypatch.setattr(archive, "apply", raising(SystemExit))


def raising(error):
    def raised(*_):
        raise error

    return raised


def sent(jobs, *names):
    return jobs.submit_uploads([(name, io.BytesIO(FERRY)) for name in names])


def ended(jobs):
    """Wait for the program that runs these jobs to end."""
    jobs._thread.join(20)
    assert not jobs._thread.is_alive()


KILLED = """
import io, sys, time
from pathlib import Path
from embeddings.archive import Archive
from embeddings.intake.jobs import JobQueue
from embeddings.releases.release import Release
from tests.fakes import WordEncoder
archive = Archive.open(Path(sys.argv[1]), WordEncoder())
archive.apply = lambda *_: time.sleep(60)
jobs = JobQueue(archive)
first = jobs.submit_uploads([("ferry.txt", io.BytesIO(b"Ferry line opens\\n\\nThe ferry line opened today."))])
second = jobs.submit_releases([Release("two", "The bank raised the key rate.")])
cancelled = jobs.submit_releases([Release("three", "Nobody wants this.")])
paused = jobs.submit_releases([Release("four", "Somebody wants this later.")])
jobs.cancel(cancelled.id)
jobs.pause(paused.id)
print(first.id, second.id, paused.id, flush=True)
time.sleep(60)
"""


def test_what_was_accepted_outlives_kill_minus_nine(tmp_path):
    """With the same ids, in the same order and as it stood; what was cancelled does not come back."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)],
        stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    first, second, paused = process.stdout.readline().split()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    archive = Archive.open(tmp_path, WordEncoder())
    assert (archive.status().releases, archive.status().waiting) == (0, 4)
    jobs = JobQueue(archive)
    assert [job.id for job in jobs.jobs()] == [paused, second, first]
    assert (jobs.wait(first, 20).state, jobs.wait(second, 20).state) == ("done", "done")
    assert jobs.wait(paused, 0.1).state == "paused"
    assert (archive.status().releases, archive.status().waiting) == (2, 1)
    jobs.resume(paused)
    assert jobs.wait(paused, 20).report.added == 1
    assert [archive.release(name) is None for name in ("two", "three", "four")] == [False, True, False]
    jobs.close()
    assert list((tmp_path / "waiting").iterdir()) == []
    archive.close()


def test_what_ends_the_program_each_time_is_left_alone_and_kept(archive, ends, monkeypatch):
    """After three times it is told as failed, with where it is; from there a person brings it in."""
    for _ in range(3):
        jobs = JobQueue(archive)
        job = jobs.jobs()[0] if jobs.jobs() else sent(jobs, "ferry.txt")
        ended(jobs)
    jobs = JobQueue(archive)
    failed, (folder,) = jobs.job(job.id), (archive.folder / "waiting").iterdir()
    place = f"waiting/{folder.name}"
    assert failed.state == "failed"
    assert failed.report.problems[0].reason == (
        "the program ended 3 times while it was brought in. What was sent is kept in"
        f" {place} of the data folder: bring it in from there, or remove that folder"
    )
    [finding] = archive.verify()
    assert (finding.mended, place in finding.what) == (False, True)
    monkeypatch.undo()
    assert ingest(archive, scan(archive, [folder]).items).added == 1
    jobs.close()


def test_what_goes_on_each_time_is_not_given_up(archive, monkeypatch):
    """However often the program ends: only attempts that stored nothing count."""
    monkeypatch.setattr("embeddings.intake.ingest.BATCH", 1)
    apply, stored = archive.apply, []

    def end_after_one(deliveries, on_embedded):
        if len(stored) == 1:
            raise SystemExit
        stored.append(changes := apply(deliveries, on_embedded))
        if not changes.added:
            stored.clear()  # what was there before
        return changes

    files = [(f"{n}.txt", io.BytesIO(f"News {n}\n\nThe harbour had day {n}.".encode())) for n in range(6)]
    monkeypatch.setattr(archive, "apply", end_after_one)
    jobs = JobQueue(archive)
    job = jobs.submit_uploads(files)
    for _ in range(5):
        ended(jobs)
        stored.clear()
        jobs = JobQueue(archive)
    assert jobs.wait(job.id, 20).state == "done"
    assert archive.status().releases == 6
    jobs.close()


def test_what_closing_stops_waits_for_the_next_start(archive, monkeypatch):
    """Whoever waits for it is let go, it counts as no attempt, and then it is done."""
    jobs = JobQueue(archive)
    first = sent(jobs, "a.txt")
    jobs.pause(first.id)
    second = sent(jobs, "b.txt")
    jobs.close()
    assert jobs.wait(second.id).state in ("queued", "done")
    again = JobQueue(archive)
    again.resume(first.id)
    assert again.wait(first.id, 20).state == "done"
    assert archive.status().releases == 1
    again.close()


def test_an_undo_outlives_the_program(archive, monkeypatch):
    """What was to be taken back is, by the next one."""
    jobs = JobQueue(archive)
    job = jobs.wait(jobs.submit_releases([replace(ONE, title="")]).id, 20)
    with monkeypatch.context() as patched:
        patched.setattr(archive, "remove", raising(SystemExit))
        undoing = jobs.submit_undo(job.id)
        ended(jobs)
    assert archive.release("one")
    jobs = JobQueue(archive)
    assert jobs.wait(undoing.id, 20).report.removed == 1
    jobs.close()


def test_what_fails_as_a_whole_is_kept_and_tried_again(archive, monkeypatch):
    """A full disk, and at the next start it has room."""
    jobs = JobQueue(archive)
    with monkeypatch.context() as patched:
        patched.setattr(archive, "apply", raising(sqlite3.OperationalError("database or disk is full")))
        job = jobs.wait(sent(jobs, "ferry.txt").id, 20)
    assert job.state == "failed"
    assert "the next start tries it again" in job.report.problems[-1].reason
    jobs.close()
    jobs = JobQueue(archive)
    assert jobs.wait(job.id, 20).report.added == 1
    jobs.close()


@pytest.fixture
def failed(archive, monkeypatch):
    """What fails to be stored, as on a full disk, and waits for the next start."""

    def fail(jobs, *releases):
        with monkeypatch.context() as patched:
            patched.setattr(archive, "apply", raising(sqlite3.OperationalError("database or disk is full")))
            return jobs.wait(jobs.submit_releases(releases).id, 20)

    return fail


def rate(number, release_id="rate"):
    return Release(release_id, f"The bank raised the key rate to {number} percent.")


def started(archive, job):
    """The job, once the next process has brought it in."""
    jobs = JobQueue(archive)
    job = jobs.wait(job.id, 20)
    jobs.close()
    return job


def test_what_is_tried_again_replaces_nothing_newer(archive, failed):
    """Nor brings back what was removed since; the rest of it comes in, and what does not is named."""
    jobs = JobQueue(archive)
    jobs.wait(jobs.submit_releases([rate(4), rate(4, "gone"), rate(4, "back"), rate(4, "older")]).id, 20)
    ids = ("rate", "gone", "back", "older", "new")
    job = failed(jobs, *(rate(5, one) for one in ids))
    jobs.wait(jobs.submit_releases([rate(6), rate(4, "back")]).id, 20)  # one is as it was before, and that is newer
    archive.remove(["gone"])
    jobs.close()
    job = started(archive, job)
    assert (job.state, job.report.added, job.report.replaced) == ("done", 1, 1)
    assert [p.reason.split()[2] for p in job.report.problems] == ["rate", "gone", "back"]
    assert "was changed or removed after this was sent" in job.report.problems[0].reason
    texts = [found.text if (found := archive.release(one)) else None for one in ids]
    assert texts == [rate(6).text, None, rate(4).text, rate(5).text, rate(5).text]


def test_what_is_tried_again_replaces_what_was_sent_before_it(archive, monkeypatch):
    """Also what was stored only after it had been accepted: the order in which it was sent counts."""
    apply = archive.apply

    def full_for_five(deliveries, *more):
        if "5 percent" in deliveries[0].releases[0].text:
            raise sqlite3.OperationalError("database or disk is full")
        return apply(deliveries, *more)

    monkeypatch.setattr(archive, "apply", full_for_five)
    jobs = JobQueue(archive)
    first = jobs.submit_releases([Release("other", "Something else.")])
    jobs.pause(first.id)
    sent = [jobs.submit_releases([rate(number)]) for number in (4, 5)]
    jobs.resume(first.id)
    assert [jobs.wait(job.id, 20).state for job in sent] == ["done", "failed"]
    jobs.close()
    monkeypatch.undo()
    job = started(archive, sent[1])
    assert (job.report.replaced, job.report.problems) == (1, ())
    assert archive.release("rate") == rate(5)


def test_what_failed_in_the_midst_goes_on_though_some_of_it_is_stored(archive, monkeypatch):
    """Its own releases are nothing newer than itself; what only was read anew is not, either."""
    monkeypatch.setattr("embeddings.intake.ingest.BATCH", 1)
    apply, count = archive.apply, []

    def full_then(deliveries, *more):
        count.append(1)
        if len(count) == 2:
            raise sqlite3.OperationalError("database or disk is full")
        return apply(deliveries, *more)

    monkeypatch.setattr(archive, "apply", full_then)
    jobs = JobQueue(archive)
    files = [(f"{n}.txt", io.BytesIO(f"News {n}\n\nThe harbour had day {n}.".encode())) for n in range(3)]
    job = jobs.wait(jobs.submit_uploads(files).id, 20)
    assert (job.state, job.report.added) == ("failed", 1)
    jobs.close()
    [held] = archive.listing().releases
    apply([Delivery((archive.release(held.id),), "folder/0.txt", "digest", reread=True)])
    job = started(archive, job)
    assert (job.report.added, job.report.unchanged, job.report.problems) == (2, 1, ())


def test_a_poll_that_fails_does_not_wait(archive, monkeypatch):
    """The feed is polled again by itself, and each further poll would wait beside it."""

    def failing(*_, **__):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("embeddings.intake.jobs.poll", failing)
    jobs = JobQueue(archive)
    job = jobs.wait(jobs.submit_poll("https://feed.example/").id, 20)
    assert (job.state, "disk is full" in job.report.problems[0].reason) == ("failed", True)
    assert (archive.spool.count(), "kept" in job.report.problems[0].reason) == (0, False)
    jobs.close()


def test_a_feed_waits_once(archive, monkeypatch):
    """However often it is due before its poll has ended, and where several polls of it wait from before."""
    polled, go_on = [], threading.Event()

    def poll(archive, fetcher, url, progress, patience):
        polled.append(url)
        assert go_on.wait(20)
        return Report()

    monkeypatch.setattr("embeddings.intake.jobs.poll", poll)
    for url in ("https://one.example/", "https://one.example/", "https://two.example/"):
        archive.spool.add("poll", url)
    address = archive.spool.add("address", "https://one.example/")
    monkeypatch.setattr("embeddings.intake.jobs.bring_in", lambda *_: Report(added=1))
    jobs = JobQueue(archive)
    waiting = [jobs.submit_poll(f"https://{name}.example/").id for name in ("two", "one", "three", "three")]
    assert (len(set(waiting)), len(jobs.jobs())) == (3, 4)
    go_on.set()
    assert [jobs.wait(one, 20).state for one in waiting] == ["done"] * 4
    assert jobs.wait(address.order.id, 20).report.added == 1
    assert jobs.wait(jobs.submit_poll("https://one.example/").id, 20).state == "done"
    assert polled == [f"https://{name}.example/" for name in ("one", "two", "three", "one")]
    assert archive.spool.count() == 0
    jobs.close()


def test_releases_wait_as_they_are(archive):
    """Every field, and what was wrong with those beside them."""
    problem = Problem("release 2", "text is missing")
    archive.spool.add_releases([ONE], [problem])
    [waiting] = archive.spool.waiting()
    assert (waiting.releases(), waiting.order.problems) == ((ONE,), (problem,))


def test_files_of_any_name_wait_in_their_own_folder(archive):
    """Their names come back as they were sent."""
    names = ("../../ferry.txt", "/etc/ferry.txt", "ferry", "..", "a\\b.TXT", "x" * 400 + ".txt", "\ud800.txt")
    archive.spool.add_files([(name, io.BytesIO(FERRY)) for name in names])
    [waiting] = archive.spool.waiting()
    assert [name for name, _ in waiting.paths()] == list(names)
    assert {path.parent for _, path in waiting.paths()} == {waiting.folder}
    assert [path.name for _, path in waiting.paths()] == ["1.txt", "2.txt", "3", "4", "5.txt", "6.txt", "7.txt"]


def test_what_cannot_be_written_down_is_not_accepted(archive, monkeypatch):
    """The client is told so at once, and nothing of it is left."""
    full = OSError(28, "No space left on device")
    monkeypatch.setattr("embeddings.store.spool.shutil.copyfileobj", raising(full))
    with pytest.raises(NotAccepted, match="No space left on device"):
        archive.spool.add_files([("ferry.txt", io.BytesIO(FERRY))])
    jobs = JobQueue(archive)
    with TestClient(create_app(Assistant(archive), jobs), base_url="http://localhost") as client:
        answer = client.post("/api/releases", files={"files": ("ferry.txt", FERRY)})
        assert (answer.status_code, "No space left" in answer.json()["detail"]) == (507, True)
        assert client.get("/api/jobs").json() == []
        assert list((archive.folder / "waiting").iterdir()) == []


def test_what_was_half_written_is_swept(archive):
    """Nobody was told that it was accepted."""
    archive.spool.add_files([("ferry.txt", io.BytesIO(FERRY))])
    for name in (".part-x", ".gone-y"):
        (archive.folder / "waiting" / name).mkdir()
    archive.spool.sweep()
    assert [path.name[:9] for path in (archive.folder / "waiting").iterdir()] == ["00000001-"]


def test_a_torn_submission_is_named(archive):
    """The others come in."""
    kept = archive.spool.add_files([("ferry.txt", io.BytesIO(FERRY))])
    torn = archive.spool.add_files([("torn.txt", io.BytesIO(FERRY))])
    (torn.folder / "1.txt").write_bytes(b"")
    (archive.folder / "waiting" / "00000009-x").mkdir()
    assert archive.verify() == [
        Finding(f"a submission in {torn.place} is torn; send it again", False),
        Finding("a submission in waiting/00000009-x is torn; send it again", False),
    ]
    jobs = JobQueue(archive)
    assert jobs.wait(kept.order.id, 20).report.added == 1
    jobs.close()


def test_a_backup_holds_what_waits(archive, tmp_path):
    """Put back, it waits again, once, beside what waits there."""
    waiting = archive.spool.add_files([("ferry.txt", io.BytesIO(FERRY))])
    archive.backup(tmp_path / "all.backup")
    archive.spool.remove(waiting)
    other = archive.spool.add_files([("other.txt", io.BytesIO(b"Other\n\nOther news of the harbour."))])
    archive.restore(tmp_path / "all.backup")
    archive.restore(tmp_path / "all.backup")
    assert [found.order.id for found in archive.spool.waiting()] == [other.order.id, waiting.order.id]
    assert archive.verify() == []
    jobs = JobQueue(archive)
    assert jobs.wait(waiting.order.id, 20).state == "done"
    assert archive.status().releases == 2
    archive.backup(tmp_path / "all.backup")
    archive.restore(tmp_path / "all.backup")
    assert archive.spool.waiting() == []
    jobs.close()


def test_what_waits_comes_back_where_putting_a_backup_back_broke_off(archive, tmp_path, monkeypatch):
    """The next writer takes it up."""
    waiting = archive.spool.add_files([("ferry.txt", io.BytesIO(FERRY))])
    archive.backup(tmp_path / "all.backup")
    archive.spool.remove(waiting)
    with monkeypatch.context() as patched:
        patched.setattr(archive, "take_up_waiting", lambda: None)
        archive.restore(tmp_path / "all.backup")
    archive.backup(tmp_path / "again.backup")
    archive.restore(tmp_path / "again.backup")
    jobs = JobQueue(archive)
    assert jobs.wait(waiting.order.id, 20).report.added == 1
    jobs.close()


def test_a_backup_into_a_folder_that_is_not_there_is_told_as_before(archive, tmp_path):
    """By the database, whose errors a person reads in one line."""
    archive.spool.add_files([("ferry.txt", io.BytesIO(FERRY))])
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        archive.backup(tmp_path / "nowhere" / "all.backup")
