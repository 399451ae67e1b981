"""What the patient was told: the handout's own words, taken from its outline, so that staff and paper say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handouts.compose.figures import joined
from handouts.compose.notes import plain_notes
from handouts.content.markup import Markup, Run, plain
from handouts.content.model import training
from handouts.content.places import place, places
from handouts.errors import Problem
from handouts.outline import deck as out
from handouts.outline.origins import origins
from handouts.outline.quoting import JOINT, outermost, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handouts.compose.setting import Setting
    from handouts.content.markup import RichText
    from handouts.content.model.base import Item
    from handouts.edition import Edition
    from handouts.outline.handout import HandoutOutline, Section

_NAMES = ("name", "title", "caption", "label", "patient_name")
"""Fields that name an item, in the order in which they are asked."""
_FEW, _ROW = 4, 600
"""Words that stand for a text without a title; signs after which a quote goes on in another row."""


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
    """Quote the handout whole, with the section in which it stands."""
    edition, words = at.edition, at.edition.phrases.deck
    section = section_of(at.handout, slide.item)
    return out.ToldSlide(
        **common,
        section=edition.fill(words.section, n=_number(section)),
        section_title=section.title if section.part else (),
        quote=quoted(section, slide.item),
        staff_label=edition.fill(words.for_staff),
        staff=edition.said(slide.staff),
        icon=section.icon,
    )


def told_tables(edition: Edition, handout: HandoutOutline) -> Iterator[out.TableSlide]:
    """Yield a table for each section of the handout: every must-tell item of any kind in it, as it stands there."""
    must = {item.id: item for item in edition.guide.nodes() if item.must_tell}
    for section in handout.sections:
        rows = tuple(_rows(edition, section, must))
        if rows:
            yield _table(edition, section, rows)


def _rows(edition: Edition, section: Section, must: Mapping[str, Item]) -> Iterator[out.TableRow]:
    """Yield the rows of a section; an item that stands inside another is quoted with that one."""
    inside: dict[str, dict[str, None]] = {}
    for name, node in outermost(section.blocks, must):
        inside.setdefault(name, {}).update(dict.fromkeys(sorted(origins(node) & must.keys() - {name})))
    for name, others in inside.items():
        said = quoted(section, name)
        title = staff_name(edition, must[name], said)
        rest = [text for text in said if text != title]
        for part in _parts(rest or [title]):
            yield out.TableRow(name, (title, part), origins=tuple(others))


def _parts(texts: list[RichText]) -> Iterator[RichText]:
    """Yield texts one after the other, so many together as a row of a slide holds with ease."""
    row: RichText = ()
    for text in texts:
        if row and len(plain(row)) + len(plain(text)) > _ROW:
            yield row
            row = ()
        row = (*row, JOINT, *text) if row else text
    yield row


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


def staff_name(edition: Edition, item: Item, said: tuple[RichText, ...]) -> RichText:
    """Return what staff call an item; else its title, else the first words that the handout says of it."""
    for holder in (getattr(item, "staff", None), item, getattr(item, "patient", None)):
        for field in _NAMES:
            found = getattr(holder, field, None)
            found = getattr(found, "staff", found)
            if isinstance(found, Markup):
                return edition.say(found)
    words = plain(said[0]).split(" ")
    return said[0] if len(words) <= _FEW else (Run(" ".join(words[:_FEW]) + "\N{HORIZONTAL ELLIPSIS}"),)


def section_of(handout: HandoutOutline, item: str) -> Section:
    """Return the section of the handout that shows an item."""
    return next(section for section in handout.sections if item in origins(section))


def _number(section: Section) -> str:
    return plain(section.part) or plain(section.title)
