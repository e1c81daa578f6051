"""The checks of a letter that look at the case: one function a lint, named by its id.

Each takes a `CheckedLetter` and yields passages: (paragraph id, or "" for the letter; start; end).
"""

import re
from collections.abc import Iterator

from calculators.checks.reading import BEFORE_QUOTE, QUOTE, requests_for_change, spoken, squeeze
from calculators.facts import exhibits
from calculators.facts.feedback import Statement
from calculators.facts.money import MoneyPlace
from calculators.law import forum, limitation
from calculators.letter import citations
from calculators.letter.amounts import other_amount as other_amount
from calculators.letter.checked import WHOLE, CheckedLetter, Passage, unmask_keeping
from calculators.letter.choices import Proceeding, Route, Subject
from calculators.letter.coming import hours_pay_first as hours_pay_first
from calculators.letter.coming import release_first as release_first
from calculators.letter.happened import disputes_hours, has_answered_hours, is_in_dispute
from calculators.letter.names import is_profile_name
from calculators.letter.opinions import is_opinion
from calculators.writing.drafts import BLANK

# About what fits on three printed pages of this letter.
LONGEST_LETTER = 1_200

EXHIBIT = re.compile(r"\bExhibits? ([A-Z]{1,2}(?:(?:, | and )[A-Z]{1,2})*)\b")
FINAL = re.compile(r"\b(?:final|last) (?:notice|letter|demand|warning|chance|reminder)\b", re.I)


def gap(letter: CheckedLetter) -> Iterator[Passage]:
    for text in letter.texts:
        for one in text.gaps:
            yield text.id, one.start, one.end


def nothing_asked(letter: CheckedLetter) -> Iterator[Passage]:
    # A review without sentences has a gap for them instead.
    asked = any(draft.id.startswith("demand_") for draft in letter.drafts)
    if not asked and not letter.inputs.disputes_review:
        yield "ask", 0, 0


def mixed_currency(letter: CheckedLetter) -> Iterator[Passage]:
    if len(letter.figures.totals) > 1:
        yield "table", 0, 0


def not_due(letter: CheckedLetter) -> Iterator[Passage]:
    today = letter.inputs.today
    if letter.inputs.unpaid and any(
        row.due and row.due > today and row.unpaid for row in letter.figures.rows
    ):
        yield "table", 0, 0


def interest_unknown(letter: CheckedLetter) -> Iterator[Passage]:
    if any(row.unknown for row in letter.figures.rows):
        yield "table", 0, 0


def opinion_as_false(letter: CheckedLetter) -> Iterator[Passage]:
    for index, row in enumerate(_statements(letter), 1):
        if is_opinion(row.words):
            yield f"statement_{index}", 0, 0


def statement_unsupported(letter: CheckedLetter) -> Iterator[Passage]:
    for index, row in enumerate(_statements(letter), 1):
        if not (row.exhibits or "").strip():
            yield f"statement_{index}", 0, 0


def _statements(letter: CheckedLetter) -> tuple[Statement, ...]:
    return letter.inputs.statements if letter.inputs.disputes_review else ()


def time_barred(letter: CheckedLetter) -> Iterator[Passage]:
    # A longer rule that may fit, and that is not over, leaves room for doubt.
    today = letter.inputs.today
    ended = {
        limit.kind
        for limit in letter.figures.limits
        if limit.state == limitation.LimitState.ENDED
        and (limit.longer is None or limit.longer < today)
    }
    if "contract" in ended and letter.inputs.unpaid:
        yield "rights", 0, 0
    if "statement" in ended:
        yield "review", 0, 0


def court_without_defamation(letter: CheckedLetter) -> Iterator[Passage]:
    if _statements(letter) and any(
        court.statement == "no" for court in _courts(letter) if court.side == "client"
    ):
        yield "rights", 0, 0


def court_limit(letter: CheckedLetter) -> Iterator[Passage]:
    courts = [court for court in _courts(letter) if court.side == "client"]
    if courts and all(court.fits is False for court in courts):
        yield "rights", 0, 0


def _courts(letter: CheckedLetter) -> tuple[forum.Court, ...]:
    if letter.inputs.next_step != Proceeding.SMALL_CLAIMS or not letter.inputs.names_step:
        return ()
    totals = letter.figures.totals
    return forum.find(
        letter.inputs,
        {t.id: t.unpaid for t in totals},
        {t.id: t.total for t in totals},
        letter.inputs.today,
    )[0]


def reply_time(letter: CheckedLetter) -> Iterator[Passage]:
    reply = letter.figures.reply
    if letter.first and not letter.first.over:
        return  # the step that comes first bounds it, or the letter waits
    fewest = max(reply.least.value, reply.place_days.value if reply.place_days else 0)
    if reply.days < fewest or reply.days > max(reply.most.value, fewest):
        yield "ask", 0, 0


def no_answer_address(letter: CheckedLetter) -> Iterator[Passage]:
    email = letter.inputs.freelancer_email
    if email and not any(email.strip() in text.text for text in letter.texts):
        yield WHOLE


def statute_named(letter: CheckedLetter) -> Iterator[Passage]:
    # Our own words name no statute.
    edited = [text for text in letter.texts if text.edited]
    met = citations.met(letter.figures) if edited else ()
    for text in edited:
        for start, end in citations.find(text.own):
            if not citations.applies(text.own[start:end], met):
                yield text.id, start, end


def platform_first(letter: CheckedLetter) -> Iterator[Passage]:
    if letter.first and not letter.first.over and not letter.first.of_hours:
        yield "ask", 0, 0


