"""The offline copy, below a path: read without a network, renewed whole, deleted on request.

No wait is without an end: what is looked for is asked again and again until a time is over.
"""

import json
import os
import re
import shutil
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from hooks.runtime import offline
from tests.conftest import SITE, deploy
from tests.trust.host import ASK, Host, manifest_of, python, whole
from tests.trust.tools import READY, ask, fill, tools
from tests.trust.watch import watch

NEWER = "This is the newer version."
LEFT = """async () => [(await caches.keys()).length,
  (await navigator.serviceWorker.getRegistrations()).length]"""
# Uses a part of Python, as reading a file does.
USE = """async part => {
  const { runtime } = await import(
    new URL("runtime.js", document.querySelector("[src$='/elements.js']").src))
  await runtime.use({ module: "builtins", needs: [part] }, "print", part)
}"""
LIMIT = 60  # seconds
# A page makes its copy after some seconds; here it need not be waited for.
HASTE = (
    "const later = setTimeout; globalThis.setTimeout = (call, after, ...given) =>"
    " later(call, after === 3000 ? 0 : after, ...given)"
)

pytestmark = pytest.mark.spends_data


@pytest.fixture
def browser_context_args(browser_context_args):
    return browser_context_args | {"service_workers": "allow"}


@pytest.fixture
def host(tmp_path):
    (tmp_path / "root").mkdir()
    found = Host(tmp_path / "root")
    yield found
    found.gone()


@pytest.fixture
def page(page):
    page.context.add_init_script(HASTE)
    return page


@pytest.fixture
def newer(tmp_path):
    """A later build: other words, other scripts, another runtime, nothing left of the old ones."""
    return renewed(tmp_path / "newer")


def renewed(folder: Path) -> Path:
    unneeded = shutil.ignore_patterns("snapshot-*", "*.br", "*.gz")
    site = shutil.copytree(SITE, folder, ignore=unneeded)
    (scripts,) = site.glob("assets/scripts-*")
    (manifest,) = site.glob("assets/runtime/manifest-*.json")
    names = {scripts.name: "scripts-newer", manifest.name: "manifest-newer.json"}
    for old, new in names.items():
        next(site.glob(f"assets/**/{old}")).rename(
            next(site.glob(f"assets/**/{old}")).with_name(new)
        )
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8").replace("<h1", f"<p>{NEWER}</p><h1")
        for old, new in names.items():
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
    for old in site.glob("assets/pages-*"):
        old.unlink()
    offline.write(site, "assets/runtime/manifest-newer.json")
    return site


def until(page, true, question=ASK):
    """The page's answer to a question on its copy, once `true` holds of it."""
    end = time.monotonic() + LIMIT
    while not true(found := page.evaluate(question)):
        assert time.monotonic() < end, json.dumps(found)[:2000]
        page.wait_for_timeout(100)
    return found


def copied(page):
    return until(page, lambda found: found["active"] == "activated")


def waiting(page):
    return until(page, lambda found: found["waiting"] == "installed")


def gone(page):
    """Waits until nothing is left. To look into a cache would create it again."""
    until(page, lambda left: left == [0, 0], LEFT)


def everything() -> int:
    """How many files a copy without Python has."""
    packed = json.loads(next(SITE.glob("assets/pages-*.json")).read_text("utf-8"))
    return len(packed["pages"]) + len(offline.files(SITE))


def triage():
    return next(tool for tool in tools() if tool.name == "triage")


def answers(page, host, tool=None):
    tool = tool or triage()
    page.goto(host.url + tool.path)
    fill(page, tool, tool.example)
    return ask(page, tool) == "answered"


def typed(page) -> list:
    """What stands in the page's form; the tab keeps it as always, and no second copy of it."""
    kept = set(page.evaluate("() => Object.keys(sessionStorage)"))
    assert any(
        kept <= {f"handbook {root} case", f"handbook {root} scrolled"} for root in ("/", "/name/")
    )
    # A form that has just come takes the answers back when its script is there.
    page.wait_for_function("() => document.querySelector('calculator-form').status")
    found = page.evaluate("() => [...new FormData(document.querySelector('calculator-form form'))]")
    assert found
    return [entry for entry in found if entry[0] != "now"]


def follow(page, name):
    """Follows a link to a tool, once the theme knows the site's pages if it can."""
    page.wait_for_load_state("networkidle")
    page.locator(f"a[href$='/{name}/']").first.evaluate("link => link.click()")
    page.wait_for_url(f"**/{name}/")


