"""`new-pack NAME TITLE SITE`: the smallest pack of a marketplace, which says that it is."""

import re
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from calculators.commands.input import BadInput
from calculators.commands.output import print_json
from calculators.engine import data
from calculators.engine.packs import platforms, questions

HELP = "write the smallest pack of a marketplace, in this checkout of the project"
NAME = re.compile(r"[a-z][a-z0-9]{1,30}")
SITE = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def add_arguments(parser: ArgumentParser) -> None:
    """Takes the pack's name, what the marketplace is called, and its site."""
    parser.add_argument("name", help="the pack's id, in small letters and digits, such as tinygig")
    parser.add_argument("title", help="what the marketplace is called, such as TinyGig")
    parser.add_argument("site", help="the host of its site, such as www.tinygig.example")


def run(options: Namespace) -> int:
    """Writes the pack's files, its first case and the entry of its review, and prints the paths.

    Raises `BadInput` for what cannot be a name, a title or a site, or is taken.
    """
    root = Path(data.__file__).parents[2]
    upkeep = root / "docs" / "about" / "upkeep.toml"
    _refuse(options)
    if not upkeep.exists():
        raise BadInput("This is no checkout of the project, so there is no place for a pack.")
    template = data.load("commands/new_pack.toml")
    files = {
        root / fill(file["path"], options): fill(file["text"], options) for file in template["file"]
    }
    if taken := [path for path in files if path.exists()]:
        raise BadInput(f"{taken[0].relative_to(root)} is there already.")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    with upkeep.open("a", encoding="utf-8") as record:
        record.write(fill(template["review"], options))
    written = [path.relative_to(root).as_posix() for path in files]
    print_json({"ok": True, "written": [*written, "docs/about/upkeep.toml"]})
    return 0


def _refuse(options: Namespace) -> None:
    if not NAME.fullmatch(options.name):
        raise BadInput(
            f"A name has small letters and digits, such as tinygig, and not {options.name}."
        )
    if not SITE.fullmatch(options.site):
        raise BadInput(f"A site is a host, such as www.tinygig.example, and not {options.site}.")
    if not options.title.strip() or not options.title.isprintable() or {*options.title} & {*'"\\'}:
        raise BadInput("The title is a name in one line, without a quotation mark or backslash.")
    if options.name in [each.id for each in platforms()]:
        raise BadInput(f"There is a pack named {options.name} already.")
    # A part of Python that the browser fetches is called after its folder.
    ours = Path(data.__file__).parents[1]
    if (ours / options.name).is_dir() or (ours / "parameters" / options.name).is_dir():
        raise BadInput(f"The project has a folder named {options.name}: take another name.")


def fill(text: str, options: Namespace) -> str:
    """A text of the template for this marketplace, as of today."""
    lacking = f"No page was opened yet. Ask {options.title}'s Support."
    filled = {
        "name": options.name,
        "title": options.title,
        "site": options.site,
        "domain": re.escape(options.site.removeprefix("www.")).replace("\\", "\\\\"),
        "today": datetime.now(UTC).date().isoformat(),
        "missing": "\n".join(f'{question} = "{lacking}"' for question in questions()),
    }
    return re.sub(r"@([a-z]+)@", lambda found: filled[found[1]], text)