def platform_day_over(letter: CheckedLetter) -> Iterator[Passage]:
    if letter.first and letter.first.over and not letter.first.of_hours:
        yield "money", 0, 0


def hours_first(letter: CheckedLetter) -> Iterator[Passage]:
    if letter.first and not letter.first.over and letter.first.of_hours:
        yield "ask", 0, 0


def hours_day_over(letter: CheckedLetter) -> Iterator[Passage]:
    if letter.first and letter.first.over and letter.first.of_hours:
        yield "money", 0, 0


def hours_running(letter: CheckedLetter) -> Iterator[Passage]:
    waits = letter.first and letter.first.of_hours
    if disputes_hours(letter.inputs) and has_answered_hours(letter.inputs) and not waits:
        yield "money", 0, 0


def money_went_back(letter: CheckedLetter) -> Iterator[Passage]:
    if letter.inputs.returned:
        yield "money", 0, 0


def held_and_direct(letter: CheckedLetter) -> Iterator[Passage]:
    if not letter.inputs.held:
        return
    pay = re.compile(
        r"\b(?:pay|transfer|send|wire|remit)\b[^.]{0,60}\b(?:me|bank|account|paypal|"
        r"wise|directly|cash|crypto\w*)\b",
        re.I,
    )
    for text in letter.texts:
        if text.edited and (found := pay.search(text.own)):
            yield text.id, *found.span()


def route_banned(letter: CheckedLetter) -> Iterator[Passage]:
    inputs = letter.inputs
    if inputs.unpaid and inputs.payment_route == Route.OTHER and letter.figures.banned:
        yield "demand_pay", 0, 0


def dispute_running(letter: CheckedLetter) -> Iterator[Passage]:
    if letter.inputs.platform_steps.value == "running" and not letter.inputs.direct:
        yield "platform", 0, 0
    elif letter.inputs.about_money and is_in_dispute(letter.inputs):
        yield "money", 0, 0


def chargeback_open(letter: CheckedLetter) -> Iterator[Passage]:
    if letter.inputs.money_place == MoneyPlace.CHARGED_BACK:
        yield "money", 0, 0


def quote_not_verbatim(letter: CheckedLetter) -> Iterator[Passage]:
    for text in (text for text in letter.texts if text.edited):
        record = [squeeze(words) for words in letter.known]
        plain = unmask_keeping(text.own)
        for found in QUOTE.finditer(plain):
            words = found[1] or found[2]
            theirs = BEFORE_QUOTE.search(plain[max(0, found.start() - 200) : found.start()])
            # What is blanked is a quotation from the record, as it stands there.
            if theirs and words.strip(BLANK + ".") and not spoken(words, record):
                yield text.id, *found.span()


def name_is_handle(letter: CheckedLetter) -> Iterator[Passage]:
    name = (letter.inputs.client_name or "").strip()
    if name and is_profile_name(name):
        yield "recipient", 0, 0


def address_not_given(letter: CheckedLetter) -> Iterator[Passage]:
    inputs = letter.inputs
    given = inputs.client_address or inputs.client_email
    if given and inputs.client_gave_address.value != "yes" and not inputs.direct:
        yield "recipient", 0, 0


def final_word(letter: CheckedLetter) -> Iterator[Passage]:
    inputs = letter.inputs
    if not inputs.earlier_end or inputs.earlier_end < inputs.today:
        return
    for text in letter.texts:
        if found := FINAL.search(text.own):
            yield text.id, *found.span()


def other_letter(letter: CheckedLetter) -> Iterator[Passage]:
    if letter.inputs.has_both and letter.inputs.subject != Subject.BOTH:
        yield WHOLE


def money_and_review(letter: CheckedLetter) -> Iterator[Passage]:
    if letter.inputs.has_both and letter.inputs.subject == Subject.BOTH:
        yield WHOLE


def asking_to_change(letter: CheckedLetter) -> Iterator[Passage]:
    for text in letter.texts:
        yield from ((text.id, *span) for span in requests_for_change(text.own))


def place_asks_more(letter: CheckedLetter) -> Iterator[Passage]:
    inputs = letter.inputs
    asks = [
        step
        for step in letter.figures.before
        if step.kind == "statement" and step.required and not step.media_only
    ]
    if not asks:
        return
    for index, row in enumerate(_statements(letter), 1):
        if not row.meaning or not row.harm or not inputs.review_address:
            yield f"statement_{index}", 0, 0


def exhibit_unknown(letter: CheckedLetter) -> Iterator[Passage]:
    known = {exhibits.letter(index) for index in range(len(letter.inputs.exhibits))}
    for text in letter.texts:
        for found in EXHIBIT.finditer(text.own):
            if not set(re.split(r", | and ", found[1])) <= known:
                yield text.id, *found.span()


def letter_sent_later(letter: CheckedLetter) -> Iterator[Passage]:
    sent = letter.inputs.letter_sent
    if sent and sent > letter.inputs.today:
        yield WHOLE


def lost_edit(letter: CheckedLetter) -> Iterator[Passage]:
    present = {draft.id for draft in letter.drafts}
    if any(edit.paragraph not in present for edit in letter.inputs.edits):
        yield WHOLE


def no_longer_follows(letter: CheckedLetter) -> Iterator[Passage]:
    for text in letter.texts:
        if text.stale:
            yield text.id, 0, 0


def too_long(letter: CheckedLetter) -> Iterator[Passage]:
    if sum(len(text.text.split()) for text in letter.texts) > LONGEST_LETTER:
        yield WHOLE
