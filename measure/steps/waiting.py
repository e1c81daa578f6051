"""Waiting for the page: asked again and again, since the policy of the page allows no eval."""

import time
from typing import Any

LIMIT = 90  # seconds; a slow machine is not a failure
PAUSE = 10  # milliseconds


def until(page: Any, true: str, given: object = None) -> None:
    """Waits until a function of the page gives something true. Raises `TimeoutError`."""
    end = time.monotonic() + LIMIT
    while not page.evaluate(true, given):
        if time.monotonic() > end:
            raise TimeoutError(true)
        page.wait_for_timeout(PAUSE)
