// N on the agent's desk: the next ticket, and past an open question about danger not without a word.
import { stateOf } from "./desk-row.js"

export class DeskNext {
  /** @param {any} desk a ticket-desk */
  constructor(desk) { this.desk = desk }

  /** Whether danger is asked about on this ticket; of a row that is still being read its queue knows it. */
  get danger() {
    const { done, reading, route, queue } = this.desk, { current } = queue
    return Boolean(done) && Boolean(route.querySelector("[data-danger]") || (reading && current && stateOf(current) === "danger"))
  }

  go() {
    const { desk, danger } = this
    if (!desk.pasted.offer.hidden) return desk.tell(desk.word("decide"), true)
    // The ticket on the desk is none of the queue that comes.
    if (desk.queue.worker) return desk.tell(desk.word("queue_comes"), true)
    // What is not read yet may tell of danger; a row that is being read has its own sign of it.
    if (desk.reading && !desk.queue.current && !desk.says("unread_next")) return desk.say("unread_next")
    if (danger && !desk.says("danger_next")) return desk.tell(desk.word("danger_next"), true)
    if (desk.queue.open) return desk.queue.next(danger ? "danger_left" : "")
    // Who has gone back comes to the later tickets again.
    if (desk.earlier.goOn()) return danger ? desk.say("danger_left") : undefined
    const { done } = desk, answered = desk.touched.size > 0
    if (done) desk.forget()
    else desk.tell("")
    desk.place.restart() // which says that the form is blank
    // Who answers the form without a ticket begins it again.
    if (!done && answered) return
    // That the next ticket begins says it as well.
    desk.place.say("")
    desk.say(danger ? "danger_left" : "begun")
    desk.text.focus()
    desk.scrollIntoView({ block: "nearest" })
  }
}
