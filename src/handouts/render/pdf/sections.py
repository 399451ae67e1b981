"""A section of the handout: what stands on its pages, as strips in reading order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handouts.outline import handout as out
from handouts.render.pdf import front
from handouts.render.pdf.blocks import all_blocks
from handouts.render.pdf.elements import Painted, Strip

if TYPE_CHECKING:
    from handouts.render.pdf.furniture import Furniture
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.story import Stage
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface


@dataclass(frozen=True, slots=True)
class Sections:
    """Sets the sections of a handout, each by itself."""

    kit: Kit
    stage: Stage
    furniture: Furniture
    outline: out.HandoutOutline

    @property
    def width(self) -> float:
        """The width of text, in points."""
        return self.stage.width - 2 * self.kit.look.page.margin

    def strips(self, kit: Kit, section: out.Section, node: Node, *, opens: bool) -> list[Strip]:
        """Return the strips of a section; the one that opens the handout has its head."""
        outline, width = self.outline, self.width
        if opens and section.sheet in {"alone", "record"}:
            head = front.sheet_head(kit, outline, node, width)
            return [*head, *all_blocks(kit, section.blocks, node, width)]
        opening = front.opening(kit, outline, node, width) if opens else []
        if section.sheet == "front":
            strips = [*opening, *all_blocks(kit, section.blocks, node, width)]
            return [*strips, front.formats(kit, outline.front, node, width)]
        blocks = section.blocks
        if section.sheet == "tear-off":
            head = self._without_running_head(front.tear_head(kit, section, node, width))
        else:
            shown = replace(section, label=None, side=None) if opens else section
            lead = _lead(section) if shown.label or shown.side else None
            row = blocks[0] if section.sheet == "record" and blocks else None
            if isinstance(row, out.Blanks):
                head = [front.record_head(kit, shown, row, node, width)]
            else:
                head = [front.part_head(kit, shown, lead, node, width)]
            blocks = blocks[1:] if lead or isinstance(row, out.Blanks) else blocks
        strips = all_blocks(kit, blocks, node, width)
        if strips:
            strips[0] = replace(strips[0], before=max(strips[0].before, kit.look.part.after))
        return [*opening, *head, *strips]

    def _without_running_head(self, strips: list[Strip]) -> list[Strip]:
        """Return strips whose page has no running head, for the line to tear along stands there."""

        def paint(surface: Surface, x: float, y: float) -> None:
            self.furniture.bare.add(len(surface.canvas.pages) + 1)
            strips[0].element.draw(surface, x, y)

        return [replace(strips[0], element=Painted(strips[0].height, paint)), *strips[1:]]


def _lead(section: out.Section) -> out.Paragraph | None:
    """Return the paragraph that opens a section, where it has one."""
    first = section.blocks[0] if section.blocks else None
    return first if isinstance(first, out.Paragraph) and first.look == "lead" else None
