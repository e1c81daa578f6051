// The journey of a reader through one tool, written once for every engine. Needs hand.js.
// Each step gives what went wrong, as text, or nothing.
globalThis.journey = (() => {
  const problems = []
  const expect = (met, what) => met || problems.push(what)
  const active = selector => document.activeElement?.matches(selector)

  /** Wrong answers: the errors are listed, have the focus, and lead to their fields. */
  async function errors({ name, wrong }) {
    await hand.fill(name, wrong)
    const given = await hand.ask(name)
    expect(given === "errors", `wrong answers gave no errors but ${given}`)
    expect(active(".error-summary"), "the summary of errors has not the focus")
    for (const link of hand.place(name).querySelectorAll(".error-summary a")) {
      link.click()
      const field = document.getElementById(link.hash.slice(1))
      expect(field && (field === document.activeElement || field.contains(document.activeElement)),
        `${link.hash} does not lead to its field`)
      expect(field?.getAttribute("aria-invalid") === "true", `${link.hash} is not marked as wrong`)
    }
  }

  /** The answers of the example: the outcome stands there, has the focus, and no error is left. */
  async function answer({ name, example }) {
    await hand.fill(name, example)
    expect(await hand.ask(name) === "answered", `the example of ${name} gave no answer`)
    const place = hand.place(name)
    expect(place.querySelector("[data-outcome]").textContent.trim(), `the answer of ${name} is empty`)
    expect(place.querySelector(".calculator__outcome").contains(document.activeElement),
      `the answer of ${name} has not the focus`)
    expect(!place.querySelector("[aria-invalid], .field__error:not([hidden])"), `an error is left in ${name}`)
  }

  /** A file of the answer. */
  async function take({ name }) {
    const taken = await hand.take(name)
    if (taken) expect(/^Saved/.test(taken.said) && taken.size > 50, `export: ${JSON.stringify(taken)}`)
  }

  /** The case knows what was said in the tools, and is saved to a file. */
  async function overview() {
    const card = document.querySelector("[data-card]")
    await hand.until("a card of the case", () => card.querySelector("p, li") && !/Nothing said yet|Reading your answers/.test(card.textContent))
    document.querySelector("[data-action=save]").click()
    await hand.until("the case's file", () => /Saved/.test(document.querySelector("[data-state]").textContent))
  }

  /** Takes steps one after the other, as far as they go well; gives the list of problems. */
  async function steps(names, tool) {
    for (const name of names) {
      try {
        await { errors, answer, take, overview }[name](tool)
      } catch (error) {
        problems.push(`${name}: ${error.message ?? error}`)
      }
      if (problems.length) break // what comes after would only repeat it
    }
    return problems
  }

  return { steps }
})()
