"""The messages of one case, compared whole.

python -m tests.messages.golden            writes tests/messages/golden/*.txt again, to be read
"""

from pathlib import Path

from calculators.engine.casefile import select
from calculators.engine.fields import parse
from calculators.messages.calculator import Inputs, Outcome, calculate
from calculators.messages.kinds import Message
from tests.letter.golden import letters

FOLDER = Path(__file__).with_name("golden")
NAMES = [message.value for message in Message]
CASE = select(Inputs, letters()["review_posted_false"]["answers"]) | {
    "now": "2026-11-21T09:00",
    "money_place": "released",
    "refund_requested": "2026-11-03",
    "letter_sent": "2026-11-20",
    "settlement_sum": "800.00",
    "settlement_offered": "2026-11-18",
    "notice_day": "2026-11-16",
    "notice_words": "Services not as described",
    "proposal_answer": "counter",
    "proposed_on": "2026-11-17",
    "proposal_sum": "300.00",
    "settle_by": "2026-12-04",
    "letter_received": "2026-11-12",
    "answer_by": "2026-11-27",
    "account_verified": "yes",
    "client_verified": "yes",
    "points": [
        {
            "words": "The shop does not load.",
            "answer": "The shop loads, as the recording shows",
            "exhibits": "D",
        }
    ],
    "work_hours": [
        {
            "day": "2026-10-01",
            "hours": "7.5",
            "tracking": "tracked",
            "memo": "yes",
            "within_limit": "yes",
            "activity": "yes",
        },
        {
            "day": "2026-10-05",
            "hours": "2",
            "tracking": "manual",
            "memo": "yes",
            "within_limit": "yes",
            "activity": "no",
        },
    ],
}


def answers(name: str) -> dict:
    """The raw answers for one message. A threat is reported before there is a review."""
    before = {"review_content": "no", "review_published": "", "statements": []}
    held = {"money_place": "held"} if name == "dispute_statement" else {}
    spoken = [row | {"channel": "call"} for row in CASE["threats"]]
    said = {"threats": spoken} if name == "call_note" else {}
    return CASE | {"message": name} | held | said | (before if name == "threat_report" else {})


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
