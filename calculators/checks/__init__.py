"""What reads a letter or a message: checks of its words and facts, as data, and their marks."""
