"""A trainer's guide: the heads of a deck's parts, and each slide beside what is said with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.markup import Run
from handouts.outline.handout import FIRST, LAST, SLIDE
from handouts.render.pdf.elements import Group, Painted, Placed, Strip, beside, centred, padded, rule, stack
from handouts.render.pdf.kit import strong
from handouts.render.pdf.sketches import draw_sketch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handouts.content.markup import RichText
    from handouts.outline.handout import DeckPart, SlideNotes
    from handouts.outline.sketch import Sketch
    from handouts.render.pdf.elements import Element
    from handouts.render.pdf.kit import Kit
    from handouts.render.pdf.structure import Node
    from handouts.render.pdf.surface import Surface

_JOINT = Run(" \N{MIDDLE DOT} ")


def part(kit: Kit, block: DeckPart, parent: Node, width: float) -> list[Strip]:
    """Return the head of a part; a module's begins a page, and has its number on a tile."""
    look, own = kit.look, kit.look.slides
    node = parent.add(kit.headings[1], kit.origin(block.origin))
    hour = own.hour if block.hour and not kit.stacked else 0
    at = look.part.tile + look.part.gap if block.sign else 0
    room = width - at - hour
    lines: list[Element] = [kit.text("part_number", _over(kit, block), room, node)]
    lines.append(kit.text("part_title" if block.sign else "heading", block.title, room, node, bookmark=1))
    head = stack(lines)
    columns: list[tuple[float, Element]] = [(at, centred(head, look.part.tile) if block.sign else head)]
    if block.sign:
        columns.insert(0, (0, _tile(kit, block.sign)))
    if hour:
        columns.append((width - hour, _hour(kit, block, parent, hour)))
    row = beside(columns, centred=True)
    height = row.height + look.space.snug

    def behind(surface: Surface, x: float, y: float) -> None:
        line = y + height + look.line.head / 2
        surface.line((x, line), (x + width, line), colour="ink", stroke=look.line.head)

    made = Group(height - own.after, (Placed(0, 0, row),), behind)  # the rule over the first slide lies on its own
    return [Strip(made, before=look.space.large, keep=True, turn=block.begins_page)]


def notes(kit: Kit, block: SlideNotes, parent: Node, width: float) -> list[Strip]:
    """Return a slide's picture, beside it its title and what is said; what reaches beneath it may go on to a page.

    A picture higher than the words beside it shrinks to their height, down to a share of its own.
    """
    own, gap = kit.look.slides, kit.look.space.tight
    node = parent.add("Sect", kit.origin(block.origin))
    at = 0 if kit.stacked else own.picture + own.gap
    title = kit.text("slide_title", block.title, width - at, node.add("H4"))
    words = [title, *_said(kit, block, node, width - at)]
    shown = kit.sketches.get((block.deck, block.origin), ())
    label = _label(kit, block, shown, node, own.picture)
    spare = stack(words, gap).height - label.height - gap
    size = own.picture if kit.stacked else min(own.picture, max(own.least, _across(shown, spare, gap)))
    start = stack([*(_picture(kit, one, size) for one in shown), label], gap)
    room = stack(words, gap).height - start.height
    if _high(kit, block, own.picture) <= room:
        start = stack([start, *_besides(kit, block, node, own.picture)], kit.look.space.hair)
    else:
        words += _besides(kit, block, node, width - at)
    first = 1 if kit.stacked else _reaching(words, start.height, gap)
    row = stack([start, title], gap) if kit.stacked else beside([(0, start), (at, stack(words[:first], gap))])
    line = rule(width, "rule", kit.look.line.thin)
    rest = [Strip(one, before=gap, indent=at) for one in words[first:]]
    return [Strip(padded(row, 0, own.after, 0, line), before=own.after), *rest]


def _besides(kit: Kit, block: SlideNotes, node: Node | None, width: float) -> list[Element]:
    """Return what is known if somebody asks: small, under the picture where it has room there."""
    return [kit.text("slide_answer", text, width, node and node.add("P"), link=True) for text in block.besides]


def _high(kit: Kit, block: SlideNotes, width: float) -> float:
    return stack(_besides(kit, block, None, width), kit.look.space.hair).height


