"""Which characters a WOFF2 font has glyphs for, as its own table says.

The ranges that font packages name hold characters too that the font does not draw.
"""

import struct

import brotli

CMAP, GLYF, LOCA, OWN_TAG = 0, 10, 11, 63  # places in the list of known tables
UNTRANSFORMED = 3  # how glyf and loca say that they are as in other fonts


def covers(font: bytes) -> list[tuple[int, int]]:
    """The characters of a font as ranges, the last one included. Raises `ValueError`."""
    table = _cmap(font)
    (count,) = struct.unpack_from(">H", table, 2)
    found: set[int] = set()
    for entry in range(count):
        platform, _, place = struct.unpack_from(">HHI", table, 4 + 8 * entry)
        (form,) = struct.unpack_from(">H", table, place)
        if platform in (0, 3) and form == 4:
            found |= _segments(table, place)
        elif platform in (0, 3) and form == 12:
            found |= _groups(table, place)
    return ranges(found)


def ranges(found: set[int]) -> list[tuple[int, int]]:
    """Numbers as ranges, in order."""
    made: list[tuple[int, int]] = []
    for one in sorted(found):
        if made and made[-1][1] == one - 1:
            made[-1] = (made[-1][0], one)
        else:
            made.append((one, one))
    return made


def _cmap(font: bytes) -> bytes:
    """The table of characters, unpacked."""
    if font[:4] != b"wOF2":
        raise ValueError("not a WOFF2 font")
    (tables,) = struct.unpack_from(">H", font, 12)
    (packed,) = struct.unpack_from(">I", font, 20)
    place, start, found = 48, 0, None
    for _ in range(tables):
        flags, place = font[place], place + 1
        tag = flags & 63
        place += 4 if tag == OWN_TAG else 0
        size, place = _number(font, place)
        version = flags >> 6
        if version != UNTRANSFORMED if tag in (GLYF, LOCA) else version:
            size, place = _number(font, place)
        if tag == CMAP:
            found = (start, start + size)
        start += size
    if not found:
        raise ValueError("a font without a table of characters")
    data: bytes = brotli.decompress(font[place : place + packed])
    return data[slice(*found)]


def _number(data: bytes, place: int) -> tuple[int, int]:
    """A number of seven bits a byte, and the place after it."""
    value = 0
    while True:
        byte, place = data[place], place + 1
        value = value << 7 | byte & 127
        if byte < 128:
            return value, place


def _segments(table: bytes, place: int) -> set[int]:
    """Format 4: segments of characters below U+10000."""
    (double,) = struct.unpack_from(">H", table, place + 6)
    ends, starts = place + 14, place + 16 + double
    found: set[int] = set()
    for entry in range(0, double, 2):
        (end,) = struct.unpack_from(">H", table, ends + entry)
        (start,) = struct.unpack_from(">H", table, starts + entry)
        (delta,) = struct.unpack_from(">H", table, starts + double + entry)
        at = starts + 2 * double + entry
        (offset,) = struct.unpack_from(">H", table, at)
        for one in range(start, end + 1):
            glyph = one
            if offset:
                (glyph,) = struct.unpack_from(">H", table, at + offset + 2 * (one - start))
            if one != 0xFFFF and glyph and (glyph + delta) & 0xFFFF:
                found.add(one)
    return found


def _groups(table: bytes, place: int) -> set[int]:
    """Format 12: groups of any characters."""
    (count,) = struct.unpack_from(">I", table, place + 12)
    found: set[int] = set()
    for entry in range(count):
        start, end, _ = struct.unpack_from(">III", table, place + 16 + 12 * entry)
        found |= set(range(start, end + 1))
    return found
