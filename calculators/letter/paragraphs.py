"""The letter's paragraphs: sections in order, from the figures."""

from calculators.engine.rendering import render
from calculators.facts.contract import ContractType
from calculators.letter.choices import Tone
from calculators.letter.figures import Figures
from calculators.letter.inputs import Inputs
from calculators.letter.letter_words import LetterWords
from calculators.reading.told import may_mean_review
from calculators.writing.drafts import Draft, split

SECTIONS = ("header", "facts", "payment", "feedback", "statements", "demands", "rights")


def draft(inputs: Inputs, figures: Figures) -> tuple[Draft, ...]:
    """The paragraphs of the letter, in order. None is empty."""
    words = LetterWords(inputs, figures)
    context = {
        "case": inputs,
        "platform": words.platform,
        "on_platform": "" if inputs.direct else f" on {words.platform}",
        "elsewhere": words.elsewhere or inputs.direct,
        "totals": figures.totals,
        "rows": figures.rows,
        "firm": inputs.tone in (Tone.FIRM, Tone.LAST),
        "about_review": any(may_mean_review(row.words) for row in inputs.threats),
        "last": inputs.tone == Tone.LAST and inputs.names_step,
        "contract_over": inputs.contract_over,
        "hourly": inputs.contract_type == ContractType.HOURLY,
        "asks": [
            step for step in figures.before if step.kind == "statement" and not step.media_only
        ],
        **words.voice_of_sender(),
        **{
            name: getattr(words, name)
            for name in (
                "heading",
                "start",
                "gap",
                "title",
                "line",
                "inside",
                "item",
                "lines",
                "closed",
                "own",
                "quote",
                "shown",
                "cited",
                "voice",
                "all_reported",
                "in_order",
                "sums",
                "unpaid",
                "reply",
                "sent",
                "greeting",
                "farewell",
                "signature",
                "breached",
                "court",
                "interest",
                "meaning",
                "law",
                "sending",
                "enclosed",
            )
        },
    }
    return tuple(
        paragraph
        for section in SECTIONS
        for paragraph in split(render(f"letter/sections/{section}.txt.jinja", **context))
    )