def _across(shown: Sequence[Sketch], high: float, gap: float) -> float:
    """Return how wide pictures are that stand so high together, one under another."""
    shares = sum(one.height / one.width for one in shown)
    return (high - gap * (len(shown) - 1)) / shares if shown else 0


def _reaching(elements: Sequence[Element], height: float, gap: float) -> int:
    """Return how many elements it takes to reach down a height."""
    down, count = 0.0, 0
    for element in elements:
        if count and down >= height:
            break
        down += element.height + (gap if count else 0)
        count += 1
    return count


def _over(kit: Kit, block: DeckPart) -> RichText:
    """Return what stands over a title: where it stands in the course, how long it takes, and which slides it has."""
    first, last = (kit.sketches.get((block.deck, name), ()) for name in block.ends)
    if not (first and last):
        return block.over
    span = Run(block.span.replace(FIRST, str(first[0].number)).replace(LAST, str(last[-1].number)))
    return (*block.over, _JOINT, span) if block.over else (span,)


def _tile(kit: Kit, sign: RichText) -> Element:
    """Return the number of a module on a tile, as on the tab of its slides."""
    side, radius = kit.look.part.tile, kit.look.radius.card
    words = kit.text("part_title", sign, side, colour="white", align="centre")

    def behind(surface: Surface, x: float, y: float) -> None:
        surface.box(x, y, side, side, fill="accent", radius=radius)

    return Group(side, (Placed(0, (side - words.height) / 2, words),), behind)


def _hour(kit: Kit, block: DeckPart, parent: Node, width: float) -> Element:
    texts = (("step_title", block.hour), ("small", block.hour_note))
    return stack([kit.text(use, text, width, parent.add("P"), align="end") for use, text in texts])


def _picture(kit: Kit, shown: Sketch, width: float) -> Element:
    """Return a slide so many points wide, in a thin frame: an artifact."""
    height = width * shown.height / shown.width

    def paint(surface: Surface, x: float, y: float) -> None:
        left, bottom = surface.left(x, width), surface.height - y - height
        draw_sketch(surface.canvas, kit.typesetter.family, shown, x=left, y=bottom, width=width)
        surface.box(x, y, width, height, line="rule", stroke=kit.look.line.thin)

    return Painted(height, paint)


def _label(kit: Kit, block: SlideNotes, shown: Sequence[Sketch], node: Node, width: float) -> Group:
    """Return what stands under a picture: its number, how long it takes, and where it comes from."""
    numbers = ", ".join(str(one.number) for one in shown)
    named: RichText = strong((Run(block.pattern.replace(SLIDE, numbers)),)) if shown else ()
    told = (*named, *((_JOINT, *block.time) if named and block.time else block.time))
    lines = [kit.text("slide_number", told, width, node.add("P"))] if told else []
    small = [kit.text("known", text, width, node.add("P"), link=True) for text in block.sources]
    return stack([*lines, *small], kit.look.space.hair)


def _said(kit: Kit, block: SlideNotes, node: Node, width: float) -> list[Element]:
    """Return what is said, and the box of what is asked and answered."""
    said = [kit.text("slide_say", text, width, node.add("P"), link=True) for text in block.say]
    return [*said, _box(kit, block, node, width)] if block.ask or block.answer else [*said]


def _box(kit: Kit, block: SlideNotes, node: Node, width: float) -> Element:
    """Return what is asked and answered on a tint, behind the sign of a question."""
    own, look = kit.look.slides, kit.look
    at = own.pad + own.icon + own.icon_gap
    texts = [*(("slide_say", text) for text in block.ask), *([("slide_answer", block.answer)] if block.answer else [])]
    words = stack([kit.text(use, text, width - at - own.pad, node.add("P")) for use, text in texts], look.space.hair)
    height = words.height + 2 * own.pad

    def behind(surface: Surface, x: float, y: float) -> None:
        stroke, radius = look.line.thin, look.radius.card
        surface.box(x, y, width, height, fill="accent_tint", line="hairline", stroke=stroke, radius=radius)

    icon = kit.icon("ask", own.icon, "accent")
    return Group(height, (Placed(own.pad, own.pad, icon), Placed(at, own.pad, words)), behind)
