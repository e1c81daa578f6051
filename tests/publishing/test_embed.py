"""A tool in a frame on another site: what it shows, what it tells, and who may frame it."""

import re
import shutil

import pytest

from calculators.engine import registry
from hooks.pages import security
from tests.conftest import SITE
from tests.hosts import caddy, nginx, running
from tests.server import serve
from tests.trust.tools import each_tool

SNIPPET = re.search(
    r"```html\n(.*?)```", (SITE.parent / "docs/about/embedding.md").read_text("utf-8"), re.DOTALL
)[1]
# Another site's own page, with the lines that our guide gives it, and a record of what it hears.
AROUND = """<!doctype html><title>Another site</title><link rel=icon href=data:,>
<script>heard = []; addEventListener("message", event => heard.push(event.data))</script>
"""


@pytest.fixture
def other_site(tmp_path):
    """A folder for the pages of another site, and its address."""
    with serve(tmp_path) as url:
        yield tmp_path, url


def frame(page, other_site, address: str, name: str):
    """Opens a page of the other site with a tool of ours in it."""
    folder, url = other_site
    snippet = SNIPPET.replace("https://handbook.example", address).replace("deadlines", name)
    (folder / "index.html").write_text(AROUND + snippet)
    page.goto(f"{url}/")
    return page.frame_locator("iframe")


@pytest.mark.parametrize("tool", each_tool())
def test_each_tool_answers_in_a_frame_and_tells_its_height_alone(page, site_url, other_site, tool):
    asked = []
    page.context.on("request", lambda request: asked.append((request.method, request.url)))
    # In a wide frame form and answer stand side by side, and the taller one gives the height.
    page.set_viewport_size({"width": 700, "height": 800})
    inside = frame(page, other_site, site_url, tool.name)
    inside.locator("calculator-form [type=submit]").click()
    inside.locator(".error-summary, .answered").first.wait_for(timeout=60_000)
    page.wait_for_function("() => heard.length > 1")
    assert all(
        list(each) == ["height"] and type(each["height"]) is int
        for each in page.evaluate("() => heard")
    )
    ours = [url for _, url in asked if not url.startswith((other_site[1], "data:", "blob:"))]
    assert {method for method, _ in asked} == {"GET"}
    assert [url for url in ours if not url.startswith(site_url) or "?" in url] == []


def test_the_frame_grows_and_shrinks_with_its_content(page, site_url, other_site):
    inside = frame(page, other_site, site_url, "triage")
    box = inside.locator(".embed")

    def fits():
        page.wait_for_function("() => heard.length")
        page.wait_for_timeout(200)
        told, height = page.evaluate(
            "() => [heard.at(-1).height, +document.querySelector('iframe').height]"
        )
        assert told == height
        assert 0 <= height - box.bounding_box()["height"] < 60
        return height

    before = fits()
    box.evaluate(
        "box => { const more = document.createElement('p'); more.id = 'more';"
        " more.style.height = '500px'; box.append(more) }"
    )
    assert fits() > before + 490
    box.evaluate("box => box.querySelector('#more').remove()")
    assert fits() == before


def test_the_page_has_no_navigation_and_its_links_lead_out(page, site_url):
    page.goto(f"{site_url}/embed/deadlines/")
    assert page.locator("h1").count() == 1
    assert page.locator("nav, header, [role=search]").count() == 0
    # One link loads the frame itself again, when its script is gone.
    links = page.locator("a[href]:not([href^='#'], .calculator__asleep a)")
    assert links.count() > 1
    assert {link.get_attribute("target") for link in links.all()} == {"_blank"}


def test_search_sitemap_and_lists_leave_the_frames_out():
    assert '"embed/' not in (SITE / "search" / "search_index.json").read_text("utf-8")
    for name in ("sitemap.xml", "pages.json", "llms.txt"):
        assert "embed/" not in (SITE / name).read_text("utf-8")
    for name in registry.names():
        assert '<meta name="robots" content="noindex">' in (
            SITE / "embed" / name / "index.html"
        ).read_text("utf-8")


@pytest.fixture(params=[nginx, caddy], ids=lambda recipe: recipe.__name__)
def host(request, tmp_path):
    """Starts a host that lets these sites frame a tool; none, as the recipe stands."""
    if not shutil.which(request.param.__name__):
        pytest.skip(f"{request.param.__name__} is not installed")

    def start(site: str = ""):
        def recipe(root, port, more):
            command, environment = request.param(root, port, more)
            path = root / "nginx.conf"
            if site and path.exists():
                opened = path.read_text().replace(
                    '# "~/embed/" "frame-ancestors https://example.org',
                    f'"~/embed/" "frame-ancestors {site}',
                )
                path.write_text(opened)
            return command, environment | ({"FRAMED_BY": site} if site else {})

        root = tmp_path / "root"
        root.mkdir()
        return running(recipe, root, SITE)

    return start


@pytest.mark.console_errors  # a browser says so when it refuses a frame
def test_nobody_may_frame_a_tool_until_the_host_says_so(page, host, other_site):
    with host() as started:
        frame(page, other_site, started.address, "triage")
        page.wait_for_timeout(1000)
        assert page.evaluate("() => heard") == []


def test_the_named_site_may_frame_a_tool_and_no_other_page(page, host, other_site):
    with host(other_site[1]) as started:
        frame(page, other_site, started.address, "triage")
        page.wait_for_function("() => heard.length")
        for path, ancestors in (
            ("/embed/triage/", other_site[1]),
            ("/", "'none'"),
            ("/tools/triage/", "'none'"),
            ("/no/such/", "'none'"),
        ):
            _, headers, _ = started.get(path)
            assert headers["content-security-policy"] == f"frame-ancestors {ancestors}"


def policies(lines: str, path: str) -> list[str]:
    """The policies that a host with a `_headers` file sends with a path: all that match, joined."""
    found, here = [], False
    for line in lines.splitlines():
        if line.startswith("/"):
            here = path == line or (line.endswith("*") and path.startswith(line[:-1]))
        elif here and line.strip().startswith("Content-Security-Policy:"):
            found.append(line.partition("frame-ancestors ")[2])
    return found


@pytest.mark.parametrize(
    ("framed_by", "embedded"),
    [
        ([], "'none'"),
        (["https://a.example", "https://b.example"], "https://a.example https://b.example"),
    ],
)
def test_the_headers_file_gives_each_page_one_policy(framed_by, embedded):
    lines = security.headers("default-src 'self'", SITE, framed_by)
    for page in SITE.rglob("*.html"):
        path = "/" + page.relative_to(SITE).as_posix().removesuffix("index.html")
        expected = embedded if path.startswith("/embed/") else "'none'"
        assert policies(lines, path) == [expected]
    assert policies(lines, "/assets/scripts-0/worker.js") == ["'none'"]
