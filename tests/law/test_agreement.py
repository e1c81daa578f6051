"""Claim, letter, messages, deadlines and the claim's card show the same figures for one case.

    python -m pytest tests/law/test_agreement.py -m "thorough or not thorough" -s -n 0

prints how many cases were generated, of which kinds, and how many figures were compared.
"""

import re
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.cards import card
from calculators.engine.casefile import select
from calculators.engine.fields import YesNo
from calculators.engine.formats import format_money
from calculators.engine.windows import RUNNING, State
from calculators.facts.contract import ContractForm
from calculators.facts.money import LawOf, MoneyPlace
from calculators.facts.owed import Currency, DueBasis
from calculators.facts.parties import ClientKind, WorkerKind, WorkKind
from calculators.law.limitation import LimitState
from calculators.law.places import Place, rule

PLACES = list(Place)
# Where a law moves due days or adds to a debt: half of all draws come from here.
RICH = [
    place
    for place in PLACES
    if any(rule(place, name) for name in ("freelance_act_name", "late_payment_scope"))
]
TODAY = some.dates(date(2025, 6, 1), date(2027, 3, 31))


def ask(name, facts):
    """The outcome of one tool, asked with the facts of the case that it knows, as a page does."""
    answered = answer(name, select(registry.find(name).inputs, facts))
    assert not answered.errors, f"{name}: {answered.errors}"
    return answered.outcome


def one_of(choices):
    return some.sampled_from([choice.value for choice in choices])


def days(last):
    return some.dates(date(2018, 1, 1), last).map(str)


@some.composite
def debts(draw, today, began):
    due = draw(some.dates(max(began or date(2018, 1, 1), date(2018, 1, 1)), date(2027, 6, 30)))
    cents = draw(some.integers(1, 3_000_000))
    row = {
        "item": draw(some.sampled_from(["Logo", "Site", "Hours in May"])),
        "amount": f"{Decimal(cents) / 100:.2f}",
        "currency": draw(one_of(Currency)),
        "due": str(due),
        "due_basis": draw(one_of(DueBasis) | some.just("completion")),
    }
    if draw(some.integers(0, 2)) == 0:
        paid = draw(some.integers(1, cents))
        row |= {"paid": f"{Decimal(paid) / 100:.2f}", "paid_on": draw(days(today))}
    return row


@some.composite
def cases(draw):
    """One case as raw answers for every tool, with the day on which all are asked."""
    today = draw(TODAY)
    began = draw(some.none() | some.dates(date(2018, 1, 1), today))
    places = some.sampled_from(PLACES) | some.sampled_from(RICH)
    home = draw(places)
    client = draw(places | some.just(home))
    facts = {
        "owed": draw(some.lists(debts(today, began), min_size=1, max_size=4)),
        "freelancer_place": home.value,
        "client_place": client.value,
        "law_of": draw(one_of(LawOf)),
        "worker_kind": draw(one_of(WorkerKind) | some.just("person")),
        "work_kind": draw(one_of(WorkKind)),
        "client_kind": draw(one_of(ClientKind) | some.just("business")),
        "contract_form": draw(one_of(ContractForm)),
        "registered_in_india": draw(one_of(YesNo)),
        "contract_began": str(began or ""),
        "agreed_interest": draw(some.sampled_from(["", "", "", "3.65", "12"])),
        "work_value": draw(some.sampled_from(["", "", "100", "799.99", "5000"])),
        "demanded_on": draw(some.just("") | days(today)),
        "first_contact": draw(some.just("") | days(began or today)),
        "money_place": draw(one_of(MoneyPlace)),
        "interest_claimed": draw(some.sampled_from(["yes", "yes", "no"])),
        "payment_route": "other",
        "payment_details": "As on the invoice",
        "reply_days": draw(some.sampled_from(["", "7", "21"])),
        "now": f"{today}T12:00Z",
        "zone": "UTC",
    }
    return facts, today


