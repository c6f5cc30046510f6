"""The archive keeps what it was given, finds it, and forgets what was removed."""

import datetime as dt
import errno
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from embeddings.archive import Archive, UnusableArchive
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Filters, Release
from embeddings.store.database import UnusableCatalog
from embeddings.store.reembed import reembed
from tests.fakes import WordEncoder

RIVER = Release(
    "river", "The ferry crosses the river twice a day.", "Ferry", dt.date(2024, 5, 1), "May 1", "en", "Port"
)
BANK = Release(
    "bank", "The bank raised its key rate to 7 percent.", "Rate", dt.date(2024, 6, 1), "June 1", "en", "Bank"
)
BANK_RU = Release(
    "bank-ru", "Банк повысил ключевую ставку до 7 процентов.", "Ставка", dt.date(2024, 6, 1), "1 июня", "ru",
    "Банк", version_of="bank",
)  # fmt: skip


def found(archive, question, filters=None):
    return [hit.release.id for hit in archive.hits(archive.search(question, filters or Filters()))]


def test_what_was_added_is_found_and_comes_back_whole(archive):
    """A stored release equals the one that was given, and its passage is its text."""
    assert archive.apply([Delivery((RIVER, BANK))]).added == 2
    assert archive.release("river") == RIVER
    candidate = archive.search("ferry river")[0]
    assert candidate.passage.text == RIVER.text[candidate.passage.start : candidate.passage.end] == RIVER.text
    assert found(archive, "ferry river") == ["river", "bank"]


def test_adding_the_same_again_changes_nothing(archive):
    """An unchanged release is neither stored nor embedded again."""
    archive.apply([Delivery((RIVER,))])
    changes = archive.apply([Delivery((RIVER,))])
    assert (changes.added, changes.replaced, changes.unchanged, changes.passages) == (0, 0, 1, 0)
    assert archive.status().passages == 1


def test_a_replaced_release_is_found_by_its_new_words_only(archive):
    """The old words of a replaced release are neither found nor returned."""
    archive.apply([Delivery((RIVER,))])
    new = Release("river", "A bridge replaced the old crossing.", "Bridge", language="en")
    assert archive.apply([Delivery((new,))]).replaced == 1
    assert [c.passage.text for c in archive.search("ferry")] == [new.text]
    assert archive.search("ferry")[0].bm25 == 0


def test_a_removed_release_is_gone_from_every_search(archive):
    """Once `remove` returns, neither index and no listing has it."""
    archive.apply([Delivery((RIVER, BANK))])
    assert archive.remove(["river", "unknown"]) == 1
    assert found(archive, "ferry river") == ["bank"]
    assert archive.release("river") is None
    assert [r.id for r in archive.listing().releases] == ["bank"]


def test_a_file_that_no_longer_holds_a_release_loses_it(archive):
    """A file's releases are what it holds now; a release that another file holds too stays."""
    archive.apply([Delivery((RIVER, BANK), "/a", "1"), Delivery((BANK,), "/b", "1")])
    assert archive.apply([Delivery((), "/a", "2")]).removed == 1
    assert archive.release("river") is None
    assert archive.release("bank") == BANK
    assert archive.remove_file("/b") == 1
    assert archive.release("bank") is None


def test_the_status_says_what_a_passage_costs(tmp_path, encoder):
    """Vectors as stored, token vectors as they are, and the memory that searching takes."""
    archive = Archive.open(tmp_path, encoder)
    assert archive.status().index.startswith("0 vectors of 384 dimensions")
    archive.apply([Delivery((RIVER, BANK))])
    keys = archive._catalog.keys(Filters())
    tokens = archive._catalog.token_vectors(encoder.name, keys)
    mean = round(sum(map(len, tokens.values())) / 2)
    assert mean % 96 == 0
    assert archive.status().index == (
        "2 vectors of 384 dimensions, all compared, in half precision; a passage takes 1536 bytes of vectors,"
        f" {mean} bytes of token vectors and 768 bytes of memory"
    )
    archive.close()


def test_what_came_without_a_file_stays_when_files_go(archive):
    """A release that was also posted by hand outlives the file."""
    archive.apply([Delivery((RIVER,)), Delivery((RIVER,), "/a", "1")])
    assert archive.remove_file("/a") == 0
    assert archive.release("river") == RIVER


