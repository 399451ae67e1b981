"""A trainer's guide: the heads of a deck's parts, and each slide beside the words to say with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.outline.handout import FIRST, LAST, SLIDE, DeckPart, SlideNotes
from handouts.render.pdf.blocks.builder import draws
from handouts.render.pdf.engine.elements import Group, Painted, Placed, Strip, beside, boxed, centred, rule, stack
from handouts.render.pdf.engine.paragraph import draw_sketch
from handouts.render.pdf.engine.piles import LongRow, Pile
from handouts.text.markup import Run, stressed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.outline.leaves import Sketch
    from handouts.render.pdf.blocks.builder import BlockBuilder
    from handouts.render.pdf.engine.elements import Element
    from handouts.render.pdf.engine.structure import Node
    from handouts.render.pdf.engine.surface import Surface
    from handouts.text.markup import RichText

_JOINT = Run(" \N{MIDDLE DOT} ")


@draws(DeckPart)
def part(builder: BlockBuilder, block: DeckPart, parent: Node, width: float) -> list[Strip]:
    """Return the head of a part; a module's has its number on a tile."""
    style, slides = builder.style, builder.style.slides
    node = parent.add(builder.headings[1], builder.origin(block.origin))
    row = _named(builder, block, node, parent, width)
    height = row.height + style.space.snug
    line = rule(width, "ink", style.line.head, height + style.line.head / 2)
    head = Group(height - slides.after, (Placed(0, 0, row),), line)  # the rule over the first slide lies on its own
    return [Strip(builder.begins(head, block.title, block.sign), before=style.space.large, keep=True)]


def _named(builder: BlockBuilder, block: DeckPart, node: Node, parent: Node, width: float) -> Group:
    """Return the name of a part, with its place and span above it, or at the end of its line where it has no hour."""
    style, hour = builder.style, builder.style.slides.hour if block.hour and not builder.stacked else 0
    if not (block.sign or block.hour or builder.stacked):
        span = builder.line("part_number", _overline(builder, block), parent.add("P"))
        title = builder.text("heading", block.title, width - span.column - style.page.gutter, node, bookmark=1)
        return beside([(0, title), (width - span.column, span)], centred=True)
    indent = style.part.tile + style.part.gap if block.sign else 0
    overline = (*_overline(builder, block), Run("\N{NO-BREAK SPACE}"))  # keeps it apart where the heading is read out
    over = builder.text("part_number", overline, width - indent - hour, node)
    title = builder.text(
        "part_title" if block.sign else "heading", block.title, width - indent - hour, node, bookmark=1
    )
    head = stack([over, title])
    columns: list[tuple[float, Element]] = [(indent, centred(head, style.part.tile) if block.sign else head)]
    if block.sign:
        columns.insert(0, (0, _tile(builder, block.sign)))
    if hour:
        columns.append((width - hour, _hour(builder, block, parent, hour)))
    return beside(columns, centred=True)


@draws(SlideNotes)
def notes(builder: BlockBuilder, block: SlideNotes, parent: Node, width: float) -> list[Strip]:
    """Return a slide's picture beside its title and speech, which may continue on the next page.

    A picture higher than the words beside it shrinks to their height, down to a share of its own.
    """
    slides, gap = builder.style.slides, builder.style.slides.between
    node = parent.add("Sect", builder.origin(block.origin))
    at = 0 if builder.stacked else slides.picture + slides.gap
    title = builder.text("slide_title", block.title, width - at, node.add("H4"))
    words = [title, *_speech(builder, block, node, width - at)]
    sketches = builder.sketches.get((block.deck, block.origin), ())
    label = _label(builder, block, sketches, node, slides.picture)
    below = [*_pictures(builder, sketches, slides.picture, label), *_background(builder, block, None, slides.picture)]
    fits_below = stack(below, gap).height <= stack(words, gap).height
    background = _background(builder, block, node, slides.picture if fits_below else width - at)
    words += [] if fits_below else background
    spare = stack(words, gap).height - stack(label, gap).height - gap
    size = (
        slides.picture
        if builder.stacked
        else min(slides.picture, max(slides.least, _picture_width(sketches, spare, gap)))
    )
    start = [*_pictures(builder, sketches, size, label), *(background if fits_below else [])]
    if builder.stacked:
        start, words = [], [stack([*start, title], gap), *words[1:]]
    head = builder.text("slide_again", (*stressed(block.title), Run(" "), *builder.continued), slides.picture)
    line = rule(width, "rule", builder.style.line.thin)
    row = LongRow(Pile(tuple(start), gap), Pile(tuple(words), gap, kept=2), head, at, slides.after, line)
    return [Strip(row, before=slides.after)]


