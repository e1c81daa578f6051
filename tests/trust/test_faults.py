"""When things break: the reader is told, what they typed stays, and there is a way on."""

import re
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import expect

from tests.conftest import SITE
from tests.server import Handler, serve
from tests.trust.tools import READY, ask, fill, follow, form, tools

# How long the page waits for an answer before it says that it took too long, in milliseconds.
SILENCE = 30_000
STOPPED = "The calculator did not start. What you typed is still here."
RENEWED = "The site has been renewed since you opened this page"
UNREACHABLE = "could not be fetched: the connection broke"
MEMORY = "too little free memory"
UNSUPPORTED = "This browser cannot run WebAssembly"
(TRIAGE,) = [each for each in tools() if each.name == "triage"]
# Rows, sums and texts: what is hardest to lose nothing of.
(EVIDENCE,) = [each for each in tools() if each.name == "evidence"]
TYPED = "form => [...new FormData(form)].filter(([name]) => name !== 'now').join()"
FORBIDDEN = """
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
  Object.defineProperty(window, name, { get() { throw new DOMException("", "SecurityError") } })
"""


@dataclass(frozen=True)
class Fault:
    """What breaks: the files of a pattern, and what comes in their place.

    body: from what is served to what comes; None for no answer at all.
    said: what the page says of it, and so which button it offers.
    """

    name: str
    pattern: str
    status: int = 200
    body: object = staticmethod(lambda body: body)
    kind: str = ""
    said: str = STOPPED


def altered(body: bytes) -> bytes:
    return body[:-1] + bytes([body[-1] ^ 1])


def half(body: bytes) -> bytes:
    return body[: len(body) // 2]


def portal(body: bytes) -> bytes:
    """What a network that wants a sign-in first sends in the place of anything."""
    return b"<!doctype html><title>Sign in to this network</title>"


def before(script: str):
    """A worker with a script that runs before its own."""
    return lambda body: script.encode() + body


# Where the list of files is a page of the host, the release seems to be gone.
REFUSED = {"manifest": UNREACHABLE, "library": STOPPED, "program": STOPPED}
PORTAL = {"manifest": RENEWED, "library": STOPPED, "program": STOPPED}
MANIFEST = re.compile(r"/manifest-\w+\.json$")
RUNTIME = re.compile(r"/assets/runtime/")
FAULTS = [
    Fault("manifest gone after a deployment", MANIFEST, 404, said=RENEWED),
    Fault("all of Python gone after a deployment", RUNTIME, 404, said=RENEWED),
    Fault("worker gone after a deployment", "**/worker.js", 404, said=RENEWED),
    Fault(
        "a host's own page in the place of what is gone",
        MANIFEST,
        kind="text/html",
        body=lambda body: b"<!doctype html><title>Sorry</title>",
        said=RENEWED,
    ),
    Fault("manifest cut short", MANIFEST, body=half),
    Fault("server in trouble", RUNTIME, 503, said=UNREACHABLE),
    Fault(
        "offline before anything came",
        re.compile("/assets/runtime/|/worker.js"),
        body=None,
        said=UNREACHABLE,
    ),
    *(
        Fault(f"{name} {what}", pattern, **how)
        for name, pattern in (
            ("library", "**/library-*.zip"),
            ("program", "**/*.wasm"),
            ("wheel", "**/handbook-*.whl"),
            ("zones", "**/zones-*.bin"),
        )
        for what, how in (
            ("missing", {"status": 404}),
            ("altered", {"body": altered}),
            ("truncated", {"body": half}),
            ("offline midway", {"body": None}),
        )
    ),
    *(
        Fault(f"{name} {what}", pattern, said=said, **how)
        for name, pattern in (
            ("manifest", MANIFEST),
            ("library", "**/library-*.zip"),
            ("program", "**/*.wasm"),
        )
        for what, said, how in (
            ("not allowed", REFUSED[name], {"status": 403}),
            ("asked for too often", REFUSED[name], {"status": 429}),
            ("behind a portal's page", PORTAL[name], {"body": portal, "kind": "text/html"}),
        )
    ),
    Fault(
        "worker behind a portal's page", "**/worker.js", body=portal, kind="text/html", said=RENEWED
    ),
    Fault("worker cut short", "**/worker.js", body=half),
    Fault("a script of the worker gone", "**/download.js", 404),
    Fault("wheel of another release", "**/handbook-*.whl", body=lambda body: body + b"other"),
    Fault("zones in trouble", "**/zones-*.bin", 502),
    Fault("module in trouble", "**/pyodide.mjs", 500),
    Fault("module missing", "**/pyodide.mjs", 404),
    Fault("module cut short", "**/pyodide.asm.mjs", body=half),
    Fault("module of the wrong type", "**/pyodide.asm.mjs", kind="text/plain"),
    Fault(
        "out of memory",
        "**/worker.js",
        said=MEMORY,
        body=before("WebAssembly.Memory = class { constructor() { throw new RangeError('no') } };"),
    ),
    Fault(
        "no memory for the program",
        "**/worker.js",
        said=MEMORY,
        body=before(
            "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () =>"
            " Promise.reject(new WebAssembly.RuntimeError('Out of memory'));"
        ),
    ),
]
QUICK = {"manifest gone after a deployment", "library truncated"}


def inject(page, fault: Fault) -> None:
    """Breaks what the fault names, for this page, until `page.unroute` ends it."""

    def answer(route):
        if fault.body is None:
            return route.abort("internetdisconnected")
        if fault.status != 200:
            return route.fulfill(
                status=fault.status, body="<!doctype html>", content_type="text/html"
            )
        served = route.fetch()
        return route.fulfill(
            body=fault.body(served.body()),
            content_type=fault.kind or served.headers["content-type"],
        )

    page.route(fault.pattern, answer)


def begin(page, site_url: str, tool=TRIAGE):
    """Fills a tool's form; gives its element and what stands in it."""
    page.goto(site_url + tool.path)
    fill(page, tool, tool.example)
    place = form(page, tool)
    return place, place.locator("form").evaluate(TYPED)


def go_on(page, place, typed: str, way: str) -> None:
    """Takes the way on that the page offers, which has to lead to an answer to what was typed."""
    assert place.locator("form").evaluate(TYPED) == typed
    for each in ("retry", "reload"):
        expect(place.locator(f"[data-{each}]")).to_be_visible(visible=each == way)
    place.locator(f"[data-{way}]").click()
    if way == "reload":
        expect(place.locator("[data-reload]")).to_be_hidden()
        expect(place.locator("[type=submit]")).to_be_enabled()
        place.locator("[type=submit]").click()
    expect(page.locator("calculator-form.answered")).to_have_count(1, timeout=READY)
    assert place.locator("form").evaluate(TYPED) == typed


def said(place, words: str, silence: int = 0) -> None:
    """Waits for these words. silence: how long the page waits by itself before it says them."""
    expect(place.locator("[role=status]")).to_contain_text(words, timeout=READY + silence)


@pytest.mark.console_errors
@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(
            fault, id=fault.name, marks=[] if fault.name in QUICK else pytest.mark.thorough
        )
        for fault in FAULTS
    ],
)
def test_a_fault_is_said_and_can_be_got_over(fault, page, site_url, record_property):
    inject(page, fault)
    record_property("tried", 1)
    place, typed = begin(page, site_url)
    place.locator("[type=submit]").click()
    said(place, fault.said)
    record_property("survived", 1)
    page.unroute(fault.pattern)
    go_on(page, place, typed, "reload" if fault.said == RENEWED else "retry")
    record_property("recovered", 1)
    assert place.locator("form").evaluate(TYPED) == typed
    record_property("typed text kept", 1)


