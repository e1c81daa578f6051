"""The command that makes a built site the newest release: what it does, and when it refuses."""

import subprocess
from pathlib import Path

import pytest

RELEASE = Path(__file__).parents[2] / "deploy" / "release.sh"


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("one")
    (folder / "assets" / "old.js").write_text("old")
    return folder


def release(*arguments, **options):
    return subprocess.run([RELEASE, *arguments], capture_output=True, text=True, **options)


def current(root):
    return (root / "current" / "index.html").read_text()


def test_a_relative_root_and_two_releases_in_one_second(site, tmp_path):
    (tmp_path / "host").mkdir()
    for words in ("one", "two", "three", "four"):
        (site / "index.html").write_text(words)
        assert release("../site", "../host", cwd=tmp_path / "host").returncode == 0
        assert current(tmp_path / "host") == words
    assert len(list((tmp_path / "host" / "releases").iterdir())) == 3
    assert sorted(path.name for path in (tmp_path / "host").iterdir()) == ["current", "releases"]


def test_files_that_only_the_builder_may_read_are_readable_on_the_host(site, tmp_path):
    for path in (site / "assets", site / "index.html"):
        path.chmod(0o700)
    release(site, tmp_path / "host", umask=0o077)
    for path in (tmp_path / "host" / "current").resolve().rglob("*"):
        assert path.stat().st_mode & 0o044 == 0o044, path


def test_a_file_of_an_older_release_stays_for_open_tabs(site, tmp_path):
    release(site, tmp_path / "host")
    (site / "assets" / "old.js").unlink()
    release(site, tmp_path / "host")
    assert (tmp_path / "host" / "current" / "assets" / "old.js").read_text() == "old"


def a_folder_in_the_place_of_the_link(site, root):
    (root / "current").unlink()
    (root / "current").mkdir()
    (root / "current" / "index.html").write_text("one")
    (root / "current" / "assets").mkdir()


@pytest.mark.parametrize(
    ("break_it", "said"),
    [
        (lambda site, root: (site / "index.html").unlink(), "holds no built site"),
        (lambda site, root: (root / "lock").mkdir(), "another release is under way"),
        (a_folder_in_the_place_of_the_link, "cannot overwrite"),
    ],
)
def test_what_fails_says_so_and_leaves_the_release_that_is_there(site, tmp_path, break_it, said):
    root = tmp_path / "host"
    release(site, root)
    (site / "index.html").write_text("two")
    break_it(site, root)
    found = release(site, root)
    assert found.returncode == 1
    assert said in found.stderr
    assert current(root) == "one"
    assert len(list((root / "releases").iterdir())) == 1


def test_a_release_is_not_released_again(site, tmp_path):
    root = tmp_path / "host"
    release(site, root)
    assert "a release already" in release((root / "current").resolve(), root).stderr


@pytest.mark.parametrize("arguments", [(), ("one",), ("one", "two", "three")])
def test_it_says_how_it_is_called(arguments):
    found = release(*arguments)
    assert (found.returncode, "call it as" in found.stderr) == (1, True)
