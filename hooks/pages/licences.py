"""What the site owes to others: their licences as one text, and a list of parts for programs.

`licences.txt` has the words of each licence, `sbom.cdx.json` is a CycloneDX list with the hash of
each file. Both are made from the packages that are installed: see `hooks/runtime/shipped.py`.
"""

import json
import tomllib
import uuid
from hashlib import sha256
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from hooks.pages.macro import Macros
from hooks.pages.templating import render
from hooks.runtime.contents import ROOT
from hooks.runtime.shipped import Component, Held, components, elsewhere, texts

TEXT = "licences.txt"
LIST = "sbom.cdx.json"
# The theme's readers of other languages: the site is in English, and nothing would fetch them.
UNUSED = "assets/javascripts/lunr/"
# What the list of licences of CycloneDX (SPDX) has no name for.
UNNAMED = ("dtoa", "public domain")


def define_env(env: Macros) -> None:
    """Registers the table of the page about licences."""

    @env.macro
    def shipped() -> str:
        """Each package in the site with its version and licence, and what it holds."""
        return render("shipped.html.jinja", components=components())


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the text of the licences; leaves out what no page uses."""
    for file in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(file)
    files.append(File.generated(config, TEXT, content=text()))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Adds the list of parts, once their files are there."""
    site = Path(config.site_dir)
    (site / LIST).write_text(json.dumps(parts(site), indent=1, ensure_ascii=False) + "\n", "utf-8")


def text() -> str:
    """All notices and licences, as plain text."""
    return render(
        "licences.txt.jinja",
        own=(ROOT / "LICENSE").read_text("utf-8"),
        components=components(),
        texts=texts(),
        elsewhere=elsewhere(),
    )


def parts(site: Path) -> dict[str, Any]:
    """The parts of a built site as CycloneDX 1.6 has them. No clock and no chance is in it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    listed = [entry(component, site) for component in components()]
    seed = json.dumps(listed, sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, seed)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": project["name"],
                "name": project["name"],
                "version": project["version"],
                "licenses": licence(project["license"]),
            }
        },
        "components": listed,
        "dependencies": [
            {"ref": project["name"], "dependsOn": [each["bom-ref"] for each in listed]}
        ],
    }


def entry(component: Component, site: Path) -> dict[str, Any]:
    """One package, with the files that it is in and what it holds."""
    address = package_url(component)
    paths = sorted({path for glob in component.files for path in site.glob(glob)})
    return {
        "type": "library",
        "bom-ref": address,
        "name": component.name,
        "version": component.version,
        "licenses": licence(component.licence),
        "purl": address,
        "externalReferences": [{"type": "vcs", "url": component.source}],
        "components": [
            *(inside(held, address) for held in component.holds),
            *(
                {
                    "type": "file",
                    "name": path.relative_to(site).as_posix(),
                    "hashes": [
                        {"alg": "SHA-256", "content": sha256(path.read_bytes()).hexdigest()}
                    ],
                }
                for path in paths
                if path.suffix not in (".br", ".gz")
            ),
        ],
    }


def inside(held: Held, within: str) -> dict[str, Any]:
    """What a package holds."""
    known = {"version": held.version, "copyright": held.copyright}
    return {
        "type": "library",
        "bom-ref": f"{within}#{held.name}",
        "name": held.name,
        "licenses": licence(held.licence),
        **{name: value for name, value in known.items() if value},
    }


def licence(name: str) -> list[dict[str, dict[str, str]]]:
    """A licence as CycloneDX has it."""
    return [{"license": {"name" if name in UNNAMED else "id": name}}]


def package_url(component: Component) -> str:
    """The package's address in the form of package-url."""
    kind, _, name = component.package.partition(":")
    named = {"npm": f"npm/{name.replace('@', '%40')}", "pypi": f"pypi/{name}"}
    return f"pkg:{named.get(kind, 'generic/python')}@{component.version}"
