"""Native tables in the template's own table style: the head flagged, widths by weight, stressed rows on a tint."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu

from handouts.fit.rooms import raise_rows
from handouts.outline.deck import TableSlide
from handouts.render.pptx import oxml
from handouts.render.pptx.setting import Text, tall, write_paragraph
from handouts.render.pptx.shapes import draws

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.render.pptx.shapes import Sheet


@draws(TableSlide)
def table(sheet: Sheet, slide: TableSlide) -> None:
    """Draw the table in its placeholder."""
    look = sheet.look.table
    holder = sheet.holder("Table")
    assert holder is not None, "the table's placeholder is taken"
    width, room = holder.width, holder.height
    frame = holder.insert_table(len(slide.rows) + 1, len(slide.head))
    native = frame.table
    finish(sheet, frame, slide.says)
    oxml.mark_origin(frame, " ".join(_origins(slide)))
    unit = width / sum(slide.weights)
    set_widths(native, [round(unit * weight) for weight in slide.weights], width)
    head = [Text(cell, slide.size, sheet.shade("white"), bold=True) for cell in slide.head]
    fill_row(sheet, native, 0, head, look.head)
    for number, row in enumerate(slide.rows, 1):
        texts = [
            Text(
                cell,
                slide.size,
                sheet.shade("text"),
                bold=not i,
                strong=sheet.shade("accent") if i else None,
                local=sheet.shade("care"),
            )
            for i, cell in enumerate(row.cells)
        ]
        fill_row(sheet.at(row.origin), native, number, texts, 0)
        if row.stressed:
            for cell in native.rows[number].cells:
                oxml.fill_cell(cell, sheet.shade("tint"))
    heads, *rows = native.rows
    for row, raised in zip(rows, raise_rows([row.height for row in rows], look.row, room - heads.height), strict=True):
        row.height = Emu(int(raised))
    frame.height = sum(row.height for row in native.rows)


def _origins(slide: TableSlide) -> list[str]:
    """Return the ids of what the table shows: the slide's own, and those that its rows name."""
    shown = [origin for row in slide.rows for origin in (row.origin, *row.origins)]
    own = f"{slide.origin}/"
    return [slide.origin, *dict.fromkeys(origin for origin in shown if not origin.startswith(own))]


def finish(sheet: Sheet, frame: Any, says: str) -> None:
    """Give a table the template's style, a head row and column, its direction, and its alternative text."""
    oxml.mark_origin(frame, sheet.origin)
    oxml.describe(frame, says)
    native = frame.table
    native.first_row, native.first_col, native.horz_banding = True, True, False
    properties = native._tbl.tblPr  # noqa: SLF001
    if sheet.rtl:
        properties.set("rtl", "1")
    styles = sheet.slide.part.package.presentation_part.part_related_by(RELATIONSHIP_TYPE.TABLE_STYLES)
    default = oxml.parse(styles.blob).get("def")
    next(iter(properties)).text = default


def set_widths(native: Any, widths: Sequence[int], whole: int) -> None:
    """Set the widths of the columns; the last takes what rounding leaves."""
    for column, width in zip(native.columns, [*widths[:-1], whole - sum(widths[:-1])], strict=True):
        column.width = Emu(width)


def fill_row(
    sheet: Sheet, native: Any, number: int, texts: Sequence[Text], least: int, *, starts: Sequence[int] = ()
) -> None:
    """Write a row, as high as its text; `starts` are the margins at the start of its cells, where they differ."""
    look = sheet.look.table
    row = native.rows[number]
    margins = starts or [look.across] * len(texts)
    for cell, text, column, before in zip(row.cells, texts, native.columns, margins, strict=True):
        cell.margin_left, cell.margin_right = (look.across, before) if sheet.rtl else (before, look.across)
        cell.margin_top = cell.margin_bottom = look.down
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        sheet.judge([text], (Emu(column.width - before - look.across).pt, math.inf))
        write_paragraph(cell.text_frame.paragraphs[0], text, rtl=sheet.rtl)
    row.height = Emu(high(sheet, texts, [column.width for column in native.columns], margins, least=least))


def high(sheet: Sheet, texts: Sequence[Text], widths: Sequence[int], starts: Sequence[int], *, least: int) -> int:
    """Return how high a row is with these texts in cells so wide, with these margins at their start, in EMU."""
    look = sheet.look.table
    rooms = (width - before - look.across for width, before in zip(widths, starts, strict=True))
    return max(least, *(tall([text], room) + 2 * look.down for text, room in zip(texts, rooms, strict=True)))
