"""Makes an exhibit file: letter, contents, each exhibit behind its sheet, fingerprints."""

from collections.abc import Callable, Generator
from dataclasses import dataclass

from calculators.exhibit_file import archive, fronts
from calculators.exhibit_file.limits import LARGEST_FILE, MOST_EXHIBITS
from calculators.exhibit_file.objects import Document, number, text
from calculators.exhibit_file.order import Made, Order, Progress, ordered
from calculators.exhibit_file.placing import Work, describe, place, refuse
from calculators.exhibit_file.record import KIND_PAGE, Part
from calculators.exhibit_file.sheets import FOOT, MARGIN, PAPERS, SMALL, Ink, Sheet
from calculators.exhibit_file.typeface import Brush
from calculators.exhibit_file.words import words

RECORD = "hashes.json"


@dataclass(frozen=True)
class Bound:
    """A section of the file: its key, its bookmark, and its pages with what is stamped on each."""

    key: str
    title: str
    sheets: list[tuple[Sheet, str]]


def make(
    order: Order, brush: Brush, sink: Callable[[bytes], object]
) -> Generator[Progress, None, Made]:
    """Makes the file, and yields after each exhibit. A caller that stops asking has cancelled.

    sink: is called with the bytes, in order. The same order gives the same bytes.
    """
    document = Document(sink)
    ink = Ink(document, brush)
    work = Work(document, ink, PAPERS[order.paper])
    enclosed = ordered(order)
    sections: list[fronts.Section] = []
    sheets: list[Sheet]
    for done, one in enumerate(enclosed):
        if done >= MOST_EXHIBITS:
            placed, sheets = refuse(one, "too_many", most=str(MOST_EXHIBITS)), []
        elif work.taken > LARGEST_FILE:
            placed, sheets = refuse(one, "too_much", most=str(LARGEST_FILE)), []
        else:
            placed, sheets = place(work, one)
        placed.pages = len(sheets)
        sections.append(fronts.Section(one, placed, sheets))
        yield Progress(done + 1, len(enclosed))
    bound = _bind(order, work, sections)
    root, info, record = _write(order, work, bound)
    document.finish(root, info, record)
    return Made(
        document.place,
        sum(len(section.sheets) for section in bound),
        document.whole.hexdigest(),
        tuple(section.placed for section in sections),
    )


def _bind(order: Order, work: Work, sections: list[fronts.Section]) -> list[Bound]:
    """All pages in order. The contents come twice: the first time shows how long they are."""
    letter = fronts.letter(work, order)
    keys = [f"exhibit-{section.enclosed.letter}" for section in sections]
    before = dict.fromkeys([*(["letter"] if letter else []), *keys, "hashes"], 0)
    count = len(letter) + len(fronts.contents(work, order, sections, before))
    covers = {
        key: len(fronts.cover(work, section, 0))
        for key, section in zip(keys, sections, strict=True)
    }
    firsts: dict[str, int] = {"letter": 1} if letter else {}
    exhibits: list[Bound] = []
    for key, section in zip(keys, sections, strict=True):
        firsts[key] = count + 1
        section.placed.first = count + 1
        count += covers[key]
        cover = fronts.cover(work, section, count + 1)
        exhibits.append(Bound(key, _title(section), _stamped(section, cover)))
        count += len(section.sheets)
    if order.alone:
        return [Bound("letter", words()["letter"], [(sheet, "") for sheet in letter])]
    firsts["hashes"] = count + 1
    contents = fronts.contents(work, order, sections, firsts)
    last = fronts.hashes(work, sections)
    said = words()
    return [
        *([Bound("letter", said["letter"], [(sheet, "") for sheet in letter])] if letter else []),
        Bound("contents", said["contents"], [(sheet, "") for sheet in contents]),
        *exhibits,
        Bound("hashes", said["hashes"], [(sheet, "") for sheet in last]),
    ]


def _title(section: fronts.Section) -> str:
    return f"{words()['exhibit'].format(letter=section.enclosed.letter)}: {section.enclosed.shows}"


def _stamped(section: fronts.Section, cover: list[Sheet]) -> list[tuple[Sheet, str]]:
    """The pages of an exhibit with the words that say which page of it each is."""
    said, letter, of = words(), section.enclosed.letter, len(section.sheets)
    front = [(sheet, said["cover_of"].format(letter=letter)) for sheet in cover]
    return front + [
        (sheet, said["page_of"].format(letter=letter, page=page, of=of))
        for page, sheet in enumerate(section.sheets, 1)
    ]


