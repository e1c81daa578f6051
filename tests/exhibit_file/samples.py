"""Files to put into an exhibit file: made here, so that each byte is known."""

import struct
import zlib
from base64 import b64decode
from dataclasses import dataclass

from calculators.exhibit_file.typeface import Painted


def png(
    width: int = 40, height: int = 30, colour: int = 2, bits: int = 8, *, interlaced: int = 0
) -> bytes:
    """A PNG with a gradient. colour: 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGBA."""
    parts = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    row = (width * parts * bits + 7) // 8
    pixels = b"".join(
        b"\0" + bytes((7 * x + 5 * y) % (4 if colour == 3 else 256) for x in range(row))
        for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, interlaced)
    palette = chunk(b"PLTE", bytes(range(0, 240, 20))) if colour == 3 else b""
    clear = chunk(b"tRNS", b"\0\x80") if colour == 3 else b""
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + palette
        + clear
        + chunk(b"IDAT", zlib.compress(pixels))
        + chunk(b"IEND", b"")
    )


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


@dataclass(frozen=True)
class Stripes:
    """A brush that draws each sign as a stripe, four pixels a point, and counts what it drew."""

    def measure(self, text: str, size: float, bold: bool) -> float:
        return len(text) * size * (0.6 if bold else 0.5)

    def paint(self, text: str, size: float, bold: bool) -> Painted:
        width = max(1, int(self.measure(text, size, bold) * 4))
        rise, fall = int(size * 4), int(size)
        row = bytes(255 if x % 8 < 4 else 0 for x in range(width))
        return Painted(row * (rise + fall), width, rise, fall, 4)


# A whole JPEG of 16 by 8 pixels.
JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQEAAQAAAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKra"
    "rYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4"
    "+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAAIABADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAA"
    "AAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAk"
    "M2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKT"
    "lJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QA"
    "HwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdh"
    "cRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hp"
    "anN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk"
    "5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDZooooA//Z"
)


def jpeg(*, turned: int = 0) -> bytes:
    """A JPEG; `turned` as Exif data have it."""
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + bytes([0, turned, 0, 0])
    return JPEG[:2] + (marker(0xE1, exif) if turned else b"") + JPEG[2:]


def marker(kind: int, data: bytes) -> bytes:
    """One marker of a JPEG with its data."""
    return bytes([0xFF, kind]) + struct.pack(">H", len(data) + 2) + data


def pdf(
    pages: int = 2,
    *,
    turned: int = 0,
    root: str = "",
    page: str = "",
    more: tuple[str, ...] = (),
    trailer: str = "",
) -> bytes:
    """A PDF. root, page: more entries. more: objects after those of the pages, from number 90."""
    objects = {1: f"<< /Type /Catalog /Pages 2 0 R {root} >>"}
    kids = " ".join(f"{10 + 2 * one} 0 R" for one in range(pages))
    objects[2] = f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>"
    objects[3] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    for one in range(pages):
        drawn = f"BT /A 24 Tf 50 100 Td (Page {one + 1} of the agreement) Tj ET"
        objects[10 + 2 * one] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Rotate {turned} "
            f"/Contents {11 + 2 * one} 0 R /Resources << /Font << /A 3 0 R >> >> {page} >>"
        )
        objects[11 + 2 * one] = f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream"
    objects |= {90 + place: body for place, body in enumerate(more)}
    data, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(data)
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    rows = "".join(
        f"{places[one]:010} 00000 n \n" if one in places else "0000000000 00001 f \n"
        for one in range(1, 100)
    )
    return (
        data
        + (
            f"xref\n0 100\n0000000000 65535 f \n{rows}"
            f"trailer\n<< /Size 100 /Root 1 0 R {trailer} >>\n"
            f"startxref\n{len(data)}\n%%EOF\n"
        ).encode()
    )


MAIL = (
    b"From: Client <client@client.example>\r\nTo: me@me.example\r\n"
    b"Date: Mon, 12 Oct 2026 09:00:00 +0000\r\nSubject: Refund\r\n\r\n"
    b"Refund me or I will ruin your score (both).\r\n"
)
LOADING = (
    b"From: Client <client@client.example>\r\nTo: me@me.example\r\n"
    b"Date: Mon, 12 Oct 2026 09:00:00 +0000\r\nSubject: Refund\r\n"
    b"Content-Type: text/html; charset=utf-8\r\n\r\n"
    b'<html><body><p>Refund me.</p><img src="https://client.example/seen.png"></body></html>\r\n'
)
CHAT = "12/10/2026, 09:14 - Анна: Верните деньги 🙏\n12/10/2026, 09:15 - Me: No.\n".encode()
FIELD = "<< /Type /Annot /Subtype /Widget /Rect [10 10 110 30] /AP << /N 91 0 R >> /T (name) >>"
LOOK = (
    "<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /A 3 0 R >> >> "
    "/Length 37 >>\nstream\nBT /A 9 Tf 2 5 Td (Signed: Ana) Tj ET\nendstream"
)
SCRIPT = "<< /Type /Action /S /JavaScript /JS (app.alert\\(1\\)) >>"
LOCK = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'00' * 32}> /U <{'11' * 32}> >>"
LOOP = (
    "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /L 90 0 R >> >> "
    "/Length 5 >>\nstream\n/L Do\nendstream"
)

