"""What a Markdown page may say in `{{ … }}`: a rule's value, and a topic's table of rules."""

from datetime import UTC, date, datetime
from posixpath import relpath

from calculators.engine.formats import (
    format_day,
    format_markdown,
    format_short_day,
    format_value,
)
from calculators.engine.parameters import parameter, topic
from hooks.templating import render


def define_env(env) -> None:
    """Registers the macros. Called once by the macros plugin."""

    @env.macro
    def link(id: str) -> str:
        """The address of a rule's entry, from the page that asks. The build checks it."""
        area = id.split(".")[0]
        folder = env.page.file.src_uri.rpartition("/")[0] or "."
        return f"{relpath(f'reference/{area}.md', folder)}#{id}"

    @env.macro
    def rule(id: str, on: date | None = None) -> str:
        """The value in force today (or `on` a day) with its unit, linked to its source entry.

        Raises `UnknownParameter` and `NoRule`, which stop the build.
        """
        value = parameter(id).on(on or datetime.now(UTC).date())
        return f'[{format_value(value)}]({link(id)} "{format_day(value.effective)}"){{ .rule }}'

    @env.macro
    def since(id: str, on: date | None = None) -> str:
        """The day from which the value in force applies."""
        return format_day(parameter(id).on(on or datetime.now(UTC).date()).effective)

    @env.macro
    def source(id: str, on: date | None = None) -> str:
        """Where the value in force comes from: the first source, and the day it was read."""
        first = parameter(id).on(on or datetime.now(UTC).date()).sources[0]
        title = format_markdown(first.title)
        if first.url:
            title = f'[{title}]({first.url}){{ rel="noopener noreferrer external" }}'
        read = f", read on {format_short_day(first.read)}" if first.read else ""
        dated = f" ({format_markdown(first.dated)})" if first.dated else ""
        return f"Source: {title}{read}{dated}."

    @env.macro
    def diagram(name: str) -> str:
        """A picture of `hooks/templates/diagrams`, in the page so that it follows its scheme.

        The numbers in it are `amount("rule.id")`, which stops the build as `rule` does.
        """
        def amount(id: str) -> str:
            return format_value(parameter(id).on(datetime.now(UTC).date()))

        return render(f"diagrams/{name}.html.jinja", amount=amount)

    @env.macro
    def rules_table(id: str) -> str:
        """The rules in force of one topic as a table that needs no script."""
        return render("rules_table.html.jinja", topic=topic(id))
