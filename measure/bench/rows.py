"""What the parts of the benchmark share: the tool that is asked, and the rows that are printed."""

import json

from calculators.engine import registry

NAME = "deadlines"
ANSWERS = json.dumps(registry.find(NAME).example)
MB = 1e6

# What is measured, its value, the most that it may be (None: no target), and a note.
type Row = tuple[str, float, float | None, str]
