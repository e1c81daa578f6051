"""The bundle: nothing altered gets in, nothing needed is missing, the same tree gives the same."""

import ast
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from importlib import resources
from pathlib import Path

import pytest

from calculators.engine.packs import DEFAULT, packs
from hooks.runtime import bundle, contents, node, packing, staging, verified

ROOT = Path(__file__).parents[3]
# Only for the build and the command line; the browser never imports them.
NOT_IN_THE_BROWSER = {
    *("argparse", "pathlib", "tomllib"),
    *("calculators.engine.here", "calculators.engine.overlays"),
}
# Asks each tool for its worked example, from scratch, and prints what that read of `calculators`.
READS = """
import json, sys
tools, read = json.loads(sys.argv[1]), {}
for tool in tools:
    for name in [name for name in sys.modules if name.startswith("calculators")]:
        del sys.modules[name]
    from calculators.engine import browser, data, registry, rendering
    example, paths = json.dumps(registry.find(tool).example), set()
    plain = data.read
    data.read = rendering.read = lambda path: (paths.add(path), plain(path))[1]
    browser.answer(tool, example)
    for name, module in list(sys.modules.items()):
        if name.startswith("calculators.") and not hasattr(module, "__path__"):
            paths.add(name.partition(".")[2].replace(".", "/") + ".py")
    read[tool] = sorted(paths)
print(json.dumps(read))
"""


def path_of(path: Path) -> str:
    """A path below `calculators/`."""
    return path.relative_to(ROOT / "calculators").as_posix()


