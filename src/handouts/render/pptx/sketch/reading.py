"""A shape as it is read back: what it inherits from layout, master and styles, its names and colours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

from pptx.oxml import ns

from handouts.render.pptx.template.colours import Paint, paint, palette_of
from handouts.theme.diagrams import EMU_PER_POINT


@cache
def qn(name: str) -> str:
    """Return a name such as `a:ln` as the tree has it."""
    return str(ns.qn(name))


_STYLES = {"title": "p:titleStyle", "ctrTitle": "p:titleStyle", "": "p:bodyStyle", "body": "p:bodyStyle"}
_STYLES |= {"subTitle": "p:bodyStyle", "obj": "p:bodyStyle", "tbl": "p:bodyStyle", "chart": "p:bodyStyle"}
_OTHER = "p:otherStyle"
_MASTERS = {"ctrTitle": "title", "subTitle": "body", "": "body", "obj": "body", "tbl": "body", "chart": "body"}
_DEGREE = 60_000


class Frame(NamedTuple):
    """A place in points; `turn` is in degrees clockwise round its middle, after the flips."""

    x: float
    y: float
    w: float
    h: float
    across: bool = False
    down: bool = False
    turn: float = 0


@dataclass(frozen=True)
class Holder:
    """A shape on a slide, a layout or a master."""

    element: Any
    level: Any
    defaults: Any
    """The default text style of the presentation."""
    number: int
    """Of the slide, which fields show."""

    @property
    def body(self) -> Any:
        """The text, where it has one."""
        return self.element.find(qn("p:txBody"))

    @cached_property
    def placeholder(self) -> Any:
        """What makes it a placeholder, or `None`."""
        return self.element.find(".//" + qn("p:nvPr") + "/" + qn("p:ph"))

    @cached_property
    def kin(self) -> list[Any]:
        """Return the shape, and those that it inherits from, nearest first."""
        found = [self.element]
        placeholder = self.placeholder
        if placeholder is None:
            return found
        layout = self.level.slide_layout
        index, kind = placeholder.get("idx", "0"), placeholder.get("type", "")
        on_layout = _matching_placeholder(layout.shapes._spTree, "idx", index, kind)  # noqa: SLF001
        kind = (on_layout if on_layout is not None else self.element).find(".//" + qn("p:ph")).get("type", "")
        on_master = _matching_placeholder(layout.slide_master.shapes._spTree, "type", _MASTERS.get(kind, kind), "")  # noqa: SLF001
        return [*found, *(shape for shape in (on_layout, on_master) if shape is not None)]

    def first(self, path: str) -> Any:
        """Return the nearest element at a path below the shape, such as `p:spPr/a:xfrm`, or `None`."""
        steps = "/".join(qn(step) for step in path.split("/"))
        return next((found for shape in self.kin if (found := shape.find(steps)) is not None), None)

    def setting(self, name: str) -> str | None:
        """Return the nearest attribute of the body's properties."""
        steps = qn("p:txBody") + "/" + qn("a:bodyPr")
        bodies = (shape.find(steps) for shape in self.kin)
        return next((body.get(name) for body in bodies if body is not None and body.get(name) is not None), None)

    @cached_property
    def styles(self) -> list[Any]:
        """Return the list styles that its paragraphs inherit from, nearest first."""
        steps = qn("p:txBody") + "/" + qn("a:lstStyle")
        own = [style.find(steps) for style in self.kin]
        placeholder = self.placeholder
        if placeholder is None:
            return [*(style for style in own if style is not None), self.defaults]
        styles = self.level.slide_layout.slide_master._element.find(qn("p:txStyles"))  # noqa: SLF001
        kind = styles.find(qn(_STYLES.get(placeholder.get("type", ""), _OTHER))) if styles is not None else None
        return [style for style in (*own, kind, self.defaults) if style is not None]

    def box(self) -> Frame | None:
        """Return its place in points, or `None` where it is given nowhere."""
        frame = self.element.find(qn("p:xfrm"))
        form = frame if frame is not None else self.first("p:spPr/a:xfrm")
        if form is None:
            return None
        off, size = form.find(qn("a:off")), form.find(qn("a:ext"))
        x, y, w, h = (
            int(side) / EMU_PER_POINT for side in (off.get("x"), off.get("y"), size.get("cx"), size.get("cy"))
        )
        across, down = form.get("flipH") == "1", form.get("flipV") == "1"
        return Frame(x, y, w, h, across, down, int(form.get("rot", "0")) / _DEGREE)


def _matching_placeholder(tree: Any, name: str, value: str, kind: str) -> Any:
    """Return the placeholder with this index or type; of those with index 0, the one of this kind."""
    for element in tree:
        placeholder = element.find(".//" + qn("p:nvPr") + "/" + qn("p:ph"))
        if placeholder is None:
            continue
        same = placeholder.get(name, "0" if name == "idx" else "") == value
        if same and (name != "idx" or value != "0" or placeholder.get("type", "") == kind):
            return element
    return None


_WHITE = "FFFFFF"


class SlideColours:
    """The colours of one slide."""

    def __init__(self, slide: Any) -> None:
        layout = slide.slide_layout
        self._levels = [page._element for page in (slide, layout, layout.slide_master)]  # noqa: SLF001
        self._palette = palette_of(layout.slide_master, slide, layout)

    def ground(self) -> str:
        """Return the background of the slide as RRGGBB: the nearest that is given."""
        steps = "/".join(map(qn, ("p:cSld", "p:bg", "p:bgPr")))
        found = (level.find(steps) for level in self._levels)
        return next((self.fill(background) for background in found if background is not None), _WHITE) or _WHITE

    def fill(self, properties: Any) -> str | None:
        """Return the fill of properties as RRGGBB; `""` where it is none, `None` where it is inherited."""
        if properties is None:
            return None
        for child in properties:
            if child.tag == qn("a:noFill"):
                return ""
            if child.tag == qn("a:solidFill"):
                return self.colour(child)
            if child.tag == qn("a:gradFill"):
                return self.colour(child.find(".//" + qn("a:gs")))
        return None

    def colour(self, holder: Any) -> str:
        """Return the first colour in an element; `""` where there is none."""
        found = paint(holder)
        return self._palette.digits(found) if found else ""

    def slot(self, name: str) -> str:
        """Return the colour of a slot: `tx1` is that of words."""
        return self._palette.digits(Paint(name))
