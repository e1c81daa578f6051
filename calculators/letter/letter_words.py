"""What the sections of the letter call to write with the facts of the case and its figures."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from calculators.engine.formats import format_clock, format_day, format_money
from calculators.facts.exhibits import lettered
from calculators.facts.feedback import Channel, Threat
from calculators.facts.money import MoneyPlace
from calculators.facts.owed import DueBasis
from calculators.facts.parties import ClientKind, WorkerKind
from calculators.law import forum
from calculators.law.basis import Basis
from calculators.law.interest import Span, round_cents
from calculators.letter.figures import Figures, LetterRow
from calculators.letter.inputs import Inputs
from calculators.letter.names import is_firm_name, is_profile_name
from calculators.writing.drafting import Words, exhibit_list

FIRMS = (WorkerKind.ONE_PERSON_COMPANY, WorkerKind.COMPANY)


class LetterWords(Words[Inputs]):
    """The words of every text, and those of the letter."""

    def __init__(self, inputs: Inputs, figures: Figures) -> None:
        super().__init__(inputs)
        self.figures = figures

    def voice_of_sender(self) -> dict[str, str]:
        """The sender's pronouns: a company of several people writes as *we*."""
        if self.inputs.worker_kind == WorkerKind.COMPANY:
            return {"I": "we", "We": "We", "me": "us", "my": "our", "My": "Our"}
        return {"I": "I", "We": "I", "me": "me", "my": "my", "My": "My"}

    def voice(self, row: Threat) -> str:
        """How the other side said it; who is on no platform wrote in no platform's messages."""
        if self.inputs.direct and row.channel == Channel.PLATFORM:
            row = replace(row, channel=Channel.OTHER)
        return super().voice(row)

    def sums(self) -> str:
        """The totals, one a currency; nothing while no debt is known, or none is open."""
        return together(
            format_money(total.total, total.id) for total in self.figures.totals if total.total
        )

    def unpaid(self) -> str:
        """What is unpaid without interest, one sum a currency, with its verb."""
        sums = [
            format_money(total.unpaid, total.id) for total in self.figures.totals if total.total
        ]
        return f"{together(sums)} {'are' if len(sums) > 1 else 'is'}"

    def reply(self) -> str:
        """The day and hour of the answer, where the client is."""
        answer = self.figures.reply
        if answer.at is None or answer.zone is None:
            return f"{format_day(answer.day)}, where you are"
        local = answer.at.astimezone(answer.zone)
        return f"{format_day(local.date())} at {format_clock(local)}"

    def sent(self, row: Threat) -> str:
        """When a message was sent, in the sender's zone: `On … at 2:05 pm, `, or its day alone."""
        if not row.sent_at:
            return ""
        if not isinstance(row.sent_at, datetime):
            return f"On {format_day(row.sent_at)}, "
        local = row.sent_at.astimezone(self.inputs.zone)
        return f"On {format_day(local.date())} at {format_clock(local)}, "

    def cited(self, category: str) -> str:
        """The exhibits of this kind as they are cited, or nothing."""
        return self.shown(self.letters_of(category))

    def greeting(self) -> str:
        """Who is greeted: a person by name, else nobody by name."""
        inputs = self.inputs
        if inputs.client_contact:
            return "Dear " + self.line(inputs.client_contact)
        if not inputs.client_name:
            return "Dear " + self.gap("client_name")
        return "Dear " + (self.line(inputs.client_name) if self._by_name() else "Sir or Madam")

    def farewell(self) -> str:
        """`Yours sincerely` to somebody by name, `Yours faithfully` to nobody by name."""
        known = self.inputs.client_contact or not self.inputs.client_name or self._by_name()
        return "Yours sincerely" if known else "Yours faithfully"

    def _by_name(self) -> bool:
        firm = self.inputs.client_kind in (ClientKind.BUSINESS, ClientKind.PUBLIC_BODY)
        name = self.inputs.client_name or ""
        return not firm and not is_firm_name(name) and not is_profile_name(name)

    def signature(self) -> str:
        """Who signs, and for a company as what and for whom."""
        inputs = self.inputs
        name = self.line(inputs.freelancer_name) or self.gap("freelancer_name")
        if inputs.worker_kind not in FIRMS:
            return name
        person = self.line(inputs.signed_by) or self.gap("signed_by")
        office = ", " + self.item(inputs.signed_as) if inputs.signed_as else ""
        return f"{person}{office}\nfor {name}"

    def breached(self) -> bool:
        """Whether the contract itself names a day for each unpaid debt, and each has passed."""
        open_rows = [row for row in self.figures.rows if row.unpaid]
        return (
            bool(open_rows)
            and self.inputs.money_place == MoneyPlace.UNPAID_HOURS
            and all(
                row.due
                and row.due < self.inputs.today
                and row.debt.due == row.due
                and row.debt.due_basis == DueBasis.CONTRACT
                for row in open_rows
            )
        )

    def court(self) -> str:
        """The small-claims court at the client's place, if one alone may fit the claim."""
        totals = self.figures.totals
        found = forum.find(
            self.inputs,
            {t.id: t.unpaid for t in totals},
            {t.id: t.total for t in totals},
            self.inputs.today,
        )[0]
        fitting = [court for court in found if court.side == "client" and court.fits is not False]
        if len(fitting) == 1 and fitting[0].name and ";" not in fitting[0].name:
            return f"the {fitting[0].name} ({fitting[0].place})"
        return "a small-claims court"

    def interest(self) -> Iterator[str]:
        """How the interest of each debt was calculated, a sentence or two for each."""
        for row in self.figures.rows:
            if row.interest and row.grown.basis and row.grown.spans:
                yield self._interest(row, row.interest, row.grown.basis)

    def _interest(self, row: LetterRow, interest: Decimal, basis_of: Basis) -> str:
        grown = row.grown
        basis = {
            "agreed": "the rate that our contract names",
            "late_payment": "the rate for late payment under the law of ",
            "court": "the rate before a judgment under the law of ",
        }[basis_of.kind] + basis_of.place
        rates: dict[str, list[Span]] = {}
        for span in grown.spans:
            rates.setdefault(f"{span.rate.normalize():f} % a year", []).append(span)
        named = "; ".join(
            rate
            if len(rates) == 1
            else f"{rate} from {format_day(spans[0].first)} to {format_day(spans[-1].last)}"
            for rate, spans in rates.items()
        )
        method = "compound" if basis_of.method.startswith("compound") else "simple"
        said = (
            f"{self.item(row.item)}: {format_money(interest, row.currency)}, {method} "
            f"interest at {named} ({basis}), from {format_day(grown.spans[0].first)} to "
            f"{format_day(grown.spans[-1].last)}."
        )
        said += self._paid_part(row)
        if grown.daily:
            said += f" Each further day adds {format_money(grown.daily, row.currency)}."
        if row.fixed:
            said += (
                f" The law on late payment adds a fixed sum of "
                f"{format_money(row.fixed, row.currency)} to this debt."
            )
        return said

    @staticmethod
    def _paid_part(row: LetterRow) -> str:
        """What a part payment did to the interest, as a sentence, or nothing."""
        day, spans = row.debt.paid_on, row.grown.spans
        if not row.paid or day is None:
            return ""
        after = next((span for span in spans if span.first > day), None)
        if after:
            left = round_cents(after.balance)
        else:  # nothing has borne interest since, so the interest is that until the payment
            left = min(row.amount, row.unpaid + (row.interest or Decimal(0)))
        owing = format_money(left, row.currency)
        paid = f" Your payment of {format_money(row.paid, row.currency)} on {format_day(day)} "
        if day < spans[0].first:
            return paid + f"came before that, so the interest is on {owing}."
        start = format_day(day + timedelta(days=1))
        rest = " first, and the rest of it towards the sum" if left < row.amount else ""
        return (
            f"{paid}went towards the interest until then{rest}. "
            f"From {start} the interest is on {owing}."
        )

    def meaning(self, words: str) -> str:
        """What readers take a statement to mean, as the end of a sentence."""
        first, _, rest = words.strip().partition(" ")
        if first.casefold() == "that" and rest:
            return f"to mean that {self.own(rest)}"
        return f"to mean: {self.own(words)}"

    def law(self) -> str:
        """The law that the contract names: `the law of California`."""
        named = re.sub(r"^(?:the )?laws? of ", "", self.inputs.contract_law or "", flags=re.I)
        return "the law of " + self.item(named or self.inputs.contract_law)

    def sending(self) -> str:
        """`By email and by post`, or nothing."""
        words = together(way.label[:1].lower() + way.label[1:] for way in self.inputs.sent_by)
        return words[:1].upper() + words[1:]

    def enclosed(self) -> str:
        """The exhibits whose copies go with the letter: `Exhibits A and B`."""
        named = [entry.id for entry in lettered(self.inputs.exhibits)]
        return exhibit_list(named) if named else ""


def together(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} and {last}" if most else last
