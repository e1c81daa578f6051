"""What the page of the exhibit file may say in `{{ … }}`: fonts, recipients, limits of mails."""

from posixpath import relpath

from calculators.engine.data import load
from calculators.exhibit_file.order import recipients
from hooks.pages.macro import Macros
from hooks.runtime import fonts


def define_env(env: Macros) -> None:
    """Registers the macros."""

    @env.macro
    def fonts_list() -> str:
        """The address of the list of fonts for exhibit files, from the page that asks."""
        return relpath(f"{fonts.FOLDER}/{fonts.list_name()}", env.page.url or ".")

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
