"""html-validate on every built page.

The rules are those of the standard and of accessibility (`rules.json`), with four departures:
an id may begin with an underscore and a lone `&` may stand, as HTML allows both; a table's
scroller may be a `div` that is a region, as it has no heading of its own; and a form need no
button to send it, as the theme's search answers while you type and its schemes are switches.
"""

import json
from pathlib import Path
from tempfile import TemporaryFile

from hooks.runtime.node import run
from tests.trust.tools import ROOT

SCRIPT = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
RULES = Path(__file__).parent / "rules.json"


def mistakes(*files: Path) -> list[str]:
    """One line for each mistake in these files: where, the rule, and what it says."""
    with TemporaryFile("w+", encoding="utf-8") as told:  # through a pipe the end would be lost
        run(SCRIPT, "--config", RULES, "--formatter", "json", *files, stdout=told)
        told.seek(0)
        reports = json.load(told)
    return [
        f"{report['filePath']}:{entry['line']} {entry['ruleId']}: {entry['message']}"
        for report in reports
        for entry in report["messages"]
    ]
