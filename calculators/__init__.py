"""The calculations behind the handbook: rules as data, calculators as pure functions.

The same package runs in CPython (build, tests, command line) and in the reader's browser.
"""
