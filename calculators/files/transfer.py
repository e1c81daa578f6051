"""The bytes of a mail's part: out of base64 or quoted-printable, and what is wrong with them."""

import binascii
import quopri
import re

from calculators.files import mime


def content(part: mime.MailPart) -> tuple[bytes, str]:
    """The decoded bytes of a part, and what is wrong with them ("" for nothing)."""
    encoding = mime.raw(part.head, "content-transfer-encoding").strip().lower()
    if encoding == "base64":
        return _base64(part.body)
    if encoding == "quoted-printable":
        return quopri.decodestring(part.body), ""
    return part.body, ""


def _base64(body: bytes) -> tuple[bytes, str]:
    packed = body.translate(None, b" \t\r\n")
    plain, filler, rest = packed.partition(b"=")
    wrong = ""
    if rest.strip(b"="):
        wrong = "base64 goes on after its end"
    usable = re.sub(rb"[^A-Za-z0-9+/]", b"", plain)
    if len(usable) != len(plain):
        wrong = "base64 with characters that do not belong there"
    left = len(usable) % 4
    if left == 1 or (left and not filler):
        wrong = "base64 ends early"
    if left == 1:
        usable = usable[:-1]
    try:
        return binascii.a2b_base64(usable + b"=" * (-len(usable) % 4)), wrong
    except binascii.Error:
        return b"", "base64 that cannot be read"
