"""Reads a PDF back from its bytes: the tag tree with its text, and every run of text with its place.

Written from the standard (ISO 32000-1) with pikepdf's objects alone, so that it does not repeat what the
renderer believes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

import pikepdf
import pypdfium2 as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator

Matrix = tuple[float, float, float, float, float, float]
_PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"'}
_KEPT = 16
"""Files of which is kept what was read: one test after the other asks."""
_INSIDE = "[…]"
"""Where an element's text goes on in one below it."""


@dataclass(frozen=True)
class TextRun:
    """A string as it was shown: page from 1; x and y of its start, in points from the lower left corner."""

    page: int
    x: float
    y: float
    font: str
    size: float
    text: str
    mcid: int | None
    artifact: str = ""
    """`Artifact`, or the kind of pagination artifact; nothing for real content."""


@dataclass
class Page:
    """What the content of a page gave."""

    runs: list[TextRun] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    """Painting operators outside of any marked content."""
    painted: set[int] = field(default_factory=set)
    """Numbers of the marked contents in which something is painted."""


def open_pdf(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


@lru_cache(_KEPT)
def read_pages(data: bytes) -> tuple[Page, ...]:
    """Return what each page shows."""
    with open_pdf(data) as pdf:
        return tuple(_Reader(page, number).read() for number, page in enumerate(pdf.pages, 1))


def operators(page: pikepdf.Page) -> list[tuple[str, list[Any]]]:
    """Return what a page's content does: each operator with its operands."""
    return [(str(one.operator), list(one.operands)) for one in pikepdf.parse_content_stream(page)]


def text_runs(data: bytes) -> list[TextRun]:
    """Return all text in the order of the content streams."""
    return [run for page in read_pages(data) for run in page.runs]


class Letter(NamedTuple):
    """A letter where a reader of its own (pdfium) paints it, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def letters(data: bytes) -> list[list[Letter]]:
    """Return the letters of each page that are painted, white ones left out."""
    with pdfium.PdfDocument(data) as pdf:
        return [list(_letters(one.get_textpage())) for one in pdf]


def _letters(shown: pdfium.PdfTextPage) -> Iterator[Letter]:
    for at in range(shown.count_chars()):
        letter = chr(pdfium.raw.FPDFText_GetUnicode(shown, at))
        if letter.strip() and not pdfium.raw.FPDFText_IsGenerated(shown, at):
            yield Letter(letter, *shown.get_charbox(at, loose=True))


def outline(data: bytes) -> str:
    """Return the bookmarks, one a line, indented by their level."""

    def lines(items: Any, depth: int) -> list[str]:
        return [line for item in items for line in [f"{'  ' * depth}{item.title}", *lines(item.children, depth + 1)]]

    with open_pdf(data) as pdf, pdf.open_outline() as found:
        return "\n".join(lines(found.root, 0))


@lru_cache(_KEPT)
def tag_tree(data: bytes) -> str:
    """Return the structure tree, one element a line: tag, id, what it says of itself, its own text."""
    pages = read_pages(data)
    with open_pdf(data) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        root = pdf.Root.StructTreeRoot.K
        return "\n".join(_element(root, 0, None, numbers, pages))


def _element(
    element: Any, depth: int, page: Any, numbers: dict[tuple[int, int], int], pages: tuple[Page, ...]
) -> list[str]:
    page = element.get("/Pg", page)
    words: list[str] = []
    below: list[str] = []
    for kid in _kids(element):
        if isinstance(kid, int) or kid.get("/Type") == "/MCR":
            at = page if isinstance(kid, int) else kid.get("/Pg", page)
            mcid = kid if isinstance(kid, int) else int(kid.MCID)
            words.append(_text(pages[numbers[at.objgen]], mcid))
        elif kid.get("/Type") == "/OBJR":
            below.append(f"{'  ' * (depth + 1)}({_annotation(kid.Obj)})")
        else:
            words.append(_INSIDE)
            below += _element(kid, depth + 1, page, numbers, pages)
    said = [str(element.S)[1:], *_said(element)]
    text = re.sub(r" +", " ", "".join(words)).strip()
    said += [repr(text)] if text.replace(_INSIDE, "") else []
    return ["  " * depth + " ".join(said), *below]


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array | list) else [kids]


def _said(element: Any) -> list[str]:
    said = [f"#{bytes(element.ID).decode()}"] if "/ID" in element else []
    keys = (("/Alt", "alt"), ("/ActualText", "actual"), ("/Lang", "lang"), ("/T", "title"))
    said += [f"{word}={str(element[key])!r}" for key, word in keys if key in element]
    attributes = element.get("/A", [])
    for group in list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes] if attributes else []:
        owner = str(group.O)
        shown = {"/Table": ("/Scope", "/ColSpan", "/RowSpan"), "/List": ("/ListNumbering",), "/PrintField": ("/Role",)}
        said += [f"{key[1:].lower()}={str(group[key]).lstrip('/')}" for key in shown.get(owner, ()) if key in group]
    return said


def _annotation(annotation: Any) -> str:
    target = str(annotation.A.URI) if "/A" in annotation else str(annotation.get("/T", ""))
    return f"{str(annotation.Subtype)[1:]} {target} {str(annotation.get('/Contents', ''))!r}"


def _text(page: Page, mcid: int) -> str:
    return "".join(run.text for run in page.runs if run.mcid == mcid)


class _Reader:
    """Follows one page's operators as far as text and marks need."""

    def __init__(self, page: pikepdf.Page, number: int) -> None:
        self._page = page
        self._number = number
        self._fonts = {key: _Font(font) for key, font in page.resources.get("/Font", {}).items()}
        self._marks: list[tuple[str, Any]] = []
        self._state: tuple[Matrix, Any, float, float] = ((1, 0, 0, 1, 0, 0), None, 0, 0)
        """Matrix of the page, font, size, rise."""
        self._saved: list[tuple[Matrix, Any, float, float]] = []
        self._line: Matrix = (1, 0, 0, 1, 0, 0)
        self._pen: Matrix = self._line
        self._spoken: list[Any] = []
        """Marks whose ActualText has been read out."""
        self._found = Page()

    def read(self) -> Page:
        for operator, operands in operators(self._page):
            self._follow(operator, operands)
        assert not self._marks, "marked content is left open"
        assert not self._saved, "a graphics state is left open"
        return self._found

    def _follow(self, operator: str, operands: list[Any]) -> None:
        matrix, font, size, rise = self._state
        match operator:
            case "q":
                self._saved.append(self._state)
            case "Q":
                self._state = self._saved.pop()
            case "cm":
                self._state = (_times(_matrix(operands), matrix), font, size, rise)
            case "BT":
                self._line = self._pen = (1, 0, 0, 1, 0, 0)
            case "Tf":
                self._state = (matrix, self._fonts[str(operands[0])], float(operands[1]), rise)
            case "Ts":
                self._state = (matrix, font, size, float(operands[0]))
            case "Td":
                across, down = map(float, operands)
                self._line = self._pen = _times((1, 0, 0, 1, across, down), self._line)
            case "Tm":
                self._line = self._pen = _matrix(operands)
            case "BMC" | "BDC":
                self._marks.append((str(operands[0]), operands[1] if operator == "BDC" else {}))
            case "EMC":
                _, said = self._marks.pop()
                self._spoken = [mark for mark in self._spoken if mark is not said]
            case "Tj":
                self._show([operands[0]])
            case "TJ":
                self._show(list(operands[0]))
        if operator in _PAINTING:
            self._paint(operator)

    def _paint(self, operator: str) -> None:
        mcid = self._mcid()
        if mcid is not None:
            self._found.painted.add(mcid)
        elif not self._artifact():
            self._found.unmarked.append(operator)

    def _show(self, parts: list[Any]) -> None:
        matrix, font, size, _ = self._state
        place = _times(self._pen, matrix)
        text = ""
        moved = 0.0
        for part in parts:
            if isinstance(part, pikepdf.String):
                shown, width = font.read(bytes(part))
                text += shown
                moved += width * size / 1000
            else:
                moved -= float(part) * size / 1000
        self._pen = _times((1, 0, 0, 1, moved, 0), self._pen)
        if any(tag == "/ReversedChars" for tag, _ in self._marks):
            text = text[::-1]
        spoken = next((said for _, said in self._marks if "/ActualText" in said), None)
        if spoken is not None:
            text = "" if any(mark is spoken for mark in self._spoken) else str(spoken["/ActualText"])
            self._spoken.append(spoken)
        self._found.runs.append(
            TextRun(self._number, place[4], place[5], font.name, size, text, self._mcid(), self._artifact())
        )

    def _mcid(self) -> int | None:
        found = [int(said["/MCID"]) for _, said in self._marks if "/MCID" in said]
        assert len(found) <= 1, "marked contents are nested"
        return found[0] if found else None

    def _artifact(self) -> str:
        for tag, said in self._marks:
            if tag == "/Artifact":
                return str(said["/Subtype"])[1:] if "/Subtype" in said else "Artifact"
        return ""


class _Font:
    """A Type 0 font with two-byte codes."""

    def __init__(self, font: Any) -> None:
        self.name = str(font.BaseFont)[1:].split("+")[-1]
        cmap = font.ToUnicode.read_bytes().decode("ascii")
        pairs = re.findall(r"<([0-9A-F]{4})>\s*<([0-9A-F]+)>\s*$", cmap.split("endcodespacerange")[1], re.MULTILINE)
        self._texts = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
        self._widths: dict[int, float] = {}
        widths = list(font.DescendantFonts[0].W)
        for first, some in zip(widths[::2], widths[1::2], strict=True):
            self._widths |= {int(first) + at: float(width) for at, width in enumerate(some)}

    def read(self, codes: bytes) -> tuple[str, float]:
        numbers = [int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2)]
        return "".join(self._texts[code] for code in numbers), sum(self._widths[code] for code in numbers)


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
