"""A message in a platform's name that may be fake: what the plan says of it, and leaves out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from calculators.engine import data
from calculators.engine.changed import with_changes
from calculators.engine.packs import find_name, recognise_platform
from calculators.start import plan
from calculators.start.inputs import Inputs
from calculators.start.message import TakenMessage
from calculators.start.plan import PlanEntry

SOURCE = "start/pretended.toml"


def fit_to_pretended(
    entries: Iterable[PlanEntry], given: Mapping[str, str], said: TakenMessage, inputs: Inputs
) -> Iterator[PlanEntry]:
    """What the plan says of such a message, before the entries that stand beside it; the entries as
    they are where the text is none.

    entries: those of the answers. given: these answers, by question.
    """
    if not said.pretended:
        yield from entries
        return
    source = data.load(SOURCE)
    words = _words(source, said, inputs)
    for line in source["line"]:
        by, stake = line.get("by", said.pretended), line.get("stake", "")
        if {*by} & {*said.pretended} and stake in ("", given.get("stake")):
            yield _entry(line, words)
    yield from (entry for entry in plan.entries() if entry.id == source["also"])
    yield from (entry for entry in entries if entry.id in source["keeps"])


def _entry(line: Mapping[str, Any], words: Mapping[str, str]) -> PlanEntry:
    told = {name: line.get(name, "").format(**words) for name in ("text", "why")}
    fixed = {name: line.get(name, "") for name in ("section", "id", "tool", "page")}
    return with_changes(plan.blank_entry(), **fixed, **told)


def _words(source: Mapping[str, Any], said: TakenMessage, inputs: Inputs) -> dict[str, str]:
    """What stands in the places of the sentences."""
    known = inputs.platform or recognise_platform(inputs.client_message or "")
    platform = find_name(said.platform) if known else None
    named = platform.name if platform else source["platform"]
    signs = "; ".join(source["signs"][sign] for sign in said.pretended).format(named=named)
    site = platform.site if platform else source["address"]
    return {"named": named, "site": site, "signs": signs}
