"""Checks of words that a letter and a message share: data in words.toml, reading in reading.py."""
