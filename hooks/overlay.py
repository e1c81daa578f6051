"""Lays a deployment's own texts over the data: `extra.overlay` of mkdocs.yml names the file."""

import os
from pathlib import Path

from mkdocs.exceptions import PluginError

from calculators.engine import data, overlays


def on_config(config):
    """Names the overlay to the data files, and stops the build if it cannot be used."""
    named = config.extra.get("overlay")
    if named:
        path = Path(config.config_file_path).parent / named
        os.environ[overlays.VARIABLE] = str(path)
        config.watch.append(str(path))
    try:
        for path in overlays.parts():
            data.load(path)
    except (overlays.BrokenOverlay, OSError) as error:
        raise PluginError(f"Overlay: {error}") from None
    return config
