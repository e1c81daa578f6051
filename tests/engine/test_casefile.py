"""Case files: what is written is read back; older ones open; newer and damaged ones are refused."""

import base64
import io
import json
import random
import string
import time
import zipfile

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.engine import casefile, registry
from calculators.engine.answering import answer
from calculators.engine.browser import read_case, write_case
from calculators.engine.casefile import FORMAT, MIGRATIONS, VERSION, BadCase, read, select, write
from calculators.engine.exports import export
from calculators.engine.fields import questions
from tests.casefiles import FOLDER

OLDER = sorted(FOLDER.glob("version-*.json"))
SAVED = "2026-10-02T09:00:00Z"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)


def facts_of(question):
    """A strategy for any raw fact of this question, in shape right and in content anything."""
    if question.rows:
        inner = st.fixed_dictionaries({}, optional=dict.fromkeys(questions(question.rows), TEXTS))
        return st.lists(inner, max_size=4)
    if question.kind == "several":
        return st.lists(TEXTS, max_size=4)
    return TEXTS


FACTS = st.builds(
    lambda known, others: others | known,
    st.fixed_dictionaries(
        {}, optional={name: facts_of(asked[0]) for name, asked in casefile.known().items()}
    ),
    st.dictionaries(
        NAMES.filter(lambda name: name not in {*casefile.known(), "now"}), TEXTS, max_size=3
    ),
)


@given(name=st.text(st.characters(exclude_categories=["Cs"]), max_size=200), facts=FACTS)
def test_what_is_written_is_read_back(name, facts):
    assert read(write(name, facts, SAVED)) == {"name": name, "saved": SAVED, "facts": facts}


@given(facts=FACTS)
def test_the_pages_boundary_gives_back_the_same(facts):
    opened = json.loads(read_case(write_case("x", json.dumps(facts), SAVED)))
    assert opened["ok"]
    assert opened["case"]["facts"] == facts


def test_there_is_a_file_of_every_version_and_a_way_from_each():
    assert [path.stem for path in OLDER] == [f"version-{n}" for n in range(1, VERSION + 1)]
    assert sorted(MIGRATIONS) == list(range(1, VERSION))


@pytest.mark.parametrize("path", OLDER, ids=lambda path: path.stem)
def test_a_file_of_every_version_opens(path):
    case = read(path.read_text("utf-8"))
    assert case["name"] == "Logo for a bakery"
    assert case["facts"]["contract_ended"] == "2026-10-01"
    assert case["facts"]["feedback_tie"] == "stated"
    assert "now" not in case["facts"]
    assert "work_submitted" not in case["facts"], "an empty answer is no fact"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"recipient_place": "england_wales"}, {"client_place": "england_wales"}),
        ({"recipient_place": "elsewhere"}, {"client_place": "elsewhere"}),
        ({"recipient_place": "united_states"}, {}),
        ({"recipient_place": "elsewhere", "client_place": "us_ca"}, {"client_place": "us_ca"}),
        ({"client_place": "us_ca"}, {"client_place": "us_ca"}),
        ({"recipient_place": ["us_ca"]}, {}),
        ({"said_demand": "refund", "said_lever": "legal"}, {"demand": "refund", "lever": "legal"}),
        ({"said_demand": "refund", "demand": "discount"}, {"demand": "discount"}),
    ],
)
def test_each_question_has_one_name_since_version_3(before, after):
    assert read(json.dumps({"format": FORMAT, "version": 2, "facts": before}))["facts"] == after


def test_a_newer_version_is_refused_with_what_to_do():
    newer = json.dumps({"format": FORMAT, "version": VERSION + 1, "facts": {}})
    with pytest.raises(BadCase, match=rf"version {VERSION + 1}.*newest page.*file is unchanged"):
        read(newer)


@given(cut=st.integers(0, 10_000))
def test_a_file_that_is_cut_short_is_refused(cut):
    whole = OLDER[-1].read_text("utf-8").rstrip()
    with pytest.raises(BadCase, match="cannot be read"):
        read(whole[: cut % len(whole)])


def opens_or_is_refused(text):
    """Reads as the page does: a case, or a sentence to show, and no other end."""
    opened = json.loads(read_case(text))
    if opened["ok"]:
        assert set(opened["case"]) == {"name", "saved", "facts"}
    else:
        assert opened["error"].endswith(".")


