"""What the site holds of others is named, with its licence, in a text and in a list of parts."""

import json
import re
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path

import material
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from mkdocs.exceptions import PluginError

from hooks.pages.discovery import SECURITY, write_security
from hooks.runtime.contents import LATE, PACKAGES, ROOT
from hooks.runtime.shipped import components, elsewhere, texts
from tests.conftest import SITE

# What is ours in the site, besides pages.
OURS = (
    "*.html",
    "_headers",
    ".well-known/*",
    "about/*.toml",
    "assets/case.schema.json",
    "assets/fonts/fonts-*.json",
    "assets/images/*",
    "assets/pages-*.json",
    "assets/runtime/handbook-*.whl",
    "assets/runtime/manifest-*.json",
    "assets/runtime/files-*.zip",
    "assets/runtime/exhibit_file-*.zip",
    "assets/scripts-*/*.js",
    "feed.xml",
    "licences.txt",
    "llms.txt",
    "pages.json",
    "robots.txt",
    "sbom.cdx.json",
    "search/search_index.json",
    "service-worker.js",
    "sitemap.xml*",
)
PACKED = (".br", ".gz")
FOLDER_OF_NPM = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")


def paths() -> list[str]:
    return [
        path.relative_to(SITE).as_posix()
        for path in sorted(SITE.rglob("*"))
        if path.is_file() and path.suffix not in PACKED
    ]


def test_every_file_of_the_site_is_ours_or_of_a_part_that_is_named():
    known = [*OURS, *(glob for part in components() for glob in part.files)]
    assert [path for path in paths() if not any(fnmatch(path, glob) for glob in known)] == []


@pytest.mark.parametrize("part", components(), ids=lambda part: part.name)
def test_a_part_has_files_a_version_and_the_words_of_its_licence(part):
    assert [glob for glob in part.files if not list(SITE.glob(glob))] == []
    text = (SITE / "licences.txt").read_text("utf-8")
    assert f"{part.name} {part.version}: {part.licence}" in text
    assert part.words in text
    licences = {*texts(), *elsewhere()} if part.holds else set()
    for held in part.holds:
        assert held.name in text
        assert held.copyright in text
        assert held.licence in licences


def test_python_packages_of_the_browser_are_among_the_parts():
    named = {part.package for part in components()}
    assert {f"pypi:{name}" for name in (*PACKAGES, *LATE, "tzdata")} <= named


def test_what_the_theme_was_made_with_is_among_what_it_holds():
    """Its maps name each source, and so each package."""
    (theme,) = [part for part in components() if part.package == "pypi:mkdocs-material"]
    scripts = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
    maps = list(scripts.rglob("*.map"))
    named = {name for path in maps for name in FOLDER_OF_NPM.findall(path.read_text("utf-8"))}
    assert "lunr" in named
    assert named - {held.package for held in theme.holds} == set()


def test_the_list_of_parts_is_valid_and_its_hashes_are_right():
    text = (SITE / "sbom.cdx.json").read_text("utf-8")
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    assert wrong is None, str(wrong)[-300:]
    listed = json.loads(text)["components"]
    assert [entry["name"] for entry in listed] == [part.name for part in components()]
    files = [each for entry in listed for each in entry["components"] if each["type"] == "file"]
    for each in files:
        found = sha256((SITE / each["name"]).read_bytes()).hexdigest()
        assert each["hashes"] == [{"alg": "SHA-256", "content": found}], each["name"]
    assert any(each["name"].endswith(".wasm") for each in files)


def test_a_contact_is_published_only_where_there_is_one(tmp_path):
    write_security(tmp_path, "")
    assert not (tmp_path / SECURITY).exists()
    write_security(tmp_path, "mailto:security@example.org")
    lines = (tmp_path / SECURITY).read_text("utf-8").splitlines()
    assert lines[0] == "Contact: mailto:security@example.org"
    assert re.fullmatch(r"Expires: \d{4}-\d\d-\d\dT00:00:00Z", lines[1])
    with pytest.raises(PluginError, match="mailto:"):
        write_security(tmp_path, "security@example.org")


@pytest.mark.parametrize(
    "workflow", sorted((ROOT / ".github" / "workflows").glob("*.yml")), ids=lambda path: path.stem
)
def test_an_action_is_pinned_by_its_commit(workflow: Path):
    used = re.findall(r"uses: (\S+)(.*)", workflow.read_text("utf-8"))
    assert used
    for action, release in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", release), action
