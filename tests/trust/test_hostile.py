"""Whatever comes from outside is answered: errors or an answer, never a crash, never live HTML.

The suite tries a slice; `HOSTILE=2000 python -m pytest tests/trust/test_hostile.py` tries that many
of each kind, and `--hypothesis-show-statistics` says how many came through. What the page's own
script reads from outside is in `test_outside.py`.
"""

import base64
import hashlib
import json
import os
from html.parser import HTMLParser
from itertools import count

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from calculators.engine import browser, casefile, registry
from calculators.engine.fields import questions

TRIES = int(os.environ.get("HOSTILE", "40"))
MARK = "zqhostile"
SCRIPTS = (
    f"<script>{MARK}</script>",
    f"<img src=x onerror={MARK}>",
    f'"><svg onload="{MARK}">',
    f"'><b onclick='{MARK}'>",
    f"javascript:{MARK}",
    f"{{{{ {MARK} }}}}",
    f"{{% {MARK} %}}",
    f"&lt;script&gt;{MARK}",
    f"</textarea><script>{MARK}</script>",
    f"<!--{MARK}",
    f'" onfocus="{MARK}" autofocus="',
    f"handbook:{MARK}",
    f'"handbook:{MARK}"',
    f"</template><iframe srcdoc={MARK}>",
    f"]]>{MARK}",
    f"__class__.{MARK}",
    "%s%n{0}",
)
ODD = (
    "",
    " ",
    "0",
    "-0",
    "1e309",
    "NaN",
    "-1",
    "9" * 400,
    "٣",
    "Ⅷ",
    "0x10",
    "1_000",
    "½",
    "2026-02-30",
    "2026-02-28T25:61",
    "9999-12-31T23:59+14:00",
    "0001-01-01",
    "2026-W01-1",
    "../../etc/passwd",
    "UTC/../UTC",
    "a" * 20_001,
    "\x00",
    "\ud800",
    "\u202e",
    "\r\nX: 1",
    "e\u0301" * 300,
    "👩‍👩‍👧‍👦",
)
TOKENS = count()
words = st.one_of(
    st.sampled_from(SCRIPTS + ODD),
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.dates().map(str),
    st.datetimes().map(lambda moment: moment.isoformat()),
    st.decimals(allow_nan=True).map(str),
    st.integers().map(str),
)
anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), words),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(words, st.sampled_from(["0", "item"])), inner, max_size=4),
    ),
    max_leaves=12,
)
names = st.sampled_from(list(registry.names()))
limits = settings(
    max_examples=TRIES,
    deadline=None,
    derandomize=TRIES < 100,
    suppress_health_check=list(HealthCheck),
)


class Reader(HTMLParser):
    """Finds in HTML what could act, and the mark where it is more than text."""

    def __init__(self, html: str):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "iframe", "object", "embed", "meta", "base", "link", "style"):
            self.found.append(tag)
        for name, value in attributes:
            address = name in ("href", "src", "action") and (value or "").strip().lower()
            if name.startswith("on") or MARK in name or MARK in tag:
                self.found.append(f"{tag} {name}")
            # A link to a field of the same page leads nowhere else, whatever the field is called.
            if (
                address
                and not address.startswith("#")
                and (address.startswith(("javascript:", "data:")) or MARK in address)
            ):
                self.found.append(f"{tag} {name}={value}")


def inert(html: str) -> bool:
    return Reader(html).found == []


@st.composite
def mutated(draw):
    """A calculator and its example with some answers made hostile, some gone, some invented."""
    name = draw(names)
    answers = json.loads(json.dumps(registry.find(name).example))
    asked = questions(registry.find(name).inputs)
    for field in draw(st.lists(st.sampled_from(list(asked)), min_size=1, max_size=4)):
        answers[field] = draw(hostile(asked[field]))
    for field in draw(st.lists(st.sampled_from(list(asked)), max_size=2)):
        answers.pop(field, None)
    if draw(st.integers(0, 5)) == 0:
        answers[draw(words)] = draw(anything)
    return name, answers


