"""What leaves the letter: a file for Word, text, Markdown, and everything in one bundle."""

from datetime import date

from calculators.engine import casefile
from calculators.engine.answering import plain
from calculators.engine.calendar_file import calendar, event
from calculators.engine.exports import Export
from calculators.engine.fields import show
from calculators.engine.rendering import render
from calculators.letter import word_file
from calculators.writing.drafting import without_direction


def stop(inputs, outcome) -> str:
    """Why the letter may not leave now, or ""."""
    if not outcome.stopped:
        return ""
    titles = dict.fromkeys(one.title for _, one in outcome.all_marks if one.severity == "block")
    return render("letter/stopped.txt.jinja", titles=list(titles)).strip()


def text(inputs, outcome) -> str:
    """The letter as plain text."""
    return _text(outcome, marked=False)


def marked(inputs, outcome) -> str:
    """The letter as plain text with every mark behind its paragraph. It is never stopped."""
    return _text(outcome, marked=True)


def _text(outcome, marked: bool) -> str:
    made = render("letter/outcome.txt.jinja", outcome=outcome, marked=marked)
    return _tight(made)


def markdown(inputs, outcome) -> str:
    """The letter as Markdown, with what the reader typed made harmless."""
    return _tight(render("letter/outcome.md.jinja", outcome=outcome))


def _tight(made: str) -> str:
    lines, kept = without_direction(made).strip().split("\n"), []
    for line in lines:
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip() if not line.endswith("  ") or not line.strip() else line)
    return "\n".join(kept) + "\n"


def answer_day(inputs, outcome) -> str:
    """A calendar file with the day of the answer."""
    reply = outcome.reply
    title = render("letter/answer.txt.jinja", inputs=inputs, reply=reply).strip()
    return calendar(
        "Letter",
        [event(f"answer-{inputs.today:%Y%m%d}", inputs.now, reply.at or reply.day, title, title)],
    )


def events(inputs, outcome) -> list[tuple[date, str, object]]:
    """What happened when, in order: the day, what kind of event, and its row if it has one."""
    found = [
        (getattr(inputs, name), name, None)
        for name in (
            "first_contact",
            "contract_began",
            "refund_requested",
            "threat_reported",
            "review_published",
            "letter_sent",
        )
    ]
    for row in inputs.deliveries:
        found += [(row.day, "delivery", row)]
        found += [(row.client_words_on, "client_words", row)] if row.client_words else []
    for row in inputs.owed if inputs.about_money else ():
        found += [(row.due, "due", row), (row.paid_on, "paid", row)]
    for row in inputs.threats:
        found.append((row.sent_at and row.sent_at.astimezone(inputs.zone).date(), "threat", row))
    found += [(inputs.today, "letter", None), (outcome.reply.day, "reply", None)]
    return sorted((entry for entry in found if entry[0]), key=lambda entry: entry[0])


def bundle(inputs, outcome) -> bytes:
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
                render("letter/timeline.txt.jinja", events=events(inputs, outcome))
            ),
            "answer.ics": answer_day(inputs, outcome),
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
    ),
    Export("text", "Copy as text", "letter.txt", "text/plain", text, copy=True, stop=stop),
    Export("txt", "Save as text", "letter.txt", "text/plain", text, stop=stop),
    Export("markdown", "Save as Markdown", "letter.md", "text/markdown", markdown, stop=stop),
    Export("bundle", "Save everything (zip)", "letter.zip", "application/zip", bundle, stop=stop),
    Export("marked", "Copy with warnings", "letter-marked.txt", "text/plain", marked, copy=True),
)
