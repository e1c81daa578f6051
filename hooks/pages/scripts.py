"""Our scripts in one folder named after what is in it, so that hosts may cache them for long.

They import each other by relative names, which stay right because all of them move together.
A page has the scripts of the elements that stand in it; `elements.js` names these scripts, and
fetches one where its element comes later.
"""

import re
from hashlib import sha256
from posixpath import basename

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

SOURCE = "assets/javascripts/"
LOADER = "elements.js"
ELEMENT = re.compile(r'^  \["([a-z-]+)", "([a-z-]+\.js)"\],$', re.MULTILINE)
SCRIPT = re.compile(r'\s*<script src="[^"]*/([a-z-]+\.js)" type="module"></script>')


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Moves the scripts of `docs/assets/javascripts`, and the entries of `extra_javascript`."""
    scripts = [
        file
        for file in files
        if file.src_uri.startswith(SOURCE)
        and file.abs_src_path
        and file.abs_src_path.startswith(config.docs_dir)
    ]
    text = "\0".join(f"{file.name}\0{file.content_string}" for file in scripts)
    folder = f"assets/scripts-{sha256(text.encode()).hexdigest()[:12]}"
    for file in scripts:
        files.remove(file)
        name = f"{folder}/{basename(file.src_uri)}"
        files.append(File.generated(config, name, abs_src_path=file.abs_src_path or ""))
    config.extra["scripts"] = folder
    config.extra["elements"] = {
        script: element
        for file in scripts
        if file.name == LOADER.removesuffix(".js")
        for element, script in ELEMENT.findall(file.content_string)
    }
    for script in config.extra_javascript:
        assert not isinstance(script, str), f"{script} in mkdocs.yml needs a path and a type"
        script.path = script.path.replace(SOURCE, f"{folder}/")
    return files


def on_post_page(output: str, page: Page | None, config: MkDocsConfig) -> str:
    """Leaves out the scripts of elements that a page does not have."""
    elements = config.extra["elements"]
    return SCRIPT.sub(
        lambda tag: "" if f"<{elements.get(tag[1], '')}" not in output else tag[0], output
    )


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str | None:
    """The same for a page that is none of ours."""
    return on_post_page(output_content, None, config) if template_name.endswith(".html") else None
