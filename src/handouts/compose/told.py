"""What the patient was told: the handout's own words and section, so that staff and paper say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from handouts.compose.figures import figure_text, joined, known
from handouts.compose.notes import plain_notes
from handouts.content.fields import Name, TextAt, walk
from handouts.content.markup import Run, plain
from handouts.content.model import consent, items, training
from handouts.content.model.facts import Count, Unknown
from handouts.content.places import place, places
from handouts.errors import Problem
from handouts.outline import deck as out
from handouts.outline.origins import origins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.compose.setting import Setting
    from handouts.content.markup import RichText
    from handouts.content.model.base import Item
    from handouts.edition import Edition
    from handouts.outline.handout import HandoutOutline, Section


def untold(edition: Edition, handout: HandoutOutline, modules: Iterable[training.Module]) -> Iterator[Problem]:
    """Yield every slide that quotes an item which the handout does not show."""
    shown = origins(handout.sections)
    where = places(edition.content)
    for module in modules:
        for slide in module.slides:
            if isinstance(slide, training.ToldSlide) and slide.item not in shown:
                hint = f"Name it in a section of `{handout.identity.document}`, or quote another item."
                found = f"`{slide.item}` is quoted here, and the handout does not show it"
                yield Problem(place(edition.content, where, slide.id, "item"), found, hint)


def told_slide(at: Setting, slide: training.ToldSlide, common: dict[str, Any]) -> out.ToldSlide:
    """Quote the handout's own sentence, with the section in which it stands."""
    edition, words = at.edition, at.edition.phrases.deck
    section = section_of(at.handout, slide.item)
    return out.ToldSlide(
        **common,
        section=edition.fill(words.section, n=_number(section)),
        section_title=section.title if section.part else (),
        quote=told(edition, edition.guide.items[slide.item]),
        staff_label=edition.fill(words.for_staff),
        staff=edition.said(slide.staff),
        icon=section.icon,
    )


def told_tables(edition: Edition, handout: HandoutOutline) -> Iterator[out.TableSlide]:
    """Yield a table for each section of the handout: every must-tell item in it, in the handout's own words."""
    shown = origins(handout.sections)
    must = {
        item.id: item
        for item in edition.guide.nodes()
        if item.must_tell and item.id in shown and isinstance(item, items.SUBSTANCE)
    }
    for section in handout.sections:
        found = sorted(origins(section) & must.keys(), key=list(must).index)
        rows = tuple(_row(edition, must.pop(origin)) for origin in found)
        if rows:
            yield _table(edition, section, rows)


def _row(edition: Edition, item: Item) -> out.TableRow:
    """Return what staff call an item, and what the handout says of it."""
    name = _staff_name(edition, item)
    said = tuple(run for text in told(edition, item) if text != name for run in (*text, Run(" · ")))[:-1]
    return out.TableRow(item.id, (name, said))


def _table(edition: Edition, section: Section, rows: tuple[out.TableRow, ...]) -> out.TableSlide:
    words = edition.phrases.deck
    head = tuple(edition.fill(word) for word in words.told_head)
    title = edition.fill(words.told_title_alone, title=section.title)
    if section.part:
        title = edition.fill(words.told_title, part=section.part, title=section.title)
    return out.TableSlide(
        origin=f"told/{section.origin}",
        title=title,
        notes=plain_notes(edition, (edition.fill(words.told_notes),)),
        mark=None,
        source=(),
        head=head,
        weights=(30, 90),
        rows=rows,
        says=edition.words(words.table_says, title=title, head=joined(edition, head)),
        dense=True,
        icon=section.icon,
    )


def _staff_name(edition: Edition, item: Item) -> RichText:
    match item:
        case items.Effect() | items.Check():
            return edition.say(item.staff.name)
        case items.Topic():
            return edition.say(item.staff.title or item.patient.title)
        case items.Benefit():
            return edition.say(item.caption.staff)
        case items.Option():
            return edition.say(item.patient_name)
        case _:
            raise AssertionError(item.id)


def section_of(handout: HandoutOutline, item: str) -> Section:
    """Return the section of the handout that shows an item."""
    return next(section for section in handout.sections if item in origins(section))


def _number(section: Section) -> str:
    return plain(section.part) or plain(section.title)


def told(edition: Edition, item: Item) -> tuple[RichText, ...]:
    """Return what the handout says of an item, in the handout's words."""
    match item:
        case items.Effect():
            patient = item.patient
            figure = item.likelihoods[0]
            many = (known(edition, item),) if not isinstance(figure, Count) else ()
            if patient.about and isinstance(figure, Unknown):
                many = (*many, figure_text(edition, figure, "patient"))
            said = (
                edition.say(patient.notice),
                *many,
                edition.say(item.lasts.patient),
                edition.say(patient.do),
            )
        case items.Check():
            said = (edition.say(item.patient.name), edition.say(item.patient.why))
        case items.Topic():
            said = (*edition.said(item.patient.text), *edition.said(item.patient.points))
        case items.Benefit():
            said = (edition.say(item.caption.patient), edition.quote(item.id), edition.say(item.yes.patient))
        case items.Card():
            said = (edition.say(item.title), edition.say(item.lead), *edition.said(item.points))
        case items.KeyPoint():
            said = (edition.say(item.title), edition.say(item.text))
        case items.Option():
            said = (edition.say(item.patient_name), edition.say(item.good), edition.say(item.bad))
        case items.StepGroup():
            said = (edition.say(item.title), *edition.said(item.steps))
        case consent.Statement():
            said = (edition.say(item.text),)
        case items.TimeLine():
            curve = item.curve
            gone = (curve.gone.patient,) if curve.gone else ()
            said = edition.said((item.title.patient, curve.strongest.patient, *gone, item.caption.patient))
        case _:
            said = tuple(edition.say(found.text) for found in walk(item) if _for_patients(found))
    return tuple(text for text in said if text)


def _for_patients(found: Name | TextAt) -> TypeGuard[TextAt]:
    return isinstance(found, TextAt) and "staff" not in found.path
