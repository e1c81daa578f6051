"""The derivation of an answer, step by step: data here, sentences in `trace.txt.jinja`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Step:
    """One step: `kind` names a sentence in a trace template, `values` is what it speaks of."""

    kind: str
    values: Mapping[str, Any]

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["values"][name]
        except KeyError:
            raise AttributeError(name) from None
