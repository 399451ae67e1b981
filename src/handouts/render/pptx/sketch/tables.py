"""Tables as they look: rows as high as their words, in the grounds and rules of the table's style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from handouts.outline.sketch import Path
from handouts.render.pptx.sketch import forms, words
from handouts.render.pptx.sketch.names import qn
from handouts.theme.units import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.outline.sketch import Words
    from handouts.render.pptx.sketch.colours import SlideColours
    from handouts.render.pptx.sketch.holders import Box, Holder

_MARGINS = dict(zip(("marL", "marR", "marT", "marB"), words.MARGINS, strict=True))


def drawn(holder: Holder, table: Any, box: Box, colours: SlideColours) -> Iterator[Path | Words]:
    """Yield a table."""
    style = _style(holder, table)
    columns = [int(one.get("w")) / EMU_PER_POINT for one in table.iter(qn("a:gridCol"))]
    y = box.y
    for number, row in enumerate(table.iter(qn("a:tr"))):
        look = _Look(style, table, colours, number)
        cells = [_Cell(holder, cell, wide, look, first=not at) for at, (cell, wide) in enumerate(zip(row, columns))]  # noqa: B905
        height = max(int(row.get("h")) / EMU_PER_POINT, *(cell.high for cell in cells))
        x = box.x
        for cell in cells:
            yield from cell.drawn(x, y, height)
            x += cell.wide
        y += height
        if look.rule:
            yield Path(forms.path(((box.x, y), (x, y))), line=look.rule, stroke=1)


class _Look:
    """How a row looks, as the style of its table tells."""

    def __init__(self, style: Any, table: Any, colours: SlideColours, number: int) -> None:
        self.colours = colours
        self.flags = table.find(qn("a:tblPr"))
        head = not number and self.flags.get("firstRow") == "1"
        name = "a:firstRow" if head else "a:wholeTbl"
        own = style.find(qn(name)) if style is not None else None
        told = own.find(qn("a:tcTxStyle")) if own is not None else None
        self.bold = told is not None and told.get("b") == "on"
        self.ink = colours.colour(told) if told is not None else "000000"
        self.ground = colours.fill(own.find(".//" + qn("a:fill"))) if own is not None else ""
        below = (
            style.find("/".join(map(qn, ("a:wholeTbl", "a:tcStyle", "a:tcBdr", "a:insideH", "a:ln"))))
            if style is not None
            else None
        )
        self.rule = colours.fill(below) or ""


class _Cell:
    """A cell: its words in the width of its column."""

    def __init__(self, holder: Holder, cell: Any, wide: float, look: _Look, *, first: bool) -> None:
        self.wide, self.look, self.properties = wide, look, cell.find(qn("a:tcPr"))
        told = self.properties.attrib if self.properties is not None else {}
        self.left, right, self.top, bottom = (
            int(told.get(name, least)) / EMU_PER_POINT for name, least in _MARGINS.items()
        )
        self.anchor = told.get("anchor", "t")
        bold = look.bold or (first and look.flags.get("firstCol") == "1")
        self.room = wide - self.left - right
        body = cell.find(qn("a:txBody"))
        self.blocks = list(words.paragraphs(holder, body, self.room, look.colours, (bold, look.ink)))
        self.high = words.high(self.blocks) + self.top + bottom
        self.bottom = bottom

    def drawn(self, x: float, y: float, height: float) -> Iterator[Path | Words]:
        own = self.look.colours.fill(self.properties)
        ground = self.look.ground if own is None else own
        if ground:
            yield Path(forms.rectangle(x, y, self.wide, height), fill=ground)
        place = (x + self.left, y + self.top, self.room, height - self.top - self.bottom)
        yield from words.stacked(self.blocks, place, self.anchor)


def _style(holder: Holder, table: Any) -> Any:
    """Return the style of a table, where the presentation has it."""
    part = holder.level.part.package.presentation_part.part_related_by(RELATIONSHIP_TYPE.TABLE_STYLES)
    wanted = table.findtext(qn("a:tblPr") + "/" + qn("a:tableStyleId"))
    styles = (one for one in parse_xml(part.blob) if one.get("styleId") == wanted)
    return next(styles, None)
