"""Jobs can be paused, resumed and cancelled; folders are watched."""

import io
import os
import sqlite3
import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest
from fastapi.testclient import TestClient

from assistant.assistant import Assistant
from assistant.commands.progress import tell
from assistant.commands.serving import Background
from embeddings.archive import Archive
from embeddings.intake.jobs import JobQueue
from embeddings.intake.watch import Watcher
from embeddings.releases.release import Release
from tests.fakes import WordEncoder
from tests.test_formats import zipped
from web.app import create_app


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "releases"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"News {number}\n\nThe harbour of Noria had its day {number}.")
    return folder


@pytest.fixture
def gate(archive, monkeypatch):
    """Lets one batch through each time it is opened; batches are of one file."""
    monkeypatch.setattr("embeddings.intake.ingest.BATCH", 1)
    apply, gate = archive.apply, threading.Semaphore(0)

    def waiting(deliveries, on_embedded):
        gate.acquire(timeout=20)
        return apply(deliveries)

    monkeypatch.setattr(archive, "apply", waiting)
    return gate


def until(jobs, job_id, state, added):
    """Wait for a job to come to this."""
    with jobs._changed:
        assert jobs._changed.wait_for(
            lambda: (jobs.job(job_id).state, jobs.job(job_id).report.added) == (state, added), 20
        ), jobs.job(job_id)


def test_a_paused_job_waits_and_goes_on(archive, folder, gate):
    """What was begun is stored, nothing more until it is resumed; then everything."""
    jobs = JobQueue(archive)
    job_id = jobs.submit_paths([folder]).id
    gate.release()
    until(jobs, job_id, "running", 1)
    assert jobs.pause(job_id).state == "paused"
    gate.release(100)
    until(jobs, job_id, "paused", 2)
    assert not jobs.wait(job_id, 0.2).finished
    assert archive.extent().releases == 2
    jobs.resume(job_id)
    assert (jobs.wait(job_id, 20).state, archive.extent().releases) == ("done", 6)
    jobs.close()


def test_a_cancelled_job_keeps_what_it_stored(archive, folder, gate):
    """The next one goes on from there; a queued one is never begun; an ended one stays ended."""
    jobs = JobQueue(archive)
    first, second = jobs.submit_paths([folder]).id, jobs.submit_paths([folder]).id
    gate.release()
    until(jobs, first, "running", 1)
    jobs.cancel(second)
    jobs.cancel(first)
    gate.release(100)
    assert jobs.wait(first, 20).state == "cancelled"
    assert (jobs.wait(second, 20).state, jobs.job(second).report.added) == ("cancelled", 0)
    assert archive.extent().releases == 2
    assert jobs.resume(first).state == jobs.pause(first).state == "cancelled"
    report = jobs.wait(jobs.submit_paths([folder]).id, 20).report
    assert (report.added, report.unchanged) == (4, 2)
    assert [job.state for job in jobs.jobs()] == ["done", "cancelled", "cancelled"]
    assert jobs.cancel("unknown") is None
    jobs.close()


def test_one_endless_word_shows_its_progress_and_can_be_cancelled(archive, monkeypatch):
    """It is cut like any other text, in bounded time; the job tells of each few passages, and makes way for others."""
    encode, gate = archive.encoder.encode_passages, threading.Semaphore(2)

    def gated(texts, before_slice):
        gate.acquire(timeout=20)
        return encode(texts, before_slice)

    monkeypatch.setattr(archive.encoder, "encode_passages", gated)
    monkeypatch.setattr(archive.encoder, "count_tokens", lambda text: len(text) // 4)
    jobs, text = JobQueue(archive), b"Long words\n\n" + b"a" * 1_500_000
    first = jobs.submit_uploads([("long.txt", io.BytesIO(text))]).id
    with jobs._changed:
        assert jobs._changed.wait_for(lambda: jobs.job(first).report.embedded == 32, 60)
    report = jobs.job(first).report
    assert (report.total, report.done, report.to_embed > 1000) == (1, 1, True)
    assert jobs.job(first).eta_s > 0
    jobs.cancel(first)
    gate.release()
    assert jobs.wait(first, 20).state == "cancelled"
    assert archive.extent().releases == 0
    gate.release(1000)
    done = jobs.wait(jobs.submit_uploads([("long.txt", io.BytesIO(text))]).id, 60)
    assert (done.state, done.report.added, done.report.to_embed) == ("done", 1, 0)
    assert done.report.passages == report.to_embed
    jobs.close()


def test_a_cancelled_job_that_cannot_be_saved_fails_and_the_next_one_runs(archive, folder, gate, monkeypatch):
    """A full disk takes no job with it but that one."""
    jobs, save = JobQueue(archive), archive.save

    def full():
        monkeypatch.setattr(archive, "save", save)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "save", full)
    first = jobs.submit_paths([folder]).id
    gate.release()
    until(jobs, first, "running", 1)
    jobs.cancel(first)
    gate.release(100)
    failed = jobs.wait(first, 20)
    assert (failed.state, failed.report.added) == ("failed", 2)
    assert "No space left on device" in failed.report.problems[0].reason
    assert jobs.wait(jobs.submit_paths([folder]).id, 20).state == "done"
    jobs.close()


