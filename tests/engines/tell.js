// Tells the timeline what happened, as a reader would: one answer to each question. Needs hand.js.
// An answer is the words on a button, or a day for a question that asks for one.
globalThis.tell = async answers => {
  const place = hand.place("timeline")
  await hand.until("the form to wake", () => place.status)
  const open = () => [...place.querySelectorAll("[data-question]")].find(hand.seen)
  for (const answer of answers) {
    const button = () => [...open()?.querySelectorAll("button") ?? []].find(one => one.textContent.trim() === answer)
    const day = () => /^\d/.test(answer) && open()?.querySelector("input[type=date]")
    const control = await hand.until(`a question with the answer ${answer}`, () => button() || day())
    const asked = open().textContent
    if (control.type === "date") {
      control.value = answer
      control.dispatchEvent(new Event("change", { bubbles: true }))
    } else control.click()
    await hand.until(`an answer after ${answer}`, () => place.classList.contains("answered") && open()?.textContent !== asked)
  }
  const step = await hand.until("the one thing to do", () => place.querySelector("#timeline-step"))
  return {
    step: step.textContent,
    asks: open()?.textContent ?? "",
    focus: place.querySelector(".calculator__outcome").contains(document.activeElement),
  }
}
