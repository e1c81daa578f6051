"""Marketplaces as data: one folder a platform."""
