"""Over generated cases: no text names a day, a sum, a channel or an exhibit that no answer gives.

And each sentence that needs a fact stands only with that fact.
"""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from calculators.engine.fields import AnswerErrors, questions
from calculators.engine.formats import format_day
from calculators.messages.inputs import Inputs
from tests.letter import golden as letter
from tests.messages import golden as messages

DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} [A-Z][a-z]+ \d{4}")
SUM = re.compile(r"\d[\d,]*\.\d\d [A-Z]{3}")
EXHIBITS = re.compile(r"Exhibits? ([A-Z](?:(?:, | and )[A-Z])*)")

DAYS = some.dates(date(2026, 9, 1), date(2026, 11, 20)).map(str)
# Words that are no day, no sum, no channel and no exhibit.
WORDS = some.sampled_from(
    ["lorem", "dolor sit amet", 'a 6" banner.', "the lamp and the shade", "x!"]
)
SUMS = some.decimals(min_value="0.01", max_value=90_000, places=2).map(str)
LETTERS = some.sampled_from(["", "A", "B", "A, B"])
BLANK = some.just("")


def one_of(*values):
    return some.sampled_from(["", *values])


def rows(least=0, most=3, **fields):
    return some.lists(some.fixed_dictionaries(fields), min_size=least, max_size=most)


CASES = some.fixed_dictionaries(
    {
        "contract_title": BLANK | WORDS,
        "contract_id": BLANK | some.just("77"),
        "contract_type": one_of("fixed_price", "hourly", "mixed"),
        "contract_began": BLANK | DAYS,
        "contract_ended": BLANK | DAYS,
        "ended_by": one_of("client", "freelancer", "not_sure"),
        "scope": BLANK | WORDS,
        "deliveries": rows(
            item=WORDS,
            day=BLANK | DAYS,
            client_words=BLANK | WORDS,
            client_words_on=BLANK | DAYS,
            exhibits=LETTERS,
        ),
        "money_place": one_of("held", "released", "unpaid_hours", "none", "not_sure"),
        "owed": rows(
            item=WORDS, amount=SUMS, currency=one_of("USD", "EUR"), due=DAYS, whole=some.booleans()
        ),
        "refund_requested": BLANK | DAYS,
        "platform_steps": one_of("not_started", "running", "closed", "not_sure"),
        "dispute_number": BLANK | some.just("88"),
        "platform_answer": BLANK | WORDS,
        "threats": rows(
            words=WORDS,
            sent_at=BLANK | DAYS.map(lambda day: f"{day}T10:30"),
            channel=one_of("platform", "email", "call", "other"),
            exhibits=LETTERS,
        ),
        "threat_reported": BLANK | DAYS,
        "report_ticket": BLANK | some.just("99"),
        "review_content": one_of("no", "opinion", "false_fact", "not_sure"),
        "review_published": BLANK | DAYS,
        "report_grounds": some.lists(
            some.sampled_from(["pressure", "abuse", "unrelated", "insider"]),
            unique=True,
            max_size=2,
        ),
        "report_words": BLANK | WORDS,
        "statements": rows(words=WORDS, truth=BLANK | WORDS, exhibits=LETTERS),
        "exhibits": rows(
            2,
            3,
            category=some.sampled_from(
                ["contract", "delivery", "threats", "damage", "platform", "identity"]
            ),
            shows=WORDS,
        ),
        "letter_sent": BLANK | DAYS,
        "letter_days": one_of("7", "14"),
        "letter_about": one_of("money", "review", "both"),
        "tone": one_of("neutral", "firm", "last"),
        "worker_kind": one_of("person", "company"),
        "part_payment": one_of("yes", "no"),
        "sent_by": some.lists(some.sampled_from(["email", "post"]), unique=True, max_size=2),
        "copies_enclosed": one_of("yes", "no"),
        "contract_law": BLANK | WORDS,
        "settlement_sum": BLANK | SUMS,
        "settlement_offered": BLANK | DAYS,
        "proposal_answer": one_of("accept", "decline", "counter"),
        "proposed_on": BLANK | DAYS,
        "proposal_sum": BLANK | SUMS,
        "settle_by": BLANK | DAYS,
        "letter_received": BLANK | DAYS,
        "answer_by": BLANK | DAYS,
        "notice_day": BLANK | DAYS,
        "notice_words": BLANK | WORDS,
        "points": rows(words=WORDS, answer=BLANK | WORDS, exhibits=LETTERS),
        "account_verified": one_of("yes", "no"),
        "client_verified": one_of("yes", "no"),
        "hours_disputed": BLANK | DAYS,
        "hours_logged": one_of("tracked", "manual", "not_sure"),
        "work_hours": rows(
            day=DAYS,
            hours=some.sampled_from(["1", "7.5"]),
            tracking=one_of("tracked", "manual"),
            memo=one_of("yes", "no"),
            within_limit=one_of("yes", "no"),
            activity=one_of("yes", "no"),
        ),
        "has_counsel": one_of("yes", "no"),
        "instalments": one_of("yes", "no"),
        "client_zone": one_of("America/New_York"),
    }
)

