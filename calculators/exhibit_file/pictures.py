"""JPEG and PNG images: looked at, and written into the file as they are, never decoded here."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from calculators.exhibit_file.limits import MOST_PIXELS, WIDEST
from calculators.exhibit_file.refused import Refused

PNG = b"\x89PNG\r\n\x1a\n"
# Red, green, blue and alpha, or grey and alpha, to a colour on white paper.
ON_WHITE = "3 index mul 1 add 3 index sub 3 1 roll "
OVER_WHITE = {
    4: "{ 4 1 roll " + ON_WHITE * 3 + "4 3 roll pop }",
    2: "{ dup 3 1 roll mul 1 add exch sub }",
}
# How a camera turned the image: the matrix that puts it upright, by the number in its Exif data.
UPRIGHT = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


# How Exif data name the orientation, in either order of bytes.
ORIENTATION = {
    "<": rb"\x12\x01\x03\x00\x01\x00\x00\x00(..)",
    ">": rb"\x01\x12\x00\x03\x00\x00\x00\x01(..)",
}


@dataclass(frozen=True)
class Picture:
    """An image: its size as it is shown, the entries of its dictionary, and its packed pixels."""

    width: int
    height: int
    entries: str
    data: bytes
    turned: int = 1
    function: str = ""  # of its colour space, an object of its own


def look(data: bytes) -> Picture:
    """An image ready to be written. Raises `Refused` where it is damaged or of another kind."""
    try:
        return _png(data) if data.startswith(PNG) else _jpeg(data)
    except (struct.error, IndexError, zlib.error) as error:
        raise Refused("damaged") from error


def _check(width: int, height: int) -> None:
    if not 0 < width <= WIDEST or not 0 < height <= WIDEST or width * height > MOST_PIXELS:
        raise Refused("too_many_pixels", pixels=f"{width} × {height}")


def _chunks(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    view, place = memoryview(data), len(PNG)
    while place < len(data):
        size, kind = struct.unpack_from(">I4s", data, place)
        body = view[place + 8 : place + 8 + size]
        if len(body) < size or place + 12 + size > len(data):
            raise Refused("cut_off")
        yield kind, body
        if kind == b"IEND":
            return
        place += 12 + size
    raise Refused("cut_off")


def _png(data: bytes) -> Picture:
    head, packed, palette, clear = b"", bytearray(), b"", b""
    for kind, body in _chunks(data):
        if kind == b"IHDR":
            head = bytes(body)
        elif kind == b"PLTE":
            palette = bytes(body)
        elif kind == b"tRNS":
            clear = bytes(body)
        elif kind == b"IDAT":
            packed += body
    width, height, bits, colour, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    _check(width, height)
    parts = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(colour)
    if not parts or bits not in (1, 2, 4, 8, 16) or (colour == 3 and not palette):
        raise Refused("damaged")
    if interlaced:
        raise Refused("interlaced")
    _unpacks_to(bytes(packed), (1 + (width * parts * bits + 7) // 8) * height)
    function, extra = "", ""
    if colour == 3:
        space = _indexed(palette, clear)
    elif parts in OVER_WHITE:
        spot = "/Grey /Alpha" if parts == 2 else "/Red /Green /Blue /Alpha"
        base = "/DeviceGray" if parts == 2 else "/DeviceRGB"
        function = OVER_WHITE[parts]
        space = f"[/DeviceN [{spot}] {base} %s]"
    else:
        space = "/DeviceGray" if parts == 1 else "/DeviceRGB"
        if len(clear) == 2 * parts:
            values = struct.unpack(f">{parts}H", clear)
            extra = f" /Mask [{' '.join(f'{one} {one}' for one in values)}]"
    entries = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace {space} "
        f"/BitsPerComponent {bits}{extra} /Filter /FlateDecode /DecodeParms << /Predictor 15 "
        f"/Colors {parts} /BitsPerComponent {bits} /Columns {width} >>"
    )
    return Picture(width, height, entries, bytes(packed), function=function)


def _indexed(palette: bytes, clear: bytes) -> str:
    """The colours of a palette, on white paper where they are clear."""
    colours = len(palette) // 3
    alphas = clear[:colours] + b"\xff" * (colours - len(clear))
    shown = bytes(
        (palette[3 * place + part] * alphas[place] + 255 * (255 - alphas[place])) // 255
        for place in range(colours)
        for part in range(3)
    )
    return f"[/Indexed /DeviceRGB {colours - 1} <{shown.hex()}>]"


def _unpacks_to(packed: bytes, size: int) -> None:
    """Holds packed pixels against the size of the image, a piece at a time."""
    unpacking, found, left = zlib.decompressobj(), 0, packed
    while left and not unpacking.eof:
        found += len(unpacking.decompress(left, 65536))
        left = unpacking.unconsumed_tail
        if found > size:
            raise Refused("damaged")
    found += len(unpacking.flush(65536)) if not unpacking.eof else 0
    if found < size:
        raise Refused("cut_off")


def _jpeg(data: bytes) -> Picture:
    place, adobe, turned, frame = 2, False, 1, None
    while frame is None:
        if data[place] != 0xFF:
            raise Refused("damaged")
        mark = data[place + 1]
        if mark == 0xFF:  # marks may have more of it before them
            place += 1
            continue
        (size,) = struct.unpack_from(">H", data, place + 2)
        body = data[place + 4 : place + 2 + size]
        if mark == 0xE1 and body.startswith(b"Exif\0\0"):
            turned = _turned(body[6:])
        elif mark == 0xEE and body.startswith(b"Adobe"):
            adobe = True
        elif 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            if mark not in (0xC0, 0xC1, 0xC2):
                raise Refused("rare_jpeg")
            frame = struct.unpack_from(">BHHB", body)
        elif mark in (0xD9, 0xDA):
            raise Refused("damaged")
        place += 2 + size
    bits, height, width, parts = frame
    _check(width, height)
    space = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}.get(parts)
    if bits != 8 or not space:
        raise Refused("rare_jpeg")
    # Phones add data of their own after the end of the image.
    if data.find(b"\xff\xda", place) < 0 or data.rfind(b"\xff\xd9") <= place:
        raise Refused("cut_off")
    inverted = " /Decode [1 0 1 0 1 0 1 0]" if parts == 4 and adobe else ""
    entries = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace {space} "
        f"/BitsPerComponent 8{inverted} /Filter /DCTDecode"
    )
    if turned >= 5:
        width, height = height, width
    return Picture(width, height, entries, data, turned)


def _turned(exif: bytes) -> int:
    """The number of the orientation in Exif data, 1 where there is none."""
    order = "<" if exif[:2] == b"II" else ">"
    found = re.search(ORIENTATION[order], exif[:4096], re.DOTALL)
    number = struct.unpack(f"{order}H", found[1])[0] if found else 1
    return number if number in UPRIGHT else 1
