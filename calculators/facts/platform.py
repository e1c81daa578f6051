"""The platform of the contract."""

from calculators.engine.fields import Choice, Field, YesNo
from calculators.engine.packs import DEFAULT, find_name, platforms


class PlatformName(Choice):
    """The platforms that we hold a pack of, the default one first."""

    _ignore_ = "_each"
    for _each in platforms():
        vars()[_each.id.upper()] = _each.id, _each.name


# Where the client is on no platform: what a field or a choice for others names in `unless`.
ON_NONE = "on_platform=no"
PLATFORM = Field(
    "Where is the contract?",
    f"Blank means: as the message says, or {platforms()[0].name}.",
    unless=ON_NONE,
)
# How a choice ends that is for contracts on a platform alone; it has no hint.
HOSTED = ("", "", True, ON_NONE)

ON_PLATFORM = Field(
    "Is the contract on a platform?",
    "No means a client by email, by recommendation or from your own site.",
)


class Placed:
    """What a tool knows that asks whether the client is on a platform at all."""

    on_platform: YesNo | None

    @property
    def direct(self) -> bool:
        """Whether the client is on no platform."""
        return self.on_platform == YesNo.NO


def platform_id(chosen: PlatformName | None) -> str:
    """The id of the contract's platform: the default one where nobody chose."""
    return str(chosen.value) if chosen else DEFAULT


def platform_name(chosen: PlatformName | None, *, direct: bool = False) -> str:
    """What the contract's platform is called; of a client on none it has no name."""
    return "the platform" if direct else find_name(platform_id(chosen)).name


def is_elsewhere(chosen: PlatformName | None, *, direct: bool = False) -> bool:
    """Whether the contract is not on the default platform. direct: the client is on none."""
    return direct or platform_id(chosen) != DEFAULT
