"""A calculator that no navigation shows stops the build."""

from types import SimpleNamespace

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from calculators.engine import registry
from hooks.pages import tools


def navigation(*paths: str) -> SimpleNamespace:
    return SimpleNamespace(
        pages=[SimpleNamespace(file=SimpleNamespace(src_uri=path)) for path in paths])


def test_every_calculator_in_the_navigation_is_enough() -> None:
    every = [tools.page_of(name) for name in registry.names()]
    assert tools.on_nav(navigation("index.md", *every), MkDocsConfig(), Files([])) is None


def test_a_calculator_in_no_navigation_is_named() -> None:
    lost, *shown = [tools.page_of(name) for name in registry.names()]
    with pytest.raises(PluginError, match=lost):
        tools.on_nav(navigation("index.md", *shown), MkDocsConfig(), Files([]))