def forget_http(page):
    """Empties the browser's own cache, so that only the copy is left."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")


def test_all_that_pages_show_is_in_the_copy():
    packed = json.loads(next(SITE.glob("assets/pages-*.json")).read_text("utf-8"))
    files = {entry["url"] for entry in offline.files(SITE)}
    built = {path.relative_to(SITE).as_posix() for path in SITE.rglob("index.html")}
    assert {f"{address}index.html" for address in packed["pages"]} == {
        name for name in built if not name.startswith("embed/")
    }
    for address, numbers in packed["pages"].items():
        text = "\n".join(packed["lines"][number] for number in numbers)
        assert text == (SITE / address / "index.html").read_text("utf-8")
        shown = (
            re.findall(r'<(?:script|img)[^>]* src="([^":]+)"', text)
            + re.findall(r'<link[^>]* rel="(?:stylesheet|icon)"[^>]* href="([^":]+)"', text)
            + re.findall(r'<link[^>]* href="([^":]+)"[^>]* rel="(?:stylesheet|icon)"', text)
        )
        assert shown
        here = SITE / address
        assert {os.path.relpath(here / each, SITE) for each in shown} <= files
    assert all((SITE / name).is_file() for name in files)


@pytest.mark.console_errors
def test_after_one_visit_every_page_needs_no_network(page, host):
    page.goto(f"{host.url}/guide/")
    kept = copied(page)["kept"]
    assert all(url.startswith(f"{host.url}/") for urls in kept.values() for url in urls)
    assert len(kept) == 1, "nobody has used a tool"
    asked = [path for path in host.asked if "/assets/scripts-" in path]
    assert len(asked) == len(set(asked)), "what the page has fetched is not fetched again"
    forget_http(page)
    host.gone()
    for path in (
        "/",
        "/guide/first-hour/",
        "/tools/deadlines/",
        "/support/",
        "/reference/law/us_ca/",
        "/about/privacy",
    ):
        answer = page.goto(host.url + path)
        assert answer.headers["x-frame-options"] == "DENY", "the host's word holds for the copy too"
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("() => document.styleSheets.length") == 1
    page.keyboard.press("/")
    page.locator("[data-md-component=search-query]").press_sequentially("dispute")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=READY)


@pytest.mark.thorough
@pytest.mark.console_errors
def test_a_tool_that_was_used_answers_without_a_network(page, host):
    seen = watch(page)
    assert answers(page, host)
    until(page, whole)
    # Whole is not yet active, and only an active copy is asked for the next page.
    copied(page)
    asked = [path for path in host.asked if "/runtime/" in path and "snapshot" not in path]
    assert len(asked) == len(set(asked)), "nothing of Python is fetched twice"
    forget_http(page)
    host.gone()
    assert answers(page, host)
    seen.look()
    assert seen.violations() == []
    assert seen.strangers(host.url) == []


@pytest.mark.thorough
@pytest.mark.console_errors
def test_a_new_version_comes_whole_when_the_reader_wants_it(page, host, newer):
    assert answers(page, host)
    until(page, whole)
    # A part that one must ask for is kept from its first use on, by every later version too. On
    # a first visit the service worker sees no request for it.
    assert page.evaluate("navigator.serviceWorker.controller === null")
    part = next(file for file in offline.python(SITE, manifest_of(SITE)) if "used" in file)
    page.evaluate(USE, part["used"].rpartition("/")[2].removesuffix("-"))
    until(page, lambda found: any(url.endswith(part["url"]) for url in python(found)))
    # Only an active copy is asked for the next page.
    copied(page)
    host.publish(newer)
    # A deployment between two requests of one visit: all that follows is of the version before.
    host.asked.clear()
    page.goto(f"{host.url}/tools/deadlines/")
    waiting(page)
    expect(page.get_by_text(NEWER)).to_have_count(0)
    page.locator(".md-tabs a", has_text="guide").first.evaluate("link => link.click()")
    page.wait_for_url("**/guide/")
    expect(page.get_by_text(NEWER)).to_have_count(0)
    assert answers(page, host)
    expect(page.get_by_text(NEWER)).to_have_count(0)
    assert not [path for path in host.asked if "scripts-" in path and "newer" not in path]
    before = typed(page)
    page.get_by_role("button", name="Load it").click()
    expect(page.get_by_text(NEWER)).to_be_visible(timeout=READY)
    kept = copied(page)["kept"]
    assert len([name for name in kept if name.startswith("handbook ")]) == 2
    assert not [
        url
        for urls in kept.values()
        for url in urls
        if "/assets/scripts-" in url and "/scripts-newer/" not in url
    ]
    assert any(url.endswith("manifest-newer.json") for url in python({"kept": kept}))
    assert any(url.endswith(part["url"]) for url in python({"kept": kept}))
    assert typed(page) == before
    forget_http(page)
    host.gone()
    assert answers(page, host)
    expect(page.get_by_text(NEWER)).to_be_visible()


@pytest.mark.thorough
def test_a_new_version_comes_by_itself_once_all_pages_are_closed(page, host, newer, context):
    page.goto(f"{host.url}/guide/")
    copied(page)
    host.publish(newer)
    page.goto(f"{host.url}/about/")
    waiting(page)
    page.goto("about:blank")
    later = context.new_page()
    later.wait_for_timeout(1000)
    later.goto(f"{host.url}/guide/")
    expect(later.get_by_text(NEWER)).to_be_visible(timeout=READY)


@pytest.mark.thorough
def test_a_new_version_waits_while_another_tab_is_open(page, host, newer, context):
    page.goto(f"{host.url}/guide/")
    copied(page)
    other = context.new_page()
    other.goto(f"{host.url}/tools/deadlines/")
    host.publish(newer)
    page.goto(f"{host.url}/about/")
    waiting(page)
    page.get_by_role("button", name="Load it").click()
    expect(page.get_by_text("is open in another tab too")).to_be_visible()
    other.reload()
    expect(other.get_by_text(NEWER)).to_have_count(0)
    other.close()
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Load it").click()
    expect(page.get_by_text(NEWER)).to_be_visible(timeout=READY)


@pytest.mark.thorough
def test_a_half_published_version_is_not_installed(page, host, newer):
    page.goto(f"{host.url}/guide/")
    copied(page)
    (newer / "assets" / "scripts-newer" / "filter.js").write_text("// not what was built")
    host.publish(newer)
    page.goto(f"{host.url}/about/")
    until(page, lambda found: "/name/service-worker.js" in host.asked[-50:])
    page.wait_for_timeout(3000)
    found = until(page, lambda found: not found["installing"])
    assert (found["active"], found["waiting"], len(found["kept"])) == ("activated", None, 1)
    page.goto(f"{host.url}/guide/")
    expect(page.get_by_text(NEWER)).to_have_count(0)


@pytest.mark.thorough
def test_without_a_copy_a_page_of_another_version_is_loaded_anew(page, deployed_url, newer):
    """The theme shows the next page with the scripts of the first: they have to be its own."""
    page.add_init_script("localStorage.setItem('offline-copy-refused', 'yes')")
    asked, tool = [], triage()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(deployed_url + tool.path)
    fill(page, tool, tool.example)
    # A release without the old files would stop a start that is under way.
    assert ask(page, tool) == "answered"
    before = typed(page)
    deploy(page, newer)
    follow(page, "deadlines")
    expect(page.get_by_text(NEWER)).to_be_visible(timeout=READY)
    page.wait_for_function(
        "() => document.readyState === 'complete'"
        " && [...document.scripts].some(({ src }) => src.includes('newer'))"
    )
    assert asked.count(f"{deployed_url}/tools/deadlines/") == 2, "by the theme, and loaded again"
    page.evaluate("() => { globalThis.same = true }")
    follow(page, "triage")
    page.locator("calculator-form[name=triage]").wait_for()
    assert page.evaluate("() => globalThis.same"), "only one load was needed"
    assert typed(page) == before


@pytest.mark.thorough
def test_the_copy_can_be_deleted_and_does_not_come_back(page, host):
    page.goto(f"{host.url}/about/privacy/")
    words = page.locator("offline-copy")
    expect(words).to_contain_text("This browser keeps an offline copy", timeout=READY)
    page.evaluate("async () => (await caches.open('snapshots')).put('/name/x', new Response('x'))")
    page.get_by_role("button", name="Delete the offline copy").click()
    expect(words).to_contain_text("There is no offline copy")
    gone(page)
    page.get_by_role("button", name="Make an offline copy").click()
    until(page, lambda found: [*map(len, found["kept"].values())] == [everything()])
    page.get_by_role("button", name="Delete the offline copy").click()
    gone(page)
    page.reload()
    page.wait_for_timeout(1500)
    gone(page)
    page.get_by_role("button", name="Make an offline copy").click()
    expect(words).to_contain_text("This browser keeps an offline copy", timeout=READY)
    copied(page)


DENIED = {
    "saves data": "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })",
    "knows none": "Object.defineProperty(Navigator.prototype, 'serviceWorker',"
    " { value: undefined })",
    "stores nothing": "const get = Storage.prototype.getItem;"
    " Storage.prototype.getItem = function (name) {"
    " if (name.startsWith('offline')) throw new DOMException('', 'SecurityError');"
    " return get.call(this, name) }",
    "refuses": "for (const call of ['register', 'getRegistration']) "
    "ServiceWorkerContainer.prototype[call] ="
    " async () => { throw new DOMException('', 'SecurityError') }",
}


@pytest.mark.parametrize(
    "denied",
    [
        pytest.param(name, marks=[] if name == "saves data" else pytest.mark.thorough)
        for name in DENIED
    ],
)
def test_where_nothing_is_to_be_kept_all_works_as_before(page, host, denied):
    page.add_init_script(DENIED[denied])
    page.goto(f"{host.url}/about/privacy/")
    page.wait_for_timeout(1000)
    expect(page.locator("offline-copy")).to_contain_text("no offline copy")
    assert "/name/service-worker.js" not in host.asked


@pytest.mark.console_errors
@pytest.mark.thorough
def test_a_site_that_has_no_service_worker_any_more_removes_it(page, host, tmp_path):
    page.goto(f"{host.url}/guide/")
    copied(page)
    bare = renewed(tmp_path / "bare")
    (bare / offline.NAME).unlink()
    host.publish(bare)
    page.goto(f"{host.url}/about/")
    gone(page)
    page.goto(f"{host.url}/guide/")
    expect(page.get_by_text(NEWER)).to_be_visible()