def hostile(question):
    """Answers to one question: of its kind and hostile, of its choices, or of any other shape."""
    if question.rows:
        row = st.fixed_dictionaries(
            {}, optional={part.name: hostile(part) for part in questions(question.rows).values()}
        )
        return st.one_of(
            st.lists(row, max_size=5), st.lists(row, min_size=41, max_size=41), anything
        )
    choices = [choice.value for choice in question.choices]
    if choices:
        return st.one_of(st.sampled_from(choices), st.lists(st.sampled_from(choices)), anything)
    return st.one_of(words, words, anything)


def check(answered: str) -> dict:
    """An answer of the boundary, which has to be whole and to hold nothing that acts."""
    answered.encode()  # what cannot be sent to the page is no answer
    said, html = answered.split("\n", 1)
    data = json.loads(said)
    assert data["ok"] is True or data["errors"]
    assert inert(html)
    return data


@limits
@given(mutated())
def test_answers(given):
    name, answers = given
    check(browser.answer(name, json.dumps(answers)))


@limits
@given(names, anything)
@example("claim", {"\ud800": None})
def test_answers_of_any_shape(name, answers):
    check(browser.answer(name, json.dumps(answers)))


@limits
@given(mutated())
def test_exports(given):
    """What is made of an answer is a file, however hostile the answers were."""
    from calculators.engine import exports
    from calculators.engine.answering import answer

    name, answers = given
    if answer(name, answers).errors is not None:
        return
    for export in exports.exports(answer(name, answers)):
        try:
            made = json.loads(browser.export(name, export.kind, json.dumps(answers)))
        except exports.NoExport:  # a letter with a gap does not leave
            continue
        assert made["filename"].isascii()
        assert "/" not in made["filename"]
        body = made["text"].encode() if made.get("text") else base64.b64decode(made["base64"])
        assert body


@limits
@given(
    st.one_of(
        words,
        anything.map(json.dumps),
        st.binary(max_size=80).map(lambda data: data.decode("latin-1")),
    )
)
def test_case_files_of_any_text(text):
    read = json.loads(browser.read_case(text))
    assert read["ok"] or len(read["error"]) > 20


@limits
@given(
    st.dictionaries(
        st.one_of(words, st.sampled_from(sorted(casefile.known()))), anything, max_size=6
    ),
    anything,
    st.one_of(st.sampled_from([0, 1, 2, 3, True, "2"]), anything),
)
def test_case_files_of_the_right_shape(facts, name, version):
    text = json.dumps(
        {
            "format": casefile.FORMAT,
            "version": version,
            "name": name,
            "facts": facts,
            "answers": facts,
        }
    )
    read = json.loads(browser.read_case(text))
    if not read["ok"]:
        assert len(read["error"]) > 20
        return
    case = read["case"]
    written = browser.write_case(case["name"], json.dumps(case["facts"]), case["saved"])
    assert casefile.read(written) == case
    for tool in registry.names():
        assert inert(browser.card(tool, json.dumps(case["facts"]), "2026-10-02T09:00Z"))


@limits
@given(mutated(), st.integers(0, 10_000), words)
def test_case_files_cut_short_or_altered(given, place, put):
    text = casefile.write("x", given[1], "2026-10-02T09:00:00Z")
    place %= len(text)
    for damaged in (text[:place], text[:place] + put + text[place + 1 :]):
        read = json.loads(browser.read_case(damaged))
        assert read["ok"] or len(read["error"]) > 20


@limits
@given(st.lists(st.binary(max_size=200), max_size=6))
def test_fingerprints_in_any_pieces(pieces):
    token, place = next(TOKENS), 0
    for piece in pieces:
        browser.fingerprint(token, place, piece)
        place += len(piece)
    assert browser.fingerprint(token, place) == hashlib.sha256(b"".join(pieces)).hexdigest()
