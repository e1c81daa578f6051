"""Templates to text. Autoescape is on for HTML and XML, and an undefined variable is an error."""

import re
from collections.abc import Callable, Hashable, MutableMapping
from functools import cache
from importlib import import_module
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
)
from jinja2.runtime import Macro
from markupsafe import Markup

from calculators.engine import formats
from calculators.engine.data import PACKAGE, found, read
from calculators.engine.fields import questions
from calculators.engine.packs import DEFAULT, find_name, platforms
from calculators.engine.parameters import Value
from calculators.engine.trace import Step

# Marks, embeddings, overrides and isolates, which turn the direction of what follows them.
DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
DIRECTIONS = re.compile(f"[{DIRECTION}]")
# Texts by what they were made of: one answer repeats most of the last one's.
SAID: dict[Hashable, str] = {}
MOST_SAID = 2000


def load_source(name: str) -> str | None:
    """The text of a template by its path below `calculators/`, or None if there is none."""
    try:
        return read(name)
    except OSError:
        return None


def build_environment(loader: BaseLoader) -> Environment:
    """The one environment of all templates, with the formats as filters."""
    environment = Environment(
        loader=loader,
        autoescape=lambda name: name is not None and (".html." in name or ".xml." in name),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters |= {
        "day": formats.format_day,
        "short_day": formats.format_short_day,
        "instant": formats.format_instant,
        "moment": formats.format_moment,
        "money": formats.format_money,
        "hours": formats.format_hours,
        "amount": formats.format_value,
        "rows": formats.format_rows,
        "basis": formats.format_basis,
        "lead": formats.format_lead,
        "begins": formats.format_begins,
        "md": formats.format_markdown,
        "entry": formats.format_entry,
        "number": formats.format_number,
        "other_amount": formats.format_other,
    }
    environment.filters["questions"] = lambda rows: list(questions(rows).values())
    environment.globals |= {
        "sentence": sentence,
        "rule": rule,
        "kept": kept,
        "starts": formats.STARTS,
        "here": find_name(DEFAULT).name,
        "platforms": platforms,
    }
    return environment


@cache
def environment() -> Environment:
    """The environment over the templates of this package."""
    return build_environment(
        FunctionLoader(load_source) if found() is None else CompiledTemplates()
    )


def module_name(template: str) -> str:
    """The module of the bundle that a template, a path below `calculators/`, is compiled to."""
    folder, _, file = template.rpartition("/")
    return f"{folder}/{file.replace('.', '_')}".strip("/").replace("/", ".")


class CompiledTemplates(BaseLoader):
    """Templates that the build has compiled, each a module beside where its source stood."""

    has_source_access = False

    def load(
        self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        try:
            module = import_module(f"{PACKAGE}.{module_name(name)}")
        except ModuleNotFoundError:
            raise TemplateNotFound(name) from None
        return Template.from_module_dict(environment, vars(module), globals or {})


def render(template: str, **context: Any) -> str:
    """Renders the template at this path below `calculators/`.

    In HTML nothing that a person or a file says turns the direction of what stands beside it.
    """
    text = environment().get_template(template).render(**context)
    return without_direction(text) if ".html." in template else text


def without_direction(text: str) -> str:
    """Text without the signs that turn the direction of what follows."""
    # To look for each is far quicker than the pattern, and as a rule there is none.
    return DIRECTIONS.sub("", text) if any(sign in text for sign in DIRECTION) else text


@cache
def rule(value: Value[Any]) -> Markup:
    """One rule with its source, as it stands under an answer. It never changes, so it is kept."""
    return Markup(render("engine/templates/source.html.jinja", value=value))


def sentence(step: Step, calculator: str = "") -> str:
    """A trace step as a plain sentence, from the calculator's own words or the engine's."""
    return _remember(f"{calculator} {step!r}", lambda: _say(step, calculator))


def _say(step: Step, calculator: str) -> str:
    names = ["engine/templates/trace.txt.jinja"]
    if calculator:
        names.insert(0, f"{calculator}/trace.txt.jinja")
    text = environment().select_template(names).render(step=step, kind=step.kind)
    return " ".join(text.split())


def kept(macro: Macro, thing: Hashable, *more: Hashable) -> str:
    """What a template's macro makes of a thing. `more` is what else it looks at in the template.

    The text is cached by both, so a thing must not equal another that looks different.
    """
    return _remember((macro.name, thing, more), lambda: macro(thing))


def _remember(key: Hashable, make: Callable[[], str]) -> str:
    """The text that was made of this before, or made now."""
    if key not in SAID:
        text = make()
        if len(SAID) >= MOST_SAID:
            SAID.clear()
        SAID[key] = text
    return SAID[key]
