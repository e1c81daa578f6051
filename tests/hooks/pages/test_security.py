"""The policy in every built page, and nothing inline that it does not name."""

import re
from pathlib import Path

import pytest

from hooks.pages.security import hashes, headers, with_policy, write_policy

SITE = Path(__file__).parents[3] / "site"


def test_an_inline_script_is_named_by_its_hash_and_data_is_not():
    html = (
        '<script>one()</script><script src="x.js"></script>'
        '<script type="application/json">{}</script>'
    )
    assert len(hashes(html)) == 1
    assert hashes("<script>one()</script>") != hashes("<script>two()</script>")


def test_no_script_is_allowed_by_a_word():
    script = re.search(r"script-src ([^;]*)", write_policy({"'sha256-x'"}))[1].split()
    assert script == ["'self'", "'wasm-unsafe-eval'", "'sha256-x'"]


def test_headers_forbid_frames():
    assert "frame-ancestors 'none'" in headers("default-src 'self'", SITE, [])


def test_policy_stands_before_any_script():
    page = with_policy('<head><meta charset="utf-8"><script>one()</script></head>', "x")
    assert -1 < page.index("Content-Security-Policy") < page.index("<script>")


@pytest.mark.parametrize("path", sorted(SITE.rglob("*.html")), ids=lambda p: p.parent.name)
def test_every_built_page_names_its_inline_scripts(path):
    html = path.read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    assert "unsafe-inline" not in re.search(r"script-src ([^;]*)", policy)[1]
    assert all(entry in policy for entry in hashes(html))
    assert not re.search(r'\son[a-z]+="', html), "no handler in an attribute"
