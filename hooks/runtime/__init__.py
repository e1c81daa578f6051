"""The Python of the reader's browser: its bundle, its snapshot, and the copy without a network."""
