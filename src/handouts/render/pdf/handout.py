"""The handout: an outline becomes a story of strips, section by section."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from handouts.content.markup import plain
from handouts.errors import ContentError, Location, Problem
from handouts.outline import handout as out
from handouts.outline.imprint import Imprint
from handouts.render.pdf import front, glyphs
from handouts.render.pdf.blocks import all_blocks
from handouts.render.pdf.document import Story
from handouts.render.pdf.elements import Group, Painted, Placed, Strip
from handouts.render.pdf.flow import PageBreak, Sheet, pages
from handouts.render.pdf.fonts import load_family
from handouts.render.pdf.forms import Form
from handouts.render.pdf.furniture import Furniture
from handouts.render.pdf.kit import Kit
from handouts.render.pdf.metadata import Metadata
from handouts.render.pdf.story import Stage, flowables
from handouts.render.pdf.structure import Node
from handouts.render.pdf.typesetting import Typesetter
from handouts.theme.assets import assets_folder
from handouts.theme.colour import channels

if TYPE_CHECKING:
    from handouts.outline.leaves import Seal
    from handouts.render.pdf.flow import Flowable
    from handouts.render.pdf.fonts import Family
    from handouts.render.pdf.surface import Surface
    from handouts.theme import Theme
    from handouts.theme.format import Format
    from handouts.theme.prints import Print

_FONTS = {
    400: ("AtkinsonHyperlegibleNext_400Regular.ttf",),
    600: ("AtkinsonHyperlegibleNext_600SemiBold.ttf",),
    800: ("AtkinsonHyperlegibleNext_800ExtraBold.ttf",),
}
_TYPED_WEIGHT = 400
_SHEETS = {"front", "tear-off", "leaf", "record", "alone"}
"""Sections that begin a page of their own and end it."""
_NOTES = -1
"""The count of the notes' title among the children that join a section late."""
_ONE_PAGE = {"front", "tear-off", "leaf", "alone"}
"""Sheets that people look for as one page; what staff write on may go on."""
_SHORTER = "Say it in fewer words, or leave out what can stand elsewhere."
_SHEET_ALONE = {"tear-off", "alone"}
_FAIR = 3
"""Of the clinic's name or address, the share that must have room if its length is to blame."""
_SIDES = 2
"""Pages of a sheet."""
_LEAST_ROOM, _MOST_ROOM = 0.6, 2.0
"""How far the room between the strips of a sheet may shrink and grow."""


def story(outline: out.HandoutOutline, seal: Seal, theme: Theme, layout: Format) -> Story:
    """Return all of a handout: its tags, what draws it, its head and foot, and what the file says of itself."""
    glyphs.check(outline, seal, _family(), _TYPED_WEIGHT)
    identity = outline.identity
    look = _look(outline, theme, layout)
    size = theme.handout.papers[layout.paper]
    stage = Stage(size.width, size.height, theme.colours, rtl=identity.rtl)
    form = _form(look, theme) if layout.fillable else None
    kit = Kit(theme, look, Typesetter(_family(), rtl=identity.rtl), outline.continued, form)
    furniture = Furniture(kit, stage, outline, seal)
    writer = _Writer(kit, stage, furniture, outline, Node("Document", lang=identity.language))
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
            imprint=Imprint.of(identity, seal, layout=layout.name),
            rtl=identity.rtl,
        ),
        head=furniture.head,
        foot=furniture.foot,
        form=form,
    )


def _form(look: Print, theme: Theme) -> Form:
    """Return a form that is still empty; what is typed looks like what is printed."""
    typed = look.type.field
    return Form(_family().main(_TYPED_WEIGHT), typed.size, channels(theme.colours[typed.colour]))


def _look(outline: out.HandoutOutline, theme: Theme, layout: Format) -> Print:
    """Return the print asked for; a document that is only sheets to write on is set densely."""
    look = theme.handout.prints[layout.size]
    if any(section.sheet != "record" for section in outline.sections):
        return look
    assert look.dense is not None
    scale = look.type.model_copy(update=look.dense.type)
    return look.model_copy(update={**dict(look.dense), "type": scale})


