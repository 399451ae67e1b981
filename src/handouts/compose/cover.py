"""What only a first page has: on which page to find what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose.blocks import composes
from handouts.compose.citations import listed_apart
from handouts.content.model.blocks import ContentsBlock
from handouts.outline import handout as out
from handouts.outline.inner import leading, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handouts.compose.blocks import SectionContext
    from handouts.content.markup import RichText
    from handouts.content.model.documents import HandoutDocument, Section
    from handouts.edition import Edition


@composes(ContentsBlock)
def contents(context: SectionContext, block: ContentsBlock) -> Iterator[out.Block]:
    """Yield on which page the other sections begin; the one that is signed is told apart."""
    edition, document, section = context.edition, context.document, context.section
    words = edition.phrases.handout
    others = [one for one in edition.guide.guide.sections(document) if one.id != section]
    signed = next((one.id for one in others if one.has("signatures")), "")
    places = tuple(
        out.Place(f"{section}/{one.id}", page_of(one.id), leading(edition.say(one.in_map or one.title), one.id))
        for one in others
        if one.id != signed and one.id not in block.without
    )
    yield out.Contents(
        f"{section}/contents",
        edition.say(block.title),
        places,
        leading(edition.fill(words.sign_page, page=page_of(signed)), signed) if signed else (),
        _source_marks(edition, document, others),
    )


def _source_marks(edition: Edition, document: HandoutDocument, sections: Sequence[Section]) -> RichText:
    """Return what a raised number is, and where the sources are listed; nothing where no list is."""
    words = edition.phrases.handout
    listed = next((one.id for one in sections if one.has("references")), "")
    if listed:
        return edition.fill(words.source_marks, page=page_of(listed))
    apart = listed_apart(edition, document)
    return edition.fill(words.source_marks_apart, title=edition.say(apart.title)) if apart else ()
