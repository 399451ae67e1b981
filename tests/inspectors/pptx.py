"""Reads a written deck with nothing but a zip reader and an XML parser, and says what is wrong with it.

Each inspector takes the deck's members and yields sentences; a sound deck yields none.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from itertools import combinations

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
SHAPES = tuple(P + name for name in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp"))
SMALL = ("ftr", "sldNum", "dt")
FOOT = ("Source", "Module", "Seal", "Number")
FLOOR = 1800
CHART_FLOOR = 1400
LOOKED_UP = "Sources"
"""The layout of what nobody presents, with type as in charts."""
GUID = re.compile(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}")
INCH = 914_400


class Deck:
    """The members of a deck, each parsed once, when it is asked for; to be read only."""

    def __init__(self, data: bytes) -> None:
        self.infos = zipfile.ZipFile(io.BytesIO(data)).infolist()
        archive = zipfile.ZipFile(io.BytesIO(data))
        self.members = {info.filename: archive.read(info) for info in self.infos}
        self._trees: dict = {}
        self._relations: dict = {}

    def xml(self, name):
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.members[name])
        return self._trees[name]

    def relations(self, name):
        """Return id -> (type, target, external) of a part."""
        if name not in self._relations:
            self._relations[name] = self._read_relations(name)
        return self._relations[name]

    def _read_relations(self, name):
        folder, base = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if path not in self.members:
            return {}
        found = {}
        for each in self.xml(path):
            external = each.get("TargetMode") == "External"
            target = each.get("Target")
            if not external:
                target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            found[each.get("Id")] = (each.get("Type").rpartition("/")[2], target, external)
        return found

    def related(self, name, kind):
        return [target for each, target, _ in self.relations(name).values() if each == kind]

    @property
    def slides(self):
        """Return the names of the slide parts in the order in which they are shown."""
        relations = self.relations("ppt/presentation.xml")
        ids = self.xml("ppt/presentation.xml").find(P + "sldIdLst")
        return [relations[each.get(R + "id")][1] for each in ids]

    def layout(self, slide):
        return self.related(slide, "slideLayout")[0]


def shapes(page):
    """Yield every shape of a page, members of groups included."""
    yield from page.iter(*SHAPES)


def properties(shape):
    return shape[0].find(P + "cNvPr")


def placeholder(shape):
    return shape[0].find(f"{P}nvPr/{P}ph")


def text(shape):
    return "".join(each.text or "" for each in shape.iter(A + "t"))


def title(page):
    for shape in page.iter(P + "sp"):
        holder = placeholder(shape)
        if holder is not None and holder.get("type") in ("title", "ctrTitle"):
            return shape
    return None


def pictured(page):
    """Return whether a slide has a chart, table, picture or diagram, or a drawing of a square inch at least."""
    if next(page.iter(P + "graphicFrame", P + "pic", P + "cxnSp"), None) is not None:
        return True
    sizes = (each.find(f"../{A}xfrm/{A}ext") for each in page.iter(A + "custGeom"))
    return any(int(size.get("cx")) * int(size.get("cy")) >= INCH**2 for size in sizes)


def package_faults(deck):
    """Members in a fixed order with a fixed date; every part typed once, every relation leading somewhere."""
    names = [info.filename for info in deck.infos]
    if names != sorted(names, key=lambda name: (name != "[Content_Types].xml", name)):
        yield "the members are not in order"
    if len(set(names)) != len(names):
        yield "a member is there twice"
    for info in deck.infos:
        if info.date_time != (1980, 1, 1, 0, 0, 0):
            yield f"{info.filename} is dated"
    typed = [each.get("PartName") for each in deck.xml("[Content_Types].xml").iter(TYPES + "Override")]
    parts = ["/" + name for name in names if not name.endswith(".rels") and name != "[Content_Types].xml"]
    if Counter(typed) != Counter(parts):
        yield f"typed parts and parts differ: {set(typed) ^ set(parts)}"
    reached = set()
    for name in ["", *names]:
        for target, external in (each[1:] for each in deck.relations(name).values()):
            if not external and target not in deck.members:
                yield f"{name or 'the package'} relates to {target}, which is missing"
            reached.add("/" + target)
    for part in set(parts) - reached:
        yield f"nothing relates to {part}"


def reference_faults(deck):
    """Every r:id used in a part is one of its relations."""
    for name in deck.members:
        if not name.endswith(".xml") or name == "[Content_Types].xml":
            continue
        known = deck.relations(name)
        for element in deck.xml(name).iter():
            for attribute, value in element.attrib.items():
                if attribute.startswith(R) and value not in known:
                    yield f"{name} uses the relation {value}, which it does not have"


def id_faults(deck):
    """Ids of shapes are unique on a page; those of slides, of master and of layouts in the file."""
    pages = [
        name
        for name in deck.members
        if re.fullmatch(r"ppt/(slides|slideLayouts|slideMasters|notesSlides)/\w+\.xml", name)
    ]
    for name in pages:
        ids = Counter(each.get("id") for each in deck.xml(name).iter(P + "cNvPr"))
        for number, count in ids.items():
            if count > 1:
                yield f"{name} has the shape id {number} {count} times"
        used = [each.get("id") for each in deck.xml(name).iter(A + "stCxn", A + "endCxn")]
        for number in set(used) - set(ids):
            yield f"{name} has a connector to shape {number}, which is missing"
    presentation = deck.xml("ppt/presentation.xml")
    slide_ids = [int(each.get("id")) for each in presentation.find(P + "sldIdLst")]
    if len(set(slide_ids)) != len(slide_ids) or not all(256 <= each < 2**31 for each in slide_ids):
        yield "slide ids are not unique or out of range"
    masters = [int(each.get("id")) for each in presentation.find(P + "sldMasterIdLst")]
    layouts = [int(each.get("id")) for each in deck.xml("ppt/slideMasters/slideMaster1.xml").find(P + "sldLayoutIdLst")]
    if len({*masters, *layouts}) != len(masters) + len(layouts) or min(masters + layouts) < 2**31:
        yield "master and layout ids are not unique or out of range"


def section_faults(deck):
    """Every slide is in one section."""
    presentation = deck.xml("ppt/presentation.xml")
    listed = [each.get("id") for each in presentation.iter(P14 + "sldId")]
    if listed != [each.get("id") for each in presentation.find(P + "sldIdLst")]:
        yield "the sections do not hold every slide once, in order"
    sections = [each.get("id") for each in presentation.iter(P14 + "section")]
    if len(set(sections)) != len(sections):
        yield "two sections have one id"
    if not all(map(GUID.fullmatch, sections)):
        yield "the id of a section is no GUID in braces"


def title_faults(deck):
    """Each slide has one title, read first, unlike any other."""
    seen: Counter[str] = Counter()
    for name in deck.slides:
        page = deck.xml(name)
        shape = title(page)
        if shape is None or not text(shape).strip():
            yield f"{name} has no title"
            continue
        if next(shapes(page.find(f"{P}cSld/{P}spTree"))) is not shape and text(shape) != text(next(shapes(page))):
            yield f"{name} does not begin with its title"
        seen["".join(text(shape).split())] += 1
    for words, count in seen.items():
        if count > 1:
            yield f"{count} slides have the title {words}"


def language_faults(deck):
    """Each run, field and break on slides and notes states its language."""
    for name in deck.members:
        if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", name):
            for run in deck.xml(name).iter(A + "r", A + "fld", A + "br"):
                own = run.find(A + "rPr")
                if own is None or not own.get("lang"):
                    yield f"{name} has a run without language: {''.join(run.itertext())}"
        if re.fullmatch(r"ppt/charts/chart\d+\.xml", name):
            for own in deck.xml(name).iter(A + "defRPr", A + "rPr"):
                if not own.get("lang"):
                    yield f"{name} has text without language"


def notes_faults(deck):
    """Each slide has notes with words in them."""
    for name in deck.slides:
        notes = deck.related(name, "notesSlide")
        if len(notes) != 1:
            yield f"{name} has {len(notes)} notes"
        elif not "".join(deck.xml(notes[0]).itertext()).strip():
            yield f"the notes of {name} are empty"
        elif deck.related(notes[0], "slide") != [name]:
            yield f"the notes of {name} belong to another slide"


def placeholder_faults(deck):
    """No placeholder is empty, and each has its like in the layout."""
    for name in deck.slides:
        known = {
            placeholder(shape).get("idx")
            for shape in shapes(deck.xml(deck.layout(name)))
            if placeholder(shape) is not None
        }
        for shape in shapes(deck.xml(name)):
            holder = placeholder(shape)
            if holder is None:
                continue
            if shape.tag == P + "sp" and not text(shape).strip():
                yield f"{name} has the empty placeholder {properties(shape).get('name')}"
            if holder.get("idx") not in known:
                yield f"{name} has the placeholder {holder.get('idx')}, which its layout has not"


LONGEST_DESCRIPTION = 250
"""Signs of an alternative text: screen readers read it in one breath, and cannot go back in it."""


def description_faults(deck):
    """Whatever is no text is described, shortly, or marked as decoration; both at once says two things."""
    for name in deck.slides:
        for shape in shapes(deck.xml(name)):
            own = properties(shape)
            decorative = next(own.iter(DECORATIVE), None) is not None
            described = bool(own.get("descr", "").strip())
            textual = shape.tag == P + "sp" and text(shape).strip()
            if decorative and described:
                yield f"{name}: {own.get('name')} is described and decorative"
            if len(own.get("descr", "")) > LONGEST_DESCRIPTION:
                yield f"{name}: {own.get('name')} is described in {len(own.get('descr'))} signs"
            if not (textual or decorative or described):
                yield f"{name}: {own.get('name')} has no alternative text"


def name_faults(deck):
    """Each shape tells which content it shows."""
    for name in deck.slides:
        for shape in shapes(deck.xml(name)):
            holder = placeholder(shape)
            if "origin: " not in properties(shape).get("name") and (holder is None or holder.get("type") != "sldNum"):
                yield f"{name}: {properties(shape).get('name')} tells no origin"


def size_faults(deck):
    """Nothing on a slide is under 18 pt but the footer, module and number; no chart or list of sources under 14."""
    for name in deck.slides:
        layout = deck.xml(deck.layout(name))
        small = {properties(each).get("name") for each in shapes(layout)}
        for shape in shapes(deck.xml(name)):
            holder = placeholder(shape)
            if holder is not None and (holder.get("type") in SMALL or _name_in(layout, holder) in FOOT):
                continue
            inherited = _inherited_size(deck, name, holder)
            in_chart = properties(shape).get("name").startswith("Chart Text")
            floor = CHART_FLOOR if in_chart or layout.find(P + "cSld").get("name") == LOOKED_UP else FLOOR
            for run in shape.iter(A + "r", A + "fld"):
                own = run.find(A + "rPr")
                size = int(own.get("sz")) if own is not None and own.get("sz") else inherited
                if size < floor:
                    yield f"{name}: “{''.join(run.itertext())}” is {size / 100:g} pt"
        assert small
    for name in deck.members:
        if re.fullmatch(r"ppt/charts/chart\d+\.xml", name):
            for own in deck.xml(name).iter(A + "defRPr", A + "rPr", A + "endParaRPr"):
                if int(own.get("sz", CHART_FLOOR)) < CHART_FLOOR:
                    yield f"{name} has text of {int(own.get('sz')) / 100:g} pt"


def foot_faults(deck):
    """Each slide says its form's code and its status in type as large as its other footers, and no two overlap."""
    told = {each.get("name").removeprefix("handouts."): each[0].text for each in deck.xml("docProps/custom.xml")}
    for name in deck.slides:
        page, layout = deck.xml(name), deck.xml(deck.layout(name))
        said = "\n".join(map(text, shapes(page)))
        wanted = [told["code"]] if told["approved"] == "true" else [told["code"], told["status"]]
        for words in wanted:
            if words not in said:
                yield f"{name} does not say {words}"
        feet = {properties(each).get("name"): each for each in shapes(layout) if placeholder(each) is not None}
        feet = {each: shape for each, shape in feet.items() if each in FOOT}
        sizes = {each: _inherited_size(deck, name, placeholder(shape)) for each, shape in feet.items()}
        if "Seal" in sizes and sizes["Seal"] < sizes.get("Module", 0):
            yield f"{name} says its form in {sizes['Seal'] / 100:g} pt"
        for one, other in combinations(feet, 2):
            if _overlap(*(_corners(feet[each]) for each in (one, other))):
                yield f"{name}: {one} and {other} overlap"


