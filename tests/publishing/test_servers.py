"""The recipes of `deploy/` under the servers they are for, where those are installed."""

import gzip
import os
import re
import shutil
import subprocess
import time

import brotli
import pytest

from hooks.commands import compress
from hooks.pages.security import HEADERS
from tests.conftest import SITE
from tests.hosts import DEPLOY, caddy, nginx, running
from tests.once import once

BELIEVES = 1.1  # seconds: nginx looks again after one


@pytest.fixture(scope="module")
def release(tmp_path_factory, testrun_uid):
    return once(tmp_path_factory, f"release-{testrun_uid}", make_release)


def make_release(folder):
    """A copy of the site as it is published. Packed in a hurry: a server does not mind how well."""
    shutil.copytree(SITE, folder)
    (folder / "service-worker.js").touch()
    (folder / "below").mkdir()
    (folder / "below" / "_headers").touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compress, "CACHE", folder.with_name("packed"))
        patch.setitem(compress.PACKED, ".br", lambda data: brotli.compress(data, quality=1))
        patch.setitem(compress.PACKED, ".gz", lambda data: gzip.compress(data, 1))
        compress.compress(folder)


@pytest.fixture(scope="module", params=[nginx, caddy], ids=lambda recipe: recipe.__name__)
def host(request, tmp_path_factory):
    if not shutil.which(request.param.__name__):
        pytest.skip(f"{request.param.__name__} is not installed")
    release = request.getfixturevalue("release")
    with running(request.param, tmp_path_factory.mktemp("root"), release) as host:
        yield host


def path_of(pattern: str) -> str:
    (path,) = list(SITE.glob(pattern))[:1]
    return "/" + path.relative_to(SITE).as_posix()


@pytest.mark.parametrize(
    ("pattern", "media_type"),
    [
        ("index.html", "text/html"),
        ("assets/runtime/*/*.wasm", "application/wasm"),
        ("assets/runtime/*/pyodide.mjs", "text/javascript"),
        ("assets/scripts-*/worker.js", "(text|application)/javascript"),
        ("assets/stylesheets/handbook.*.css", "text/css"),
        ("feed.xml", "(text|application)/xml"),
    ],
)
def test_types_lifetimes_policy_and_packing(host, pattern, media_type):
    path = path_of(pattern)
    status, headers, body = host.get(path)
    assert status == 200
    assert re.match(media_type, headers["content-type"])
    assert body == (SITE / path[1:]).read_bytes()
    assert headers["content-encoding"] in ("br", "gzip")
    assert "Accept-Encoding" in headers["vary"]
    lasting = path.startswith("/assets/")
    assert headers["cache-control"] == (
        "public, max-age=31536000, immutable" if lasting else "no-cache"
    )
    for name, value in HEADERS.items():
        assert headers[name.lower()] == value
    assert headers["content-security-policy"] == "frame-ancestors 'none'"


def test_plain_bytes_for_who_unpacks_nothing(host):
    _, headers, body = host.get("/index.html", "identity")
    assert "content-encoding" not in headers
    assert body == (SITE / "index.html").read_bytes()


@pytest.mark.parametrize("path", ["/service-worker.js", "/pages.json", "/search/search_index.json"])
def test_what_keeps_its_name_is_asked_for_each_time(host, path):
    """A service worker above all: a browser that kept it would keep an old site with it."""
    status, headers, _ = host.get(path)
    assert (status, headers["cache-control"]) == (200, "no-cache")
    assert headers["etag"] or headers["last-modified"]


def test_folders_redirect_and_lost_pages_say_so(host):
    status, headers, _ = host.get("/guide")
    assert status in (301, 302, 308)
    assert headers["location"].endswith("/guide/")
    for lost in ("/no/such/page/", "/_headers", "/below/_headers"):
        status, headers, body = host.get(lost)
        assert status == 404
        assert b"This page is not here" in body
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", ["/", "/lost.js"])
def test_what_is_sent_in_the_place_of_a_file_is_not_kept(host, name):
    """A browser would go on showing the fault long after the host was repaired.

    A 416, which no browser keeps, is left out: both servers set its headers before they know it.
    """
    status, headers, _ = host.get(path_of("assets/scripts-*") + name)
    assert status in (403, 404)
    assert headers["cache-control"] == "no-cache"


@pytest.fixture
def publish(host, release, tmp_path):
    """Publishes what another build would bring: other pages, other scripts, another runtime."""
    site = tmp_path / "site"
    shutil.copytree(release, site)
    shutil.rmtree(site / "assets" / "runtime")
    next(site.glob("assets/scripts-*")).rename(site / "assets" / "scripts-000000000000")
    for page in site.glob("index.html*"):
        page.unlink()
    (site / "index.html").write_text("<title>new</title>")
    (host.root / "before").symlink_to(release)
    yield lambda: subprocess.run([DEPLOY / "release.sh", site, host.root], check=True)
    os.replace(host.root / "before", host.root / "current")
    shutil.rmtree(host.root / "releases", ignore_errors=True)
    time.sleep(BELIEVES)


@pytest.mark.thorough
def test_a_tab_that_is_open_outlives_a_release(host, publish, page):
    """The release changes when the tab first asks for Python: the old page still answers."""
    published = []

    def between(route):
        if not published:
            published.append(publish())
        route.continue_()

    page.route("**/assets/runtime/**", between)
    page.goto(f"{host.address}/tools/triage/")
    page.locator("calculator-form [type=submit]").click()
    page.locator(".error-summary, .answered").first.wait_for(timeout=60_000)
    assert published
    assert host.get("/assets/scripts-000000000000/worker.js")[0] == 200
    visit = page.context.new_page()
    visit.goto(f"{host.address}/")
    assert visit.title() == "new"


@pytest.mark.thorough
def test_old_files_and_old_releases_go_in_time(host, publish):
    old = path_of("assets/scripts-*/worker.js")
    for _ in range(4):
        publish()
        time.sleep(BELIEVES)  # and a release is named after its second
        releases = sorted((host.root / "releases").iterdir())
        assert (host.root / "current").resolve() == releases[-1]
        assert (releases[-1] / old[1:]).is_file()
    assert len(releases) == 3
    month_ago = time.time() - 40 * 86400
    for copy in (releases[-1] / old[1:]).parent.iterdir():
        os.utime(copy, (month_ago, month_ago))
    publish()
    time.sleep(BELIEVES)
    assert host.get(old)[0] == 404
    assert host.get("/assets/scripts-000000000000/worker.js")[0] == 200
