"""One policy for the page and for Python's worker, whether or not the host sends headers."""

import pytest
from playwright.sync_api import expect

from tests.conftest import SITE
from tests.server import serve
from tests.trust.tools import ask, fill, form, tools

# What a worker may try in vain, and the directive that stops it.
TRIES = {
    "another host": ("connect-src", "fetch('http://127.0.0.2:9/').catch(() => {})"),
    "a socket": ("connect-src", "new WebSocket('ws://127.0.0.2:9/')"),
    # Later, because what a test says is spared by the browser's tools.
    "text as code": (
        "require-trusted-types-for",
        "setTimeout(() => { try { eval('1') } catch {} })",
    ),
    "another host's script": ("script-src", "import('http://127.0.0.2:9/x.mjs').catch(() => {})"),
    "a script of data": ("script-src", "import('data:text/javascript,1').catch(() => {})"),
    "a worker of data": ("require-trusted-types-for", "new Worker('data:text/javascript,1')"),
}
REFUSED = """async () => {
  const refused = new Promise(resolve => addEventListener("securitypolicyviolation",
    event => resolve(event.effectiveDirective), { once: true }))
  try { %s } catch {}
  return Promise.race([refused, new Promise(end => setTimeout(end, 2000, "nothing"))])
}"""

# HTML and addresses that the page's own policy for text lets through, and those that it refuses.
HARMLESS = (
    "<p lang=on>1 &lt; 2</p>",
    "a < b, on x = 1",
    "<a href='/x'>javascript:</a>",
    "<copy-button for='a' data-text='javascript: <script>'>Copy</copy-button>",
    "<details open><summary>More</summary></details>",
    "<svg viewBox='0 0 1 1'><use href='#mark'></use><text x=0 y=1>set</text></svg>",
    "<a href='handbook:x'>on data:text</a>",
    # These become something only where a part is taken out, and nothing is.
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)",
)
ACTIVE = (
    "<script>1</script>",
    "<iframe src='/'></iframe>",
    "<object data='/'></object>",
    "<embed src=x>",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.2:9/'>",
    "<base href='//127.0.0.2/'>",
    "<link rel=stylesheet href='/x.css'>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>1</script></svg>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<template><p onclick=alert(1)></template><b/onmouseover=alert(1)>",
    # Written so that they look like something else.
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='JaVa\nScRiPt:alert(1)'>x</a>",
    "<a href='&#1;javascript:alert(1)'>x</a>",
    "<a href='javascript&colon;alert(1)'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<a href='data:text/html,<script>1</script>'>x</a>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><a><animate attributeName=href values='javascript:alert(1)' /><text>x</text></a></svg>",
    "<svg><set attributeName=onmouseover to=alert(1) /></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'></use></svg>",
    "<svg><foreignObject><iframe srcdoc=x></iframe></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;<img src=1 onerror=1>'>",
    "<button formaction='javascript:alert(1)'>x</button>",
    "<form action='javascript:alert(1)'><input type=submit></form>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'>",
    "<style>@import '//127.0.0.2/x.css'</style>",
    "<body onpageshow=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<details open ontoggle=alert(1)>",
    "<object data='javascript:alert(1)'></object>",
    "<img src=x oNeRrOr=alert(1)//>",
    "<p/onclick=alert(1)>",
)
FORGETFUL = """onmessage = ({ data }) => postMessage(data.manifest ? { type: "ready" } : {
  type: "answer", id: data.id,
  result: JSON.stringify({ ok: true }) + "\\n<img src=x onerror=1>" })"""
PUT = """text => {
  const place = document.createElement("div")
  try { place.innerHTML = text } catch (error) { return error.name }
  return "put"
}"""
READ = """async text => {
  const { read } = await import(
    new URL("renew.js", document.querySelector("[src$='/elements.js']").src))
  try { read(text) } catch (error) { return error.name }
  return "put"
}"""
ADDRESS = """address => {
  try { document.createElement("script").src = address } catch (error) { return error.name }
  return "put"
}"""


def sent() -> dict[str, str]:
    """The headers for every file, as `_headers` names them."""
    block = (SITE / "_headers").read_text("utf-8").split("\n/")[0]
    return dict(line.strip().split(": ", 1) for line in block.splitlines()[1:])


@pytest.fixture(scope="module", params=["no headers", "headers"])
def host(request):
    with serve(SITE, sent() if request.param == "headers" else {}) as url:
        yield url


@pytest.fixture
def worker(page, host):
    """The worker that Python has started in."""
    (tool,) = [each for each in tools() if each.name == "triage"]
    page.goto(host + tool.path)
    fill(page, tool, tool.example)
    assert ask(page, tool) == "answered"
    return page.workers[-1]


@pytest.mark.console_errors
def test_the_worker_is_under_the_policy_of_the_page(worker):
    stopped = {name: worker.evaluate(REFUSED % action) for name, (_, action) in TRIES.items()}
    assert {name: found.removesuffix("-elem") for name, found in stopped.items()} == {
        name: directive for name, (directive, _) in TRIES.items()
    }


@pytest.mark.console_errors
def test_text_becomes_html_only_where_it_cannot_act(page, host):
    page.goto(f"{host}/about/privacy/")
    for way in (PUT, READ):  # what anybody puts there, and what Python answers
        assert {text: page.evaluate(way, text) for text in HARMLESS} == dict.fromkeys(
            HARMLESS, "put"
        )
        assert {text: page.evaluate(way, text) for text in ACTIVE} == dict.fromkeys(
            ACTIVE, "TypeError"
        )


@pytest.mark.console_errors
def test_a_script_comes_from_this_site_alone(page, host):
    page.goto(f"{host}/about/privacy/")
    assert page.evaluate(ADDRESS, "/assets/x.js") == "put"
    for address in ("http://127.0.0.2:9/x.js", "//127.0.0.2:9/x.js", "data:text/javascript,1"):
        assert page.evaluate(ADDRESS, address) == "TypeError"


@pytest.mark.console_errors
def test_an_answer_that_could_act_is_not_shown(page, host):
    """As if a template forgot to escape: the page says that something went wrong."""
    (tool,) = [each for each in tools() if each.name == "triage"]
    page.route(
        "**/worker.js", lambda route: route.fulfill(content_type="text/javascript", body=FORGETFUL)
    )
    page.goto(host + tool.path)
    form(page, tool).locator("[type=submit]").click()
    expect(form(page, tool).locator("[role=status]")).to_contain_text("stopped with an error")
    assert page.locator("[data-outcome] img").count() == 0


def test_search_works_under_the_policy(page, host):
    page.goto(f"{host}/about/privacy/")
    page.keyboard.press("/")
    page.locator("[data-md-component=search-query]").press_sequentially("dispute")
    found = page.locator(".md-search-result__link").first
    expect(found).to_be_visible()
    # No address holds the words: the host would see them.
    assert "?" not in found.evaluate("link => link.href")
