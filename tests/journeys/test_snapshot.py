"""Later visits start from a snapshot of Python's memory, and nobody notices when one cannot."""

import json
import re
import time

import pytest

from hooks.runtime import contents

pytestmark = pytest.mark.spends_data
READY = 60  # seconds
PAGE = "/about/privacy/"  # with no form, so that nothing starts by itself
WORKER = re.compile(r"/worker\.js$")
ARCHIVE = re.compile(r"/runtime/([a-z_]+)-\w+\.zip$")
MANIFEST = re.compile(r"/manifest-\w+\.json$")
RUNTIME = """const { runtime } = await import(
  new URL("runtime.js", document.querySelector("[src$='/elements.js']").src))"""
# Asks, and says whether the answer came from the snapshot, and through which states.
ASK = f"""async () => {{
  {RUNTIME}
  const states = []
  runtime.addEventListener("state", () => {{
    if (states.at(-1) !== runtime.state) states.push(runtime.state)
  }})
  const answer = await runtime.ask("deadlines", '{{"zone": "America/Los_Angeles"}}')
  return {{ ok: JSON.parse(answer.split("\\n")[0]).ok, restored: runtime.restored, states }}
}}"""
# For each that is kept: 200 is a snapshot, 204 a note that one failed.
STATUS = """async () => {
  const store = await caches.open("snapshots")
  return (await store.matchAll()).map(kept => kept.status)
}"""
# For each that is kept, whether it is another build's.
OLD = """async () => {
  const store = await caches.open("snapshots")
  return (await store.keys()).map(({ url }) => url.endsWith("of-old.bin"))
}"""
# Puts a snapshot into its place as it is kept, or as a full disk or a browser's bug might leave it.
# Where the hash is to be right in spite of that, the manifest with that hash comes back.
PUT = """async how => {
  const address = document.querySelector("meta[name=runtime]").content
  const url = new URL(address, document.baseURI)
  const manifest = await (await fetch(url)).json(), { snapshot } = manifest
  const place = new URL(snapshot.name, url)
  let bytes = new Uint8Array(await (await fetch(place)).arrayBuffer())
  if (how === "wrong hash") bytes[bytes.length / 2 | 0] ^= 1
  if (how === "truncated") bytes = bytes.slice(0, 1_000_000)
  if (how === "wrong version") bytes[20] ^= 1
  if (how === "restore throws") bytes.fill(0, 1_000_000)
  const store = await caches.open("snapshots")
  await store.put(place, new Response(bytes))
  if (!["wrong version", "restore throws", "another table"].includes(how)) return null
  snapshot.pieces = []
  for (let at = 0; at < bytes.length; at += 2 ** 21) {
    const hash = await crypto.subtle.digest("SHA-256", bytes.slice(at, at + 2 ** 21))
    snapshot.pieces.push("sha256-" + btoa(String.fromCharCode(...new Uint8Array(hash))))
  }
  return JSON.stringify(manifest)
}"""
FRESH = {"ok": False, "restored": True, "states": ["fetching", "starting", "ready"]}
SMALL = FRESH | {"restored": False}
FALLEN = [
    ["fetching", "idle", "fetching", "starting", "ready"],
    ["fetching", "starting", "idle", "fetching", "starting", "ready"],
]


def settle(page, code, expected):
    """Waits until the page's answer to `code` is this; a slow machine is not a failure."""
    end = time.monotonic() + READY
    while (told := page.evaluate(code)) != expected and time.monotonic() < end:
        page.wait_for_timeout(100)
    assert told == expected


def visit(page, site_url):
    """A visit of its own: a page that is loaded again, and asks."""
    page.goto(site_url + PAGE)
    return page.evaluate(ASK)


def test_a_first_visit_keeps_the_snapshot_and_a_later_one_starts_from_it(page, site_url, requests):
    page.clock.install()
    assert visit(page, site_url) == SMALL
    assert not any("/snapshot-" in url for url in requests), "not while anything is asked"
    page.clock.run_for(11_000)
    settle(page, STATUS, [200])
    fetched = {found[1] for url in requests if (found := ARCHIVE.search(url))}
    assert {"deadlines", "library"} <= fetched <= {"library", *contents.TOOLS["deadlines"]}
    assert visit(page, site_url) == FRESH
    assert len([url for url in requests if "/snapshot-" in url]) == 1


