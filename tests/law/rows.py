"""The rules of law by place and kind, and what a claim at each place has to leave open.

    python -m tests.law.rows

A rule counts as seen in part where its note says that the words of the law themselves were not all
read. A claim of 1,000 in the place's currency, written down, 200 days late, is asked at each place.
"""

import re
from collections import Counter
from datetime import date

from calculators.engine.answering import answer
from calculators.engine.parameters import NoRule, Parameter, Value, topic
from calculators.law.places import Place, around
from hooks.pages.reference import kind

TODAY = date(2026, 11, 26)
PART = re.compile(
    r"summar|not opened|in part|as others quote|lists? made by others|not from the statute|"
    r"second-hand|was not read|word for word",
    re.IGNORECASE,
)
CURRENCY = {"england_wales": "GBP", "scotland": "GBP", "northern_ireland": "GBP", "de": "EUR"}


def newest(rule: Parameter) -> Value[object] | None:
    """The value of today, or None where our knowledge has ended."""
    try:
        return rule.on(TODAY)
    except NoRule:
        return None


def left_open(place: Place) -> list[str]:
    """Why parts of a claim at a place have no figure."""
    (id,) = around(place)[:1]
    facts = {
        "owed": [
            {
                "item": "Work",
                "amount": "1000",
                "currency": CURRENCY.get(id, "USD"),
                "due": "2026-05-10",
            }
        ],
        "client_place": place.value,
        "client_kind": "business",
        "worker_kind": "person",
        "contract_form": "written",
        "demanded_on": "2026-06-01",
        "now": "2026-11-26T12:00Z",
    }
    outcome = answer("claim", facts).outcome
    missing = [row.interest.missing.why for row in outcome.rows if row.interest.missing]
    found = [f"interest: {why}" for why in missing] + [f"limit: {gap.why}" for gap in outcome.gaps]
    return found + ([] if outcome.courts else ["court: not read"])


def main() -> None:
    """Prints one line a place, then the sums."""
    kinds: Counter[str] = Counter()
    sure: Counter[str] = Counter()
    part = home = ended = 0
    refusals: Counter[str] = Counter()
    for place in Place:
        if not around(place):
            continue
        rules = topic(f"law.{place.value}").parameters.values()
        mine = Counter(kind(rule) for rule in rules)
        values = [value for rule in rules if (value := newest(rule))]
        ended += len(rules) - len(values)
        kinds += mine
        sure += Counter(value.confidence for value in values)
        part += sum(bool(PART.search(value.note)) for value in values)
        home += sum("home page" in s.title for value in values for s in value.sources)
        missing = left_open(place)
        refusals += Counter(missing)
        print(
            f"{place.label}: {len(rules)} rules ("
            + ", ".join(f"{count} {one}" for one, count in mine.most_common())
            + f"); left open: {', '.join(missing) or 'nothing'}"
        )
    print(f"\n{sum(kinds.values())} rules: {dict(kinds.most_common())}")
    print(f"confidence today: {dict(sure)}; {ended} without a value today")
    print(f"{part} seen in a summary or in part; {home} rest on a home page")
    print(f"left open in a claim: {sum(refusals.values())} ({dict(refusals)})")


if __name__ == "__main__":
    main()
