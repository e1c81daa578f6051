"""Builds the site with each page several times over: `python -m measure.scale.copies N FOLDER`.

The copies lie in folders of their own (`copy-1/guide/…`), so that links between pages stay right,
and beside the navigation, as the pages of places do. This file is the MkDocs hook that adds them.
"""

import logging
import os
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).parents[2]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the copies: of pages, and of the pictures that they show."""
    for file in list(files):
        page = file.is_documentation_page()
        if not page and "/images/" not in file.src_uri:
            continue
        what = {"content": file.content_string} if page else {"abs_src_path": file.abs_src_path}
        for number in range(1, int(os.environ["TIMES"])):
            files.append(File.generated(config, f"copy-{number}/{file.src_uri}", **what))
    return files


if __name__ == "__main__":
    times, folder = sys.argv[1:]
    os.environ["TIMES"] = times
    with (ROOT / "mkdocs.yml").open() as opened:
        hooks = yaml_load(opened)["hooks"]
    # Not strict, and no word of it: a copy's links to files of the site lead nowhere.
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    build(
        load_config(
            str(ROOT / "mkdocs.yml"),
            site_dir=folder,
            not_in_nav="copy-*/",
            strict=False,
            hooks=[*hooks, str(Path(__file__).relative_to(ROOT))],
        )
    )