@pytest.mark.thorough
def test_an_iphone_starts_from_the_same_snapshot(page, site_url):
    def like_ios(route):
        told = route.fetch()
        route.fulfill(
            response=told,
            body="""Object.defineProperty(navigator, "userAgent",
          { value: "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X)" })\n"""
            + told.text(),
        )

    page.goto(site_url + PAGE)
    page.evaluate(PUT, "")
    page.route(WORKER, like_ios)
    assert visit(page, site_url) == FRESH, "Pyodide makes no trampoline where it sees iOS"


@pytest.mark.thorough
@pytest.mark.console_errors
def test_a_snapshot_of_another_table_is_done_without(page, site_url):
    page.goto(site_url + PAGE)
    manifest = json.loads(page.evaluate(PUT, "another table"))
    manifest["snapshot"]["functions"] += 1
    page.route(MANIFEST, lambda route: route.fulfill(json=manifest))
    told = visit(page, site_url)
    assert told["states"] in FALLEN
    assert (told["ok"], told["restored"]) == (False, False)
    settle(page, STATUS, [204])


@pytest.mark.thorough
def test_a_reader_who_saves_data_gets_no_snapshot(page, site_url, requests):
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    page.clock.install()
    assert visit(page, site_url) == SMALL
    page.clock.run_for(60_000)
    page.wait_for_timeout(500)
    assert not any("/snapshot-" in url for url in requests)


@pytest.mark.thorough
def test_another_builds_snapshot_is_cleared_away(page, site_url, requests):
    page.clock.install()
    page.goto(site_url + PAGE)
    page.evaluate("""async () => (await caches.open("snapshots"))
      .put("/assets/runtime/snapshot-of-old.bin", new Response("old"))""")
    assert visit(page, site_url) == SMALL
    page.clock.run_for(11_000)
    settle(page, OLD, [False])


@pytest.mark.console_errors
@pytest.mark.parametrize(
    "fault",
    [
        "restore throws",
        pytest.param("wrong hash", marks=pytest.mark.thorough),
        pytest.param("truncated", marks=pytest.mark.thorough),
        pytest.param("wrong version", marks=pytest.mark.thorough),
    ],
)
def test_a_snapshot_that_does_not_start_is_done_without(fault, page, site_url, requests):
    page.goto(site_url + PAGE)
    altered = page.evaluate(PUT, fault)
    if altered:
        page.route(
            MANIFEST, lambda route: route.fulfill(body=altered, content_type="application/json")
        )
    told = visit(page, site_url)
    assert told["states"] in FALLEN
    assert (told["ok"], told["restored"]) == (False, False)
    settle(page, STATUS, [204])
    assert visit(page, site_url) == SMALL, "once for a build, and never again"
    assert page.evaluate(STATUS) == [204]


def test_a_snapshot_that_hangs_is_done_without(page, site_url, requests):
    page.clock.install()
    page.route(
        WORKER,
        lambda route: route.fulfill(
            content_type="text/javascript",
            body="""onmessage = ({ data }) => {
          if (data.manifest) postMessage({ type: data.small ? "ready" : "restoring" })
          if (data.answers) postMessage({ type: "answer", id: data.id, result: '{"ok": false}' })
        }""",
        ),
    )
    page.goto(site_url + PAGE)
    page.evaluate(f"() => {{ globalThis.told = ({ASK})() }}")
    page.wait_for_timeout(500)
    page.clock.run_for(9_000)
    told = page.evaluate("() => globalThis.told")
    assert told == {
        "ok": False,
        "restored": False,
        "states": ["fetching", "idle", "fetching", "ready"],
    }


@pytest.mark.thorough
@pytest.mark.console_errors
def test_the_net_s_fault_is_not_the_snapshots(page, site_url):
    page.goto(site_url + PAGE)
    page.evaluate(PUT, "")
    page.route(re.compile(r"\.wasm$"), lambda route: route.abort())
    page.goto(site_url + PAGE)
    assert (
        page.evaluate(f"""async () => {{
      {RUNTIME}
      return runtime.ask("deadlines", "{{}}").catch(error => error.reason)
    }}""")
        == "failed"
    )
    assert page.evaluate(STATUS) == [200]
