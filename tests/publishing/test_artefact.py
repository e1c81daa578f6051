"""The built site as a thing to publish: the same each time, packed, and right below any path."""

import gzip
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import brotli
import pytest

from hooks.commands import compress
from tests.conftest import SITE
from tests.once import once
from tests.server import serve

ROOT = Path(__file__).parents[2]
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def build(folder: Path, **environment) -> Path:
    """A clean build in a process of its own."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in ("SITE_URL", "SOURCE_DATE_EPOCH")
    }
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env=inherited | environment,
        check=True,
    )
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The site, which knows no address, below a folder: a project page at `/name/`."""
    folder = tmp_path_factory.mktemp("host") / "name"
    folder.symlink_to(SITE)
    return folder


@pytest.fixture(scope="module")
def addressed(tmp_path_factory, testrun_uid):
    """The same sources, built another time in another zone, for an address."""
    return once(
        tmp_path_factory,
        f"addressed-{testrun_uid}",
        lambda folder: build(
            folder, PYTHONHASHSEED="2", TZ="Asia/Manila", SITE_URL="https://example.org/name/"
        ),
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a build, by its path. What was packed beside it is no file of the build."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in compress.PACKED
    }


@pytest.mark.thorough
def test_two_builds_are_equal_byte_for_byte(built, tmp_path):
    # The day on which the site was built, also over midnight.
    day = str(int((built / "index.html").stat().st_mtime))
    again = build(tmp_path, PYTHONHASHSEED="2", TZ="Asia/Manila", SOURCE_DATE_EPOCH=day)
    first, second = contents(built), contents(again)
    assert first.keys() == second.keys()
    assert [name for name, data in first.items() if second[name] != data] == []


def test_the_builders_path_is_not_published(built):
    path = str(ROOT).encode()
    assert [name for name, data in contents(built).items() if path in data] == []


def test_copies_hold_what_they_stand_for(built, tmp_path, monkeypatch):
    monkeypatch.setattr(compress, "CACHE", tmp_path / "cache")
    page, picture = (built / "index.html", next(built.rglob("*.png")))
    for path in (page, picture):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "cache").mkdir()
    compress.compress(tmp_path)
    packed = (tmp_path / "index.html.br").read_bytes()
    assert brotli.decompress(packed) == page.read_bytes()
    assert gzip.decompress((tmp_path / "index.html.gz").read_bytes()) == page.read_bytes()
    assert len(packed) < page.stat().st_size / 4
    assert not list(tmp_path.glob("*.png.*"))


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
        addressed / "guide" / "index.html"
    ).read_text("utf-8")
    assert 'rel="canonical"' not in (built / "guide" / "index.html").read_text("utf-8")
    assert "Sitemap: https://example.org/name/sitemap.xml" in (addressed / "robots.txt").read_text()
    assert "Sitemap" not in (built / "robots.txt").read_text()
    assert "(https://example.org/name/guide/)" in (addressed / "llms.txt").read_text("utf-8")


def test_cards_name_whole_addresses_or_none(built, addressed):
    for page in ("index.html", "guide/index.html", "tools/deadlines/index.html"):
        told, untold = ((site / page).read_text("utf-8") for site in (addressed, built))
        assert 'content="https://example.org/name/assets/images/card.png"' in told
        assert 'property="og:url" content="https://example.org/name/' in told
        assert "og:url" not in untold
        assert "og:image" not in untold
        for text in (told, untold):
            assert 'property="og:title"' in text
            assert 'property="og:description"' in text


def test_a_lost_address_below_a_path_leads_back_below_it(addressed):
    """The page can be sent for any address, so its links begin at the host."""
    links = re.findall(r'(?:href|src)="([^"#]+)"', (addressed / "404.html").read_text("utf-8"))
    assert "/name/guide/" in links
    assert [link for link in links if not link.startswith(("/name/", "data:"))] == []


def test_the_sitemap_lists_each_page_with_its_review(addressed):
    entries = ElementTree.parse(addressed / "sitemap.xml").getroot()
    listed = {
        entry.findtext(f"{SITEMAP}loc"): entry.findtext(f"{SITEMAP}lastmod") for entry in entries
    }
    pages = json.loads((addressed / "pages.json").read_text("utf-8"))["pages"]
    assert listed == {
        f"https://example.org/name/{page['address']}": page["reviewed"] for page in pages
    }


def test_the_headers_stay_within_what_hosts_read(built):
    """Cloudflare Pages reads 100 rules of 2,000 characters a line."""
    lines = (built / "_headers").read_text().splitlines()
    assert len([line for line in lines if line.startswith("/")]) <= 100
    assert max(map(len, lines)) <= 2000


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
