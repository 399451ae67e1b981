"""Judges the contrast of every text of a written deck: theme slot, colour map, tints and the ground it stands on."""

from __future__ import annotations

import colorsys

from lxml import etree

from inspectors.pptx import A, P, placeholder, shapes, text

LEAST = 4.5  # WCAG 2.2, 1.4.3
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def contrast_faults(deck):
    """Every run on slides, in table cells and in charts stands out from its ground by 4.5 or more."""
    for name in deck.slides:
        for words, ink, ground in _pairs(deck, name):
            found = ratio(ink, ground)
            if found < LEAST:
                yield f"{name}: “{words}” has a contrast of {found:.1f}"


def ratio(one, other):
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb):
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


class Palette:
    """The colours of a slide: the theme through the slide's own colour map, else that of the master."""

    def __init__(self, deck, slide):
        master = deck.related(deck.layout(slide), "slideMaster")[0]
        scheme = deck.xml(deck.related(master, "theme")[0]).find(f".//{A}clrScheme")
        self.slots = {slot.tag.removeprefix(A): slot[0].get("lastClr") or slot[0].get("val") for slot in scheme}
        own = deck.xml(slide).find(f"{P}clrMapOvr/{A}overrideClrMapping")
        self.map = dict((own if own is not None else deck.xml(master).find(P + "clrMap")).attrib)

    def colour(self, element):
        """Return red, green and blue of an `a:schemeClr` with its transforms, in document order."""
        slot = element.get("val")
        digits = self.slots[self.map.get(slot, slot)]
        hue, light, sat = colorsys.rgb_to_hls(*(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)))
        for change in element:
            share = int(change.get("val")) / 100_000
            match change.tag.removeprefix(A):
                case "satMod":
                    sat = min(sat * share, 1)
                case "lumMod":
                    light *= share
                case "lumOff":
                    light = min(light + share, 1)
                case "tint":  # in a clinic's own master
                    light = 1 - (1 - light) * share
                case other:
                    raise AssertionError(f"a transform that is not judged: {other}")
        return colorsys.hls_to_rgb(hue, light, sat)


def _pairs(deck, name):
    """Yield words, ink and ground of every run."""
    layout_name = deck.layout(name)
    palette = Palette(deck, name)
    master = deck.xml(deck.related(layout_name, "slideMaster")[0])
    layout, page = deck.xml(layout_name), deck.xml(name)
    for shape in shapes(page):
        holder = placeholder(shape)
        like = _like(layout, holder) if holder is not None else None
        ground = _ground(palette, shape, like, layout, master)
        if shape.tag == P + "sp":
            inherited = _inherited(like, holder, master)
            for run in shape.iter(A + "r", A + "fld"):
                for ink in _inks(run, inherited):
                    yield "".join(run.itertext()), palette.colour(ink), ground
        for table in shape.iter(A + "tbl"):
            yield from _cells(palette, table, ground)
        for chart in shape.iter(C + "chart"):
            part = deck.relations(name)[next(value for key, value in chart.attrib.items() if key.endswith("}id"))][1]
            for properties in deck.xml(part).iter(A + "defRPr", A + "rPr"):
                fill = properties.find(f"{A}solidFill/{A}schemeClr")
                if fill is not None:
                    yield f"text in {part}", palette.colour(fill), ground


def _cells(palette, table, ground):
    for number, row in enumerate(table.iter(A + "tr")):
        for cell in row.iter(A + "tc"):
            own = cell.find(f"{A}tcPr/{A}solidFill/{A}schemeClr")
            # the style's head row is filled with the accent, its other rows not at all
            under = palette.slots["accent1"] if not number else None
            beneath = tuple(int(under[at : at + 2], 16) / 255 for at in (0, 2, 4)) if under else ground
            for run in cell.iter(A + "r"):
                ink = run.find(f"{A}rPr/{A}solidFill/{A}schemeClr")
                yield "".join(run.itertext()), palette.colour(ink), palette.colour(own) if own is not None else beneath


def _like(layout, holder):
    for shape in shapes(layout):
        found = placeholder(shape)
        if found is not None and (found.get("idx") or "0") == (holder.get("idx") or "0"):
            return shape
    return None


