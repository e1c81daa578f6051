"""The page when Python goes wrong: silence, altered files, an endless calculation."""

import re

import pytest
from playwright.sync_api import expect

WORKER = re.compile(r"/worker\.js$")
LIBRARY = re.compile(r"/library-\w+\.zip$")
# Asks the runtime of the page and says how it went, with every state that it passed through.
ASK = """async () => {
  const { runtime } = await import(
      new URL("runtime.js", document.querySelector("[src$='/elements.js']").src))
  const states = []
  runtime.addEventListener("state", () => {
    if (states.at(-1) !== runtime.state) states.push(runtime.state)
  })
  globalThis.asked = runtime.ask("deadlines", "{}").then(
    answer => ({ states, ok: JSON.parse(answer.split("\\n")[0]).ok,
      loaded: runtime.loaded, total: runtime.total }),
    ({ reason }) => ({ states, reason }))
}"""
TOLD = "() => globalThis.asked"


@pytest.fixture
def home(page, site_url, requests):
    """A page with the runtime's address and no form, so that nothing starts by itself."""
    page.clock.install()
    page.goto(f"{site_url}/")
    return page


def answers_with(page, script):
    """Puts another worker in the place of ours."""
    page.route(WORKER, lambda route: route.fulfill(content_type="text/javascript", body=script))


def test_states_and_bytes_add_up(home):
    home.evaluate(ASK)
    told = home.evaluate(TOLD)
    assert told["states"] == ["fetching", "starting", "ready"]
    assert told["ok"] is False, "no answers give errors, not an outcome"
    assert told["loaded"] == told["total"] > 2_000_000, "as they travel, packed"


@pytest.mark.thorough
def test_a_worker_that_says_nothing_is_given_up(home):
    answers_with(home, "onmessage = () => {}")
    home.evaluate(ASK)
    home.clock.run_for(61_000)
    assert home.evaluate(TOLD) == {"states": ["fetching", "failed"], "reason": "failed"}


@pytest.mark.thorough
def test_a_worker_that_reports_bytes_is_waited_for(home):
    answers_with(home, "onmessage = () => setInterval(() => postMessage({ type: 'progress' }), 50)")
    home.evaluate(ASK)
    for _ in range(3):
        home.clock.run_for(20_000)
        home.wait_for_timeout(200)
    assert (
        home.evaluate("""async () =>
      (await import(
      new URL("runtime.js", document.querySelector("[src$='/elements.js']").src))).runtime.state
    """)
        == "fetching"
    )


@pytest.mark.console_errors
def test_an_altered_file_is_refused_at_once(home):
    def alter(route):
        body = bytearray(route.fetch().body())
        body[-1] ^= 1
        route.fulfill(body=bytes(body), content_type="application/zip")

    home.route(LIBRARY, alter)
    home.evaluate(ASK)
    assert home.evaluate(TOLD)["reason"] == "failed"


@pytest.mark.console_errors
def test_a_file_that_is_missing_is_noticed_at_once(home):
    home.route(LIBRARY, lambda route: route.fulfill(status=404, body="not here"))
    home.evaluate(ASK)
    assert home.evaluate(TOLD)["reason"] == "failed"


def test_an_endless_calculation_is_stopped_and_the_worker_replaced(home):
    answers_with(
        home,
        """onmessage = ({ data }) => {
      if (data.manifest) postMessage({ type: "ready" })
      if (data.answers === "{}") for (;;);
      if (data.answers) postMessage({ type: "answer", id: data.id, result: "{}" })
    }""",
    )
    home.evaluate(ASK)
    home.wait_for_timeout(500)
    home.clock.run_for(31_000)
    told = home.evaluate(TOLD)
    assert told["reason"] == "timeout"
    assert (
        home.evaluate("""async () =>
      (await import(
      new URL("runtime.js", document.querySelector("[src$='/elements.js']").src)))
        .runtime.ask("deadlines", "{ }")""")
        == "{}"
    ), "the next question meets a fresh worker"


def test_an_error_of_python_rejects_one_question_alone(home):
    found = home.evaluate("""async () => {
      const { runtime } = await import(
      new URL("runtime.js", document.querySelector("[src$='/elements.js']").src))
      const ok = answer => JSON.parse(answer.split("\\n")[0]).ok
      const reason = await runtime.ask("no_such_tool", "{}").catch(error => error.reason)
      return [reason, ok(await runtime.ask("deadlines", "{}")), runtime.state]
    }""")
    assert found == ["crash", False, "ready"]


def test_no_python_starts_where_a_test_wants_none(without_python, page, site_url):
    """The other tests with this fixture would pass all the same, and take four times as long."""
    page.goto(f"{site_url}/tools/triage/")
    page.locator("calculator-form [type=submit]").click()
    status = page.locator("calculator-form .calculator__status")
    expect(status).to_have_text(re.compile("Getting the calculator ready"))
    page.wait_for_timeout(2_000)
    assert [worker.url for worker in page.workers if worker.url.startswith("blob:")] == []
