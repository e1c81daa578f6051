"""The pages of the rules, and their place in the menu."""

from mkdocs.config.base import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation

from hooks.pages.reference import on_nav


def test_a_page_of_rules_that_the_menu_leaves_out_has_its_place_there():
    menu = [{"Home": "index.md"}, {"Rules": ["reference/index.md"]}]
    config = load_config(config_file="mkdocs.yml", nav=menu, plugins=[], hooks=[])
    paths = ("index.md", "reference/index.md", "reference/law/us_ca.md", "tools/claim.md")
    files = Files([File(path, None, config.site_dir, use_directory_urls=True) for path in paths])
    on_nav(get_navigation(files, config), config, files)
    of = {path: files.src_uris[path].page for path in paths}
    assert of["reference/law/us_ca.md"].parent is of["reference/index.md"].parent
    assert of["reference/law/us_ca.md"].parent.title == "Rules"
    assert of["tools/claim.md"].parent is None