PHRASES = {
    "platform": "wrote in Upwork's messages",
    "email": "wrote by email",
    "call": "said in a call",
    "other": "wrote in a message",
}


def days(case, *names):
    return {case[name] for name in names} - {""}


def posted(case):
    return case["review_content"] in ("opinion", "false_fact")


def went_back(case):
    """Whether the freelancer ended the contract, so that held money is with the client again."""
    return (
        case["money_place"] == "held"
        and case["contract_ended"]
        and case["ended_by"] == "freelancer"
    )


def compared(case, earlier):
    day = case["review_published"]
    sent = [row["sent_at"][:10] for row in case["threats"] if row["sent_at"]]
    return bool(day) and any(one < day if earlier else one > day for one in sent)


# A sentence, and what a case must hold for it to stand.
NEEDS = [
    (r"links? a review to a demand|linked a review to a demand", lambda c: c["threats"]),
    (r"No review is posted", lambda c: c["review_content"] == "no"),
    (r"Before it was posted", lambda c: compared(c, True)),
    (r"After it was posted", lambda c: compared(c, False)),
    (r"asked for a refund(?! of this payment)", lambda c: c["refund_requested"]),
    # The letter about released money answers a client who wants it back, on whatever way.
    (r"refund of this payment", lambda c: c["money_place"] == "released"),
    (r"refund request on Upwork", lambda c: c["refund_requested"]),
    (
        r"\b(?:was|were) released to me|has paid me|was released for",
        lambda c: c["money_place"] == "released",
    ),
    (r"\b(?:is|are) unpaid", lambda c: c["money_place"] == "unpaid_hours" or went_back(c)),
    (r"held by Upwork|Upwork holds", lambda c: c["money_place"] == "held"),
    (r"I (?:reported|sent a report|sent Upwork a report)", lambda c: c["threat_reported"]),
    (
        r"I reported",
        lambda c: (
            c["threats"]
            and all(row["sent_at"][:10] <= c["threat_reported"] for row in c["threats"])
        ),
    ),
    (r"ticket 99", lambda c: c["threat_reported"] and c["report_ticket"]),
    (r"review appeared|Your review of", posted),
    (r"The review says", lambda c: c["report_words"] or c["statements"]),
    (r"This is not accurate|statements? of fact", lambda c: c["review_content"] == "false_fact"),
    (r"press for something of value", lambda c: "pressure" in c["report_grounds"]),
    (r"It is abusive", lambda c: "abuse" in c["report_grounds"]),
    (r"nothing to do with the contract", lambda c: "unrelated" in c["report_grounds"]),
    (r"An insider wrote", lambda c: "insider" in c["report_grounds"]),
    (r"on that ground\b", lambda c: len(c["report_grounds"]) == 1),
    (r"on those grounds", lambda c: len(c["report_grounds"]) > 1),
    (r"break the rule against", lambda c: c["threats"]),
    (r"honest experience", lambda c: c["review_content"] == "no"),
    (r"not yet decided", lambda c: c["platform_steps"] == "running"),
    (r"steps have ended", lambda c: c["platform_steps"] == "closed"),
    (r"lawyer", lambda c: c["has_counsel"] == "yes"),
    (r"total includes interest|Each further day|Your payment of", lambda c: False),
    (r"Whether or not you confirm|payment stands", lambda c: c["money_place"] == "released"),
    (r"Whether the money is released", lambda c: c["money_place"] == "held"),
    (r"start civil proceedings", lambda c: c["money_place"] != "released" or posted(c)),
    (r"last letter", lambda c: c["tone"] == "last"),
    (r"wrote to you about this contract", lambda c: c["letter_sent"]),
    (r"asked for an answer", lambda c: c["letter_sent"] and c["letter_days"]),
    (r"dispute only a part", lambda c: c["part_payment"] == "yes"),
    (r"By email|by email$", lambda c: "email" in c["sent_by"]),
    (r"(?i)by post", lambda c: "post" in c["sent_by"]),
    (r"Enclosed", lambda c: c["copies_enclosed"] == "yes"),
    (r"names the law", lambda c: c["contract_law"]),
    (r"I accept the proposal", lambda c: c["proposal_answer"] == "accept"),
    (r"I do not accept the proposal", lambda c: c["proposal_answer"] in ("decline", "counter")),
    (r"I propose instead", lambda c: c["proposal_answer"] == "counter"),
    (r"Answer: ", lambda c: c["points"]),
    (r"your notice(?: came on)? ?(?:of|on)", lambda c: c["notice_day"]),
    (r"reason that (?:it|the notice) gives", lambda c: c["notice_words"]),
    (
        r"This time meets the conditions of hourly",
        lambda c: any(
            row["tracking"] == "tracked"
            and row["memo"] == row["within_limit"] == row["activity"] == "yes"
            for row in c["work_hours"]
        ),
    ),
    (r"added by hand", lambda c: any(row["tracking"] == "manual" for row in c["work_hours"])),
    (r"with the time tracker", lambda c: c["hours_logged"] == "tracked"),
    (r"these hours by hand", lambda c: c["hours_logged"] == "manual"),
    (r"the dispute of", lambda c: c["hours_disputed"]),
    # The platform's own record may be named where nothing is known of single hours.
    (r"work diary", lambda c: not c["work_hours"]),
    (r"instalments", lambda c: c["instalments"] == "yes"),
    (r"Approve the work", lambda c: not c["contract_ended"]),
    (r"Agree on Upwork to the release", lambda c: c["contract_ended"]),
    (r"you ended the contract", lambda c: c["ended_by"] == "client"),
    (r"ended the contract|contract ended", lambda c: c["contract_ended"] and not went_back(c)),
    (r"new fixed-price contract", lambda c: c["contract_type"] == "hourly"),
    (r"described above", lambda c: c["deliveries"]),
    (r"Statement 1:", lambda c: c["statements"]),
    (r"you wrote: ", lambda c: any(row["client_words"] for row in c["deliveries"])),
    (r"of the rest|the rest (?:goes|through)", lambda c: c["owed"]),
    (r"(?i)screenshot", lambda c: any(row["activity"] == "yes" for row in c["work_hours"])),
    (r"(?i)confirmed on|accepted my offer|by email,", lambda c: False),
]


