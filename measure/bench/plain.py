"""The yardstick: a plain Pyodide with the stock library and the same packages as wheels."""

import zipfile
from importlib.metadata import distribution
from pathlib import Path

from hooks.runtime.contents import ROOT
from hooks.runtime.staging import PYODIDE
from hooks.runtime.verified import CORE

PACKAGES = ("jinja2", "markupsafe", "tzdata")
WORKER = """
onmessage = async ({ data }) => {
  if (data.manifest) {
    const { loadPyodide } = await import("./pyodide.mjs")
    const pyodide = await loadPyodide()
    await pyodide.loadPackage(WHEELS.map(name => new URL(name, import.meta.url).href),
      { messageCallback() {} })
    globalThis.python = pyodide.pyimport("calculators.engine.browser")
    return postMessage({ type: "ready" })
  }
  postMessage({ type: "answer", result: python.answer(data.name, data.answers) })
}
"""


def lay_out(folder: Path) -> None:
    """Writes the npm package's own files, the wheels, and a worker of the obvious kind."""
    folder.mkdir(parents=True)
    for name in (*CORE, "python_stdlib.zip", "pyodide-lock.json"):
        (folder / name).write_bytes((PYODIDE / name).read_bytes())
    wheels = {}
    for package in PACKAGES:
        files = {
            str(entry): entry.read_binary()
            for entry in distribution(package).files or ()
            if ".dist-info" in str(entry) or entry.suffix in (".py", "")
        }
        wheels[f"{package}-{distribution(package).version}-py3-none-any.whl"] = files
    wheels["calculators-0-py3-none-any.whl"] = {
        str(path.relative_to(ROOT)): path.read_bytes()
        for path in sorted((ROOT / "calculators").rglob("*"))
        if path.suffix in (".py", ".toml", ".jinja", ".json")
    }
    for name, files in wheels.items():
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as wheel:
            for path, data in files.items():
                wheel.writestr(path, data)
    names = ", ".join(f'"{name}"' for name in wheels)
    (folder / "worker.js").write_text(WORKER.replace("WHEELS", f"[{names}]"))
