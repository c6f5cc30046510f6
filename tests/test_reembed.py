"""Another embedding model for an archive that is in use: complete, or not at all."""

import pytest

from embeddings.archive import Archive
from embeddings.releases.delivery import Delivery
from embeddings.releases.release import Release
from embeddings.store import reembed as module
from embeddings.store.reembed import reembed
from tests.fakes import WordEncoder

RIVER = Release("river", "The ferry crosses the river twice a day.", "Ferry line opens")
BANK = Release("bank", "The bank kept its key rate.", "Key rate")
LATE = Release("late", "A tunnel below the river will open in spring.", "Tunnel")


class OtherEncoder(WordEncoder):
    """Another model of another size, which may break off or let others act between two batches."""

    name = "other"
    dimension = 128

    def __init__(self, between=lambda: None):
        self._between = between

    def encode_passages(self, texts, before_slice=lambda: None):
        self._between()
        return super().encode_passages(texts, before_slice)


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "BATCH", 1)
    archive = Archive.open(tmp_path, WordEncoder())
    archive.apply([Delivery((RIVER, BANK))])
    yield archive
    archive.close()


def found(archive, question):
    return [hit.release.id for hit in archive.hits(archive.search(question))]


def models(archive):
    return {row[0] for row in archive._catalog.reading.execute("SELECT DISTINCT model FROM vectors")}


def test_what_serves_goes_on_serving_and_then_follows(archive):
    """Searches and additions during it are answered and kept; the switch comes once, with everything."""
    seen = []

    def meanwhile():
        seen.append(found(archive, "river ferry")[0])
        if len(seen) == 2:
            archive.apply([Delivery((LATE,))])

    assert reembed(archive.folder, OtherEncoder(meanwhile)) == 3
    assert seen == ["river", "river", "river"]
    assert archive.encoder.name == "words"
    assert found(archive, "tunnel")[0] == "late"

    assert archive.follow_model(lambda name: {"other": OtherEncoder()}[name])
    assert archive.encoder.name == "other"
    assert found(archive, "tunnel")[0] == "late"
    assert models(archive) == {"other"}
    assert archive.verify() == []
    assert not archive.follow_model(lambda name: pytest.fail(f"{name} was loaded again"))


def test_what_is_added_between_the_switch_and_following_is_not_lost(archive):
    reembed(archive.folder, OtherEncoder())
    archive.apply([Delivery((LATE,))])  # the former model is still in use here
    archive.follow_model(lambda name: OtherEncoder())
    assert found(archive, "tunnel")[0] == "late"
    assert archive.verify() == []


def test_broken_off_the_old_vectors_serve_and_the_rest_is_done_next_time(archive):
    calls = []

    def power_cut():
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reembed(archive.folder, OtherEncoder(power_cut))
    assert not archive.follow_model(lambda name: OtherEncoder())
    assert found(archive, "river ferry")[0] == "river"
    again = Archive.open(archive.folder, WordEncoder())
    assert found(again, "river ferry")[0] == "river"
    again.close()
    assert models(archive) == {"words", "other"}
    assert reembed(archive.folder, OtherEncoder()) == 1


def test_a_model_that_cannot_be_opened_leaves_the_former_one_serving(archive):
    reembed(archive.folder, OtherEncoder())

    def missing(name):
        raise OSError(name)

    with pytest.raises(OSError, match="other"):
        archive.follow_model(missing)
    assert found(archive, "river ferry")[0] == "river"


def test_back_and_forth(archive):
    """Each switch leaves the vectors of one model only."""
    reembed(archive.folder, OtherEncoder())
    archive.follow_model(lambda name: OtherEncoder())
    reembed(archive.folder, WordEncoder())
    archive.follow_model(lambda name: WordEncoder())
    assert models(archive) == {"words"}
    assert found(archive, "key rate")[0] == "bank"
