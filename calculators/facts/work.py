"""The work that was handed over, and what the client wrote about it."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from calculators.engine.fields import Field
from calculators.facts.exhibits import EXHIBIT_LETTERS


@dataclass(frozen=True, kw_only=True)
class Delivery:
    item: Annotated[str, Field("What you handed over")]
    day: Annotated[date | None, Field("Day you handed it over")] = None
    client_words: Annotated[
        str | None, Field("What the client wrote about it", "The exact words.", long=True, most=500)
    ] = None
    client_words_on: Annotated[date | None, Field("Day of those words")] = None
    exhibits: Annotated[str | None, EXHIBIT_LETTERS] = None


DELIVERIES = Field("Work you handed over", "One row for each, the earliest first.")