def _write(order: Order, work: Work, bound: list[Bound]) -> tuple[int, int, int]:
    """Writes pages, bookmarks and the list of attachments. Returns root, info and record."""
    document, ink = work.document, work.ink
    sheets = [(sheet, stamp) for section in bound for sheet, stamp in section.sheets]
    tree, numbers = document.reserve(), [document.reserve() for _ in sheets]
    places, first = {}, 0
    for section in bound:
        places[section.key] = numbers[first]
        first += len(section.sheets)
    for page, (sheet, stamp) in enumerate(sheets, 1):
        foot = words()["page" if order.alone else "file_page"].format(page=page, of=len(sheets))
        ink.write(sheet, stamp, MARGIN, FOOT, SMALL)
        across = sheet.width - MARGIN - ink.measure(foot, SMALL)
        ink.write(sheet, foot, across, FOOT, SMALL)
    fonts = ink.fonts()
    for page, (made, (sheet, _)) in enumerate(zip(numbers, sheets, strict=True), 1):
        _page(document, sheet, page, made, tree, fonts, places)
    kids = " ".join(f"{made} 0 R" for made in numbers)
    document.put(f"<< /Type /Pages /Count {len(numbers)} /Kids [{kids}] >>", tree)
    record = 0 if order.alone else document.reserve()
    held = _held(work, bound, places, record) if record else ""
    root = document.put(
        f"<< /Type /Catalog /Pages {tree} 0 R {held} "
        f"/Lang ({order.language}) /ViewerPreferences << /DisplayDocTitle true >> "
        f"/Metadata {archive.metadata(document, order)} 0 R "
        f"/OutputIntents {archive.colours(document)} >>"
    )
    author = f" /Author {text(order.author)}" if order.author else ""
    info = document.put(f"<< /Title {text(order.title)}{author} >>")
    return root, info, record


def _held(work: Work, bound: list[Bound], places: dict[str, int], record: int) -> str:
    """Writes bookmarks and the list of attachments. Returns what the catalog says of them."""
    document = work.document
    outline = _bookmarks(document, [(section.title, places[section.key]) for section in bound])
    work.attachments[RECORD] = describe(document, RECORD, record, words()["hashes"])
    named = sorted(
        work.attachments.items(), key=lambda one: ("\ufeff" + one[0]).encode("utf-16-be")
    )
    files = " ".join(f"{text(name)} {made} 0 R" for name, made in named)
    refers = " ".join(f"{made} 0 R" for _, made in named)
    return (
        f"/Outlines {outline} 0 R /PageMode /UseOutlines "
        f"/Names << /EmbeddedFiles << /Names [{files}] >> >> /AF [{refers}]"
    )


def _page(
    document: Document,
    sheet: Sheet,
    page: int,
    made: int,
    tree: int,
    fonts: str,
    places: dict[str, int],
) -> None:
    drawn = document.put_packed("", b"\n".join(sheet.drawn), part=Part(KIND_PAGE, page=page))
    links = [
        f"<< /Type /Annot /Subtype /Link /Border [0 0 0] /F 4 /Rect [{' '.join(map(number, box))}] "
        f"/Dest [{places[key]} 0 R /Fit] >>"
        for box, key in sheet.links
    ]
    notes = f" /Annots [{' '.join(links)}]" if links else ""
    objects = " ".join(f"/{name} {one} 0 R" for name, one in sheet.objects.items())
    document.put(
        f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {number(sheet.width)} "
        f"{number(sheet.height)}] /Contents {drawn} 0 R "
        f"/Resources << /Font << {fonts} >> /XObject << {objects} >> >>{notes} >>",
        made,
    )


def _bookmarks(document: Document, entries: list[tuple[str, int]]) -> int:
    """Writes one bookmark a section. Returns the object that holds them."""
    outline, own = document.reserve(), [document.reserve() for _ in entries]
    for index, (title, page) in enumerate(entries):
        before = f" /Prev {own[index - 1]} 0 R" if index else ""
        after = f" /Next {own[index + 1]} 0 R" if index + 1 < len(own) else ""
        document.put(
            f"<< /Title {text(title)} /Parent {outline} 0 R{before}{after} "
            f"/Dest [{page} 0 R /Fit] >>",
            own[index],
        )
    return document.put(
        f"<< /Type /Outlines /First {own[0]} 0 R /Last {own[-1]} 0 R /Count {len(own)} >>", outline
    )
