"""From what was recognised in a ticket's text to the router's answers."""

from calculators.routing.seen import HERE, Ticket, words

ACCOUNT = "account_access"
# What a lawful step can be about.
MONEY = ("money", "work")


def facts_of(ticket: Ticket) -> dict[str, str]:
    """The router's raw answers for a ticket. What was not recognised is *not sure*, never *no*.

    What no word names is not recognised, however likely: a note says only what the ticket says.
    Only a text that names the platform and an account can be about one of its accounts; a customer
    who lost "my account" means that one too. Who presses whom is known only where somebody is
    spoken of, and not where the customer tells of their own words. A login that is kept back is not
    one that somebody threatens to take. Of two demands the one that is not feedback counts, as the
    directory says.
    """
    recognised, pressing = ticket.recognised, ticket.pressing
    held = words()["held_over"][recognised.lever]
    # A login that was changed already is harm that was done, and no threat of it.
    changed = pressing and recognised.lever == ACCOUNT and ticket.harmed and not ticket.entered
    if pressing and ticket.takeover:
        held = ACCOUNT
    elif recognised.lever == ACCOUNT and not ticket.entered and "KEPT" in ticket.phrases:
        held = "withheld"
    elif changed:
        held = "harm_done"
    elif pressing and (ticket.entered or (recognised.lever == ACCOUNT and ticket.phrases >= HERE)):
        held = ACCOUNT
    elif "lever" in recognised.guessed:
        held = "not_sure"
    demanded = _demanded(ticket)
    if not pressing or ticket.feared or (ticket.entered and demanded == "not_sure"):
        held = "not_sure"
    if ticket.buys and not ticket.advertises:
        demanded, held = "feedback", "offer"
    if ticket.offers and not (pressing or ticket.limited):
        demanded, held = "other", "offer"
    if ticket.charged and not (pressing or ticket.limited):
        demanded, held = "not_sure", "lawful_step"
    if ticket.step and not (pressing or ticket.limited or ticket.entered or ticket.buys):
        demanded, held = demanded if demanded in MONEY else "not_sure", "lawful_step"
    # What was destroyed is no longer there to be kept back, and nothing is wanted for it.
    destroyed = ticket.harmed and demanded == "nothing" and held == "withheld"
    held = "not_sure" if destroyed else held
    levers = (recognised.lever, *recognised.also)
    repair = destroyed or changed or (pressing and "harm_done_repair" in levers)
    named = not pressing and ticket.harmed
    return {
        "demanded": demanded,
        "held_over": held,
        "harm_done": "yes"
        if (repair and not ticket.feared and not ticket.own) or named
        else "not_sure",
        "demand_by": words()["demand_by"][recognised.side]
        if (pressing or ticket.buys or ticket.step or ticket.offers) and _who_told(ticket)
        else "not_sure",
        # Blank where nothing points to it: nobody has found that there is none.
        **({"person_in_danger": "not_sure"} if ticket.endangers else {}),
        "account_at_stake": "yes" if ticket.entered else "not_sure",
        "report_received": "yes",
        # Asks for the days, and keeps the note from saying that there is nothing to escalate.
        **({"mediation_qualifies": "not_sure"} if "mediation" in ticket.likely else {}),
    }


def _who_told(ticket: Ticket) -> bool:
    """Whether words say who presses whom, and the reader of messages says the same."""
    side, spoken = ticket.recognised.side, "CUSTOMER" in ticket.phrases
    told = ticket.recognised.side_told and not ticket.own
    return told and (ticket.presser == side or (spoken and not ticket.presser))


def _demanded(ticket: Ticket) -> str:
    """What is demanded. Without a threat only what words say that somebody else asks for."""
    demanded = words()["demanded"][ticket.recognised.demand]
    if ticket.nothing and (ticket.pressing or ticket.harmed):
        return "nothing"
    if ticket.advance and not ticket.pressing:
        return "not_sure"
    if ticket.revenge and not ticket.pressing:
        # What was refused is what was demanded before.
        return demanded if ticket.asked and demanded not in ("other", "feedback") else "not_sure"
    if not ticket.pressing:
        asked = ticket.asked and "ASKED" in ticket.phrases and not ticket.harmed
        asked = asked and not (ticket.promised and ticket.recognised.demand == "refund")
        asked = asked and "MEDIATION" not in ticket.phrases and not ticket.wishes
        return demanded if asked and demanded != "other" else "not_sure"
    if "demand" in ticket.recognised.guessed:
        return "not_sure"
    others = [words()["demanded"][label] for label in ticket.recognised.asked]
    return next((other for other in others if demanded == "feedback" != other), demanded)
