"""The few words of OOXML that python-pptx has no method for: alt text, shades, language, and what a click brings.

Everything here takes python-pptx objects, so that the rest of the package never handles XML.

What appears is there from the start for whoever sees the slide at rest: in print, in an export, while it is edited.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from handouts.archive.imprint import ORIGIN
from handouts.outline.walk import slide_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lxml.etree import _Element
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.base import BaseShape
    from pptx.shapes.connector import Connector
    from pptx.slide import Slide
    from pptx.table import _Cell
    from pptx.text.text import Font, _Paragraph, _Run

    from handouts.text.markup import RichText

_DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_DECORATIVE_NS = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_LINK_URI = "{A12FA001-AC4F-418D-AE19-62706E023703}"
_LINK_NS = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"
_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
_BEFORE_FILL = frozenset(map(qn, ("a:xfrm", "a:custGeom", "a:prstGeom", "a:ln")))
_TO_SLIDE = "ppaction://hlinksldjump"


@dataclass(frozen=True, slots=True)
class Shade:
    """A theme colour slot, or a tint of one: percentages of luminance kept, luminance added, saturation."""

    slot: str
    mod: float = 100
    off: float = 0
    sat: float = 100


def mark_origin(shape: BaseShape, origin: str, role: str = "") -> None:
    """Name a shape after the content that it shows (ids parted by spaces), so that a file can be traced."""
    shape.name = f"{role} {ORIGIN}{origin}" if role else ORIGIN + origin


def describe(shape: BaseShape, says: str) -> None:
    """Give a shape, group, chart, table or connector its alternative text."""
    _properties(shape).set("descr", says)


def decorate(shape: BaseShape) -> None:
    """Mark a shape as decoration that a screen reader passes over."""
    properties = _properties(shape)
    properties.set("descr", "")
    extensions = properties.find(qn("a:extLst"))
    if extensions is None:
        extensions = etree.SubElement(properties, qn("a:extLst"))
    extension = etree.SubElement(extensions, qn("a:ext"), uri=_DECORATIVE_URI)
    etree.SubElement(extension, f"{{{_DECORATIVE_NS}}}decorative", nsmap={"adec": _DECORATIVE_NS}, attrib={"val": "1"})


def fill(shape: BaseShape, shade: Shade | None) -> None:
    """Fill a shape with a shade, or with nothing."""
    _set_fill(shape._element.spPr, shade, _BEFORE_FILL - {qn("a:ln")})  # noqa: SLF001


def outline(shape: Shape | Connector, shade: Shade | None, width: float = 0) -> None:
    """Draw a shape's or connector's line in a shade, `width` points wide, or not at all."""
    if shade is not None:
        shape.line.width = Pt(width)
    _set_fill(shape.line._get_or_add_ln(), shade, frozenset())  # noqa: SLF001


def ink(font: Font, shade: Shade) -> None:
    """Write in a shade."""
    _set_fill(font._rPr, shade, frozenset({qn("a:ln")}))  # noqa: SLF001


def inked(font: Font) -> bool:
    """Return whether a font has a shade of its own."""
    return font._rPr.find(qn("a:solidFill")) is not None  # noqa: SLF001


def fill_cell(cell: _Cell, shade: Shade | None) -> None:
    """Fill a table cell with a shade, or with nothing."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    lines = frozenset(map(qn, ("a:lnL", "a:lnR", "a:lnT", "a:lnB", "a:lnTlToBr", "a:lnBlToTr", "a:cell3D")))
    _set_fill(properties, shade, lines)


def write(
    paragraph: _Paragraph,
    text: RichText,
    *,
    bold: bool | None = None,
    local: Shade | None = None,
    jump: Callable[[Any, str], None] | None = None,
) -> None:
    """Add rich text to a paragraph: strong runs in bold, links as links, what a clinic sets in the shade `local`.

    What looks the same is one run, so that whoever edits the deck finds sentences and not pieces. `jump` is given each
    run that leads to another slide, and the item that is shown there.
    """
    alike = groupby(text, key=lambda piece: (piece.strong, piece.href, piece.local and local is not None))
    for (strong, href, own), pieces in alike:
        run = paragraph.add_run()
        run.text = "".join(piece.text for piece in pieces)
        if strong or bold:
            run.font.bold = True
        if own and local is not None:
            ink(run.font, local)
        if there := slide_of(href):
            if jump is not None:
                jump(run, there)
        elif href:
            run.hyperlink.address = href


def keep_colour(run: _Run) -> None:
    """Let a link have the colour of its text, as on a panel ([MS-ODRAWXML], 2.31.1, hlinkClr)."""
    click = run._r.get_or_add_rPr().get_or_add_hlinkClick()  # noqa: SLF001
    extension = etree.SubElement(etree.SubElement(click, qn("a:extLst")), qn("a:ext"), uri=_LINK_URI)
    etree.SubElement(extension, f"{{{_LINK_NS}}}hlinkClr", nsmap={"ahyp": _LINK_NS}, val="tx")


def link_to_slide(run: _Run, target: Slide, slide: Slide) -> None:
    """Let a run of `slide` lead to the slide `target`."""
    relation = slide.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE)
    click = run._r.get_or_add_rPr().get_or_add_hlinkClick()  # noqa: SLF001
    click.set(qn("r:id"), relation)
    click.set("action", _TO_SLIDE)


