"""The agent's desk: a pasted ticket in one line, and what is chosen by hand counts."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from calculators.engine.answering import answer
from calculators.engine.fence import own
from calculators.engine.fields import questions
from calculators.reading.recognise import Reading
from calculators.routing import desk, ticket
from calculators.routing.calculator import LONGEST_TICKET
from calculators.routing.facts import facts_of
from calculators.routing.inputs import Inputs
from calculators.routing.read import read as read_words
from calculators.routing.recognised import doubts
from calculators.routing.ticket import route

TICKET = "Hi, my client writes: refund me the $200 or I leave you one star."
ABOVE = (Path(desk.__file__).parent / "above.html.jinja").read_text("utf-8")


def line(text: str, **chosen: str) -> tuple[dict, str]:
    head, _, html = desk.line(text, json.dumps(chosen) if chosen else "").partition("\n")
    return json.loads(head)["answers"], html


def test_a_ticket_gives_team_tag_note_and_the_words_that_decided() -> None:
    answers, html = line(TICKET)
    assert answers["held_over"] == "feedback"
    for part in ("Content_Engagement_Tier_1_TS425", "Coercion and retaliation", "<mark>refund"):
        assert part in html
    assert html.count("<p") == 1


def test_what_the_agent_chose_is_no_longer_unsure() -> None:
    assert "Not sure" in line("Where is my invoice?")[1]
    answers, html = line("Where is my invoice?", demanded="feedback", held_over="harm_threatened")
    assert answers == {"demanded": "feedback", "held_over": "harm_threatened"}
    assert "Your choice" in html


def test_the_programs_own_guess_counts_once_the_agent_has_chosen_it() -> None:
    text = "I told the client that I would delete his site if he does not pay me the $300."
    unsure = route(text)
    assert not unsure.sure
    assert unsure.answers["demanded"] != "not_sure"
    both = {"demanded", "held_over"}
    assert route(text, unsure.answers, both).sure
    for one in both:
        assert not route(text, unsure.answers, {one}).sure
    # "Not sure" settles nothing, whoever chooses it.
    open = route("Where is my invoice?").answers
    assert not route("Where is my invoice?", open, both).sure


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ({"person_in_danger": "no"}, "The router saw no demand, no pressure and no harm"),
        # Of what the router did not see, the agent has named a part.
        ({"demanded": "money"}, "The router saw no threat"),
    ],
)
def test_an_answer_beside_the_doubt_leaves_it_open(chosen: dict, why: str) -> None:
    text = "Where is my invoice?"
    html = line(text, **{**route(text).answers, **chosen})[1]
    assert "Not sure" in html
    assert why in html.replace("&#39;", "'")
    assert "Your choice" not in html


@pytest.mark.parametrize(
    ("text", "held_over"),
    [
        (
            "The designer refuses to hand over the login to our website until I pay 500 more.",
            "withheld",
        ),
        (
            "The developer keeps the password of the server until we pay the invoice twice.",
            "withheld",
        ),
        (
            "Freelancer threatens to change the password of my shop unless I pay 200 more.",
            "harm_threatened",
        ),
        (
            "The client keeps saying that he takes over my Upwork account unless I refund him.",
            "account_access",
        ),
    ],
)
def test_a_login_that_is_kept_back_is_not_one_that_is_threatened(text: str, held_over: str) -> None:
    assert line(text)[0]["held_over"] == held_over


@pytest.mark.parametrize(
    "text",
    [
        "He will come to my office with a knife if the refund is not there tonight.",
        "Refund me by Monday or my cousins pay you a visit, he wrote.",
        "Client says he knows where I live and wants his money back.",
    ],
)
def test_a_ticket_that_may_mean_danger_is_never_sure(text: str) -> None:
    assert route(text).danger
    assert not route(text).sure


def test_while_danger_is_open_the_answer_names_no_team_and_copies_nothing() -> None:
    given = {"demanded": "feedback", "held_over": "harm_threatened"}
    open = answer("routing", {**given, "person_in_danger": "not_sure"}).html()
    assert "violence, self-harm" in open
    for part in ("Send to", "copy-button", "INTERNAL NOTE", "Content Engagement"):
        assert part not in open
        assert part in answer("routing", {**given, "person_in_danger": "no"}).html()


@pytest.mark.parametrize(
    ("text", "team"),
    [
        (
            "I cannot log in to my account. My email was changed, and I did not do it.",
            "Account Security",
        ),
        ("Somebody hacked my account and wrote to my clients.", "Account Security"),
        (
            "Client: log in to my account on the shop and refund me, or you get one star.",
            "Content Engagement",
        ),
        ("My hosting account was hacked and the client wants a refund.", "Content Engagement"),
    ],
)
def test_a_customer_who_lost_an_account_here_is_sent_to_its_security(text: str, team: str) -> None:
    assert route(text).team == team


def test_a_pressure_that_no_word_names_is_left_open_in_form_and_note(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "He is annoyed and wants his money back."
    labels = "explicit", "client_to_freelancer", "refund", "bad_review"
    read = Reading(*labels, (), (), guessed=("lever",))
    ticketed = read_words(text, read)
    assert doubts(ticketed, facts_of(ticketed), "coercion_retaliation") == ("unnamed_lever",)
    monkeypatch.setattr(ticket, "recognise", lambda text: read)
    note = route(text).note_text
    assert "Demanded: money\n" in note
    assert "Used as pressure: not known\n" in note


def test_harm_to_a_website_is_no_danger_to_a_person() -> None:
    assert not route("He deletes our whole shop unless we pay the invoice twice.").danger


def test_answers_that_contradict_each_other_give_the_reason_in_place_of_a_route() -> None:
    html = line(TICKET, held_over="harm_done", harm_done="no")[1]
    assert "no harm was done. Change one of the two" in html
    assert "Content Engagement" not in html


DANGER = "I want to die. Refund me or I leave one star, my client writes."


@pytest.mark.parametrize("chosen", [{}, {"demanded": "money", "person_in_danger": "not_sure"}])
def test_danger_stays_on_the_line_and_tag_and_note_wait_for_the_answer(chosen: dict) -> None:
    html = line(DANGER, **chosen)[1]
    assert "Danger?" in html
    assert "TS425" not in html
    assert "almost as likely" not in html
    said = line(DANGER, demanded="money", held_over="feedback", person_in_danger="no")[1]
    assert "TS425" in said
    sent = line(DANGER, **{**route(DANGER).answers, "person_in_danger": "yes"})[1]
    assert ">Danger</strong>" in sent
    assert "desk__line--danger" in sent


def test_who_is_not_sure_of_danger_is_told_what_to_do_and_not_the_same_again() -> None:
    asked = route(DANGER)
    again = route(DANGER, asked.answers, {"person_in_danger"})
    assert '"want to die"' in asked.why
    assert again.danger
    assert "If in doubt, say yes" in again.why
    assert "want to die" not in again.why


def test_a_text_that_takes_too_long_is_refused_with_its_limit() -> None:
    html = own("routing", "above")
    assert f'data-longest="{LONGEST_TICKET}"' in html
    assert f"{LONGEST_TICKET:,} characters" in html
    assert "shorten" in html.lower()


def test_a_change_of_the_route_is_said_in_a_few_words() -> None:
    chosen = json.dumps({"demanded": "money", "held_over": "account_access"})
    said = json.loads(desk.line(TICKET, chosen).partition("\n")[0])["said"]
    assert said.startswith("Send to Account Security. Note: none named.")


def test_the_team_that_it_may_belong_to_instead_is_said_as_it_is_shown() -> None:
    text = "The milestone is still in escrow after the dispute."
    head, _, html = desk.line(text, "").partition("\n")
    assert "Likely: <strong>Mediation &amp; Disputes</strong>" in html
    assert "No team yet. Likely: Mediation & Disputes. Note:" in json.loads(head)["said"]


def test_a_person_in_danger_is_said_to_need_the_emergency_process() -> None:
    chosen = json.dumps({**route(DANGER).answers, "person_in_danger": "yes"})
    said = json.loads(desk.line(DANGER, chosen, "person_in_danger").partition("\n")[0])["said"]
    assert said.startswith("Use your emergency process at once. ")


def test_a_ticket_without_a_team_is_sent_to_nobody() -> None:
    text = "Where do I upload my W-8BEN?"
    said = json.loads(desk.line(text, "").partition("\n")[0])["said"]
    assert said.startswith("No team yet. Note: none named.")
    page = answer("routing", dict(route(text).answers)).html()
    assert "data-headline><strong>No team yet</strong>" in page


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Invoice fully paid (3,400). Now he wants 500 more or we never see the code.", "3,400"),
        ("Refund me $1,200.50 or I leave you one star.", "$1,200.50"),
        ("Client sent me $5,000 and asks me to send $4,500 back by bank transfer.", "$4,500"),
        ("The client wants 5 000 back or he leaves one star.", "5 000"),
        ("Client wants USD 5 000 back or else he reports me.", "5 000"),
        ("He says I must send $ 5,000 back or one star.", "$ 5,000"),
        ("Refund me 5.000,00 € or I leave one star.", "5.000,00"),
        ("He wants $12,345.67 back or one star.", "$12,345.67"),
        ("Pay back 1 250 000 pesos or I leave one star.", "1 250 000"),
    ],
)
def test_marks_are_whole_words_and_whole_sums(text: str, word: str) -> None:
    marked = route(text).words
    assert not [part for part in marked if part in word and part != word]
    assert all(len(part) >= 3 and (part[0].isalnum() or part[0] == "$") for part in marked)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # Nobody but the writer is there.
        ("Withdrew $740 to Payoneer on Monday, still 'pending'.", ("client", "kept back", "money")),
        ("Sent 90 euros to my card last week and it is still on its way.", ("client", "kept back")),
        ("Selling my top rated account, 100% JSS, $900. DM me.", ("client", "review", "else")),
        (
            "A member left our agency and took the access to the billing with her.",
            ("client", "harm that"),
        ),
        ("A client sent me $5,000 by mistake, I shall send $4,500 to his cousin.", ("step",)),
        ("He asks for photos of myself and would pay extra for a video call.", ("work",)),
        ("I sent 3 designs to a client and now he is gone.", ("Harm done: yes",)),
        ("Change the review to five stars or the shop is deleted.", ("client, towards",)),
        # Nobody but the marketplace is spoken to.
        ("Refund my connects or I file a complaint.", ("client, towards",)),
        # The customer's own threat is no harm that was done, and not the other side's.
        ("I told the client I would have his shop deleted if he doesn't pay.", ("yes", "towards")),
        ("I warned her that her files get deleted if she doesn't pay.", ("yes", "towards")),
        ("Ich habe dem Kunden gesagt, dass ich die Seite lösche, wenn er nicht zahlt.", ("yes",)),
        ("I told him I would leave one star if he does not refund me.", ("towards",)),
        # Nothing has happened.
        ("Can a client get my account deleted?", ("Harm done: yes", "ticket says")),
        ("He has not deleted anything so far.", ("Harm done: yes", "ticket says")),
        ("The client deleted the job post.", ("Harm done: yes", "ticket says")),
        ("She published our project in her portfolio.", ("Harm done: yes", "ticket says")),
    ],
)
def test_a_note_says_only_what_the_ticket_says(text: str, never: tuple[str, ...]) -> None:
    head = route(text).note_text.partition("Account at stake")[0].partition("Who:")[2]
    assert [part for part in never if part in head] == []


def test_who_presses_whom_is_said_where_words_say_it() -> None:
    assert "Who: a client, towards a freelancer" in route(TICKET).note_text


@pytest.mark.parametrize("head", ["Ticket", "Subject: a question", "Re: please help"])
@pytest.mark.parametrize(
    "text",
    [
        "Withdrew $740 to Payoneer on Monday, still 'pending'. It normally takes an hour.",
        "A member left our agency and took the access to the billing with her.",
        "I paid the milestone three weeks ago, the work is useless. I want mediation.",
        TICKET,
    ],
)
def test_a_heading_changes_no_answer(head: str, text: str) -> None:
    assert route(f"{head}\n{text}").answers == route(text).answers


def test_a_team_that_may_take_it_is_named_in_the_note() -> None:
    note = route("Mediation ended and now it asks for arbitration. Who pays for it?").note_text
    assert "Mediation & Disputes" in note
    assert "Nothing to escalate" not in note


def test_where_nothing_was_recognised_the_note_does_not_say_that_there_is_nothing() -> None:
    note = route("Where is the dark mode?").note_text
    assert "There may still be one" in note
    for never in ("Nothing to escalate", "found", "Report: received"):
        assert never not in note
    chosen = answer("routing", {"demanded": "money", "held_over": "nothing", "harm_done": "no"})
    assert "Nothing to escalate" in chosen.outcome.note_text


BY_CUSTOMER = "by the customer who wrote this ticket"
UNKNOWN = "a customer wrote this ticket; see whether it reports what somebody else did"


@pytest.mark.parametrize(
    ("text", "report"),
    [
        (TICKET, BY_CUSTOMER),
        ("Somebody hacked my account and wrote to my clients.", BY_CUSTOMER),
        ("The developer defaced my shop after I ended the contract.", BY_CUSTOMER),
        ("Where is the dark mode?", UNKNOWN),
        ("Withdrew $740 to Payoneer on Monday, still 'pending'.", UNKNOWN),
        ("Refund my connects or I call my bank.", UNKNOWN),
        ("I cannot upload my tax form.", UNKNOWN),
    ],
)
def test_a_note_says_of_the_report_what_is_known(text: str, report: str) -> None:
    routed = route(text)
    # A customer wrote it: so says the note, and so says the form, whose answer decides the route.
    assert f"Report: {report}" in routed.note_text
    assert routed.answers["report_received"] == "yes"


def test_what_the_agent_says_of_the_report_is_in_the_note() -> None:
    given = {**route(TICKET).answers, "demanded": "work"}
    assert BY_CUSTOMER in route(TICKET, given).note_text
    assert "Report: received" in route(TICKET, given, {"report_received"}).note_text
    none = route(TICKET, {**given, "report_received": "no"}, {"report_received"}).note_text
    assert "NONE RECEIVED" in none
    assert BY_CUSTOMER not in none


def test_harm_of_which_a_ticket_tells_is_quoted_and_not_confirmed() -> None:
    text = "Hello. The developer defaced my shop after I ended the contract. Please help."
    routed = route(text)
    assert 'not confirmed; the ticket says "The developer defaced my shop' in routed.note_text
    sure = route(text, routed.answers, {"harm_done"}).note_text
    assert "Harm done: yes\n" in sure


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (TICKET, False),
        ("Where is my tax form?", False),
        ("He wrote that he will kill me if I do not refund.", True),
    ],
)
def test_a_note_speaks_of_danger_only_where_words_may_mean_it(text: str, asked: bool) -> None:
    routed = route(text)
    assert ("person_in_danger" in routed.answers) == asked
    assert ("Person in danger" in routed.note_text) == asked
    assert not asked or "Person in danger: not sure" in routed.note_text


def test_the_words_that_may_mean_danger_are_shown_first() -> None:
    text = (
        "He said he would send people to my house. The milestone of $400 is still unpaid, and the "
        "app logs me out."
    )
    assert route(text).words[0] == "send people to my house"


def test_a_line_is_the_route_of_the_form() -> None:
    routed = route(TICKET)
    assert route(TICKET, routed.answers).rule == routed.rule


def test_every_question_of_the_form_that_has_choices_and_no_condition_has_a_key() -> None:
    keys = ABOVE.partition('data-keys="')[2].partition('"')[0].split(",")
    letters, names = zip(*(pair.split(" ") for pair in keys), strict=True)
    open = [q.name for q in questions(Inputs).values() if q.choices and not q.field.when]
    assert sorted(names) == sorted(open)
    assert len(set(letters)) == len(letters)
    assert set(letters).isdisjoint("ctnq?")


def test_a_ticket_cut_within_an_emoji_is_read() -> None:
    assert line(f"{TICKET} \ud83d") == line(TICKET)


def test_a_customer_turns_no_line_of_a_queue_or_its_table_around() -> None:
    raw = "id,subject\n1,Refund \u202eor one star\n".encode()
    for part in desk.queue(raw, lambda *part: None).partition("\n")[::2]:
        assert "Refund or one star" in part


def test_a_queue_gives_a_table_and_a_file() -> None:
    raw = (Path(__file__).parent / "queue.csv").read_bytes()
    told: list[tuple[int, int]] = []
    head, _, html = desk.queue(raw, lambda *part: told.append(part)).partition("\n")
    assert told[-1][0] == told[-1][1] == html.count('<th scope="row">')
    assert ": 1 danger?, 4 sure, 4 not sure</h2>" in html
    assert json.loads(head)["table"].startswith("Sure,Ticket,")


# A row of a queue, the name of the button that opens it, and the text that it puts on the desk.
ROWS = [
    (b"7,Refund,Pay me", "Open ticket 7: Refund", "Refund\nPay me"),
    (b"7,,Pay me", "Open ticket 7: Pay me", "Pay me"),
    (
        b"7,,He asks me to work for two more weeks without any pay and will not say why",
        "Open ticket 7: He asks me to work for two more weeks without any pay and…",
        "He asks me to work for two more weeks without any pay and will not say why",
    ),
    (b",Refund,", "Open ticket 1: Refund", "Refund"),
    (
        b'7,"<img src=x onerror=alert(1)> ""quoted""",<b>Pay</b> me',
        "Open ticket 7: &lt;img src=x onerror=alert(1)&gt; &#34;quoted&#34;",
        '<img src=x onerror=alert(1)> "quoted"\n<b>Pay</b> me',
    ),
    ("7,Größe,mañana 明日".encode(), "Open ticket 7: Größe", "Größe\nmañana 明日"),
]


