"""Finds or fetches a Chromium for the tests: an installed one, Debian's, or Playwright's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The same engine without windows and menus, as Playwright uses it too: each new context starts no
# processes for them, and a page opens in half the time. Measurements use a whole browser.
SHELL = "chromium-headless-shell"
# Quiet flags: nothing that the browser asks of other hosts on its own belongs in our figures.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


def installed() -> str | None:
    """The path of an installed Chromium, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def light() -> str | None:
    """The path of Chromium's headless shell, or else of an installed Chromium, or None."""
    return shutil.which(SHELL) or installed()


def playwright_has_one() -> bool:
    """Whether Playwright has downloaded its own Chromium on this machine."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def install(*packages: str) -> bool:
    """Installs Debian's packages where that is possible; gives whether it went well."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print(f"Installing {', '.join(packages)} (once) ...")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(["apt-get", "update"], check=False, **quiet)
    done = subprocess.run(
        ["apt-get", "install", "-y", "--no-install-recommends", *packages],
        check=False,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        **quiet,
    )
    return done.returncode == 0


def main(whole: bool) -> int:
    """Makes sure there is one. Returns 1, with one line that says what to do, if it cannot.

    whole: a browser with windows, not only the headless shell.
    """
    if not whole and (shutil.which(SHELL) or install(SHELL)):
        return 0
    if installed() or playwright_has_one():
        return 0
    if install("chromium") and installed():
        return 0
    print("Fetching Playwright's Chromium (once) ...")
    fetched = subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"],
        check=False,
        capture_output=True,
    )
    if fetched.returncode == 0:
        return 0
    print("No Chromium for the browser tests: install the package chromium, then run make test.")
    return 1


if __name__ == "__main__":
    sys.exit(main(whole="whole" in sys.argv))
