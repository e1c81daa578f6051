"""The platform of the contract."""

from calculators.engine.fields import Choice, Field
from calculators.engine.packs import platforms


class PlatformName(Choice):
    """The platforms that we hold a pack of, the default one first."""

    _ignore_ = "_each"
    for _each in platforms():
        vars()[_each.id.upper()] = _each.id, _each.name


PLATFORM = Field(
    "Where is the contract?", f"Blank means: as the message says, or {platforms()[0].name}."
)
