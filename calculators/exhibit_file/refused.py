"""Why a file cannot be shown on pages."""


class Refused(ValueError):
    """A file that cannot be placed. code: of the sentence in `words.toml`. values: in it."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
