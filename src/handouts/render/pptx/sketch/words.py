"""Words as they stand in a shape: paragraphs with what they inherit, in lines broken by the widths of Arial."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handouts.fit.measure import PITCH, USED, width
from handouts.outline.leaves import Words
from handouts.render.pptx.sketch.reading import qn
from handouts.theme.diagrams import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.render.pptx.sketch.reading import Frame, Holder, SlideColours

_WHOLE = 100_000
_HUNDRED = 100
_SIZE = 1800
MARGINS = (91_440, 91_440, 45_720, 45_720)
"""EMU; left, right, top and bottom of a text or a cell that does not tell its own (ECMA-376-1, 21.1.2.1.1)."""
_INSETS = ("lIns", "rIns", "tIns", "bIns")
_WORD = re.compile(r"[^ \t\n]+[ \t\n]*|[ \t\n]+")
_BELOW = 0.25
"""How far the base line stands above the foot of its line, as a share of the size."""
_BULLETS = ("a:buNone", "a:buChar", "a:buAutoNum")


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Characters in one look."""

    text: str
    size: float
    bold: bool
    colour: str

    @property
    def width(self) -> float:
        """How long they are in Arial, in points."""
        return width(self.text, self.size, bold=self.bold)

    @property
    def ink(self) -> float:
        """How long they are without the space behind them."""
        return width(self.text.rstrip(), self.size, bold=self.bold)


TextLine = list[TextPiece]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in lines; lengths in points."""

    lines: list[TextLine]
    align: str
    start: float
    hang: float
    before: float
    pitch: float
    bullet: TextPiece | None = None

    @property
    def heights(self) -> list[float]:
        """How high each line stands."""
        return [max(piece.size for piece in line) * PITCH * self.pitch for line in self.lines]


def drawn(holder: Holder, body: Any, box: Frame, colours: SlideColours) -> Iterator[Words]:
    """Yield the lines of a shape's text."""
    told = (int(holder.setting(name) or wide) for name, wide in zip(_INSETS, MARGINS, strict=True))
    left, right, top, bottom = (side / EMU_PER_POINT for side in told)
    wraps = holder.setting("wrap") != "none"
    room = box.w - left - right
    blocks = list(paragraphs(holder, body, room if wraps else float("inf"), colours))
    place = (box.x + left, box.y + top, room, box.h - top - bottom)
    yield from stacked(blocks, place, holder.setting("anchor") or "t")


def high(blocks: Sequence[Block]) -> float:
    """Return how high paragraphs stand."""
    return sum(sum(block.heights) + (block.before if at else 0) for at, block in enumerate(blocks))


def stacked(blocks: Sequence[Block], place: tuple[float, float, float, float], anchor: str) -> Iterator[Words]:
    """Yield the lines of paragraphs in a place: x, y, width and height."""
    x, y, room, height = place
    y += (height - high(blocks)) * {"ctr": 1 / 2, "b": 1}.get(anchor, 0)
    for at, block in enumerate(blocks):
        y += block.before if at else 0
        for number, (line, tall) in enumerate(zip(block.lines, block.heights, strict=True)):
            y += tall
            base = y - _BELOW * max(piece.size for piece in line)
            if block.bullet and not number:
                yield _words(block.bullet, x + block.hang, base)
            wide = sum(piece.width for piece in line[:-1]) + line[-1].ink
            pen = x + block.start + max((room - block.start - wide) * {"ctr": 1 / 2, "r": 1}.get(block.align, 0), 0)
            for piece in line:
                if piece.text.strip():
                    yield _words(piece, pen, base)
                pen += piece.width


def paragraphs(
    holder: Holder, body: Any, room: float, colours: SlideColours, fallback: tuple[bool, str] | None = None
) -> Iterator[Block]:
    """Yield the paragraphs of a text, set in a width in points.

    In a table, `fallback` is whether words are bold, and their colour, where nobody tells; they inherit little else.
    """
    styles = [holder.defaults] if fallback else holder.styles
    for number, paragraph in enumerate(body.iter(qn("a:p")), 1):
        own = paragraph.find(qn("a:pPr"))
        level = int(own.get("lvl", "0")) + 1 if own is not None else 1
        kin = [one for style in styles if (one := style.find(qn(f"a:lvl{level}pPr"))) is not None]
        kin = [own, *kin] if own is not None else kin
        pieces = list(_pieces(paragraph, kin, colours, holder.number, fallback or (False, "")))
        start, indent = (int(_attribute(kin, name) or 0) / EMU_PER_POINT for name in ("marL", "indent"))
        bullet = _bullet(kin, pieces, colours, number) if pieces else None
        if pieces and "\t" in pieces[0].text and indent < 0:
            label, rest = pieces[0].text.split("\t", 1)
            bullet = TextPiece(label, pieces[0].size, pieces[0].bold, pieces[0].colour)
            pieces[0] = TextPiece(rest, bullet.size, bullet.bold, bullet.colour)
        lines = _lines(pieces, room - start) or [[TextPiece("", _size(kin), bold=False, colour="")]]
        pitch = _spacing(kin, "a:lnSpc", "a:spcPct", _WHOLE) or 1
        before = _spacing(kin, "a:spcBef", "a:spcPts", _HUNDRED)
        yield Block(lines, _attribute(kin, "algn") or "l", start, start + indent, before, pitch, bullet)


