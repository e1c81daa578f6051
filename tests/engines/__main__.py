"""The journeys of every tool, a later visit, one without a network, in three engines.

    python -m tests.engines [--situations] [ENGINE ...]

Prints a line for each engine, each situation with its answers, and each journey that went wrong;
exits with 1 if one did. --situations leaves out the journeys through the tools.
Needs the built site. Engines that are missing are installed, or it says what to install.
"""

import sys
from time import monotonic

from tests.conftest import SITE
from tests.engines.drivers import ENGINES, EngineMissing
from tests.engines.journeys import come_again, pairs, travel
from tests.engines.offline import lose_network
from tests.engines.situations import SITUATIONS, tell
from tests.server import serve

ALONE = "--situations"


def run(names=tuple(ENGINES), *, tools: bool = True) -> dict[str, dict[str, list[str]]]:
    """By engine and tool, what went wrong. tools: their journeys too. Raises `EngineMissing`."""
    found = {}
    with serve(SITE) as site:
        for name in names:
            engine = ENGINES[name]()
            try:
                journeys = _journeys(engine, site) if tools else {}
                told = {one.name: _gone(tell, engine, site, one) for one in SITUATIONS}
                found[name] = journeys | told
            finally:
                engine.close()
    return found


def _journeys(engine, site: str) -> dict[str, list[str]]:
    return {
        "later visit": _gone(come_again, engine, site),
        "without a network": _gone(lose_network, engine, pairs()[0][0]),
    } | {tool.name: _gone(travel, engine, site, tool, following) for tool, following in pairs()}


def _gone(go, *journey) -> list[str]:
    try:
        return go(*journey)
    except Exception as error:  # whatever a driver throws is a journey that went wrong
        return [f"{type(error).__name__}: {error}"]


def main(names: list[str]) -> int:
    wrong, tools = 0, ALONE not in names
    for name in [name for name in names if name != ALONE] or ENGINES:
        start = monotonic()
        try:
            journeys = run([name], tools=tools)[name]
        except EngineMissing as missing:
            print(f"{name}: {missing}")
            wrong += 1
            continue
        failed = {tool: problems for tool, problems in journeys.items() if problems}
        wrong += len(failed)
        print(
            f"{name}: {len(journeys) - len(failed)} of {len(journeys)} journeys"
            f" in {monotonic() - start:.0f} s"
        )
        for one in SITUATIONS:
            came = "it did not come" if journeys[one.name] else "the day and the step"
            print(f"  {one.name}: {len(one.answers)} answers, {came}")
        for tool, problems in failed.items():
            print(*(f"  {tool}: {problem}" for problem in problems), sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
