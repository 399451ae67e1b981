"""From an edition to a handout's outline: the sections that guide.yaml lists, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose import consent, identity, local
from handouts.compose.blocks import SectionContext, composes
from handouts.compose.citations import counted
from handouts.content.markup import Run
from handouts.content.model.documents import HandoutDocument, Section
from handouts.outline import handout as out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline


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
    whole = out.HandoutOutline(
        identity=identity.identity(edition, name, document.title),
        front=_front(edition, document),
        sections=tuple(_sections(edition, document, decks, cited)),
        page_pattern=edition.words(words.status.page, page="{page}", pages="{pages}"),
        continued=edition.fill(words.status.continued),
        notes=edition.fill(words.handout.note_lines),
    )
    whole = counted(edition, document, whole, main)
    return local.in_handout(edition, whole) if document.read_by_staff else whole


def _front(edition: Edition, document: HandoutDocument) -> out.Front:
    clinic = edition.clinic
    logo, logo_says = identity.logo(edition)
    return out.Front(
        clinic=(Run(clinic.name, fact="clinic"),),
        contact=edition.quote("clinic", "address"),
        subtitle=edition.say(document.subtitle),
        main_message=edition.say(document.main_message),
        freedom=edition.say(document.freedom),
        main_icon=document.main_icon,
        formats=edition.say(document.formats),
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
        lead = [out.Paragraph(f"{section.id}/lead", edition.say(section.lead), "lead")] if section.lead else []
        foot = [out.Paragraph(f"{section.id}/foot", edition.say(section.foot))] if section.foot else []
        context = SectionContext(edition, document, section.id, decks, cited)
        made = (block for one in section.blocks for block in composes.of(one)(context, one))
        filled = [block for block in made if not _empty(block)]
        yield out.Section(
            origin=section.id,
            sheet=section.sheet,
            icon=section.icon,
            part=part,
            title=edition.say(section.title),
            blocks=(*lead, *filled, *foot),
            over=edition.say(section.over),
            label=_label(edition, document, section),
            side=_side(edition, section.sheet),
            new_page=section.new_page,
        )


def _label(edition: Edition, document: HandoutDocument, section: Section) -> out.Blanks | None:
    """Return the box for the patient label: on the first page, on what is signed, and at the head of a record."""
    begins = section.sheet == "record" and section == document.sections[0]
    return consent.label_box(edition) if begins or section.has("signatures") or section.sheet == "front" else None


def _empty(block: out.Block) -> bool:
    """Return whether a block has nothing to show: a period without effects, a guide without a glossary."""
    match block:
        case out.Table(groups=()) | out.Terms(entries=()) | out.Sources(entries=()) | out.Questions(questions=()):
            return True
        case _:
            return False


def _side(edition: Edition, sheet: str) -> out.Blanks | None:
    if sheet == "front":
        return consent.side_fields(edition, "opening", edition.guide.consent.opening)
    return None
