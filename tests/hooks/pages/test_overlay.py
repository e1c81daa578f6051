"""An organisation's own names: in the pages, in the browser's bundle, and refused when wrong."""

import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from calculators.engine import data, overlays
from hooks.pages import overlay
from hooks.runtime import node

ROOT = Path(__file__).parents[3]
OVERLAY = """
[routing.directory.teams.content_engagement]
name = "Trust desk"
queue = "TRUST_1"
[routing.directory.teams.account_security]
queue = "ACCOUNTS_1"
[routing.directory.notes.retaliation]
name = "Revenge"
asks = ["Before and after"]
[site]
name = "The union's help desk"
description = "Help for members."
framed_by = ["https://members.example.org"]
[colours.light]
brand = "#5a0e3c"
[colours.dark]
brand = "#f0a8d0"
[law.offered]
places = ["de", "us_ny_new_york_city"]
"""
PAGE = """---
title: Who we are
description: The union that publishes this site, and how to reach it.
audience: everyone
owner: union
reviewed: 2026-11-21
review_in: 12 months
---

# Who we are

A union.
"""
HARM = {"demanded": "nothing", "held_over": "nothing", "harm_done": "yes"}


@pytest.fixture
def lay(tmp_path, monkeypatch):
    def write(text: str) -> Path:
        path = tmp_path / "names.toml"
        path.write_text(text, "utf-8")
        monkeypatch.setenv(overlays.VARIABLE, str(path))
        return path

    return write


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The whole site, built with an overlay."""
    folder = tmp_path_factory.mktemp("overlaid")
    (folder / "names.toml").write_text(OVERLAY, "utf-8")
    (folder / "docs" / "about").mkdir(parents=True)
    for name in ("not-advice.md", "union.md"):
        (folder / "docs" / "about" / name).write_text(PAGE, "utf-8")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder / "site"],
        cwd=ROOT,
        env=os.environ | {overlays.VARIABLE: str(folder / "names.toml")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr[-2000:]
    return folder / "site"


@pytest.mark.thorough
def test_the_pages_carry_the_names(site):
    pages = [
        path.read_text("utf-8")
        for path in (
            site / "support" / "directory" / "index.html",
            site / "support" / "index.html",
            site / "tools" / "routing" / "index.html",
        )
    ]
    assert all("TRUST_1" in page and "Content_Engagement" not in page for page in pages)
    assert "ACCOUNTS_1" in pages[0]
    assert "Revenge" in pages[0]


@pytest.mark.thorough
def test_the_site_is_the_organisations_own(site):
    home = (site / "index.html").read_text("utf-8")
    assert "The union's help desk" in html.unescape(home)
    assert 'content="Help for members."' in (site / "404.html").read_text("utf-8")
    assert "hostage-script handbook" not in home
    sheet = next(site.glob("assets/stylesheets/handbook.*.css")).read_text("utf-8")
    assert sheet.index("--brand: #0e4a5a") < sheet.index("--brand: #5a0e3c")
    assert "frame-ancestors https://members.example.org" in (site / "_headers").read_text()


@pytest.mark.thorough
def test_own_pages_take_the_place_of_ours_and_stand_beside_them(site):
    for name in ("not-advice", "union"):
        page = (site / "about" / name / "index.html").read_text("utf-8")
        assert "<p>A union.</p>" in page
    listed = json.loads((site / "pages.json").read_text())["pages"]
    assert [page["owner"] for page in listed if page["address"] == "about/union/"] == ["union"]


@pytest.mark.thorough
def test_forms_offer_the_chosen_places_and_somewhere_else(site):
    page = (site / "tools" / "claim" / "index.html").read_text("utf-8")
    select = re.search(r'<select [^>]*name="freelancer_place".*?</select>', page, re.DOTALL)[0]
    assert re.findall(r'<option value="([^"]+)"', select) == [
        "de",
        "us_ny_new_york_city",
        "elsewhere",
    ]


@pytest.mark.thorough
def test_the_browser_answers_with_the_names(site):
    runtime = site / "assets" / "runtime"
    manifest = next(runtime.glob("manifest-*.json")).name
    ran = node.run(
        str(ROOT / "tests" / "pyodide.mjs"),
        str(runtime),
        manifest,
        input=json.dumps([["routing", HARM]]).encode(),
        capture_output=True,
    )
    assert ran.returncode == 0, ran.stderr.decode()[-1000:]
    outcome = json.loads(json.loads(ran.stdout)[0][1])["outcome"]
    assert outcome["queue"] == "TRUST_1"
    assert outcome["team"]["name"] == "Trust desk"
    assert outcome["note"]["name"] == "Revenge"
    assert "Before and after: [ ... ]" in outcome["note_text"]


def test_only_what_is_named_changes(lay):
    before = data.load("routing/directory.toml")
    lay(OVERLAY)
    after = data.load("routing/directory.toml")
    assert after["teams"]["content_engagement"] == {
        **before["teams"]["content_engagement"],
        "name": "Trust desk",
        "queue": "TRUST_1",
    }
    assert after["notes"]["retaliation"]["opening"] == before["notes"]["retaliation"]["opening"]
    assert after["teams"]["mediation_disputes"] == before["teams"]["mediation_disputes"]


def test_the_configuration_names_the_file(tmp_path, monkeypatch):
    monkeypatch.delenv(overlays.VARIABLE, raising=False)
    (tmp_path / "ours.toml").write_text(OVERLAY, "utf-8")
    config = MkDocsConfig(config_file_path=str(tmp_path / "mkdocs.yml"))
    config.load_dict({"site_name": "x", "extra": {"overlay": "ours.toml"}})
    config.validate()
    monkeypatch.setenv(overlays.VARIABLE, "")  # so that what the hook sets is taken back
    overlay.on_config(config)
    assert data.load("routing/directory.toml")["teams"]["content_engagement"]["queue"] == "TRUST_1"


@pytest.mark.parametrize(
    "text",
    [
        "[routing.directory.teams.sales]\nname = 'Sales'",
        "[routing.directory.teams.account_security]\nqueu = 'A'",
        "[routing.directory.teams.account_security]\nqueue = 7",
        "[routing.directory]\noverlay = 'shut'",
        "[routing.table]\ngroups = []",
        "[routing.nowhere]\na = 1",
        "[upwork.feedback.window_days]\nunit = 'hour'",
        "routing = 1",
        "[site]\nnmae = 'x'",
        "[site]\nname = 7",
        "[colours.light]\nbrnad = '#000000'",
        "[colours.light]\nbrand = 'red'",
        "[colours.light]\nlink = '#dddddd'",
        "[colours.dim]\nbrand = '#000000'",
        "this is no TOML",
    ],
)
def test_a_name_that_is_not_there_stops_the_build(lay, text):
    lay(text)
    config = MkDocsConfig(config_file_path=str(ROOT / "mkdocs.yml"))
    config.load_dict({"site_name": "x"})
    config.validate()
    with pytest.raises(PluginError, match="Overlay"):
        overlay.on_config(config)


def test_a_file_that_is_not_there_stops_the_build(monkeypatch):
    monkeypatch.setenv(overlays.VARIABLE, "nowhere.toml")
    with pytest.raises(overlays.BrokenOverlay, match=r"nowhere\.toml"):
        overlays.text()
