"""A small document made through the renderer's foundation alone, with one of everything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from handouts.archive.imprint import Imprint
from handouts.render.pdf.engine.document import PdfStory, write
from handouts.render.pdf.engine.flow import Flowable, PageFrame
from handouts.render.pdf.engine.fonts import load_family
from handouts.render.pdf.engine.metadata import Metadata
from handouts.render.pdf.engine.paragraph import Bookmark, Text, draw_text
from handouts.render.pdf.engine.structure import Node
from handouts.render.pdf.engine.surface import Surface
from handouts.render.pdf.engine.text_object import TextStyle
from handouts.render.pdf.engine.typesetting import Typesetter
from handouts.text.markup import Run, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from handouts.render.pdf.engine.marking import TaggedCanvas
    from handouts.text.markup import RichText


Part = TypeVar("Part", PdfStory, PageFrame, Metadata)
FONTS = Path(__file__).parents[2] / "assets" / "fonts"
FAMILY = load_family(
    {
        400: [FONTS / "AtkinsonHyperlegibleNext_400Regular.ttf"],
        600: [FONTS / "AtkinsonHyperlegibleNext_600SemiBold.ttf"],
        800: [FONTS / "AtkinsonHyperlegibleNext_800ExtraBold.ttf"],
    }
)
SETTER = Typesetter(FAMILY)
BODY = TextStyle(13, 18, 400, 600, (0.1, 0.14, 0.15), link_colour=(0.04, 0.33, 0.39))
TITLE = TextStyle(28, 34, 800, 800, (0.1, 0.14, 0.15))
HEADING = TextStyle(22, 26, 800, 800, (0.1, 0.14, 0.15))
SMALL = TextStyle(9.5, 12, 400, 600, (0.26, 0.33, 0.35))
SHEET = PageFrame(width=612, height=792, left=48, right=564, top=732, first_top=756, bottom=60)
METADATA = Metadata(
    title="Drops for the ear",
    language="en-US",
    date="2026-06-02",
    author="Harbour Clinic",
    subject="Version 0.1, Draft & more",
    imprint=Imprint(code="7K4M-2QXR", digest="ab" * 32, clinic="harbour & co", format="letter"),
)


class Paragraph(Flowable):
    """Words under one node, on one page. A heading gives its bookmark's level."""

    def __init__(
        self,
        words: RichText,
        style: TextStyle,
        node: Node,
        *,
        setter: Typesetter = SETTER,
        before: float = 0,
        with_next: bool = False,
        bookmark: int | None = None,
    ) -> None:
        self._words, self._style, self._node, self._setter, self._bookmark = words, style, node, setter, bookmark
        self.before, self.with_next = before, with_next

    def height(self, width: float) -> float:
        return self._laid_out(width).height

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        page = Surface(canvas, SHEET.width, SHEET.height, {})
        self._laid_out(width).draw(page, x, SHEET.height - top)

    def _laid_out(self, width: float) -> Text:
        layout = self._setter.lay_out(self._words, self._style, width, self._node.nearest_origin)
        mark = None if self._bookmark is None else Bookmark(plain(self._words), self._bookmark)
        return Text(layout, self._style, self._setter.base_line(self._style), width, self._node, mark)


def text(words: str, node: Node, style: TextStyle = BODY, **more: Any) -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph((Run(words),), style, node, **more)


class Drawn(Flowable):
    """Anything a function draws."""

    def __init__(self, size: float, draw: Callable[[TaggedCanvas, float, float], None], before: float = 8) -> None:
        self._size = size
        self._draw = draw
        self.before = before

    def height(self, width: float) -> float:
        return self._size

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self._draw(canvas, x, top)


class Rows(Flowable):
    """A table: a head that is drawn again on each page, and rows of paragraphs."""

    def __init__(self, head: list[Paragraph], rows: list[list[Paragraph]]) -> None:
        self._head = head
        self._rows = rows

    def height(self, width: float) -> float:
        return sum(self._high(row, width) for row in (self._head, *self._rows))

    def min_height(self, width: float) -> float:
        return self._high(self._head, width) + self._high(self._rows[0], width)

    def split(self, width: float, height: float) -> tuple[Flowable, Flowable] | None:
        fitting = [
            count for count in range(1, len(self._rows)) if Rows(self._head, self._rows[:count]).height(width) <= height
        ]
        if not fitting:
            return None
        return Rows(self._head, self._rows[: fitting[-1]]), Rows(self._head, self._rows[fitting[-1] :])

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        for row in (self._head, *self._rows):
            for at, cell in enumerate(row):
                cell.place(canvas, x + at * width / len(row), top, width / len(row))
            top -= self._high(row, width)
            canvas.line(x, top, x + width, top)

    def _high(self, row: list[Paragraph], width: float) -> float:
        return max(cell.height(width / len(row)) for cell in row) + 6


