"""What the sender of a pasted mail wrote, and what it quotes."""

import pytest

from calculators.reading.mail import read_mail

MAILS = [
    (
        "From: Bob <b@x.com>\nTo: Ana\nSubject: Re: logo\n\nRefund me or one star.\n\n"
        "On Mon, 23 Nov 2026, Ana\nwrote:\n> Hi Bob,\n> please release the milestone.\n",
        "Refund me or one star.",
        "Hi Bob, please release the milestone.",
    ),
    ("Refund me.\n\n> I did all.\n>> And more.", "Refund me.", "I did all. And more."),
    (
        "No refund.\n\n-----Original Message-----\n"
        "From: Bob\nSent: Monday\nTo: Ana\n\nOne star then.",
        "No refund.",
        "One star then.",
    ),
    ("Von: Bob\nAn: Ana\nBetreff: Logo\n\nGeld zurück.", "Geld zurück.", ""),
]


@pytest.mark.parametrize(("text", "newest", "quoted"), MAILS, ids=lambda part: part[:20])
def test_each_part_has_its_own_words(text: str, newest: str, quoted: str) -> None:
    mail = read_mail(text)
    assert mail
    assert (" ".join(mail.newest.split()), " ".join(mail.quoted.split())) == (newest, quoted)
    assert len(mail.newest) == len(mail.quoted) == len(text)


@pytest.mark.parametrize("text", ["Refund me.", "From: today on I want it free.", "a > b", ""])
def test_other_texts_are_no_mail(text: str) -> None:
    assert read_mail(text) is None
