"""Lays an organisation's own texts over this site: `extra.overlay` of mkdocs.yml names its file.

The file has the site's name and colours, and texts for the data of calculators. A folder `docs`
beside it has pages and pictures of its own. docs/about/your-own.md is the guide.
"""

import os
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from calculators.engine import data, overlays

TOKENS = Path(__file__).parents[2] / "docs" / "assets" / "stylesheets" / "tokens.css"
TOKEN = re.compile(r"^ +--([\w-]+): (#[0-9a-f]{6});", re.MULTILINE)
COLOUR = re.compile(r"#[0-9a-f]{6}")
# Text and what it stands on: WCAG asks for this contrast, and a slip would shut readers out.
READ = (("ink", "paper"), ("ink-soft", "paper"), ("link", "paper"), ("on-brand", "brand"))
CONTRAST = 4.5


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Names the overlay to the data files, and stops the build if it cannot be used."""
    named = config.extra.get("overlay")
    if named:
        path = Path(config.config_file_path).parent / named
        os.environ[overlays.VARIABLE] = str(path)
        config.watch.append(str(path.parent))
    try:
        for path in overlays.parts():
            data.load(path)
        own = overlays.about_the_site()
        config.extra["own_colours"] = stylesheet(own["colours"])
    except (overlays.BrokenOverlay, OSError) as error:
        raise PluginError(f"Overlay: {error}") from None
    config.site_name = own["site"].get("name", config.site_name)
    config.site_description = own["site"].get("description", config.site_description)
    if framed_by := own["site"].get("framed_by"):
        config.extra["framed_by"] = " ".join(framed_by)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Puts the organisation's own pages, pictures and colours in place of ours, or beside them."""
    named = os.environ.get(overlays.VARIABLE)
    folder = Path(named).parent / "docs" if named else Path("/nowhere")
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        inside = path.relative_to(folder).as_posix()
        if ours := files.get_file_from_path(inside):
            files.remove(ours)
        files.append(File(inside, str(folder), config.site_dir, config.use_directory_urls))
    if text := config.extra.get("own_colours"):
        name = "assets/stylesheets/own.css"
        files.append(File.generated(config, name, content=text))
        config.extra_css.append(name)
    return files


def stylesheet(colours: dict[str, dict[str, str]]) -> str:
    """The organisation's colours over those of tokens.css; blank without any.

    colours: `light` and `dark`, each from a name in tokens.css to `#rrggbb`.
    Raises `BrokenOverlay` for a name that is not there, and for text that could not be read.
    """
    light, _, dark = TOKENS.read_text("utf-8").partition("@media screen")
    ours = {"light": dict(TOKEN.findall(light)), "dark": dict(TOKEN.findall(dark))}
    for scheme, own in colours.items():
        for name, colour in own.items():
            if name not in ours.get(scheme, ()) or not COLOUR.fullmatch(str(colour)):
                raise overlays.BrokenOverlay(f"colours.{scheme} has no {name} of this kind")
        both = ours[scheme] | own
        for text, ground in READ:
            if contrast(both[text], both[ground]) < CONTRAST:
                raise overlays.BrokenOverlay(
                    f"colours.{scheme}: {text} on {ground} is too faint to be read"
                )
    lines = {
        scheme: " ".join(f"--{name}: {colour};" for name, colour in own.items())
        for scheme, own in colours.items()
    }
    wrap = {
        "light": ":root {{ {} }}\n",
        "dark": '@media screen {{ [data-md-color-scheme="slate"] {{ {} }} }}\n',
    }
    return "".join(wrap[scheme].format(text) for scheme, text in lines.items())


def contrast(one: str, other: str) -> float:
    """The contrast of two colours `#rrggbb` as WCAG defines it, from 1 to 21."""

    def luminance(colour: str) -> float:
        parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
