"""Whose words a text is: own accounts of readers, and messages of clients that name a client."""

import csv
from pathlib import Path

from calculators.reading.accounts import Account, read_account
from calculators.reading.told import facts_of, names_invoice, spoken_of

HERE = Path(__file__).parent
# Of each kind, at most so many may be taken for the other.
MOST_WRONG = 1


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_own_accounts_and_messages_are_told_apart() -> None:
    texts = rows("narrations.tsv")
    for kind in ("own", "client"):
        chosen = [row["text"] for row in texts if row["kind"] == kind]
        assert len(chosen) == 64
        wrong = [text for text in chosen if read_account(text).own != (kind == "own")]
        assert len(wrong) <= MOST_WRONG, wrong


def test_accounts_in_german_and_spanish_and_short_ones_are_told_from_messages() -> None:
    for row in rows("narrations_abroad.tsv"):
        assert read_account(row["text"]).own == (row["kind"] == "own"), row["text"]


def test_accounts_of_trouble_in_german_and_spanish_are_told_from_messages() -> None:
    for row in rows("accounts_abroad.tsv"):
        assert read_account(row["text"]).own == (row["kind"] == "own"), row["text"]


def test_who_names_a_client_and_their_own_work_tells_what_happened() -> None:
    for row in rows("worked.tsv"):
        assert read_account(row["text"]).own == (row["kind"] == "own"), row["text"]


def test_a_threat_that_is_told_of_is_no_message() -> None:
    told = [row["text"] for row in rows("reported.tsv") if row["lever"] != "none"]
    assert all(read_account(text).own for text in told)


def test_a_quotation_in_an_account_in_german_is_read_alone() -> None:
    text = "Der Kunde hat mir geschrieben: „Geld zurück oder ein Stern.“ Was kann ich tun?"
    assert read_account(text).quoted.strip() == "Geld zurück oder ein Stern."


def test_a_quotation_stands_where_it_stood() -> None:
    for row in rows("told_with_quotes.tsv"):
        account = read_account(row["text"])
        assert account.quoted.strip() == row["quoted"]
        assert len(account.quoted) == len(row["text"])
        at = account.quoted.index(row["quoted"])
        assert row["text"][at : at + len(row["quoted"])] == row["quoted"]


def test_a_quotation_ends_where_the_reader_goes_on_in_three_languages() -> None:
    for row in rows("told_with_quotes_abroad.tsv"):
        account = read_account(row["text"])
        assert " ".join(account.quoted.split()) == row["quoted"], row["text"]
        assert account.own, row["text"]


BLOCKS = (
    "Yesterday he wrote:\n{words}\n\nThe contract is still open. What should I do?",
    "Gestern schrieb er:\n{words}\nMuss ich zahlen? Ich habe Angst.",
    "Hi, I am on Upwork. The client sent me this message:\n\n{words}\nDo I have to refund?",
    "El cliente me escribió esto:\n{words}\n\nNo sé qué hacer.",
    "Der Kunde hat gestern auf Upwork geschrieben\n{words}\n\nMuss ich zurückzahlen?",
    "Yesterday the client wrote\n{words}\n\nDo I have to refund? I am scared.",
)


def test_a_quotation_on_lines_of_its_own_ends_with_its_paragraph() -> None:
    words = "Hi,\nyou are late and I lost customers.\nRefund me or I leave one star."
    for block in BLOCKS:
        account = read_account(block.format(words=words))
        assert account.own
        assert account.quoted.split() == words.split(), block


# Who speaks to the client, or tells of somebody else, quotes no client of theirs.
MESSAGES = (
    'Mein Chef schrieb: "Die Seite ist schlecht." Du gibst mir das Geld zurück, sonst ein Stern.',
    'Er sagt: "Die Seite ist schlecht." Gib mir das Geld zurück oder ich melde dich.',
    'Mi jefe dice: "La página no sirve." Devuélveme el dinero o te dejo una mala reseña.',
    'My manager said: "the site is bad". You refund me or I leave one star.',
)


def test_a_message_that_quotes_somebody_stays_a_message() -> None:
    for text in MESSAGES:
        found = read_account(text)
        assert not found.own, text
        assert not found.unclear, text


UNCLEAR = (
    "Mein Kunde ist sauer. Gib mir das Geld zurück oder ich melde dich. Was soll ich tun?",
    "My client is angry. Refund me or I report you. Do I have to refund? I am so scared",
    "Mi cliente está enfadado. Devuélveme el dinero o te pongo una estrella. ¿Qué hago?",
)


def test_words_that_cannot_be_told_apart_are_known_as_such() -> None:
    for text in UNCLEAR:
        found = read_account(text)
        assert found.unclear or (found.own and not found.quoted), text
    assert any(read_account(text).unclear for text in UNCLEAR)