@given(place=st.integers(0, 10_000), sign=st.sampled_from('x"{}[]0,:\x00'))
def test_a_file_with_one_wrong_sign_opens_or_is_refused_and_nothing_else(place, sign):
    whole = OLDER[-1].read_text("utf-8")
    place %= len(whole)
    opens_or_is_refused(whole[:place] + sign + whole[place + 1 :])


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
        lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
        max_leaves=12,
    )
)
def test_any_json_at_all_opens_or_is_refused(value):
    for text in (
        json.dumps(value),
        json.dumps({"format": FORMAT, "version": 2, "facts": value}),
        json.dumps({"format": FORMAT, "version": 1, "answers": value}),
        json.dumps({"format": FORMAT, "version": value, "facts": {}}),
        json.dumps({"format": FORMAT, "version": 2, "name": value, "facts": {}}),
        json.dumps({"format": FORMAT, "version": 2, "facts": {"owed": value}}),
    ):
        opens_or_is_refused(text)


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("contract_type", ["fixed_price"]),
        ("contract_type", 7),
        ("contract_type", None),
        ("owed", "much"),
        ("owed", ["much"]),
        ("owed", [{"item": 7}]),
        ("owed", [{"Item!": "x"}]),
        ("exhibits", [[{}]]),
        ("Name", "x"),
        ("__proto__", "x"),
        ("constructor", [7]),
        ("note", "\ud800"),
        ("note", "x" * 20_001),
        ("note", ["x"] * 201),
    ],
)
def test_a_fact_of_the_wrong_shape_is_refused(name, fact):
    with pytest.raises(BadCase):
        read(json.dumps({"format": FORMAT, "version": VERSION, "facts": {name: fact}}))


def test_fifty_megabytes_of_noise_are_refused_at_once():
    noise = "".join(random.Random(6).choices(string.printable, k=1000)) * 50_000
    begun = time.perf_counter()
    with pytest.raises(BadCase, match="too large"):
        read(noise)
    assert time.perf_counter() - begun < 0.5


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_deep_nesting_is_refused(depth):
    with pytest.raises(BadCase):
        read("[" * depth + "]" * depth)


@pytest.mark.parametrize("name", registry.names())
def test_a_script_in_every_field_is_shown_as_text(name):
    script = "<script>alert(1)</script>"
    inputs = registry.find(name).inputs
    hostile = {
        key: [dict.fromkeys(questions(asked.rows), script)]
        if asked.rows
        else [script]
        if asked.kind == "several"
        else script
        for key, asked in questions(inputs).items()
    }
    facts = read(write("x", hostile, SAVED))["facts"]
    texts = {
        key: fact
        for key, fact in hostile.items()
        if questions(inputs)[key].kind in ("text", "long_text")
    }
    example = registry.find(name).example
    for answers in (select(inputs, facts), example | texts):
        assert "<script" not in answer(name, answers).html().lower()


def test_the_letters_bundle_holds_a_case_that_opens():
    made = export("letter", "bundle", registry.find("letter").example)
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(made["base64"]))) as bundle:
        case = read(bundle.read("case.json").decode("utf-8"))
    assert case["facts"]["owed"]
    assert "now" not in case["facts"]


def test_one_name_is_one_fact():
    for name, asked in casefile.known().items():
        assert len({question.kind for question in asked}) == 1, name
        parts: dict[str, set] = {}
        for question in asked:
            for part in questions(question.rows).values() if question.rows else ():
                parts.setdefault(part.name, set()).add(part.kind)
        assert all(len(kinds) == 1 for kinds in parts.values()), name


def test_a_calculator_gets_its_own_facts_and_of_rows_its_own_fields():
    facts = {"owed": [{"item": "x", "amount": "5"}], "letter_days": "14", "exhibits": "broken"}
    assert select(registry.find("evidence").inputs, facts) == {"owed": [{"item": "x"}]}


@pytest.mark.parametrize("path", OLDER[-1:], ids=lambda path: path.stem)
def test_the_schema_accepts_what_we_write_and_refuses_what_we_refuse(path):
    schema = casefile.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    saved = json.loads(path.read_text("utf-8"))
    validator.validate(saved)
    validator.validate(json.loads(write("x", read(json.dumps(saved))["facts"], SAVED)))
    for wrong in ({"owed": "much"}, {"contract_type": "none of these"}, {"Name": "x"}):
        assert not validator.is_valid(saved | {"facts": wrong})
    assert not validator.is_valid(saved | {"version": VERSION + 1})
