"""The boundary to the page: JSON text in, JSON text out. It knows nothing of the browser itself."""

import json

from calculators.engine.answering import answer as answer_with


def answer(name: str, answers: str) -> str:
    """Answers one calculator.

    name: the calculator. answers: a JSON object of raw answers.
    Returns JSON text: `format`, `ok`, `outcome` and `trace`, or `errors`; and `html` to show.
    Raises `UnknownCalculator` and `ValueError` for text that is not JSON: bugs of the page.
    """
    answered = answer_with(name, json.loads(answers))
    return json.dumps(answered.data() | {"html": answered.html()}, ensure_ascii=False)