@pytest.mark.parametrize(("row", "name", "text"), ROWS)
def test_a_row_of_a_queue_has_a_button_that_names_its_ticket(row, name, text) -> None:
    raw = b"Id,Subject,Description\n" + row + b"\n"
    head, _, html = desk.queue(raw, lambda *part: None).partition("\n")
    assert f'data-open="0" aria-label="{name}">Open</button>' in html
    assert name.partition(": ")[2] in html.partition('scope="row">')[2]
    assert json.loads(head)["texts"] == [text]


def test_the_texts_stand_in_the_order_of_the_rows() -> None:
    raw = (Path(__file__).parent / "queue.csv").read_bytes()
    head, _, html = desk.queue(raw, lambda *part: None).partition("\n")
    texts = json.loads(head)["texts"]
    names = re.findall(r'data-open="(\d+)" aria-label="Open ticket (\d+): ([^"]*)"', html)
    assert [int(place) for place, _, _ in names] == list(range(len(texts)))
    for (_, _, subject), text in zip(names, texts, strict=True):
        assert text.startswith(f"{unescape(subject)}\n")


@pytest.mark.parametrize("raw", [b"", b"no table", b"\xff\xfe\x00"])
def test_what_is_no_queue_says_so(raw: bytes) -> None:
    assert json.loads(desk.queue(raw, lambda *_: None))["error"]


