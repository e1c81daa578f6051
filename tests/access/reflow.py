"""Whether a page fits: at 400 % zoom, which leaves 320 pixels, and with text of double size."""

# What reaches past the right edge, unless a scroller of its own holds it.
OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth
  if (document.scrollingElement.scrollWidth <= wide) return []
  const held = ({ parentElement: holder }) => holder && holder !== document.body
    && (getComputedStyle(holder).overflowX !== "visible" || held(holder))
  return [...document.querySelectorAll("header *, article *, footer *")].filter(element =>
      element.getBoundingClientRect().right > wide + 1 && !held(element))
    .slice(0, 3).map(element => `${element.outerHTML.slice(0, 120)} reaches past the edge`)
    .concat(`the page is ${document.scrollingElement.scrollWidth} wide`)
}"""
DOUBLE = """on => {
  const root = document.documentElement
  root.style.fontSize = ""
  if (on) root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`
}"""


def overflows(page) -> list[str]:
    """What makes the page scroll sideways when it is narrow, or when its text is large."""
    page.set_viewport_size({"width": 320, "height": 640})
    narrow = [f"at 320 px {line}" for line in page.evaluate(OVERFLOW)]
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate(DOUBLE, True)
    large = [f"at 200 % text {line}" for line in page.evaluate(OVERFLOW)]
    page.evaluate(DOUBLE, False)
    return narrow + large