def test_a_job_that_is_cancelled_as_it_begins_ends_so(archive, folder, monkeypatch):
    """At whatever moment it is cancelled."""
    jobs = JobQueue(archive)
    hold = jobs._hold

    def cancelled_then(job_id):
        monkeypatch.setattr(jobs, "_hold", hold)
        hold(job_id)
        jobs.cancel(job_id)

    monkeypatch.setattr(jobs, "_hold", cancelled_then)
    assert jobs.wait(jobs.submit_paths([folder]).id, 20).state == "cancelled"
    jobs.close()


def test_closing_ends_after_the_batch(archive, folder, gate):
    """Also a paused job; what was stored stays."""
    jobs = JobQueue(archive)
    job_id = jobs.submit_paths([folder]).id
    jobs.pause(job_id)
    gate.release(100)
    jobs.close()
    assert jobs.job(job_id).state == "cancelled"
    assert archive.extent().releases <= 1


def test_jobs_are_controlled_over_http(tmp_path, folder):
    """And listed; an unknown job or action is refused."""
    archive = Archive.open(tmp_path / "web", WordEncoder())
    jobs = JobQueue(archive)
    with TestClient(create_app(Assistant(archive), jobs), base_url="http://localhost") as client:
        job_id = client.post("/api/releases?wait=true", json={"text": "News of the harbour."}).json()["id"]
        assert client.get("/api/jobs").json()[0]["id"] == job_id
        assert client.post(f"/api/jobs/{job_id}/pause").json()["state"] == "done"
        assert client.post("/api/jobs/unknown/cancel").status_code == 404
        assert client.post(f"/api/jobs/{job_id}/dance").status_code == 422


def test_what_was_brought_in_is_taken_back(archive):
    """New releases go, a changed one is again what it was; what has changed since is left and named."""
    jobs = JobQueue(archive)
    old, new = Release("old", "Old words of the harbour."), Release("new", "A new release.")
    jobs.wait(jobs.submit_releases([old]).id, 20)
    other = Release("other", "Another release.")
    first = jobs.submit_releases([replace(old, text="Changed words."), new, other]).id
    assert jobs.wait(first, 20).undoable
    jobs.wait(jobs.submit_releases([replace(other, text="Changed by someone else.")]).id, 20)
    undone = jobs.wait(jobs.submit_undo(first).id, 20)
    assert (undone.state, undone.report.replaced, undone.report.removed) == ("done", 1, 1)
    assert [problem.item for problem in undone.report.problems] == ["other"]
    assert archive.release("old") == old
    assert archive.release("new") is None
    assert archive.release("other").text == "Changed by someone else."
    assert jobs.submit_undo(first) is None
    jobs.close()


def test_what_is_put_back_goes_with_its_file(archive, folder):
    """It has come from there, and from nowhere else."""
    jobs = JobQueue(archive)
    jobs.wait(jobs.submit_paths([folder]).id, 20)
    before = sorted(r.text for r in archive.listing().releases)
    (folder / "1.txt").write_text("News 1\n\nOther words of the harbour.")
    changed = jobs.wait(jobs.submit_paths([folder]).id, 20)
    undone = jobs.wait(jobs.submit_undo(changed.id).id, 20)
    assert (undone.report.replaced, undone.report.problems) == (1, ())
    assert sorted(r.text for r in archive.listing().releases) == before
    assert jobs.wait(jobs.submit_paths([folder]).id, 20).report.unchanged == 6
    assert sorted(r.text for r in archive.listing().releases) == before
    (folder / "1.txt").unlink()
    assert jobs.wait(jobs.submit_paths([folder]).id, 20).report.removed == 1
    assert archive.status().releases == 5
    jobs.close()


