"""What every block is built with: the theme's print, the typesetter, and words that know their tag."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from handouts.dispatch import ByClass
from handouts.render.pdf.engine.elements import Group, Painted, Placed, Strip, boxed
from handouts.render.pdf.engine.paragraph import Bookmark, Text
from handouts.render.pdf.engine.story import Pages, Part, PartTracker
from handouts.render.pdf.engine.text_object import TextStyle
from handouts.text.markup import Run, plain
from handouts.theme.assets import channels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.outline.leaves import Sketch
    from handouts.render.pdf.engine.elements import Element
    from handouts.render.pdf.engine.metadata import Form
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Surface
    from handouts.render.pdf.engine.typesetting import Typesetter
    from handouts.text.markup import RichText
    from handouts.theme.forms import RecordPart, TicksPart
    from handouts.theme.look import Theme, ToneLook
    from handouts.theme.page import Print, StackedParts, Type
    from handouts.theme.parts import CalloutPart, KeyCardPart

draws: ByClass[list[Strip]] = ByClass(__package__)
"""Registers the function that draws a kind of block as strips, its tags added to the parent: `@draws(Table)`."""
Align = Literal["start", "centre", "end"]
_APART = "\N{NO-BREAK SPACE}"
"""Ends each of a picture's words, so that they do not run together where they are read out."""
_STRONG = {400: 600, 600: 800, 800: 800}
"""The weight that stress takes, for the weight around it."""


@dataclass(slots=True)
class BlockBuilder:
    """Builds words and marks in the look of one document."""

    theme: Theme
    style: Print
    typesetter: Typesetter
    continued: RichText = ()
    form: Form | None = None
    """What blanks become fields of, where they are filled in on a screen."""
    pages: Pages = field(default_factory=Pages)
    sketches: Mapping[tuple[str, str], tuple[Sketch, ...]] = field(default_factory=dict)
    """How the slides look that it shows, by their decks and origins."""
    part_tracker: PartTracker | None = None
    """Where the parts begin, if the running head names them."""
    headings: tuple[str, str] = ("H2", "H3")
    """The tags of a section's title and of a heading in it."""
    _origins: dict[str, int] = field(default_factory=dict)
    _styles: dict[tuple[str, str, Align, bool], TextStyle] = field(default_factory=dict)

    def text(
        self,
        use: str,
        words: RichText | str,
        width: float,
        node: Node | None = None,
        *,
        colour: str = "",
        align: Align = "start",
        link: bool = False,
        bookmark: int | None = None,
        target: str = "",
    ) -> Text:
        """Return words in a use of type, such as `body`; links of the document lead to a heading, or a `target`."""
        if isinstance(words, str):
            words = (Run(words),)
        words = self.pages.filled(words)
        if node and node.tag == "Figure":
            words = (*words, Run(_APART))
        style = self._style(use, colour, align, link=link)
        layout = self.typesetter.lay_out(words, style, width, node.nearest_origin if node else "")
        base_line = self.typesetter.base_line(style)
        mark = None if bookmark is None else Bookmark(plain(words), bookmark)
        target = target or (node.nearest_origin if node and mark else "")
        return Text(layout, style, base_line, width, node, mark, target)

    def line(self, use: str, words: RichText | str, node: Node | None = None, *, colour: str = "") -> Text:
        """Return words on one line, as wide as they are."""
        width = self.text(use, words, float("inf"), node).width
        return self.text(use, words, width + self.style.line.hair, node, colour=colour)

    def balanced(self, use: str, words: RichText | str, width: float) -> float:
        """Return the narrowest width in which words take no more lines, so that a title's lines are alike."""
        height = self.text(use, words, width).height
        low, up = 0.0, width
        while up - low > 1:
            middle = (low + up) / 2
            text = self.text(use, words, middle)
            low, up = (low, middle) if text.height <= height and not text.layout.too_wide else (middle, up)
        return up

    def width(self, use: str, words: RichText | str) -> float:
        """Return the width of words on one line, in points."""
        return self.text(use, words, float("inf")).width

    def begins(self, head: Element, title: RichText, sign: RichText = ()) -> Element:
        """Return the head of a part, recorded so that its title and number appear on its pages."""
        return self.part_tracker.begins(head, Part(plain(title), plain(sign))) if self.part_tracker else head

    def origin(self, name: str) -> str:
        """Return the name, or `name/2` where the document shows the item again: origins are unique in a file."""
        count = self._origins[name] = self._origins.get(name, 0) + 1
        return name if count == 1 or not name else f"{name}/{count}"

    def trial(self) -> BlockBuilder:
        """Return a builder to measure with: what it builds is thrown away, and leaves no origin behind."""
        return replace(self, _origins={})

    @property
    def record(self) -> RecordPart:
        """The parts that staff write on."""
        assert self.style.record is not None
        return self.style.record

    def tight(self, use: Literal["", "type", "written"] = "") -> BlockBuilder:
        """Return a builder with the parts of the theme that save room, for a sheet that would overflow its page.

        Where they save too little, the uses of type that save room come with them: for all, or for what staff write on.
        """
        tight, scale = self.style.tight, self.style.type
        parts = {name: part for name, part in tight or () if part and name in type(self.style).model_fields}
        parts["type"] = scale.model_copy(update=getattr(tight, use)) if tight and use else scale
        return replace(self, style=self.style.model_copy(update=parts), _styles={})

    def dense(self) -> BlockBuilder:
        """Return a builder for a page that staff write on, as wide as the others of its document."""
        return replace(self, style=dense(self.style), _styles={})

    def closer(self) -> BlockBuilder:
        """Return a builder with less room around words and between lines; no word is smaller."""
        closer, style = self.style.closer, self.style
        parts = {name: getattr(style, name).model_copy(update=less) for name, less in closer.less.items()}
        leadings = {use: min(kind.leading, closer.leading * kind.size) for use, kind in style.type}
        scale = {use: kind.model_copy(update={"leading": leadings[use]}) for use, kind in style.type}
        parts["type"] = style.type.model_copy(update=scale)
        return replace(self, style=style.model_copy(update=parts), _styles={})

    @property
    def stacked(self) -> bool:
        """Whether the print has one column: what stands side by side elsewhere stands one under another."""
        return self.style.stacked is not None

    @property
    def one_column(self) -> StackedParts:
        """The parts that only a print in one column has."""
        assert self.style.stacked is not None
        return self.style.stacked

    def tone(self, tone: str) -> ToneLook:
        """Return colours and mark of a tone."""
        return self.theme.tones[tone]

    def mark(self, tone: str, size: float, dot: float, line: float) -> Element:
        """Return a list's mark in the middle of its first line: an artifact."""
        tone_look = self.tone(tone)

        def paint(surface: Surface, x: float, y: float) -> None:
            if tone_look.mark == "dot":
                surface.disc(x + dot, y + line / 2, dot, fill=tone_look.mark_colour)
            else:
                surface.icon(tone_look.mark, x, y + (line - size) / 2, size, colour=tone_look.mark_colour)

        return Painted(line, paint)

    def icon(self, name: str, size: float, colour: str) -> Element:
        """Return an icon: an artifact, for it never stands without its words."""
        return Painted(size, lambda surface, x, y: surface.icon(name, x, y, size, colour=colour))

    def tile(self, name: str, side: float, size: float) -> Element:
        """Return a white icon on a tile of the accent."""
        inset = (side - size) / 2

        def paint(surface: Surface, x: float, y: float) -> None:
            surface.box(x, y, side, side, fill="accent", radius=self.style.radius.card)
            surface.icon(name, x + inset, y + inset, size, colour="white")

        return Painted(side, paint)

    def _style(self, use: str, colour: str, align: Align, *, link: bool) -> TextStyle:
        key = (use, colour, align, link)
        if key not in self._styles:
            kind: Type = getattr(self.style.type, use)
            colours, ink = self.theme.colours, colour or kind.colour
            self._styles[key] = TextStyle(
                size=kind.size,
                leading=kind.leading,
                weight=kind.weight,
                strong_weight=_STRONG[kind.weight],
                colour=channels(colours[ink]),
                link_colour=channels(colours["accent"]) if link else None,
                align=align,
                mark_size=min(self.style.type.mark.size, kind.size),
                mark_rise=self.style.space.mark,
                mark_colour=channels(colours[self.style.type.mark.colour if ink == "ink" else ink]),
            )
        return self._styles[key]


