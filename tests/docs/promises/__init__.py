"""Sentences that promise or forbid without a limit: found in pages and in the words of answers."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent


@dataclass(frozen=True)
class WordList:
    """One list of words: where it is looked for, and what makes a sentence one to find."""

    name: str
    texts: tuple[str, ...]
    not_texts: tuple[str, ...]
    alone: tuple[str, ...]
    absolute: tuple[str, ...]
    about: tuple[str, ...]

    def finds(self, sentence: str) -> bool:
        """Whether the sentence promises by itself, or is absolute about one of the matters."""
        alone, absolute, about = (
            any(re.search(word, sentence, re.IGNORECASE) for word in words)
            for words in (self.alone, self.absolute, self.about)
        )
        return alone or (absolute and about)

    def paths(self) -> list[Path]:
        """The files that the list is for, in alphabetical order."""
        found = {path for glob in self.texts for path in ROOT.glob(glob)}
        return sorted(found - {ROOT / left_out for left_out in self.not_texts})


@dataclass(frozen=True, order=True)
class Kept:
    """A sentence that stays, with the id of the rule that bears it out."""

    text: str
    sentence: str
    rule: str = ""


@cache
def word_lists() -> tuple[WordList, ...]:
    """All lists of `words.toml`."""
    data = tomllib.loads((HERE / "words.toml").read_text("utf-8"))["lists"]
    return tuple(
        WordList(**{key: each[key] if key == "name" else tuple(each[key]) for key in each})
        for each in data
    )


@cache
def kept() -> tuple[Kept, ...]:
    """All sentences of `kept.toml`."""
    return tuple(
        Kept(**each) for each in tomllib.loads((HERE / "kept.toml").read_text("utf-8"))["kept"]
    )


def found(words: WordList) -> list[Kept]:
    """Every sentence that the list finds, each once in its text and without a rule."""
    return sorted(
        {
            Kept(path.relative_to(ROOT).as_posix(), sentence)
            for path in words.paths()
            for sentence in sentences(path.read_text("utf-8"), path.suffix)
            if words.finds(sentence)
        }
    )


def sentences(text: str, suffix: str) -> Iterator[str]:
    """The sentences of a file: a page (`.md`), a template (`.jinja`) or words as data (`.toml`).

    Titles, headings and cells of tables count as sentences. Examples do not: they quote others.
    """
    if suffix == ".toml":
        lines = strings(tomllib.loads(text))
    elif suffix == ".md":
        lines = iter(plain(text).splitlines())
    else:
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}", " ", text, flags=re.DOTALL)
        lines = iter(plain(text).splitlines())
    for line in lines:
        for part in line.strip().strip("|").split("|"):
            for sentence in re.split(r"(?<=[.!?:])[\"”)*]*\s+", part):
                if words := " ".join(sentence.split()):
                    yield words


def strings(data: object) -> Iterator[str]:
    """Every text in data read from TOML, the keys left aside."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


def plain(text: str) -> str:
    """A page or a template as a reader sees it: no marks, no code, values of rules as dots."""
    text = re.sub(
        r"\A---\n.*?^description: (.*?)\n.*?^---\n", r"\1\n", text, flags=re.DOTALL | re.MULTILINE
    )
    text = re.sub(r"^ *(`{3,}).*?^ *\1 *$", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"^ *> .*$", "", text, flags=re.MULTILINE)
    text = re.sub(r'\{\{ *cite\("[^"]*", "([^"]*)"[^}]*\}\}', r"\1", text)
    text = re.sub(r"\{\{.*?\}\}", "…", text, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", text, flags=re.DOTALL)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)(\{[^}]*\})?", r"\1", text)
    text = re.sub(r'^ *(?:!!!|\?\?\?\+?) [\w-]+ "(.*)"$', r"\1", text, flags=re.MULTILINE)
    text = re.sub(r"^ *(?:#+|[-*:]|\d+\.) +(?:\[[ x]\] +)?", "", text, flags=re.MULTILINE)
    return re.sub(r"[*_`]", "", text)
