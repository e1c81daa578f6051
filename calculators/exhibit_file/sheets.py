"""Pages while they are filled, and the column of text that runs down them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from calculators.exhibit_file.objects import Document, number
from calculators.exhibit_file.typeface import Brush, Painted, as_seen, encode, lines, measure

PAPERS = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}  # width and height in points
MARGIN = 56.0  # points around the text
FOOT = 34.0  # points from the lower edge to the line that says which page it is
LEADING = 1.35  # from line to line, of the size
TEXT, SMALL, HEAD, TITLE = 10.0, 8.5, 13.0, 26.0  # sizes in points
BOX = tuple[float, float, float, float]


@dataclass
class Sheet:
    """One page. links: boxes on it and the keys of the pages that they lead to."""

    width: float
    height: float
    drawn: list[bytes] = field(default_factory=list)
    objects: dict[str, int] = field(default_factory=dict)
    links: list[tuple[BOX, str]] = field(default_factory=list)

    def draw(self, operators: str) -> None:
        """Adds operators."""
        self.drawn.append(operators.encode("latin-1"))

    def use(self, made: int) -> str:
        """The name on this page of an image or form that is written."""
        self.objects[f"X{made}"] = made
        return f"/X{made}"


@dataclass
class Ink:
    """What draws text: the document that gets images of lines, the fonts, and the brush.

    hidden: characters that stand unseen under images, in the order in which they came.
    """

    document: Document
    brush: Brush
    hidden: dict[str, int] = field(default_factory=dict)
    painted: dict[tuple[str, float, bool], tuple[int, Painted]] = field(default_factory=dict)

    def write(
        self, sheet: Sheet, text: str, x: float, y: float, size: float = TEXT, bold: bool = False
    ) -> None:
        """Writes one line with its base at (x, y)."""
        if not text.strip():
            return
        encoded = encode(text)
        if encoded is None:
            self._paint(sheet, text, x, y, size, bold)
            return
        escaped = encoded
        for mark in (b"\\", b"(", b")"):
            escaped = escaped.replace(mark, b"\\" + mark)
        font = "F2" if bold else "F1"
        at = f"BT /{font} {number(size)} Tf {number(x)} {number(y)} Td ("
        sheet.drawn.append(at.encode() + escaped + b") Tj ET")

    def measure(self, text: str, size: float = TEXT, bold: bool = False) -> float:
        """The width of a line in points."""
        return measure(text, size, bold, self.brush)

    def lines(self, text: str, size: float, bold: bool, width: float) -> Iterable[str]:
        """The lines of a paragraph, none wider than `width` points."""
        return lines(text, size, bold, width, self.brush)

    def _paint(self, sheet: Sheet, text: str, x: float, y: float, size: float, bold: bool) -> None:
        """Draws a line that Helvetica cannot, and writes it unseen under its image."""
        made, image = self._image(text, size, bold)
        wide = image.width / image.scale
        high = (image.rise + image.fall) / image.scale
        low = y - image.fall / image.scale
        sheet.draw(
            f"q {number(wide)} 0 0 {number(high)} {number(x)} {number(low)} cm "
            f"{sheet.use(made)} Do Q"
        )
        runs: list[tuple[int, list[int]]] = []
        for character in as_seen(text):
            place = self.hidden.setdefault(character, len(self.hidden))
            if not runs or runs[-1][0] != place // GLYPHS:
                runs.append((place // GLYPHS, []))
            runs[-1][1].append(place % GLYPHS)
        # Each unseen sign is as wide as the size: together they are made as wide as the image.
        stretch = 100 * wide / (size * len(text))
        shown = " ".join(
            f"/H{font} {number(size)} Tf <{bytes(codes).hex()}> Tj" for font, codes in runs
        )
        sheet.draw(f"BT {number(stretch)} Tz {number(x)} {number(y)} Td {shown} ET")

    def _image(self, text: str, size: float, bold: bool) -> tuple[int, Painted]:
        key = (text, size, bold)
        if key not in self.painted:
            image = self.brush.paint(text, size, bold)
            entries = (
                f"/Type /XObject /Subtype /Image /Width {image.width} "
                f"/Height {image.rise + image.fall} /ColorSpace /DeviceGray /BitsPerComponent 8"
            )
            made = self.document.put_packed(entries, image.pixels)
            self.painted[key] = (
                made,
                Painted(b"", image.width, image.rise, image.fall, image.scale),
            )
        return self.painted[key]

    def fonts(self) -> str:
        """Writes the fonts. Returns the entries of a page's dictionary of fonts."""
        names = {}
        for name, base in (("F1", "Helvetica"), ("F2", "Helvetica-Bold")):
            names[name] = self.document.put(
                f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>"
            )
        signs = list(self.hidden)
        for font in range(-(-len(signs) // GLYPHS)):
            own = signs[font * GLYPHS : (font + 1) * GLYPHS]
            names[f"H{font}"] = self._hidden_font(own)
        return " ".join(f"/{name} {made} 0 R" for name, made in names.items())

    def _hidden_font(self, signs: list[str]) -> int:
        """A font whose signs are blank, with the characters that they stand for."""
        blank = self.document.put_stream("", b"1000 0 d0")
        rows = [
            f"<{code:02x}> <{sign.encode('utf-16-be', 'replace').hex()}>"
            for code, sign in enumerate(signs)
        ]
        groups = "".join(
            f"{len(rows[place : place + 100])} beginbfchar\n"
            + "\n".join(rows[place : place + 100])
            + "\nendbfchar\n"
            for place in range(0, len(rows), 100)
        )
        meaning = self.document.put_packed("", CMAP.format(groups=groups).encode())
        names = " ".join(f"/g{code}" for code in range(len(signs)))
        glyphs = " ".join(f"/g{code} {blank} 0 R" for code in range(len(signs)))
        return self.document.put(
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 -250 1000 1000] "
            f"/FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 0 /LastChar {len(signs) - 1} "
            f"/Widths [{' '.join(['1000'] * len(signs))}] /Resources << >> "
            f"/Encoding << /Type /Encoding /Differences [0 {names}] >> "
            f"/CharProcs << {glyphs} >> /ToUnicode {meaning} 0 R >>"
        )


GLYPHS = 255  # signs of one font
CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <ff>
endcodespacerange
{groups}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class Column:
    """A column of text that goes on to a new page where one is full."""

    def __init__(self, ink: Ink, paper: tuple[float, float]) -> None:
        self.ink = ink
        self.paper = paper
        self.sheets: list[Sheet] = []
        self.y = 0.0

    @property
    def wide(self) -> float:
        """The width of a line in points."""
        return self.paper[0] - 2 * MARGIN

    def page(self) -> Sheet:
        """Begins a new page."""
        self.sheets.append(Sheet(*self.paper))
        self.y = self.paper[1] - MARGIN
        return self.sheets[-1]

    def space(self, points: float) -> Sheet:
        """The page with so much space left, a new one if need be."""
        if not self.sheets or self.y - points < MARGIN:
            return self.page()
        return self.sheets[-1]

    def gap(self, points: float) -> None:
        """Leaves space, unless a page has just begun."""
        if self.sheets and self.y < self.paper[1] - MARGIN:
            self.y -= points

    def paragraph(
        self, text: str, size: float = TEXT, bold: bool = False, indent: float = 0, right: float = 0
    ) -> None:
        """Writes a paragraph. right: points that stay free at its right."""
        step = size * LEADING
        for line in self.ink.lines(text, size, bold, self.wide - indent - right):
            sheet = self.space(step)
            self.y -= step
            self.ink.write(sheet, line, MARGIN + indent, self.y, size, bold)

    def pair(self, label: str, value: str) -> None:
        """Writes a label and, under it, its value."""
        self.gap(7)
        self.space(3 * TEXT * LEADING)
        self.paragraph(label, SMALL, bold=True)
        self.paragraph(value)

    def rule(self) -> None:
        """Draws a thin line across."""
        sheet = self.space(8)
        self.y -= 5
        right = number(self.paper[0] - MARGIN)
        sheet.draw(
            f"0.6 G 0.5 w {number(MARGIN)} {number(self.y)} m {right} {number(self.y)} l S 0 G"
        )
        self.y -= 3