def dense(style: Print) -> Print:
    """Return a print as it is for what staff write on, as wide as it was."""
    if style.dense is None:
        return style
    parts = {name: part for name, part in style.dense if name in type(style).model_fields}
    return style.model_copy(
        update={**parts, "page": style.page, "type": style.type.model_copy(update=style.dense.type)}
    )


def icon_card(
    builder: BlockBuilder,
    icon: str,
    part: CalloutPart | KeyCardPart | TicksPart,
    words: Placed,
    size: tuple[float, float],
    *,
    line: str = "hairline",
    fill: str = "",
    well: str = "accent_tint",
    icon_colour: str = "accent",
) -> Group:
    """Return a card of a width and height: an icon in a well at its start, and words where they are placed."""
    (width, height), radius = size, builder.style.radius.card
    drawing = builder.icon(icon, part.icon, icon_colour)
    outline = boxed(width, height, line=line, stroke=builder.style.line.card, radius=radius)

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.box(x, y, width, height, fill=fill, radius=radius)
        surface.well(x, y, part.well, height, fill=well, radius=radius)
        outline(surface, x, y)

    return Group(height, (Placed((part.well - part.icon) / 2, (height - part.icon) / 2, drawing), words), behind)


def aligned(*texts: tuple[float, Text]) -> Group:
    """Return words side by side on one base line, each at its distance from the start."""
    base = max(text.base_line for _, text in texts)
    parts = tuple(Placed(x, base - text.base_line, text) for x, text in texts)
    return Group(max(part.y + part.element.height for part in parts), parts)