def _family() -> Family:
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
    root: Node
    overfull: list[Problem] = field(default_factory=list)
    """Sheets that do not hold their page."""

    @property
    def width(self) -> float:
        """The width of text, in points."""
        return self.stage.width - 2 * self.kit.look.page.margin

    def flowables(self) -> list[Flowable]:
        """Return the whole story: a new sheet before and after what is torn off or kept apart.

        What flows behind a tear-off stands on its back.
        """
        story: list[Flowable] = []
        sections = self.outline.sections
        before = self.root
        for at, section in enumerate(sections):
            node = self.root.add("Sect", self.kit.origin(section.origin))
            opens = at == 0
            if section.sheet in _SHEETS and not opens and sections[at - 1].sheet not in _SHEETS:
                story.append(self._turn(before))
            before = node
            strips = self._section(section, node, opens=opens)
            made = flowables(strips, self.stage)
            made[0].whole = _height(strips)
            story += made
            if section.sheet == "front" and not (self.kit.stacked and self._runs_on(at)):
                story.append(PageBreak())
            elif section.sheet == "tear-off":
                back = sections[at + 1 : at + 2]
                has_back = bool(back) and back[0].sheet not in _SHEETS
                story.append(PageBreak() if has_back else self._turn(node))
            elif section.sheet == "record" and section != sections[-1]:
                story.append(PageBreak())
            elif section.sheet == "leaf" and section != sections[-1]:
                story.append(PageBreak(front=sections[at + 1].sheet != "leaf"))
        if self.overfull:
            raise ContentError(tuple(self.overfull))
        return story

    def _section(self, section: out.Section, node: Node, *, opens: bool) -> list[Strip]:
        """Return a section's strips; a sheet of its own fills its page, with less room where it must."""
        if section.sheet not in _SHEETS:
            return self._strips(self.kit, section, node, opens=opens)
        kits = (self.kit, self.kit.tight(), self.kit.tight(closer=True))
        fitting = (one for one in kits if self.over(section, one, opens=opens) <= 0)
        kit = next(fitting, kits[-1])
        over = self.over(section, kit, opens=opens)
        if over > 0 and section.sheet in _ONE_PAGE:
            self.overfull.append(self._overfull(section, kit, over, opens=opens))
        strips = self._strips(kit, section, node, opens=opens)
        return strips if self.kit.stacked else _spread(strips, self._height(opens=opens), kit.look.space.medium)

    def _height(self, *, opens: bool) -> float:
        page = self.kit.look.page
        return self.stage.height - (page.first_top if opens else page.top) - page.bottom

    def over(self, section: out.Section, kit: Kit, *, opens: bool) -> float:
        """Return how much of a section its sheet does not hold: points of a page; in large print sides of a sheet."""
        trial = self._strips(kit.trial(), section, Node("Sect"), opens=opens)
        if not kit.stacked:
            return _height(trial, _LEAST_ROOM) - self._height(opens=opens)
        if section.sheet not in _SHEET_ALONE:
            return 0
        return pages(_sheet(kit.look, self.stage), flowables(trial, self.stage)) - _SIDES

    def _overfull(self, section: out.Section, kit: Kit, over: float, *, opens: bool) -> Problem:
        """Return the problem of a sheet that does not hold its section, at the text of it that is the longest."""
        message = f"this page is {over:.0f} points too high"
        if kit.stacked:
            message = "in large print this sheet has more than a front and a back"
        texts = [text for _, text in glyphs.texts((self.outline.front if opens else (), section), "")]
        long, hint = max((self.outline.identity.title, *texts), key=len), _SHORTER
        shown = self.outline.front
        own = max((shown.clinic[:1], shown.contact[:1]), key=lambda text: len(plain(text)))

        def too_long(count: int) -> bool:
            """Tell whether it would not hold it either if the clinic's name or address had so many characters."""
            said = (replace(own[0], text=own[0].text[:count]),)
            brief = replace(
                shown,
                clinic=said if own == shown.clinic else shown.clinic,
                contact=shown.contact if own == shown.clinic else (*said, *shown.contact[1:]),
            )
            return replace(self, outline=replace(self.outline, front=brief)).over(section, kit, opens=opens) > 0

        if opens and not too_long(len(plain(own)) // _FAIR):
            long = plain(own)
            holds = bisect(range(len(long)), False, key=too_long) - 1
            hint = f"There is room for about {holds} of these {len(long)} characters."
        return Problem(Location(section.origin), f"{message}; this text is long", hint, "fit", about=long)

    def _runs_on(self, at: int) -> bool:
        """Tell whether the next section may begin where this one ends."""
        return all(section.sheet not in _SHEETS for section in self.outline.sections[at + 1 : at + 2])

    def _strips(self, kit: Kit, section: out.Section, node: Node, *, opens: bool) -> list[Strip]:
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

    def _turn(self, node: Node) -> PageBreak:
        """Return the beginning of a new sheet; a back that is left empty is ruled for notes, within this node."""
        return PageBreak(front=True, back=flowables([self._notes(node)], self.stage)[0])

    def _without_running_head(self, strips: list[Strip]) -> list[Strip]:
        """Return strips whose page has no running head, for the line to tear along stands there."""

        def paint(surface: Surface, x: float, y: float) -> None:
            self.furniture.bare.add(len(surface.canvas.pages) + 1)
            strips[0].element.draw(surface, x, y)

        return [replace(strips[0], element=Painted(strips[0].height, paint)), *strips[1:]]

    def _notes(self, node: Node) -> Strip:
        """Return a page of ruled lines; its title joins the node only if the page is needed."""
        look, page = self.kit.look, self.kit.look.page
        height = self.stage.height - page.top - page.bottom
        row = height / page.note_lines
        words = self.kit.text("step_title", self.outline.notes, self.width, node.inline("P", _NOTES))

        def rules(surface: Surface, x: float, y: float) -> None:
            for at in range(1, page.note_lines + 1):
                line = y + at * row
                surface.line((x, line), (x + self.width, line), colour="rule", stroke=look.line.thin)

        parts = (Placed(0, 0, words),) if self.outline.notes else ()
        return Strip(Group(height, parts, rules))


def _lead(section: out.Section) -> out.Paragraph | None:
    """Return the paragraph that opens a section, where it has one."""
    first = section.blocks[0] if section.blocks else None
    return first if isinstance(first, out.Paragraph) and first.look == "lead" else None


def _height(strips: list[Strip], share: float = 1) -> float:
    """Return how high strips stand, with a share of the room between them."""
    return sum(strip.height for strip in strips) + share * sum(strip.before for strip in strips[1:])


def _spread(strips: list[Strip], height: float, foot: float) -> list[Strip]:
    """Return the strips of a sheet with the room between them drawn out, or in, to fill a page down to its foot.

    Where the room would have to change too much, they keep their own: a short page is no fault. Only a page that
    would not hold them otherwise is filled to its very end.
    """
    between = _height(strips) - _height(strips, 0)
    room = height - _height(strips, 0)
    share = (room - foot) / between if between else 1
    if share < _LEAST_ROOM and room >= between * _LEAST_ROOM:
        share = _LEAST_ROOM
    if not _LEAST_ROOM <= share <= _MOST_ROOM:
        return strips
    return [strips[0], *(replace(strip, before=strip.before * share) for strip in strips[1:])]
