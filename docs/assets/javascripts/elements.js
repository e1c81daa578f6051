// The scripts that only some pages need, by the element that each is for. The build leaves such a
// script out of a page without the element (hooks/pages/scripts.py); where one comes later, with the
// page that a link brings or with an answer, its script is fetched here.
const SCRIPTS = new Map([
  ["calculator-form", "calculator.js"],
  ["case-files", "case-files.js"],
  ["case-overview", "overview.js"],
  ["entry-filter", "filter.js"],
  ["exhibit-check", "exhibit-check.js"],
  ["exhibit-file", "exhibit-file.js"],
  ["file-intake", "intake.js"],
  ["letter-sheet", "letter.js"],
  ["ticket-desk", "desk.js"],
  ["usual-clocks", "usual-clocks.js"],
])

const NAMES = [...SCRIPTS.keys()].join()

/** @param {Element} element */
function fetchFor({ localName }) {
  const script = SCRIPTS.get(localName)
  if (!script) return
  SCRIPTS.delete(localName)
  // What does not come is seen in the page: a form without its script says so, and what to do.
  import(`./${script}`).catch(() => {})
}

/** @param {Document | Element} place */
const look = place => place.querySelectorAll(NAMES).forEach(fetchFor)

look(document)
new MutationObserver(changes => {
  for (const { addedNodes } of changes) for (const node of addedNodes) {
    if (!(node instanceof Element)) continue
    fetchFor(node)
    look(node)
  }
}).observe(document.documentElement, { childList: true, subtree: true })
