// The lists of time zones in a form.

/** The forms whose folds are watched. @type {WeakSet<HTMLFormElement>} */
const watched = new WeakSet()

const zones = (/** @type {HTMLFormElement} */ form) => /** @type {NodeListOf<HTMLSelectElement>} */ (form.querySelectorAll("[data-zone]"))

/** The reader's own zone at once; the hundreds of others once the fold is open, as few readers open it. @param {HTMLFormElement} form */
export function offerZones(form) {
  for (const select of zones(form)) {
    offer(select, select.dataset.zone ? "" : own(), [])
    listWhereOpen(select)
  }
  if (watched.has(form)) return
  watched.add(form)
  // A fold's event does not bubble.
  form.addEventListener("toggle", () => zones(form).forEach(listWhereOpen), true)
}

/** @param {HTMLSelectElement} select */
function listWhereOpen(select) {
  if (select.closest("details:not([open])")) return
  const all = Intl.supportedValuesOf?.("timeZone") ?? []
  if (select.options.length < all.length) offer(select, select.value, all)
}

/** The reader's own zone: to ask for it takes as long as to fill hundreds of controls. @type {string | undefined} */
let known

function own() {
  known ??= Intl.DateTimeFormat().resolvedOptions().timeZone
  return known === "Etc/Unknown" ? "UTC" : known
}

/** @param {HTMLSelectElement} select @param {string} chosen @param {string[]} zones */
function offer(select, chosen, zones) {
  // Somebody else's zone may be unknown; the reader's own is no guess of it.
  const blank = select.dataset.zone ? [new Option("Not chosen", "", false, !chosen)] : []
  const all = new Set(["UTC", own(), ...(chosen ? [chosen] : []), ...zones])
  select.replaceChildren(...blank, ...[...all].map(zone => new Option(zone, zone, false, zone === chosen)))
}
