"""The SHA-256 of a file that comes in pieces, so that no file is ever whole in memory."""

import hashlib
from collections.abc import Hashable

_begun: dict[Hashable, tuple["hashlib._Hash | None", int]] = {}


class LostPiece(ValueError):
    """A piece does not follow the one before it: the file has to be read again."""


def take(token: Hashable, place: int, piece: bytes | None = None) -> str:
    """Adds one piece; without a piece it ends and returns the fingerprint in hexadecimal digits.

    token: names the file among those being read. place: bytes that must have come before.
    piece: bytes. Raises `LostPiece`; a fingerprint of half a file would be worse than none.
    """
    digest, taken = _begun.pop(token, (None, 0))
    if place != taken:
        raise LostPiece(f"{place} does not follow {taken}")
    digest = digest or hashlib.sha256()
    if piece is None:
        return digest.hexdigest()
    digest.update(piece)
    _begun[token] = (digest, taken + len(piece))
    return ""
