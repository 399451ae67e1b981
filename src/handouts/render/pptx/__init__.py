"""Draws a deck outline as PowerPoint bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handouts.fit.deck import fit_deck
from handouts.outline.deck import SealLines
from handouts.outline.imprint import Imprint
from handouts.outline.visit import mapped
from handouts.theme import own

if TYPE_CHECKING:
    from pathlib import Path

    from handouts.outline.deck import DeckOutline
    from handouts.outline.leaves import Seal
    from handouts.outline.sketch import Sketch
    from handouts.theme import Theme


def render(outline: DeckOutline, seal: Seal, theme: Theme, template: Path | None = None) -> bytes:
    """Return the deck as bytes, in our template or a clinic's.

    Raises ContentError for what does not fit the template, or what the template lacks.
    """
    from handouts.render.pptx import package

    presentation, _ = _drawn(outline, seal, theme, template)
    return package.packed(presentation, outline.identity.date)


def sketches(
    outline: DeckOutline, seal: Seal, theme: Theme, template: Path | None = None
) -> dict[str, tuple[Sketch, ...]]:
    """Return how the slides look, by their origins: one that continues has several. Raises as `render` does."""
    from handouts.render.pptx import sketch

    presentation, origins = _drawn(outline, seal, theme, template)
    found: dict[str, tuple[Sketch, ...]] = {}
    for origin, one in zip(origins, sketch.sketches(presentation), strict=True):
        found[origin] = (*found.get(origin, ()), one)
    return found


def _drawn(outline: DeckOutline, seal: Seal, theme: Theme, template: Path | None) -> tuple[Any, list[str]]:
    """Return a presentation with all its slides, and the origin of each."""
    from handouts.fit.faces import set_in
    from handouts.render.pptx import brand, links, mirror, numbers, package, properties, slides, typefaces
    from handouts.render.pptx.rooms import rooms_of
    from handouts.render.pptx.template import open_template

    presentation = open_template(template, theme)
    package.count_part_names(presentation.part.package)
    if template is None:
        brand.set_accent(presentation, theme)
    links.make_legible(presentation)
    outline = mapped(outline, numbers.steady)
    if outline.identity.rtl:
        mirror.mirror(presentation)
        outline = mapped(outline, mirror.isolated)
    rooms = rooms_of(presentation, theme)
    lines = SealLines.of(outline.identity, seal)
    face = typefaces.face_of(presentation, template)
    typefaces.tighten(presentation, face)
    with set_in(face):
        fitted = fit_deck(outline, rooms, lines)
        sections = slides.draw(presentation, fitted, rooms, theme, lines)
    properties.write_sections(presentation, fitted, sections)
    properties.write_core(presentation, outline.identity, seal)
    parts = " ".join(section.origin for section in outline.sections)
    made_in = own.digest(template) if template else ""
    properties.write_custom(presentation, Imprint.of(outline.identity, seal, parts=parts, template=made_in))
    return presentation, [slide.origin for section in fitted.sections for slide in section.slides]


def doubts(template: Path) -> tuple[str, ...]:
    """Return, in sentences, what of a template is not proven: typefaces of unknown width, layouts that are not its own.

    Raises as `render` does.
    """
    from handouts.render.pptx import typefaces
    from handouts.render.pptx.template import brought, open_template

    said = [_UNMEASURED.format(name=name) for name in typefaces.face_of(open_template(template), template).unmeasured]
    if names := ", ".join(f"“{name}”" for name in brought(template)):
        said.append(_OLDER.format(name=template.name, layouts=names))
    return tuple(said)


_UNMEASURED = (
    "how wide {name} is, is not known here; its text was fitted as if it were as wide as Verdana. Look at every slide, "
    "or name its files (README, Your own slides)."
)
_OLDER = (
    "{name} is a copy of an older deck: {layouts} are ours in its colours, as it has them not, or without a place that "
    "they have now. Make the template anew from this deck to change them."
)
