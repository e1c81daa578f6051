"""Upwork: what can happen on a contract, what follows by itself, and the words for it."""
