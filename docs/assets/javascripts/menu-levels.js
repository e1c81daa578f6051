// The levels of a phone's menu: an open section lies over the list that it stands in. What is covered
// takes no focus, and the title of the open section is the button that leads back.

/** Where the menu is a drawer, as the theme has it. */
const DRAWER = matchMedia("(max-width: 76.234375em)")
/** The menu of the page that is shown: a link can bring another, while the header stays. @returns {HTMLElement | null} */
export const menuOf = () => document.querySelector(".md-sidebar--primary")

const OPENERS = "label.md-nav__link[for]", TITLES = "label.md-nav__title:not([for=__drawer])"

DRAWER.addEventListener("change", () => {
  const menu = menuOf()
  if (menu) showLevels(menu)
})

/** @param {HTMLLabelElement} label @returns {Control | null} the theme's switch of its section */
const switchOf = label => /** @type {Control | null} */ (document.getElementById(label.htmlFor))

/** Makes buttons of the labels that open and shut sections, and keeps the focus on what is seen. @param {HTMLElement} menu */
export function useLevels(menu) {
  for (const opener of /** @type {NodeListOf<HTMLLabelElement>} */ (menu.querySelectorAll(`${OPENERS}:not([role])`))) becomeOpener(menu, opener)
  for (const title of /** @type {NodeListOf<HTMLLabelElement>} */ (menu.querySelectorAll(`${TITLES}:not([role])`))) becomeBack(title)
  showLevels(menu)
}

/** The open section that lies over all else, or the menu itself. @param {HTMLElement} menu @returns {HTMLElement} */
const topOf = menu => /** @type {HTMLElement | undefined} */ ([...menu.querySelectorAll(".md-nav__toggle:checked ~ .md-nav")].at(-1)) ?? menu

/** Takes the focus off what an open section covers, while the menu is a drawer that is open. @param {HTMLElement} menu */
export function showLevels(menu) {
  const open = /** @type {Control | null} */ (document.getElementById("__drawer"))?.checked && DRAWER.matches
  for (const covered of menu.querySelectorAll("[inert]")) covered.removeAttribute("inert")
  for (let level = topOf(menu); open && level !== menu; level = level.parentElement) {
    for (const beside of level.parentElement.children) beside.toggleAttribute("inert", beside !== level)
  }
}

/** The first link in sight: of the section that lies over the others. @param {HTMLElement} menu */
export function firstIn(menu) {
  return /** @type {HTMLElement[]} */ ([...topOf(menu).querySelectorAll("a[href]")]).find(one => one.getClientRects().length)
}

/**
 * The label that opens the pages of a section: a button for the keyboard, which says whether they show.
 * @param {HTMLElement} menu @param {HTMLLabelElement} label
 */
function becomeOpener(menu, label) {
  const section = switchOf(label)
  if (!section) return
  // On a phone it stands in place of the page's own link.
  if (label.matches(".md-nav__link--active")) label.setAttribute("aria-current", "page")
  else label.setAttribute("aria-label", `Pages of ${label.textContent.trim()}`)
  becomeButton(label, section)
  const show = () => { label.setAttribute("aria-expanded", String(section.checked)) }
  show()
  section.addEventListener("change", () => {
    show()
    showLevels(menu)
    // The button is covered now, or seen again.
    const next = section.checked ? firstIn(menu) : label
    if (DRAWER.matches) next?.focus({ preventScroll: true })
  })
}

/** The title of a section: a button for the keyboard that leads back to the list over which it lies. @param {HTMLLabelElement} title */
function becomeBack(title) {
  const section = switchOf(title)
  if (!section) return
  title.setAttribute("aria-label", `${title.textContent.trim()}: back to the menu above`)
  becomeButton(title, section)
}

/** @param {HTMLLabelElement} label @param {Control} section */
function becomeButton(label, section) {
  label.setAttribute("role", "button")
  label.tabIndex = 0
  label.addEventListener("keydown", event => {
    if (event.key !== "Enter" && event.key !== " ") return
    event.preventDefault()
    // The theme presses it with Enter too, and would take that back.
    event.stopPropagation()
    section.click()
  })
}
