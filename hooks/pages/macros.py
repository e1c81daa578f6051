"""What a Markdown page may say in `{{ … }}`: a rule's value, its past, its source, and tables."""

from datetime import date, timedelta
from posixpath import relpath
from typing import Any

from calculators.engine import registry
from calculators.engine.formats import format_day, format_markdown, format_short_day, format_value
from calculators.engine.packs import DEFAULT, find_pack
from calculators.engine.parameters import NoRule, Value, parameter, topic
from calculators.engine.rendering import render as render_answer
from hooks.pages import directory, exhibits, licences, tools
from hooks.pages.addresses import page_of, source_of
from hooks.pages.dates import today
from hooks.pages.macro import Macros
from hooks.pages.templating import render

# A longer text would be hard to read as a link.
LONGEST_LINK = 48


class ChangedRule(ValueError):
    """A page states a rule in words that the rule no longer bears out: rewrite the sentence."""


def define_env(env: Macros) -> None:  # noqa: C901 - a list of small functions
    """Registers the macros. Called once by the macros plugin."""
    directory.define_env(env)
    exhibits.define_env(env)
    licences.define_env(env)
    tools.define_env(env)

    @env.macro
    def link(id: str) -> str:
        """The address of a rule's entry, from the page that asks. The build checks it."""
        folder = source_of(env.page).rpartition("/")[0] or "."
        return f"{relpath(page_of(id), folder)}#{id}"

    def cited(text: str, value: Value[Any], kind: str = "rule") -> str:
        return f'[{text}]({link(value.parameter)} "{describe(value)}"){{ .{kind} }}'

    @env.macro
    def rule(*ids: str, on: date | None = None) -> str:
        """The values in force today (or `on` a day) with their units, linked to their source.

        Several ids, such as a weekday, a time and a zone, make one phrase with one link. A value of
        many words stays plain text with a link behind it.
        Raises `UnknownParameter` and `NoRule`, which stop the build.
        """
        values = [parameter(id).on(on or today()) for id in ids]
        text = " ".join(format_value(value) for value in values)
        if len(text) > LONGEST_LINK:
            return f"{text} ({cited('source', values[0], 'cited')})"
        return cited(text, values[0])

    @env.macro
    def points(id: str) -> str:
        """A rule of several parts, kept apart by semicolons, as a list with a link under it."""
        value = parameter(id).on(today())
        parts = [part[0].upper() + part[1:] for part in value.value.split("; ")]
        lines = "".join(f"- {part}.\n" for part in parts)
        return f"{lines}\n{cited('The source of this list', value, 'cited')}"

    @env.macro
    def cite(id: str, text: str, says: object) -> str:
        """Words of the page's own, linked to the rule that bears them out.

        `says` is the value the words were written for. Raises `ChangedRule` when it is another
        today, so that a sentence cannot outlive its rule.
        """
        value = parameter(id).on(today())
        if value.value != says:
            raise ChangedRule(f"{source_of(env.page)}: {id} is {value.value!r}, not {says!r}")
        return cited(text, value, "cited")

    @env.macro
    def changed(id: str) -> str:
        """The day on which a rule last changed or ended, as a source states or others report it.

        Raises `NoRule` when nobody names that day.
        """
        value = newest(id)
        if value.start == "assumed":
            raise NoRule(id, value.effective, "assumed")
        return cited(long_day(value.effective), value)

    @env.macro
    def was(id: str) -> str:
        """The value before the newest one: `7 days, until 5 March 2026`.

        Without the day when nobody names it.
        """
        before, now = [value for value in parameter(id).history if value.effective <= today()][-2:]
        last = now.effective - timedelta(days=1)
        until = f", until {long_day(last)}" if now.start != "assumed" else ""
        return cited(format_value(before), now) + until

    @env.macro
    def since(id: str, on: date | None = None) -> str:
        """The day from which the value in force applies."""
        return format_day(parameter(id).on(on or today()).effective)

    @env.macro
    def source(id: str, on: date | None = None) -> str:
        """Where the value in force comes from: the first source, and the day it was read."""
        first = parameter(id).on(on or today()).sources[0]
        title = format_markdown(first.title)
        if first.url:
            title = f'[{title}]({first.url}){{ rel="noopener noreferrer external" }}'
        read = f", read on {format_short_day(first.read)}" if first.read else ""
        dated = f" ({format_markdown(first.dated)})" if first.dated else ""
        return f"Source: {title}{read}{dated}."

    @env.macro
    def diagram(name: str) -> str:
        """A picture of `templates/diagrams`, in the page so that it follows its scheme.

        The numbers in it are `amount("fixed_price.auto_release_days")`: rules of the default
        platform, whose name it can say. An unknown rule stops the build as in `rule`.
        """

        def amount(id: str) -> str:
            return format_value(parameter(f"{DEFAULT}.{id}").on(today()))

        return render(
            f"diagrams/{name}.html.jinja", amount=amount, platform=find_pack(DEFAULT).name
        )

    @env.macro
    def first_events() -> str:
        """What can be told without a message, as links that open the timeline with it."""
        if "timeline" not in registry.names():
            return ""
        from calculators.timeline.asking import first_question

        return render_answer("timeline/first.html.jinja", offers=first_question().offers)

    @env.macro
    def levels() -> str:
        """Both tables of triage, each rule with its conditions, as a table in a fold."""
        if "triage" not in registry.names():
            return ""
        from calculators.triage.printed import rows

        return render("levels.html.jinja", rows=tuple(rows()))

    @env.macro
    def usual_clocks() -> str:
        """The clocks of one event and one rule as a table, whose script adds whole days in UTC."""
        if "deadlines" not in registry.names():
            return ""
        from calculators.deadlines.usual import usual_clocks

        return render("usual_clocks.html.jinja", clocks=usual_clocks(today()))

    @env.macro
    def rules_lists(*ids: str) -> str:
        """Links to the lists of rules of these topics, each with the day of its last review."""
        return "".join(
            f"- [{one.title}]({link(one.id)}): {len(one.parameters)} rules, "
            f"reviewed {format_short_day(one.reviewed)}\n"
            for one in map(topic, ids)
        )


def newest(id: str) -> Value[Any]:
    """What holds today, an end of the rule included. Raises `NoRule` before the first value."""
    past = [value for value in parameter(id).history if value.effective <= today()]
    if not past:
        raise NoRule(id, today(), "before")
    return past[-1]


def describe(value: Value[Any]) -> str:
    """The tooltip of a cited value: where it was read and when."""
    source = value.sources[0]
    read = f", read {format_day(source.read)}" if source.read else ""
    return f"{source.title}{read}".replace('"', "'")


def long_day(day: date) -> str:
    """`31 March 2026`: a day in a sentence, where the weekday would only be in the way."""
    return f"{day.day} {day:%B} {day.year}"
