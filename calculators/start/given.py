"""What the plan goes by, of the text and of the answers."""

from calculators.reading.steps import reads_as_notice
from calculators.start import plan
from calculators.start.contract import days_given
from calculators.start.inputs import DayKnown, Inputs
from calculators.start.message import TakenMessage


def find_given(inputs: Inputs, said: TakenMessage) -> dict[str, str]:
    """What the plan goes by: the reading of the message and each question that has an answer."""
    given = {"threat": said.threat, "kind": said.kind, "demand": said.demand}
    given["channel"] = "call" if said.call else "written"
    given["by_account"] = "yes" if said.by_account else "no"
    given["notice"] = "yes" if reads_as_notice(inputs.client_message or "") else "no"
    if said.stake:  # it counts until the reader says otherwise
        given["stake"] = said.stake
    for name in ("stake", "money_place", "last_step", "review_content"):
        answer = getattr(inputs, name)
        if answer is not None:
            given[name] = answer.value
    # A step that cannot have happened where the money is now is asked again.
    offered = plan.source()["steps"].get(given.get("money_place", ""))
    if offered and given.get("last_step") not in offered:
        given.pop("last_step", None)
    if days_given(inputs, given) or inputs.day_known == DayKnown.NOT_SURE:
        given["day"] = "given"
    return given
