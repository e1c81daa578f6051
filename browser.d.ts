// What the scripts know of the page beyond the browser's own types. It is read by tsc alone.

/** An element of our own markup: a selector finds it, and the markup decides which properties count. */
interface Control extends HTMLElement {
  value: string
  name: string
  type: string
  checked: boolean
  disabled: boolean
  open: boolean
  max: string
  href: string
  form: HTMLFormElement
  files: FileList
  validity: ValidityState
  content: DocumentFragment & string
  /** An element that has changed its own content takes the new one itself. */
  renew?: (wanted: Element) => void
}

interface ParentNode {
  querySelector<E extends Element = Control>(selectors: string): E | null
  querySelectorAll<E extends Element = Control>(selectors: string): NodeListOf<E>
}

interface Element {
  closest<E extends Element = Control>(selectors: string): E | null
}

/** Handlers of ours hear of elements of our own markup. */
interface EventTarget {
  matches: any
  closest: any
  value: any
  selectedOptions: any
  checked: any
  validity: any
  dataset: any
  localName: any
}

interface ParentNode {
  querySelector(selectors: "form"): HTMLFormElement | null
}

/** A copy of an element is an element of the same kind. */
interface DocumentFragment {
  cloneNode(deep?: boolean): DocumentFragment
}

interface ChildNode {
  id?: string
}

interface Navigator {
  /** Chromium only. */
  connection?: { saveData: boolean }
}

interface Window {
  /** The theme's streams of pages: each new page, and each address that a link leads to. */
  document$?: { subscribe(action: () => void): void }
  location$?: { subscribe(action: (address: URL) => void): void }
  /** The page that the theme shows, or is about to show. */
  __shown?: string
}

/** What a form sends and the case keeps: a text, several texts, or rows of texts. */
type Fact = string | string[] | Record<string, string>[]
type Facts = Record<string, Fact>

/** A case as it is stored: docs/assets/javascripts/case.js. */
interface StoredCase {
  id?: string
  name?: string
  facts?: Facts
  since?: string
  saved?: string
  revision?: number
  asked?: string[]
  handed?: Record<string, Facts>
  unsaved?: boolean
}

/** A box over an image: its edges are parts of the image, from 0 to 1. */
interface ImageBox {
  left: number
  top: number
  width: number
  height: number
}

/** What a reader chose for one exhibit of an exhibit file. */
interface ExhibitChoice {
  file: File
  attach: string
  boxes: ImageBox[]
  hidden: number[]
  redacted: boolean
  shown?: Blob
  /** Whether it has the fingerprint in the list; nothing where the list has none. */
  same?: boolean
}

/** A file of an exhibit file, and what is shown in its place. */
interface ExhibitSource {
  file: File
  shown?: Blob
}

/** An exhibit file that was made. */
interface ExhibitFileMade {
  file: Blob
  pages: number
  bytes: number
  sha256: string
  exhibits: { letter: string, reason: string, remarks: string[] }[]
  missing: string[]
}

/** In the search's worker: what the build puts before our script, and the theme's library. */
declare var SEARCH_WORDS: { alike: string[][], phrases: Record<string, string>, fillers: string[] }
declare var lunr: { stemmer: (token: object) => object, Token: new (word: string, about: object) => object }

/** What a page can look up without Python: calculators/engine/verdicts.py says what each part is. */
interface VerdictFact {
  name: string
  values: string[]
  blank?: number
  told?: string[]
  sum?: string
  bounds?: [string, [number, number | null][]][]
}

interface VerdictStep {
  name: string
  values: string[]
  of: string[]
  nodes: (number | null)[][]
  root: number | null
}

interface VerdictTables {
  facts: VerdictFact[]
  steps: VerdictStep[]
}
