"""The boundary to the page: JSON text in, JSON text out. It knows nothing of the browser itself."""

import json

from calculators.engine import exports
from calculators.engine.answering import answer as answer_with
from calculators.engine.rendering import render


def answer(name: str, answers: str) -> str:
    """Answers one calculator.

    name: the calculator. answers: a JSON object of raw answers.
    Returns JSON text: `format`, `ok`, `outcome` and `trace`, or `errors`; and `html` to show.
    Raises `UnknownCalculator` and `ValueError` for text that is not JSON: bugs of the page.
    """
    answered = answer_with(name, json.loads(answers))
    html = answered.html()
    if answered.errors is None:
        html += render("engine/templates/exports.html.jinja", answered=answered,
                       exports=exports.exports(answered))
    return json.dumps(answered.data() | {"html": html}, ensure_ascii=False)


def export(name: str, kind: str, answers: str) -> str:
    """Makes one export (`kind`) of an answer.

    Returns JSON text: `filename`, `media_type`, `copy`, and `text` or `base64`.
    Raises `NoExport`, as well as what `answer` raises.
    """
    return json.dumps(exports.export(name, kind, json.loads(answers)), ensure_ascii=False)
