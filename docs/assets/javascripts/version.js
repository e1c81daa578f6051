// One version of the site at a time: a page that comes with other scripts is loaded again, and a newer
// version that waits beside the offline copy is offered.
import { store } from "./case.js"
import { find } from "./offline.js"

const WORDS = {
  ready: "A newer version of this handbook is ready.",
  others: "This handbook is open in another tab too. Close that tab, then try again.",
}

/** How long a waiting version may take to say that it has taken over, in milliseconds. */
const TAKING_OVER = 2000

// The theme follows links without a new page, and a later page may be of another build.
const named = () => document.querySelector("meta[name=scripts]")?.content
const own = named()
window.document$?.subscribe(() => named() !== own && store.carry())

/** @type {HTMLElement | undefined} */
let notice

/** Shows a line above the page, where following a link leaves it. @param {keyof typeof WORDS} words @param {() => void} load */
function say(words, load) {
  notice?.remove()
  notice = document.createElement("p")
  notice.className = "newer"
  notice.setAttribute("role", "status")
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = "Load it"
  button.addEventListener("click", load)
  notice.append(WORDS[words], " ", button)
  document.querySelector(".md-container")?.before(notice)
}

/** @param {ServiceWorker} waiting */
function offer(waiting) {
  say("ready", () => takeOver(waiting))
}

/** Asks the newer version to begin; it stays silent while a second page is open. @param {ServiceWorker} waiting */
function takeOver(waiting) {
  const late = setTimeout(() => say("others", () => takeOver(waiting)), TAKING_OVER)
  waiting.onstatechange = () => {
    if (waiting.state !== "activated") return
    clearTimeout(late)
    store.carry()
  }
  waiting.postMessage("take over")
}

/**
 * A version that is being fetched is offered when it is whole.
 * @param {ServiceWorkerRegistration} found @param {ServiceWorker} installing
 */
function follow(found, installing) {
  installing?.addEventListener("statechange", () => found.waiting && offer(found.waiting))
}

const found = await find()
// Without an older version there is nothing that a first one would renew.
if (found?.active) {
  if (found.waiting) offer(found.waiting)
  follow(found, found.installing)
  found.addEventListener("updatefound", () => follow(found, found.installing))
}