def imported(files: list[Path]) -> set[str]:
    """These modules, and every module that one of them imports, wherever in the file it does."""
    found = set()
    for path in files:
        package = ".".join(path.relative_to(ROOT).parent.parts)
        found.add(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
        for statement in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(statement, ast.Import):
                found |= {alias.name for alias in statement.names}
            elif isinstance(statement, ast.ImportFrom):
                found.add(statement.module if not statement.level else package)
    return {name for name in found if name.partition(".")[0] not in NOT_IN_THE_BROWSER} - (
        NOT_IN_THE_BROWSER
    )


MODULES = [path for path in contents.bundled() if path.suffix == ".py"]


def from_the_start() -> set[str]:
    """What a reader's first start must have: what no part holds, and what that imports."""
    return {
        name
        for name in imported([path for path in MODULES if not contents.part_of(path_of(path))])
        if not contents.part_of(f"{name.partition('.')[2].replace('.', '/')}.py")
    }


def missing(names: set[str], program: str = "tests/imports.mjs") -> list[str]:
    """Of these modules those that are not there. program: what starts the bundle, and how much."""
    manifest, folder = bundle.build()
    ran = node.run(
        str(ROOT / program),
        str(folder),
        manifest,
        input=json.dumps(sorted(names)).encode(),
        capture_output=True,
    )
    assert ran.returncode == 0, ran.stderr.decode()[-1000:]
    found: list[str] = json.loads(ran.stdout)
    return found


def sections(wasm: bytes) -> dict[int, list[bytes]]:
    """The sections of a wasm file by their kind."""
    found: dict[int, list[bytes]] = {}
    place = 8
    while place < len(wasm):
        kind, size, shift = wasm[place], 0, 0
        while True:
            place += 1
            size |= (wasm[place] & 127) << shift
            shift += 7
            if wasm[place] < 128:
                break
        found.setdefault(kind, []).append(wasm[place + 1 : place + 1 + size])
        place += 1 + size
    return found


def test_what_is_left_of_pyodide_s_wasm_file_keeps_its_place():
    imports, globals_, exports, code, data = 2, 6, 7, 10, 11
    (path,) = bundle.build()[1].glob("pyodide-*/pyodide.asm.wasm")
    ours = sections(path.read_bytes())
    theirs = sections((staging.PYODIDE / path.name).read_bytes())
    changed = {kind for kind in theirs if ours.get(kind) != theirs[kind]}
    assert changed == {imports, globals_, exports, code, data}
    assert len(ours[data][0]) == len(theirs[data][0])
    assert len(ours[exports][0]) < len(theirs[exports][0]) / 20
    assert len(ours[code][0]) < len(theirs[code][0]) * 2 / 3
    script = path.with_name("pyodide.asm.mjs").stat().st_size
    assert script < (staging.PYODIDE / "pyodide.asm.mjs").stat().st_size / 2


def test_what_every_reader_has_needs_no_part():
    # These have the words of the default platform's events.
    elsewhere = {
        "calculators.facts.events",
        "calculators.next_tools",
        "calculators.files",
        "calculators.reading.model",
        "csv",
    }
    found = missing(from_the_start() | elsewhere)
    assert {line.partition(":")[0] for line in found} == elsewhere


def test_every_module_and_alphabet_of_a_part_comes_with_it():
    wanted = {name for part in contents.PARTS.values() for name in part.imports}
    assert missing(imported(MODULES) | wanted, "tests/hooks/runtime/parts.mjs") == []


def test_a_tool_s_page_fetches_what_its_example_uses_and_no_more():
    ran = subprocess.run(
        [sys.executable, "-c", READS, json.dumps(sorted(contents.TOOLS))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    used = {
        tool: {*map(contents.part_of, paths)} - {""}
        for tool, paths in json.loads(ran.stdout).items()
    }
    assert used == {tool: set(parts) for tool, parts in contents.TOOLS.items()}


def test_a_platform_and_a_place_cost_other_readers_no_more_than_a_name():
    for path in map(path_of, contents.bundled()):
        area, _, rest = path.partition("/")
        if area == "platforms" and rest.count("/") and not path.endswith("/name.toml"):
            assert contents.part_of(path) == rest.partition("/")[0]
        if path.startswith("parameters/law/") and path not in contents.EVERYBODY:
            assert contents.part_of(path) in {"law", "states"}
    assert not {*packs()} - {DEFAULT} & {
        part for parts in contents.TOOLS.values() for part in parts
    }


@pytest.mark.parametrize("name", json.loads(verified.HASHES.read_text()))
def test_an_altered_file_is_refused(tmp_path, name):
    copy = tmp_path / "pyodide"
    copy.mkdir()
    for kept in json.loads(verified.HASHES.read_text()):
        shutil.copy(staging.PYODIDE / kept, copy / kept)
    verified.verify(copy)
    with (copy / name).open("r+b") as file:
        file.seek(1000)
        byte = file.read(1)
        file.seek(1000)
        file.write(bytes([byte[0] ^ 1]))
    with pytest.raises(verified.AlteredRuntime, match=name):
        verified.verify(copy)
    (copy / name).unlink()
    with pytest.raises(verified.AlteredRuntime, match=name):
        verified.verify(copy)


def test_the_same_files_give_the_same_archive(tmp_path):
    for name in ("b.pyc", "a.pyc"):
        (tmp_path / name).write_text(name)
    first = packing.archive(tmp_path)
    (tmp_path / "a.pyc").touch()
    assert packing.archive(tmp_path) == first


def test_names_carry_the_hash_of_what_they_hold():
    manifest, folder = bundle.build()
    data = json.loads((folder / manifest).read_text())
    parts = {part["name"]: part for part in data["parts"].values()}
    for name, entry in (data["files"] | parts).items():
        assert name not in parts or packing.short_hash((folder / name).read_bytes()) in name
        held = (folder / name).read_bytes()
        assert (len(held), packing.integrity(held)) == (entry["bytes"], entry["integrity"])
    for name in (manifest, data["library"], data["wheel"], data["zones"]):
        assert packing.short_hash((folder / name).read_bytes()) in name


def test_the_lock_holds_the_hash_of_the_wheel():
    manifest, folder = bundle.build()
    data = json.loads((folder / manifest).read_text())
    (package,) = data["lock"]["packages"].values()
    assert package["file_name"] == data["wheel"]
    assert hashlib.sha256((folder / data["wheel"]).read_bytes()).hexdigest() == package["sha256"]


def test_every_time_zone_is_packed_whole():
    manifest, folder = bundle.build()
    packed = (folder / json.loads((folder / manifest).read_text())["zones"]).read_bytes()
    head, _, data = packed.partition(b"\n")
    places = json.loads(head)
    assert set(places) == set(resources.files("tzdata").joinpath("zones").read_text().split())
    for name, (start, end) in places.items():
        expected = resources.files("tzdata").joinpath("zoneinfo", name).read_bytes()
        assert data[start:end] == expected, name


def test_the_bundle_is_made_again_only_when_something_changed(monkeypatch):
    manifest, folder = bundle.build()
    monkeypatch.setattr(bundle, "compile_stage", lambda *_: pytest.fail("bundled again"))
    bundle.build.cache_clear()
    assert bundle.build() == (manifest, folder)


def restored(program: str, **environment) -> dict:
    """What a program gives, as JSON, in a Python that was started from the snapshot."""
    manifest, folder = bundle.build()
    ran = node.run(
        str(ROOT / "tests" / "restore.mjs"),
        str(folder),
        manifest,
        input=program.encode(),
        capture_output=True,
        env=os.environ | environment,
    )
    assert ran.returncode == 0, ran.stderr.decode()[-1000:]
    return json.loads(ran.stdout)


CHANCE = """
import json, os, random, time
json.dumps({"random": random.random(), "urandom": os.urandom(8).hex(),
            "time": time.time(), "hour": time.localtime(0).tm_hour})
"""


def test_two_visits_from_one_snapshot_differ_where_they_must():
    one, other = restored(CHANCE, TZ="America/New_York"), restored(CHANCE, TZ="Asia/Tokyo")
    assert [name for name in one if one[name] == other[name]] == []
    assert (one["hour"], other["hour"]) == (19, 9), "the browser's own zone, not the build's"
    assert 0 < other["time"] - one["time"] < 600


LATE = """
import importlib, json, sys, zoneinfo
wanted = {wanted}
missing = []
for name in wanted:
    try:
        importlib.import_module(name)
    except ImportError as error:
        missing.append(str(error))
json.dumps({{
    "missing": missing, "zones": len([zoneinfo.ZoneInfo(name) for name in {zones}]),
    "open": len([entry for entry in [sys.stdin, sys.stdout, sys.stderr] if entry.closed]),
}})
"""


def test_what_is_read_late_is_there_after_a_restore():
    zones = resources.files("tzdata").joinpath("zones").read_text().split()
    late = [*sorted(from_the_start()), "calendar", "csv", "zipfile", "calculators.life.outlook"]
    found = restored(LATE.format(wanted=late, zones=zones))
    assert found == {"missing": [], "zones": len(zones), "open": 0}


def test_a_pack_lies_in_its_own_part_alone():
    """A reader on another platform fetches no byte of it but its name."""
    manifest, folder = bundle.build()
    parts = json.loads((folder / manifest).read_text())["parts"]
    held = {
        path.name: zipfile.ZipFile(path).namelist()
        for path in folder.glob("*.*")
        if path.suffix in (".zip", ".whl")
    }
    for pack in set(packs()) - {DEFAULT}:
        place = f"calculators/platforms/{pack}/"
        found = {
            name: {Path(file).stem for file in files if file.startswith(place)} - {"__init__"}
            for name, files in held.items()
        }
        own = found.pop(parts[pack]["name"])
        assert {"life_toml", "words_toml", "pack_toml", "rules_toml"} <= own
        assert set().union(*found.values()) == {"name_toml"}
