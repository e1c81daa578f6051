"""The templates of generated pages, with the same filters as the calculators' own."""

from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader

from calculators.engine.rendering import build_environment


@cache
def environment():
    """The environment over `hooks/pages/templates`."""
    return build_environment(FileSystemLoader(Path(__file__).parent / "templates"))


def render(template: str, **context) -> str:
    """Renders a template of `hooks/pages/templates`."""
    return environment().get_template(template).render(**context)
