// Compiles the browser's Python with the very interpreter that will run it: Pyodide under Node.
// Arguments: the npm package's folder, the staged sources, where to write, the modules to keep.
import { loadPyodide } from "pyodide"

// A stack trace of the runtime is a megabyte of its own source; only the message helps.
process.on("uncaughtException", error => { console.error(error.message); process.exit(1) })

const [, , stage, out, keep] = process.argv
const pyodide = await loadPyodide()
for (const [path, root] of [["/stage", stage], ["/out", out]]) {
  pyodide.FS.mkdirTree(path)
  pyodide.mountNodeFS(path, root)
}
pyodide.globals.set("KEEP", keep.split(","))
pyodide.runPython(`
import importlib, json, marshal, os, sys, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc, MAGIC_NUMBER

sys.path.insert(0, "/stage")
for name in KEEP:
    importlib.import_module(name)
import exercise  # imports and runs all that the handbook uses

ARCHIVE = next(path for path in sys.path if path.endswith(".zip"))

def compiled(source, path):
    code = compile(source, path, "exec", dont_inherit=True, optimize=2)
    return bytes(_code_to_hash_pyc(code, b"\\0" * 8, False))

def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)

used = {name.replace(".", "/") for name in sys.modules}
with zipfile.ZipFile(ARCHIVE) as archive:
    for entry in archive.namelist():
        stem = entry.removesuffix("/__init__.py").removesuffix(".py")
        if entry.endswith(".py") and stem in used:
            write(f"/out/stdlib/{entry}c", compiled(archive.read(entry), f"{ARCHIVE}/{entry}"))

for folder, _, files in os.walk("/stage"):
    for name in files:
        path = os.path.join(folder, name)
        inside = path.removeprefix("/stage/")
        if inside.startswith("exercise") or "__pycache__" in inside:
            continue
        with open(path, "rb") as file:
            data = file.read()
        if name.endswith(".py"):
            write(f"/out/handbook/{inside}c", compiled(data, f"/handbook/{inside}"))
        else:
            write(f"/out/handbook/{inside}", data)
`)
