"""What leaves the letter: a file for Word, text, Markdown, and everything in one bundle."""

from datetime import date
from typing import TYPE_CHECKING

from calculators.engine import casefile
from calculators.engine.answering import plain
from calculators.engine.exports import DayToKeep, Export, drawn_text, write_day
from calculators.engine.fields import show
from calculators.engine.rendering import render, without_direction
from calculators.facts.moment import local_day
from calculators.facts.platform import platform_name
from calculators.letter import word_file
from calculators.letter.happened import with_told
from calculators.letter.inputs import Inputs

if TYPE_CHECKING:
    from calculators.letter.calculator import Outcome


def stop(inputs: Inputs, outcome: "Outcome") -> str:
    """Why the letter may not leave now, or ""."""
    if not outcome.stopped:
        return ""
    titles = dict.fromkeys(one.title for _, one in outcome.all_marks if one.severity == "block")
    found = render("letter/stopped.txt.jinja", titles=list(titles), wrong=outcome.wrong)
    return found.strip()


def text(inputs: Inputs, outcome: "Outcome") -> str:
    """The letter as plain text."""
    return _text(outcome, marked=False)


def marked(inputs: Inputs, outcome: "Outcome") -> str:
    """The letter as plain text with every mark behind its paragraph. It is never stopped."""
    return _text(outcome, marked=True)


def _text(outcome: "Outcome", marked: bool) -> str:
    made = render("letter/outcome.txt.jinja", outcome=outcome, marked=marked)
    return _tight(made)


def drawn(inputs: Inputs, outcome: "Outcome") -> str:
    """The letter as the order of a PDF."""
    [subject] = [part.text for part in outcome.paragraphs if part.id == "subject"]
    place = inputs.client_place.value if inputs.client_place else ""
    author = " ".join((inputs.freelancer_name or "").split())
    return drawn_text(" ".join(subject.split()), author, text(inputs, outcome), place)


def markdown(inputs: Inputs, outcome: "Outcome") -> str:
    """The letter as Markdown, with what the reader typed made harmless."""
    return _tight(render("letter/outcome.md.jinja", outcome=outcome))


def _tight(made: str) -> str:
    kept: list[str] = []
    for line in without_direction(made).strip().split("\n"):
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip() if not line.endswith("  ") or not line.strip() else line)
    return "\n".join(kept) + "\n"


def day_to_keep(inputs: Inputs, outcome: "Outcome") -> DayToKeep:
    """The day of the answer."""
    title = render("letter/answer.txt.jinja", inputs=inputs, reply=outcome.reply).strip()
    text = f"{title}. Check whether the client has answered, and keep the answer."
    day = outcome.reply.at or outcome.reply.day
    return DayToKeep("answer", day, title, text, "", outcome.reply.rules)


def events(inputs: Inputs, outcome: "Outcome") -> list[tuple[date, str, object]]:
    """What happened when, in order: the day, what kind of event, and its row if it has one."""
    found: list[tuple[date | None, str, object]] = [
        (getattr(inputs, name), name, None)
        for name in (
            "first_contact",
            "contract_began",
            "threat_reported",
            "review_published",
            "letter_sent",
        )
    ]
    found.append((with_told(inputs).refund_requested_on, "refund_requested", None))
    for delivery in inputs.deliveries:
        found.append((delivery.day, "delivery", delivery))
        if delivery.client_words:
            found.append((delivery.client_words_on, "client_words", delivery))
    for debt in inputs.owed if inputs.about_money else ():
        found += [(debt.due, "due", debt), (debt.paid_on, "paid", debt)]
    for threat in inputs.threats:
        sent = local_day(threat.sent_at, inputs.zone) if threat.sent_at else None
        found.append((sent, "threat", threat))
    found += [(inputs.today, "letter", None), (outcome.reply.day, "reply", None)]
    dated = [(day, kind, row) for day, kind, row in found if day]
    return sorted(dated, key=lambda entry: entry[0])


def bundle(inputs: Inputs, outcome: "Outcome") -> bytes:
    """A zip: the letter twice, the list of exhibits, the timeline, the calendar, the answers."""
    answers = {name: value for name, value in show(inputs).items() if value not in ("", [])}
    moment = plain(inputs.now)
    return word_file.pack(
        {
            "README.txt": render("letter/bundle.txt.jinja"),
            "letter.docx": word_file.write(inputs, outcome),
            "letter.txt": text(inputs, outcome),
            "exhibits.txt": _tight(render("letter/exhibits.txt.jinja", outcome=outcome)),
            "timeline.txt": without_direction(
                render(
                    "letter/timeline.txt.jinja",
                    events=events(inputs, outcome),
                    platform="" if inputs.direct else platform_name(inputs.platform),
                )
            ),
            "answer.ics": write_day("letter", inputs, day_to_keep(inputs, outcome)),
            "case.json": casefile.write(inputs.contract_title or "", answers, moment),
        }
    )


EXPORTS = (
    Export(
        "docx",
        "Save for Word",
        "letter.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        word_file.write,
        stop=stop,
        first=True,
    ),
    Export(
        "pdf",
        "Save as PDF",
        "letter.pdf",
        "application/pdf",
        drawn,
        stop=stop,
        first=True,
        drawn=True,
    ),
    Export(
        "text", "Copy as text", "letter.txt", "text/plain", text, copy=True, stop=stop, first=True
    ),
    Export("txt", "Save as text", "letter.txt", "text/plain", text, stop=stop),
    Export("markdown", "Save as Markdown", "letter.md", "text/markdown", markdown, stop=stop),
    Export("bundle", "Save everything (zip)", "letter.zip", "application/zip", bundle, stop=stop),
    Export(
        "marked",
        "Copy with warnings",
        "letter-marked.txt",
        "text/plain",
        marked,
        copy=True,
        instead=True,
    ),
)
