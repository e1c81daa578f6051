"""nginx and Caddy with the recipes of `deploy/`, started on loopback for tests and measurements."""

import gzip
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import brotli

DEPLOY = Path(__file__).parents[1] / "deploy"
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


class Host:
    """A server over `root/current`, which links to a release."""

    def __init__(self, port: int, root: Path):
        self.port, self.root = port, root
        self.address = f"http://127.0.0.1:{port}"

    def get(self, path: str, encoding: str = "br, gzip"):
        """Status, headers in lower case, and the unpacked body."""
        status, headers, body = self.ask(path, encoding)
        return status, headers, UNPACK[headers.get("content-encoding")](body)

    def ask(self, path: str, encoding: str = "br, gzip"):
        """The same with the body as it was sent."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={"Accept-Encoding": encoding})
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, headers, answer.read()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def nginx(root: Path, port: int, more: str = "") -> tuple[list[str], dict]:
    """The recipe as it stands, with the test's address and folder, in a whole configuration.

    more: further servers, as lines of the configuration.
    """
    recipe = (DEPLOY / "nginx.conf").read_text().replace("listen 8080", f"listen 127.0.0.1:{port}")
    recipe = recipe.replace("/srv/handbook", str(root))
    (root / "nginx.conf").write_text(
        f"daemon off; pid {root}/pid; error_log stderr; {'user root;' if os.getuid() == 0 else ''}"
        f"events {{}} http {{ access_log off; {recipe} {more} }}"
    )
    return ["nginx", "-p", str(root), "-c", str(root / "nginx.conf")], {}


def caddy(root: Path, port: int, more: str = "") -> tuple[list[str], dict]:
    """The recipe as it stands, without Caddy's own port for administration.

    more: further sites, as lines of the configuration.
    """
    path = root / "Caddyfile"
    path.write_text(f"{{\n\tadmin off\n}}\n{(DEPLOY / 'Caddyfile').read_text()}\n{more}")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(path)], {
        "SITE_ADDRESS": f"http://127.0.0.1:{port}",
        "SITE_ROOT": str(root / "current"),
        "HOME": str(root),
        "XDG_DATA_HOME": str(root),
        "XDG_CONFIG_HOME": str(root),
    }


@contextmanager
def running(
    recipe: Callable, root: Path, release: Path, more: str = "", **environment
) -> Iterator[Host]:
    """A host that sends a release until the block ends. The recipe is `nginx` or `caddy`."""
    port = free_port()
    (root / "current").symlink_to(release)
    command, needed = recipe(root, port, more)
    with subprocess.Popen(
        command,
        env=os.environ | needed | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield Host(port, root)
        process.terminate()
