"""Watches all that a page could use to carry something away, or to leave something behind."""

import json
from dataclasses import dataclass, field

# What the page's own script could open without a request that a browser reports as one.
CHANNELS = """
globalThis.__channels = []
for (const name of ["WebSocket", "EventSource", "RTCPeerConnection", "WebTransport",
                    "SharedWorker", "BroadcastChannel"]) {
  const own = globalThis[name]
  if (own) globalThis[name] = new Proxy(own, { construct(target, given) {
    __channels.push([name, ...given.map(String)]); return new target(...given) } })
}
const calls = [[navigator, "sendBeacon"], [window, "open"], [window, "postMessage"]]
for (const [place, name] of calls) {
  const own = place[name].bind(place)
  place[name] = (...given) => {
    __channels.push([name, ...given.map(String)]); return own(...given) }
}
for (const name of ["pushState", "replaceState"]) {
  const own = history[name].bind(history)
  history[name] = (...given) => {
    __channels.push([name, JSON.stringify(given)]); return own(...given) }
}
globalThis.__violations = []
addEventListener("securitypolicyviolation", event =>
  __violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`))
"""

STATE = """async () => {
  const KEPT = "handbook / case" // what the tab keeps of the case, and says so
  const databases = await indexedDB.databases?.() ?? []
  const cached = []
  for (const name of await globalThis.caches?.keys() ?? []) {
    for (const request of await (await caches.open(name)).keys()) cached.push(request.url)
  }
  return {
    places: {
      address: location.href, title: document.title, referrer: document.referrer,
      name: window.name, history: JSON.stringify(history.state), cookie: document.cookie,
      timings: performance.getEntries().map(entry => entry.name).join(" "),
      links: [...document.querySelectorAll("a[href], [src], [action]")]
        .map(e => e.getAttribute("href") ?? e.getAttribute("src") ?? e.getAttribute("action"))
        .filter(address => !/^(blob|data):/.test(address)).join(" "),
      channels: JSON.stringify(__channels),
    },
    stored: {
      local: { ...localStorage },
      session: Object.fromEntries(Object.entries(sessionStorage).filter(([key]) => key !== KEPT)),
      databases: databases.map(each => each.name), cached,
    },
    kept: sessionStorage[KEPT] ?? "",
    violations: __violations,
  }
}"""


@dataclass
class Watch:
    """What was seen since `watch` was called, and what stands in the page when it is asked."""

    page: object
    requests: list[tuple[str, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    states: list[dict] = field(default_factory=list)

    def look(self) -> dict:
        """Notes what the page holds now: address, history, links, stored data, violations."""
        self.states.append(self.page.evaluate(STATE))
        return self.states[-1]

    def strangers(self, site_url: str) -> list[str]:
        """Addresses asked for that are not on the site."""
        own = (f"{site_url}/", "blob:", "data:")
        return [url for url, _ in self.requests if not url.startswith(own)]

    def carriers(self, marks: list[str]) -> list[str]:
        """Every place in which one of the marks was seen. Nothing that is stored is left out."""
        seen = [(f"request {url}", text) for url, text in self.requests]
        seen += [("console", line) for line in self.lines]
        for state in self.states:
            seen += list(state["places"].items())
            seen.append(("stored", json.dumps(state["stored"], ensure_ascii=False)))
        return sorted(
            {f"{place[:200]}: {mark}" for place, text in seen for mark in marks if mark in text}
        )

    def kept(self) -> str:
        """What the tab kept of the case, each time that somebody looked."""
        return " ".join(state["kept"] for state in self.states)

    def violations(self) -> list[str]:
        """What the policy refused."""
        return sorted({entry for state in self.states for entry in state["violations"]})

    def stored(self) -> set[str]:
        """The names under which anything was stored."""
        return {
            name
            for state in self.states
            for kind in ("local", "session", "databases", "cached")
            for name in state["stored"][kind]
        }


def watch(page) -> Watch:
    """Begins to watch a page; call it before the page goes anywhere."""
    seen = Watch(page)

    def request(asked):
        body = asked.post_data_buffer or b""
        headers = " ".join(f"{name}: {value}" for name, value in asked.headers.items())
        seen.requests.append((asked.url, f"{asked.url} {headers} {body.decode('latin-1')}"))

    page.context.on("request", request)
    page.context.on("console", lambda message: seen.lines.append(message.text))
    page.context.on("weberror", lambda error: seen.lines.append(str(error.error)))
    page.on("websocket", lambda socket: seen.requests.append((socket.url, socket.url)))
    page.add_init_script(CHANNELS)
    return seen
