// Puts what Python answers into the page, and touches only what differs from the answer before: a fold
// that the reader has opened stays open, the focus stays, and the browser lays out only what has changed.
import { ROOT } from "./site.js"

/** What could act, as an XPath: overrides/partials/trusted-types.html says it for all of the page. */
const { active } = document.querySelector("script[data-active]").dataset

/** A part of an answer, which holds none of its own kind; and for each place, the parts it shows. */
const PART = /<(section|div|li) data-part[\s\S]*?<\/\1>/g
const shown = new WeakMap()
let count = 0

/**
 * Makes elements of HTML from Python. Such a document cannot act; what stands in it may move into
 * the page, since it is refused whole if anything in it could act there.
 * @param {string} html @returns {HTMLElement} a body of them
 */
export function read(html) {
  const made = new DOMParser().parseFromString(html.replaceAll('"handbook:', `"${ROOT.href}`), "text/html")
  if (made.evaluate(`boolean(${active})`, made).booleanValue) throw new TypeError("This HTML could act.")
  return made.body
}

/**
 * Shows an answer in a place, whatever it shows now. A part that is there already is not even read:
 * reading all of a long answer would take a frame.
 * @param {Element} place @param {string} html
 */
export function show(place, html) {
  const before = shown.get(place), parts = new Map()
  const wanted = read(html.replace(PART, (part, name) => {
    const number = parts.get(part) ?? before?.get(part) ?? ++count
    parts.set(part, number)
    const id = part.match(/^[^>]* (id="[^"]*")/)?.[1] ?? ""
    return before?.has(part) ? `<${name} data-part="${number}" ${id}></${name}>` : part.replace("data-part", `data-part="${number}"`)
  }))
  shown.set(place, parts)
  // Of the worked example nothing is to be kept.
  if (!before) return place.replaceChildren(...wanted.childNodes)
  renew(place, wanted)
  // A part that has come to another place.
  const lacking = [...place.querySelectorAll("[data-part]:empty")]
  if (!lacking.length) return
  const texts = new Map([...parts].map(([part, number]) => [String(number), part]))
  const found = read(lacking.map(({ dataset }) => texts.get(dataset.part).replace("data-part", `data-part="${dataset.part}"`)).join(""))
  for (const [index, element] of [...found.children].entries()) lacking[index].replaceWith(element)
}

/**
 * Makes the children of an element like those of another, which is used up.
 * An id is followed where it went; what has none is known by its place. What is marked with
 * `data-stays` is in the reader's hands, and stays as it is. What has the same `data-part` is the
 * same, whether it is filled already or not.
 * @param {Node} place @param {Node} wanted
 */
export function renew(place, wanted) {
  const children = [...wanted.childNodes], ids = new Set(children.map(child => child.id))
  const stays = (/** @type {ChildNode} */ node) => node.id && ids.has(node.id)
  let next = place.firstChild
  for (const child of children) {
    while (next?.id && !stays(next)) next = drop(next)
    const found = find(child, next)
    // The space beside one that went goes too. What is moved over it would be laid out again.
    while (found && found !== next && !stays(next)) next = drop(next)
    if (found && found === next) next = found.nextSibling
    else place.insertBefore(found ?? child, next)
    if (found) match(found, child)
  }
  while (next) next = drop(next)
}

/** What already stands for a child, from `next` on; null if it is new. @param {ChildNode} child @param {ChildNode} next */
function find(child, next) {
  if (!child.id) return next && !next.id && (next.nodeType === child.nodeType) ? next : null
  while (next && next.id !== child.id) next = next.nextSibling
  return next
}

/** @param {any} old @param {any} wanted */
function match(old, wanted) {
  const { part } = wanted.dataset ?? {}
  if (part && part === old.dataset?.part) return
  if (old.dataset?.stays !== undefined || old.isEqualNode(wanted)) return
  if (old.nodeName !== wanted.nodeName) return old.replaceWith(wanted)
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.data = wanted.data
    return
  }
  // An element that has changed its own content takes the new one itself.
  if (old.renew) return old.renew(wanted)
  for (const { name } of [...old.attributes]) {
    if (!wanted.hasAttribute(name) && !(name === "open" && old.nodeName === "DETAILS")) old.removeAttribute(name)
  }
  for (const { name, value } of wanted.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  }
  renew(old, wanted)
}

/** @param {ChildNode} node */
function drop(node) {
  const next = node.nextSibling
  node.remove()
  return next
}
