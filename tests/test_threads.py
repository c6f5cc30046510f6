"""A search starts no second thread of the libraries that it calls."""

import threading

import torch
from threadpoolctl import threadpool_info

from embeddings.search.threads import one_thread


def test_a_search_is_one_thread_and_what_else_runs_is_not():
    """Torch has its threads again afterwards, others have them meanwhile; NumPy's linear algebra keeps one."""
    before = torch.get_num_threads()
    meanwhile = []
    with one_thread():
        assert torch.get_num_threads() == 1
        other = threading.Thread(target=lambda: meanwhile.append(torch.get_num_threads()))
        other.start()
        other.join()
    assert (torch.get_num_threads(), meanwhile) == (before, [before])
    numpys = [pool for pool in threadpool_info() if pool["user_api"] == "blas" and "numpy" in pool["filepath"]]
    assert {pool["num_threads"] for pool in numpys} == {1}
