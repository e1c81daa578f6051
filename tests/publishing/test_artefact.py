"""The built site as a thing to publish: the same each time, packed, and right below any path."""

import gzip
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import brotli
import pytest

from hooks.compress import compress
from tests.server import serve

ROOT = Path(__file__).parents[2]
ATOM = "{http://www.w3.org/2005/Atom}"


def build(folder: Path, **environment) -> Path:
    """A clean build in a process of its own."""
    inherited = {name: value for name, value in os.environ.items()
                 if name not in ("SITE_URL", "SOURCE_DATE_EPOCH")}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT, env=inherited | environment, check=True,
    )
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A build that knows no address, below a folder: a project page at `/name/`."""
    return build(tmp_path_factory.mktemp("host") / "name", PYTHONHASHSEED="1", TZ="UTC")


@pytest.fixture(scope="module")
def addressed(tmp_path_factory):
    """The same sources, built another time in another zone, for an address."""
    return build(tmp_path_factory.mktemp("addressed"), PYTHONHASHSEED="2", TZ="Asia/Manila",
                 SITE_URL="https://example.org/name/")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


def test_two_builds_are_equal_byte_for_byte(built, tmp_path):
    again = build(tmp_path, PYTHONHASHSEED="2", TZ="Asia/Manila")
    first, second = contents(built), contents(again)
    assert first.keys() == second.keys()
    assert [name for name, data in first.items() if second[name] != data] == []


def test_copies_hold_what_they_stand_for(built):
    compress(built)
    page = built / "index.html"
    packed = page.with_name("index.html.br").read_bytes()
    assert brotli.decompress(packed) == page.read_bytes()
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()
    assert len(packed) < page.stat().st_size / 4
    assert not list(built.rglob("*.png.br"))
    for path in built.rglob("*.br"):
        path.unlink()
    for path in built.rglob("*.gz"):
        if path.name != "sitemap.xml.gz":
            path.unlink()


def test_the_feed_is_well_formed(addressed):
    feed = ElementTree.parse(addressed / "feed.xml").getroot()
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert feed.tag == f"{ATOM}feed"
    assert len(ids) > 5
    assert len(set(ids)) == len(ids)
    for entry in feed.iter(f"{ATOM}entry"):
        address = entry.find(f"{ATOM}link").get("href").partition("#")[0]
        assert (addressed / address / "index.html").is_file()
        assert entry.findtext(f"{ATOM}updated").endswith("T00:00:00Z")


def test_only_a_site_that_knows_its_address_names_it(built, addressed):
    assert 'rel="canonical" href="https://example.org/name/guide/"' in (
        addressed / "guide" / "index.html").read_text("utf-8")
    assert 'rel="canonical"' not in (built / "guide" / "index.html").read_text("utf-8")
    assert "Sitemap: https://example.org/name/sitemap.xml" in (addressed / "robots.txt").read_text()
    assert "Sitemap" not in (built / "robots.txt").read_text()
    assert "(https://example.org/name/guide/)" in (addressed / "llms.txt").read_text("utf-8")


def test_it_works_below_a_path(built, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    with serve(built.parent) as url:
        page.goto(f"{url}/name/tools/triage/")
        page.locator("calculator-form [type=submit]").click()
        page.locator(".error-summary, .answered").first.wait_for(timeout=60_000)
        ours = (f"{url}/name/", "blob:", "data:")
        assert [each for each in asked if not each.startswith(ours)] == []
        assert any("/name/assets/runtime/" in each for each in asked)


def test_hosts_are_told_what_lasts(built):
    _, *lasting = (built / "_headers").read_text().split("\n/")
    paths = [entry.partition("\n")[0] for entry in lasting]
    assert "assets/runtime/*" in paths
    assert any(path.startswith("assets/scripts-") for path in paths)
    assert any(path.startswith("assets/stylesheets/handbook.") for path in paths)
    assert all(list(built.glob(path)) for path in paths)
    assert all("immutable" in entry for entry in lasting)
