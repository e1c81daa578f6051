// Where the page keeps what is typed: the tab, the browser or, where neither can be had, memory.
import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { load as loadScript, forbid, open } from "./page.mjs"

const ROOT = new URL("../../docs/", import.meta.url).pathname
const load = options => loadScript("storage.js", options)

beforeEach(open)

test("a key holds the site's path, so two sites on one origin are apart", async () => {
  const { browser } = await load()
  assert.equal(browser.write("case.1", "mine"), "")
  assert.deepEqual({ ...localStorage }, { [`handbook ${ROOT} case.1`]: "mine" })
  localStorage.setItem("handbook /elsewhere/ case.1", "theirs")
  assert.equal(browser.read("case.1"), "mine")
  assert.equal(browser.read("case.2"), null)
})

test("the tab keeps what is written, and the browser is left alone", async () => {
  const { tab } = await load()
  assert.equal(tab.write("case", "one"), "")
  assert.equal(tab.problem(), "")
  assert.deepEqual({ ...localStorage }, {})
  assert.equal((await load()).tab.read("case"), "one", "a page that is loaded later")
  tab.remove("case")
  assert.equal(tab.read("case"), null)
  assert.deepEqual({ ...sessionStorage }, {})
})

test("where the tab is full the newest text is in memory, until there is space", async () => {
  const { tab } = await load()
  tab.write("case", "old")
  sessionStorage.fail("QuotaExceededError")
  assert.equal(tab.write("case", "new"), "full")
  assert.equal(tab.read("case"), "new")
  sessionStorage.fail("")
  assert.equal(tab.write("case", "newest"), "")
  assert.equal(tab.read("case"), "newest")
  assert.equal((await load()).tab.read("case"), "newest")
})

test("where storage is blocked all is in memory, and nothing throws", async () => {
  forbid()
  const { browser, tab, keepNothing, keepsNothing } = await load()
  assert.equal(tab.problem(), "forbidden")
  assert.equal(tab.write("case", "typed"), "forbidden")
  assert.equal(tab.read("case"), "typed")
  assert.equal(browser.write("last", "1"), "forbidden")
  assert.equal(browser.read("last"), null)
  assert.equal(browser.owns({}), false)
  keepNothing(true)
  assert.equal(keepsNothing(), false, "the choice cannot be remembered either")
  tab.remove("case")
  assert.equal(tab.read("case"), null)
})

test("in another site's frame nothing is stored, though it could be", async () => {
  const { browser, tab } = await load({ framed: true })
  assert.equal(tab.write("case", "typed"), "framed")
  assert.equal(browser.write("last", "1"), "framed")
  assert.equal(tab.problem(), "framed")
  assert.equal(tab.read("case"), "typed")
  assert.deepEqual([{ ...localStorage }, { ...sessionStorage }], [{}, {}])
})

test("Keep nothing deletes what the tab has, and holds for every page after it", async () => {
  const { browser, tab, keepNothing } = await load()
  tab.write("case", "typed")
  tab.write("ticks", "1")
  browser.write("case.1", "kept by choice")
  keepNothing(true)
  assert.deepEqual(Object.values(sessionStorage), ["yes"], "the choice alone")
  assert.equal(browser.read("case.1"), "kept by choice")
  const later = await load()
  assert.equal(later.keepsNothing(), true)
  assert.equal(later.tab.write("case", "again"), "nothing")
  assert.equal(later.tab.read("case"), "again")
  assert.equal((await load()).tab.read("case"), null)
  later.keepNothing(false)
  assert.equal(later.tab.write("case", "kept"), "")
  assert.equal((await load()).tab.read("case"), "kept")
})

test("a change of that choice in another tab is known, a case is none", async () => {
  const { browser, isChoice } = await load()
  assert.equal(isChoice(browser.key("keep-nothing")), true)
  assert.equal(isChoice(null), true, "all was cleared")
  assert.equal(isChoice(browser.key("case.1")), false)
})
