"""A calculator that no page of the navigation shows stops the build."""

from types import SimpleNamespace

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from calculators.engine import registry
from hooks.pages import tools


def navigation(*names: str) -> SimpleNamespace:
    """A page without a calculator, and one for each of these."""
    texts = ["# Home\n", *(f"# A tool\n\n```calculator\n{name}\n```\n" for name in names)]
    return SimpleNamespace(
        pages=[SimpleNamespace(file=SimpleNamespace(content_string=text)) for text in texts]
    )


def test_every_calculator_in_the_navigation_is_enough() -> None:
    assert tools.on_nav(navigation(*registry.names()), MkDocsConfig(), Files([])) is None


def test_a_calculator_in_no_navigation_is_named() -> None:
    lost, *shown = registry.names()
    with pytest.raises(PluginError, match=lost):
        tools.on_nav(navigation(*shown), MkDocsConfig(), Files([]))
