"""What changed in the answers since another commit, and how long an answer takes in both.

`python -m measure.answers OLD`, where OLD is a checkout of that commit. Every case of deadlines and
triage in this tree is put to both; each difference is printed with its reason from `reasons.toml`.
The old tree is asked without the fields that it did not have. Ends with 1 if one has no reason.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.life.growth import exponent, full_life, telling

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAIRS = 7
FULL = ROOT / "tests" / "deadlines" / "full.json"

# Run in either tree: cases come in, what a reader sees first of each answer goes out.
ASK = """
import json, sys
from calculators.engine.answering import answer
def shown(outcome):
    if "level" in outcome:
        return {"level": outcome["level"], "headline": outcome["headline"],
                "steps": " ".join(step["id"] for step in outcome["steps"])}
    found = {c["id"]: f'{c["state"]} {c["end"]}' for c in outcome["clocks"]
             if c["state"] != "waiting"}
    for name in ("first", "next"):
        one = outcome[name]
        found[name] = one and f'{one["id"]} {one["end"]}'
    return found
out = []
for name, answers in json.load(open(sys.argv[1])):
    got, without = answer(name, answers), []
    if got.errors:
        without = [k for k, text in got.errors.items() if text.startswith("There is no field")]
        got = answer(name, {k: v for k, v in answers.items() if k not in without})
    out.append([without, {"refused": " ".join(got.errors)} if got.errors
                else shown(got.data()["outcome"])])
print(json.dumps(out, default=str))
"""

# The full case at one moment after another: milliseconds of one answer with its data, the median.
TIME = """
import json, sys, time, statistics
from calculators.engine.answering import answer
full, took = json.load(open(sys.argv[1])), []
refused = answer("deadlines", full).errors or {}
full = {name: told for name, told in full.items() if name not in refused}
assert not answer("deadlines", full).errors
for n in range(120):
    answers = dict(full, now=f"2026-10-02T{9 + n // 60:02}:{n % 60:02}Z")
    began = time.process_time()
    json.dumps(answer("deadlines", answers).data(), default=str)
    took.append(time.process_time() - began)
print(1000 * statistics.median(took))
"""

# A full life to its clocks and the step to take, the same with all choices, and a life with four
# events on each of its days to its clocks. Milliseconds of each, the medians.
LIFE = """
import json, sys, time, statistics
from calculators.engine.answering import answer
from calculators.life.asking import ask
full, crowded = json.load(open(sys.argv[1]))
def took(told, one):
    times = []
    for n in range(60):
        given = dict(told, now=told["now"][:14] + f"{n:02}Z")
        began = time.process_time()
        json.dumps(one(given), default=str)
        times.append(time.process_time() - began)
    return 1000 * statistics.median(times)
print(took(full, ask), took(full, lambda told: answer("timeline", told).data()), took(crowded, ask))
"""


def main(old: Path) -> int:
    """Prints the table and the times."""
    cases = [
        (name, case)
        for name in ("deadlines", "triage")
        for file in sorted((ROOT / "tests" / name).glob("cases*.toml"))
        for case in tomllib.loads(file.read_text("utf-8"))["case"]
    ]
    before, after = (_ask(tree, cases) for tree in (old, ROOT))
    reasons = tomllib.loads((HERE / "reasons.toml").read_text("utf-8"))["reason"]
    count: Counter[str] = Counter()
    differ = 0
    for (name, case), (without, was), (_, now) in zip(cases, before, after, strict=True):
        found = list(_differences(was, now))
        differ += bool(found)
        for what, a, b in found:
            why = _reason(reasons, name, case, what, without)
            count[why] += 1
            print(f"{name}: {case['name']}\n    {what}: {a} -> {b}\n    {why or 'NO REASON'}")
    print(f"\n{len(cases)} cases, {differ} differ in {count.total()} places")
    for why, times in count.most_common():
        print(f"{times:4}  {why or 'NO REASON'}")
    runs = [(_time(old), _time(ROOT), *_life()) for _ in range(PAIRS)]
    medians = [statistics.median(each) for each in zip(*runs, strict=True)]
    print(
        "\nms of processor time, one run after another: the full case of deadlines, old and new; a"
    )
    print(
        "life of 40 events, four of them on one day, to its clocks and step, and with all choices;"
    )
    print("and one with four events on each of its days, to its clocks and step:")
    for run in (*runs, medians):
        print("  ".join(f"{one:.2f}" for one in run), "medians" if run is medians else "")
    for together in (4, 1):
        power = exponent(40, 200, together)
        print(f"growth from 40 to 200 events, {together} on a day: n^{power:.2f}")
    return 1 if "" in count else 0


def _ask(tree: Path, cases: list[tuple[str, dict[str, Any]]]) -> list[tuple[list[str], Any]]:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as file:
        json.dump([(name, case["answers"]) for name, case in cases], file, default=str)
        file.flush()
        found: list[tuple[list[str], Any]] = json.loads(_run(tree, ASK, Path(file.name)))
    return found


def _time(tree: Path) -> float:
    return float(_run(tree, TIME, FULL))


def _life() -> tuple[float, ...]:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as file:
        json.dump([full_life(), telling(40)], file)
        file.flush()
        took = _run(ROOT, LIFE, Path(file.name)).split()
    return tuple(map(float, took))


def _run(tree: Path, code: str, file: Path) -> str:
    command = [sys.executable, "-c", code, str(file)]
    return subprocess.run(command, cwd=tree, check=True, capture_output=True, text=True).stdout


def _differences(was: dict[str, Any], now: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for what in dict.fromkeys((*was, *now)):
        if was.get(what) != now.get(what):
            yield what, str(was.get(what) or "nothing"), str(now.get(what) or "nothing")


def _reason(
    reasons: list[dict[str, Any]],
    calculator: str,
    case: Mapping[str, Any],
    what: str,
    without: list[str],
) -> str:
    """The first reason whose conditions all hold: calculator, cases, what, field, without."""
    for reason in reasons:
        if (
            reason["calculator"] == calculator
            and any(part in case["name"] for part in reason.get("cases", [""]))
            and what.removesuffix("_2") in reason.get("what", [what.removesuffix("_2")])
            and all(name in case.get("answers", {}) for name in reason.get("given", ()))
            and (not reason.get("new") or set(without) & set(reason["new"]))
        ):
            return str(reason["why"])
    return ""


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