def _inks(run, inherited):
    """Yield the colour of a text, and that of a link, which versions before 2019 show whatever its text has."""
    link = run.find(f"{A}rPr/{A}hlinkClick")
    if link is not None:
        yield inherited.makeelement(A + "schemeClr", val="hlink")
    if link is None or link.find(".//{*}hlinkClr[@val='tx']") is not None:  # [MS-ODRAWXML], 2.31.1
        own = run.find(f"{A}rPr/{A}solidFill/{A}schemeClr")
        yield inherited if own is None else own


def _inherited(like, holder, master):
    path = f"{A}lvl1pPr/{A}defRPr/{A}solidFill/{A}schemeClr"
    found = like.find(f"{P}txBody/{A}lstStyle/{path}") if like is not None else None
    kind = holder.get("type") if holder is not None else ""
    style = "titleStyle" if kind in ("title", "ctrTitle") else "bodyStyle" if holder is not None else "otherStyle"
    styled = master.find(f"{P}txStyles/{P}{style}/{path}")
    found = styled if found is None else found
    return found if found is not None else master.makeelement(A + "schemeClr", val="tx1")


def _ground(palette, shape, like, layout, master):
    """Return the fill of the shape itself, else of the panel of the layout beneath its middle, else of the page."""
    for each in (shape, like):
        fill = None if each is None else each.find(f"{P}spPr/{A}solidFill/{A}schemeClr")
        if fill is not None:
            return palette.colour(fill)
    x, y = _middle(next(each for each in (shape, like, *_of_type(master, like)) if _xfrm(each) is not None))
    for panel in reversed(list(shapes(layout))):
        fill = panel.find(f"{P}spPr/{A}solidFill/{A}schemeClr")
        if fill is not None and placeholder(panel) is None and _holds(panel, x, y):
            return palette.colour(fill)
    for each in (layout, master):
        background = each.find(f"{P}cSld/{P}bg")
        if background is not None:
            return palette.colour(next(background.iter(A + "schemeClr")))
    return palette.colour(master.makeelement(A + "schemeClr", val="bg1"))


def _of_type(master, like):
    kind = placeholder(like).get("type") if like is not None else None
    return [each for each in shapes(master) if placeholder(each) is not None and placeholder(each).get("type") == kind]


def _xfrm(shape):
    return next((each for each in shape.iter(A + "xfrm", P + "xfrm") if each.find(A + "off") is not None), None)


def _box(shape):
    xfrm = _xfrm(shape)
    off, ext = xfrm.find(A + "off"), xfrm.find(A + "ext")
    return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))


def _middle(shape):
    left, top, width, height = _box(shape)
    return left + width / 2, top + height / 2


def _holds(panel, x, y):
    left, top, width, height = _box(panel)
    return left <= x <= left + width and top <= y <= top + height


def repainted(deck, words, **changes):
    """Plant a defect: give the shape or cell with these words another ink or fill, in place."""
    for name in deck.slides:
        page = deck.xml(name)
        for shape in page.iter(P + "sp", A + "tc"):
            if text(shape) == words:
                for part, slot in changes.items():
                    path = {"ink": f".//{A}rPr/{A}solidFill", "fill": f"{P}spPr/{A}solidFill"}[part]
                    for fill in shape.iterfind(path):
                        fill[0].set("val", slot)
                        del fill[0][:]
                deck.members[name] = etree.tostring(page)
                return
    raise AssertionError(f"nothing says {words}")


def shade_pairs(deck):
    """Yield ink and ground of every text with an ink of its own, as slot, luminance kept, added, and saturation."""
    for name in deck.slides:
        page = deck.xml(name)
        for shape in page.iter(P + "sp", A + "tc"):
            fill = shape.find(f"{P}spPr/{A}solidFill/{A}schemeClr")
            fill = shape.find(f"{A}tcPr/{A}solidFill/{A}schemeClr") if fill is None else fill
            for ink in shape.iterfind(f".//{A}r/{A}rPr/{A}solidFill/{A}schemeClr"):
                yield _shade(ink), ("bg1", 100, 0, 100) if fill is None else _shade(fill)


def _shade(element):
    found = {each.tag.removeprefix(A): int(each.get("val")) / 1000 for each in element}
    return element.get("val"), found.get("lumMod", 100), found.get("lumOff", 0), found.get("satMod", 100)
