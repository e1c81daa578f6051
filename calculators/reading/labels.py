"""The labels of what is demanded and held over: their names, the words that name them, and what
they are called in a sentence."""

from collections.abc import Collection
from functools import cache

from calculators.engine import data

SIDES = ("client_to_freelancer", "freelancer_to_client", "unclear")
DEMANDS = (
    "refund",
    "discount",
    "release_or_pay",
    "free_work",
    "feedback_change_or_good",
    "remove_feedback",
    "files_or_access",
    "off_platform",
    "cancel",
    "other",
    "none",
)
LEVERS = (
    "bad_review",
    "no_review",
    "report_platform",
    "chargeback",
    "legal",
    "police_authority",
    "public_exposure",
    "harm_done_repair",
    "harm_threat",
    "account_access",
    "withheld_files",
    "tell_employer_or_others",
)
# What a client gives who offers a good review: no output of the model, but said by plain words.
OFFER = "good_review"
# What is kept back until there is a better review, said by plain words too.
KEPT = "withheld_pay"
# The words that name a label; a label that none of them names may be right, but is not sure.
NAMED = {
    "refund": {"REFUND"},
    "discount": {"DISCOUNT"},
    "release_or_pay": {"PAY", "AMOUNT"},
    "free_work": {"FREEWORK"},
    "feedback_change_or_good": {"GOODREVIEW", "CHANGEREVIEW"},
    "remove_feedback": {"REMOVEREVIEW"},
    "files_or_access": {"FILES", "ACCESS"},
    "off_platform": {"OFFPLAT"},
    "cancel": {"CANCEL"},
    "other": set(),
    "none": set(),
    "bad_review": {"BADREVIEW"},
    "no_review": {"NOREVIEW"},
    "report_platform": {"REPORT", "BAN"},
    "chargeback": {"CHARGEBACK"},
    "legal": {"LEGAL"},
    "police_authority": {"POLICE"},
    "public_exposure": {"POST", "SOCIAL"},
    "harm_done_repair": {"DONE"},
    "harm_threat": {"HARM", "VIOLENCE"},
    "account_access": {"ACCESS"},
    "withheld_files": {"HOLD"},
    "tell_employer_or_others": {"EMPLOYER", "FAMILY"},
}


@cache
def labels() -> dict[str, dict[str, str]]:
    """What each demand, lever and side is called in a sentence."""
    return data.load("reading/labels.toml")


def name_lever(lever: str) -> str:
    """What a lever is called in a sentence, one that no form offers too; "" for none of them."""
    return {**labels()["levers"], **labels()["kept"]}.get(lever, "")


def name_guess(name: str) -> str:
    """What a demand or a lever is called that no word of the text names."""
    return labels()["guess"]["text"].format(name=name)


def reason(threat: str, side: str, demand: str, lever: str, guessed: Collection[str] = ()) -> str:
    """What was recognised, in a sentence. guessed: of demand and lever, what no word names."""
    if threat == "none":
        return "We found no threat. That does not mean that there is none."
    asked, held = labels()["demands"][demand], name_lever(lever)
    if lever == OFFER:
        presses = labels()["sides"][side]
        return f"The words ask for {asked} and offer a good review for it; {presses}."
    begin = "Possibly a veiled threat" if threat == "veiled" else "A threat"
    unnamed = "_".join(name for name in ("demand", "lever") if name in guessed)
    said = labels()["reasons"][unnamed or "named"]
    if lever == "none" and "lever" in guessed:
        said = labels()["reasons"]["no_lever"]
    return f"{begin}: {said.format(asked=asked, held=held)}; {labels()['sides'][side]}."
