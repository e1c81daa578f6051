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

    def __init__(self, port: int):
        self.port = port

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
        found = Host(port)
        found.root = root
        yield found
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


def test_folders_redirect_and_lost_pages_say_so(host):
    status, headers, _ = host.get("/guide")
    assert status in (301, 302, 308)
    assert headers["location"].endswith("/guide/")
    for lost in ("/no/such/page/", "/_headers"):
        status, headers, body = host.get(lost)
        assert status == 404
        assert b"This page is not here" in body
        assert headers["x-content-type-options"] == "nosniff"


def test_a_page_checks_back_and_a_release_is_swapped_whole(host, release):
    """An open page still finds its own files after the swap; a new visit gets the new page."""
    new, script = release.with_name("2"), path_of("assets/scripts-*/worker.js")
    shutil.copytree(release, new)
    (new / script[1:]).parent.rename(new / "assets" / "scripts-000000000000")
    for page in new.glob("index.html*"):
        page.unlink()
    (new / "index.html").write_text("new")
    subprocess.run(["cp", "-rn", f"{host.root}/current/assets/.", f"{new}/assets/"], check=True)
    (host.root / "next").symlink_to(new)
    os.replace(host.root / "next", host.root / "current")
    try:
        assert host.get("/")[2] == b"new"
        assert host.get(script)[0] == 200
        assert host.get("/assets/scripts-000000000000/worker.js")[0] == 200
    finally:
        (host.root / "next").symlink_to(release)
        os.replace(host.root / "next", host.root / "current")
        shutil.rmtree(new)
