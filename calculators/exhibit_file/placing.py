"""One exhibit: its file is looked at, put on pages, and attached."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from calculators.exhibit_file import pictures, writings
from calculators.exhibit_file.limits import LARGEST_EXHIBIT
from calculators.exhibit_file.objects import Document, number, text
from calculators.exhibit_file.order import Attach, Enclosed, Placed
from calculators.exhibit_file.record import KIND_ORIGINAL, KIND_PICTURE, Part
from calculators.exhibit_file.refused import Refused
from calculators.exhibit_file.sheets import FOOT, MARGIN, Column, Ink, Sheet
from calculators.exhibit_file.words import words
from calculators.files import names
from calculators.files.exhibits import kind_of

if TYPE_CHECKING:  # it needs pypdf
    from calculators.exhibit_file.papers import Papers

EDGE = 28.0  # points around an image or a page of a PDF
LONG = 2.4  # an image so many times as high as wide goes over several pages
OVERLAP = 14.0  # points that the next page of a long image shows again


@dataclass
class Work:
    """What exhibits are put into. attachments: names and the objects that describe them."""

    document: Document
    ink: Ink
    paper: tuple[float, float]
    attachments: dict[str, int] = field(default_factory=dict)
    taken: int = 0  # bytes of originals


def place(work: Work, one: Enclosed) -> tuple[Placed, list[Sheet]]:
    """Puts an exhibit on pages, and its original beside it. Never raises for what a file holds."""
    placed = Placed(one.letter, names.safe(one.name, 1, "") if one.name else "")
    if one.read is None:
        return _refuse(placed, Refused("no_file")), []
    data = one.read()
    work.taken += len(data)
    if not one.redacted:
        placed.bytes, placed.sha256 = len(data), sha256(data).hexdigest()
        if one.listed and one.listed != placed.sha256:
            _remark(placed, "listed", listed=one.listed)
    sheets, active = _show(work, one, data, placed)
    _attach(work, one, data, placed, active)
    return placed, sheets


def refuse(one: Enclosed, code: str, **values: str) -> Placed:
    """An exhibit that is named and not read."""
    placed = Placed(one.letter, names.safe(one.name, 1, "") if one.name else "")
    return _refuse(placed, Refused(code, **values))


def _refuse(placed: Placed, refused: Refused) -> Placed:
    placed.reason = words()["reasons"][refused.code].format(**refused.values)
    return placed


def _remark(placed: Placed, code: str, **values: str) -> None:
    placed.remarks.append(words()["remarks"][code].format(**values))


def _show(
    work: Work, one: Enclosed, data: bytes, placed: Placed
) -> tuple[list[Sheet], frozenset[str]]:
    """The pages of an exhibit, and what in the original could act."""
    kind = kind_of(data[:8192]) if data else ""
    sheets: list[Sheet] = []
    active: frozenset[str] = frozenset()
    try:
        if not data:
            raise Refused("empty")
        if len(data) > LARGEST_EXHIBIT:
            raise Refused("too_large", most=str(LARGEST_EXHIBIT))
        if one.shown:
            if one.redrawn:
                _remark(placed, one.redrawn)
            if kind == "application/pdf" and not one.redacted:
                active = _papers(data).active()
            sheets, _ = _pages(work, one, one.shown(), placed)
        else:
            sheets, active = _pages(work, one, data, placed)
    except Refused as refused:
        _refuse(placed, refused)
        if kind == "application/pdf" or not kind.startswith("image/"):
            active = active or frozenset({"unknown"})
    if not active and names.may_run(placed.name):
        active = frozenset({"ending"})
    return sheets, active


def _pages(
    work: Work, one: Enclosed, data: bytes, placed: Placed
) -> tuple[list[Sheet], frozenset[str]]:
    kind = kind_of(data[:8192])
    if kind in ("image/png", "image/jpeg"):
        return _picture(work, one.letter, pictures.look(data)), frozenset()
    if kind == "application/pdf":
        papers = _papers(data)
        active = papers.active()
        if papers.layered:
            _remark(placed, "layers")
        forms = papers.forms(work.document, one.letter)
        return [
            _sheet(work.paper, form.made, form.width, form.height, (1, 0, 0, 1, 0, 0), unit=False)
            for form in forms
        ], active
    if kind:
        raise Refused("kind")
    column = Column(work.ink, work.paper)
    if one.redacted:  # what is left after lines were removed
        column.paragraph(data.decode())
        return column.sheets, frozenset()
    written = writings.write(column, one.name, data)
    placed.remarks += written.remarks
    return column.sheets, written.active


def _papers(data: bytes) -> "Papers":
    """The reader of PDFs, which a browser fetches only where a PDF is among the exhibits."""
    try:
        from calculators.exhibit_file.papers import Papers
    except ImportError as error:
        raise Refused("no_reader") from error
    return Papers(data)


def _picture(work: Work, letter: str, picture: pictures.Picture) -> list[Sheet]:
    entries = picture.entries
    if picture.function:
        domain = "0 1 " * (4 if "/Blue" in entries else 2)
        result = "0 1 " * (3 if "/Blue" in entries else 1)
        made = work.document.put_stream(
            f"/FunctionType 4 /Domain [{domain}] /Range [{result}]", picture.function.encode()
        )
        entries = entries.replace("%s", f"{made} 0 R")
    part = Part(KIND_PICTURE, exhibit=letter)
    made = work.document.put_stream(entries, picture.data, part=part)
    upright = pictures.UPRIGHT[picture.turned]
    if picture.height > LONG * picture.width:
        return _long(work.paper, made, picture.width, picture.height, upright)
    # An inch has 72 points, and a screen about 96 pixels: nothing is made larger than that.
    wide, high = picture.width * 0.75, picture.height * 0.75
    return [_sheet(work.paper, made, wide, high, upright, unit=True)]


def _sheet(
    paper: tuple[float, float],
    made: int,
    wide: float,
    high: float,
    matrix: tuple[float, ...],
    *,
    unit: bool,
) -> Sheet:
    """A page with one object on it, as large as it can be, on its side where the object is wide.

    unit: if the object is drawn one point wide and high.
    """
    across, up = paper if wide <= 1.15 * high else paper[::-1]
    sheet = Sheet(across, up)
    scale = min((across - 2 * EDGE) / wide, (up - EDGE - FOOT - 14) / high, 1.0 if unit else 9.0)
    x, y = (across - wide * scale) / 2, up - EDGE - high * scale
    a, d = (wide * scale, high * scale) if unit else (scale, scale)
    moved = f"q {number(a)} 0 0 {number(d)} {number(x)} {number(y)} cm"
    turned = f"{' '.join(map(number, matrix))} cm" if unit else ""
    sheet.draw(f"{moved} {turned} {sheet.use(made)} Do Q")
    return sheet


def _long(
    paper: tuple[float, float], made: int, wide: int, high: int, matrix: tuple[float, ...]
) -> list[Sheet]:
    """A long image, such as a scrolled chat, on as many pages as it needs."""
    across = min(paper[0] - 2 * MARGIN, wide * 0.75)
    whole = across * high / wide
    window = paper[1] - EDGE - FOOT - 14
    x, sheets, done = (paper[0] - across) / 2, [], 0.0
    while done < whole:
        sheet = Sheet(*paper)
        top, seen = paper[1] - EDGE, min(window, whole - done)
        box = " ".join(map(number, (x, top - seen, across, seen)))
        low = top - whole + done
        sheet.draw(
            f"q {box} re W n {number(across)} 0 0 {number(whole)} {number(x)} {number(low)} cm "
            f"{' '.join(map(number, matrix))} cm {sheet.use(made)} Do Q"
        )
        sheets.append(sheet)
        done += seen if done + seen >= whole else seen - OVERLAP
    return sheets


def _attach(work: Work, one: Enclosed, data: bytes, placed: Placed, active: frozenset[str]) -> None:
    """Embeds the original, unless it was redacted, could act, or is not wanted."""
    if one.redacted:
        _remark(placed, "redacted")
        return
    what = ", ".join(words()["active"][name] for name in sorted(active))
    if one.attach == Attach.NEVER:
        _remark(placed, "left_out")
    elif active and one.attach != Attach.ALWAYS:
        _remark(placed, "active", what=what)
    else:
        if active:
            _remark(placed, "active_in", what=what)
        name = f"Exhibit {one.letter} - {placed.name or 'file'}"
        part = Part(KIND_ORIGINAL, exhibit=one.letter, name=name)
        attach(work, name, data, part, words()["exhibit"].format(letter=one.letter))
        placed.attached = True


def attach(work: Work, name: str, data: bytes, part: Part, description: str) -> None:
    """Embeds a file, byte for byte."""
    kind = (kind_of(data[:8192]) or "text/plain").replace("/", "#2F")
    made = work.document.put_stream(
        f"/Type /EmbeddedFile /Subtype /{kind} /Params << /Size {len(data)} >>", data, part=part
    )
    work.attachments[name] = describe(work.document, name, made, description)


def describe(document: Document, name: str, made: int, description: str) -> int:
    """Writes what names an embedded file. Returns its object."""
    return document.put(
        f"<< /Type /Filespec /F {text(name)} /UF {text(name)} /Desc {text(description)} "
        f"/AFRelationship /Source /EF << /F {made} 0 R /UF {made} 0 R >> >>"
    )
