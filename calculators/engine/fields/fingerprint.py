"""The fingerprint of a file."""

import re

from calculators.engine.fields.kind import FieldKind, FormReading, Question


class Fingerprint(str):
    """A file's SHA-256. Only annotations name it; its answers are `str`, in small letters."""


class FileFingerprint(FieldKind[str]):
    """A SHA-256, which the page can calculate from a file that the reader chooses."""

    name = "fingerprint"

    def read_text(self, question: Question, text: str, reading: FormReading) -> str:
        if not re.fullmatch(r"[0-9a-fA-F]{64}", text):
            raise ValueError(f"{question.field.label} must be 64 digits and letters from a to f")
        return text.lower()