def test_a_report_in_the_reader_s_words_is_no_quotation() -> None:
    for row in rows("indirect.tsv"):
        account = read_account(row["text"])
        assert account.own, row["text"]
        assert bool(account.quoted) == (row["kind"] == "literal"), row["text"]


def test_a_name_in_quotation_marks_makes_no_account_of_a_message() -> None:
    for text in ('The work "final version" is awful. Refund.', 'Delete "old drafts" or one star.'):
        assert not read_account(text).own, text


def test_places_stay_where_a_small_letter_is_two() -> None:
    text = 'İ am afraid. The client wrote: "Refund me or one star."'
    assert read_account(text).quoted.strip() == "Refund me or one star."


def test_a_bank_account_is_no_means_of_pressure() -> None:
    assert spoken_of("Use my bank account, please. The lawyer website looks good.") == ()
    assert spoken_of("1 star and tell Upwork you scammed") == ("bad_review", "report_platform")


def test_money_that_was_taken_back_is_told_in_few_words_or_many() -> None:
    for told in ("took the money back", "took back", "pulled all my 500 back", "got $500 back"):
        facts = facts_of(f"The client {told} through his bank.")
        assert facts["money_place"] == {"charged_back": f"{told} through his bank"}, told


# Each question and answer that a text gives, and the texts that are near and give none.
SHORT_OF_A_WORD = (
    ("money_place", "held", "Hello sir, client fund milestone 350$ and now he is rude."),
    ("money_place", "held", "Client ended contract yesterday, escrow 800."),
    ("money_place", "", "Client never want to fund, escrow is new for him."),
    ("money_place", "released", "Client paid me already, all good."),
    ("money_place", "", "He paid me only half, and now he is silent."),
    ("money_place", "charged_back", "They put my account on hold after client chargeback 600 usd."),
    ("money_place", "", "He threatens a chargeback."),
    ("last_step", "refund_requested", "I got email: The client requested a refund of $450."),
    ("last_step", "refund_requested", "He also open return request."),
    ("last_step", "", "He wants a refund and says so each day."),
    ("last_step", "work_submitted", "I submit 19 november and he is silent."),
    ("last_step", "work_submitted", "I have already delivered the logo."),
    ("last_step", "", "I submitted a proposal and got no answer."),
    ("last_step", "", "He says he pays only if I submit the files."),
    ("last_step", "contract_ended", "Client ended contract and money is gone."),
    ("last_step", "contract_ended", "Yesterday he closed contract, no words."),
    ("last_step", "", "Client say he end contract if I not refund."),
    ("last_step", "mediation_asked", "Client opened dispute after I deliver."),
    ("last_step", "mediation_asked", "El cliente me abrió una disputa ayer."),
    ("last_step", "mediation_asked", "Ayer me ha abierto una disputa en Freelancer."),
    ("last_step", "mediation_asked", "Der Kunde hat gestern einen Streitfall eröffnet."),
    ("last_step", "", "Abrí una disputa porque el cliente no paga."),
    ("last_step", "", "Dice que va a abrir una disputa."),
    ("last_step", "mediation_asked", "Bad week. Opened dispute and want all back."),
    ("last_step", "", "I opened dispute because client is silent."),
    ("last_step", "", "Should I have opened dispute before?"),
    ("money_place", "held", "Milestone funded but not released, what now"),
    ("money_place", "held", "It was funded and never approved."),
    ("money_place", "", "It was not funded and not approved, I work for free."),
    ("money_place", "released", "Milestone approved 20 days ago, now he want it back."),
    ("money_place", "released", "Payment released last month and now one star."),
    ("money_place", "", "I want milestone approved before I send the files."),
    ("money_place", "", "Milestone not approved 20 days, he is silent."),
    ("money_place", "charged_back", "He took back the money with chargeback."),
    ("money_place", "", "He say take back the money with chargeback."),
)


def test_facts_are_told_by_who_leaves_out_small_words() -> None:
    for question, answer, text in SHORT_OF_A_WORD:
        assert list(facts_of(text)[question]) == [answer] * bool(answer), text
    assert "chargeback" in spoken_of("He say take back the money with chargeback.")


def test_the_invoice_between_the_two_is_named_and_not_an_invoice_that_is_the_work() -> None:
    read = {
        row["text"]: "yes" if names_invoice(row["text"]) else "no" for row in rows("invoices.tsv")
    }
    assert read == {row["text"]: row["names"] for row in rows("invoices.tsv")}


def test_what_something_is_called_inside_a_sentence_is_no_quotation() -> None:
    text = 'A client needs my login to "work under my profile", and he will report me if I say no.'
    assert read_account(text) == Account(own=True, quoted="")