@pytest.mark.console_errors
@pytest.mark.parametrize(
    "kept", [False, pytest.param(True, marks=pytest.mark.thorough)], ids=["not kept", "kept"]
)
def test_a_renewed_site_takes_the_answers_over_one_reload(kept, page, site_url):
    """Rows and texts too; and afterwards nothing is stored that the reader did not want kept."""
    inject(page, FAULTS[0])
    place, typed = begin(page, site_url, EVIDENCE)
    id = page.evaluate(
        """async kept => {
      const { store } = await import(
        new URL("case.js", document.querySelector("[src$='/elements.js']").src))
      kept ? store.keep() : store.keepNothing(true)
      return store.id
    }""",
        kept,
    )
    place.locator("[type=submit]").click()
    said(place, RENEWED)
    page.unroute(MANIFEST)
    go_on(page, place, typed, "reload")
    stored = page.evaluate("""() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]
      .filter(key => key.startsWith('handbook / ')).map(key => key.slice(11))""")
    assert sorted(stored) == (["case", f"case.{id}", "last"] if kept else ["keep-nothing"] * 2)
    page.reload()
    assert (place.locator("form").evaluate(TYPED) == typed) is kept


@pytest.mark.console_errors
def test_a_page_of_another_build_is_not_answered_by_this_ones_python(page, deployed_url):
    """The theme swaps pages: the script and Python of the first page meet the form of a later."""
    page.goto(f"{deployed_url}/tools/")
    other = (SITE / "tools/triage/index.html").read_text("utf-8").replace("manifest-", "manifest-0")
    page.route(
        "**/tools/triage/", lambda route: route.fulfill(content_type="text/html", body=other)
    )
    page.locator("article a[href$='triage/']").first.click()
    place = form(page, TRIAGE)
    expect(place.locator("[type=submit]")).to_be_enabled()
    fill(page, TRIAGE, TRIAGE.example)
    typed = place.locator("form").evaluate(TYPED)
    place.locator("[type=submit]").click()
    said(place, RENEWED)
    page.unroute("**/tools/triage/")
    go_on(page, place, typed, "reload")


