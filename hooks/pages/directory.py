"""What a page of the support desk may say in `{{ … }}`: the directory's table, rules and names."""

from calculators.engine.fields import questions
from calculators.engine.formats import format_day
from calculators.routing.calculator import Inputs, label
from calculators.routing.directory import Entry, directory, table
from hooks.pages.macro import Macros
from hooks.pages.search import find_words
from hooks.pages.templating import render
from hooks.pages.upkeep import due


def define_env(env: Macros) -> None:
    """Registers the macros. They raise `KeyError`, which stops the build, for an unknown id."""

    @env.macro
    def routes_table() -> str:
        """The decision table, in the order of testing, as a table that needs no script."""
        return render(
            "routes_table.html.jinja", entries=directory().entries.values(), conditions=conditions
        )

    @env.macro
    def routes() -> str:
        """Every rule with all that belongs to it, each under its own address.

        The list carries the search's words, by which the filter above it finds a rule.
        """
        return render(
            "routes.md.jinja",
            entries=directory().entries.values(),
            words=find_words(),
            conditions=conditions,
            due=due,
        )

    @env.macro
    def examples(*rules: str) -> str:
        """The examples of these rules, or all of them, as a table."""
        entries = [directory().entries[id] for id in rules or directory().entries]
        return render("routes_examples.html.jinja", entries=entries)

    @env.macro
    def route(id: str) -> str:
        """One rule in a sentence: where it sends a ticket, and with which note."""
        return render("route.html.jinja", entry=directory().entries[id])

    @env.macro
    def queue(team: str) -> str:
        """The team's queue, or where to find it."""
        found = directory().teams[team]
        return f"`{found.queue}`" if found.queue else found.where

    @env.macro
    def note(id: str) -> str:
        """The name of an internal note."""
        return f"*{directory().notes[id].name}*"

    @env.macro
    def note_asks(id: str) -> str:
        """What an internal note must hold, as a list."""
        return "\n".join(f"- {ask}" for ask in directory().notes[id].asks)

    @env.macro
    def combinations() -> str:
        """How many combinations of answers the table was tested with."""
        return f"{table().check().combinations:,}"

    @env.macro
    def directory_source() -> str:
        """Where the directory comes from, and the day on which it was read."""
        source = directory().source
        read = format_day(source.read) if source.read else "an unknown day"
        return f"{source.title}, read on {read} ({source.dated})"


def conditions(entry: Entry) -> list[str]:
    """When a rule applies, a line for each question: `What is demanded? Money or Work`."""
    lines = []
    for question, allowed in entry.when.items():
        others = [answer for answer in table().answers[question] if answer not in allowed]
        negated = len(others) == 1
        words = " or ".join(label(question, answer) for answer in (others if negated else allowed))
        lines.append(
            f"{questions(Inputs)[question].field.label} {'anything but ' if negated else ''}{words}"
        )
    return lines