def check(case, seen):
    """Compares every figure that two tools show of one case, and counts what was compared."""
    facts, today = case
    claim = ask("claim", facts)
    letter = ask("letter", facts)
    seen["cases"] += 1
    count_kinds(facts, claim, seen)

    def same(one, other, what):
        seen["figures"] += 1
        assert one == other, f"{what}: {one} and {other}"

    asked = {"released": "amount"}.get(letter.money, "unpaid")
    for debt, row in zip(claim.rows, letter.rows, strict=False):
        same(row.due, debt.due, "due day")
        same(row.amount, debt.amount, "amount")
        same(row.unpaid, getattr(debt, asked), "unpaid sum")
        if row.interest is not None or row.unknown:
            same(row.interest, debt.interest.amount, "interest")
            same(row.fixed, debt.added, "fixed sum")
            same(row.sum, debt.sum, "sum of the debt")
    all_due = all(debt.counts for debt in claim.rows)
    claimed = letter.money == "unpaid" and facts["interest_claimed"] == "yes"
    totals = {total.id: total for total in claim.totals}
    for total in letter.totals if all_due else ():
        if letter.money != "released":
            same(total.unpaid, totals[total.id].unpaid, "unpaid total")
        if claimed:
            same(total.interest, totals[total.id].interest, "interest in all")
            same(total.daily, totals[total.id].daily, "interest a day")
            # A fixed sum in another currency than the debt's is not asked for.
            other = sum(
                (
                    d.fixed.amount
                    for d in claim.rows
                    if d.fixed and d.fixed.amount and d.fixed.currency == total.id != d.currency
                ),
                Decimal(0),
            )
            same(total.total + other, totals[total.id].total, "total")
    marks = {mark.id for _, mark in letter.all_marks}
    due_later = letter.money == "unpaid" and any(
        debt.unpaid and not debt.counts for debt in claim.rows
    )
    same("not_due" in marks, due_later, "a debt that is not due")
    over = letter.money == "unpaid" and any(
        limit.kind == "contract"
        and limit.state == LimitState.ENDED
        and (limit.longer is None or limit.longer < today)
        for limit in claim.limits
    )
    same("time_barred" in marks, over, "a limit that is over")
    steps = [step.days.value for step in claim.before if step.kind == "debt"]
    if not facts["reply_days"]:
        same(letter.reply.days >= max(steps, default=0), True, "days to answer")
    compare_deadlines(facts, letter, marks, today, same)
    compare_messages(facts, letter, same)
    shown = card("claim", facts, facts["now"])
    # Of released money the letter says that it was paid: the card names no sum as owed.
    owed = claim.way.id != "correct"
    for total in claim.totals:
        same(format_money(total.total, total.id) in text_of(shown), owed, "total on the card")


def compare_deadlines(facts, letter, marks, today, same):
    """The ban on outside payment, and the last day to answer."""
    clocks = {
        clock.id: clock
        for clock in ask(
            "deadlines", facts | {"letter_sent": str(today), "letter_days": str(letter.reply.days)}
        ).clocks
    }
    ban = clocks["off_platform_payment_ban"]
    if letter.money == "unpaid":
        same("route_banned" in marks, ban.state in (*RUNNING, State.WAITING), "the ban")
    same(letter.reply.day, clocks["letter_reply"].end, "day to answer")


def compare_messages(facts, letter, same):
    """The sums in the summary for support are those that the letter asks for."""
    if letter.money == "none" or facts["money_place"] == "not_sure":
        return
    summary = ask("messages", facts | {"message": "support_summary"}).text
    named = re.findall(r"\d[\d,]*\.\d\d [A-Z]{3}", summary)
    for total in letter.totals:
        # A text names no sum of nothing.
        same(format_money(total.unpaid, total.id) in named, total.unpaid > 0, "sum in the message")


def text_of(html):
    return re.sub(r"<[^>]+>", " ", html)


def count_kinds(facts, claim, seen):
    """Counts the kinds of case, to show that none is left out."""
    seen["with a part payment"] += any("paid" in row for row in facts["owed"])
    seen["in more than one currency"] += len({row["currency"] for row in facts["owed"]}) > 1
    seen["due by completion of the work"] += any(
        row["due_basis"] == "completion" for row in facts["owed"]
    )
    seen["due day moved by a law"] += any(debt.due_rule for debt in claim.rows)
    seen["with a fixed sum"] += any(debt.fixed for debt in claim.rows)
    for state in ("met", "open", "fails"):
        seen[f"statute {state}"] += any(act.state == state for act in claim.statutes)
    for place in (facts["client_place"], facts["freelancer_place"]):
        seen[f"place {place}"] += 1


def report(seen):
    """What was compared, as lines."""
    places = sum(name.startswith("place ") for name in seen)
    print(f"\n{seen['figures']} figures compared in {seen['cases']} cases, {places} places")
    for name, count in seen.items():
        if not name.startswith("place ") and name not in ("figures", "cases"):
            print(f"  {count} {name}")


def run(examples):
    seen = Counter()

    @settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(cases())
    def compare(case):
        check(case, seen)

    compare()
    report(seen)
    return seen


def test_the_tools_agree():
    seen = run(60)
    assert seen["figures"] > 10 * seen["cases"]


@pytest.mark.thorough
def test_the_tools_agree_in_many_cases():
    seen = run(4_000)
    assert {f"place {place.value}" for place in PLACES} <= set(seen)
    assert all(seen[f"statute {state}"] for state in ("met", "open", "fails"))
