"""Draws a deck of one slide and reads it back from the bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from handouts.outline import deck
from handouts.render.pptx import presentation
from handouts.theme.look import load_theme
from inspectors.pptx import DECORATIVE, A, Deck, P, properties, shapes, text
from render.pptx import sample_outline as sample

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LOOK = load_theme().deck.pictures


@dataclass
class Drawn:
    """A slide as it was written."""

    data: bytes

    @cached_property
    def deck(self):
        return Deck(self.data)

    @cached_property
    def page(self):
        return self.deck.xml(self.deck.slides[0])

    @property
    def shapes(self):
        return list(shapes(self.page))

    @property
    def chart(self):
        return self.deck.xml(self.deck.related(self.deck.slides[0], "chart")[0])

    @property
    def connectors(self):
        return [each for each in self.shapes if each.tag == P + "cxnSp"]

    def saying(self, words):
        """Return the one shape with these words; a number's spaces, where no line ends, are spaces."""
        (found,) = [each for each in self.shapes if text(each).replace("\u00a0", " ") == words]
        return found

    def of(self, origin):
        return [each for each in self.shapes if properties(each).get("name") == f"origin: {origin}"]


def drawn(slide, **identity):
    outline = deck.DeckOutline(
        identity=replace(sample.IDENTITY, **identity),
        sections=(deck.DeckSection("section", "Section", (slide,)),),
        continued_pattern="({part} of {parts})",
        unread=sample.UNREAD,
    )
    return Drawn(presentation.render(outline, sample.SEAL, load_theme()))


def box(shape):
    """Return left, top, width and height in EMU."""
    (xfrm,) = shape.iter(A + "xfrm", P + "xfrm")
    off, ext = xfrm.find(A + "off"), xfrm.find(A + "ext")
    return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))


def middle(shape):
    left, top, width, height = box(shape)
    return left + width / 2, top + height / 2


def paint(shape):
    """Return the slot and the transforms of a shape's own fill, None where it has none."""
    fill = shape.find(f"{P}spPr/{A}solidFill/{A}schemeClr")
    return None if fill is None else shade(fill)


def shade(element):
    return (element.get("val"), *((child.tag.removeprefix(A), int(child.get("val"))) for child in element))


def token(name):
    """Return a shade of the theme as `paint` tells it."""
    found = LOOK.shades[name]
    parts = (("satMod", found.sat, 100), ("lumMod", found.mod, 100), ("lumOff", found.off, 0))
    return (found.slot, *((part, round(value * 1000)) for part, value, neutral in parts if value != neutral))


def preset(shape):
    found = shape.find(f"{P}spPr/{A}prstGeom")
    return "" if found is None else found.get("prst")


def contours(shape):
    return len(list(shape.iter(A + "moveTo")))


def said(shape):
    return properties(shape).get("descr", "")


def decorative(shape):
    return next(properties(shape).iter(DECORATIVE), None) is not None