def _corners(shape):
    off, ext = (shape.find(f"{P}spPr/{A}xfrm/{A}{tag}") for tag in ("off", "ext"))
    left, top = int(off.get("x")), int(off.get("y"))
    return left, top, left + int(ext.get("cx")), top + int(ext.get("cy"))


def _overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def table_faults(deck):
    """Each table has a head row and column and a style that the file has, no merged cell, and cells that fill it."""
    styles = {each.get("styleId") for each in deck.xml("ppt/tableStyles.xml")}
    for name in deck.slides:
        for frame in deck.xml(name).iter(P + "graphicFrame"):
            table = frame.find(f".//{A}tbl")
            if table is None:
                continue
            for flag in ("firstRow", "firstCol"):
                if table.find(A + "tblPr").get(flag) != "1":
                    yield f"{name} has a table without {flag}"
            size = frame.find(f"{P}xfrm/{A}ext")
            sums = (
                sum(int(each.get(key)) for each in table.iter(A + tag)) for key, tag in (("w", "gridCol"), ("h", "tr"))
            )
            if list(sums) != [int(size.get("cx")), int(size.get("cy"))]:
                yield f"{name} has a table whose cells do not fill it"
            if table.findtext(f"{A}tblPr/{A}tableStyleId") not in styles:
                yield f"{name} has a table in a style that is not there"
            for cell in table.iter(A + "tc"):
                if {"gridSpan", "rowSpan", "hMerge", "vMerge"} & set(cell.attrib):
                    yield f"{name} has merged cells"


