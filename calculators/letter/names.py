"""Names of people and companies, told from the names of profiles."""

import re

PROFILE = re.compile(r"^\W*@|\d{2,}|_|^[a-z0-9.-]+$|^\S+\.$|\b[A-Z]\.$")

FIRM = re.compile(
    r"\b(?:inc|llc|llp|ltd|limited|plc|gmbh|ag|pty|corp|corporation|company|co|b\.?v|s\.?a|s\.?r\.?l"
    r"|pvt|oy|ab|aps|sarl|kft|group|studio|agency)\b\.?$",
    re.I,
)


def is_firm_name(name: str) -> bool:
    """Whether a name ends as the names of companies do: `Black Fox Coffee LLC`."""
    return bool(FIRM.search(name.strip()))


def is_profile_name(name: str) -> bool:
    """Whether a name looks like that of a profile: `sarah_weds22`, `Sarah W.`."""
    return bool(PROFILE.search(name.strip()))
