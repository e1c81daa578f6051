"""From what files hold to what the reader confirms: nothing enters a case by itself."""
