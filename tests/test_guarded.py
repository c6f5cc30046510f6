"""Reading in a process of its own: what breaks the reader breaks nothing else."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from embeddings.readers import UnreadableFile, feed_entries, guarded
from tests.test_formats import WHOLE

PAGE = b"<html><body><article><h1>Plan</h1><p>The council adopted the plan for the northern berths.</p></article>"


@pytest.fixture
def process():
    process = guarded._Process()
    yield process
    process.close()


def test_it_reads_as_the_readers_do(process):
    """The same releases, the same refusals, one file after the other."""
    for name, data in (("a.html", PAGE), ("a.pdf", WHOLE[".pdf"]), ("b.html", PAGE)):
        assert process.read(name, data) == guarded._read(name, data)
    with pytest.raises(UnreadableFile, match="not a zip file"):
        process.read("a.zip", b"no zip")
    assert process.read("c.html", PAGE).releases[0].title == "Plan"


FEED = b"<rss version='2.0'><channel><title>C</title><item><title>A</title><link>/a</link></item></channel></rss>"


def test_feeds_are_taken_apart_there_too(process, monkeypatch):
    """What is none, and one that takes too long, is told as for a file; the next one is read."""
    assert process.entries_of(FEED) == feed_entries.entries_of(FEED)
    assert process.entries_of(PAGE) is None
    with pytest.raises(UnreadableFile, match="torn sitemap"):
        process.entries_of(b"<urlset><url>")
    process.close()
    program = (
        "from embeddings.readers import feed_entries, guarded; real = feed_entries.entries_of\n"
        "def slow(data):\n"
        "    if b'slow' in data:\n        guarded._alarm(1); import time; time.sleep(60)\n    return real(data)\n"
        "feed_entries.entries_of = slow; guarded.main()"
    )
    monkeypatch.setattr(guarded, "COMMAND", (sys.executable, "-c", program))
    with pytest.raises(UnreadableFile, match="takes longer than 60 s"):
        process.entries_of(FEED.replace(b"C", b"slow"))
    assert process.entries_of(FEED).told[0]["url"] == "/a"


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("import time; time.sleep(60)", "takes longer than 60 s"),
        ("import re; re.match('(a+)+$', 'a' * 64 + 'b')", "takes longer than 60 s"),
        ("import os; os.abort()", "broke down"),
        ("bytearray(4 << 30)", "more than 2 GB of memory"),
        ("1 / 0", "its reader failed: ZeroDivisionError"),
    ],
    ids=["sleeps", "runs for ever in C", "crashes", "wants memory", "raises"],
)
def test_a_reader_that_breaks_costs_one_file(process, monkeypatch, broken, reason):
    """It hangs, crashes or eats memory: the file is refused with the reason, and the next one is read."""
    program = (
        "from embeddings import readers; from embeddings.readers import guarded\n"
        "def breaking(name, data):\n"
        f"    if name == 'bad.html':\n        guarded._alarm(1); {broken}\n    return real(name, data)\n"
        "real, readers.read = readers.read, breaking\nguarded.main()"
    )
    monkeypatch.setattr(guarded, "COMMAND", (sys.executable, "-c", program))
    process.read("good.html", PAGE)
    began = time.monotonic()
    with pytest.raises(UnreadableFile, match=reason):
        process.read("bad.html", PAGE)
    assert time.monotonic() - began < 5
    assert process.read("good.html", PAGE).releases[0].title == "Plan"


def test_it_ends_with_the_process_that_started_it():
    """Also when that is killed: nothing is left behind."""
    program = (
        f"from embeddings.readers import guarded as g; p = g._process(); p.read('a.html', {PAGE!r});"
        "print(p._child.pid, flush=True); import os; os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    pid = int(done.stdout)
    status = Path(f"/proc/{pid}/stat")
    for _ in range(100):
        if not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.05)
    raise AssertionError("it is still there")


def test_a_process_that_is_large_itself_reads_all_files_in_one():
    """The memory of who starts a process counts for that process, too: it must not be taken for worn by it."""
    script = (
        "import sys; large = b'x' * (1100 << 20); from embeddings.readers import guarded\n"
        "pids = []\n"
        "for n in range(3):\n"
        "    guarded.read('a.md', b'The council of Noria met on Monday and adopted the plan for the harbour.')\n"
        "    child = guarded._process()._child\n"
        "    pids.append(child.pid if child else 0)\n"
        "print(len(set(pids)), 0 in pids)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]
