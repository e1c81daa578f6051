"""Every page, and every state of every tool, for whoever wants to look at all of them."""

from collections.abc import Iterator
from functools import partial
from itertools import product
from pathlib import Path

from tests.conftest import SITE
from tests.trust.tools import READY, ask, fill, follow, form, tools, wrong

WIDTHS = {390: 844, 1440: 900}  # pixels, with the height that goes with each
SCHEMES = ("light", "dark")
# Workers that stop at one point, so that a state can be looked at for as long as it takes.
STILL = {
    "loading": 'onmessage = () => postMessage({ type: "progress", loaded: 3e6, total: 12e6 })',
    "failed": 'onmessage = () => postMessage({ type: "failed", reason: "failed" })',
}
WORKER = "**/worker.js"
SAMPLES = Path(__file__).parents[1] / "files" / "samples"


def pages() -> list[str]:
    """The path of each built page, below the site's address."""
    found = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
    return [f"/{path.removesuffix('index.html')}" for path in found]


def _stand_in(worker: str, route) -> None:
    route.fulfill(content_type="text/javascript", body=worker)


def states(page, site_url: str) -> Iterator[str]:
    """Brings the page into each state of each tool, one after the other, and names it."""
    for tool in tools():
        place = form(page, tool)
        page.goto(site_url + tool.path)
        # What the tool before was told is kept in this tab.
        page.evaluate("() => sessionStorage.clear()")
        page.goto(site_url + tool.path)
        place.locator("[type=submit]:enabled").wait_for()
        yield f"{tool.path} empty"
        if place.locator("[data-opening]").count():
            place.locator("[data-opening] button").first.click()
            place.locator("[data-outcome] [data-question]").wait_for()
            yield f"{tool.path} asking"
        fill(page, tool, wrong(tool))
        assert ask(page, tool) == "errors"
        yield f"{tool.path} error"
        fill(page, tool, tool.example)
        assert ask(page, tool) == "answered"
        yield f"{tool.path} answered"
        for state, worker in STILL.items():
            page.route(WORKER, partial(_stand_in, worker))
            page.goto(site_url + tool.path)
            fill(page, tool, tool.example)
            place.locator("[type=submit]").click()
            shown = "progress" if state == "loading" else "[data-retry]"
            place.locator(f".calculator__actions {shown}").wait_for()
            page.unroute(WORKER)
            yield f"{tool.path} {state}"


def case_states(page, site_url: str) -> Iterator[str]:
    """The page of the case: with a case, kept, and with another one kept beside it."""
    tool = tools()[0]
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(site_url + tool.path)
    fill(page, tool, tool.example)
    follow(page, "/tools/case/")
    page.locator(f"[data-card={tool.name}] :not(:text('Nothing said yet'))").first.wait_for()
    yield "/tools/case/ with facts"
    page.get_by_role("button", name="Keep in this browser").click()
    yield "/tools/case/ kept"
    page.get_by_role("button", name="Begin a new case").click()
    page.locator("[data-others]").wait_for()
    yield "/tools/case/ with another"


def file_states(page, site_url: str) -> Iterator[str]:
    """Files on the start page, from the choice to the plan and the case that came of them."""
    page.goto(f"{site_url}/start/")
    page.evaluate("() => sessionStorage.clear()")
    page.goto(f"{site_url}/start/")
    page.locator("#start-files:enabled").set_input_files(
        [SAMPLES / name for name in ("contract_38841207.json", "ended the contract.eml")]
    )
    page.locator("#intake-title").wait_for(timeout=READY)
    for fold in page.locator(".intake__results details").all():
        fold.locator("summary").click()
    yield "/start/ with files"
    page.locator("#intake-message-1").check()
    page.locator("[data-confirm]").click()
    page.locator("calculator-form.answered #start-plan").wait_for(timeout=READY)
    yield "/start/ with files confirmed"
    page.goto(f"{site_url}/tools/case/")
    page.locator("case-files details summary").first.click()
    yield "/tools/case/ with files"


def desk_states(page, site_url: str) -> Iterator[str]:
    """The agent's desk: a ticket with its keys, and a queue."""
    page.goto(f"{site_url}/tools/routing/")
    page.evaluate("() => sessionStorage.clear()")
    page.goto(f"{site_url}/tools/routing/")
    page.locator("#desk-text:enabled").fill("Refund me or I leave one star.")
    page.locator("#desk-text").dispatch_event("change")
    page.locator("calculator-form.answered .desk__line").wait_for(timeout=READY)
    page.get_by_role("button", name="All keys").click()
    yield "/tools/routing/ with a ticket"
    page.get_by_text("A whole queue at once").click()
    page.locator("#desk-file").set_input_files("tests/routing/queue.csv")
    page.locator("#desk-queue-title").wait_for(timeout=READY)
    yield "/tools/routing/ with a queue"


def looks(page) -> Iterator[str]:
    """Shows what stands in the page in each scheme and at each width, and names the look."""
    for scheme, (width, height) in product(SCHEMES, WIDTHS.items()):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": height})
        yield f"{scheme} {width}"
