"""What the page's own script reads from outside, made hostile: it stays text, and the form works.

Addresses (the fragment, the search's `?q=` and `?h=`), what the browser's storage holds, messages
of other windows, and names of files. `HOSTILE=2000` tries that many fragments.
"""

import json
import random

import pytest
from playwright.sync_api import expect

from calculators.engine import casefile, registry
from calculators.engine.fields import questions
from tests.trust.test_hostile import MARK, ODD, SCRIPTS, TRIES
from tests.trust.tools import READY, ask, fill, form, tools

(TRIAGE,) = [each for each in tools() if each.name == "triage"]
(EVIDENCE,) = [each for each in tools() if each.name == "evidence"]
TEXTS = [
    *SCRIPTS,
    *(text for text in ODD if text.isprintable() and len(text) < 500),
    "__drawer",
    "__search",
    "#",
    "%",
    "%E0%A4%A",
    "triage-form",
    "constructor",
    "__proto__",
    '"]',
    "\\",
]
# Elements that act, and attributes and addresses with the mark in them.
ALIVE = f"""() => [...document.querySelectorAll("article *, .md-search *, body > *")]
  .filter(one => /^(iframe|object|embed|base)$/i.test(one.localName)
    || (one.localName === "script" && one.textContent.includes("{MARK}"))
    || [...one.attributes].some(({{ name, value }}) => name.startsWith("on")
      || (/^(src|href|action)$/.test(name) && /^\\s*(javascript:|handbook:)/i.test(value))))
  .map(one => one.outerHTML.slice(0, 200))"""
# Each fragment in the open page, as a link or the address bar would bring it.
FRAGMENTS = """async texts => {
  for (const text of texts) {
    location.hash = text
    await new Promise(then => setTimeout(then))
  }
  location.hash = ""
}"""
SHAPES = [
    None,
    0,
    "text",
    [],
    {},
    [None],
    [[1]],
    {"item": None},
    {"item": {"x": []}},
    [{"item": 1}],
    ["text"],
    [{"item": "text"}, "text"],
]


def made(count: int) -> list[str]:
    """Texts from the list, mixed with each other; the same at each run."""
    chance = random.Random(20261121)
    return [*TEXTS, *("".join(chance.choices(TEXTS, k=2)) for _ in range(count))]


@pytest.mark.thorough
def test_fragments(page, site_url, record_property):
    texts = made(TRIES)
    record_property("inputs", len(texts))
    page.goto(site_url + TRIAGE.path)
    page.evaluate(FRAGMENTS, texts)
    assert page.evaluate(ALIVE) == []
    fill(page, TRIAGE, TRIAGE.example)
    assert ask(page, TRIAGE) == "answered"


@pytest.mark.thorough
def test_fragments_and_questions_of_an_address(page, site_url, requests, record_property):
    texts = made(TRIES // 10)[:: 1 if TRIES > 100 else 4]
    record_property("inputs", 3 * len(texts))
    for text in texts:
        for part in ("#", "?q=", "?h="):
            page.goto("about:blank")
            page.evaluate(
                "([to, text]) => { globalThis.to = to + encodeURIComponent(text) }",
                [f"{site_url}/tools/triage/{part}", text.replace("\ud800", "")],
            )
            page.goto(page.evaluate("() => to"))
            expect(form(page, TRIAGE).locator("[type=submit]")).to_be_enabled()
            assert page.evaluate(ALIVE) == [], part + text


@pytest.mark.thorough
@pytest.mark.parametrize("how", ["stored", "carried"])
def test_a_case_in_the_storage_of_any_shape(how, page, site_url, record_property):
    """Damaged by a hand or by another program: the form wakes, and what is stored stays."""
    names = list(questions(registry.find(EVIDENCE.name).inputs))
    facts = [*SHAPES, *(dict.fromkeys(names, shape) for shape in SHAPES)]
    texts = [
        "",
        "{",
        "null",
        "[]",
        '{"version": 2}',
        *(
            json.dumps(
                {
                    "format": "hostage-script-handbook case",
                    "version": version,
                    "id": "x",
                    "name": SCRIPTS[0],
                    "revision": 1,
                    "facts": fact,
                }
            )
            for fact in facts
            for version in (casefile.VERSION - 1, casefile.VERSION)
        ),
    ]
    record_property("inputs", len(texts))
    for text in texts:
        page.goto(f"{site_url}/about/privacy/")
        page.evaluate(
            """([how, text]) => {
          if (how === "carried") sessionStorage["handbook / carried"] = text
          else {
            localStorage["handbook / case.x"] = text
            localStorage["handbook / last"] = "x"
          }
        }""",
            [how, text],
        )
        page.goto(site_url + EVIDENCE.path)
        expect(form(page, EVIDENCE).locator("[type=submit]")).to_be_enabled()
        if how == "stored":
            assert page.evaluate("() => localStorage['handbook / case.x']") == text
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")


def test_another_tab_that_writes_nonsense_takes_nothing_away(page, context, site_url):
    page.goto(site_url + TRIAGE.path)
    fill(page, TRIAGE, TRIAGE.example)
    typed = form(page, TRIAGE).locator("form").evaluate("form => [...new FormData(form)].join()")
    page.evaluate("""async () => (await import(new URL("case.js",
      document.querySelector("[src$='/elements.js']").src))).store.keep()""")
    other = context.new_page()
    other.goto(f"{site_url}/about/privacy/")
    for text in ("{", "null", "[]", '{"facts": {"sum_at_stake": null}}', '{"facts": 3}'):
        other.evaluate(
            """text => { for (const key of Object.keys(localStorage))
          if (key.includes(" case.")) localStorage[key] = text }""",
            text,
        )
        expect(form(page, TRIAGE).locator("[data-keeping-words]")).to_contain_text("Another tab")
    place = form(page, TRIAGE).locator("form")
    assert place.evaluate("form => [...new FormData(form)].join()") == typed


def test_messages_of_other_windows_change_nothing(page, site_url):
    page.goto(f"{site_url}/embed/triage/")
    page.locator("[type=submit]:enabled").wait_for()
    before = page.content()
    page.evaluate(
        """texts => { for (const text of texts)
      for (const data of [text, { type: "answer", id: 1, result: text }, { height: text }])
        window.postMessage(data, "*") }""",
        TEXTS,
    )
    page.wait_for_timeout(100)
    assert page.content() == before


def test_a_file_with_a_hostile_name(page, site_url):
    page.goto(site_url + EVIDENCE.path)
    fill(page, EVIDENCE, EVIDENCE.example)
    name = f"<img src=x onerror={MARK}>.png"
    form(page, EVIDENCE).locator("input[data-fingerprint]").first.set_input_files(
        {"name": name, "mimeType": "image/png", "buffer": b"x"}
    )
    expect(form(page, EVIDENCE).locator("[role=status]").first).to_contain_text(
        f"The fingerprint of {name} is taken", timeout=READY
    )
    assert ask(page, EVIDENCE) == "answered"
    assert page.evaluate(ALIVE) == []
