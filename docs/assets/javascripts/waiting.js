// When Python starts by itself: once the page is quiet and the form is in view.
import { runtime } from "./runtime.js"

/** How long, in milliseconds, a page counts as busy when the browser cannot say that it is idle. */
const BUSY = 2000

/** @param {() => void} then is called when the browser has nothing else to do */
function whenIdle(then) {
  if ("requestIdleCallback" in window) requestIdleCallback(then, { timeout: 2 * BUSY })
  else setTimeout(then, BUSY)
}

/**
 * Starts Python at the first touch of a form, or when it is in view and the page is quiet; the
 * latter never where the reader saves data. Returns what stops watching.
 * @param {HTMLFormElement} form
 */
export function startWhenWanted(form) {
  for (const signal of ["focusin", "pointerover"]) {
    form.addEventListener(signal, () => runtime.start(), { once: true, passive: true })
  }
  if (navigator.connection?.saveData) return () => {}
  const watcher = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return
    watcher.disconnect()
    const start = () => whenIdle(() => form.isConnected && runtime.start())
    if (document.readyState === "complete") start()
    else addEventListener("load", start, { once: true })
  })
  watcher.observe(form)
  return () => watcher.disconnect()
}
