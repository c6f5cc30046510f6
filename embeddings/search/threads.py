"""A search is computed by one thread: what it compares is so little that a second one mostly waits, spinning.

On two busy cores that wait was most of a search: tens of milliseconds for each product of two small matrices.
"""

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager:
    """Where no second thread of OpenMP's is started by this one; some ten microseconds."""
    return _pools().limit(limits=1)


@cache
def _pools() -> ThreadpoolController:
    """OpenMP of the libraries that are loaded by now, whose limits are a thread's own.

    Those of the linear algebra are the process's: they stay at one, here no matrix is large enough for more.
    """
    loaded = ThreadpoolController()
    loaded.select(user_api="blas").limit(limits=1)
    return loaded.select(user_api="openmp")
