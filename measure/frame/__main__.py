"""`python -m measure.frame [turns] [tool ...]`: from a keystroke to the new answer, in Chromium.

Each tool is given its largest case, and every field that can be typed into is typed into in turn.
A turn is measured from the field's event to the answer standing in the page with its layout done:
`python` is the worker and the way there and back, `page` the rest, `painted` the frame after it.
"""

import os
import sys
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import sync_playwright

from calculators.engine.answering import answer
from tests import cases
from tests.browser import ARGUMENTS, installed
from tests.conftest import SITE
from tests.deadlines.timing import FULL
from tests.letter.golden import letters
from tests.server import serve
from tests.trust.tools import Tool, ask, fill, form, tools

TURNS = 100
# A frame of a screen with sixty in a second, and what nobody notices.
FRAME, NOTICED = 16, 50
TYPE = """async (place, turns) => {
  const { runtime } = await import(
    new URL("runtime.js", document.querySelector("[src$='/elements.js']").src))
  const times = [], { answer, form } = place, { ask } = runtime
  let asked, ended
  runtime.ask = async (...question) => {
    const begun = performance.now()
    const told = await ask.apply(runtime, question)
    asked = performance.now() - begun
    return told
  }
  place.answer = async wanted => {
    await answer.call(place, wanted)
    document.body.offsetHeight // the layout belongs to it
    ended()
  }
  const shown = [...form.elements].filter(control => control.name && !control.closest("[hidden]"))
  const typed = /^(text|date|datetime-local|textarea)$/
  const fields = shown.filter(control => typed.test(control.type))
  // A tool with nothing to type into is answered by choosing.
  if (!fields.length) fields.push(...shown.filter(control => control.type === "radio"))
  for (let turn = 0; turn < turns; turn++) {
    const field = fields[turn % fields.length], { value, type } = field
    const day = String(turn % 20 + 1).padStart(2, "0")
    const other = type === "date" ? value.slice(0, 8) + day
      : type === "datetime-local" ? value.slice(0, 14) + day
      : type === "radio" ? value
      : /\\d$/.test(value) ? value.slice(0, -1) + turn % 10 : `${value} a`
    for (const next of [other, value]) {
      const answered = new Promise(resolve => { ended = resolve })
      const begun = performance.now()
      if (type === "radio") field.checked = true
      else field.value = next
      field.dispatchEvent(new Event("input", { bubbles: true }))
      await answered
      const all = performance.now() - begun
      await new Promise(resolve => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = resolve
        port2.postMessage(0)
      }))
      times.push([all, asked, performance.now() - begun])
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }
  return times
}"""


def main() -> int:
    """Prints a line for each tool. Returns 1 if any is later than what nobody notices."""
    late, wanted = 0, sys.argv[2:]
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else TURNS
    print(
        f"{'milliseconds':12} {'median':>8} {'p95':>8} {'python':>8} {'page':>8} {'painted':>8}"
        f" {'kB of HTML':>12}"
    )
    with serve(SITE) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        for tool in tools():
            if wanted and tool.name not in wanted:
                continue
            # The offline copy is made once in a visit, and not with each key.
            page = browser.new_page(service_workers="block")
            page.goto(url + tool.path)
            fill(page, tool, largest(tool))
            assert ask(page, tool) == "answered"
            times = form(page, tool).evaluate(TYPE, turns)[4:]
            size = form(page, tool).evaluate(
                "place => place.querySelector('[data-outcome]').innerHTML.length"
            )
            page.close()
            whole, python, painted = zip(*times, strict=True)
            p95 = quantiles(whole, n=20)[-1]
            rest = [one - other for one, other in zip(whole, python, strict=True)]
            print(
                f"{tool.name:12} {median(whole):8.1f} {p95:8.1f} {median(python):8.1f}"
                f" {median(rest):8.1f} {quantiles(painted, n=20)[-1]:8.1f} {size / 1e3:12.1f}"
                f"  {'a frame' if p95 <= FRAME else 'not noticed' if p95 <= NOTICED else 'LATE'}"
            )
            late += p95 > NOTICED
        browser.close()
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return int(late > 0)


def largest(tool: Tool) -> dict[str, Any]:
    """The raw answers that give the tool's longest answer, among all that the tests know."""
    known = [case.answers for case in cases.load() if case.calculator == tool.name]
    if tool.name == "deadlines":
        known.append(FULL)
    if tool.name == "letter":
        known += [letter["answers"] for letter in letters().values()]
    return max([tool.example, *known], key=lambda answers: size(tool.name, answers))


def size(name: str, answers: dict[str, Any]) -> int:
    """How long the answer is as HTML, or nothing if there are errors."""
    answered = answer(name, answers)
    return 0 if answered.errors else len(answered.html())


if __name__ == "__main__":
    sys.exit(main())
