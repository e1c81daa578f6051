"""Business days: a week of open days, and a table of public holidays where one is known."""

from dataclasses import dataclass
from datetime import date, timedelta

from calculators.engine.parameters import Parameter, Value

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Calendar:
    """Open days. week: a rule such as "Monday to Friday". holidays: a table by year, or None."""

    week: Value[str]
    holidays: Parameter | None = None

    def in_week(self, day: date) -> bool:
        """Whether this weekday is an open one."""
        first, last = self.week.value.split(" to ")
        return WEEKDAYS.index(first) <= day.weekday() <= WEEKDAYS.index(last)

    def holiday(self, day: date) -> str:
        """The name of the holiday on `day`, or "". Raises `NoRule` for a year without a table."""
        table = self.holidays.on(day).value if self.holidays else ()
        return next((entry["name"] for entry in table if entry["date"] == day), "")

    def is_open(self, day: date) -> bool:
        """Whether `day` counts. Raises `NoRule` for a year without a table."""
        return self.in_week(day) and not self.holiday(day)

    def add(self, day: date, count: int) -> date:
        """The last of the `count` open days after `day`."""
        while count:
            day += timedelta(days=1)
            count -= self.is_open(day)
        return day

    def roll_forward(self, day: date) -> date:
        """`day` itself if it is open, or else the next open day."""
        while not self.is_open(day):
            day += timedelta(days=1)
        return day

    def holidays_between(self, first: date, last: date) -> tuple[tuple[date, str], ...]:
        """The holidays after `first` and up to `last` that take away an open weekday."""
        days = (first + timedelta(days=n + 1) for n in range((last - first).days))
        return tuple(
            (day, name) for day in days if self.in_week(day) and (name := self.holiday(day))
        )


def next_weekday(after: date, weekday: str) -> date:
    """The first day of this name strictly after `after`."""
    return after + timedelta(days=(WEEKDAYS.index(weekday) - after.weekday() - 1) % 7 + 1)
