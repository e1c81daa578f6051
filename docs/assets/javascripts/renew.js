// Makes what stands in the page like a new answer, and touches only what differs: a fold that the
// reader has opened stays open, the focus stays, and the browser lays out only what has changed.

/**
 * Makes the children of an element like those of another, which is used up.
 * An id is followed where it went; what has none is known by its place. What is marked with
 * `data-stays` is in the reader's hands, and stays as it is. What has the same `data-same` is the
 * same, whether it is filled already or not.
 * @param {Node} place @param {Node} wanted
 */
export function renew(place, wanted) {
  let next = place.firstChild
  for (const child of [...wanted.childNodes]) {
    const found = find(child, next)
    if (!found) {
      place.insertBefore(child, next)
      continue
    }
    while (next !== found) next = drop(next)
    next = found.nextSibling
    mend(found, child)
  }
  while (next) next = drop(next)
}

/** What already stands for a child, from `next` on; null if it is new. */
function find(child, next) {
  if (!child.id) return next && !next.id && (next.nodeType === child.nodeType) ? next : null
  while (next && next.id !== child.id) next = next.nextSibling
  return next
}

function mend(old, wanted) {
  if (old.dataset?.stays !== undefined || old.isEqualNode(wanted)) return
  if (old.dataset?.same && old.dataset.same === wanted.dataset?.same) return
  if (old.nodeName !== wanted.nodeName) return old.replaceWith(wanted)
  if (old.nodeType !== Node.ELEMENT_NODE) return void (old.data = wanted.data)
  for (const { name } of [...old.attributes]) {
    if (!wanted.hasAttribute(name) && !(name === "open" && old.nodeName === "DETAILS")) old.removeAttribute(name)
  }
  for (const { name, value } of wanted.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  }
  renew(old, wanted)
}

function drop(node) {
  const next = node.nextSibling
  node.remove()
  return next
}
