"""From an edition to a handout's outline: its cover, and the sections that guide.yaml lists, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose import context as identity
from handouts.compose import context as local
from handouts.compose import safety
from handouts.compose.citations import listed_apart, number_citations
from handouts.compose.context import SectionContext, composes
from handouts.content.model.blocks import ContentsBlock
from handouts.content.model.documents import HandoutDocument, Section
from handouts.outline import handout as out
from handouts.outline.walk import leading, page_of
from handouts.text.markup import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline
    from handouts.text.markup import RichText


def compose(
    edition: Edition,
    name: str,
    decks: Mapping[str, DeckOutline],
    cited: Mapping[str, out.HandoutOutline],
    main: out.HandoutOutline | None = None,
) -> out.HandoutOutline:
    """Return the outline of the handout of that name in guide.yaml.

    Args:
        edition: The guide, as a clinic gives it in a language.
        name: The document.
        decks: The decks whose slides it shows, by their names.
        cited: The handouts behind which it tells what staff know, by the names of the decks that cite them.
        main: The handout that it is given with, whose sources it lists before its own.
    """
    document = edition.guide.guide.documents[name]
    assert isinstance(document, HandoutDocument), name
    words = edition.phrases
    outline = out.HandoutOutline(
        identity=identity.identity(edition, name, document.title),
        front=_front(edition, document),
        sections=tuple(_sections(edition, document, decks, cited)),
        page_pattern=edition.plain_text(words.status.page, page="{page}", pages="{pages}"),
        continued=edition.fill(words.status.continued),
        notes=edition.fill(words.handout.note_lines),
    )
    outline = number_citations(edition, document, outline, main)
    return local.in_handout(edition, outline) if document.read_by_staff else outline


def _front(edition: Edition, document: HandoutDocument) -> out.Front:
    clinic = edition.clinic
    logo, logo_says = identity.logo(edition)
    return out.Front(
        clinic=(Run(clinic.name, fact="clinic"),),
        contact=edition.quote("clinic", "address"),
        subtitle=edition.resolve(document.subtitle),
        main_message=edition.resolve(document.main_message),
        freedom=edition.resolve(document.freedom),
        main_icon=document.main_icon,
        formats=edition.resolve(document.formats),
        logo=logo,
        logo_says=logo_says,
    )


def _sections(
    edition: Edition,
    document: HandoutDocument,
    decks: Mapping[str, DeckOutline],
    cited: Mapping[str, out.HandoutOutline],
) -> Iterator[out.Section]:
    number = 0
    for section in edition.guide.guide.sections(document):
        number += section.numbered
        part = edition.fill(edition.phrases.status.part, n=str(number)) if section.numbered else ()
        lead = [out.Paragraph(f"{section.id}/lead", edition.resolve(section.lead), "lead")] if section.lead else []
        foot = [out.Paragraph(f"{section.id}/foot", edition.resolve(section.foot))] if section.foot else []
        context = SectionContext(edition, document, section.id, decks, cited)
        made = (block for item in section.blocks for block in composes.of(item)(context, item))
        filled = [block for block in made if not _empty(block)]
        yield out.Section(
            origin=section.id,
            sheet=section.sheet,
            icon=section.icon,
            part=part,
            title=edition.resolve(section.title),
            blocks=(*lead, *filled, *foot),
            over=edition.resolve(section.over),
            label=_label(edition, document, section),
            side=_side(edition, section.sheet),
            new_page=section.new_page,
        )


def _label(edition: Edition, document: HandoutDocument, section: Section) -> out.Blanks | None:
    """Return the box for the patient label: on the first page, on what is signed, and at the head of a record."""
    begins = section.sheet == "record" and section == document.sections[0]
    return safety.label_box(edition) if begins or section.has("signatures") or section.sheet == "front" else None


def _empty(block: out.Block) -> bool:
    """Return whether a block has nothing to show: a period without effects, a guide without a glossary."""
    match block:
        case out.Table(groups=()) | out.Terms(entries=()) | out.Sources(entries=()) | out.Questions(questions=()):
            return True
        case _:
            return False


def _side(edition: Edition, sheet: str) -> out.Blanks | None:
    if sheet == "front":
        return safety.side_fields(edition, "opening", edition.guide.consent.opening)
    return None


@composes(ContentsBlock)
def contents(context: SectionContext, block: ContentsBlock) -> Iterator[out.Block]:
    """Yield on which page the other sections begin; the one that is signed is told apart."""
    edition, document, section = context.edition, context.document, context.section
    words = edition.phrases.handout
    others = [other for other in edition.guide.guide.sections(document) if other.id != section]
    signed = next((other.id for other in others if other.has("signatures")), "")
    places = tuple(
        out.Place(
            f"{section}/{other.id}", page_of(other.id), leading(edition.resolve(other.in_map or other.title), other.id)
        )
        for other in others
        if other.id != signed and other.id not in block.without
    )
    yield out.Contents(
        f"{section}/contents",
        edition.resolve(block.title),
        places,
        leading(edition.fill(words.sign_page, page=page_of(signed)), signed) if signed else (),
        _source_marks(edition, document, others),
    )


def _source_marks(edition: Edition, document: HandoutDocument, sections: Sequence[Section]) -> RichText:
    """Return what a raised number is, and where the sources are listed; nothing where no list is."""
    words = edition.phrases.handout
    listed = next((section.id for section in sections if section.has("references")), "")
    if listed:
        return edition.fill(words.source_marks, page=page_of(listed))
    apart = listed_apart(edition, document)
    return edition.fill(words.source_marks_apart, title=edition.resolve(apart.title)) if apart else ()
