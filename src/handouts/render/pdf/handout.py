"""The handout: an outline becomes a story of strips, section by section."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from handouts.outline import handout as out
from handouts.outline.leaves import Chance, TimeLine
from handouts.render.pdf import cards, day, fields, figures, front, prose, tables
from handouts.render.pdf.document import Story
from handouts.render.pdf.elements import Painted, Strip
from handouts.render.pdf.flow import PageBreak, Sheet
from handouts.render.pdf.fonts import load_family
from handouts.render.pdf.furniture import Furniture
from handouts.render.pdf.kit import Kit
from handouts.render.pdf.metadata import Metadata
from handouts.render.pdf.story import Stage, flowables
from handouts.render.pdf.structure import Node
from handouts.render.pdf.typesetting import Typesetter
from handouts.theme.assets import assets_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.leaves import Seal
    from handouts.render.pdf.flow import Flowable
    from handouts.render.pdf.surface import Surface
    from handouts.theme import Theme
    from handouts.theme.tokens import Print

_FONTS = {
    400: ("AtkinsonHyperlegibleNext_400Regular.ttf",),
    600: ("AtkinsonHyperlegibleNext_600SemiBold.ttf",),
    800: ("AtkinsonHyperlegibleNext_800ExtraBold.ttf",),
}


def story(outline: out.HandoutOutline, seal: Seal, theme: Theme, paper: str) -> Story:
    """Return all of a handout: its tags, what draws it, its head and foot, and what the file says of itself."""
    identity, look = outline.identity, theme.handout.prints["standard"]
    size = theme.handout.papers[paper]
    stage = Stage(size.width, size.height, theme.colours, rtl=identity.rtl)
    kit = Kit(theme, look, Typesetter(_family(), rtl=identity.rtl), outline.continued)
    furniture = Furniture(kit, stage, outline, seal)
    writer = _Writer(kit, stage, furniture, outline)
    return Story(
        root=writer.root,
        flowables=writer.flowables(),
        sheet=_sheet(look, stage),
        metadata=Metadata(
            title=identity.title,
            language=identity.language,
            date=identity.date,
            author=identity.clinic,
            subject=f"{seal.form_line}. {identity.version_line}. {seal.status_line}.",
            code=seal.code,
            rtl=identity.rtl,
        ),
        head=furniture.head,
        foot=furniture.foot,
    )


def _family():  # noqa: ANN202
    folder = assets_folder() / "fonts"
    return load_family({weight: [folder / name for name in names] for weight, names in _FONTS.items()})


def _sheet(look: Print, stage: Stage) -> Sheet:
    """Return the column that is filled; the flow counts from the lower left corner."""
    page = look.page
    return Sheet(
        width=stage.width,
        height=stage.height,
        left=page.margin,
        right=stage.width - page.margin,
        top=stage.height - page.top,
        first_top=stage.height - page.first_top,
        bottom=page.bottom,
    )


@dataclass(slots=True)
class _Writer:
    """Writes the sections, one after the other."""

    kit: Kit
    stage: Stage
    furniture: Furniture
    outline: out.HandoutOutline
    root: Node = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self.root = Node("Document", lang=self.outline.identity.language)

    @property
    def width(self) -> float:
        """The width of text, in points."""
        return self.stage.width - 2 * self.kit.look.page.margin

    def flowables(self) -> list[Flowable]:
        """Return the whole story."""
        story: list[Flowable] = []
        opened = False
        turned = True
        for section in self.outline.sections:
            node = self.root.add("Sect", self.kit.origin(section.origin))
            strips: list[Strip] = []
            if not opened:
                strips += front.opening(self.kit, self.outline.identity, self.outline.front, section, node, self.width)
                opened = True
            if section.sheet in {"tear-off", "leaf"} and not turned:
                story.append(self._turn())
            strips += self._section(section, node)
            story += flowables(strips, self.stage)
            turned = section.sheet != "flow"
            if turned:
                story.append(PageBreak() if section.sheet == "front" else self._turn())
        return story

    def _turn(self) -> PageBreak:
        """Return the beginning of a new sheet; a back that is left empty is ruled for notes."""
        return PageBreak(front=True, back=flowables([self._notes()], self.stage)[0])

    def _section(self, section: out.Section, node: Node) -> list[Strip]:
        kit = self.kit
        if section.sheet == "front":
            strips = self._blocks(section.blocks, node)
            strips.append(front.formats(kit, self.outline.front, node, self.width))
            return strips
        if section.sheet == "tear-off":
            strips = front.tear_head(kit, section, node, self.width)
            strips[0] = replace(strips[0], element=self._bare(strips[0]))
        else:
            strips = [front.part_head(kit, section, node, self.width)]
        return strips + self._blocks(section.blocks, node)

    def _bare(self, strip: Strip):  # noqa: ANN202
        def paint(surface: Surface, x: float, y: float) -> None:
            self.furniture.bare.add(len(surface.canvas.pages) + 1)
            strip.element.draw(surface, x, y)

        return Painted(strip.height, paint)

    def _notes(self) -> Strip:
        """Return a page of ruled lines."""
        look, page = self.kit.look, self.kit.look.page
        height = self.stage.height - page.top - page.bottom
        row = height / page.half_lines

        def paint(surface: Surface, x: float, y: float) -> None:
            for at in range(1, page.half_lines + 1):
                line = y + at * row
                surface.line((x, line), (x + self.width, line), colour="rule", stroke=look.line.thin)

        return Strip(Painted(height, paint))

    def _blocks(self, blocks: Sequence[out.Block], node: Node) -> list[Strip]:
        return [strip for block in blocks for strip in draw(self.kit, block, node, self.width)]


def draw(kit: Kit, block: out.Block, parent: Node, width: float) -> list[Strip]:  # noqa: PLR0911, C901, PLR0912
    """Return a block as strips, its tags added to the parent."""
    match block:
        case out.Heading():
            return prose.heading(kit, block, parent, width)
        case out.Paragraph():
            return prose.paragraph(kit, block, parent, width)
        case out.Points():
            return prose.points(kit, block, parent, width)
        case out.Callout():
            return prose.callout(kit, block, parent, width)
        case out.KeyCards():
            return cards.key_cards(kit, block, parent, width)
        case out.Cards():
            return cards.cards(kit, block, parent, width)
        case Chance():
            return figures.chance(kit, block, parent, width)
        case out.CourseBars():
            return figures.course(kit, block, parent, width)
        case out.Table():
            return tables.table(kit, block, parent, width)
        case TimeLine():
            return day.timeline(kit, block, parent, width)
        case out.Steps():
            return day.steps(kit, block, parent, width)
        case out.Blanks():
            return fields.blanks(kit, block, parent, width)
        case out.StatementGroup():
            return fields.statements(kit, block, parent, width)
        case out.Signatures():
            return fields.signatures(kit, block, parent, width)
        case out.Questions():
            return fields.questions(kit, block, parent, width)
        case out.Terms():
            return prose.terms(kit, block, parent, width)
        case out.Sources():
            return prose.sources(kit, block, parent, width)
        case out.Barcode():
            return figures.barcode(kit, block, parent, width)
        case _:
            assert_never(block)
