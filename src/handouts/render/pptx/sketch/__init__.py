"""Slides read back from a presentation as they look: what the file says of each shape, with all that it inherits.

It is for small pictures: words stand where Arial would put them, effects are left out, a photograph is a grey box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handouts.outline.sketch import Sketch
from handouts.render.pptx.sketch import charts, forms, tables, words
from handouts.render.pptx.sketch.colours import SlideColours
from handouts.render.pptx.sketch.holders import Holder
from handouts.render.pptx.sketch.names import qn
from handouts.theme.units import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.outline.sketch import Path, Words


def sketches(presentation: Any) -> Iterator[Sketch]:
    """Yield each slide of a presentation as it looks at rest, all that clicks bring included."""
    size = presentation.slide_width / EMU_PER_POINT, presentation.slide_height / EMU_PER_POINT
    defaults = presentation.part._element.find(qn("p:defaultTextStyle"))  # noqa: SLF001
    for number, slide in enumerate(presentation.slides, 1):
        colours = SlideColours(slide)
        parts = tuple(part for holder in _holders(slide, defaults, number) for part in _drawn(holder, colours))
        yield Sketch(number, *size, colours.ground(), parts)


def _holders(slide: Any, defaults: Any, number: int) -> Iterator[Holder]:
    """Yield what stands on a slide, from back to front: of master and layout only what is no placeholder."""
    layout = slide.slide_layout
    master = layout.slide_master
    levels = [master, layout] if layout._element.get("showMasterSp") != "0" else [layout]  # noqa: SLF001
    for level in levels:
        for element in level.shapes._spTree:  # noqa: SLF001
            if element.tag == qn("p:sp") and element.find(".//" + qn("p:ph")) is None:
                yield Holder(element, level, defaults, number)
    for element in slide.shapes._spTree:  # noqa: SLF001
        if element.tag in {qn("p:sp"), qn("p:cxnSp"), qn("p:pic"), qn("p:graphicFrame")}:
            yield Holder(element, slide, defaults, number)


def _drawn(holder: Holder, colours: SlideColours) -> Iterator[Path | Words]:
    """Yield what is seen of a shape."""
    box = holder.box()
    if box is None:
        return
    if holder.element.tag == qn("p:graphicFrame"):
        table = holder.element.find(".//" + qn("a:tbl"))
        yield from (
            tables.drawn(holder, table, box, colours) if table is not None else charts.drawn(holder, box, colours)
        )
        return
    yield from forms.drawn(holder, box, colours)
    if holder.body is not None:
        yield from words.drawn(holder, holder.body, forms.inner(holder, box), colours)
