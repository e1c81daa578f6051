"""What the timeline asks: what happened, and the little that the events do not say."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine.fields import Choice, Field
from calculators.facts.events import EVENTS, Told
from calculators.facts.moment import NOW, ZONE
from calculators.facts.money import MONEY_PLACE, MoneyPlace

ROWS = "What happened, row by row"
MORE = "More that can matter"


class DaysKnown(Choice):
    YES = "yes", "I know them"
    NOT_SURE = "not_sure", "Not sure"


@dataclass(frozen=True, kw_only=True)
class Inputs:
    events: Annotated[tuple[Told, ...], EVENTS.asked(ROWS)] = ()
    money_place: Annotated[MoneyPlace | None, MONEY_PLACE.asked(MORE)] = None
    days_known: Annotated[DaysKnown | None, Field("Do you know the missing days?", group=MORE)] = (
        None
    )
    claimed: Annotated[
        Decimal | None,
        Field(
            "Sum that you claim in the dispute",
            "Blank means all of the money that is in dispute.",
            group=MORE,
            unit="USD",
        ),
    ] = None
    now: Annotated[datetime, NOW.asked(MORE)]
    zone: Annotated[ZoneInfo, ZONE.asked(MORE)] = ZoneInfo("UTC")
