"""The handout on paper: an outline and its seal become the bytes of a PDF (PDF/UA-1 and PDF/A-2a)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from handouts.errors import ContentError, Location, Problem
from handouts.theme.format import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.outline.handout import HandoutOutline
    from handouts.outline.leaves import Seal
    from handouts.outline.sketch import Sketch
    from handouts.theme import Theme
    from handouts.theme.format import Format

    Sketches = Mapping[tuple[str, str], tuple[Sketch, ...]]

_NONE: Sketches = MappingProxyType({})


def render(
    outline: HandoutOutline, seal: Seal, theme: Theme, layout: Format = DEFAULT, sketches: Sketches = _NONE
) -> bytes:
    """Return the handout's file in a format; `sketches` are the slides that it shows, by their decks and origins.

    Raises ContentError where no font has a character, or no page can hold what must not be parted.
    """
    from handouts.render.pdf.document import write
    from handouts.render.pdf.flow import TooHighError
    from handouts.render.pdf.handout import story

    try:
        return write(story(outline, seal, theme, layout, sketches))
    except TooHighError as error:
        hint = "Say it shorter, or part it in two."
        raise ContentError((Problem(Location(str(error)), "this does not fit on a page", hint, "fit"),)) from error
