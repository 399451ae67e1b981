"""Draws a handout outline as PDF bytes: an outline becomes a story, and the story a file."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from handouts.archive.imprint import Imprint
from handouts.errors import ContentError, Location, Problem
from handouts.files import shipped
from handouts.outline import handout as out
from handouts.outline.walk import of_kind, owned
from handouts.render.pdf.blocks.builder import BlockBuilder, dense
from handouts.render.pdf.engine import fonts
from handouts.render.pdf.engine.document import PdfStory, write
from handouts.render.pdf.engine.elements import Group, Placed, Strip
from handouts.render.pdf.engine.flow import PageBreak, TooHighError, section_pages
from handouts.render.pdf.engine.fonts import load_family
from handouts.render.pdf.engine.metadata import Form, Metadata
from handouts.render.pdf.engine.story import PageGeometry, Pages, PartTracker, flowables
from handouts.render.pdf.engine.structure import Node, StructureError
from handouts.render.pdf.engine.typesetting import Typesetter
from handouts.render.pdf.header_footer import HeaderFooter
from handouts.render.pdf.sections import Sections, opens_sheet
from handouts.render.pdf.sheets import SHEETS, column, fitted, height, part_settings
from handouts.text.markup import plain
from handouts.theme.assets import channels
from handouts.theme.look import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.outline.handout import HandoutOutline
    from handouts.outline.leaves import Seal, Sketch
    from handouts.render.pdf.engine.flow import Flowable
    from handouts.render.pdf.engine.fonts import Family
    from handouts.render.pdf.engine.surface import Surface
    from handouts.theme.look import Format, Theme
    from handouts.theme.page import Print

    Sketches = Mapping[tuple[str, str], tuple[Sketch, ...]]

_FONTS = {
    400: ("AtkinsonHyperlegibleNext_400Regular.ttf", "SourceSans3_400Regular.ttf"),
    600: ("AtkinsonHyperlegibleNext_600SemiBold.ttf", "SourceSans3_600SemiBold.ttf"),
    800: ("AtkinsonHyperlegibleNext_800ExtraBold.ttf", "SourceSans3_800ExtraBold.ttf"),
}
"""The faces of each weight: the second draws letters and signs that the first lacks."""
_TYPED_WEIGHT = 400
_ROUNDS = 4
"""The most often that a story is laid out: page numbers may change what fits."""
_NOTES = -1
"""The count of the notes' title among the children that join a section late."""


def story(outline: out.HandoutOutline, seal: Seal, theme: Theme, layout: Format, sketches: Sketches) -> PdfStory:
    """Return all of a handout: its tags, what draws it, its head and foot, and what the file says of itself."""
    identity = outline.identity
    fonts.check(_drawn(outline, seal), _family(), _TYPED_WEIGHT, identity.document)
    style = _print_style(outline, theme, layout)
    size = theme.handout.papers[layout.paper]
    geometry = PageGeometry(size.width, size.height, theme.colours, rtl=identity.rtl, icons=theme.icons)
    form = _form(theme) if layout.fillable else None
    builder = BlockBuilder(
        theme, style, Typesetter(_family(), rtl=identity.rtl), outline.continued, form, sketches=sketches
    )
    if any(of_kind(outline, out.SlideNotes)):
        builder.part_tracker = PartTracker()
    if outline.sections[0].sheet == "keep":
        builder.headings = ("H1", "H2")  # the titles of its two sides are all the titles it has
    header_footer = HeaderFooter(builder, geometry, outline, seal)
    root, flowables = _with_page_numbers(Sections(builder, geometry, header_footer, outline))
    header_footer.status = _behind_title(root)
    return PdfStory(
        root=root,
        flowables=flowables,
        sheet=column(style, geometry),
        metadata=Metadata(
            title=identity.title,
            language=identity.spoken,
            date=identity.date,
            author=identity.clinic,
            subject=f"{seal.form_line}. {identity.version_line}. {seal.status_line}.",
            imprint=Imprint.of(identity, seal, layout=layout.name),
            rtl=identity.rtl,
        ),
        head=header_footer.head,
        foot=header_footer.foot,
        form=form,
    )


def _behind_title(root: Node) -> Node:
    """Return a new part of the tree behind the document's title, where its status is read out."""
    title = next((node for node in root.walk() if node.tag == "H1"), None)
    return title.behind("Sect") if title else root.add("Sect")


def _drawn(outline: out.HandoutOutline, seal: Seal) -> Iterator[tuple[str, str]]:
    """Yield every text that is drawn, after the origin of the content that holds it."""
    yield from ((origin, plain(text)) for origin, text in owned(outline))
    identity = outline.identity
    lines = (identity.version_line, identity.use_by_line, seal.form_line, seal.status_line)
    yield from (("", line) for line in lines)


def _with_page_numbers(sections: Sections) -> tuple[Node, list[Flowable]]:
    """Return tags and story; where words name a page, it is laid out again until each names the right one.

    Raises StructureError where they never do: a wrong page is worse than none.
    """
    for _ in range(_ROUNDS):
        root, pages = Node("Document", lang=sections.outline.identity.spoken), sections.builder.pages
        flowables = _flowables(sections, root)
        first_pages = (
            section_pages(column(sections.builder.style, sections.geometry), flowables) if pages.asked else pages.first
        )
        if first_pages == pages.first:
            return root, flowables
        sections = replace(sections, builder=replace(sections.builder.trial(), pages=Pages(first_pages)))
    raise StructureError(f"the pages that words name still move after {_ROUNDS} layouts")