def table(root: Node, rows: int) -> Rows:
    """Return a table of so many rows."""
    node = root.add("Table", "checks")
    head = node.add("THead").add("TR")
    titles = [text(word, head.add("TH", scope="Column")) for word in ("When", "What")]
    body = node.add("TBody")
    filled = []
    for number in range(1, rows + 1):
        row = body.add("TR")
        cells = (row.add("TH", scope="Row"), row.add("TD").add("P"))
        filled.append([text(f"Day {number}", cells[0]), text(f"Look at the ear, number {number}", cells[1])])
    return Rows(titles, filled)


def bullets(root: Node, items: list[str]) -> list[Flowable]:
    """Return the items of a list."""
    node = root.add("L", "list", numbering="Disc")
    parts: list[Flowable] = []
    for item in items:
        entry = node.add("LI")
        mark, words = entry.add("Lbl"), text(item, entry.add("LBody"))
        parts.append(Drawn(18, _item(mark, words), before=2 if parts else 8))
    return parts


def _item(mark: Node, words: Paragraph) -> Callable[[TaggedCanvas, float, float], None]:
    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        layout = SETTER.lay_out((Run("•"),), BODY, 20)
        draw_text(canvas, layout, BODY, mark, x=x, base=top - SETTER.base_line(BODY))
        words.place(canvas, x + 20, top, 400)

    return draw


def figure(root: Node, alt: str) -> Drawn:
    """Return a figure of ten stamped people."""
    node = root.add("Figure", "people", alt=alt)

    def person(canvas: TaggedCanvas) -> None:
        canvas.circle(6, 9, 2.5, stroke=0, fill=1)
        canvas.rect(2, 0, 8, 5, stroke=0, fill=1)

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.figure(node, x, top - 12, 120, 12):
            for at in range(10):
                canvas.stamp("person", (0, 0, 12, 12), person, x=x + 12 * at, y=top - 12)

    return Drawn(12, draw)


def foot(canvas: TaggedCanvas, page: int, pages: int) -> None:
    """Draw a running foot."""
    canvas.line(48, 44, 564, 44)
    layout = SETTER.lay_out((Run(f"Page {page} of {pages}"),), SMALL, 200)
    draw_text(canvas, layout, SMALL, None, x=48, base=30)


def story(*, alt: str = "Ten people", rows: int = 40) -> PdfStory:
    """Return a document of three pages with one of everything."""
    root = Node("Document")
    link = (
        Run("More is told at "),
        Run("example.org, the page of the drops", href="https://example.org/drops"),
        Run(", or call "),
        Run("(503) 555-0142", kind="telephone"),
        Run(" and "),
        Run("rest", strong=True),
        Run("."),
    )
    parts = [
        text("Drops for the ear", root.add("H1", "title"), TITLE, bookmark=0),
        Paragraph(link, BODY, root.add("P", "more"), before=8),
        text("What to do", root.add("H2", "do"), HEADING, bookmark=1, with_next=True, before=12),
        *bullets(root, ["Warm the bottle in your hand", "Lie on your side for 5\N{NO-BREAK SPACE}minutes"]),
        figure(root, alt),
        text("How we look after you", root.add("H2", "checks-title"), HEADING, bookmark=1, with_next=True, before=12),
        table(root, rows),
        text("The ear is small. " * 60, root.add("P", "long")),
    ]
    return PdfStory(root, parts, SHEET, METADATA, foot=foot)


def one_page(draw: Callable[[TaggedCanvas, Node], None], *, title: str = "Title") -> bytes:
    """Return a file with a heading and what a function draws on its page under the document's node."""
    root = Node("Document")
    heading = text(title, root.add("H1"), TITLE)
    drawn = Drawn(100, lambda canvas, _x, _top: draw(canvas, root))
    return write(PdfStory(root, [heading, drawn], SHEET, METADATA))


def changed(given: Part, **entries: Any) -> Part:
    """Return a story, its sheet or its metadata, with other parts."""
    return replace(given, **entries)
