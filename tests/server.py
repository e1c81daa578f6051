"""A small server for tests and measurements: files, compressed as a real host would send them."""

import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import ClassVar
from urllib.parse import unquote, urlsplit

import brotli

COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".wasm", ".whl", ".zip", ".xml"}
TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}
# Quality 9 is near what hosts precompress to, and quick enough to do once for each test run.
QUALITY = 9


class Handler(SimpleHTTPRequestHandler):
    """Serves `directory` with brotli, and with a year's cache for names that carry a hash."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES
    cache: ClassVar[dict] = {}
    # A browser that asks again does not have the same file packed twice.
    packing: ClassVar[Lock] = Lock()
    headers_too: ClassVar[dict] = {}

    def do_GET(self):
        path = Path(self.directory) / unquote(urlsplit(self.path).path).lstrip("/")
        if path.is_dir() and not self.path.endswith("/"):
            return super().do_GET()
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        body, encoded = self._body(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if encoded:
            self.send_header("Content-Encoding", "br")
        hashed = re.search(r"/assets/(runtime|scripts-\w+)/", path.as_posix())
        self.send_header("Cache-Control", f"max-age={31_536_000 if hashed else 0}")
        for name, value in self.headers_too.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(ConnectionError):  # a page that goes away mid-file is no fault
            self.wfile.write(body)
        return None

    def _body(self, path: Path) -> tuple[bytes, bool]:
        # A snapshot of memory is not packed here: it would take longer than most tests.
        if path.suffix not in COMPRESSED or "br" not in self.headers.get("Accept-Encoding", ""):
            return path.read_bytes(), False
        # As a host does: the copy that the build has packed, unless a test has altered the file.
        packed = path.with_name(f"{path.name}.br")
        if packed.is_file() and packed.stat().st_mtime_ns >= path.stat().st_mtime_ns:
            return packed.read_bytes(), True
        key = (path.resolve(), path.stat().st_mtime_ns)
        with self.packing:
            if key not in self.cache:
                self.cache[key] = brotli.compress(path.read_bytes(), quality=QUALITY)
        return self.cache[key], True

    def log_message(self, *arguments):
        """Nothing: the tests look at what the browser saw."""


class Server(ThreadingHTTPServer):
    """One that hangs up at its end, so that nobody is served by a line left open."""

    def __init__(self, *arguments):
        self.lines = []
        super().__init__(*arguments)

    def process_request(self, request, client_address):
        self.lines.append(request)
        super().process_request(request, client_address)

    def handle_error(self, request, client_address):
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)

    def hang_up(self):
        for line in self.lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)


@contextmanager
def serve(directory: Path, headers: dict | None = None, handler: type = Handler) -> Iterator[str]:
    """Serves a directory on a free port of the loopback; gives the address without a slash.

    headers: what a host that reads `_headers` would send with each file. handler: a `Handler`.
    """
    handler = type("Handler", (handler,), {"headers_too": headers or {}})
    server = Server(("127.0.0.1", 0), partial(handler, directory=str(directory)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        server.hang_up()
