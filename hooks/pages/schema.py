"""Publishes the JSON Schema of case files, made from the calculators' fields."""

import json

from mkdocs.structure.files import File

from calculators.engine import casefile

PATH = "assets/case.schema.json"


def on_files(files, config):
    """Adds the schema to the site."""
    text = json.dumps(casefile.schema(), indent=2, ensure_ascii=False)
    files.append(File.generated(config, PATH, content=text + "\n"))
    return files
