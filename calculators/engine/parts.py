"""Parts of the package that come later: a reader's start is spared what most visits do not use.

Nothing that is asked needs to say which parts it uses. Where a module of a part is imported that
has not come yet, `PartMissing` goes all the way to the page's worker, which fetches the part and
asks again; nothing that is asked changes anything, so it may be asked twice.
"""

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.abc import MetaPathFinder

_added: set[str] = set()
_missing: list[str] = []


class PartMissing(BaseException):
    """A module lies in a part that has not come yet. Its one argument is the part's name.

    Not an `Exception`, so that nobody takes it for an error of what they tried.
    """


class PartFinder(MetaPathFinder):
    """Knows which part a module is in, and is asked last.

    prefixes: how the full names of modules begin, to the name of the part that holds them. The
    longest one counts; a prefix that ends in a dot is a package with all that is in it.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = sorted(prefixes.items(), key=lambda item: -len(item[0]))

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Raises `PartMissing` if a part that has not come yet holds this module."""
        part = next((part for start, part in self.prefixes if f"{name}.".startswith(start)), "")
        if part and part not in _added:
            _missing.append(part)
            raise PartMissing(part)


def missing() -> str:
    """The part that was missing last."""
    return _missing[-1]


def expect() -> None:
    """From now on a module that is missing leads to its part, as the bundle says."""
    sys.meta_path.append(PartFinder(import_module("calculators.found").PARTS))


def add(part: str, archive: str, joins: Iterable[str]) -> None:
    """Makes the modules of a part importable.

    archive: the path of its zip. joins: the packages of which it holds further modules, the outer
    ones first.
    """
    if part in _added:
        return
    _added.add(part)
    sys.path.append(archive)
    for package in joins:
        import_module(package).__path__.append(f"{archive}/{package.replace('.', '/')}")


def forget(archives: Mapping[str, str]) -> None:
    """Before a snapshot of the memory: the archives will not be there, but what was imported is.

    archives: of each part its archive's path.
    """
    for part, archive in archives.items():
        _added.discard(part)
        if archive in sys.path:
            sys.path.remove(archive)
        for module in list(sys.modules.values()):
            places = getattr(module, "__path__", None)
            if isinstance(places, list):
                places[:] = [place for place in places if not place.startswith(f"{archive}/")]
    for place in list(sys.path_importer_cache):
        if place.startswith(tuple(archives.values())):
            del sys.path_importer_cache[place]
