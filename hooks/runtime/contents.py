"""What a reader's browser gets of Python: which files, with which parts of the standard library."""

from dataclasses import dataclass
from pathlib import Path

from calculators.engine.packs import DEFAULT, packs, part_of

ROOT = Path(__file__).parents[2]
PACKAGES = ("jinja2", "markupsafe")
# What of our own goes in.
SUFFIXES = (".py", ".toml", ".jinja", ".json")
# The command line, the pages' fences and what they alone use: a reader's start is spared them.
NOT_BUNDLED = (
    "calculators/__main__.py",
    "calculators/commands/",
    "calculators/deadlines/usual",
    "calculators/engine/fence.py",
    "calculators/engine/verdicts.py",
    "calculators/routing/verdicts.py",
    "calculators/triage/printed.py",
    "calculators/triage/verdicts.py",
    "calculators/platforms/questions.toml",
    f"calculators/platforms/{DEFAULT}/pack.toml",
)
# Templates of the forms, which the build has written into the pages.
FORMS = ("engine/fields/", "engine/templates/calculator.html.jinja")


@dataclass(frozen=True)
class Part:
    """What comes to a reader only on use, as an archive of its own.

    packages: folders below `calculators/` that are in it. imports: modules whose imports say what
    of the standard library goes along. libraries: other people's packages that are in it. stays:
    the modules of these packages that every reader gets.
    """

    packages: tuple[str, ...]
    imports: tuple[str, ...]
    libraries: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()


# The alphabets of our readers' files, by Python's names: see calculators/files/charsets.py.
ALPHABETS = (
    *(f"cp{number}" for number in (850, 852, 866, 874, *range(1250, 1259))),
    *(f"iso8859_{number}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
    *("koi8_r", "koi8_u", "mac_roman", "tis_620", "utf_16", "utf_16_be", "utf_16_le", "utf_32"),
    *("big5", "cp932", "cp949", "euc_jp", "euc_kr", "gb18030", "gb2312", "gbk", "shift_jis"),
    *("iso2022_jp", "iso2022_jp_2"),
)
PARTS = {
    "files": Part(
        ("files", "intake"),
        (
            "calculators.intake.browser",
            "calculators.routing.queue",
            "email.message",
            "email.policy",
            *(f"encodings.{name}" for name in ALPHABETS),
        ),
    ),
    # After files, whose modules it uses.
    "exhibit_file": Part(("exhibit_file",), ("calculators.exhibit_file.browser",)),
    # Only where a PDF is among the exhibits.
    "papers": Part((), ("calculators.exhibit_file.papers",), ("pypdf",)),
    # A pack comes to those whose contract is there; of the others a reader has only the names.
    **{
        part_of(name): Part((f"platforms/{name}",), (), stays=("name_toml.pyc",))
        for name in packs()
        if name != DEFAULT
    },
}
LATE = tuple(name for part in PARTS.values() for name in part.libraries)
# What Pyodide, the templates and the calculators import late, so that one run does not show it.
KEEP = (
    "_strptime",
    "asyncio",
    "calendar",
    "csv",
    "encodings.ascii",
    "encodings.cp437",
    "encodings.latin_1",
    "encodings.utf_8_sig",
    "hashlib",
    "html",
    "html.parser",
    "importlib.resources.readers",
    "io",
    "json",
    "pyodide.code",
    "pyodide.ffi",
    "pyodide.webloop",
    "tomllib",
    "traceback",
    "zipfile",
    "zoneinfo",
)
# What asyncio, shutil and zipfile take when it is there and do without when it is not.
OMIT = ("_ssl", "bz2", "compression", "lzma", "ssl")


def bundled() -> list[Path]:
    """The files of `calculators` that a browser gets."""
    return [
        path
        for path in sorted((ROOT / "calculators").rglob("*"))
        for inside in [path.relative_to(ROOT).as_posix()]
        if not inside.startswith(NOT_BUNDLED)
    ]
