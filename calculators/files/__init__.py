"""Files that people have: mails, chats, reports, tickets. Nothing is fetched or run.

`read(name, data)` gives a `FileRecord`; `read_in_steps` does so in pieces, with progress.
"""

from calculators.files.reading import Progress, read, read_in_steps, read_pieces

__all__ = ["Progress", "read", "read_in_steps", "read_pieces"]
