"""Names of people and companies, told from the names of profiles."""

import re

PROFILE = re.compile(r"^\W*@|\d{2,}|_|^[a-z0-9.-]+$|^\S+\.$|\b[A-Z]\.$")


def is_profile_name(name: str) -> bool:
    """Whether a name looks like that of a profile: `sarah_weds22`, `Sarah W.`."""
    return bool(PROFILE.search(name.strip()))
