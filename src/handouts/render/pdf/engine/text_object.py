"""Text objects (ISO 32000-1, 9.4): how text looks, and its operators."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING, Literal

from handouts.render.pdf.engine.objects import literal, number, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.render.pdf.engine.embedding import UsedFace, UsedFonts
    from handouts.render.pdf.engine.shaping import Glyph, Shaped

_NEAR = 5
"""Thousandths of the size up to which a glyph may stand where the pen is; they never add up."""


class TextObject:
    """One text object. Codes are written as they are, so the result is Latin-1 of any bytes."""

    def __init__(self, fonts: UsedFonts) -> None:
        self._fonts = fonts
        self._code = ["BT"]
        self._font: tuple[str, float] | None = None
        self._line = (0.0, 0.0)
        self._shown: list[bytes] = []
        """The open TJ array: strings, and between them corrections."""
        self._string = b""
        self._pen = (0.0, 0.0)
        self._rise = 0.0

    def show(self, x: float, y: float, size: float, shaped: Shaped) -> None:
        """Add glyphs that begin at x on the base line y, in points."""
        used = self._fonts.use(shaped.face)
        if (used.key, size) != self._font:
            self._flush()
            self._font = (used.key, size)
            self._code.append(f"/{used.key} {number(size)} Tf")
        within = _marked_content(shaped)
        if within:
            self._flush()
            self._code.append(within)
        for glyph in _strings(shaped):
            self._glyph((x, y), size, glyph, used)
        if within:
            self._flush()
            self._code.append("EMC")

    def code(self) -> str:
        """Return the text object, all closed."""
        self._flush()
        if self._rise:
            self._code.append("0 Ts")
        return " ".join([*self._code, "ET"])

    def _glyph(self, start: tuple[float, float], size: float, glyph: Glyph, used: UsedFace) -> None:
        x, y = start
        at = x + glyph.x * size / 1000
        rise = glyph.y * size / 1000
        if rise != self._rise:
            self._flush()
            self._code.append(f"{number(rise)} Ts")
            self._rise = rise
        ahead = (at - self._pen[0]) * 1000 / size
        started = bool(self._shown or self._string)
        if y != self._pen[1] or (not started and abs(ahead) >= _NEAR):
            self._flush()
            across, up = round(at - self._line[0], 2), round(y - self._line[1], 2)
            self._code.append(f"{numbers(across, up)} Td")
            self._line = (self._line[0] + across, self._line[1] + up)
            self._pen = (self._line[0], y)
        elif abs(ahead) >= _NEAR:
            self._shown += [literal(self._string)] if self._string else []
            self._string = b""
            self._shown.append(str(-round(ahead)).encode())
            self._pen = (self._pen[0] + round(ahead) * size / 1000, y)
        self._string += used.code(glyph).to_bytes(2, "big")
        self._pen = (self._pen[0] + used.face.advance(glyph.id) * size / 1000, y)

    def _flush(self) -> None:
        if self._string:
            self._shown.append(literal(self._string))
        if len(self._shown) == 1:
            self._code.append(self._shown[0].decode("latin-1") + "Tj")
        elif self._shown:
            self._code.append("[" + b"".join(self._shown).decode("latin-1") + "]TJ")
        self._shown, self._string = [], b""


def _strings(shaped: Shaped) -> Iterator[Glyph]:
    """Yield glyphs in the order in which they are shown.

    A raised glyph ends the string, and only the characters within a string are read in reverse: so of a word
    from right to left the last string comes first.
    """
    strings = [list(glyphs) for _, glyphs in groupby(shaped.glyphs, key=lambda glyph: glyph.y)]
    return chain.from_iterable(reversed(strings) if shaped.rtl else strings)


def _marked_content(shaped: Shaped) -> str:
    """Return what marks glyphs whose codes do not give the text from left to right."""
    if not shaped.exact:
        text = b"\xfe\xff" + shaped.text.encode("utf-16-be")
        return f"/Span<</ActualText<{text.hex().upper()}>>>BDC"
    if shaped.rtl and shaped.text.strip():
        return "/ReversedChars BMC"  # ISO 32000-1, 14.8.2.3.3
    return ""


Rgb = tuple[float, float, float]
"""Red, green, blue from 0 to 1."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size and leading in points; weights 100 to 900 as the fonts name them."""

    size: float
    leading: float
    weight: int
    strong_weight: int
    colour: Rgb
    link_colour: Rgb | None = None
    """Colour of links; the text's own where none is given."""
    align: Literal["start", "centre", "end"] = "start"
    mark_size: float = 0
    """Size of the raised number of a source; the text's own where it is 0."""
    mark_rise: float = 0
    """How far it stands above the base line, in points."""
    mark_colour: Rgb | None = None

    def size_of(self, raised: bool) -> float:  # noqa: FBT001
        """Return the size of words, or of the raised numbers among them."""
        return self.mark_size if raised and self.mark_size else self.size
