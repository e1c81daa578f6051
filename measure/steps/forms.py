"""What a form costs on a phone: answers, questions and screens, and where its answer leads."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.trust.tools import ask, fill, tools

TASKS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "forms.toml").read_text("utf-8")
)["tasks"]
SCREEN = 844  # pixels: the height of the phone in __main__.py
# Questions in sight, and the foot of the button, in pixels from the top of the page.
FORM = """name => {
  const place = document.querySelector(`calculator-form[name="${name}"]`)
  const seen = [...place.querySelectorAll("form .field")].filter(field =>
    field.checkVisibility() && !field.closest("details:not([open])")
    && !field.matches(".field--rows"))
  const button = place.querySelector("[type=submit]").getBoundingClientRect()
  return [seen.length, button.bottom + scrollY]
}"""
# The foot of the actions from the top of the answer, and whether all of them can be used.
ANSWER = """name => {
  const place = document.querySelector(`calculator-form[name="${name}"]`)
  const top = place.querySelector(".calculator__outcome").getBoundingClientRect().top
  const actions = place.querySelector("#actions")
  return [actions.getBoundingClientRect().bottom - top, !actions.querySelector("[disabled]"),
    actions.querySelectorAll("nav a").length]
}"""
SHUT = """name => document.querySelectorAll(`calculator-form[name="${name}"] details`)
  .forEach(fold => { fold.open = false })"""


@dataclass(frozen=True)
class Cost:
    """inputs: answers given. shown, screens: questions and screens before and after they are given.

    actions: screens from the top of the answer to the foot of its actions. ready: each can be used.
    next: how many tools it leads to.
    """

    inputs: int
    shown: tuple[int, int]
    screens: tuple[float, float]
    actions: float
    ready: bool
    next: int


def measure(page: Any, site: str, task: dict[str, Any]) -> Cost:
    """One task, filled in and asked in the real page."""
    tool = next(one for one in tools() if one.name == task["tool"])
    page.goto(site + tool.path)
    page.evaluate("() => sessionStorage.clear()")
    page.goto(site + tool.path)
    page.locator(f"#{tool.name}-form [type=submit]:enabled").wait_for()
    before = page.evaluate(FORM, tool.name)
    fill(page, tool, task["answers"])
    page.evaluate(SHUT, tool.name)
    after = page.evaluate(FORM, tool.name)
    said = ask(page, tool)
    if said != "answered":
        raise RuntimeError(f"{task['name']}: {said}")
    foot, ready, following = page.evaluate(ANSWER, tool.name)
    return Cost(
        count(task["answers"]),
        (before[0], after[0]),
        (before[1] / SCREEN, after[1] / SCREEN),
        foot / SCREEN,
        ready,
        following,
    )


def count(answers: Any) -> int:
    """How many answers these are, each cell of a row one of them."""
    if isinstance(answers, dict):
        return sum(map(count, answers.values()))
    if isinstance(answers, list):
        return sum(map(count, answers))
    return 1


def forms(page: Any, site: str) -> int:
    """Prints the table. Returns how many tasks cost more than they may."""
    print(f"{'task':54} {'inputs':>7} {'shown':>9} {'screens':>11} {'actions':>8} ready next")
    wrong = 0
    for task in TASKS:
        cost = measure(page, site, task)
        most = task.get("screens")
        good = (
            cost.inputs <= task["inputs"]
            and (most is None or cost.screens[1] <= most)
            and cost.actions <= 1
            and cost.ready
            and cost.next > 0
        )
        wrong += not good
        print(
            f"{task['name'][:54]:54} {cost.inputs:3}/{task['inputs']:<3} "
            f"{cost.shown[0]:4}/{cost.shown[1]:<4} {cost.screens[0]:5.1f}/{cost.screens[1]:<5.1f} "
            f"{cost.actions:8.2f} {'yes' if cost.ready else 'no':5} {cost.next:4}"
            f"{'' if good else '  TOO MUCH'}"
        )
    return wrong
