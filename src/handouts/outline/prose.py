"""The running text of a handout, as a reader meets it: what the reading grade is measured over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from handouts.content.markup import RichText, plain
from handouts.outline import handout as out
from handouts.outline.leaves import Chance, RareScale

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item or table cell, with the section and the item that it belongs to."""

    section: str
    origin: str
    text: str
    cell: bool = False


def passages(outline: out.HandoutOutline) -> Iterator[Passage]:
    """Yield every passage in reading order; headings, sources and labels are none."""
    for text in (outline.front.main_message, outline.front.freedom):
        if text:
            yield Passage("front", outline.identity.document, plain(text))
    for section in outline.sections:
        for block in section.blocks:
            for origin, text, cell in _texts(block):
                if text:
                    yield Passage(section.origin, origin, plain(text), cell)


def _texts(block: out.Block) -> Iterator[tuple[str, RichText, bool]]:
    match block:
        case out.Paragraph(origin, text, look):
            if look != "quiet":
                yield origin, text, False
        case out.Points(origin, items):
            yield from ((origin, item, False) for item in items)
        case out.Callout(origin=origin, title=title, text=text, points=points):
            yield from ((origin, one, False) for one in (title, text, *points))
        case out.KeyCards(cards=cards):
            yield from ((card.origin, one, False) for card in cards for one in (card.title, card.text))
        case out.Cards(cards=cards):
            yield from ((card.origin, one, False) for card in cards for one in (card.lead, *card.points, *card.after))
        case out.Certainty(origin=origin, key=key, text=texts):
            yield from ((origin, one, False) for one in (key, *texts))
        case out.LastingBar(origin=origin, text=texts, start=start, end=end, notes=notes):
            yield from ((origin, one, False) for one in (*texts, start.text, end.text, *notes))
        case out.Table(kind="limits" | "known") | out.DeckPart() | out.SlideNotes():
            return  # for staff
        case out.Table(groups=groups):
            yield from _cells(groups)
        case out.Statements(statements=statements):
            yield from ((one.origin, one.text, False) for one in statements)
        case out.Signatures(origin=origin, rule=rule, choice=choice, closing=closing):
            yield from ((origin, one, False) for one in (rule.text, *(choice.text if choice else ()), *closing))
        case out.Questions(questions=questions):
            yield from ((one.origin, one.text, False) for one in questions)
        case out.Ticks(questions=asked):
            yield from ((one.origin, one.text, False) for one in asked)
        case out.Terms(entries=entries):
            yield from ((one.origin, one.means, False) for one in entries)
        case Chance(note=note, origin=origin):
            yield origin, note, False
        case out.Contents(origin=origin, note=note):
            yield origin, note, False
        case (
            RareScale()
            | out.Heading()
            | out.Fasting()
            | out.Visit()
            | out.Sources()
            | out.Blanks()
            | out.Barcode()
            | out.Record()
            | out.Criteria()
        ):
            return
        case _:
            assert_never(block)


def _cells(groups: tuple[out.RowGroup, ...]) -> Iterator[tuple[str, RichText, bool]]:
    for group in groups:
        for row in group.rows:
            for cell in row.cells:
                if isinstance(cell, out.TextCell):
                    yield from ((row.origin, text, True) for text in cell.paragraphs)