def test_undoing_tells_what_does_not_come_back(archive, folder):
    """What a file held no longer was removed for good."""
    jobs = JobQueue(archive)
    lines = [f'{{"id": "r{number}", "text": "News number {number}."}}' for number in range(3)]
    (folder / "all.jsonl").write_text("\n".join(lines))
    jobs.wait(jobs.submit_paths([folder]).id, 20)
    (folder / "all.jsonl").write_text(lines[0].replace("News", "Other news"))
    changed = jobs.wait(jobs.submit_paths([folder]).id, 20)
    assert (changed.report.replaced, changed.report.removed) == (1, 2)
    undone = jobs.wait(jobs.submit_undo(changed.id).id, 20)
    assert (undone.report.replaced, archive.release("r0").text) == (1, "News number 0.")
    assert [(p.item, p.reason.partition(" does")[0]) for p in undone.report.problems] == [
        ("removed then: 2", "what was no longer where it came from")
    ]
    jobs.close()


def test_what_was_undone_stays_so_and_that_is_told(archive, folder):
    """Once for all of these files, which do not count as failed; sent again it comes in."""
    jobs = JobQueue(archive)
    (folder / "none.zip").write_bytes(zipped(**{"a.png": b"x"}))
    (folder / "two.zip").write_bytes(zipped(**{"t.txt": b"Tram\n\nThe tram sailed."}))
    first = jobs.wait(jobs.submit_paths([folder]).id, 20)
    assert jobs.wait(jobs.submit_undo(first.id).id, 20).report.removed == 7
    (folder / "9.txt").write_text("News 9\n\nThe harbour of Noria had its day 9.")
    again = jobs.wait(jobs.submit_paths([folder]).id, 20).report
    assert (again.added, again.unchanged, again.failed) == (1, 0, 0)
    assert [(p.item, p.reason.partition(",")[0]) for p in again.problems] == [
        ("0.txt and 6 more files", "removed from the archive")
    ]
    sent = io.BytesIO((folder / "1.txt").read_bytes())
    assert jobs.wait(jobs.submit_uploads([("1.txt", sent)]).id, 20).report.added == 1
    jobs.close()


def test_a_release_that_came_twice_at_once_goes_altogether(archive):
    """Put back to its first words, then removed."""
    jobs = JobQueue(archive)
    one = Release("one", "First words.")
    job = jobs.wait(jobs.submit_releases([one, replace(one, text="Second words.")]).id, 20)
    jobs.wait(jobs.submit_undo(job.id).id, 20)
    assert archive.release("one") is None
    jobs.close()


def test_undoing_over_http(tmp_path):
    """Is a job of its own; where nothing can be undone that is said."""
    archive = Archive.open(tmp_path / "web", WordEncoder())
    with TestClient(create_app(Assistant(archive), JobQueue(archive)), base_url="http://localhost") as client:
        done = client.post("/api/releases?wait=true", json={"text": "News of the harbour."}).json()
        assert done["undoable"]
        undoing = client.post(f"/api/jobs/{done['id']}/undo")
        assert undoing.status_code == 202
        while client.get(f"/api/jobs/{undoing.json()['job_id']}").json()["state"] != "done":
            pass
        assert client.get("/api/status").json()["releases"] == 0
        assert client.post(f"/api/jobs/{done['id']}/undo").status_code == 409
        assert client.post("/api/jobs/unknown/undo").status_code == 404


def looked(watcher, jobs):
    job = watcher.look()
    if job is None:
        return None
    report = jobs.wait(job.id, 20).report
    return report.added, report.replaced, report.removed


