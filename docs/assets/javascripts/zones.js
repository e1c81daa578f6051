// The lists of time zones in a form.

/** The reader's own zone at once; the hundreds of others when the page has nothing else to do. @param {HTMLFormElement} form */
export function offerZones(form) {
  const known = Intl.DateTimeFormat().resolvedOptions().timeZone
  const own = known === "Etc/Unknown" ? "UTC" : known
  const offer = (/** @type {any} */ select, /** @type {string} */ chosen, /** @type {string[]} */ zones) => {
    const all = new Set(["UTC", own, chosen, ...zones])
    select.replaceChildren(...[...all].map(zone => new Option(zone, zone, false, zone === chosen)))
  }
  for (const select of form.querySelectorAll("[data-zone]")) {
    offer(select, own, [])
    const later = window.requestIdleCallback ?? setTimeout
    later(() => offer(select, select.value, Intl.supportedValuesOf?.("timeZone") ?? []))
  }
}
