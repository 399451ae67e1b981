"""The header and footer of every page; the footer identifies the document."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.handout import HandoutOutline
    from handouts.outline.leaves import Seal
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.marking import TaggedCanvas
    from handouts.render.pdf.engine.paragraph import Text
    from handouts.render.pdf.engine.story import PageGeometry, Part
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Surface


_JOINT = " \N{MIDDLE DOT} "
_MORE = "\N{HORIZONTAL ELLIPSIS}"


class _Facts(NamedTuple):
    """What the foot says of the document, each on a line of its own."""

    status: Text
    form: Text
    version: Text
    use_by: Text
    number: Text
    """The clinic's own form number; empty where it has none."""


@dataclass(slots=True)
class HeaderFooter:
    """Draws head and foot; `bare` are the pages (from 1) that have no running head."""

    builder: BlockBuilder
    geometry: PageGeometry
    outline: HandoutOutline
    seal: Seal
    status: Node | None = None
    """Where the foot of the first page is read out, once in a document; all other feet are artifacts."""
    bare: set[int] = field(default_factory=lambda: {1})

    def head(self, canvas: TaggedCanvas, page: int, pages: int) -> None:  # noqa: ARG002
        """Draw title, part and clinic at the head of a page; where they have no room, the longer is shortened."""
        if page in self.bare:
            return
        surface, page_style, identity = self.geometry.surface(canvas), self.builder.style.page, self.outline.identity
        parts = self.builder.part_tracker.on(page, page_style.top) if self.builder.part_tracker else []
        named = _JOINT.join((identity.title, *(part.title for part in parts[:1])))
        self._tabs(surface, parts)
        room = surface.width - 2 * page_style.margin - page_style.gutter
        widths = [self.builder.width("small", text) for text in (named, identity.clinic)]
        title, clinic = (
            self._shortened(text, max(room / 2, room - other_width))
            for text, other_width in ((named, widths[1]), (identity.clinic, widths[0]))
        )
        self._at_start(surface, self.builder.line("small", title), page_style.margin, page_style.head)
        self._at_end(surface, self.builder.line("small", clinic), page_style.head)

    def foot(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        """Draw code, version, status, and the page of how many at the foot of a page."""
        builder, page_style = self.builder, self.builder.style.page
        surface = self.geometry.surface(canvas)
        rule = surface.height - page_style.footer_rule
        end = surface.width - page_style.margin
        surface.line((page_style.margin, rule), (end, rule), colour="rule", stroke=builder.style.line.thin)
        first, second = surface.height - page_style.footer, surface.height - page_style.footer_second
        number = builder.line("small_strong", self.outline.page_pattern.format(page=page, pages=pages))
        self._at_end(surface, number, first)
        facts = self._facts(page)
        room = end - number.width - page_style.gutter
        words = max(facts.form.width + 2 * builder.style.space.small + facts.use_by.width, facts.version.width)
        middle = max(page_style.margin + words + page_style.gutter, (surface.width + page_style.gutter) / 2)
        if builder.stacked or middle + facts.status.width > room:
            self._rows(surface, facts, room)
            return
        x = self._at_start(surface, facts.form, page_style.margin, first) + builder.style.space.small
        surface.disc(x, first - builder.style.type.small.size / 3, builder.style.line.card / 2, fill="quiet")
        x += builder.style.space.small
        self._at_start(surface, facts.use_by, x, first)
        self._at_start(surface, facts.version, page_style.margin, second)
        self._at_start(surface, facts.status, middle, first)
        self._at_start(surface, facts.number, middle, second)

    def _facts(self, page: int) -> _Facts:
        """Return what a foot says, on the first page to be read out as well."""
        identity, spoken = self.outline.identity, self.status if page == 1 else None
        more = (identity.version_line, identity.use_by_line, identity.form_number)
        lines = (("small_strong", self.seal.status_line), *(("small", text) for text in (self.seal.form_line, *more)))
        return _Facts(
            *(self.builder.line(use, text, spoken.add("P") if spoken and text else None) for use, text in lines)
        )

    def _tabs(self, surface: Surface, parts: Sequence[Part]) -> None:
        """Draw the numbers of parts on the edge of a page, each at a height of its own, to find them by the thumb."""
        builder, slides = self.builder, self.builder.style.slides
        for sign in filter(str.isdecimal, (part.sign for part in parts)):
            x = surface.width - builder.style.page.clear - slides.tab
            y = builder.style.page.top + (int(sign) - 1) * slides.tab_step
            surface.box(x, y, slides.tab, slides.tab_height, fill="accent")
            number = builder.text("part_number", sign, slides.tab, colour="white", align="centre")
            number.draw(surface, x, y + (slides.tab_height - number.height) / 2)

    def _rows(self, surface: Surface, facts: _Facts, end: float) -> None:
        """Draw what a page says of its document in two rows: the first beside the page's number, as far as it fits."""
        builder, page = self.builder, self.builder.style.page
        x, base = page.margin, surface.height - page.footer
        for text in (facts.form, facts.status, facts.number, facts.version, facts.use_by):
            if not text.width:
                continue
            if x + text.width > end and x > page.margin:
                x, base, end = page.margin, surface.height - page.footer_second, surface.width
            x = self._at_start(surface, text, x, base) + builder.style.space.block

    def _shortened(self, text: str, room: float) -> str:
        """Return a text, or the first words of it with an ellipsis, that a room so many points wide holds."""
        if self.builder.width("small", text) <= room:
            return text
        fitting = bisect(range(len(text)), False, key=lambda at: self.builder.width("small", text[:at] + _MORE) > room)
        prefix = text[: fitting - 1]
        return (prefix.rpartition(" ")[0] or prefix).rstrip(" ,;:-") + _MORE

    def _at_start(self, surface: Surface, text: Text, x: float, base: float) -> float:
        """Draw a line on a base line; return where it ends."""
        text.draw(surface, x, base - text.base_line)
        return x + text.width

    def _at_end(self, surface: Surface, text: Text, base: float) -> None:
        x = surface.width - self.builder.style.page.margin - text.width
        text.draw(surface, x, base - text.base_line)