def _pictures(
    builder: BlockBuilder, sketches: Sequence[Sketch], size: float, label: Sequence[Element]
) -> list[Element]:
    """Return pictures `size` points wide over their number, which stays with them, and the rest of their label."""
    gap = builder.style.slides.between
    return [stack([*(_picture(builder, sketch, size) for sketch in sketches), *label[:1]], gap), *label[1:]]


def _background(builder: BlockBuilder, block: SlideNotes, node: Node | None, width: float) -> list[Element]:
    """Return background for questions in small type; it goes under the picture where it fits."""
    return [builder.text("slide_answer", text, width, node and node.add("P"), link=True) for text in block.besides]


def _picture_width(sketches: Sequence[Sketch], height: float, gap: float) -> float:
    """Return the width of pictures that together, one under another, take a height; in points."""
    shares = sum(sketch.height / sketch.width for sketch in sketches)
    return (height - gap * (len(sketches) - 1)) / shares if sketches else 0


def _overline(builder: BlockBuilder, block: DeckPart) -> RichText:
    """Return the line over a title: its place in the course, how long it takes, and which slides it has."""
    first, last = (builder.sketches.get((block.deck, name), ()) for name in block.ends)
    if not (first and last):
        return block.over
    start, end = first[0].number, last[-1].number
    several = block.span.replace(FIRST, str(start)).replace(LAST, str(end))
    span = Run(block.single.replace(SLIDE, str(start)) if start == end else several)
    return (*block.over, _JOINT, span) if block.over else (span,)


def _tile(builder: BlockBuilder, sign: RichText) -> Element:
    """Return the number of a module on a tile, as on the tab of its slides."""
    side, radius = builder.style.part.tile, builder.style.radius.card
    words = builder.text("part_title", sign, side, colour="white", align="centre")
    return Group(side, (Placed(0, (side - words.height) / 2, words),), boxed(side, side, fill="accent", radius=radius))


def _hour(builder: BlockBuilder, block: DeckPart, parent: Node, width: float) -> Element:
    texts = (("step_title", block.hour), ("small", block.hour_note))
    return stack([builder.text(use, text, width, parent.add("P"), align="end") for use, text in texts])


def _picture(builder: BlockBuilder, sketch: Sketch, width: float) -> Element:
    """Return a slide so many points wide, in a thin frame: an artifact."""
    height = width * sketch.height / sketch.width

    def paint(surface: Surface, x: float, y: float) -> None:
        left, bottom = surface.left(x, width), surface.height - y - height
        draw_sketch(surface.canvas, builder.typesetter.family, sketch, x=left, y=bottom, width=width)
        surface.box(x, y, width, height, line="rule", stroke=builder.style.line.thin)

    return Painted(height, paint)


def _label(
    builder: BlockBuilder, block: SlideNotes, sketches: Sequence[Sketch], node: Node, width: float
) -> list[Element]:
    """Return the lines under a picture: its number and how long it takes, then its sources."""
    numbers = ", ".join(str(sketch.number) for sketch in sketches)
    named: RichText = stressed((Run(block.pattern.replace(SLIDE, numbers)),)) if sketches else ()
    caption = (*named, *((_JOINT, *block.time) if named and block.time else block.time))
    lines = [builder.text("slide_number", caption, width, node.add("P"))] if caption else []
    small = [builder.text("known", text, width, node.add("P"), link=True) for text in block.sources]
    return [*lines, *small]


def _speech(builder: BlockBuilder, block: SlideNotes, node: Node, width: float) -> list[Element]:
    """Return the speech, the box of questions, and the answers."""
    speech: list[Element] = [builder.text("slide_say", text, width, node.add("P"), link=True) for text in block.say]
    question = [_box(builder, block, node, width)] if block.ask else []
    answer = [builder.text("slide_answer", block.answer, width, node.add("P"), link=True)] if block.answer else []
    return [*speech, *question, *answer]


def _box(builder: BlockBuilder, block: SlideNotes, node: Node, width: float) -> Element:
    """Return what is asked, and listened for, on a tint behind the sign of a question."""
    slides, style = builder.style.slides, builder.style
    indent = slides.pad + slides.icon + slides.icon_gap
    texts = [builder.text("slide_say", text, width - indent - slides.pad, node.add("P")) for text in block.ask]
    words = stack(texts, style.space.hair)
    height = words.height + 2 * slides.pad
    stroke, radius = style.line.thin, style.radius.card
    background = boxed(width, height, fill="accent_tint", line="hairline", stroke=stroke, radius=radius)
    icon = builder.icon("ask", slides.icon, "accent")
    return Group(height, (Placed(slides.pad, slides.pad, icon), Placed(indent, slides.pad, words)), background)
