// The lists of time zones in a form.

/** Lists all zones once a field is laid out, as few readers open its fold. @type {IntersectionObserver | undefined} */
let laidOut

/** The reader's own zone at once; the hundreds of others when they can be chosen. @param {HTMLFormElement} form */
export function offerZones(form) {
  for (const select of /** @type {NodeListOf<HTMLSelectElement>} */ (form.querySelectorAll("[data-zone]"))) {
    offer(select, own(), [])
    // However far down it stands: a screen reader comes to it without scrolling.
    laidOut ??= new IntersectionObserver(list, { root: document, rootMargin: "999999px" })
    laidOut.observe(select)
  }
}

/** @param {IntersectionObserverEntry[]} fields @param {IntersectionObserver} observer */
function list(fields, observer) {
  for (const { target, isIntersecting } of fields) {
    if (!isIntersecting) continue
    observer.unobserve(target)
    const select = /** @type {HTMLSelectElement} */ (target)
    offer(select, select.value, Intl.supportedValuesOf?.("timeZone") ?? [])
  }
}

/** The reader's own zone: to ask for it takes as long as to fill hundreds of controls. @type {string | undefined} */
let known

function own() {
  known ??= Intl.DateTimeFormat().resolvedOptions().timeZone
  return known === "Etc/Unknown" ? "UTC" : known
}

/** @param {HTMLSelectElement} select @param {string} chosen @param {string[]} zones */
function offer(select, chosen, zones) {
  const all = new Set(["UTC", own(), chosen, ...zones])
  select.replaceChildren(...[...all].map(zone => new Option(zone, zone, false, zone === chosen)))
}
