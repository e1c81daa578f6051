// How many pages the search has found, said to a screen reader once the reader stops typing: the
// theme counts again with each key, and only shows it.

/** Milliseconds without a key and without another count, after which it is said. */
const PAUSE = 1000
/** A last word of so few letters is not looked for as the beginning of another: search-worker.js. */
const SHORT = /(?:^|\s)\S{1,2}$/
const MORE = "These are too few letters to search for. Type more."

/** @param {Element} search the theme's `.md-search` @param {Control} box what is typed into */
export function sayCounts(search, box) {
  const shown = search.querySelector(".md-search-result__meta"), said = document.createElement("p")
  if (!shown) return
  said.className = "visually-hidden"
  said.setAttribute("role", "status")
  search.append(said)
  const none = JSON.parse(document.getElementById("__config")?.textContent || "{}").translations?.["search.result.none"]
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause
  const wait = () => {
    if (shown.textContent.trim() === none && SHORT.test(box.value)) shown.textContent = MORE
    // What is said again after other words is heard again.
    said.textContent = ""
    clearTimeout(pause)
    pause = setTimeout(() => { said.textContent = box.value.trim() && shown.textContent.trim() }, PAUSE)
  }
  wait()
  box.addEventListener("input", wait)
  new MutationObserver(wait).observe(shown, { childList: true, characterData: true, subtree: true })
}
