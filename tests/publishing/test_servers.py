"""The recipes of `deploy/` under the servers they are for, where those are installed."""

import gzip
import os
import re
import shutil
import socket
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

import brotli
import pytest

from hooks.compress import compress
from hooks.security import HEADERS
from tests.conftest import SITE

DEPLOY = Path(__file__).parents[2] / "deploy"
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


class Host:
    """A server over `root/current`, which links to a release."""

    def __init__(self, port: int, root: Path):
        self.port, self.root = port, root
        self.address = f"http://127.0.0.1:{port}"

    def get(self, path: str, encoding: str = "br, gzip"):
        """Status, headers in lower case, and the unpacked body."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={"Accept-Encoding": encoding})
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, headers, UNPACK[headers.get("content-encoding")](answer.read())


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def nginx(root: Path, port: int) -> tuple[list[str], dict]:
    """The recipe as it stands, with the test's address and folder, in a whole configuration."""
    recipe = (DEPLOY / "nginx.conf").read_text().replace("listen 8080", f"listen 127.0.0.1:{port}")
    recipe = recipe.replace("/srv/handbook", str(root))
    (root / "nginx.conf").write_text(
        f"daemon off; pid {root}/pid; error_log stderr; {'user root;' if os.getuid() == 0 else ''}"
        f"events {{}} http {{ access_log off; {recipe} }}")
    return ["nginx", "-p", str(root), "-c", str(root / "nginx.conf")], {}


def caddy(root: Path, port: int) -> tuple[list[str], dict]:
    """The recipe as it stands, without Caddy's own door for administration."""
    path = root / "Caddyfile"
    path.write_text("{\n\tadmin off\n}\n" + (DEPLOY / "Caddyfile").read_text())
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(path)], {
        "SITE_ADDRESS": f"http://127.0.0.1:{port}", "SITE_ROOT": str(root / "current"),
        "HOME": str(root), "XDG_DATA_HOME": str(root), "XDG_CONFIG_HOME": str(root)}


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    folder = tmp_path_factory.mktemp("release") / "1"
    shutil.copytree(SITE, folder)
    (folder / "service-worker.js").touch()
    compress(folder)
    return folder


@pytest.fixture(scope="module", params=[nginx, caddy], ids=lambda recipe: recipe.__name__)
def host(request, release, tmp_path_factory):
    if not shutil.which(request.param.__name__):
        pytest.skip(f"{request.param.__name__} is not installed")
    root, port = tmp_path_factory.mktemp("root"), free_port()
    (root / "current").symlink_to(release)
    command, environment = request.param(root, port)
    with subprocess.Popen(command, env=os.environ | environment,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield Host(port, root)
        running.terminate()


def path_of(pattern: str) -> str:
    (path,) = list(SITE.glob(pattern))[:1]
    return "/" + path.relative_to(SITE).as_posix()


@pytest.mark.parametrize(("pattern", "media_type"), [
    ("index.html", "text/html"), ("assets/runtime/*/*.wasm", "application/wasm"),
    ("assets/runtime/*/pyodide.mjs", "text/javascript"),
    ("assets/scripts-*/worker.js", "(text|application)/javascript"),
    ("assets/stylesheets/handbook.*.css", "text/css"), ("feed.xml", "(text|application)/xml"),
])
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
        "public, max-age=31536000, immutable" if lasting else "no-cache")
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
    for lost in ("/no/such/page/", "/_headers"):
        status, headers, body = host.get(lost)
        assert status == 404
        assert b"This page is not here" in body
        assert headers["x-content-type-options"] == "nosniff"


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


def test_old_files_and_old_releases_go_in_time(host, publish):
    old = path_of("assets/scripts-*/worker.js")
    for _ in range(4):
        publish()
        time.sleep(1.1)  # a release is named after its second
        releases = sorted((host.root / "releases").iterdir())
        assert (host.root / "current").resolve() == releases[-1]
        assert (releases[-1] / old[1:]).is_file()
    assert len(releases) == 3
    month_ago = time.time() - 40 * 86400
    for copy in (releases[-1] / old[1:]).parent.iterdir():
        os.utime(copy, (month_ago, month_ago))
    publish()
    assert host.get(old)[0] == 404
    assert host.get("/assets/scripts-000000000000/worker.js")[0] == 200
