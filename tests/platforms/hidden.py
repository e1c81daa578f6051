"""Asks all tools and writes the generated pages as if some packs were not there.

`python -m tests.platforms.hidden PACK ...` is a program of its own, because what packs there are is
read once, at the import.
"""

import sys

from calculators.engine import data


def hide(packs: list[str]) -> None:
    """Has the folders of these packs look as if they were gone."""
    folders = tuple(f"platforms/{pack}/" for pack in packs)
    find, read = data.find, data.read

    def find_others(pattern: str) -> tuple[str, ...]:
        return tuple(path for path in find(pattern) if not path.startswith(folders))

    def read_others(path: str) -> str:
        if path.startswith(folders):
            raise FileNotFoundError(path)
        return read(path)

    data.find, data.read = find_others, read_others


def ask() -> str:
    """The generated pages, and each tool's answer to its example."""
    from calculators.engine import registry
    from calculators.engine.answering import answer
    from hooks.pages import reference

    answers = [answer(name, registry.find(name).example) for name in registry.names()]
    assert not [answered.errors for answered in answers if answered.errors]
    pages = reference.pages()
    return "\n".join([*pages, *pages.values()])


def main() -> None:
    """Raises `AssertionError` where a pack that is gone is still named."""
    gone = sys.argv[1:]
    hide(gone)
    made = ask()
    assert "data-platform=" in made
    for pack in gone:
        assert f'data-platform="{pack}"' not in made, pack
        assert f"{pack}.rules." not in made, pack


if __name__ == "__main__":
    main()
