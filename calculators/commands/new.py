"""`new NAME`: a calculator that works, with its page and its first case, to change from there."""

import re
from argparse import ArgumentParser, Namespace
from pathlib import Path

from calculators.commands.input import BadInput
from calculators.commands.output import print_json
from calculators.engine import data, registry

HELP = "write a small calculator that works, in this checkout of the project"
NAME = re.compile(r"[a-z][a-z0-9_]{1,30}")
# The lines of the navigation below Tools, up to the next part.
TOOLS = re.compile(r"^  - Tools:\n(?: {6}.*\n)*", re.MULTILINE)


def add_arguments(parser: ArgumentParser) -> None:
    """Takes the calculator's name."""
    parser.add_argument("name", help="in small letters, such as waiting")


def run(options: Namespace) -> int:
    """Writes the files and the line of the navigation, and prints what was written.

    Raises `BadInput` for a name that cannot be one or is taken, and outside a checkout.
    """
    name, root = options.name, Path(registry.__file__).parents[2]
    settings = root / "mkdocs.yml"
    if not NAME.fullmatch(name):
        raise BadInput(f"A name has small letters, digits and _, such as waiting, and not {name}.")
    if not settings.exists():
        raise BadInput("This is no checkout of the project, so there is no site to add it to.")
    template = data.load("commands/new.toml")
    files = {root / fill(file["path"], name): fill(file["text"], name) for file in template["file"]}
    taken = [path for path in {*files, root / "calculators" / name} if path.exists()]
    if taken:
        raise BadInput(f"{taken[0].relative_to(root)} is there already. Choose another name.")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    line = fill(template["navigation"], name) + "\n"
    navigation = settings.read_text("utf-8")
    settings.write_text(TOOLS.sub(lambda tools: tools[0] + line, navigation, count=1), "utf-8")
    written = [path.relative_to(root).as_posix() for path in files]
    print_json({"ok": True, "written": [*written, "mkdocs.yml"]})
    return 0


def fill(text: str, name: str) -> str:
    """A text of the template with the calculator's name, and with its title."""
    title = name.replace("_", " ").capitalize()
    return text.replace("@name@", name).replace("@title@", title)
