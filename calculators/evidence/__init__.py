"""Evidence: exhibits by class, what is missing, and which hours are protected."""
