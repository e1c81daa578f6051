// Chooses files in the page of the exhibit file as a reader would, makes the file, and says how long
// that took. It is the body of a function, behind a line that sets `order`.
const element = document.querySelector("exhibit-file")
const wait = milliseconds => new Promise(later => setTimeout(later, milliseconds))
const input = element.querySelector("[data-files]")
while (input.disabled) await wait(50)
const kinds = Object.entries(order.kinds).map(([name, text]) => [name, Uint8Array.from(atob(text), sign => sign.charCodeAt(0))])
const given = new DataTransfer()
for (let place = 0; place < order.count; place++) {
  const [name, bytes] = kinds[place % kinds.length]
  given.items.add(new File([bytes], `${place}-${name}`))
}
input.files = given.files
input.dispatchEvent(new Event("change", { bubbles: true }))
while (element.querySelectorAll("[data-chosen]:not([hidden])").length < order.count) await wait(100)
const start = performance.now()
element.querySelector("[data-action=make]").click()
const state = element.querySelector("[data-state]")
while (element.querySelector("[data-made]").hidden && !state.textContent.includes("could not")) await wait(50)
return {
  ms: Math.round(performance.now() - start),
  state: state.textContent,
  sha256: element.querySelector("[data-hash]").textContent.slice(0, 12),
}
