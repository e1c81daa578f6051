"""What plain words say of the demand, and of payment that is kept back, beside the model."""

from collections.abc import Sequence

from calculators.reading.labels import KEPT
from calculators.reading.patterns import pattern, speaks_of
from calculators.reading.plainly import FILES, PAY
from calculators.reading.told import asks_money_back, naming, pays_less, refuses_to_pay

MORE = "extra_money"
CANCEL = "cancel"
# What words of files and logins may name beside payment that is kept back, and whose demand.
FILES_KEPT = (FILES, "account_access")
GETS_FILES = ("files_or_access", "free_work")


def plain_demand(text: str, demand: str, guessed: Sequence[str]) -> str:
    """The demand that plain words say in place of the model's, or "".

    Who does not pay asks for no payment, also where an invoice is named. Who wants that invoice
    gone asks for no money back.
    """
    unnamed = "demand" in guessed
    asks = unnamed or demand in (PAY, "refund")
    if asks and naming(CANCEL, text) and not asks_money_back(text):
        return CANCEL
    refuses = demand == PAY or (unnamed and demand != "other")
    if demand in ("free_work", PAY) and _wants_more_money(text):
        return "discount" if pays_less(text) else PAY
    if refuses and refuses_to_pay(text):
        return "free_work"
    return "discount" if (demand == PAY or unnamed) and pays_less(text) else ""


def keeps_pay(text: str) -> bool:
    """Whether a text says that the client does not pay or release, in the client's words or not."""
    return refuses_to_pay(text) or naming(KEPT, text) is not None


def is_no_other(text: str, lever: str, guessed: Sequence[str], demand: str) -> bool:
    """Whether a lever may be no other one than payment that is kept back: a guess of the model, or
    files or a login, where these are what is asked for.
    """
    unnamed = "lever" in guessed and naming(lever, text) is None
    return unnamed or (demand in GETS_FILES and lever in FILES_KEPT)


def _wants_more_money(text: str) -> bool:
    """Whether a sum on top of what was agreed is asked for, and no work for nothing."""
    plain = text.lower()
    asked = speaks_of(MORE, plain) and pattern(MORE, "asked").search(plain)
    return bool(asked) and not pattern(MORE, "free").search(plain)