@pytest.mark.thorough
@pytest.mark.console_errors
@pytest.mark.parametrize(
    "script",
    [
        "calculator.js",
        *(
            pytest.param(name, marks=pytest.mark.thorough)
            for name in ("case.js", "runtime.js", "renew.js")
        ),
    ],
)
def test_a_form_whose_script_is_gone_says_so(script, page, site_url):
    """A page from a cache, and the scripts of another build beside it."""
    page.route(f"**/{script}", lambda route: route.fulfill(status=404))
    page.emulate_media(reduced_motion="reduce")
    page.goto(site_url + TRIAGE.path)
    words = form(page, TRIAGE).locator(".calculator__asleep")
    expect(words).to_be_hidden()
    page.evaluate("() => document.getAnimations().forEach(animation => animation.finish())")
    expect(words).to_be_visible()
    page.unroute(f"**/{script}")
    with page.expect_navigation():
        words.get_by_role("link").click()
    assert (fill(page, TRIAGE, TRIAGE.example), ask(page, TRIAGE)) == (None, "answered")
    expect(words).to_be_hidden()


class Stalling(Handler):
    """Sends half of Python's program, and then neither more nor an end."""

    go_on = Event()

    def do_GET(self):
        if not self.path.endswith(".wasm") or self.go_on.is_set():
            return super().do_GET()
        body = Path(self.directory, self.path.lstrip("/")).read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", "application/wasm")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(half(body))
        self.go_on.wait(READY / 1000)
        self.close_connection = True
        return None


@pytest.mark.console_errors
def test_a_stream_that_stalls_is_given_up_and_fetched_again(page):
    with serve(SITE, handler=Stalling) as url:
        page.clock.install()
        place, typed = begin(page, url)
        place.locator("[type=submit]").click()
        said(place, "Getting the calculator ready")
        page.wait_for_timeout(1000)
        page.clock.run_for(61_000)
        said(place, STOPPED)
        Stalling.go_on.set()
        go_on(page, place, typed, "retry")


@pytest.mark.console_errors
def test_a_browser_without_webassembly_is_told_so(page, site_url):
    page.add_init_script("if (name !== 'able') delete globalThis.WebAssembly")
    place, typed = begin(page, site_url)
    place.locator("[type=submit]").click()
    said(place, UNSUPPORTED)
    page.evaluate("() => { name = 'able' }")
    go_on(page, place, typed, "reload")


@pytest.mark.thorough
def test_a_browser_that_keeps_nothing_answers_all_the_same(page, deployed_url):
    page.add_init_script(FORBIDDEN)
    begin(page, deployed_url)
    assert ask(page, TRIAGE) == "answered"
    # The theme's own script lives on too: a link swaps the page, and what was typed comes along.
    follow(page, "/tools/case/")
    page.get_by_role("button", name="Keep in this browser").click()
    expect(page.locator("[data-state]")).to_contain_text("does not let the page keep anything")


@pytest.mark.console_errors
def test_answers_that_cannot_be_carried_over_stay_on_the_page(page, site_url):
    page.add_init_script(FORBIDDEN)
    inject(page, FAULTS[0])
    place, typed = begin(page, site_url)
    place.locator("[type=submit]").click()
    said(place, RENEWED)
    place.locator("[data-reload]").click()
    expect(place.locator("[data-keeping-words]")).to_contain_text("another tab and copy them")
    assert place.locator("form").evaluate(TYPED) == typed


@pytest.mark.thorough
@pytest.mark.console_errors
def test_the_page_of_the_case_has_a_way_on(page, site_url):
    begin(page, site_url)
    page.route(RUNTIME, lambda route: route.abort())
    page.reload()
    fill(page, TRIAGE, TRIAGE.example)
    follow(page, "/tools/case/")
    expect(page.locator("[data-trouble]")).to_contain_text("did not start", timeout=READY)
    expect(page.get_by_role("button", name="Reload and keep my answers")).to_be_visible()
    page.unroute(RUNTIME)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("[data-card=triage]")).to_contain_text("Moderate", timeout=READY)
    expect(page.locator("[data-trouble]")).to_be_empty()


@pytest.mark.console_errors
@pytest.mark.thorough
def test_python_that_never_ends_is_stopped_and_what_was_typed_stays(page, site_url):
    """A loop in Python itself, in the real worker, once."""
    begins = "function answer(question) {"

    def loop(route):
        code = route.fetch().text()
        assert begins in code
        endless = f"{begins}\n  pyodide.runPython('while True: pass')"
        route.fulfill(content_type="text/javascript", body=code.replace(begins, endless))

    page.route("**/worker.js", loop)
    place, typed = begin(page, site_url)
    place.locator("[type=submit]").click()
    # The start alone can take most of a minute on a loaded machine, and the silence comes after it.
    said(place, "took too long", silence=SILENCE)
    expect(place.get_by_role("button", name="Try again")).to_be_visible()
    expect(place.locator(".calculator__actions progress")).to_be_hidden()
    assert place.locator("form").evaluate(TYPED) == typed
    page.unroute("**/worker.js")
    page.reload()
    fill(page, TRIAGE, TRIAGE.example)
    assert ask(page, TRIAGE) == "answered"
