"""Words as they stand in a shape: paragraphs with what they inherit, in lines broken by the widths of Arial."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from handouts.fit.measure import PITCH, USED, width
from handouts.outline.leaves import Words
from handouts.render.pptx.sketch.reading import qn
from handouts.theme.diagrams import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.render.pptx.sketch.reading import Frame, Holder, SlideColours

_THOUSANDTHS_PERCENT = 100_000
_HUNDREDTHS = 100
_DEFAULT_SIZE = 1800
MARGINS = (91_440, 91_440, 45_720, 45_720)
"""EMU; left, right, top and bottom of a text or a cell that does not tell its own (ECMA-376-1, 21.1.2.1.1)."""
_INSETS = ("lIns", "rIns", "tIns", "bIns")
_WORD = re.compile(r"[^ \t\n]+[ \t\n]*|[ \t\n]+")
_DESCENT = 0.25
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
    insets = (int(holder.setting(name) or default) for name, default in zip(_INSETS, MARGINS, strict=True))
    left, right, top, bottom = (side / EMU_PER_POINT for side in insets)
    wraps = holder.setting("wrap") != "none"
    room = box.w - left - right
    blocks = list(paragraphs(holder, body, room if wraps else float("inf"), colours))
    place = (box.x + left, box.y + top, room, box.h - top - bottom)
    yield from stacked(blocks, place, holder.setting("anchor") or "t")


def height_of(blocks: Sequence[Block]) -> float:
    """Return the height of paragraphs in points."""
    return sum(sum(block.heights) + (block.before if index else 0) for index, block in enumerate(blocks))


def stacked(blocks: Sequence[Block], place: tuple[float, float, float, float], anchor: str) -> Iterator[Words]:
    """Yield the lines of paragraphs in a place: x, y, width and height."""
    x, y, room, height = place
    y += (height - height_of(blocks)) * {"ctr": 1 / 2, "b": 1}.get(anchor, 0)
    for index, block in enumerate(blocks):
        y += block.before if index else 0
        for number, (line, line_height) in enumerate(zip(block.lines, block.heights, strict=True)):
            y += line_height
            base = y - _DESCENT * max(piece.size for piece in line)
            if block.bullet and not number:
                yield _placed(block.bullet, x + block.hang, base)
            line_width = sum(piece.width for piece in line[:-1]) + line[-1].ink
            spare = max(room - block.start - line_width, 0)
            left = x + block.start + spare * {"ctr": 1 / 2, "r": 1}.get(block.align, 0)
            for piece in line:
                if piece.text.strip():
                    yield _placed(piece, left, base)
                left += piece.width


def paragraphs(
    holder: Holder, body: Any, room: float, colours: SlideColours, fallback: tuple[bool, str] | None = None
) -> Iterator[Block]:
    """Yield the paragraphs of a text, set in a width in points.

    In a table, `fallback` is whether words are bold, and their colour, where nobody tells; they inherit little else.
    """
    styles = [holder.defaults] if fallback else holder.styles
    for number, paragraph in enumerate(body.iter(qn("a:p")), 1):
        own = paragraph.find(qn("a:pPr"))
        depth = int(own.get("lvl", "0")) + 1 if own is not None else 1
        levels = [level for style in styles if (level := style.find(qn(f"a:lvl{depth}pPr"))) is not None]
        levels = [own, *levels] if own is not None else levels
        pieces = list(_pieces(paragraph, levels, colours, holder.number, fallback or (False, "")))
        start, indent = (int(_attribute(levels, name) or 0) / EMU_PER_POINT for name in ("marL", "indent"))
        bullet = _bullet(levels, pieces, colours, number) if pieces else None
        if pieces and "\t" in pieces[0].text and indent < 0:
            label, rest = pieces[0].text.split("\t", 1)
            bullet, pieces[0] = replace(pieces[0], text=label), replace(pieces[0], text=rest)
        lines = _lines(pieces, room - start) or [[TextPiece("", _font_size(levels), bold=False, colour="")]]
        pitch = _spacing(levels, "a:lnSpc", "a:spcPct", _THOUSANDTHS_PERCENT) or 1
        before = _spacing(levels, "a:spcBef", "a:spcPts", _HUNDREDTHS)
        yield Block(lines, _attribute(levels, "algn") or "l", start, start + indent, before, pitch, bullet)


def _placed(piece: TextPiece, x: float, base: float) -> Words:
    """Return a piece of text at a place, in points."""
    return Words(piece.text.rstrip(), x, base, piece.ink, piece.size, piece.bold, piece.colour)


def _pieces(
    paragraph: Any, levels: Sequence[Any], colours: SlideColours, number: int, fallback: tuple[bool, str]
) -> Iterator[TextPiece]:
    """Yield the runs of a paragraph, a break as the end of a line; a field shows the number of its slide."""
    run_styles = [properties for level in levels if (properties := level.find(qn("a:defRPr"))) is not None]
    for child in paragraph:
        if child.tag not in {qn("a:r"), qn("a:fld"), qn("a:br")}:
            continue
        own = child.find(qn("a:rPr"))
        chain = [own, *run_styles] if own is not None else run_styles
        bold, colour = fallback
        weight = _attribute(chain, "b") or ("1" if bold else "0")
        fills = (colours.fill(properties) for properties in chain[: 1 if colour else None])
        ink = next(filter(None, fills), colour or "000000")
        text = "\n" if child.tag == qn("a:br") else child.findtext(qn("a:t")) or ""
        text = str(number) if child.tag == qn("a:fld") and child.get("type") == "slidenum" else text
        yield TextPiece(text, _font_size(levels, own), weight in {"1", "true", "on"}, ink)


def _font_size(levels: Sequence[Any], own: Any = None) -> float:
    """Return the size of a run in points; `own` are its own properties."""
    run_styles = [properties for level in levels if (properties := level.find(qn("a:defRPr"))) is not None]
    chain = [own, *run_styles] if own is not None else run_styles
    return int(_attribute(chain, "sz") or _DEFAULT_SIZE) / _HUNDREDTHS


def _attribute(levels: Sequence[Any], name: str) -> str | None:
    """Return the first value of an attribute, nearest element first."""
    return next((level.get(name) for level in levels if level.get(name) is not None), None)


def _spacing(levels: Sequence[Any], name: str, unit: str, whole: int) -> float:
    """Return a spacing in units of `whole`, 0 where none is given."""
    found = next((spacing for level in levels if (spacing := level.find(qn(name) + "/" + qn(unit))) is not None), None)
    return int(found.get("val")) / whole if found is not None else 0


def _bullet(levels: Sequence[Any], pieces: Sequence[TextPiece], colours: SlideColours, number: int) -> TextPiece | None:
    """Return the bullet or number of a paragraph, or None."""
    bullets = (element for level in levels for tag in _BULLETS if (element := level.find(qn(tag))) is not None)
    bullet = next(bullets, None)
    if bullet is None or bullet.tag == qn("a:buNone"):
        return None
    first = pieces[0]
    colour_element = next((element for level in levels if (element := level.find(qn("a:buClr"))) is not None), None)
    colour = colours.colour(colour_element) if colour_element is not None else first.colour
    text = bullet.get("char") or f"{number + int(bullet.get('startAt', '1')) - 1}."
    return TextPiece(text, first.size, first.bold, colour)


def _lines(pieces: Sequence[TextPiece], room: float) -> list[TextLine]:
    """Return runs broken into lines at spaces; neighbors that look the same are one piece."""
    lines: list[TextLine] = [[]] if pieces else []
    used = 0.0
    for word in _joined(pieces):
        word_width = sum(piece.width for piece in word[:-1]) + word[-1].ink
        if used and used + word_width > room * USED:
            lines.append([])
            used = 0.0
        for piece in word:
            _add(lines[-1], replace(piece, text=piece.text.replace("\n", "").replace("\t", " ")))
            used += piece.width
        if word[-1].text.endswith("\n"):
            lines.append([])
            used = 0.0
    filled = [line or [TextPiece("", pieces[-1].size, bold=False, colour="")] for line in lines]
    return filled[:-1] if len(filled) > 1 and not lines[-1] else filled


def _joined(pieces: Sequence[TextPiece]) -> Iterator[list[TextPiece]]:
    """Yield words, each with the pieces it is made of."""
    word: list[TextPiece] = []
    for piece in pieces:
        for text in _WORD.findall(piece.text):
            word.append(replace(piece, text=text))
            if text[-1] in " \t\n":
                yield word
                word = []
    if word:
        yield word


def _add(line: TextLine, piece: TextPiece) -> None:
    """Append a piece to a line, joined with the last one where both look the same."""
    last = line[-1] if line else None
    if last and last == replace(piece, text=last.text):
        line[-1] = replace(last, text=last.text + piece.text)
    else:
        line.append(piece)
