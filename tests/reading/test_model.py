"""The model's weights come back from their file as they were."""

from calculators.reading.model import (
    NO_WEIGHT,
    ROUGHER,
    TABLE_BITS,
    Model,
    number,
    pack,
    pack_table,
    place,
    unpack,
    unpack_table,
    weights,
)


def test_rows_come_back_whatever_lies_between_their_hashes():
    rows = {0: b"\x01\x80", 255: b"\x02\x7f", 256: b"\x03\x81\x04\x01", 65_000: b"\x00\xff"}
    assert unpack(pack(rows)) == rows


def test_a_table_comes_back():
    table = bytearray([NO_WEIGHT]) * (1 << TABLE_BITS)
    table[0], table[7], table[-1] = 1, 255, NO_WEIGHT + 1
    assert unpack_table(pack_table(bytes(table))) == table


def test_a_feature_has_the_weights_of_its_row_and_of_the_tables():
    table = bytearray([NO_WEIGHT]) * (1 << TABLE_BITS)
    table[place("REFUND")] = NO_WEIGHT - 5
    row = {number("REFUND"): bytes((0, NO_WEIGHT + 3))}
    known = Model(("demand:refund", "threat"), {}, row, {"threat": bytes(table)})
    assert weights(known, "REFUND") == ((0, 3 * ROUGHER), (1, -5))
    assert weights(known, "nothing of it") == ()
