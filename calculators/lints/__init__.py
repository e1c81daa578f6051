"""What a letter and the messages share: drafting from facts, and checks of words as data."""
