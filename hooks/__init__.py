"""Thin MkDocs hooks: what they know, the package `calculators` knows."""
