"""The letter's paragraphs: sections in order, from the figures."""

from calculators.engine.formats import format_day, format_money, format_zone
from calculators.engine.rendering import render
from calculators.letter.figures import Figures
from calculators.letter.inputs import Inputs, Tone
from calculators.lints.drafting import Draft, Words, split

SECTIONS = ("header", "facts", "payment", "feedback", "statements", "demands", "rights")


def draft(inputs: Inputs, figures: Figures) -> tuple[Draft, ...]:
    """The paragraphs of the letter, in order. None is empty."""
    words = LetterWords(inputs, figures)
    context = {
        "case": inputs, "totals": figures.totals, "firm": inputs.tone == Tone.FIRM,
        "contract_over": inputs.contract_over,
        "asks": [step for step in figures.before
                 if step.kind == "statement" and not step.media_only],
        **{name: getattr(words, name) for name in (
            "heading", "start", "gap", "title", "line", "item", "lines", "closed", "own",
            "quote", "shown", "voice", "all_reported", "sums", "reply")},
    }
    return tuple(
        paragraph for section in SECTIONS
        for paragraph in split(render(f"letter/sections/{section}.txt.jinja", **context))
    )


class LetterWords(Words):
    """What the section templates call besides."""

    def __init__(self, inputs: Inputs, figures: Figures):
        super().__init__(inputs)
        self.figures = figures

    def sums(self) -> str:
        """The totals, one a currency; nothing while no debt is known, or none is open."""
        named = [format_money(total.total, total.id) for total in self.figures.totals
                 if total.total]
        return " and ".join(", ".join(named).rsplit(", ", 1)) if len(named) > 1 else "".join(named)

    def reply(self) -> str:
        """The day and hour of the answer, where the client is."""
        answer = self.figures.reply
        if answer.at is None:
            return f"{format_day(answer.day)}, in {self.gap('client_zone')}"
        local = answer.at.astimezone(answer.zone)
        return f"{format_day(local.date())}, {local:%H:%M} {format_zone(local)}"