def lead_to(shape: BaseShape, target: Slide, slide: Slide, says: str) -> None:
    """Let a shape of `slide` lead to the slide `target`, and say so to those who point at it or do not see it."""
    properties = _properties(shape)
    click = etree.Element(qn("a:hlinkClick"), {"action": _TO_SLIDE, "tooltip": says})
    click.set(qn("r:id"), slide.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE))
    properties.insert(0, click)  # before a mark of decoration (ECMA-376-1, 20.1.2.2.8)
    properties.set("descr", says)


def number_from(frame: Any, start: int) -> None:
    """Let an automatic list begin at another number (ECMA-376-1, 21.1.2.4.1)."""
    for paragraph in frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
        properties.append(properties.makeelement(qn("a:buAutoNum"), {"type": "arabicPlain", "startAt": str(start)}))


def set_language(element: _Element, language: str) -> None:
    """State the language on every run, field, break and paragraph end under an element."""
    for tag in ("a:r", "a:fld", "a:br"):
        for run in element.iter(qn(tag)):
            properties = run.find(qn("a:rPr"))
            if properties is None:
                properties = etree.Element(qn("a:rPr"))
                run.insert(0, properties)
            properties.set("lang", language)
    for end in element.iter(qn("a:endParaRPr")):
        end.set("lang", language)


def shade_element(shade: Shade) -> Any:
    """Return the `a:schemeClr` of a shade; for charts and other places without a helper here."""
    color = etree.Element(qn("a:schemeClr"), val=shade.slot)
    # ECMA-376-1, 20.1.2.3: transforms apply in document order
    for name, percent, neutral in (
        ("a:satMod", shade.sat, 100),
        ("a:lumMod", shade.mod, 100),
        ("a:lumOff", shade.off, 0),
    ):
        if percent != neutral:
            etree.SubElement(color, qn(name), val=str(round(percent * 1000)))
    return color


def parse(blob: bytes) -> Any:
    """Return the root of a part that python-pptx keeps as bytes."""
    return etree.fromstring(blob)


def serialized(root: _Element) -> bytes:
    """Return the bytes of a part that python-pptx keeps as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _properties(shape: BaseShape) -> Any:
    """Return the `p:cNvPr` of any kind of shape."""
    return shape._element._nvXxPr.cNvPr  # noqa: SLF001


def _set_fill(parent: _Element, shade: Shade | None, before: frozenset[str]) -> None:
    """Replace an element's fill with a shade, or with none, after the children that the schema puts before it."""
    for name in _FILLS:
        for old in parent.findall(qn(f"a:{name}")):
            parent.remove(old)
    new = etree.Element(qn("a:noFill" if shade is None else "a:solidFill"))
    if shade is not None:
        new.append(shade_element(shade))
    at = max((i + 1 for i, child in enumerate(parent) if child.tag in before), default=0)
    parent.insert(at, new)


_TIMING = (
    "<p:timing {ns}><p:tnLst><p:par>"
    '<p:cTn dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
    '<p:seq concurrent="1" nextAc="seek"><p:cTn dur="indefinite" nodeType="mainSeq"><p:childTnLst>{clicks}'
    '</p:childTnLst></p:cTn><p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
    '</p:prevCondLst><p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
    "</p:nextCondLst></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>{builds}</p:timing>"
)
_STEP = (
    '<p:par><p:cTn fill="hold"{effect}><p:stCondLst><p:cond delay="{delay}"/></p:stCondLst>'
    "<p:childTnLst>{inside}</p:childTnLst></p:cTn></p:par>"
)
_EFFECT = ' presetID="1" presetClass="entr" presetSubtype="0"{group} nodeType="{kind}"'
"""Appear, without movement."""
_SHOW = (
    '<p:set><p:cBhvr><p:cTn dur="1" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn>'
    '<p:tgtEl><p:spTgt spid="{id}"/></p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst>'
    '</p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set>'
)
_BUILD = '<p:bldP spid="{id}" grpId="0" animBg="1"/>'


def write_clicks(slide: Any, clicks: Sequence[Sequence[Any]]) -> None:
    """Let the shapes of each click appear together, click by click (ECMA-376-1, 19.5)."""
    if not clicks:
        return
    shown = "".join(_step("indefinite", _step("0", _effects(shapes))) for shapes in clicks)
    builds = "".join(
        _BUILD.format(id=shape.shape_id) for shapes in clicks for shape in shapes if _holds_paragraphs(shape)
    )
    listed = f"<p:bldLst>{builds}</p:bldLst>" if builds else ""
    timing = parse_xml(_TIMING.format(ns=nsdecls("p"), clicks=shown, builds=listed))
    for number, node in enumerate(timing.iter(qn("p:cTn")), 1):
        node.set("id", str(number))
    slide._element._insert_timing(timing)  # noqa: SLF001


def _effects(shapes: Iterable[Any]) -> str:
    """Return the effects of one click: the first waits for it, the others come with the first."""
    return "".join(
        _step("0", _SHOW.format(id=shape.shape_id), _EFFECT.format(group=_group_attribute(shape), kind=kind))
        for shape, kind in zip(shapes, ("clickEffect", *("withEffect" for _ in shapes)), strict=False)
    )


def _step(delay: str, inside: str, effect: str = "") -> str:
    """Return a time node that waits for `delay` (milliseconds, or `indefinite`)."""
    return _STEP.format(delay=delay, inside=inside, effect=effect)


def _group_attribute(shape: Any) -> str:
    return ' grpId="0"' if _holds_paragraphs(shape) else ""


def _holds_paragraphs(shape: Any) -> bool:
    """Return whether the build list names a shape: it does where there can be paragraphs, not lines or groups."""
    return bool(shape._element.tag == qn("p:sp"))  # noqa: SLF001
