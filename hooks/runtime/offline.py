"""The service worker: the whole site without a network, after one visit.

This hook lists what a version of the site consists of, when all else is written. All pages go into
one file: apart they would be a hundred requests and eight times the bytes.
"""

import json
from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from hooks.runtime.packing import integrity, short_hash

HERE = Path(__file__).parent
NAME = "service-worker.js"
# A frame belongs to another site, and that needs a network anyway.
LEFT_OUT = "embed/"
# What pages need of the assets: those whose names change with what is in them, and the others.
HASHED = (
    "assets/scripts-*/*.js",
    "assets/javascripts/bundle.*.min.js",
    "assets/javascripts/workers/search.*.min.js",
    "assets/stylesheets/*.css",
)
NAMED = ("assets/images/*.svg", "search/search_index.json", "sitemap.xml")

commands: list[str] = []


def on_startup(command: str, dirty: bool) -> None:
    """Notes the command: the pages of `mkdocs serve` must always be the newest."""
    commands[:] = [command]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tells the pages where the service worker is, if the site is to have one."""
    config.extra["service_worker"] = None if commands == ["serve"] else NAME
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the pages' file and the service worker into the site."""
    if config.extra["service_worker"]:
        write(Path(config.site_dir), config.extra["runtime_manifest"])


def write(site: Path, manifest: str) -> None:
    """The same for the site in a folder; manifest: the address of the runtime's list of files."""
    packed = pack(site)
    name = f"assets/pages-{short_hash(packed)}.json"
    (site / name).write_bytes(packed)
    parts = {
        "PAGES": {"url": name, "integrity": integrity(packed)},
        "FILES": files(site),
        "RUNTIME": manifest.rpartition("/")[0] + "/",
        "PYTHON": python(site, manifest),
    }
    lines = [f"const {part} = {json.dumps(value)}" for part, value in parts.items()]
    text = "\n".join([*lines, (HERE / NAME).read_text("utf-8")])
    version = sha256(text.encode()).hexdigest()[:12]
    (site / NAME).write_text(f'const VERSION = "{version}"\n{text}', "utf-8")


def pack(site: Path) -> bytes:
    """All pages in one JSON: `lines`, each once, and for each page's address the lines it is of."""
    lines: dict[str, int] = {}
    pages: dict[str, list[int]] = {}
    for path in sorted(site.rglob("index.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        if not address.startswith(LEFT_OUT):
            pages[address] = [
                lines.setdefault(line, len(lines)) for line in path.read_text("utf-8").split("\n")
            ]
    return json.dumps(
        {"lines": list(lines), "pages": pages}, ensure_ascii=False, separators=(",", ":")
    ).encode()


def files(site: Path) -> list[dict[str, str]]:
    """The assets, as a `Request` is made from them: address, and what it has to hold."""
    hashed = [{"url": name, "integrity": found} for name, found in hashes(site, HASHED)]
    # A browser may have kept an older one under the same name, so that the host is asked.
    named = [
        {"url": name, "integrity": found, "cache": "no-cache"}
        for name, found in hashes(site, NAMED)
    ]
    for entry in named:
        # A host may put its own address into the sitemap. All else has to be what was built.
        if entry["url"] == "sitemap.xml":
            del entry["integrity"]
    return hashed + named


def hashes(site: Path, patterns: tuple[str, ...]) -> list[tuple[str, str]]:
    """Address and hash of each file that a pattern finds."""
    return [
        (path.relative_to(site).as_posix(), integrity(path.read_bytes()))
        for pattern in patterns
        for path in sorted(site.glob(pattern))
    ]


def python(site: Path, manifest: str) -> list[dict[str, str]]:
    """The runtime's list of files, and the files in it.

    A part that no tool asks for as a rule has `used`, how its address begins in every version: it
    belongs to the copy only where the reader has used it.
    """
    data = (site / manifest).read_bytes()
    listed, folder = json.loads(data), manifest.rpartition("/")[0]
    usual = {part for parts in listed["tools"].values() for part in parts}
    files = listed["files"] | {
        part["name"]: part if name in usual else part | {"used": f"{folder}/{name}-"}
        for name, part in listed["parts"].items()
    }
    return [{"url": manifest, "integrity": integrity(data)}] + [
        {"url": f"{folder}/{name}"}
        | {key: entry[key] for key in ("integrity", "used") if key in entry}
        for name, entry in sorted(files.items())
    ]
