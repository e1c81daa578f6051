"""Mutations: whether a test notices when a line of a package is changed."""