def test_a_watched_folder_brings_in_what_changes(archive, folder):
    """Once it has settled: new, changed and gone files, each once."""
    jobs = JobQueue(archive)
    watcher = Watcher(archive, jobs, [folder])
    assert looked(watcher, jobs) is None  # seen for the first time, perhaps still being written
    assert looked(watcher, jobs) == (6, 0, 0)
    assert looked(watcher, jobs) is None
    (folder / "0.txt").write_text("News 0\n\nOther words of the harbour.")
    (folder / "new.txt").write_text("New\n\nA new release.")
    assert looked(watcher, jobs) is None
    (folder / "new.txt").write_text("New\n\nA new release, longer by now.")
    assert looked(watcher, jobs) == (0, 1, 0)
    assert looked(watcher, jobs) == (1, 0, 0)
    (folder / "1.txt").rename(folder / ".1.txt")
    assert looked(watcher, jobs) is None  # as an editor does while it saves
    (folder / ".1.txt").rename(folder / "1.txt")
    assert looked(watcher, jobs) is None
    (folder / "1.txt").unlink()
    assert looked(watcher, jobs) is None
    assert looked(watcher, jobs) == (0, 0, 1)
    (folder / "bad.png").write_bytes(b"x")
    assert looked(watcher, jobs) is None
    assert looked(watcher, jobs) == (0, 0, 0)
    assert looked(watcher, jobs) is None
    jobs.close()


def test_a_watched_file_comes_in_whatever_bytes_its_name_is_made_of(archive, tmp_path):
    """As it does when its folder is brought in once."""
    jobs, folder = JobQueue(archive), tmp_path / "old"
    folder.mkdir()
    (folder / os.fsdecode("мост.txt".encode("cp1251"))).write_text("News\n\nThe bridge of Noria was opened.")
    watcher = Watcher(archive, jobs, [folder])
    assert looked(watcher, jobs) is None
    assert looked(watcher, jobs) == (1, 0, 0)
    assert looked(watcher, jobs) is None
    jobs.close()


def test_a_watched_share_that_goes_away_removes_nothing(archive, folder):
    """It is told once, and when the share is back everything is as it was."""
    jobs = JobQueue(archive)
    watcher = Watcher(archive, jobs, [folder])
    looked(watcher, jobs)
    assert looked(watcher, jobs) == (6, 0, 0)
    folder.rename(folder.with_name("away"))
    assert looked(watcher, jobs) is None
    folder.mkdir()
    assert looked(watcher, jobs) == (0, 0, 0)
    assert "empty now" in jobs.jobs()[0].report.problems[0].reason
    assert looked(watcher, jobs) is None
    folder.rmdir()
    folder.with_name("away").rename(folder)
    assert looked(watcher, jobs) is None
    assert looked(watcher, jobs) in (None, (0, 0, 0))
    assert archive.status().releases == 6
    jobs.close()


def test_a_watched_file_that_is_renamed_stays_the_release_it_is(archive, folder):
    """Nothing is added and nothing removed."""
    jobs = JobQueue(archive)
    watcher = Watcher(archive, jobs, [folder])
    looked(watcher, jobs)
    looked(watcher, jobs)
    before = sorted(r.id for r in archive.listing().releases)
    (folder / "3.txt").rename(folder / "three.txt")
    assert looked(watcher, jobs) is None
    assert looked(watcher, jobs) == (0, 0, 0)
    assert looked(watcher, jobs) is None
    assert sorted(r.id for r in archive.listing().releases) == before
    jobs.close()


def test_a_link_to_what_is_away_is_told_once_while_watching(archive, folder, tmp_path):
    """And comes in when it is there."""
    jobs = JobQueue(archive)
    (folder / "link.txt").symlink_to(tmp_path / "target.txt")
    watcher = Watcher(archive, jobs, [folder])
    looked(watcher, jobs)
    assert looked(watcher, jobs) == (6, 0, 0)
    [problem] = jobs.jobs()[0].report.problems
    assert (problem.item, problem.reason) == ("link.txt", "No such file or directory")
    assert looked(watcher, jobs) is None
    (tmp_path / "target.txt").write_text("Target\n\nA new release of the harbour.")
    assert looked(watcher, jobs) is None
    assert looked(watcher, jobs) == (1, 0, 0)
    jobs.close()


def test_what_failed_while_watching_is_tried_again(archive, folder, monkeypatch):
    """A full disk, and later it has room."""
    jobs, stop, states = JobQueue(archive), threading.Event(), []

    def full(self, deliveries, on_embedded):
        raise sqlite3.OperationalError("database or disk is full")

    def tell(job):
        states.append(job.state)
        monkeypatch.undo()
        if job.state == "done":
            stop.set()

    monkeypatch.setattr(Archive, "apply", full)
    Watcher(archive, jobs, [folder]).run(stop, tell, every_s=0.01)
    assert states == ["failed", "done"]
    assert archive.status().releases == 6
    jobs.close()