def test_a_note_says_that_it_is_unsure_until_the_agent_has_answered() -> None:
    text = "I was told by my client that he leaves a bad review if I do not refund the milestone."
    unsure = route(text)
    assert not unsure.sure
    assert f"Not sure: {unsure.why}" in unsure.note_text
    both = {"demanded", "held_over"}
    assert "Not sure" not in route(text, unsure.answers, both).note_text
    assert "Not sure" not in route(TICKET).note_text


# What the note says is demanded where words of a ticket name two things, and what the agent chose.
TWO = [
    (
        "He wants a full refund and five stars or he reports my account.",
        "",
        "money; words of the ticket also name a better review",
    ),
    (
        "He wants a full refund and five stars or he reports my account.",
        "feedback",
        "feedback; words of the ticket also name money back",
    ),
    ("He wants a full refund and five stars or he reports my account.", "nothing", "nothing"),
    (
        "My client wants a refund of $300 and two more pages for free, or he leaves one star.",
        "",
        "work; words of the ticket also name money back",
    ),
    (
        "Client demands the source files and his money back or he writes a bad review.",
        "",
        "money; words of the ticket also name files or access",
    ),
    (TICKET, "", "money"),
    ("Where do I upload my W-8BEN?", "", "not known"),
]


@pytest.mark.parametrize(("text", "chosen", "demanded"), TWO)
def test_a_note_names_each_demand_of_a_ticket(text: str, chosen: str, demanded: str) -> None:
    answers = {**route(text).answers, "demanded": chosen} if chosen else None
    note = route(text, answers, {"demanded"} if chosen else ()).note_text
    assert f"\nDemanded: {demanded}\n" in note


def test_what_may_be_danger_has_a_look_of_its_own_at_the_desk_and_in_a_queue() -> None:
    raw = (Path(__file__).parent / "queue.csv").read_bytes()
    html = desk.queue(raw, lambda *_: None)
    assert html.count('<tr class="desk__danger">') == html.count('desk__alarm">Danger?') == 1
    danger, unsure = line("He wrote that he knows where I live.")[1], line("Where is my bill?")[1]
    for name in ("desk__line--danger", "desk__alarm"):
        assert name in danger
        assert name not in unsure


@pytest.mark.parametrize("demanded", ["feedback", "work"])
def test_what_the_agent_answers_is_no_longer_said_to_be_unseen(demanded: str) -> None:
    text = "My client says: Make my rating better, or I'll tell every agency in our Slack group."
    first = route(text)
    assert "not sure what is demanded" in first.why
    chosen = route(text, {**first.answers, "demanded": demanded}, {"demanded"})
    for said in (chosen.why, chosen.note_text):
        assert "not sure what is demanded" not in said
        assert "If feedback is what is demanded" not in said
    assert "read the ticket for it" in chosen.look, "harm is still to be looked for"