def test_filters_limit_both_indexes(archive):
    """Dates are inclusive; languages and sources are exact."""
    archive.apply([Delivery((RIVER, BANK, BANK_RU))])
    assert found(archive, "rate", Filters(since=dt.date(2024, 6, 1), languages=("en",))) == ["bank"]
    assert found(archive, "rate", Filters(until=dt.date(2024, 5, 1))) == ["river"]
    assert found(archive, "ставка", Filters(sources=("Банк",))) == ["bank-ru"]
    assert found(archive, "rate", Filters(languages=("fr",))) == []


def test_filters_follow_what_is_said_about_a_release(archive):
    """A release whose source alone has changed is found under the new one, and no longer under the old one."""
    archive.apply([Delivery((RIVER,))])
    old, new = Filters(sources=("Port",)), Filters(sources=("Harbour",))
    assert (found(archive, "ferry", old), found(archive, "ferry", new)) == (["river"], [])
    assert (archive.extent(old).releases, archive.extent(new).releases) == (1, 0)
    archive.apply([Delivery((replace(RIVER, source="Harbour"),))])
    assert (found(archive, "ferry", old), found(archive, "ferry", new)) == ([], ["river"])
    assert (archive.extent(old).releases, archive.extent(new).releases) == (0, 1)


def test_versions_know_one_another(archive):
    """`version_of` links both ways, whether it names a release or a group."""
    archive.apply([Delivery((BANK, BANK_RU))])
    assert [v.release_id for v in archive.versions(BANK)] == ["bank-ru"]
    assert [v.release_id for v in archive.versions(BANK_RU)] == ["bank"]


def test_a_listing_goes_on_where_it_ended(archive):
    """Newest first, undated last, page after page, each release once."""
    undated = Release("undated", "No one knows when.", language="en")
    archive.apply([Delivery((undated, RIVER, BANK, BANK_RU))])
    first = archive.listing(limit=3)
    assert [r.id for r in first.releases] == ["bank-ru", "bank", "river"]
    second = archive.listing(limit=3, cursor=first.cursor)
    assert [r.id for r in second.releases] == ["undated"]
    assert second.cursor == ""
    assert [r.id for r in archive.listing(words="100%_! ставку").releases] == []
    assert [r.id for r in archive.listing(words="ключевую ставку").releases] == ["bank-ru"]


def test_words_are_listed_in_whatever_case_and_form(archive):
    """In Russian and Arabic as in English, in the title as in the text; facets count the same."""
    arabic = Release("وزير", "افتتح الوزير أحمد الجسر.", language="ar")
    archive.apply([Delivery((RIVER, BANK_RU, arabic))])
    for words, expected in (("FERRY", "river"), ("ставка БАНК", "bank-ru"), ("احمد الجسر", "وزير")):
        assert [release.id for release in archive.listing(words=words).releases] == [expected]
        assert sum(count for _, count in archive.facets(words=words).languages) == 1
    assert archive.listing(words="ferry " * 2000).releases == (RIVER,)


def test_everything_is_there_after_a_restart(tmp_path):
    """A new process finds what the old one stored, with and without the saved vector index."""
    first = Archive.open(tmp_path, WordEncoder())
    first.apply([Delivery((RIVER, BANK))])
    first.close()
    for damage in (None, b"", b"torn", (tmp_path / "vectors.faiss").read_bytes()[:-7]):
        if damage is not None:
            (tmp_path / "vectors.faiss").write_bytes(damage)
        again = Archive.open(tmp_path, WordEncoder())
        assert found(again, "ferry river") == ["river", "bank"]
        again.close()


def test_torn_keywords_are_rebuilt(tmp_path):
    """A keyword index that lost its rows finds everything again after a restart."""
    first = Archive.open(tmp_path, WordEncoder())
    first.apply([Delivery((RIVER, BANK))])
    first.close()
    with sqlite3.connect(tmp_path / "archive.sqlite") as connection:
        connection.execute("DELETE FROM keyword_index")
    connection.close()
    again = Archive.open(tmp_path, WordEncoder())
    assert again.search("ferry")[0].bm25 > 0
    again.close()


def test_another_process_sees_what_was_added_and_removed(tmp_path):
    """Two archives over one folder agree after every change."""
    one, two = Archive.open(tmp_path, WordEncoder()), Archive.open(tmp_path, WordEncoder())
    one.apply([Delivery((RIVER, BANK))])
    assert found(two, "ferry river") == ["river", "bank"]
    two.remove(["river"])
    assert found(one, "ferry river") == ["bank"]
    one.close()
    two.close()


