"""One stylesheet for the reader out of the small ones that we write: one request, long cached."""

from hashlib import sha256

from mkdocs.structure.files import File


def on_files(files, config):
    """Replaces the sheets of `extra_css` by one, in their order, named after what is in it."""
    sheets = [files.get_file_from_path(str(path)) for path in config.extra_css]
    text = "\n".join(sheet.content_string for sheet in sheets)
    for sheet in sheets:
        files.remove(sheet)
    name = f"assets/stylesheets/handbook.{sha256(text.encode()).hexdigest()[:8]}.css"
    files.append(File.generated(config, name, content=text))
    config.extra_css = [name]
    return files
