"""Files in one file, the same bytes each time, and the hashes that stand in their names."""

import base64
import hashlib
import io
import json
import zipfile
from pathlib import Path


def archive(folder: Path) -> bytes:
    """A zip of a folder with the same bytes for the same files.

    Stored, not deflated: a host's brotli packs the whole better, and Python has nothing to inflate.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as zipped:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), (1980, 1, 1, 0, 0, 0))
            zipped.writestr(entry, path.read_bytes())
    return buffer.getvalue()


def pack_zones(folder: Path) -> bytes:
    """A folder of time zones in one file: a line of JSON, name to [start, end], and their bytes.

    Names for the same zone share its bytes. Not a zip: Python would read its list of 600 names at
    each start, while the worker writes the zones into Pyodide's file system in a few milliseconds.
    """
    index, data, places = {}, b"", {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        zone = path.read_bytes()
        if zone not in places:
            places[zone] = [len(data), len(data) + len(zone)]
            data += zone
        index[path.relative_to(folder).as_posix()] = places[zone]
    return json.dumps(index, separators=(",", ":")).encode() + b"\n" + data


def short_hash(data: bytes) -> str:
    """What a name carries: enough of a hash that two files never share it."""
    return hashlib.sha256(data).hexdigest()[:12]


def integrity(data: bytes) -> str:
    """A hash as the browser's `integrity` wants it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()