def test_searches_go_on_while_releases_come_and_go(archive):
    """From several threads at once, each finds what stays and raises nothing."""
    archive.apply([Delivery((RIVER, BANK))])
    ended = threading.Event()

    def search():
        found_each = [set(found(archive, "ferry river"))]
        while not ended.is_set():
            found_each.append(set(found(archive, "ferry river")))
        return found_each

    with ThreadPoolExecutor(4) as pool:
        searches = [pool.submit(search) for _ in range(4)]
        for n in range(20):
            archive.apply([Delivery((Release(f"new{n}", f"The ferry number {n} sailed.", language="en"),))])
            archive.remove([f"new{n}"])
        ended.set()
        assert all({"river", "bank"} <= each for one in searches for each in one.result())


def test_threads_that_have_ended_hold_no_file_open(archive):
    """However many there were."""

    def counted():
        assert archive.release("river") == RIVER
        links = [file for file in Path("/proc/self/fd").iterdir() if file.is_symlink()]
        counts.add(sum("archive.sqlite" in str(link.readlink()) for link in links))

    archive.apply([Delivery((RIVER,))])
    counts = set()
    for _ in range(10):
        thread = threading.Thread(target=counted)
        thread.start()
        thread.join()
    assert len(counts) == 1


def test_nothing_of_a_failed_delivery_is_stored(archive, monkeypatch):
    """An error in the middle of a batch leaves the archive as it was."""
    archive.apply([Delivery((RIVER,))])
    monkeypatch.setattr("embeddings.store.records.put_origins", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        archive.apply([Delivery((BANK,))])
    assert archive.release("bank") is None
    assert found(archive, "rate") == ["river"]


def test_an_archive_of_another_model_says_so(tmp_path):
    """The message names both models and the command that re-embeds."""
    first = Archive.open(tmp_path, WordEncoder())
    first.apply([Delivery((RIVER,))])
    first.close()
    other = WordEncoder()
    other.name = "other"
    with pytest.raises(
        UnusableArchive, match=r"built with the embedding model words; .* name other.*reembed"
    ):
        Archive.open(tmp_path, other)


def test_a_backup_of_another_model_changes_nothing(archive, tmp_path):
    """It is refused before anything is replaced, and the message says where it can be restored."""
    other = WordEncoder()
    other.name = "other"
    elsewhere = Archive.open(tmp_path / "elsewhere", other)
    elsewhere.apply([Delivery((BANK,))])
    elsewhere.backup(tmp_path / "backup")
    elsewhere.close()
    archive.apply([Delivery((RIVER,))])
    with pytest.raises(UnusableArchive, match=r"built with the embedding model other.*nothing was changed"):
        archive.restore(tmp_path / "backup")
    assert (archive.release("river"), archive.release("bank")) == (RIVER, None)
    assert found(archive, "ferry river") == ["river"]


def test_a_file_that_is_no_database_is_refused(tmp_path):
    """A torn database is reported and never overwritten."""
    path = tmp_path / "archive.sqlite"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(UnusableCatalog, match="cannot be read as an archive"):
        Archive.open(tmp_path, WordEncoder())
    assert path.read_bytes() == b"not a database" * 100


def test_reembedding_makes_an_archive_usable_again(tmp_path):
    """After `reembed` the archive opens with the new model, finds everything, and keeps no old vectors."""
    first = Archive.open(tmp_path, WordEncoder())
    first.apply([Delivery((RIVER, BANK))])
    first.close()
    other = WordEncoder()
    other.name = "other"
    assert reembed(tmp_path, other) == 2
    assert reembed(tmp_path, other) == 0
    again = Archive.open(tmp_path, other)
    assert found(again, "ferry river") == ["river", "bank"]
    again.close()


def test_a_vector_index_that_cannot_be_written_down_is_built_anew_at_the_next_start(tmp_path, monkeypatch):
    """On a full disk what is stored is stored, and reading goes on."""

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("embeddings.indexes.vectors.FaissIndex.save", full)
    archive = Archive.open(tmp_path, WordEncoder())
    archive.apply([Delivery((RIVER,))])
    assert archive.verify() == []
    archive.close()
    assert not (tmp_path / "vectors.faiss").exists()
    with closing(Archive.open(tmp_path, WordEncoder())) as again:
        assert [c.passage.release_id for c in again.search("ferry")] == ["river"]
