"""Cards: what each calculator says to a case, in a few lines for the overview.

A calculator has a card if its folder holds `card.html.jinja`, which gets `outcome` and `inputs`.
"""

from typing import Any

from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.casefile import Facts, select
from calculators.engine.fields import questions
from calculators.engine.rendering import render

# A zone alone says nothing of a case: every form fills it in by itself.
SILENT = frozenset({"now", "zone"})


def card(name: str, facts: Facts, now: str) -> str:
    """The card of one calculator as HTML; facts that it cannot use make it say so.

    now: the moment to calculate from, ISO 8601.
    """
    chosen = known(name, facts, now)
    if not any(fact not in ("", []) for key, fact in chosen.items() if key not in SILENT):
        return render("engine/templates/no_card.html.jinja", name=name, errors={})
    answered = answer(name, chosen)
    if answered.errors is not None:
        return render("engine/templates/no_card.html.jinja", name=name, errors=answered.errors)
    return render(f"{name}/card.html.jinja", outcome=answered.outcome, inputs=answered.inputs)


def known(name: str, facts: Facts, now: str) -> dict[str, Any]:
    """The facts of a case that a calculator asks for, with the moment if it asks for that."""
    inputs = registry.find(name).inputs
    return {**select(inputs, facts), **({"now": now} if "now" in questions(inputs) else {})}
