"""Programs that measure: start-up, answers, bytes, memory, load. They hold no tests."""
