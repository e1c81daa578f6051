"""What the macros plugin hands to the functions that register macros."""

from collections.abc import Callable
from typing import Any, Protocol


class Macros(Protocol):
    """The plugin's environment: it registers functions, and knows the settings and the page."""

    page: Any
    conf: Any

    def macro[**P, R](self, function: Callable[P, R], /) -> Callable[P, R]:
        """Registers a function under its own name."""
        ...
