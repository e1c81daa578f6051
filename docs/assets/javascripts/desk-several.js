// Several tickets in one pasted text: lines of one sign between them, or a head with a number over each.

// A line of three or more of one sign.
const RULE = /^[^\S\n]*([-=*_~#+–—─━═])(?:[^\S\n]*\1){2,}[^\S\n]*$/
// "Ticket 12:", "Case no. 00123", "#12".
const HEAD = /^\s*(?:(?:(?:support\s+)?ticket|case|anfrage|fall|vorgang|caso|incidencia)\s*(?:no\.?|nr\.?|number|id)?\s*[:#]?\s*#?|\[?#)\s?((?:[A-Z]{1,6}-)?\d{1,12})\b\]?/i
// What stands behind a number that is a head, and no part of a sentence.
const AFTER = /^\s*(?:[:.|)–—-]|$)/
// "#12" and nothing else: a head wherever it stands.
const ALONE = /^\s*\[?#\s?(?:[A-Z]{1,6}-)?\d{1,12}\]?\s*[:.]?\s*$/i
// "#12 He wants": a head, or a point of a list.
const NUMBERED = /^\s*\[?#/
// The line over a mail that somebody passes on.
const FORWARDED = /^[\s>-]*(?:begin\s+|anfang\s+der\s+|inicio\s+del\s+)?(?:forwarded\s+message|weitergeleitete(?:n)?\s+nachricht|mensaje\s+reenviado)\b/i
// What goes on with the ticket above: an older mail, a quotation, a footer, the same in other words, more of it.
const GOES_ON = /^(?:>|p\.?\s?s\b|(?:update|edit(?:ed)?|nachtrag|addition|translation|übersetzung|traducci[oó]n|english|deutsch|german|espa[nñ]ol|spanish|original|note|attachments?|anhang|screenshots?|history)\b[^.!?\n]{0,20}(?::|$)|(?:sent|gesendet|enviado)\s+(?:from|with|via|mit|von|desde)\b|(?:this|diese|este)\s+(?:e-?mail|message|nachricht|mensaje|correo)\s+(?:and\s+any|(?:was|is)\s+(?:confidential|intended|sent\s+(?:to|from|by))|may\s+contain|ist\s+vertraulich|es\s+confidencial)|confidential|you\s+(?:are\s+)?receiv\w+\s+this|unsubscribe)/imu
const MAIL = /^(?:from|von|de)\s*:\s*\S.*$/im
const SUBJECT = /^(?:subject|betreff|asunto)\s*:\s*(.*)$/im
const REPLY = /^(?:(?:re|aw|fwd?|wg|rv|antw)\s*:\s*)+/i
const CLOSING = /^(?:(?:many\s+)?thanks?\b|thank\s+you|thx|(?:best|kind|warm)\b|regards|cheers|danke|gru[sß]|viele|mit\s+freundlichen|gracias|saludos|sincerely)/i
const LABEL = /^(\p{L}[\p{L} ]{1,30}):\s*\S/u
const SPEAKERS = /^(?:customer|agent|client|freelancer|buyer|seller|support|me|he|she|kunde|cliente)$/
// "He wrote: ...", "My client says: ...": a sentence, and no name of a speaker or of a field.
const SENTENCE = /^(?:s?he|they|i|we|some(?:body|one)|er|sie|ich|wir|jemand|[eé]l|ella|alguien)\s|(?:^|\s)(?:wrote|writes|written|sa(?:id|ys)|told|tells|replie[ds]|answer(?:ed|s)|threaten(?:ed|s)|schr(?:ieb|eibt)|geschrieben|sagte?|droht|escribi[oó]|escribe|dijo|dice|amenaza)(?!\p{L})/iu
// "Here is what he wrote", with nothing behind it.
const OPENS = /:$|\b(?:wrote|writes|said|says|sent|message|schrieb|geschrieben|sagt|escribi[oó]|dijo|dice)\b[^.!?:\n]{0,30}$/i
// A question about what stands above it.
const ASKS = /^(?:(?:so\s+|and\s+)?(?:what|how)\s+(?:should|shall|do|can|must)\s+(?:i|we)\s+(?:do|answer|reply|say|react|respond)\b|(?:please\s+)?help\b|(?:is|was)\s+(?:that|this)\b|what\s+now\b|was\s+(?:soll|kann)\s+ich\b|qu[eé]\s+(?:hago|debo|puedo)\b)/i
// The fewest words of a ticket by how many parts there are, and the most of a closing.
const WORDS = { two: 6, more: 3, many: 2, closing: 14 }, MANY = 5
const HEADING = 4 // the most words of a heading, and how much its line may differ in length from it
const LONG = 20 // signs of the line that a mail program puts over the mail before
const MOST = 5000 // what has more lines between is no queue that somebody pastes
// What a ticket holds, and the column of a queue that it is.
const COLUMNS = /** @type {const} */ ([["id", "id"], ["subject", "subject"], ["text", "description"]])

/** @typedef {{ found: string[], more: boolean }} Parted the parts of a text, and whether it could have more of them */

/**
 * The tickets of a text that holds several, in its order, or none where it is one.
 * more: whether the text could hold more of them than that.
 * @param {string} text @returns {{ tickets: { id: string, text: string }[], more: boolean }}
 */
export function ticketsOf(text) {
  const lines = text.replace(/\r\n?/g, "\n").split("\n")
  const [headed, ruled] = [byHeads(lines), byRules(lines)]
  const { found, more } = headed.found.length >= ruled.found.length ? headed : ruled
  if (found.length < 2) return { tickets: [], more: headed.more || ruled.more }
  return { tickets: found.map((part, at) => ({ id: HEAD.exec(part)?.[1] ?? String(at + 1), text: part })), more }
}

/** The tickets as the table that a queue is read from, with the columns that say something. @param {{ id?: string, subject?: string, text: string }[]} tickets */
export function writeTable(tickets) {
  const columns = COLUMNS.filter(([key]) => tickets.some(ticket => ticket[key]))
  const rows = tickets.map(ticket => columns.map(([key]) => cell(ticket[key] ?? "")))
  return [columns.map(([, name]) => name), ...rows].map(row => `${row.join(",")}\n`).join("")
}

/** @param {string} text */
const cell = text => `"${text.replaceAll('"', '""')}"`

/** @param {string} text */
const wordsOf = text => text.match(/[\p{L}\d'’]+/gu) ?? []

/**
 * Parts that begin with a head of their own number. A list of points has none at its beginning.
 * @param {string[]} lines @returns {Parted}
 */
function byHeads(lines) {
  /** @type {string[][]} */
  const parts = [[]]
  /** @type {Set<string>} */
  const numbers = new Set()
  let heads = 0, alone = true
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1] ?? "", number = HEAD.exec(line)?.[1]
    const begins = !before.trim() || RULE.test(before) || ALONE.test(line)
    const stands = begins || (/\p{L}/u.test(line.trim()[0]) && AFTER.test(line.replace(HEAD, "")))
    if (number && (stands || NUMBERED.test(line))) heads += 1
    if (number && !numbers.has(number) && stands) {
      numbers.add(number)
      parts.push([])
      alone &&= ALONE.test(line)
    }
    parts.at(-1).push(line)
  }
  const [first, ...found] = parts.map(trim), least = alone ? 1 : WORDS.many
  const named = wordsOf(first).length > HEADING || /[.!?,:;]/.test(first)
  if (named || found.some(part => wordsOf(part.replace(HEAD, "")).length < least)) return { found: [], more: heads > 1 }
  return { found, more: heads > Math.max(found.length, 1) }
}

/** Parts between lines of one sign, where each can be a ticket. @param {string[]} lines @returns {Parted} */
function byRules(lines) {
  const cut = lines.flatMap((line, at) => RULE.test(line) && !isUnderline(lines, at) ? [at] : [])
  if (cut.length > MOST) return { found: [], more: true }
  const every = [-1, ...cut].map((at, n) => ({ over: (lines[at] ?? "").trim(), part: trim(lines.slice(at + 1, cut[n])) })).filter(({ part }) => part)
  const texts = every.map(({ part }) => part)
  if (every.length < 2) return { found: [], more: false }
  if (isForm(texts)) return { found: [], more: !isTalk(texts) && texts.filter(part => isTicket(part, WORDS.two)).length > 1 }
  const least = every.length >= MANY ? WORDS.many : every.length > 2 ? WORDS.more : WORDS.two
  /** The lines over tickets that are no mails: over a mail they part it, too. */
  const parting = new Set(every.slice(1).filter(({ part }) => !isMail(part) && isTicket(part, least)).map(({ over }) => over))
  /** @type {string[]} */
  const found = []
  const alone = texts.filter(isSpoken).length === 1
  let quoted = 0, more = false
  for (const [n, { over, part }] of every.entries()) {
    const last = found.at(-1)
    // With a question about it below, what he wrote belongs to the ticket above; else it is one of its own.
    const asked = every.length < 3 || ASKS.test(texts[n + 1] ?? "")
    const loose = every.length < MANY && LABEL.test(part) && !isMail(part) && !LABEL.test(texts[0]) && !HEAD.test(part) && (asked || !(isSentence(part) || (alone && isSpoken(part))))
    const older = !parting.has(over) && last !== undefined && isOlder(part, last)
    const goesOn = last !== undefined && (quoted > 0 || loose || !isTicket(part, least) || !isTicket(last, least) || older)
    if (goesOn && quoted <= 0 && [last, part].every(one => isTicket(one, WORDS.two))) more ||= !older || (over.length < LONG && !isSameTalk(part, last))
    // What stands after "he wrote:" is a quotation, and after it the ticket goes on.
    quoted = every.length < MANY && (OPENS.test(part) || (loose && isSentence(part))) ? 2 : quoted - 1
    if (goesOn) found[found.length - 1] = `${last}\n\n${part}`
    else found.push(part)
  }
  return { found, more }
}

/** Whether what stands before the colon at the beginning is no label. @param {string} part */
const isSentence = part => SENTENCE.test(LABEL.exec(part)?.[1] ?? "")

/** Whether a part is what one side of a chat says. @param {string} part */
const isSpoken = part => SPEAKERS.test(LABEL.exec(part)?.[1].toLowerCase() ?? "")

/** @param {string[]} lines */
const trim = lines => {
  const kept = lines.filter(line => line.trim())
  const [from, to] = [kept.findIndex(line => !RULE.test(line)), kept.findLastIndex(line => !RULE.test(line))]
  if (from < 0) return ""
  return lines.slice(lines.indexOf(kept[from]), lines.lastIndexOf(kept[to]) + 1).join("\n").trim()
}

/** Whether a part can be a ticket of its own. @param {string} part @param {number} least how many words it has */
function isTicket(part, least) {
  if (HEAD.test(part)) return true
  const [first] = part.split("\n", 1)
  const count = wordsOf(part).length, closes = CLOSING.test(first) && count <= WORDS.closing
  return count >= least && !closes && !GOES_ON.test(first) && !isSignature(part)
}

/** Whether each of a few lines is a name, a post, a number or an address, and no sentence. @param {string} part */
function isSignature(part) {
  const lines = part.split("\n").filter(line => line.trim())
  return lines.length > 1 && lines.every(line => !/[.!?]\s*$/.test(line) && (wordsOf(line).length <= HEADING || /@|\bwww\.|https?:|\bat\b|\+?\d[\d ()/-]{6,}/.test(line)))
}

/** The first lines of a part, which a mail's head is among. @param {string} part */
const topOf = part => part.split("\n").slice(0, 4).join("\n")

/** Whether a part begins like a mail. @param {string} part */
const isMail = part => MAIL.test(topOf(part))

/** Whether two mails have one subject. @param {string[]} parts */
function isSameTalk(...parts) {
  const [subject, other] = parts.map(part => SUBJECT.exec(topOf(part))?.[1].replace(REPLY, "").trim().toLowerCase())
  return subject === other
}

/** Whether a part is the mail that the one above it answers. @param {string} part @param {string} last */
const isOlder = (part, last) => isMail(part) && !FORWARDED.test(part) && (!isMail(last) || isSameTalk(part, last))

/** The labels at the beginning of parts. @param {string[]} parts */
const labelsOf = parts => parts.filter(part => !isSentence(part)).map(part => LABEL.exec(part)?.[1].toLowerCase() ?? "").filter(Boolean)

/** Whether each label is that of a side of a talk. @param {string[]} parts */
const isTalk = parts => labelsOf(parts).every(label => SPEAKERS.test(label))

/** Whether the parts are the fields of one form, each with a label of its own, or one talk. @param {string[]} parts */
function isForm(parts) {
  const labels = labelsOf(parts)
  if (labels.length <= parts.length / 2 || parts.some(part => HEAD.test(part) || isMail(part))) return false
  const { size } = new Set(labels)
  return size === labels.length || (size > 1 && isTalk(parts))
}

/** Whether a line of signs stands below a heading. @param {string[]} lines @param {number} at */
function isUnderline(lines, at) {
  const over = (lines[at - 1] ?? "").trim()
  if (!over || wordsOf(over).length > HEADING || /[.!?,]$/.test(over) || CLOSING.test(over)) return false
  if ((lines[at - 2] ?? "").trim() || CLOSING.test((lines[at - 3] ?? "").trim())) return false
  return Math.abs(over.length - lines[at].trim().length) <= HEADING && Boolean((lines[at + 1] ?? "").trim())
}
