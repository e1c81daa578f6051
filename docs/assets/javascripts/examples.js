// The tools of a page, each with its worked example.

/** @typedef {{ name: string, answers: Record<string, any> }} Example of a tool, as answers of its form */

/** @returns {Example[]} */
export const examples = () => [...document.querySelectorAll("calculator-form")].map(form => ({
  name: form.getAttribute("name"), answers: JSON.parse(form.querySelector("[data-try]")?.dataset.try ?? "{}") }))