FILES: dict[str, bytes] = {
    "rgb.png": png(),
    "alpha.png": png(colour=6),
    "grey-alpha.png": png(colour=4),
    "palette.png": png(colour=3),
    "deep.png": png(bits=16),
    "one-bit.png": png(colour=0, bits=1),
    "long.png": png(60, 2000),
    "wide.png": png(900, 200),
    "interlaced.png": png(interlaced=1),
    "cut.png": png()[:-40],
    "less.png": png(40, 30).replace(struct.pack(">II", 40, 30), struct.pack(">II", 40, 31)),
    "bomb.png": png().replace(struct.pack(">II", 40, 30), struct.pack(">II", 60000, 60000)),
    "photo.jpg": jpeg(),
    "turned.jpg": jpeg(turned=6),
    "cut.jpg": jpeg()[:-2],
    "broken.jpg": b"\xff\xd8\xff\xe0\x00",
    "agreement.pdf": pdf(),
    "turned.pdf": pdf(1, turned=90),
    "script.pdf": pdf(root="/OpenAction 90 0 R", more=(SCRIPT,)),
    "form.pdf": pdf(1, root="/AcroForm << /Fields [90 0 R] >>", page="/Annots [90 0 R]",
                    more=(FIELD, LOOK)),
    "launch.pdf": pdf(page="/AA << /O << /S /Launch /F (calc.exe) >> >>"),
    "locked.pdf": pdf(more=(LOCK,), trailer="/Encrypt 90 0 R /ID [<00> <00>]"),
    "broken.pdf": pdf()[:200],
    "loop.pdf": pdf(1, page="/Resources << /XObject << /L 90 0 R >> >>", more=(LOOP,)),
    "mail.eml": MAIL,
    "loading.eml": LOADING,
    "chat.txt": CHAT,
    "zone.txt": b"23/10/2026, 09:14 - Ana: Done.\n23/10/2026, 09:15 - Me: Thanks.\n",
    "notes.txt": "One line.\n\nनमस्ते, สวัสดี, 你好, مرحبا".encode(),
    "table.csv": b"Task,Hours,Note\nDesign,3,=1+1\nReview,2,\n",
    "broad.csv": (",".join(f"c{one}" for one in range(12)) + "\n" + "1," * 11 + "1\n").encode(),
    "page.html": b"<html><script>alert(1)</script><body><p>Hello</p></body></html>",
    "address.pdf": pdf(root="/OpenAction << /S /URI /URI (https://client.example/seen) >>"),
    "next.pdf": pdf(root="/OpenAction << /S /GoTo /D [10 0 R /Fit] /Next 90 0 R >>",
                    more=("<< /S /URI /URI (https://client.example/seen) >>",)),
    "first-page.pdf": pdf(root="/OpenAction << /S /GoTo /D [10 0 R /Fit] >>"),
    "leaving.pdf": pdf(page="/AA << /C << /S /Named /N /Print >> >>"),
    "thread.pdf": pdf(page="/AA << /O << /S /Thread /F (other.pdf) /D 0 >> >>"),
    "film.pdf": pdf(page="/Annots [<< /Subtype 90 0 R /Rect [0 0 9 9] >>]", more=("/RichMedia",)),
    "clip.pdf": pdf(page="/Annots [<< /Subtype 90 0 R /Rect [0 0 9 9] >>]",
                    more=("/FileAttachment",)),
    "associated.pdf": pdf(root="/AF [<< /Type /Filespec /F (a.txt) /EF << /F 90 0 R >> >>]",
                          more=("<< /Length 0 >>\nstream\n\nendstream",)),
    "outside.pdf": pdf(page="/Thumb 90 0 R", more=(
        "<< /Length 0 /F << /FS /URL /F (https://a.example) >> >>\nstream\n\nendstream",)),
    "unused.pdf": pdf() + f"1 0 obj\n{SCRIPT}\nendobj\n".encode(),
    "rgb.png.html": png(),
    "run.bat": b"start calc.exe\r\n",
    "files.eml": MAIL.replace(b"\r\n\r\n", b"\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\n\r\n", 1) + b"--b\r\nContent-Type: application/octet-stream\r\n"
        b"Content-Disposition: attachment; filename=\"invoice.exe\"\r\n\r\nMZ\r\n--b--\r\n",
    "image.eml": MAIL.replace(b"\r\n\r\n", b"\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\n\r\n", 1) + b"--b\r\nContent-Type: image/png\r\n"
        b"Content-Disposition: attachment; filename=\"screen.png\"\r\n\r\nPNG\r\n--b--\r\n",
    "empty.txt": b"",
    "pack.zip": b"PK\x03\x04" + bytes(60),
    "film.mp4": b"\0\0\0\x18ftypmp42" + bytes(40),
}  # fmt: skip
