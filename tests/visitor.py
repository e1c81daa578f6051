"""A browser that has been here before: a context for many tests, and each finds it as new."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext

# Our worker, whose address is made in the page, never says anything; the theme's, which searches,
# is as it was.
SILENT = """(() => {
  const Real = Worker
  class Silent extends EventTarget { postMessage() {} terminate() {} }
  globalThis.Worker = function (address, ...rest) {
    return String(address).startsWith("blob:") ? new Silent() : new Real(address, ...rest)
  }
})()"""
# A reader who saves data: nothing starts by itself.
SAVING = (
    "Object.defineProperty(navigator, 'connection',"
    " { configurable: true, value: { saveData: true } })"
)
# What the sitemap names when the build knows no address. No network has such a host.
DEPLOYED = "https://handbook.example"
# How long a page takes on a busy machine says nothing, in milliseconds.
LOADS = 90_000
# What a page can have stored, but for the caches.
STORED = (
    "cookies,file_systems,indexeddb,local_storage,service_workers,shared_storage,storage_buckets"
)
# Keeps the snapshot of Python's memory as worker.js does once a page has nothing to do.
KEEP = """async address => {
  const store = await caches.open("snapshots")
  await store.put(address, await fetch(address))
}"""
# The other caches go. Says what is kept of the snapshot (204 is a note that it failed), and what
# time it is where a test has set the clock, which then goes on in every page.
TIDY = """async () => {
  const names = await caches.keys()
  await Promise.all(names.filter(name => name !== "snapshots").map(name => caches.delete(name)))
  const kept = names.includes("snapshots") ? await (await caches.open("snapshots")).matchAll() : []
  return [kept.map(({ status }) => status), /native code/.test(setTimeout) || Date.now()]
}"""
# What cannot be taken away from a context again: the next test gets another one.
LASTING = (
    "add_init_script",
    "expose_binding",
    "expose_function",
    "route_web_socket",
    "set_default_timeout",
    "set_extra_http_headers",
    "set_geolocation",
)


class Kind(NamedTuple):
    """silent: Python never starts; day: the moment that it always is, or none."""

    silent: bool
    day: str | None


def prepare(context: BrowserContext, kind: Kind, *, saving: bool = True) -> None:
    """Every page of a context may take its time to load; Python starts there only when asked."""
    context.set_default_navigation_timeout(LOADS)
    if kind.day:
        context.clock.set_fixed_time(kind.day)
    if saving:
        context.add_init_script(SAVING)
    if kind.silent:
        context.add_init_script(SILENT)


class Visitor:
    """A context with the snapshot of Python's memory, as a reader's browser has it on later visits.

    site_url, site: the address and the folder of the site.
    """

    def __init__(self, browser: Browser, settings: dict, kind: Kind, site_url: str, site: Path):
        self.context = browser.new_context(**settings)
        prepare(self.context, kind)
        # A page without a script of ours; what is stored can be cleared through a page alone.
        self._page = self.context.new_page()
        self._page.goto(f"{site_url}/robots.txt")
        if not kind.silent:
            [snapshot] = (site / "assets" / "runtime").glob("snapshot-*.bin")
            self._page.evaluate(KEEP, f"{site_url}/{snapshot.relative_to(site).as_posix()}")
        self._session = self.context.new_cdp_session(self._page)
        self._heard: list[tuple[str, Callable]] = []
        self._first = self._page.evaluate(TIDY)
        self.spent = False
        self._watch()

    def _watch(self) -> None:
        """Notes what a test does to the context itself."""
        listen = self.context.on

        def on(event: str, heard: Callable) -> None:
            self._heard.append((event, heard))
            listen(event, heard)

        self.context.on = on
        for name in LASTING:
            setattr(self.context, name, self._spending(getattr(self.context, name)))

    def _spending(self, call: Callable) -> Callable:
        def spend(*given, **named):
            self.spent = True
            return call(*given, **named)

        return spend

    def tidy(self) -> None:
        """Takes away what a test has left; `spent` says whether something of it has to stay."""
        for page in self.context.pages:
            if page is not self._page:
                page.close()
        for event, heard in self._heard:
            self.context.remove_listener(event, heard)
        self._heard.clear()
        self.context.unroute_all(behavior="ignoreErrors")
        self.context.clear_permissions()
        self.context.set_offline(False)
        self.context.clear_cookies()
        for origin, stored in (("*", STORED), (DEPLOYED, "all")):
            told = {"origin": origin, "storageTypes": stored}
            self._session.send("Storage.clearDataForOrigin", told)
        self.spent = self.spent or self._page.evaluate(TIDY) != self._first
