"""Time and memory of an exhibit file of 10, 50 and 100 exhibits: `python -m measure.exhibits`.

A quarter each are photographs of 1 MB, screenshots, PDFs of two pages, and chats of 200 messages.
"""

import json
import random
import resource
import subprocess
import sys
import time
from functools import partial

from calculators.exhibit_file.check import check
from calculators.exhibit_file.making import make
from calculators.exhibit_file.order import Enclosed, Order
from calculators.facts.exhibits import letter
from tests.exhibit_file.samples import Stripes, jpeg, pdf, png

MEGABYTE = 1024 * 1024
COUNTS = (10, 50, 100)


def files(count: int) -> list[tuple[str, bytes]]:
    """Names and bytes, the same each time."""
    chance = random.Random(1)
    photo = jpeg()
    kinds = (
        ("photo.jpg", photo[:-2] + chance.randbytes(MEGABYTE).replace(b"\xff", b"") + b"\xff\xd9"),
        ("screen.png", png(1200, 800, colour=6)),
        ("agreement.pdf", pdf()),
        (
            "chat.txt",
            b"".join(b"12/10/2026, 09:14 - Anna: Message %d of many\n" % n for n in range(200)),
        ),
    )
    return [kinds[place % len(kinds)] for place in range(count)]


def measure(count: int) -> dict[str, float | int]:
    """Makes and checks one file, with its pieces kept as a page keeps them."""
    exhibits = tuple(
        Enclosed(
            letter=letter(place), shows=f"What {name} shows", name=name, read=partial(bytes, data)
        )
        for place, (name, data) in enumerate(files(count))
    )
    pieces: list[bytes] = []
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    steps = make(Order(title="Claim", exhibits=exhibits), Stripes(), pieces.append)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made = end.value
            break
    took = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    data = b"".join(pieces)
    start = time.perf_counter()
    right = check("file.pdf", data).right
    return {
        "exhibits": count,
        "pages": made.pages,
        "file_mb": round(made.bytes / MEGABYTE, 1),
        "make_ms": round(took * 1000),
        "check_ms": round((time.perf_counter() - start) * 1000),
        "memory_mb": round((after - before) / 1024, 1),
        "right": right,
    }


def main() -> None:
    """Prints a line for each number of exhibits, each measured in a process of its own."""
    if len(sys.argv) > 1:
        print(json.dumps(measure(int(sys.argv[1]))))
        return
    for count in COUNTS:
        subprocess.run([sys.executable, "-m", "measure.exhibits", str(count)], check=True)


if __name__ == "__main__":
    main()
