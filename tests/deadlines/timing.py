"""How long the full case takes in Python: `python -m tests.deadlines.timing`.

start: importing the calculator. first: the first answer, which also reads the rules and compiles
the templates. answer: what `run deadlines` does after that; html: what the page shows besides.
"""

import json
from pathlib import Path
from time import perf_counter

FULL = json.loads((Path(__file__).parent / "full.json").read_text("utf-8"))


def measure(repeats: int = 9) -> dict[str, float]:
    """Milliseconds, the best of `repeats` for the warm ones."""
    start = perf_counter()
    from calculators.engine import registry
    from calculators.engine.answering import answer

    registry.find("deadlines")
    found = {"start": perf_counter() - start}

    def run():
        return json.dumps(answer("deadlines", FULL).data())

    start = perf_counter()
    run()
    found["first"] = perf_counter() - start
    ready = answer("deadlines", FULL)
    ready.html()
    for name, work in (("answer", run), ("html", ready.html)):
        times = []
        for _ in range(repeats):
            start = perf_counter()
            work()
            times.append(perf_counter() - start)
        found[name] = min(times)
    return {name: round(1000 * seconds, 1) for name, seconds in found.items()}


if __name__ == "__main__":
    for name, milliseconds in measure().items():
        print(f"{name}: {milliseconds} ms")
