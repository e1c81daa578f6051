"""The order in which a build's modules are called, and that none is forgotten."""

from importlib import import_module
from pathlib import Path

from hooks import events
from hooks.pages import embed, front_matter, links, overlay, reference, security, stylesheets
from hooks.runtime import bundle, offline

HOOKS = Path(events.__file__).parent


def test_every_module_that_listens_is_called():
    listening = {
        module
        for folder in ("pages", "runtime")
        for path in (HOOKS / folder).glob("*.py")
        if "\ndef on_" in path.read_text("utf-8")
        for module in [import_module(f"hooks.{folder}.{path.stem}")]
    }
    assert listening == set(events.ORDER)


def test_every_event_that_a_module_listens_to_is_passed_on():
    heard = {name for module in events.ORDER for name in vars(module) if name.startswith("on_")}
    assert heard == {name for name in vars(events) if name.startswith("on_")}


def test_what_depends_on_another_comes_after_it():
    place = {module: number for number, module in enumerate(events.ORDER)}
    assert place[overlay] == 0
    assert place[overlay] < place[bundle]
    assert place[overlay] < place[stylesheets]
    assert place[reference] < place[front_matter]
    assert place[links] < place[embed]
    assert place[security] == len(events.ORDER) - 2
    assert place[offline] == len(events.ORDER) - 1
