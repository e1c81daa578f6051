"""Marked answers in every tool: no request, address, title, console line or store holds a mark."""

import re

import pytest
from playwright.sync_api import expect

from tests.trust.tools import READY, ask, correct, each_tool, fill, form, overwrite
from tests.trust.watch import watch

TEXT, SUM, DAY, FILE = "zqtextmark", "7913.57", "2031-07-19", "zqfilemark"
MARKS = [TEXT, SUM, DAY, FILE]
# A ticket's text fills in the whole form, and stands in no store: it has a journey of its own.
TEXTS = 'input[type="text"]:not([inputmode]):not(.field__code), textarea:not(#desk-text)'
SUMS = 'input[inputmode="decimal"]'
DAYS = 'input[type="date"]'
TAKEN = re.compile("Saved|Copied")
# The theme's own: which of the schemes the reader chose, and nothing of theirs.
THEME = {"/.__palette"}
# That a queue was open in this tab, and nothing of it.
QUEUE_OPEN = {"handbook / queue"}
# How far down the answers the reader was: numbers.
SCROLLED = {"handbook / scrolled"}
# The site's own file, the same for everybody: what a later visit starts from.
SNAPSHOT = re.compile(r"^[a-z]+://[^/]+/assets/runtime/snapshot-\w+\.bin$")


def journey(page, tool, site_url, seen):
    """Marks in every field, answers, exports, a page on, Back, a reload. Gives how many."""
    page.goto(site_url + tool.path)
    fill(page, tool, tool.example)
    marked = overwrite(page, tool, TEXTS, f"{TEXT} # </b><img src=/{TEXT}.png>")
    place = form(page, tool)
    if ask(page, tool) == "errors":
        seen.look()
        correct(page, tool)
    assert ask(page, tool) == "answered"
    seen.look()
    for button in place.locator("[data-export]:enabled").all():
        place.locator(".calculator__status").evaluate("status => status.textContent = ''")
        button.click()
        expect(place.locator(".calculator__status")).to_have_text(TAKEN, timeout=READY)
    seen.look()
    # Marked days and sums may be refused, so they come after there was an answer.
    marked += overwrite(page, tool, SUMS, SUM)
    marked += overwrite(page, tool, DAYS, DAY)
    for field in place.locator("input[data-fingerprint]").all():
        if field.is_visible():
            field.set_input_files(
                {"name": f"{FILE}.txt", "mimeType": "text/plain", "buffer": FILE.encode()}
            )
    assert ask(page, tool) in ("answered", "errors")
    seen.look()
    page.locator(".md-header a.md-logo").evaluate("link => link.click()")
    expect(page.locator("calculator-form")).to_have_count(0)
    seen.look()
    page.go_back()
    expect(place).to_have_count(1)
    seen.look()
    page.reload()
    seen.look()
    return marked


