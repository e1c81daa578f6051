"""What MkDocs runs at a build: `events.py` calls it, in the order that it states."""
