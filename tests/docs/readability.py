"""How many years of school a page asks for: `python -m tests.docs.readability`."""

import re
import sys

import pyphen

from calculators.engine.formats import format_value
from calculators.engine.parameters import parameter
from tests.docs.pages import ID, Page, pages

LIMIT = 9.0
# Hyphens count syllables a little low, so the words in a page may be a shade harder than it says.
HYPHENS = pyphen.Pyphen(lang="en_US")


def grade(page: Page) -> float:
    """The Flesch-Kincaid grade of the page's prose: the school year that can read it."""
    split = [re.findall(r"[^\W_][\w'’]*", each) for each in sentences(page.text)]
    words = [word for sentence in split for word in sentence]
    length = len(words) / sum(1 for sentence in split if sentence)
    syllables = sum(len(HYPHENS.positions(word)) + 1 for word in words) / len(words)
    return 0.39 * length + 11.8 * syllables - 15.59


def sentences(text: str) -> list[str]:
    """The whole sentences of a page.

    No fences, tables, headings, macros, addresses or marks of Markdown; and no list items that
    are no sentence, as each would count as a very short one.
    """
    text = re.sub(r"^ *(`{3,}).*?^ *\1 *$", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"<!--.*?-->|<[^>]+>", "", text, flags=re.DOTALL)
    text = re.sub(r'\{\{ *cite\("[^"]*", "([^"]*)"[^}]*\}\}', r"\1", text)
    text = re.sub(r"\{\{(.*?)\}\}", lambda call: values(call[1]), text, flags=re.DOTALL)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)(\{[^}]*\})?", r"\1", text)
    text = re.sub(r"[*_`]", "", text)
    lines = (line.strip() for line in text.splitlines())
    prose = [unmarked(line) for line in lines if not re.match(r"#|\||!!!|\?\?\?", line)]
    whole = [line for line in prose if line.rstrip('"”*) ').endswith((".", "!", "?"))]
    return [each for line in whole for each in re.split(r"(?<=[.!?])[\"”)]?\s+", line)]


def values(call: str) -> str:
    """What the reader sees of a macro: the newest values of the rules that it names."""
    return " ".join(format_value(parameter(id).history[-1]) for id in ID.findall(call))


def unmarked(line: str) -> str:
    """One line without the mark of a list, a quotation or a definition at its head."""
    return re.sub(r"^(?:>|[-*:]|\d+\.) +(?:\[[ x]\] +)?", "", line)


def main() -> int:
    """Prints the grade of every page of the guide; exit status 1 when one is above the limit."""
    prefixes = tuple(sys.argv[1:]) or ("guide/",)
    graded = [(grade(page), page.path) for page in pages() if page.path.startswith(prefixes)]
    for value, path in sorted(graded, reverse=True):
        print(f"{value:5.1f}  {'too hard' if value > LIMIT else '        '}  {path}")
    print(f"{len(graded)} pages, Flesch-Kincaid grade, limit {LIMIT}")
    return int(any(value > LIMIT for value, _ in graded))


if __name__ == "__main__":
    sys.exit(main())
