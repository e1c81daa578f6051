"""A test finds the browser as if no other had been there, but for the snapshot of Python."""

import pytest

from tests.conftest import SITE
from tests.server import serve
from tests.visitor import Kind, Visitor

# Leaves something in each place that a page can write to.
LITTER = """async () => {
  localStorage.setItem("a", "b")
  sessionStorage.setItem("a", "b")
  document.cookie = "a=b; max-age=9999"
  await (await caches.open("another")).put("/a", new Response("b"))
  const folder = await navigator.storage.getDirectory()
  await folder.getFileHandle("a", { create: true })
  await new Promise(done => Object.assign(indexedDB.open("a"), { onsuccess: done }))
}"""
FOUND = """async () => {
  const folder = await navigator.storage.getDirectory(), files = []
  for await (const name of folder.keys()) files.push(name)
  const { state } = await navigator.permissions.query({ name: "geolocation" })
  return [localStorage.length, sessionStorage.length, document.cookie, await caches.keys(),
    (await indexedDB.databases()).length, files, navigator.onLine, state, typeof addedByATest,
    /native code/.test(setTimeout)]
}"""
NOTHING = [0, 0, "", ["snapshots"], 0, [], True, "prompt", "undefined", True]


@pytest.fixture
def visitor(browser, browser_context_args, site_url):
    visitor = Visitor(browser, browser_context_args, Kind(False, None), site_url, SITE)
    yield visitor
    visitor.context.close()


def found(visitor: Visitor, address: str) -> list:
    page = visitor.context.new_page()
    page.goto(f"{address}/robots.txt")
    return page.evaluate(FOUND)


def test_nothing_that_a_test_leaves_reaches_the_next(visitor, site_url):
    with serve(SITE) as elsewhere:
        for address in (site_url, elsewhere):
            page = visitor.context.new_page()
            page.goto(f"{address}/robots.txt")
            page.evaluate(LITTER)
        heard = []
        visitor.context.on("request", lambda request: heard.append(request.url))
        visitor.context.route("**/robots.txt", lambda route: route.abort())
        visitor.context.grant_permissions(["geolocation"])
        visitor.context.set_offline(True)
        visitor.tidy()
        assert not visitor.spent
        assert len(visitor.context.pages) == 1
        assert found(visitor, site_url) == NOTHING
        # A cache of another address stays, and so would a snapshot: no other test has the address.
        assert found(visitor, elsewhere)[:3] == NOTHING[:3]
        assert heard == []


@pytest.mark.parametrize(
    "act",
    [
        lambda context: context.clock.install(),
        lambda context: context.clock.set_fixed_time("2026-10-02T09:00:00Z"),
        lambda context: context.new_page().clock.install(),
        lambda context: context.add_init_script("globalThis.addedByATest = 1"),
        lambda context: context.expose_function("addedByATest", lambda: None),
        lambda context: context.set_extra_http_headers({"a": "b"}),
    ],
)
def test_what_cannot_be_taken_away_again_ends_the_context(act, visitor):
    act(visitor.context)
    visitor.tidy()
    assert visitor.spent


def test_a_note_that_the_snapshot_failed_ends_the_context(visitor, site_url):
    page = visitor.context.new_page()
    page.goto(f"{site_url}/robots.txt")
    page.evaluate("""async () => {
      const store = await caches.open("snapshots")
      const failed = new Response(null, { status: 204 })
      for (const { url } of await store.keys()) await store.put(url, failed.clone())
    }""")
    visitor.tidy()
    assert visitor.spent


def test_python_starts_from_the_snapshot_unless_it_is_a_first_visit(page, site_url):
    assert restored(page, site_url)


@pytest.mark.first_visit
def test_on_a_first_visit_there_is_no_snapshot(page, site_url):
    assert not restored(page, site_url)


def restored(page, site_url) -> bool:
    """Whether the runtime of a page started from the snapshot."""
    page.goto(f"{site_url}/about/privacy/")
    return page.evaluate("""async () => {
      const { runtime } = await import(
        new URL("runtime.js", document.querySelector("[src$='/calculator.js']").src))
      await runtime.ask("deadlines", "{}")
      return runtime.restored
    }""")