def said(text, case, allowed_days):
    """Everything that a text says and the case does not hold."""
    found = []
    # A gap is seen as one: what stands in its sentence is asked, and not said.
    text = re.sub(r"[^.\n]*\[[^\]\n]*\][^.\n]*", "", text)
    allowed = {format_day(date.fromisoformat(day)) for day in allowed_days}
    found += [day for day in DAY.findall(text) if day not in allowed]
    for phrase, holds in NEEDS:
        if re.search(phrase, text) and not holds(case):
            found.append(phrase)
    channels = {row["channel"] for row in case["threats"]}
    found += [phrase for name, phrase in PHRASES.items() if phrase in text and name not in channels]
    listed = {"ABC"[index] for index in range(len(case["exhibits"]))}
    named = {letter for group in EXHIBITS.findall(text) for letter in re.split(r", | and ", group)}
    found += sorted(named - listed)
    return found


def prepared(case):
    """The raw answers: a debt that is paid in full has its payment."""
    paid = [
        row | ({"paid": row["amount"], "paid_on": "2026-11-01"} if row["whole"] else {})
        for row in case["owed"]
    ]
    for row in paid:
        del row["whole"]
    return case | {"owed": paid, "now": "2026-11-21T09:00", "zone": "UTC"}


def sums_of(case):
    """The sums that a text may name: what is open or was released, by currency."""
    found = {}
    for row in case["owed"]:
        nothing = row["whole"] and case["money_place"] != "released"
        currency = row["currency"] or "USD"
        sum = Decimal(0) if nothing else Decimal(row["amount"])
        found[currency] = found.get(currency, Decimal(0)) + sum
    return {f"{sum:,.2f} {currency}" for currency, sum in found.items() if sum}


