"""Memory in large pages: what each search reads from end to end is read faster from them.

Advice to Linux, which moves the memory beside its other work, in minutes; elsewhere nothing changes.
"""

import ctypes
import sys

PAGE = 1 << 21  # bytes
MADV_HUGEPAGE = 14


def ask_for(address: int, size: int) -> None:
    """Have this memory moved to large pages, as far as it fills whole ones."""
    start, end = -(-address // PAGE) * PAGE, (address + size) // PAGE * PAGE
    if sys.platform == "linux" and start < end:
        ctypes.CDLL(None).madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), MADV_HUGEPAGE)
