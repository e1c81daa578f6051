"""The boundary to the page: JSON text in, JSON text out. It knows nothing of the browser itself.

The HTML of an answer is the one thing that is not JSON: quoting it would take longer than the sums.
"""

import json

from calculators.engine import exports, registry
from calculators.engine.answering import FORMAT
from calculators.engine.answering import answer as answer_with


def in_bytes(call: str, *args: str) -> bytes:
    """What another function of this module says to these arguments, as UTF-8.

    Pyodide turns a text into one of JavaScript's character by character, which takes longer than
    to write a long answer. It takes bytes as they are.
    """
    told: str = globals()[call](*args)
    return told.encode(errors="replace")


def answer(name: str, answers: str) -> str:
    """Answers one calculator, for the page: what to show, and no more, for a key waits for it.

    name: the calculator. answers: a JSON object of raw answers.
    Returns a line of JSON (`format`, `ok`, and `errors` if there are any; `doubts`, texts beside
    fields whose answers do not fit one another; `reading`, facts that were read in a text and go to
    every tool), and the HTML to show.
    Raises `UnknownCalculator` and `ValueError` for text that is not JSON: bugs of the page.
    """
    answered = answer_with(name, json.loads(answers))
    said: dict[str, object] = {"format": FORMAT, "ok": answered.errors is None}
    if doubts := getattr(answered.outcome, "doubts", None):
        said["doubts"] = doubts
    if reading := getattr(answered.outcome, "reading", None):
        said["reading"] = reading
    if answered.errors is not None:
        said["errors"] = answered.errors
        html = answered.html()
    else:
        above = exports.place(answered)
        html = above + answered.html(exports.actions(answered)) + exports.rest(answered)
    return f"{json.dumps(said, ensure_ascii=False)}\n{html}"


def data(name: str, answers: str) -> str:
    """Answers one calculator with data alone: JSON text with `outcome` and `trace`, or `errors`."""
    return json.dumps(answer_with(name, json.loads(answers)).data(), ensure_ascii=False)


def understood(name: str, answers: str) -> str:
    """What is understood of the numbers in a form: JSON text of field names and texts to show."""
    from calculators.engine.understood import understood as say

    return json.dumps(say(registry.find(name).inputs, json.loads(answers)), ensure_ascii=False)


def export(name: str, kind: str, answers: str) -> str:
    """Makes one export (`kind`) of an answer.

    Returns JSON text: `filename`, `media_type`, `copy`, and `text` or `base64`.
    Raises `NoExport`, as well as what `answer` raises.
    """
    return json.dumps(exports.export(name, kind, json.loads(answers)), ensure_ascii=False)


def take_from_case(name: str, kind: str, facts: str, now: str) -> str:
    """One export of what a calculator makes of a case. Facts of other calculators are left out.

    facts: a JSON object. now: the moment to calculate from, ISO 8601.
    Returns JSON text as `export` does, or the `error` that says why there is none.
    """
    from calculators.engine import cards

    try:
        made = exports.export(name, kind, cards.known(name, json.loads(facts), now))
    except exports.NoExport as missing:
        made = {"error": str(missing)}
    return json.dumps(made, ensure_ascii=False)


def card(name: str, facts: str, now: str) -> str:
    """What one calculator says to a case, in a few lines of HTML for the overview.

    facts: a JSON object of all facts of the case; those of other calculators are left out.
    now: the moment to calculate from, ISO 8601.
    """
    from calculators.engine import cards

    return cards.card(name, json.loads(facts), now)


def read_case(text: str) -> str:
    """Opens a case file. Returns JSON text: `ok` and the `case`, or the `error` to show.

    since: sentences on what the rules say otherwise than when the case was saved.
    """
    from calculators.engine import casefile, used

    try:
        case = casefile.read(text)
        before = used.read_used(json.loads(text))
        since = used.changes(before, case["facts"], case["saved"])
        return json.dumps({"ok": True, "case": case, "since": since}, ensure_ascii=False)
    except casefile.BadCase as bad:
        return json.dumps({"ok": False, "error": str(bad)}, ensure_ascii=False)


def write_case(name: str, facts: str, saved: str) -> str:
    """The text of a case file. facts: a JSON object. saved: the moment, ISO 8601."""
    from calculators.engine import casefile, used

    told = json.loads(facts)
    return casefile.write(name, told, saved, used.find_used(told, saved).plain())


def fingerprint(token: int, place: int, piece: bytes | None = None) -> str:
    """Takes the SHA-256 of a file piece by piece; `engine/fingerprints.py` says how."""
    from calculators.engine import fingerprints

    return fingerprints.take(token, place, piece)
