"""A demand is one that words of a ticket ask for; what was only done is none, and never sure."""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

with (Path(__file__).parent / "demanded.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
with (Path(__file__).parent / "own_wish.tsv").open(encoding="utf-8", newline="") as file:
    WISHES = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
ASK = "Demanded, word for word: "


def quote(note: str) -> str:
    return next((line[len(ASK) :] for line in note.splitlines() if line.startswith(ASK)), "")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_what_is_demanded_is_what_words_ask_for(row: dict[str, str]) -> None:
    routed = route(row["text"])
    assert routed.answers["demanded"] == row["demanded"]
    if row["quote"]:
        assert quote(routed.note_text) == f'"{row["quote"]}"'
    else:
        assert not routed.sure
        assert '"' not in quote(routed.note_text)


@pytest.mark.parametrize(
    "text",
    [
        "The freelancer offers 15 percent off if I pay him outside {here}.",
        "My client proposes a higher rate if he pays me directly by PayPal.",
        "The designer gives me a discount when I pay her off the platform.",
        "freelancer offer 10% less if i pay direct to his bank, wire",
        "Der Freelancer bietet 10 Prozent Rabatt, wenn ich ihn außerhalb der Plattform bezahle.",
        "El freelancer me ofrece un descuento si le pago fuera de la plataforma.",
    ],
)
def test_an_offer_to_pay_elsewhere_is_no_pressure(text: str) -> None:
    routed = route(text.replace("{here}", "Upwork"))
    assert routed.team == "No team yet"
    assert "payment outside" in routed.why


@pytest.mark.parametrize(
    "text",
    [
        "The freelancer wants to be paid outside the platform, otherwise he deletes my site.",
        "He offers a discount if I pay him by PayPal, or else he gives one star.",
    ],
)
def test_with_a_threat_beside_it_it_is(text: str) -> None:
    assert route(text).team == "Content Engagement"


def test_a_sentence_is_demand_and_threat_only_with_words_of_both() -> None:
    note = route("My client wants a refund of 300 USD. Or he leaves one star.").note_text
    assert 'Demanded, word for word: "My client wants a refund of 300 USD."' in note
    assert 'Threat or harm, word for word: "Or he leaves one star."' in note


@pytest.mark.parametrize(
    "text", ["My client paid payoneer 300 usd and it is pending.", "Der Kunde hat mich bezahlt."]
)
def test_a_name_of_money_or_a_pronoun_is_no_pressure(text: str) -> None:
    routed = route(text)
    assert routed.team == "No team yet"
    assert "sounds like pressure" not in routed.note_text


@pytest.mark.parametrize(
    "text",
    [
        "The client wants the password of my website. I paid him, and he deleted my files.",
        "He asks for my Facebook login. He deleted my shop.",
    ],
)
def test_what_is_asked_for_alone_is_no_threat(text: str) -> None:
    asked = text.split(".")[0]
    note = route(text).note_text
    assert f'Threat or harm, word for word: "{asked}' not in note


@pytest.mark.parametrize(
    ("text", "pressed"),
    [
        ("My client wants me to post on Facebook for free.", False),
        ("The client asked us to publish three more articles on LinkedIn for free.", False),
        ("The buyer wants me to write to his family about the refund.", False),
        ("My client wants me to change the password of his shop without pay.", False),
        ("My client told me to tell my boss about the discount.", False),
        ("My client wants me to kill the old server and blow up 30 photos for free.", False),
        ("My client wants me to work for free or he posts my photos on Facebook.", True),
        ("My client wants me to work for free. He will post my photos on Facebook.", True),
        ("The client wants 300 USD back, otherwise he tells my boss.", True),
    ],
)
def test_a_task_that_somebody_wants_done_is_no_threat(text: str, pressed: bool) -> None:
    routed = route(text)
    assert (routed.answers["held_over"] != "not_sure") == pressed
    assert pressed or not routed.sure


@pytest.mark.parametrize(
    "text",
    [
        "The developer finished and the website now shows the new prices, thank you.",
        "The designer replaced our website with a better one, I am happy.",
        "Der Kunde hat meine Rechnung hochgeladen.",
        "El cliente compartió mis datos con su banco para el pago.",
    ],
)
def test_a_step_of_the_work_is_no_harm(text: str) -> None:
    assert route(text).answers["harm_done"] == "not_sure"


@pytest.mark.parametrize(
    "text",
    [
        "My developer replaced my home page with an insult after I gave him two stars.",
        "Publicó mis fotos en un grupo de Telegram.",
        "Er hat meine Fotos auf Facebook gestellt.",
    ],
)
def test_what_was_done_has_the_note_of_harm(text: str) -> None:
    routed = route(text)
    assert routed.note == "Retaliation"
    assert not routed.sure
    assert "Who: a client" not in routed.note_text


def test_an_announced_step_has_its_hint_and_its_quote() -> None:
    text = (
        "Client says she will go to her bank and reverse the card payment for the last milestone "
        "because she is not satisfied with it."
    )
    routed = route(f"{text} She doesn't ask me for anything.")
    assert routed.rule == "lawful-step"
    assert "lawful step" in routed.why
    assert f'"{text}"' in routed.note_text
    # With harm beside it, it is not told from a threat so.
    assert route(f"{text} He posts my photos too.").rule != "lawful-step"


@pytest.mark.parametrize("row", WISHES, ids=lambda row: row["text"][:40])
def test_who_asks_for_money_back_themselves_demands_it_and_threatens_nobody(
    row: dict[str, str],
) -> None:
    routed = route(row["text"])
    asks = "Demanded: money back, by the customer who wrote this ticket" in routed.note_text
    assert asks == (row["asks"] == "y")
    if asks:
        assert (routed.team, routed.likely) == ("No team yet", "Mediation & Disputes")
        assert "no words of a demand" not in routed.note_text
        assert not routed.words


def test_the_note_of_a_wish_is_that_of_the_rule_once_the_agent_answers() -> None:
    text = "I want my money back."
    answers = {**route(text).answers, "mediation_qualifies": "no"}
    note = route(text, answers, ("mediation_qualifies",)).note_text
    assert "still open whether" not in note
    assert "Demanded: money back, by the customer" in note
