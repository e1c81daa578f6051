"""What a Markdown page may say in `{{ … }}`: a rule's value, and a topic's table of rules."""

from datetime import UTC, date, datetime
from posixpath import relpath

from calculators.engine.formats import format_day, format_value
from calculators.engine.parameters import parameter, topic
from hooks.templating import render


def define_env(env) -> None:
    """Registers the macros. Called once by the macros plugin."""

    def link(id: str) -> str:
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
    def rules_table(id: str) -> str:
        """The rules in force of one topic as a table that needs no script."""
        return render("rules_table.html.jinja", topic=topic(id))
