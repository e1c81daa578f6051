"""The calculators without a browser: `python -m calculators list | describe NAME | run NAME`."""

import argparse
import json
import sys
from datetime import UTC, datetime

from calculators.engine import registry
from calculators.engine.answering import FORMAT, answer
from calculators.engine.fields import describe, questions
from calculators.engine.parameters import topic, topics


def main(arguments: list[str] | None = None) -> int:
    """Runs one command. Returns the exit status: 0, or 2 when the input cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m calculators", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="the calculators, one a line")
    for name, text in (("describe", "a calculator's fields"), ("run", "answers on standard input")):
        commands.add_parser(name, help=text).add_argument("name")
    commands.add_parser("rules", help="every rule in force today")
    options = parser.parse_args(arguments)
    try:
        return {"list": _list, "describe": _describe, "run": _run, "rules": _rules}[
            options.command
        ](options)
    except registry.UnknownCalculator as error:
        return _refuse({"": str(error)})


def _list(options) -> int:
    for name in registry.names():
        print(f"{name}\t{registry.find(name).title}")
    return 0


def _describe(options) -> int:
    calculator = registry.find(options.name)
    _print({"name": calculator.name, "title": calculator.title,
            "fields": describe(calculator.inputs)})
    return 0


def _run(options) -> int:
    calculator = registry.find(options.name)
    try:
        answers = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    except (ValueError, RecursionError):
        return _refuse({"": "Answers must be JSON: an object of field names and answers."})
    # The only clock in the package: a script that gives no `now` means this moment, in UTC.
    if isinstance(answers, dict) and "now" in questions(calculator.inputs):
        answers = {"now": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")} | answers
    answered = answer(options.name, answers)
    if answered.errors is not None:
        return _refuse(answered.errors)
    _print(answered.data())
    return 0


def _rules(options) -> int:
    from calculators.engine.formats import format_value

    for name in topics():
        for parameter in topic(name).parameters.values():
            value = parameter.history[-1]
            print(f"{parameter.id}\t{format_value(value)}\tfrom {value.effective}")
    return 0


def _refuse(errors: dict) -> int:
    _print({"format": FORMAT, "ok": False, "errors": errors})
    return 2


def _print(data: dict) -> None:
    print(json.dumps(data, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(main())
