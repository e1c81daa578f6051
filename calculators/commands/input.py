"""What the commands read."""

import json
import sys


class BadInput(Exception):
    """The input cannot be used. The message says why, and what is expected."""


def read_json() -> object:
    """The JSON on standard input, in UTF-8, UTF-16 or UTF-32. Raises `BadInput`."""
    try:
        return json.loads(read_bytes())
    except (ValueError, RecursionError):
        raise BadInput("Answers must be JSON: an object of field names and answers.") from None


def read_text(errors: str = "replace") -> str:
    """All of standard input as text, which may be empty. Raises `BadInput` where it is closed.

    errors: what becomes of bytes that are no UTF-8, as `bytes.decode` has it.
    """
    return _read().decode("utf-8", errors)


def read_bytes() -> bytes:
    """All of standard input. Raises `BadInput` where it is closed or empty, or cannot be read."""
    read = _read()
    if not read.strip():
        raise BadInput("Standard input is empty: pipe the input to this command.")
    return read


def _read() -> bytes:
    if sys.stdin is None:
        raise BadInput("Standard input is closed: pipe the input to this command.")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise BadInput(f"Standard input cannot be read: {error.strerror}.") from None