@pytest.mark.parametrize("tool", each_tool())
def test_nothing_that_is_typed_leaves_the_page(tool, page, site_url, record_property):
    seen = watch(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    marked = journey(page, tool, site_url, seen)
    record_property("requests", len(seen.requests))
    record_property("other hosts", len(seen.strangers(site_url)))
    record_property("violations", len(seen.violations()))
    assert seen.carriers(MARKS) == []
    assert seen.strangers(site_url) == []
    # The router's own questions are choices alone: there is nothing of a reader's to keep.
    kept = any(mark in seen.kept() for mark in MARKS)
    assert kept == (marked > 0), "only the tab keeps what was typed"
    assert {name for name in seen.stored() if not SNAPSHOT.match(name)} <= THEME | SCROLLED
    assert seen.violations() == []
    assert page.context.cookies() == []
    assert page.locator(f'img[src*="{TEXT}"]').count() == 0


MAIL = f"""From: {TEXT} <a@example.com>
To: b@example.com
Date: Thu, 01 Oct 2026 10:00:00 +0000
Message-ID: <1@example.com>
Subject: {TEXT}
MIME-Version: 1.0
Content-Type: text/html

<p>Refund me or I leave one star. {TEXT}</p><img src="http://127.0.0.2:9/{TEXT}.png">
<script src="http://127.0.0.2:9/{TEXT}.js"></script>
"""
QUEUE = f"id,subject,description\n1,{TEXT},Refund me or I leave one star\n"


def file(name: str, text: str) -> dict:
    """A file to choose, whose name holds a mark as well."""
    return {"name": f"{FILE}{name}", "mimeType": "text/plain", "buffer": text.encode()}


def test_nothing_of_a_file_or_a_ticket_leaves_the_page(page, site_url, record_property):
    seen = watch(page)
    page.goto(f"{site_url}/start/")
    page.locator("#start-files:enabled").set_input_files(file(".eml", MAIL))
    page.locator("#intake-title").wait_for(timeout=READY)
    seen.look()
    page.locator("#intake-message-1").check()
    page.locator("[data-confirm]").click()
    page.locator("calculator-form.answered #start-plan").wait_for(timeout=READY)
    seen.look()
    page.goto(f"{site_url}/tools/case/")
    expect(page.locator("case-files")).to_contain_text(FILE)
    seen.look()
    page.goto(f"{site_url}/tools/routing/")
    page.locator("#desk-text:enabled").fill(f"{TEXT}: refund me or I leave one star")
    page.locator("#desk-text").dispatch_event("change")
    page.locator("calculator-form.answered .desk__line").wait_for(timeout=READY)
    page.get_by_text("A whole queue at once").click()
    page.locator("#desk-file").set_input_files(file(".csv", QUEUE))
    page.locator("#desk-queue-title").wait_for(timeout=READY)
    seen.look()
    record_property("requests", len(seen.requests))
    assert seen.carriers(MARKS) == []
    assert seen.strangers(site_url) == []
    assert FILE in seen.kept(), "only the tab keeps the name of a file"
    assert {
        name for name in seen.stored() if not SNAPSHOT.match(name)
    } <= THEME | QUEUE_OPEN | SCROLLED
    assert seen.violations() == []
    assert page.locator(f'img[src*="{TEXT}"], script[src*="{TEXT}"]').count() == 0


LEAKS = {
    "fetch": "fetch('/?' + mark).catch(() => {})",
    "post": "fetch('/', { method: 'POST', body: mark }).catch(() => {})",
    "picture": "document.body.append(Object.assign(new Image(), { src: '/' + mark }))",
    "beacon": "navigator.sendBeacon('/', mark)",
    "socket": "try { new WebSocket('ws://' + location.host + '/' + mark) } catch {}",
    "peer": "new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1', username: mark }] })",
    "prefetch": "document.head.append(Object.assign(document.createElement('link'),"
    " { rel: 'prefetch', href: '/' + mark }))",
    "address": "history.replaceState(null, '', '#' + mark)",
    "history": "history.replaceState({ mark }, '')",
    "title": "document.title = mark",
    "console": "console.log(mark)",
    "error": "setTimeout(() => { throw new Error(mark) })",
    "local storage": "localStorage.setItem('x', mark)",
    "session storage": "sessionStorage.setItem('x', mark)",
    "window name": "window.name = mark",
    "cookie": "document.cookie = 'x=' + mark",
    "database": "indexedDB.open(mark)",
    "link": "document.body.append(Object.assign(document.createElement('a'),"
    " { href: '/?' + mark }))",
}


# One way of each kind in `make test`: a request, an address, what a browser keeps, a message.
QUICK = ("fetch", "history", "local storage", "database", "console")


@pytest.mark.console_errors
@pytest.mark.parametrize(
    "leak",
    [pytest.param(leak, marks=[] if leak in QUICK else pytest.mark.thorough) for leak in LEAKS],
)
def test_the_watch_sees_each_way_out(leak, page, site_url):
    seen = watch(page)
    page.goto(f"{site_url}/about/privacy/")
    page.evaluate(f"mark => {{ {LEAKS[leak]} }}", TEXT)
    page.wait_for_timeout(150)
    seen.look()
    caught = seen.carriers([TEXT])
    if leak == "peer":
        caught = [
            entry
            for entry in seen.states[-1]["places"]["channels"].split('"')
            if entry == "RTCPeerConnection"
        ]
    assert caught


@pytest.mark.console_errors
def test_the_watch_sees_another_host(page, site_url):
    seen = watch(page)
    page.goto(f"{site_url}/about/privacy/")
    page.evaluate("fetch('http://127.0.0.2:9/x').catch(() => {})")
    page.wait_for_timeout(150)
    seen.look()
    assert seen.violations(), "the policy refuses it before it is asked for"
