"""The exhibit file: letter and exhibits as one PDF, and the check that nothing in it changed."""
