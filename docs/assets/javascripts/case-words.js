// What a reader has to know about where the case is kept, when it is not where they think.

/** @type {Record<string, string>} */
export const WORDS = {
  full: "The storage of this browser is full, so the newest answers are not kept. They are still on the page: save them to a file.",
  tabOnly: "The storage of this browser is full, so the newest answers are kept in this tab alone. Save them to a file.",
  forbidden: "This browser does not let the page keep anything. Your answers are on this page alone: copy what you need before you leave it.",
  framed: "In a frame on another site nothing is kept. Your answers go when you leave the page.",
  changed: "Another tab has changed this case. Your newest answers here are not kept there yet.",
  gone: "This case was deleted in another tab. Your answers are still on this page, and no longer kept in this browser.",
  stuck: "This browser does not let the page carry your answers over. Open this page in another tab and copy them there before you close this one.",
  unread: "What this tab keeps could not be read yet, so your newest answers are not kept. Save them to a file, then reload the page.",
  older: "Your answers are being read, which takes some seconds.",
  adopted: "Brought up to date from another tab.",
}
