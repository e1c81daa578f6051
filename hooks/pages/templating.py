"""The templates of generated pages, with the same filters as the calculators' own."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from calculators.engine.rendering import build_environment


@cache
def environment() -> Environment:
    """The environment over `hooks/pages/templates`."""
    return build_environment(FileSystemLoader(Path(__file__).parent / "templates"))


def render(template: str, **context: Any) -> str:
    """Renders a template of `hooks/pages/templates`."""
    return environment().get_template(template).render(**context)