def _form(theme: Theme) -> Form:
    """Return a form that is still empty; what is typed is set in the face with the most letters, for any name."""
    typed = max(_family().faces(_TYPED_WEIGHT), key=lambda face: len(face.blob.unicodes))
    return Form(typed, channels(theme.colours["ink"]))


def _print_style(outline: out.HandoutOutline, theme: Theme, layout: Format) -> Print:
    """Return the print of a format; records are set densely, and documents that show slides on pages as wide."""
    style = theme.handout.prints[layout.size]
    written, slides = (
        all(section.sheet == "record" for section in outline.sections) or _is_review(outline),
        any(of_kind(outline, out.SlideNotes)),
    )
    if style.dense is None or not (written or slides):
        return style
    scale = style.type.model_copy(update=style.dense.course)
    chosen = dense(style) if written else style.model_copy(update={"type": scale})
    return chosen.model_copy(update={"page": style.dense.page})


def _is_review(outline: out.HandoutOutline) -> bool:
    """Return whether it is the paper that an approver ticks."""
    return any(table.kind == "review" for table in of_kind(outline, out.Table))


def _family() -> Family:
    folder = shipped("assets") / "fonts"
    return load_family({weight: [folder / name for name in names] for weight, names in _FONTS.items()})


def _flowables(sections: Sections, root: Node) -> list[Flowable]:
    """Return all sections, one after the other: a new sheet before and after what is torn off or kept apart."""
    story: list[Flowable] = []
    overfull: list[Problem] = []
    all_sections = sections.outline.sections
    before, settings = root, part_settings(sections)
    for index, section in enumerate(all_sections):
        node = root.add("Sect", sections.builder.origin(section.origin))
        opens, setting = index == 0, settings.get(index)
        after_flow = not opens and all_sections[index - 1].sheet not in SHEETS
        if section.sheet in SHEETS and after_flow:
            story.append(_new_sheet(sections, before))
        elif setting and after_flow and not setting.below:
            story.append(PageBreak())
        before = node
        if setting:
            strips = setting.strips(sections, section, node, opens=opens)
        else:
            strips, problem = fitted(sections, section, node, opens=opens)
            overfull += [problem] if problem else []
        section_flowables = flowables(strips, sections.geometry)
        section_flowables[0].whole = height(strips)
        section_flowables[0].begins = section.origin
        story += [*section_flowables, *_break_after(sections, index, node)]
    if overfull:
        raise ContentError(tuple(overfull))
    return story


def _break_after(sections: Sections, at: int, node: Node) -> list[PageBreak]:
    """Return the page break behind a section, where it has one; one behind a front to keep begins its back."""
    section, following = sections.outline.sections[at], sections.outline.sections[at + 1 : at + 2]
    flows_on = all(next_section.sheet not in SHEETS for next_section in following)
    match section.sheet:
        case "front" if not (sections.builder.stacked and flows_on):
            return [PageBreak()]
        case "keep":
            return _break_after_keep(sections, at, node)
        case "record" if following:
            return [PageBreak()]
        case "leaf" if following and sections.builder.stacked:
            return [_new_sheet(sections, node)]
        case "leaf" if following:
            return [PageBreak(front=following[0].sheet != "leaf")]
        case _:
            return []


def _break_after_keep(sections: Sections, at: int, node: Node) -> list[PageBreak]:
    """Return the page break behind a side to keep: its back follows, and a new sheet after that.

    In large print the sheet goes on where its front ends. What flows behind a front without a back stands on its back.
    """
    all_sections = sections.outline.sections
    next_sheet = all_sections[at + 1].sheet if at + 1 < len(all_sections) else ""
    if not next_sheet:
        return []
    if next_sheet == "keep" and opens_sheet(sections.outline, all_sections[at]):
        return [] if sections.builder.stacked else [PageBreak()]
    flows_on = next_sheet not in SHEETS and opens_sheet(sections.outline, all_sections[at])
    return [PageBreak() if flows_on else _new_sheet(sections, node)]


def _new_sheet(sections: Sections, node: Node) -> PageBreak:
    """Return the beginning of a new sheet; a back that is left empty is ruled for notes, within this node."""
    return PageBreak(front=True, back=flowables([_notes(sections, node)], sections.geometry)[0])


def _notes(sections: Sections, node: Node) -> Strip:
    """Return a page of ruled lines; its title joins the node only if the page is needed."""
    builder, title, width = sections.builder, sections.outline.notes, sections.width
    style, page = builder.style, builder.style.page
    height = sections.geometry.height - page.top - page.bottom
    row = height / page.note_lines
    words = builder.text("step_title", title, width, node.inline("P", _NOTES))

    def rules(surface: Surface, x: float, y: float) -> None:
        for index in range(1, page.note_lines + 1):
            line = y + index * row
            surface.line((x, line), (x + width, line), colour="rule", stroke=style.line.thin)

    return Strip(Group(height, (Placed(0, 0, words),) if title else (), rules))


_NONE: Sketches = MappingProxyType({})


def render(
    outline: HandoutOutline, seal: Seal, theme: Theme, layout: Format = DEFAULT, sketches: Sketches = _NONE
) -> bytes:
    """Return the handout's file in a format; `sketches` are the slides that it shows, by their decks and origins.

    Raises ContentError where no font has a character, or no page can hold what must not be parted.
    """
    try:
        return write(story(outline, seal, theme, layout, sketches))
    except TooHighError as error:
        hint = "Say it shorter, or part it in two."
        raise ContentError((Problem(Location(str(error)), "this does not fit on a page", hint, "fit"),)) from error
