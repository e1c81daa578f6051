"""What axe says of what stands in a page."""

from tests.trust.tools import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
# The theme's switch of the menu works by standing before all else in the body, outside every
# landmark; it has a name and takes the focus, so this one element is passed over by one rule.
SETTING = 'axe.configure({ rules: [{ id: "region", selector: "body *:not(#__drawer)" }] })'
# The line that sticks to the foot of the screen lies over another question wherever the page is
# scrolled to. Where its form ends it lies over nothing, and there the size of everything can be
# looked at. The head of the page sticks too: the page goes on by as much as it covers of a control.
# That the focus never comes to be under either of them is a journey's test.
CLEAR = """() => {
  const to = { block: "end", behavior: "instant" }
  document.querySelector("[data-bar]:not([hidden])")?.closest("form").scrollIntoView(to)
  const head = document.querySelector(".md-header")?.getBoundingClientRect().bottom
  const controls = [...document.querySelectorAll("article :is(a, button, input, select, textarea)")]
  for (let tries = 0; tries < 9; tries++) {
    const under = controls.map(one => one.getBoundingClientRect())
      .filter(({ top, bottom }) => top < head && bottom > head)
    const behavior = "instant"
    scrollBy({ top: Math.max(0, ...under.map(({ bottom }) => Math.ceil(bottom - head))), behavior })
  }
}"""
# Every rule that axe has switched on, and the one for the size of targets, which it has not.
RUN = """async () => {
  const { violations } = await axe.run(document, {
    resultTypes: ["violations"], rules: { "target-size": { enabled: true } } })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) =>
      `${id}: ${target.join(" ")}: ${[...any, ...all, ...none].map(it => it.message).join(" ")}`))
}"""


def violations(page) -> list[str]:
    """One line for each violation: the rule, where, and why."""
    if not page.evaluate("() => Boolean(globalThis.axe)"):
        page.evaluate(f"{AXE}; {SETTING}")
    page.evaluate(CLEAR)
    return page.evaluate(RUN)
