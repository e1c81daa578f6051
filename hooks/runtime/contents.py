"""What a reader's browser gets of Python: which files, with which parts of the standard library."""

from dataclasses import dataclass
from pathlib import Path

from calculators.engine import registry
from calculators.engine.packs import DEFAULT, packs

ROOT = Path(__file__).parents[2]
PACKAGES = ("jinja2", "markupsafe")
# What of our own goes in.
SUFFIXES = (".py", ".toml", ".jinja")
# The command line, the pages' fences and what they alone use: a reader's start is spared them.
NOT_BUNDLED = (
    "calculators/__main__.py/",
    "calculators/commands/",
    "calculators/deadlines/usual",
    "calculators/engine/fence.py/",
    # Data is laid over and filled at the build.
    "calculators/engine/here.py/",
    "calculators/engine/overlays.py/",
    "calculators/engine/verdicts.py/",
    "calculators/routing/verdicts.py/",
    "calculators/triage/printed.py/",
    "calculators/triage/verdicts.py/",
    "calculators/platforms/questions.toml/",
)
# Templates of the forms, which the build has written into the pages.
FORMS = ("engine/fields/", "engine/templates/calculator.html.jinja")


@dataclass(frozen=True)
class Part:
    """What comes to a reader only on use, as an archive of its own.

    paths: how the paths below `calculators/` begin of what is in it; the longest one counts.
    imports: modules whose imports say what of the standard library goes along. libraries: other
    people's packages that are in it.
    """

    paths: tuple[str, ...]
    imports: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()


# The alphabets of our readers' files, by Python's names: see calculators/files/charsets.py.
ALPHABETS = (
    *(f"cp{number}" for number in (850, 852, 866, 874, *range(1250, 1259))),
    *(f"iso8859_{number}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
    *("koi8_r", "koi8_u", "mac_roman", "tis_620", "utf_16", "utf_16_be", "utf_16_le", "utf_32"),
    *("big5", "cp932", "cp949", "euc_jp", "euc_kr", "gb18030", "gb2312", "gbk", "shift_jis"),
    *("iso2022_jp", "iso2022_jp_2"),
)
# What tools need of the standard library only for some answers.
LATE_IMPORTS = {"messages": ("difflib",)}
# In the order in which their imports are looked at: a module goes with the first that needs it.
PARTS = {
    "formats": Part((), ("csv", "encodings.cp437", "encodings.utf_8_sig", "zipfile")),
    **{name: Part((f"{name}/",), LATE_IMPORTS.get(name, ())) for name in registry.names()},
    **{name: Part((f"platforms/{name}/",)) for name in packs()},
    "life": Part(("life/",)),
    "law": Part(("law/", "parameters/law/"), ("calendar",)),
    "states": Part(("parameters/law/us_",)),
    "calendars": Part(("parameters/calendars/",)),
    "courts": Part(("parameters/calendars/court_days_",)),
    "checks": Part(("checks/", "writing/")),
    # The calm answer and the heads of pasted words are all that the plan needs of the writing.
    "reading": Part(("reading/", "writing/calm", "writing/endings", "writing/heads")),
    # What the model has learned is most of the reading's bytes; a letter seldom asks it.
    "model": Part(("reading/concepts.toml", "reading/model.toml", "reading/spellings.toml")),
    "files": Part(
        ("files/", "intake/"),
        (
            "calculators.intake.browser",
            *(["calculators.routing.queue"] if "routing" in registry.names() else []),
            "email.message",
            "email.policy",
            *(f"encodings.{name}" for name in ALPHABETS),
        ),
    ),
    # After files, whose modules it uses.
    "exhibit_file": Part(("exhibit_file/",), ("calculators.exhibit_file.browser",)),
    # Only where a PDF is among the exhibits.
    "papers": Part((), ("calculators.exhibit_file.papers", "_strptime"), ("pypdf",)),
}
# In the folders of parts, what every reader has nevertheless.
EVERYBODY = (
    # What of the law deadlines asks, too.
    "law/court_days.py",
    "law/offered.toml",
    "law/payment_ban.py",
    "law/places.py",
    "law/places.toml",
    "parameters/law/us_federal.toml",
    *(f"platforms/{name}/name.toml" for name in packs()),
)
# What a tool's page fetches with its start, as its worked example uses it. Whatever else an answer
# turns out to need comes when it is needed. A tool that is gone is passed over.
STARTS = {
    "claim": (DEFAULT, "law", "states", "calendars", "courts", "claim"),
    "deadlines": (DEFAULT, "life", "deadlines"),
    "evidence": (DEFAULT, "life", "evidence"),
    "letter": (
        *(DEFAULT, "life", "law", "states", "calendars", "courts"),
        *("reading", "checks", "letter"),
    ),
    "messages": (DEFAULT, "reading", "model", "checks", "messages"),
    "routing": ("routing",),
    "start": (DEFAULT, "life", "reading", "model", "start"),
    "timeline": (DEFAULT, "life", "calendars", "timeline"),
    "triage": (DEFAULT, "life", "triage"),
}
TOOLS = {name: parts for name, parts in STARTS.items() if name in registry.names()}
LATE = tuple(name for part in PARTS.values() for name in part.libraries)
# What is imported late, so that one run does not show it: by Pyodide, Jinja and the library.
KEEP = (
    "encodings.ascii",
    "encodings.latin_1",
    "jinja2.debug",
    "pyodide.code",
    "pyodide.ffi",
    "zoneinfo",
)
# What shutil, zipfile and hmac take when it is there and do without when it is not.
OMIT = ("_bz2", "_hmac", "_lzma", "_ssl", "_zstd", "bz2", "compression", "lzma", "ssl")


def bundled() -> list[Path]:
    """The files of `calculators` that a browser gets, and the folders that they are in."""
    return [
        path
        for path in sorted((ROOT / "calculators").rglob("*"))
        for inside in [path.relative_to(ROOT).as_posix()]
        if not f"{inside}/".startswith(NOT_BUNDLED) and path.name != "__pycache__"
    ]


def part_of(path: str) -> str:
    """The part that a path below `calculators/` is in; "" for what every reader has."""
    starts = [
        (start, name)
        for name, part in PARTS.items()
        for start in part.paths
        if path.startswith(start)
    ]
    return "" if path in EVERYBODY or not starts else max(starts, key=lambda one: len(one[0]))[1]