def test_what_was_cancelled_while_watching_comes_at_the_next_look(archive, folder, gate):
    """No file stays out because its job was ended; whoever wants it later pauses the job."""
    jobs, told = JobQueue(archive), []
    watcher, submit = Watcher(archive, jobs, [folder]), jobs.submit_scan

    def cancelled(found):
        jobs.submit_scan = submit
        job = submit(found)
        jobs.cancel(job.id)
        gate.release(100)
        return job

    jobs.submit_scan = cancelled
    for _ in range(4):
        watcher.run(once(), lambda job: told.append(job.state))
    assert told == ["cancelled", "done"]
    assert archive.extent().releases == 6
    jobs.close()


def test_a_watch_goes_on_where_a_job_cannot_be_told_of(archive, folder):
    """On a terminal that cannot show a file's name, perhaps."""
    jobs, stop, told = JobQueue(archive), threading.Event(), []

    def tell(job):
        told.append(job.report.added)
        (folder / "new.txt").write_text("New\n\nA new release of the harbour.")
        if len(told) == 1:
            "ميناء".encode("ascii")
        stop.set()

    Watcher(archive, jobs, [folder]).run(stop, tell, every_s=0.01)
    assert told == [6, 1]
    jobs.close()


def test_a_file_that_could_not_be_read_is_tried_again_without_telling_so_twice(archive, folder, monkeypatch):
    """Ever less often while it fails alike; told of when it fails otherwise, and brought in when it can be read."""
    jobs, clock, tried, reason = JobQueue(archive), [0.0], [], ["Permission denied"]

    def loaded(path):
        if path.name == "3.txt" and reason:
            tried.append(clock[0])
            raise OSError(13, reason[0])
        return path.read_bytes()

    monkeypatch.setattr("embeddings.intake.incoming.bytes_of", loaded)
    monkeypatch.setattr("embeddings.intake.watch.time", SimpleNamespace(monotonic=lambda: clock[0]))
    (folder / "bad.png").write_bytes(b"x")
    watcher, told = Watcher(archive, jobs, [folder]), []

    def look_until(hour):
        while clock[0] < hour * 3600:
            watcher.run(once(), lambda job: told.append([p.reason for p in job.report.problems]))
            clock[0] += 10

    look_until(1)
    assert [reasons[0] for reasons in told] == ["Permission denied"]
    assert tried == [10, 70, 190, 430, 910, 1870]
    reason[0] = "Stale file handle"
    look_until(2)
    assert told[1:] == [["Stale file handle"]]
    reason.clear()
    look_until(3)
    assert told[2:] == [[]]
    assert archive.status().releases == 6
    jobs.close()


def once():
    """A flag that is set after it was looked at once."""
    states = iter((False, True))
    return SimpleNamespace(is_set=lambda: next(states), wait=lambda seconds: None)


def test_watching_ends_when_it_is_told_to(archive, folder):
    """It tells of each job."""
    jobs, stop, told = JobQueue(archive), threading.Event(), []

    def tell(job):
        told.append(job.report.added)
        stop.set()

    Watcher(archive, jobs, [folder]).run(stop, tell, every_s=0.01)
    assert told == [6]
    jobs.close()


def test_a_terminal_is_told_of_each_change_while_a_folder_is_watched(archive, folder, capsys):
    """As `assistant serve --watch` does; the watch goes on to the next one."""
    jobs, stop = JobQueue(archive), threading.Event()

    def told(job):
        tell(job, as_json=False)
        (folder / "new.txt").write_text("New\n\nA new release of the harbour.")
        if archive.extent().releases == 7:
            stop.set()

    Watcher(archive, jobs, [folder]).run(stop, told, every_s=0.01)
    assert [line.partition(",")[0] for line in capsys.readouterr().out.splitlines()] == ["6 added", "1 added"]
    jobs.close()


def test_what_goes_on_beside_the_requests_is_stopped_before_the_archive_is_closed(archive):
    """Whatever still read it would fail, and the last thing that its keeper sees were a traceback."""
    background, read, failed = Background(), threading.Event(), []

    def poll(stop):
        while not stop.is_set():
            try:
                archive.feeds()
            except sqlite3.Error as error:
                failed.append(error)
            read.set()

    background.start(poll)
    app = create_app(Assistant(archive), JobQueue(archive), before_close=background.stop)
    with TestClient(app, base_url="http://localhost"):
        assert read.wait(10)
    assert not failed
    with pytest.raises(sqlite3.ProgrammingError):
        archive.feeds()
