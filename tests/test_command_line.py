"""`python -m calculators`: what scripts see, and that no mistake shows a traceback."""

import json
import os
import subprocess
import sys

import jsonschema
import pytest

from tests.cases import published
from tests.terminal import run

GOOD = {
    "contract_type": "fixed_price",
    "contract_ended": "2026-10-01",
    "ended_by": "client",
    "now": "2026-10-02T09:00Z",
}


def fresh(*arguments, stdin=b"", **environment):
    """Runs a command in a Python that starts for it; `run` has a copy of one that has begun."""
    return subprocess.run(
        [sys.executable, "-m", "calculators", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


def shell(line):
    """Runs a line of bash in which $CALCULATORS is the command."""
    return subprocess.run(
        ["bash", "-c", line],
        capture_output=True,
        check=False,
        env=os.environ | {"CALCULATORS": f"{sys.executable} -m calculators"},
    )


def test_list_names_each_calculator():
    listed = fresh("list")
    assert listed.returncode == 0
    assert b"deadlines\t" in listed.stdout


def test_describe_gives_the_fields():
    fields = json.loads(run("describe", "deadlines").stdout)["fields"]
    assert {"name", "kind", "label", "required"} <= set(fields[0])


def test_run_answers_with_outcome_and_trace():
    ran = fresh("run", "deadlines", stdin=json.dumps(GOOD).encode())
    data = json.loads(ran.stdout)
    assert (ran.returncode, data["format"], data["ok"]) == (0, 1, True)
    assert data["outcome"]["first"]["end"] == "2026-10-08"
    assert any("7 calendar days" in step["text"] for step in data["trace"])


@pytest.mark.parametrize(
    "answers",
    [
        b'{"contract_type": "fixed_price"}',
        b'{"contract_type": "fixed_price", "now": " "}',
        b'{"contract_type": "fixed_price", "now": null}',
    ],
)
def test_run_without_now_means_this_moment(answers):
    assert run("run", "deadlines", stdin=answers).returncode == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_answers_may_come_in_any_unicode_encoding(encoding):
    ran = run("run", "deadlines", stdin=json.dumps(GOOD).encode(encoding))
    assert (ran.returncode, json.loads(ran.stdout)["outcome"]["first"]["end"]) == (0, "2026-10-08")


def test_terminal_of_few_characters_gets_json_all_the_same():
    hebrew = json.dumps({"\u05e9\u05dc\u05d5\u05dd": "x"}, ensure_ascii=False).encode()
    narrow = fresh("run", "triage", stdin=hebrew, PYTHONIOENCODING="ascii")
    wide = fresh("run", "triage", stdin=hebrew, PYTHONIOENCODING="utf-8")
    assert (narrow.returncode, narrow.stderr) == (2, b"")
    assert json.loads(narrow.stdout) == json.loads(wide.stdout)
    assert b"\\u05e9" in narrow.stdout


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        (
            "$CALCULATORS list >/dev/full",
            1,
            b"The answer could not be written: No space left on device.\n",
        ),
        (
            "$CALCULATORS describe letter >/dev/full",
            1,
            b"The answer could not be written: No space left on device.\n",
        ),
        (
            "$CALCULATORS list >&-",
            1,
            b"The answer could not be written: standard output is closed.\n",
        ),
    ],
)
def test_answer_that_cannot_be_written_gets_a_line_and_status_1(line, status, said):
    ran = shell(line)
    assert (ran.returncode, ran.stderr) == (status, said)


