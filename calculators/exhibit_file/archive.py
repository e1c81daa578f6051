"""What a PDF says of itself as a whole: its metadata, and the colours that its numbers mean.

Archives ask for both (PDF/A, ISO 19005). The file names no part of that norm, for it does not
meet all of it: Helvetica is named and not embedded.
"""

import struct
from html import escape

from calculators.engine import data
from calculators.exhibit_file.objects import Document
from calculators.exhibit_file.order import Order
from calculators.exhibit_file.typeface import clean

STEPS = 256  # of the colour curve
HEAD = 128  # bytes before a profile's table
METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{author}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""
AUTHOR = "<dc:creator><rdf:Seq><rdf:li>{name}</rdf:li></rdf:Seq></dc:creator>\n"


def metadata(document: Document, order: Order) -> int:
    """Writes title, language and author as XMP, not packed. Returns the object."""
    author = AUTHOR.format(name=escape(clean(order.author))) if order.author else ""
    made = METADATA.format(
        title=escape(clean(order.title)), language=escape(order.language), author=author
    )
    return document.put_stream("/Type /Metadata /Subtype /XML", made.encode())


def colours(document: Document) -> str:
    """Writes the colour profile. Returns the list that says that the file's colours are of it."""
    name = data.load("exhibit_file/srgb.toml")["name"]
    made = document.put_packed("/N 3 /Alternate /DeviceRGB", profile())
    return (
        f"[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ({name}) "
        f"/Info ({name}) /DestOutputProfile {made} 0 R >>]"
    )


def profile() -> bytes:
    """A colour profile of sRGB: version 2.1 of the format, three primaries and one curve."""
    srgb = data.load("exhibit_file/srgb.toml")
    name = srgb["name"].encode() + b"\0"
    described = b"desc" + struct.pack(">II", 0, len(name)) + name + bytes(78)
    curve = _curve(**srgb["curve"])
    tags = {
        b"desc": described,
        b"cprt": b"text" + bytes(4) + b"Public domain\0",
        b"wtpt": b"XYZ " + bytes(4) + _fixed(srgb["white"]),
        b"rXYZ": b"XYZ " + bytes(4) + _fixed(srgb["red"]),
        b"gXYZ": b"XYZ " + bytes(4) + _fixed(srgb["green"]),
        b"bXYZ": b"XYZ " + bytes(4) + _fixed(srgb["blue"]),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    places: dict[bytes, int] = {}
    body, start = b"", HEAD + 4 + 12 * len(tags)
    for content in tags.values():
        if content not in places:  # the three curves are one
            places[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
    table = b"".join(
        tag + struct.pack(">II", places[content], len(content)) for tag, content in tags.items()
    )
    head = (
        struct.pack(
            ">I4s4s4s4s4s", start + len(body), b"", b"\2\x10\0\0", b"mntr", b"RGB ", b"XYZ "
        )
        + struct.pack(">6H", 2026, 1, 1, 0, 0, 0)  # a day has to stand here, the same each time
        + b"acsp"
        + bytes(28)
        + _fixed(srgb["light"])
    )
    return head + bytes(HEAD - len(head)) + struct.pack(">I", len(tags)) + table + body


def _fixed(values: list[float]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _curve(linear: float, slope: float, offset: float, power: float) -> bytes:
    values = [step / (STEPS - 1) for step in range(STEPS)]
    light = [
        value / slope if value <= linear else ((value + offset) / (1 + offset)) ** power
        for value in values
    ]
    found = (round(value * 65535) for value in light)
    return b"curv" + struct.pack(f">II{STEPS}H", 0, STEPS, *found)
