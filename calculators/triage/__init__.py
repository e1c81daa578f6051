"""Triage: how serious it is, why, and what to do next."""
