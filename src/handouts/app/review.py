"""The paper for whoever approves: composed from all documents that are approved, and drawn as a handout is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.app import drawing, pipeline
from handouts.app.drawing import Composed
from handouts.app.request import DEFAULT_CLINIC
from handouts.archive.seal import seal
from handouts.changes.sentences import read_words, words_of
from handouts.compose import review as composing
from handouts.content import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.app.request import Request
    from handouts.edition import Edition


def review(request: Request) -> tuple[str, bytes]:
    """Return the name and the bytes of a PDF that lists what is to be checked, with boxes to tick.

    What says something else than in the clinic's last release, as far as that kept its words, is marked.

    Raises ContentError with what is wrong in the content; rules do not judge it, for whoever reviews may be who mends.
    """
    edition, composed = pipeline.compose(replace(request, everything=not request.documents))
    outline = composing.compose(
        edition, {name: document.outline for name, document in composed.items()}, _changed(edition, composed)
    )
    data = drawing.draw(request.on_paper(edition), edition, Composed(outline, seal(outline, edition)))
    clinic = edition.content.clinic_name
    parts = (f"{edition.guide.guide.id}-{composing.NAME}", *([clinic] if clinic != DEFAULT_CLINIC else []), "pdf")
    return ".".join(parts), data


def _changed(edition: Edition, composed: Mapping[str, Composed]) -> set[str]:
    """Return the items of which a document says something else than at its last release for this clinic."""
    whose = (edition.content.clinic_name, edition.language, ())
    known = sorted(records.releases(edition.content.home), key=lambda release: release.date)
    last = {one.document: one for one in known if (one.clinic, one.language, one.modules) == whose}
    changed: set[str] = set()
    for name, release in last.items():
        kept = read_words(records.released_words(edition.content.home, release))
        if kept and name in composed:
            then, now = ({(text.item, text.text) for text in side} for side in (kept, words_of(composed[name].outline)))
            changed |= {item for item, _ in then ^ now}
    return changed
