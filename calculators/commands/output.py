"""What the commands print."""

import json
import os
import re
import sys
from collections.abc import Mapping

from calculators.engine.answering import FORMAT

# What a terminal obeys, or what shows a text in another order than it stands in.
UNSEEN = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
FAILED = 1  # the exit status where an answer cannot be written


def print_json(data: Mapping[str, object]) -> None:
    """Prints one JSON object; a terminal of few characters gets the others as JSON escapes.

    So does every terminal for what it would obey, which is in texts that strangers wrote.
    """
    text = json.dumps(data, indent=2, ensure_ascii=False)
    text = UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(data, indent=2)
    print(text)


def refuse(errors: dict[str, str]) -> int:
    """Prints the errors by field ("" for the whole input). Returns exit status 2."""
    print_json({"format": FORMAT, "ok": False, "errors": errors})
    return 2


def finish(error: OSError | None = None) -> int:
    """Writes out what is still to be written. Returns exit status 0, or `FAILED` with a line.

    error: what went wrong before. A pipe that nobody reads any more ends the command in silence.
    """
    try:
        if sys.stdout is None:
            raise OSError(0, "standard output is closed")
        if error:
            raise error
        sys.stdout.flush()
    except OSError as failed:
        if not isinstance(failed, BrokenPipeError):
            print(f"The answer could not be written: {failed.strerror}.", file=sys.stderr)
        if sys.stdout is not None:  # else Python tries once more at its end, and complains
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return 0
