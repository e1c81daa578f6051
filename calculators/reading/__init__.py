"""Reads what people write to each other: who presses whom, for what, with what, and how plainly.

`recognise` finds a demand and what is held over the other side; `check` looks at the writer's own
text. Both read the same clauses and concepts and share one small learned model.
"""
