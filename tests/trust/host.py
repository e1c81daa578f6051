"""A host for the offline copy: it publishes one release after the other, and then it is gone."""

import os
from pathlib import Path

from hooks.runtime import offline
from tests.conftest import SITE
from tests.server import Handler, serve

# What a page says of its copy. Each question has an end of its own.
ASK = """async () => {
  const late = new Promise((_, refuse) => setTimeout(refuse, 5000, new Error("no answer")))
  const look = async () => {
    const { active, waiting, installing } = await navigator.serviceWorker.getRegistration() ?? {}
    const found = { active: active?.state ?? null, waiting: waiting?.state ?? null,
      installing: installing?.state ?? null }
    found.kept = {}
    for (const name of await caches.keys())
      found.kept[name] = (await (await caches.open(name)).keys()).map(({ url }) => url)
    return found
  }
  return Promise.race([look(), late])
}"""


class Host:
    """A host that publishes one release below `/name/`, until it is `gone`."""

    def __init__(self, root: Path):
        self.root, self.asked = root, []
        asked = self.asked

        class Noted(Handler):
            def do_GET(self):
                asked.append(self.path)
                return super().do_GET()

        self.serving = serve(root, {"X-Frame-Options": "DENY"}, handler=Noted)
        self.publish(SITE)
        self.url = f"{self.serving.__enter__()}/name"

    def publish(self, release: Path):
        (self.root / "next").symlink_to(release)
        os.replace(self.root / "next", self.root / "name")

    def gone(self):
        if self.serving:
            self.serving.__exit__(None, None, None)
        self.serving = None


def manifest_of(site: Path) -> str:
    """The address of the runtime's list of files."""
    return next(site.glob("assets/runtime/manifest-*.json")).relative_to(site).as_posix()


def python(found: dict) -> list[str]:
    """Of what `ASK` found, the addresses of Python's files."""
    return [url for name, urls in found["kept"].items() if name.endswith(" python") for url in urls]


def whole(found: dict) -> bool:
    """Whether all of Python is kept."""
    needed = [file for file in offline.python(SITE, manifest_of(SITE)) if "used" not in file]
    return len(python(found)) == len(needed)