def _words(piece: TextPiece, x: float, base: float) -> Words:
    return Words(piece.text.rstrip(), x, base, piece.ink, piece.size, piece.bold, piece.colour)


def _pieces(
    paragraph: Any, kin: Sequence[Any], colours: SlideColours, number: int, fallback: tuple[bool, str]
) -> Iterator[TextPiece]:
    """Yield the runs of a paragraph, a break as the end of a line; a field shows the number of its slide."""
    looks = [one for each in kin if (one := each.find(qn("a:defRPr"))) is not None]
    for child in paragraph:
        if child.tag not in {qn("a:r"), qn("a:fld"), qn("a:br")}:
            continue
        own = child.find(qn("a:rPr"))
        chain = [own, *looks] if own is not None else looks
        bold, colour = fallback
        told = next((one.get("b") for one in chain if one.get("b") is not None), "1" if bold else "0")
        fills = (colours.fill(one) for one in chain[: 1 if colour else None])
        inked = next((one for one in fills if one), colour or "000000")
        text = "\n" if child.tag == qn("a:br") else child.findtext(qn("a:t")) or ""
        text = str(number) if child.tag == qn("a:fld") and child.get("type") == "slidenum" else text
        yield TextPiece(text, _size(kin, own), told in {"1", "true", "on"}, inked)


def _size(kin: Sequence[Any], own: Any = None) -> float:
    looks = [one for each in kin if (one := each.find(qn("a:defRPr"))) is not None]
    chain = [own, *looks] if own is not None else looks
    return int(next((one.get("sz") for one in chain if one.get("sz")), _SIZE)) / _HUNDRED


def _attribute(kin: Sequence[Any], name: str) -> str | None:
    return next((one.get(name) for one in kin if one.get(name) is not None), None)


def _spacing(kin: Sequence[Any], name: str, unit: str, whole: int) -> float:
    found = next((one for each in kin if (one := each.find(qn(name) + "/" + qn(unit))) is not None), None)
    return int(found.get("val")) / whole if found is not None else 0


def _bullet(kin: Sequence[Any], pieces: Sequence[TextPiece], colours: SlideColours, number: int) -> TextPiece | None:
    """Return what stands before a paragraph of a list."""
    marks = (one for each in kin for tag in _BULLETS if (one := each.find(qn(tag))) is not None)
    mark = next(marks, None)
    if mark is None or mark.tag == qn("a:buNone"):
        return None
    first = pieces[0]
    painted = next((one for each in kin if (one := each.find(qn("a:buClr"))) is not None), None)
    colour = colours.colour(painted) if painted is not None else first.colour
    text = mark.get("char") or f"{number + int(mark.get('startAt', '1')) - 1}."
    return TextPiece(text, first.size, first.bold, colour)


def _lines(pieces: Sequence[TextPiece], room: float) -> list[TextLine]:
    """Break runs at their spaces; one look on a line is one piece."""
    lines: list[TextLine] = [[]] if pieces else []
    used = 0.0
    for word in _joined(pieces):
        wide = sum(piece.width for piece in word[:-1]) + word[-1].ink
        if used and used + wide > room * USED:
            lines.append([])
            used = 0.0
        for piece in word:
            _add(
                lines[-1],
                TextPiece(piece.text.replace("\n", "").replace("\t", " "), piece.size, piece.bold, piece.colour),
            )
            used += piece.width
        if word[-1].text.endswith("\n"):
            lines.append([])
            used = 0.0
    filled = [line or [TextPiece("", pieces[-1].size, bold=False, colour="")] for line in lines]
    return filled[:-1] if len(filled) > 1 and not lines[-1] else filled


def _joined(pieces: Sequence[TextPiece]) -> Iterator[list[TextPiece]]:
    """Yield words; one may change its look within."""
    word: list[TextPiece] = []
    for piece in pieces:
        for text in _WORD.findall(piece.text):
            word.append(TextPiece(text, piece.size, piece.bold, piece.colour))
            if text[-1] in " \t\n":
                yield word
                word = []
    if word:
        yield word


def _add(line: TextLine, piece: TextPiece) -> None:
    last = line[-1] if line else None
    if last and (last.size, last.bold, last.colour) == (piece.size, piece.bold, piece.colour):
        line[-1] = TextPiece(last.text + piece.text, last.size, last.bold, last.colour)
    else:
        line.append(piece)
