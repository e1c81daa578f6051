"""Names for events, parts and places of money, in the platform's words."""

from decimal import Decimal

from calculators.engine.formats import format_money
from calculators.life.events import Event
from calculators.life.ledger import Ledger, Part
from calculators.life.words import find_words, say, sentence
from calculators.timeline.told import PLATFORM

CURRENCY = "USD"


def name_event(kind: str, by: str) -> str:
    """What happened, as a clause: “the client ended the contract”."""
    words = find_words(PLATFORM)
    return str(words["acts"].get(f"{kind}.{by}") or words["kinds"][kind])


def name_part(part: str, platform: str = PLATFORM) -> str:
    """“Milestone 1”, “Payment 2b”; blank for what there is one of."""
    names = find_words(platform)["parts"]
    return str(names[part[0]]).format(n=part[1:]) if part[:1] in names else ""


def tell_event(event: Event) -> str:
    """An event with its sum and its part, as a sentence without its end."""
    text = sentence(name_event(event.kind, event.by))
    hours = event.tracked if event.tracked is not None else event.manual
    if hours:
        text += f", {hours.normalize():f} hours"
    elif event.sum is not None:
        text += f", {format_money(event.sum, CURRENCY)}"
    if name := name_part(event.of):
        text += f" ({name})"
    return text


def say_sum(part: Part) -> str:
    """The part's sum, or blank where it is not known or counts hours."""
    return "" if part.sum is None or part.kind == "week" else format_money(part.sum, CURRENCY)


def say_place(ledger: Ledger, part: Part) -> str:
    """Where the part's money is."""
    table = "hours" if part.kind == "week" else "money"
    return say(PLATFORM, table, ledger.money(part))


def total(sums: list[Decimal]) -> str:
    """The sums as one."""
    return format_money(sum(sums, Decimal(0)), CURRENCY)
