"""The eight messages of one case, compared whole.

    python -m tests.messages.golden            writes tests/messages/golden/*.txt anew, to be read
"""

from pathlib import Path

from calculators.engine.casefile import select
from calculators.engine.fields import parse
from calculators.messages.calculator import Inputs, Outcome, calculate
from calculators.messages.inputs import Message
from tests.letter.golden import letters

FOLDER = Path(__file__).with_name("golden")
NAMES = [message.value for message in Message]
CASE = select(Inputs, letters()["review_posted_false"]["answers"]) | {
    "now": "2026-11-21T09:00", "money_place": "released", "refund_requested": "2026-11-03",
    "letter_sent": "2026-11-20", "settlement_sum": "800.00", "settlement_offered": "2026-11-18",
}


def answers(name: str) -> dict:
    """The raw answers for one message. A threat is reported before there is a review."""
    before = {"review_content": "no", "review_published": "", "statements": []}
    return CASE | {"message": name} | (before if name == "threat_report" else {})


def made(raw: dict) -> tuple[Inputs, Outcome]:
    """The parsed inputs and the outcome of raw answers."""
    inputs = parse(Inputs, raw)
    return inputs, calculate(inputs)


def main() -> None:
    """Writes every message."""
    FOLDER.mkdir(exist_ok=True)
    for name in NAMES:
        (FOLDER / f"{name}.txt").write_text(made(answers(name))[1].text + "\n", "utf-8")


if __name__ == "__main__":
    main()
