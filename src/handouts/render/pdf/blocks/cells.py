"""Cells of tables: words, bars on lines of 100 people, lines to write on; and the bands over rows."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from handouts.render.pdf.blocks.chances import PEOPLE
from handouts.render.pdf.blocks.fields import field
from handouts.render.pdf.blocks.prose import items
from handouts.render.pdf.engine.elements import Figure, Group, Placed, beside, centred, joined, rule, stack
from handouts.text.markup import Run

if TYPE_CHECKING:
    from handouts.outline.handout import BarsCell, Blank, TextCell
    from handouts.outline.leaves import Bars
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.elements import Element
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Surface
    from handouts.text.markup import RichText

_PAIR = 2
"""The fewest items of a cell's list that may be set side by side."""


def band_line(builder: BlockBuilder, band: RichText, width: float, cell: Node | None) -> Group:
    """Return what the rows beneath have in common, over a line: one-bit print shows no tint."""
    style = builder.style
    use = "table" if any(run.strong for run in band) else "table_head"
    words = builder.text(use, band, width, cell, link=True)
    height = words.height + 2 * style.table.band_pad
    return Group(height, (Placed(0, style.table.band_pad, words),), rule(width, "ink", style.line.thin, height))


def bars_cell(builder: BlockBuilder, cell: BarsCell, node: Node, width: float) -> Element:
    """Return the bars of a cell, and what is noted beneath."""
    picture = hundred_bars(builder, cell.bars, node, width)
    return stack([picture, builder.text("caption", cell.note, width, node.add("P"))]) if cell.note else picture


def blank_cell(builder: BlockBuilder, blank: Blank, node: Node, width: float) -> Element:
    """Return a line to write on, or a box to tick."""
    if blank.kind == "tick":
        size = builder.style.tick.size
        return field(builder, blank, node, size, size, boxed=True)
    return field(builder, blank, node, width, builder.style.type.table.leading)


def text_cell(builder: BlockBuilder, cell: TextCell, node: Node, width: float, *, names_row: bool) -> Element:
    """Return the words of a cell behind its icon; the first that names a row is strong."""
    part = builder.style.table
    indent = part.icon + part.icon_gap if cell.icon else 0
    room = width - indent
    words = (
        _listed(builder, cell, node, room)
        if cell.points
        else _paragraphs(builder, cell, node, room, names_row=names_row)
    )
    if not cell.icon:
        return words
    icon = builder.icon(cell.icon, part.icon, "accent")
    return beside([(0, icon), (indent, words)], centred=builder.stacked)


def _listed(builder: BlockBuilder, cell: TextCell, node: Node, width: float) -> Element:
    """Return the list of a cell."""
    gap, texts, origins = builder.style.space.tight, cell.paragraphs, cell.origins
    strips = items(builder, texts, "plain", node, width=width, use="table", origins=origins, min_split=_PAIR)
    return joined([replace(strip, before=gap) for strip in strips])


def _paragraphs(builder: BlockBuilder, cell: TextCell, node: Node, width: float, *, names_row: bool) -> Element:
    """Return the paragraphs of a cell; the first that names a row is strong, or where it stresses words, these are."""
    texts = cell.paragraphs
    named = (*cell.origins, *("" for _ in texts[len(cell.origins) :]))
    nodes = [node.add("P", builder.origin(origin)) for origin in named]
    first = "row_head" if names_row and not any(run.strong for text in texts[:1] for run in text) else "table"
    lines: list[Element] = [
        _marked(builder, text, nodes[number], width, mark=mark, use="table" if number else first)
        for number, (text, mark) in enumerate(zip_longest(texts, cell.marks, fillvalue=""))
        if not isinstance(text, str)
    ]
    lines += _written(builder, cell.blank, node, width) if cell.blank else []
    return stack(lines, 0 if names_row or cell.marks or cell.origins else builder.style.space.tight)


def _marked(builder: BlockBuilder, text: RichText, node: Node, width: float, *, mark: str, use: str) -> Element:
    """Return a paragraph, behind its mark where it has one."""
    part = builder.style.table
    indent = part.mark + part.mark_gap if mark else 0
    words = builder.text(use, text, width - indent, node, link=True)
    if not mark:
        return words
    line = getattr(builder.style.type, use).leading
    return beside(
        [(0, centred(builder.icon(mark, part.mark, "ink" if mark == "cross" else "accent"), line)), (indent, words)]
    )


def _written(builder: BlockBuilder, blank: Blank, node: Node, width: float) -> list[Element]:
    """Return a label, and the line beneath it."""
    line = builder.style.type.table.leading
    return [builder.text("table", blank.label, width, node.add("P")), field(builder, blank, node, width, line)]


def hundred_bars(builder: BlockBuilder, bars: Bars, node: Node, width: float) -> Element:
    """Return two bars on lines of 100 people, number and word beside each; one figure with its labels.

    The treated are a solid bar, the others a hollow one: so they differ in one-bit print.
    """
    part = builder.style.bars
    figure = node.add("Figure", alt=bars.says)
    rows = [(bars.treated, bars.treated_label, True)]
    if bars.comparison is not None:
        rows.append((bars.comparison, bars.comparison_label, False))
    indent = part.track + part.gap
    labels = []
    for number, (_, label, solid) in enumerate(rows):
        text = builder.text("table_head" if solid else "table", label, width - indent + builder.style.table.gap, figure)
        labels.append(Placed(indent, number * part.pitch, text))

    def paint(surface: Surface, x: float, y: float) -> None:
        for number, (value, _, solid) in enumerate(rows):
            top = y + number * part.pitch + (labels[number].element.height - part.height) / 2
            _bar_of_100(builder, surface, x, top, float(value), solid=solid)
        for label in labels:
            label.element.draw(surface, x + label.x, y + label.y)

    height = max(label.y + label.element.height for label in labels)
    return Figure(figure, width, height, paint)


def bars_width(builder: BlockBuilder, bars: Bars) -> float:
    """Return the width of bars with the longest of their labels on one line, in points."""
    part = builder.style.bars
    labels = (("table_head", bars.treated_label), ("table", bars.comparison_label))
    return part.track + part.gap + max(builder.width(use, (*label, Run(" "))) for use, label in labels if label)


def _bar_of_100(builder: BlockBuilder, surface: Surface, x: float, y: float, value: float, *, solid: bool) -> None:
    """Draw a bar of people on a line as long as 100 of them, which ends in a tick."""
    part, thin = builder.style.bars, builder.style.line.thin
    foot, end, width = y + part.height, x + part.track, part.track * value / PEOPLE
    surface.line((x, foot), (end, foot), colour="ink", stroke=thin)
    surface.line((end, foot), (end, foot - part.tick), colour="ink", stroke=thin)
    if solid:
        surface.box(x, y, width, part.height, fill="accent")
        return
    inset = part.stroke / 2
    size = max(width - part.stroke, part.stroke)
    surface.box(x + inset, y + inset, size, part.height - part.stroke, fill="white", line="ink", stroke=part.stroke)
