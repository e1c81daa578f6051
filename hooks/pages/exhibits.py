"""What the page of the exhibit file may say in `{{ … }}`: recipients, limits of mails."""

from calculators.engine.data import load
from calculators.exhibit_file.order import recipients
from hooks.pages.macro import Macros


def define_env(env: Macros) -> None:
    """Registers the macros."""

    @env.macro
    def recipient_options() -> str:
        """Whom an exhibit file can be for, as the options of a list."""
        entries = recipients().items()
        return "".join(f'<option value="{key}">{entry["label"]}</option>' for key, entry in entries)

    @env.macro
    def mail_limits() -> str:
        """How many megabytes mails may have, the smallest first, with spaces between."""
        limits = load("exhibit_file/mail.toml")["limits"]
        return " ".join(str(entry["megabytes"]) for entry in limits)
