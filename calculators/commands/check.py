"""`check FILE`: whether this handbook answers as a file of cases expects.

    {"format": 1, "cases": [{"calculator": "deadlines", "name": "...", "answers": {...},
                             "expect": {"clocks.dispute_filing.end": "2026-10-08"}}]}

`answers` are what a form would send: texts, lists of texts, or lists of rows.
A case has `expect` (paths into the outcome, with what stands there) or `errors` (texts by field).
A path names a key for each step, joined by dots; in a list the key is an item's `id` or its number
from 0, and `#` is how many there are. Days and instants are ISO 8601, sums are texts with two
decimals. `--schema` prints the JSON Schema of such a file, and `python -m tests.cases` the
handbook's own cases, so that another implementation can be compared.
"""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from calculators.commands.input import BadInput
from calculators.commands.output import print_json
from calculators.engine import registry
from calculators.engine.answering import FORMAT, answer

HELP = "whether the answers are those that a file of cases expects"
DIFFERS = 1  # the exit status where an answer is another
MISSING = {"missing": True}  # in place of a value that is not there


def add_arguments(parser: ArgumentParser) -> None:
    """Takes the file."""
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--schema", action="store_true", help="print the schema of such a file")


def run(options: Namespace) -> int:
    """Prints how many cases were right, and each that was not. Returns 1 if there is one."""
    if options.schema:
        print_json(schema())
        return 0
    if options.file is None:
        raise BadInput("Name the file of cases, or ask for its form with --schema.")
    cases = read_cases(options.file)
    wrong = [found for case in cases if (found := compare(case))]
    print_json(
        {
            "format": FORMAT,
            "ok": not wrong,
            "cases": len(cases),
            "right": len(cases) - len(wrong),
            "wrong": wrong,
        }
    )
    return DIFFERS if wrong else 0


def read_cases(path: Path) -> list[dict[str, Any]]:
    """The cases of a file. Raises `BadInput` where it cannot be read or has another form."""
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise BadInput(f"The file cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError):
        raise BadInput("The file must be JSON: an object with format and cases.") from None
    cases = data.get("cases") if isinstance(data, dict) else None
    if not isinstance(cases, list) or data.get("format") != FORMAT:
        raise BadInput(f"The file must be an object with format {FORMAT} and a list of cases.")
    for number, case in enumerate(cases):
        if not isinstance(case, dict) or not _is_case(case):
            raise BadInput(f"Case {number} needs a calculator, answers, and expect or errors.")
    return cases


def _is_case(case: Mapping[str, Any]) -> bool:
    return (
        isinstance(case.get("calculator"), str)
        and isinstance(case.get("answers"), dict)
        and any(isinstance(case.get(key), dict) for key in ("expect", "errors"))
    )


def compare(case: Mapping[str, Any]) -> dict[str, Any] | None:
    """What is other than expected, by path or field, or None. Raises `UnknownCalculator`."""
    registry.find(case["calculator"])
    data = answer(case["calculator"], case["answers"]).data()
    if "errors" in case:
        found = data.get("errors", {})
        if found == case["errors"]:
            return None
        return _named(case, {"errors": case["errors"]}, {"errors": found})
    expected = case["expect"]
    if not data["ok"]:
        return _named(case, expected, {"errors": data["errors"]})
    found = {path: _found(data["outcome"], path) for path in expected}
    differs = {path: value for path, value in found.items() if value != expected[path]}
    return _named(case, {path: expected[path] for path in differs}, differs) if differs else None


def _named(
    case: Mapping[str, Any], expected: Mapping[str, Any], found: dict[str, Any]
) -> dict[str, Any]:
    return {
        "calculator": case["calculator"],
        "name": case.get("name", ""),
        "expected": expected,
        "found": found,
    }


def schema() -> dict[str, Any]:
    """The JSON Schema of a file of cases."""
    text = {"type": "string"}
    row = {"type": "object", "additionalProperties": {"anyOf": [text, {"type": "number"}]}}
    answer = {"anyOf": [text, {"type": ["number", "boolean"]}]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Cases: answers to a calculator, and what stands in its outcome",
        "type": "object",
        "required": ["format", "cases"],
        "properties": {
            "format": {"const": FORMAT},
            "cases": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["calculator", "answers"],
                    "properties": {
                        "calculator": {"enum": list(registry.names())},
                        "name": text,
                        "answers": {
                            "type": "object",
                            "additionalProperties": {
                                "anyOf": [
                                    answer,
                                    {"type": "array", "items": {"anyOf": [answer, row]}},
                                ]
                            },
                        },
                        "expect": {"type": "object"},
                        "errors": {"type": "object", "additionalProperties": text},
                    },
                    "oneOf": [{"required": ["expect"]}, {"required": ["errors"]}],
                },
            },
        },
    }


def look_up(data: Any, path: str) -> Any:
    """What stands at a dotted path in an outcome; `#` is how many items a list has.

    Items of a list are found by `id` or by index. Raises `LookupError`, `ValueError` or `TypeError`
    where there is none.
    """
    for key in path.split("."):
        if isinstance(data, list):
            by_id = {item["id"]: item for item in data if isinstance(item, dict) and "id" in item}
            data = len(data) if key == "#" else by_id[key] if key in by_id else data[int(key)]
        else:
            data = data[key]
    return data


def _found(outcome: Any, path: str) -> Any:
    try:
        return look_up(outcome, path)
    except (LookupError, ValueError, TypeError):
        return MISSING
