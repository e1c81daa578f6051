"""Many and large files: what is kept in memory is one file, not all of them."""

import tracemalloc

import pytest

from calculators.exhibit_file.making import make
from calculators.exhibit_file.order import Enclosed, Order
from tests.exhibit_file.samples import JPEG, Stripes

MEGABYTE = 1024 * 1024


def photo(size: int) -> bytes:
    """A JPEG with so many bytes behind its pixels."""
    return JPEG[:-2] + bytes(size) + JPEG[-2:]


@pytest.mark.parametrize(("count", "size"), [(20, 5 * MEGABYTE), (200, 1000)])
def test_memory_is_bounded_by_the_largest_file(count: int, size: int) -> None:
    taken = 0

    def sink(data: bytes) -> None:
        nonlocal taken
        taken += len(data)

    exhibits = tuple(
        Enclosed(letter=f"E{one}", shows="x", name="photo.jpg", read=lambda: photo(size))
        for one in range(count)
    )
    tracemalloc.start()
    steps = make(Order(title="Claim", exhibits=exhibits), Stripes(), sink)
    while next(steps, None):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert taken > 2 * count * size
    assert peak < 4 * size + 8 * MEGABYTE
