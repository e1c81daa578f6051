"""What the commands print."""

import json

from calculators.engine.answering import FORMAT


def print_json(data: dict) -> None:
    """Prints one JSON object."""
    print(json.dumps(data, indent=2, ensure_ascii=False))


def refuse(errors: dict[str, str]) -> int:
    """Prints the errors by field ("" for the whole input). Returns exit status 2."""
    print_json({"format": FORMAT, "ok": False, "errors": errors})
    return 2
