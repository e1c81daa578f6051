"""Time and memory of an exhibit file of 10, 50 and 100 exhibits: `python -m measure.exhibits`.

With names of engines (chromium, firefox, webkit) in the built site's page, the first one twice;
there the memory is the growth of all of the browser's processes at its peak, files included.

A quarter each are photographs of 1 MB, screenshots, PDFs of two pages, and chats of 200 messages.
"""

import json
import random
import resource
import subprocess
import sys
import time
from base64 import b64encode
from functools import partial
from pathlib import Path

from calculators.exhibit_file.check import check
from calculators.exhibit_file.making import make
from calculators.exhibit_file.order import Enclosed, Order
from calculators.facts.exhibits import letter
from measure.memory import Peak, used
from tests.conftest import SITE
from tests.engines.drivers import ENGINES
from tests.exhibit_file.samples import Stripes, jpeg, pdf, png
from tests.server import serve

MEGABYTE = 1024 * 1024
COUNTS = (10, 50, 100)


KINDS = ("photo.jpg", "screen.png", "agreement.pdf", "chat.txt")


def files(count: int) -> list[tuple[str, bytes]]:
    """Names and bytes, the same each time."""
    chance = random.Random(1)
    photo = jpeg()
    message = "12/10/2026, 09:14 - Анна: Message {} of many\n"
    kinds = (
        photo[:-2] + chance.randbytes(MEGABYTE).replace(b"\xff", b"") + b"\xff\xd9",
        png(1200, 800, colour=6),
        pdf(),
        "".join(message.format(number) for number in range(200)).encode(),
    )
    return [(KINDS[place % len(kinds)], kinds[place % len(kinds)]) for place in range(count)]


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


def in_browser(engine: str) -> None:
    """Makes the same files in the page, in one engine, and prints a line for each."""
    script = Path(__file__).with_suffix(".js").read_text("utf-8")
    with serve(SITE) as url:
        browser = ENGINES[engine]()
        try:
            for count in (COUNTS[0], *COUNTS):
                browser.open(f"{url}/tools/exhibit-file/")
                kinds = {name: b64encode(data).decode() for name, data in files(len(KINDS))}
                order = json.dumps({"kinds": kinds, "count": count})
                before = used()
                with Peak() as peak:
                    found = browser.run(f"const order = {order}\n{script}")
                grown = round((peak.bytes - before) / MEGABYTE)
                line = {"engine": engine, "exhibits": count, **found, "memory_mb": grown}
                print(json.dumps(line), flush=True)
        finally:
            browser.close()


def main() -> None:
    """Prints a line for each number of exhibits, each measured in a process of its own."""
    if sys.argv[1:] and sys.argv[1] in ENGINES:
        for engine in sys.argv[1:]:
            in_browser(engine)
        return
    if len(sys.argv) > 1:
        print(json.dumps(measure(int(sys.argv[1]))))
        return
    for count in COUNTS:
        subprocess.run([sys.executable, "-m", "measure.exhibits", str(count)], check=True)


if __name__ == "__main__":
    main()
