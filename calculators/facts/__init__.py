"""What a reader can say that several tools ask for: choices and rows, each defined once."""
