"""What a letter and the messages are written with: from facts and templates to paragraphs."""
