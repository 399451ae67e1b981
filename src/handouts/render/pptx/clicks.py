"""A slide that unfolds: with each click more of it appears, by PowerPoint's own animation.

What appears is there from the start for whoever sees the slide at rest: in print, in an export, while it is edited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


def write(slide: Any, clicks: Sequence[Sequence[Any]]) -> None:
    """Let the shapes of each click appear together, click by click (ECMA-376-1, 19.5)."""
    if not clicks:
        return
    shown = "".join(_step("indefinite", _step("0", _effects(shapes))) for shapes in clicks)
    builds = "".join(_BUILD.format(id=shape.shape_id) for shapes in clicks for shape in shapes if _builds(shape))
    listed = f"<p:bldLst>{builds}</p:bldLst>" if builds else ""
    timing = parse_xml(_TIMING.format(ns=nsdecls("p"), clicks=shown, builds=listed))
    for number, node in enumerate(timing.iter(qn("p:cTn")), 1):
        node.set("id", str(number))
    slide._element._insert_timing(timing)  # noqa: SLF001


def _effects(shapes: Iterable[Any]) -> str:
    """Return the effects of one click: the first waits for it, the others come with the first."""
    return "".join(
        _step("0", _SHOW.format(id=shape.shape_id), _EFFECT.format(group=_group(shape), kind=kind))
        for shape, kind in zip(shapes, ("clickEffect", *("withEffect" for _ in shapes)), strict=False)
    )


def _step(delay: str, inside: str, effect: str = "") -> str:
    return _STEP.format(delay=delay, inside=inside, effect=effect)


def _group(shape: Any) -> str:
    return ' grpId="0"' if _builds(shape) else ""


def _builds(shape: Any) -> bool:
    """Return whether the build list names a shape: it does where there can be paragraphs, not lines or groups."""
    return bool(shape._element.tag == qn("p:sp"))  # noqa: SLF001
