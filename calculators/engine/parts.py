"""Parts of the package that come later: a reader's start is spared what most visits do not use."""

import sys
from collections.abc import Iterable
from importlib import import_module


def add(archive: str, joins: Iterable[str]) -> None:
    """Makes the modules of a zip importable.

    archive: its path. joins: the packages of which it holds further modules, the outer ones first.
    """
    if archive in sys.path:
        return
    sys.path.append(archive)
    for package in joins:
        import_module(package).__path__.append(f"{archive}/{package.replace('.', '/')}")
