"""The measuring itself: the meter counts what a visitor gets, and the price follows from it."""

import urllib.request

import pytest

from measure.scale.cost import cost, metered
from tests.server import serve


def test_the_meter_counts_bytes_with_their_headers_and_each_request(tmp_path):
    (tmp_path / "file.png").write_bytes(b"x" * 300_000)
    with serve(tmp_path) as url, metered(int(url.rpartition(":")[2])) as (address, meter):
        for _ in range(2):
            with urllib.request.urlopen(f"{address}/file.png") as answer:
                assert len(answer.read()) == 300_000
        requests, sent = meter.read()
        assert requests == 2
        assert 600_000 < sent < 601_000
        assert meter.read() == (0, 0)


@pytest.mark.parametrize(
    ("requests", "sent", "price", "of_requests", "expected"),
    [(10, 1_000_000, 0.08, 0.0, 0.08), (10, 0, 0.08, 0.0075, 0.0075), (0, 0, 1, 1, 0)],
)
def test_a_thousand_visits_cost_their_gigabytes_and_their_requests(
    requests, sent, price, of_requests, expected
):
    assert cost(requests, sent, price, of_requests) == pytest.approx(expected)