def colour_faults(deck):
    """No slide or chart names a colour or a typeface itself: all follow the theme."""
    for name in deck.members:
        if re.fullmatch(r"ppt/(slides/slide|charts/chart)\d+\.xml", name):
            for _ in deck.xml(name).iter(A + "srgbClr", A + "sysClr", A + "prstClr"):
                yield f"{name} has a colour of its own"
            for face in deck.xml(name).iter(A + "latin", A + "ea", A + "cs"):
                if not face.get("typeface").startswith("+"):
                    yield f"{name} has a typeface of its own"


def place_faults(deck):
    """Nothing lies beyond the edges of its slide or must not be negative in size."""
    size = deck.xml("ppt/presentation.xml").find(P + "sldSz")
    edges = [int(size.get("cx")), int(size.get("cy"))]
    for name in deck.slides:
        for shape in shapes(deck.xml(name)):
            for place in (*shape.iter(A + "xfrm"), *shape.iter(P + "xfrm")):
                off, ext = place.find(A + "off"), place.find(A + "ext")
                start, whole = [int(off.get("x")), int(off.get("y"))], [int(ext.get("cx")), int(ext.get("cy"))]
                if int(place.get("rot", 0)) % 10_800_000:
                    # a quarter turn about the middle
                    start = [start[0] + (whole[0] - whole[1]) // 2, start[1] + (whole[1] - whole[0]) // 2]
                    whole.reverse()
                if min(whole) < 0:
                    yield f"{name}: {properties(shape).get('name')} has a size below nothing"
                if min(start) < 0 or any(a + b > edge for a, b, edge in zip(start, whole, edges, strict=True)):
                    yield f"{name}: {properties(shape).get('name')} leaves the slide"


def contrast_faults(deck):
    """Every text stands out from its ground; told in a room of its own, which reads decks by what is here."""
    from inspectors import contrast

    return contrast.contrast_faults(deck)


def click_faults(deck):
    """What a click lets appear is on its slide, once; told in a room of its own too."""
    from inspectors import clicks

    return clicks.click_faults(deck)


INSPECTORS = (
    package_faults,
    reference_faults,
    id_faults,
    section_faults,
    title_faults,
    language_faults,
    notes_faults,
    placeholder_faults,
    description_faults,
    name_faults,
    size_faults,
    foot_faults,
    table_faults,
    colour_faults,
    place_faults,
    contrast_faults,
    click_faults,
)


def faults(data):
    """Return everything that any inspector finds."""
    deck = Deck(data)
    return [fault for inspector in INSPECTORS for fault in inspector(deck)]


def _name_in(layout, holder):
    for shape in shapes(layout):
        found = placeholder(shape)
        if found is not None and found.get("idx") == holder.get("idx"):
            return properties(shape).get("name")
    return ""


def _inherited_size(deck, slide, holder):
    """Return the size that text takes from the layout, its master and the master's styles."""
    master = deck.xml(deck.related(deck.layout(slide), "slideMaster")[0])
    if holder is None:
        style = deck.xml("ppt/presentation.xml").find(P + "defaultTextStyle")
        return int(style.find(f"{A}lvl1pPr/{A}defRPr").get("sz"))
    for shape in shapes(deck.xml(deck.layout(slide))):
        found = placeholder(shape)
        if found is not None and found.get("idx") == holder.get("idx"):
            own = shape.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr/{A}defRPr")
            if own is not None and own.get("sz"):
                return int(own.get("sz"))
    style = "titleStyle" if holder.get("type") in ("title", "ctrTitle") else "bodyStyle"
    return int(master.find(f"{P}txStyles/{P}{style}/{A}lvl1pPr/{A}defRPr").get("sz"))
