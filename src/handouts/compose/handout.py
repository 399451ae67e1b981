"""From an edition to a handout's outline: the sections that guide.yaml lists, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose import consent, identity, passages, record
from handouts.compose.citations import sources_used
from handouts.compose.course import course
from handouts.compose.day import timeline
from handouts.compose.figures import chance
from handouts.compose.tables import effect_cards, effects_table, options_table, printed_effects, schedule_table
from handouts.content.markup import Run, plain
from handouts.content.model import documents as blocks
from handouts.outline import handout as out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.edition import Edition


def compose(edition: Edition, name: str) -> out.HandoutOutline:
    """Return the outline of the handout of that name in guide.yaml."""
    return edition.once(("handout", name), lambda: _composed(edition, name))


def _composed(edition: Edition, name: str) -> out.HandoutOutline:
    document = edition.guide.guide.documents[name]
    assert isinstance(document, blocks.HandoutDocument), name
    words = edition.phrases
    return out.HandoutOutline(
        identity=identity.identity(edition, name, document.title),
        front=_front(edition, document),
        sections=tuple(_sections(edition, document)),
        page_pattern=edition.words(words.status.page, page="{page}", pages="{pages}"),
        continued=edition.fill(words.status.continued),
        notes=edition.fill(words.handout.note_lines),
    )


def _front(edition: Edition, document: blocks.HandoutDocument) -> out.Front:
    clinic = edition.clinic
    joint = Run("  ·  ")
    logo, logo_says = identity.logo(edition)
    return out.Front(
        clinic=(Run(clinic.name, fact="clinic"),),
        contact=(Run(clinic.address), joint, *edition.quote("clinic", "telephone")),
        subtitle=edition.say(document.subtitle),
        main_message=edition.say(document.main_message),
        main_icon=document.main_icon,
        formats=edition.say(document.formats),
        logo=logo,
        logo_says=logo_says,
    )


def _sections(edition: Edition, document: blocks.HandoutDocument) -> Iterator[out.Section]:
    number = 0
    for section in edition.guide.guide.sections(document):
        number += section.numbered
        part = edition.fill(edition.phrases.status.part, n=str(number)) if section.numbered else ()
        lead = [out.Paragraph(f"{section.id}/lead", edition.say(section.lead), "lead")] if section.lead else []
        made = (block for one in section.blocks for block in _block(edition, document, section.id, one))
        shown = [block for block in made if not _empty(block)]
        side = any(one.kind == "going-home-fields" for one in section.blocks)
        torn = section.sheet == "tear-off" and not document.alone
        yield out.Section(
            origin=section.id,
            sheet="alone" if document.alone else section.sheet,
            icon=section.icon,
            part=part,
            title=edition.say(section.title),
            blocks=(*lead, *shown),
            label=_label(edition, document, section),
            side=_side(edition, section.sheet, going_home=side),
            tear_line=edition.fill(edition.phrases.handout.tear_line) if torn else (),
        )


def _label(edition: Edition, document: blocks.HandoutDocument, section: blocks.Section) -> out.Blanks | None:
    """Return the box for the patient label: on the first page, on the leaf, and at the head of a record."""
    begins = section.sheet == "record" and section == document.sections[0]
    return consent.label_box(edition) if begins or section.sheet in {"front", "leaf"} else None


def _empty(block: out.Block) -> bool:
    """Tell whether a block has nothing to show: a period without effects, a guide without a glossary."""
    match block:
        case out.Table(groups=()) | out.Terms(entries=()) | out.Sources(entries=()) | out.Questions(questions=()):
            return True
        case _:
            return False


def _side(edition: Edition, sheet: str, *, going_home: bool) -> out.Blanks | None:
    if sheet == "front":
        return consent.side_fields(edition, "opening", edition.guide.consent.opening)
    if going_home:
        return consent.side_fields(edition, "going-home-fields", edition.guide.consent.going_home)
    return None


def _block(
    edition: Edition, document: blocks.HandoutDocument, section: str, block: blocks.Block
) -> Iterator[out.Block]:
    items = edition.items
    match block:
        case blocks.TopicsBlock(look="cards"):
            yield passages.topic_cards(edition, items(block.items), section)  # type: ignore[arg-type]
        case blocks.TopicsBlock():
            for topic in items(block.items):
                yield from passages.topic_blocks(edition, topic)  # type: ignore[arg-type]
        case blocks.KeyPointsBlock():
            yield passages.key_points(edition, block, section)
        case blocks.CardsBlock():
            cards = tuple(passages.card(edition, one, block.look) for one in items(block.items))  # type: ignore[arg-type]
            yield out.Cards(f"{section}/cards", block.look, cards)
        case blocks.ChancesBlock():
            for figure in items(block.items):
                yield chance(edition, figure, "patient")  # type: ignore[arg-type]
        case blocks.CourseBlock():
            yield course(edition, block, section)
        case blocks.EffectsBlock(periods=periods, look=look):
            as_table = effects_table if look == "table" else effect_cards
            yield as_table(edition, f"{section}/effects", printed_effects(edition, periods))
        case blocks.TimeLineBlock():
            yield timeline(edition, items((block.item,))[0], "patient")  # type: ignore[arg-type]
        case blocks.StepsBlock():
            yield passages.steps(edition, block, section)
        case blocks.ScheduleBlock():
            origin = f"{section}/{'-'.join(block.periods)}"
            table = schedule_table(edition, origin, block.periods)
            if block.title and table.groups:
                yield out.Heading(f"{origin}/title", edition.say(block.title))
            yield table
        case blocks.OptionsBlock():
            yield options_table(edition, f"{section}/options", items(block.items))  # type: ignore[arg-type]
        case blocks.ConsentBlock():
            yield from consent.blocks(edition, block.kind, section)
        case blocks.GlossaryBlock():
            yield passages.glossary(edition, section)
        case blocks.ReferencesBlock():
            yield sources_used(edition, document, f"{section}/sources")
        case blocks.OwnBlock():
            yield from passages.own(edition, block.slot)
        case blocks.NotesBlock():
            title = edition.fill(edition.phrases.handout.note_lines)
            blank = out.Blank(f"{section}/notes/lines", (), block.lines, tooltip=plain(title))
            yield out.Blanks(f"{section}/notes", "lines", title, (blank,))
        case blocks.SlidesBlock() | blocks.QuizBlock() | blocks.CompetenciesBlock():
            from handouts.compose import trainer  # it composes a deck, which cites a handout

            yield from trainer.blocks(edition, block, section)
        case _:
            yield from record.blocks(edition, block, section)
