// <usual-clocks>: a table of clocks that the build wrote. It adds whole days in UTC to one day, and
// nothing else: what depends on a zone, a time or a second event is for the calculator.
import { addDays, writeDay } from "./days.js"

class UsualClocks extends HTMLElement {
  connectedCallback() {
    this.day = this.querySelector("input")
    this.day.oninput = () => this.fill()
    for (const hidden of this.querySelectorAll("[data-ask], [data-end]")) hidden.hidden = false
    this.fill()
  }

  fill() {
    const day = this.day.validity.valid ? this.day.value : ""
    for (const { dataset, lastElementChild: end } of this.querySelectorAll("[data-days]")) {
      const { days, since, until = day } = dataset
      const holds = since <= day && day <= until
      end.textContent = !day ? "" : holds ? `${end.dataset.says} ${writeDay(addDays(day, Number(days)))}` : this.dataset.other
    }
    this.querySelector("[data-said]").textContent = day ? "The last column has the days." : ""
  }
}

customElements.define("usual-clocks", UsualClocks)
