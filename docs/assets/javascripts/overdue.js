// <overdue-notice due="2027-02-21">: a page that was built before its review fell due, and is read after.

class OverdueNotice extends HTMLElement {
  connectedCallback() {
    this.hidden = new Date().toISOString().slice(0, 10) <= this.getAttribute("due")
  }
}

customElements.define("overdue-notice", OverdueNotice)