def whole_of(case):
    """The whole debt in US dollars, as `sums_of` counts it."""
    found = [one for one in sums_of(case) if one.endswith("USD")]
    return Decimal(found[0][:-4].replace(",", "")) if found else Decimal(0)


ROWS = {"deliveries": ("day", "client_words_on"), "threats": ("sent_at",)}


def days_of(case, *names):
    found = days(case, *names)
    for name, fields in ROWS.items():
        found |= {row[field][:10] for row in case[name] for field in fields if row[field]}
    return found


def check_message(name, case):
    raw = {key: value for key, value in prepared(case).items() if key in MESSAGE_FIELDS}
    raw["owed"] = [
        {k: v for k, v in row.items() if k not in ("due", "paid_on")} for row in raw["owed"]
    ]
    _, outcome = messages.made(raw | {"message": name})
    text = outcome.text
    allowed = days_of(
        case,
        "refund_requested",
        "threat_reported",
        "review_published",
        "letter_sent",
        "settlement_offered",
        "proposed_on",
        "settle_by",
        "letter_received",
        "answer_by",
        "notice_day",
        "hours_disputed",
    )
    if name == "hours_answer":
        worked = {date.fromisoformat(row["day"]) for row in case["work_hours"]}
        allowed |= {
            str(day - timedelta(days=day.weekday() * back)) for day in worked for back in (0, 1)
        }
    wrong = said(text, case, allowed)
    agreed = {Decimal(case[name] or 0) for name in ("settlement_sum", "proposal_sum")}
    # What is left of the debt beside a sum that was agreed.
    agreed |= {whole_of(case) - sum for sum in agreed}
    settled = {f"{sum:,.2f} USD" for sum in agreed}
    wrong += [one for one in SUM.findall(text) if one not in sums_of(case) | settled]
    letters = set("ABC"[: len(case["exhibits"])])
    belong = {letter for entry in outcome.attached for letter in entry.exhibits}
    cited = {
        letter
        for rows in ("deliveries", "threats", "points")
        for row in case[rows]
        for letter in re.findall("[A-C]", row["exhibits"])
    }
    for named in re.findall(r"^Attached: (.*)\.$", text, re.M):
        # What is attached belongs to the message, or a fact cites it.
        wrong += sorted(set(re.findall(r"\b[A-C]\b", named)) - (letters & (belong | cited)))
    assert wrong == [], text
    assert not re.search(r"\s$|  |\.\.|\bNone\b", text), text


MESSAGE_FIELDS = set(questions(Inputs))


@pytest.mark.parametrize("name", messages.NAMES)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=CASES)
def test_a_message_says_only_what_the_case_holds(name, case):
    check_message(name, case)


def check_letter(case):
    raw = {
        key: value
        for key, value in prepared(case).items()
        if key
        not in (
            "report_grounds",
            "report_words",
            "settlement_sum",
            "settlement_offered",
            "proposal_answer",
            "proposed_on",
            "proposal_sum",
            "settle_by",
            "letter_received",
            "answer_by",
            "notice_day",
            "notice_words",
            "points",
            "account_verified",
            "client_verified",
            "hours_disputed",
            "hours_logged",
            "work_hours",
        )
    }
    try:
        inputs, outcome = letter.made(raw)
    except AnswerErrors as refusal:
        raise AssertionError(refusal.errors) from refusal
    text = "\n".join(one.text for one in outcome.paragraphs if one.kind != "table")
    local = (
        outcome.reply.day
        if outcome.reply.at is None
        else outcome.reply.at.astimezone(outcome.reply.zone).date()
    )
    allowed = days_of(
        case,
        "contract_began",
        "contract_ended",
        "refund_requested",
        "threat_reported",
        "review_published",
        "letter_sent",
    ) | {str(inputs.today), str(local), str(inputs.earlier_end or local)}
    wrong = said(text, case, allowed)
    if case["money_place"] == "none":
        assert not SUM.findall(text)
    wrong += [one for one in SUM.findall(text) if one not in sums_of(case)]
    assert wrong == [], text
    assert not re.search(r"\.\.|\bNone\b", text), text
    if case["worker_kind"] == "company":
        assert not re.search(r"\b(?:I|my|me)\b", text), text


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=CASES)
def test_a_letter_says_only_what_the_case_holds(case):
    check_letter(case)


@pytest.mark.thorough
@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=CASES)
def test_texts_say_only_what_the_case_holds_over_many_cases(case):
    check_letter(case)
    for name in messages.NAMES:
        check_message(name, case)
