"""Start: from a pasted message and a few answers to one plan, in the reader's order."""
