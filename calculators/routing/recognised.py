"""How sure the router's answers for a ticket are, and what a note says of it."""

from collections.abc import Mapping, Sequence

from calculators.reading.labels import labels
from calculators.routing.directory import directory
from calculators.routing.nearly import other_routes
from calculators.routing.reported import both_said, facts_told
from calculators.routing.seen import Ticket, words

# Cases that the directory knows by their names.
LIMITED, OWN_WISH = "limited", "own_wish"
# The answers that name no demand.
NONE = ("nothing", "not_sure")
MOST_HINTS = 3  # words that are named of those that can go with danger
MOST_SHOWN = 4  # and of those that mean it, or harm


def told(ticket: Ticket, answers: Mapping[str, str]) -> dict[str, str]:
    """By question, what a note says where only the ticket says it. answers: of `facts_of`."""
    said = directory().words["told"]
    own = {"demanded": said[OWN_WISH]} if ticket.asks_back else {}
    if ticket.own and ticket.pressing:
        own["demand_by"] = said["own"]
    return facts_told(answers, ticket.harms, reports=ticket.reports) | own


def further(ticket: Ticket, demanded: str) -> str:
    """What the note says of the demand where words of a ticket name more than one; else "".

    demanded: the answer, the program's or the agent's. One that names no demand has none beside it.
    """
    if not ticket.pressing or "demand" in ticket.recognised.guessed or demanded in NONE:
        return ""
    named = (ticket.recognised.demand, *ticket.recognised.asked)
    others = [
        labels()["demands"][label] for label in named if words()["demanded"][label] != demanded
    ]
    return both_said("demanded", demanded, others) if others else ""


def besides(ticket: Ticket, held: str) -> str:
    """What the note says of pressure where words of a ticket threaten with more; else "".

    held: the answer, the program's or the agent's.
    """
    if not ticket.pressing or held in NONE:
        return ""
    named = dict.fromkeys((ticket.recognised.lever, *(name for name, _ in ticket.besides)))
    said = {**labels()["levers"], **words()["besides"]}
    others = [said[name] for name in named if words()["held_over"].get(name) != held]
    return both_said("held_over", held, others) if others and ticket.besides else ""


def look(ticket: Ticket, doubts: Sequence[str]) -> str:
    """What to look for of danger in a ticket whose words do not mean any, or ""."""
    if ticket.hints:
        quotes = ", ".join(f'"{one}"' for one in ticket.hints[:MOST_HINTS])
        return words()["look"]["hint"].replace("{words}", quotes)
    return words()["look"]["missed"] if doubts and doubts != ("empty",) else ""


def urgency(doubts: Sequence[str], *, hinted: bool) -> int:
    """The place of a ticket in a queue by its doubts: danger, then what is sure, then the rest.

    hinted: whether it has words that also stand where a person is in danger: first of the rest.
    """
    order = [*words()["unsure"]]
    if not doubts:
        return 1
    place = min(order.index(doubt) for doubt in doubts)
    if place and hinted:
        return 2
    return 0 if place == 0 else place + 2


def doubts(ticket: Ticket, answers: Mapping[str, str], note: str) -> tuple[str, ...]:
    """Why the route of these answers is not sure, the most urgent first; none if it is.

    note: the id of the note that the route wants. That a ticket has no route is never sure. Where a
    person may be in danger, nothing else matters yet.
    """
    if answers.get("person_in_danger", "no") != "no":
        return ("danger",)
    found = list(_unpressed(ticket, answers))
    recognised, pressing = ticket.recognised, ticket.pressing
    if ticket.own and (pressing or ticket.harmed):
        found.append("own")
    if recognised.threat == "veiled" and pressing:
        found.append("veiled")
    if pressing and "not_sure" in (answers["demanded"], answers["held_over"]):
        unnamed = [f"unnamed_{kind}" for kind in recognised.guessed]
        unnamed = ["login_cancel"] if ticket.login == "cancel" else unnamed
        found += ["fear"] if ticket.feared else unnamed or ["incomplete"]
    elif pressing and ticket.login:
        found.append(f"login_{ticket.login}")
    elif pressing and recognised.threat == "explicit" and other_routes(ticket):
        found.append("narrow")
    if pressing and ticket.indirect:
        found.append("indirect")
    both = {words()["demanded"][label] for label in (recognised.demand, *recognised.asked)}
    if pressing and "feedback" in both and len(both) > 1:
        found.append("two_demands")
    elif pressing and "FEEDBACK" in ticket.phrases and not _of_feedback(answers):
        found.append("feedback")
    found += ticket.likely if not ticket.entered or pressing else ()
    found += {"review": ["review"], "outside": ["outside"]}.get(note, []) if pressing else []
    if found and pressing and answers["held_over"] == "harm_threatened":
        found.append("harm_open")
    return tuple(found)


def _of_feedback(answers: Mapping[str, str]) -> bool:
    return "feedback" in (answers["held_over"], answers["demanded"])


def _unpressed(ticket: Ticket, answers: Mapping[str, str]) -> tuple[str, ...]:
    """What is known where no threat was recognised."""
    if ticket.pressing:
        return ()
    if ticket.entered:
        return ("account",)
    if ticket.own and ("HARMED" in ticket.phrases or ticket.recognised.threat != "none"):
        return ("own",)
    kinds = {
        "revenge": ticket.revenge is not None,
        "harm_named": ticket.harmed,
        LIMITED if not directory().cases[LIMITED].team else f"{LIMITED}_team": ticket.limited,
        "charged": ticket.charged is not None,
        "announced": ticket.step is not None and not ticket.at_platform and not ticket.buys,
        "platform": ticket.at_platform and ticket.threatens,
        "advert": ticket.advertises,
        "bought": ticket.buys,
        "advance": ticket.advance,
        "outside_pay": ticket.outside,
        "login_asked": ticket.others and "LOGINASKED" in ticket.phrases,
    }
    if found := next((kind for kind, there in kinds.items() if there), ""):
        return (found,)
    if ticket.sounds and answers["demanded"] == "not_sure":
        return ("unnamed",)
    if answers["demanded"] != "not_sure":
        return ("fear",) if "FEAR" in ticket.phrases else ("demand_only",)
    if ticket.asks_back:
        return (OWN_WISH,)
    return ("not_recognised",) if ticket.likely else ("nothing_known",)


def said(ticket: Ticket, doubt: str) -> str:
    """A doubt in a sentence."""
    recognised = ticket.recognised
    named = (recognised.demand, *(recognised.asked if doubt == "two_demands" else ()))
    asked = " and ".join(labels()["demands"][name] for name in named)
    if doubt == "demand_only":
        asked = asked[0].upper() + asked[1:]
    shown = ticket.alarming if doubt == "danger" else ticket.harms
    quotes = ", ".join(f'"{one}"' for one in shown[:MOST_SHOWN])
    others = "; ".join(other_routes(ticket)) if doubt == "narrow" else ""
    text = words()["unsure"][doubt].replace("{demand}", asked).replace("{words}", quotes)
    return text.replace("{teams}", others)