def test_pipe_that_nobody_reads_ends_the_command_without_a_word():
    unread, pipe = os.pipe()
    os.close(unread)
    ran = subprocess.run(
        [sys.executable, "-m", "calculators", "describe", "letter"],
        stdout=pipe,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(pipe)
    assert (ran.returncode, ran.stderr) == (1, b"")


@pytest.mark.parametrize("command", ["run triage", "life", "recognise", "check-text chat"])
def test_closed_standard_input_gets_a_text(command):
    ran = shell(f"$CALCULATORS {command} <&-")
    assert (ran.returncode, ran.stderr) == (2, b"")
    assert "Standard input is" in json.loads(ran.stdout)["errors"][""]


def test_a_name_of_a_stranger_gives_a_terminal_no_orders(tmp_path):
    file = tmp_path / "a\x9b31m\x7f\u202eb.txt"
    file.write_text("Hello", "utf-8")
    ran = run("read", str(file))
    assert ran.returncode == 0
    assert b"a\\u009b31m\\u007f\\u202eb.txt" in ran.stdout
    assert not any(sign in ran.stdout.decode() for sign in "\x9b\x7f\u202e")


def test_long_names_are_repeated_in_short():
    ran = run("run", "triage", stdin=json.dumps({"x" * 100_000: "1"}).encode())
    assert ran.returncode == 2
    assert len(ran.stdout) < 1000


@pytest.mark.parametrize(
    ("arguments", "stdin", "text"),
    [
        (["run", "deadlines"], b"{not json", "must be JSON"),
        (["run", "deadlines"], b"\xff\xfe", "must be JSON"),
        (["run", "deadlines"], b" ", "is empty"),
        (["run", "deadlines"], b"[" * 100_000, "must be JSON"),
        (["run", "deadlines"], b"[1]", "must be a JSON object"),
        (["run", "deadlines"], b'{"contract_ended": "2026-02-30"}', "must be a real date"),
        (["run", "deadlines"], b'{"nothing": "x"}', "There is no field nothing"),
        (["run", "nothing"], b"{}", "There is no calculator nothing"),
        (["describe", "../engine"], b"", "There is no calculator ../engine"),
        (["describe", "engine"], b"", "There is no calculator engine"),
        (["new", "Waiting"], b"", "A name has small letters"),
        (["new", "../escape"], b"", "A name has small letters"),
        (["new", "claim"], b"", "is there already"),
    ],
)
def test_bad_input_gets_a_text_and_status_2(arguments, stdin, text):
    ran = run(*arguments, stdin=stdin)
    data = json.loads(ran.stdout)
    assert ran.returncode == 2
    assert not data["ok"]
    assert text in " ".join(data["errors"].values())
    assert ran.stderr == b""


def written(tmp_path, cases):
    path = tmp_path / "cases.json"
    path.write_text(json.dumps({"format": 1, "cases": cases}), "utf-8")
    return str(path)


def case(**given):
    return {"calculator": "deadlines", "name": "the client ends it", "answers": GOOD} | given


def test_check_passes_what_is_as_expected(tmp_path):
    cases = [
        case(expect={"first.end": "2026-10-08"}),
        case(answers={"nothing": "x"}, errors={"nothing": "wrong"}),
    ]
    ran = run("check", written(tmp_path, cases[:1]))
    assert (ran.returncode, json.loads(ran.stdout)["right"]) == (0, 1)
    ran = run("check", written(tmp_path, cases))
    assert ran.returncode == 1
    assert "There is no field" in json.loads(ran.stdout)["wrong"][0]["found"]["errors"]["nothing"]


def test_check_names_what_is_not_as_expected(tmp_path):
    expect = {"first.end": "2026-10-09", "first.nowhere": "x"}
    ran = run("check", written(tmp_path, [case(expect=expect)]))
    said = json.loads(ran.stdout)
    assert (ran.returncode, said["ok"], said["cases"], said["right"]) == (1, False, 1, 0)
    assert said["wrong"][0]["found"] == {
        "first.end": "2026-10-08",
        "first.nowhere": {"missing": True},
    }
    assert said["wrong"][0]["expected"] == expect


def test_check_prints_a_schema_that_the_published_cases_meet():
    schema = json.loads(run("check", "--schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(json.loads(json.dumps(published(), default=str)))
    assert not validator.is_valid({"format": 1, "cases": [{"calculator": "deadlines"}]})


def test_check_without_a_file_says_what_is_missing():
    ran = run("check")
    assert ran.returncode == 2
    assert "--schema" in ran.stdout.decode()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[1]", "list of cases"),
        ("{", "must be JSON"),
        ('{"format": 9, "cases": []}', "format 1"),
        ('{"format": 1, "cases": [{"calculator": "deadlines"}]}', "Case 0"),
        (
            '{"format": 1, "cases": [{"calculator": "no", "answers": {}, "expect": {}}]}',
            "There is no calculator no",
        ),
    ],
)
def test_check_refuses_another_file_with_a_text(tmp_path, text, says):
    path = tmp_path / "cases.json"
    path.write_text(text, "utf-8")
    ran = run("check", str(path))
    assert ran.returncode == 2
    assert says in ran.stdout.decode()
    assert ran.stderr == b""
