"""What the browser tests share: the built site on loopback, Chromium, and a watch on requests."""

from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import expect

from tests.browser import ARGUMENTS, light
from tests.server import TYPES, serve

SITE = Path(__file__).parent.parent / "site"
# What the sitemap names when the build knows no address. No network has such a host.
DEPLOYED = "https://handbook.example"
# How long one example takes on a busy machine says nothing about the property.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
# Nor does how long a page takes there, in milliseconds: what is wrong stays wrong for as long.
expect.set_options(timeout=30_000)
LOADS = 90_000
# The tests start Python some hundred times and ask it little: code that is compiled in a hurry
# and drawing without a process of its own take a third less of the processor. Figures are measured
# without these.
QUICK = ["--js-flags=--liftoff-only", "--disable-gpu", "--in-process-gpu"]
# Our worker, whose address is made in the page, never says anything; the theme's, which searches,
# is as it was.
SILENT = """(() => {
  const Real = Worker
  class Silent extends EventTarget { postMessage() {} terminate() {} }
  globalThis.Worker = function (address, ...rest) {
    return String(address).startsWith("blob:") ? new Silent() : new Real(address, ...rest)
  }
})()"""

# A reader who saves data: nothing starts by itself.
SAVING = (
    "Object.defineProperty(navigator, 'connection',"
    " { configurable: true, value: { saveData: true } })"
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Playwright drives the system's Chromium where there is one."""
    system = {"executable_path": path} if (path := light()) else {}
    return browser_type_launch_args | {"args": [*ARGUMENTS, *QUICK]} | system


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """No offline copy, so that each test asks the server; tests/trust/test_offline.py has one."""
    return browser_context_args | {"service_workers": "block"}


@pytest.fixture
def context(context, request):
    """Every page of a test may take its time to load; Python starts there only when it is asked."""
    context.set_default_navigation_timeout(LOADS)
    if not request.node.get_closest_marker("spends_data"):
        context.add_init_script(SAVING)
    return context


@pytest.fixture(scope="session")
def site_url():
    """The address of the built site, served on loopback as a host would serve it."""
    assert SITE.is_dir(), "The site is not built: run make test, or make build first."
    with serve(SITE) as url:
        yield url


@pytest.fixture
def without_python(context):
    """Python does not start, in any tab of the test: nothing in it needs an answer."""
    context.add_init_script(SILENT)


def deploy(page, site: Path) -> None:
    """Answers with a built site, from now on, at the address that its sitemap names."""

    def send(route):
        path = site / unquote(urlsplit(route.request.url).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if path.is_file():
            kind = TYPES.get(path.suffix) or guess_type(path.name)[0]
            route.fulfill(body=path.read_bytes(), content_type=kind)
        else:
            route.fulfill(status=404)

    page.context.route(f"{DEPLOYED}/**", send)


@pytest.fixture
def deployed_url(page):
    """The site at the address that its sitemap names, so that the theme follows links itself."""
    deploy(page, SITE)
    return DEPLOYED


@pytest.fixture
def requests(page, site_url):
    """Every address that the page asks for. A request to any other host fails the test."""
    seen = []
    page.context.on("request", lambda request: seen.append(request.url))
    yield seen
    strangers = [url for url in seen if not url.startswith((site_url, DEPLOYED, "blob:", "data:"))]
    assert strangers == []


@pytest.fixture(autouse=True)
def quiet_page(request):
    """No test passes over an error in the page's console, unless it says `console_errors`."""
    if "page" not in request.fixturenames or request.node.get_closest_marker("console_errors"):
        yield
        return
    page, errors = request.getfixturevalue("page"), []
    page.on("console", lambda message: message.type == "error" and errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield
    assert errors == []
