"""How deep a JSON text is nested is known before it is read."""

import pytest

from calculators.engine.nesting import DEEPEST, nested_too_deep


@pytest.mark.parametrize(
    "text",
    [
        "[" * (DEEPEST + 1),
        '{"a":' * 100_000,
        "[[]," * 50_000,
        '["]]]]", ' * 200,
        '["\\"]", ' * 200,
        '"unclosed ' + "[" * 10 + '"' + "[" * 200,
    ],
)
def test_deep_nesting_is_seen(text):
    assert nested_too_deep(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[" * DEEPEST + "]" * DEEPEST,
        "[" + "[],{}," * 1_000 + "1]",
        '"' + "[" * 1_000 + '"',
        '{"a": "' + "{[" * 1_000 + '\\" {"}',
        "]" * 1_000 + "[" * DEEPEST,
    ],
)
def test_brackets_in_texts_and_beside_one_another_are_not_nesting(text):
    assert not nested_too_deep(text)
