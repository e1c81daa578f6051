"""Our scripts in one folder named after what is in it, so that hosts may cache them for long.

They import each other by relative names, which stay right because all of them move together.
"""

from hashlib import sha256
from posixpath import basename

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

SOURCE = "assets/javascripts/"


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
    for script in config.extra_javascript:
        assert not isinstance(script, str), f"{script} in mkdocs.yml needs a path and a type"
        script.path = script.path.replace(SOURCE, f"{folder}/")
    return files
