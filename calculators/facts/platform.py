"""The platform of the contract."""

from calculators.engine.fields import Choice, Field, YesNo
from calculators.engine.packs import DEFAULT, find_name, platforms


class PlatformName(Choice):
    """The platforms that we hold a pack of, the default one first."""

    _ignore_ = "_each"
    for _each in platforms():
        vars()[_each.id.upper()] = _each.id, _each.name


PLATFORM = Field(
    "Where is the contract?",
    f"Blank means: as the message says, or {platforms()[0].name}."
    " For a client on no platform use the tools “Claim” and “Letter”.",
)

ON_PLATFORM = Field(
    "Is the contract on a platform?",
    "No means a client by email, by recommendation or from your own site.",
)


def platform_id(chosen: PlatformName | None) -> str:
    """The id of the contract's platform: the default one where nobody chose."""
    return str(chosen.value) if chosen else DEFAULT


def platform_name(chosen: PlatformName | None, *, direct: bool = False) -> str:
    """What the contract's platform is called; of a client on none it has no name."""
    return "the platform" if direct else find_name(platform_id(chosen)).name


def is_elsewhere(chosen: PlatformName | None, *, direct: bool = False) -> bool:
    """Whether the contract is not on the default platform. direct: the client is on none."""
    return direct or platform_id(chosen) != DEFAULT


def is_direct(on_platform: Choice | None) -> bool:
    """Whether the reader says that the client is on no platform."""
    return on_platform == YesNo.NO
