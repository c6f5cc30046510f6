"""Searches go before ingests, and never stop them."""

import threading

import pytest

from embeddings.search import priority
from embeddings.search.priority import Priority


def test_nothing_waits_without_a_search():
    """Work goes on at once."""
    Priority().let_pass()


def test_work_waits_until_the_search_ends(monkeypatch):
    """It goes on when the last of two searches ends."""
    monkeypatch.setattr(priority, "LONGEST_WAIT_S", 60)
    one, passed = Priority(), threading.Event()
    with one.search():
        with one.search():
            worker = threading.Thread(target=lambda: (one.let_pass(), passed.set()))
            worker.start()
        assert not passed.wait(0.1)
    assert passed.wait(30)
    worker.join()


def test_searches_without_end_do_not_stop_the_work(monkeypatch):
    """It goes on after a while, while a search is under way."""
    monkeypatch.setattr(priority, "LONGEST_WAIT_S", 0.01)
    one = Priority()
    with one.search():
        one.let_pass()


def test_a_failed_search_counts_no_longer(monkeypatch):
    """What ends by an error has ended too."""
    monkeypatch.setattr(priority, "LONGEST_WAIT_S", None)  # for ever
    one = Priority()
    with pytest.raises(ValueError, match="broken"), one.search():
        raise ValueError("broken")
    one.let_pass()
