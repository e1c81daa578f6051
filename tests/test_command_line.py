"""`python -m calculators`: what scripts see, and that no mistake shows a traceback."""

import json
import subprocess
import sys

import pytest

GOOD = {"contract_type": "fixed_price", "contract_ended": "2026-10-01", "ended_by": "client",
        "now": "2026-10-02T09:00Z"}


def run(*arguments, stdin=b""):
    return subprocess.run([sys.executable, "-m", "calculators", *arguments], input=stdin,
                          capture_output=True, check=False)


def test_list_names_each_calculator():
    listed = run("list")
    assert listed.returncode == 0
    assert b"deadlines\t" in listed.stdout


def test_describe_gives_the_fields():
    fields = json.loads(run("describe", "deadlines").stdout)["fields"]
    assert {"name", "kind", "label", "required"} <= set(fields[0])


def test_run_answers_with_outcome_and_trace():
    ran = run("run", "deadlines", stdin=json.dumps(GOOD).encode())
    data = json.loads(ran.stdout)
    assert (ran.returncode, data["format"], data["ok"]) == (0, 1, True)
    assert data["outcome"]["first"]["end"] == "2026-10-08"
    assert any("7 calendar days" in step["text"] for step in data["trace"])


def test_run_without_now_means_this_moment():
    assert run("run", "deadlines", stdin=b'{"contract_type": "fixed_price"}').returncode == 0


@pytest.mark.parametrize(("arguments", "stdin", "text"), [
    (["run", "deadlines"], b"{not json", "must be JSON"),
    (["run", "deadlines"], b"\xff\xfe", "must be JSON"),
    (["run", "deadlines"], b"[" * 100_000, "must be JSON"),
    (["run", "deadlines"], b"[1]", "must be a JSON object"),
    (["run", "deadlines"], b'{"contract_ended": "2026-02-30"}', "must be a real date"),
    (["run", "deadlines"], b'{"nothing": "x"}', "There is no field nothing"),
    (["run", "nothing"], b"{}", "There is no calculator nothing"),
    (["describe", "../engine"], b"", "There is no calculator ../engine"),
    (["describe", "engine"], b"", "There is no calculator engine"),
])
def test_bad_input_gets_a_text_and_status_2(arguments, stdin, text):
    ran = run(*arguments, stdin=stdin)
    data = json.loads(ran.stdout)
    assert ran.returncode == 2
    assert not data["ok"]
    assert text in " ".join(data["errors"].values())
    assert ran.stderr == b""
