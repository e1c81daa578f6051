"""Case files of every version, as they were saved."""

from pathlib import Path

FOLDER = Path(__file__).parent
