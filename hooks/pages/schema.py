"""Publishes the JSON Schema of case files, made from the calculators' fields."""

import json

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from calculators.engine import casefile

PATH = "assets/case.schema.json"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the schema to the site."""
    text = json.dumps(casefile.schema(), indent=2, ensure_ascii=False)
    files.append(File.generated(config, PATH, content=text + "\n"))
    return files
