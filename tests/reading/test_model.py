"""The model's weights come back from their file as they were."""

from calculators.reading.model import number, pack, unpack, weights


def test_rows_come_back_whatever_lies_between_their_hashes():
    known = number("REFUND")
    rows = {0: {1: 0}, 255: {2: -1}, 256: {3: 1, 4: -127}, 65_000: {}, known: {0: 3, 7: 127}}
    rows[known + 1] = {2: 5}
    model = unpack(("demand:refund",), {}, pack(rows))
    assert list(model.hashes) == sorted(rows)
    assert weights(model, "REFUND") == ((0, 3), (7, 127))
    assert weights(model, "nothing of it") == ()
    assert list(model.weights[:4]) == [128, 127, 129, 1], "of the first three rows"


def test_a_model_of_no_row_knows_nothing():
    assert weights(unpack((), {}, pack({})), "REFUND") == ()
