"""All ways to go, each with the same questions answered: a table on paper, and one on a slide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose.blocks import composes
from handouts.compose.consent import written
from handouts.content.markup import Run
from handouts.content.model.blocks import OptionsBlock
from handouts.outline.handout import Paragraph, Row, RowGroup, Table, TextCell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.compose.blocks import SectionContext
    from handouts.content.markup import Markup, RichText
    from handouts.content.model.items import Option
    from handouts.edition import Edition
    from handouts.outline.handout import Block

_MARKS = {"yes": "tick", "device": "tick", "no": "cross", "none": ""}
"""The icon before what is said of approval."""
_UNKNOWN = "question-mark"


@composes(OptionsBlock)
def options(context: SectionContext, block: OptionsBlock) -> Iterator[Block]:
    """Yield the ways to go as rows, with the questions as columns; beneath it what holds for every row."""
    edition, section = context.edition, context.section
    rows = tuple(Row(one.id, answers(edition, one)) for one in edition.items(block.items))  # type: ignore[arg-type]
    head = tuple(edition.fill(word) for word in edition.phrases.handout.options_head)
    yield Table(f"{section}/options", "options", head, (RowGroup((), rows),))
    if block.foot:
        yield Paragraph(f"{section}/foot", edition.say(block.foot))


def answers(edition: Edition, option: Option) -> tuple[TextCell, ...]:
    """Return what it is and whether it is approved; how many got well; how fast, how long; harms; visits, cost."""
    approved = edition.fill(getattr(edition.phrases.handout.options_approved, option.approved))
    name = (edition.say(option.patient_name), edition.say(option.about), approved)
    return (
        TextCell(name, header=True, marks=("", "", _MARKS[option.approved])),
        _answered(edition, option.got_well),
        _answered(edition, option.how_fast, option.how_long),
        _answered(edition, option.harms),
        _answered(edition, option.visits, option.cost, option=option),
    )


def _answered(edition: Edition, *texts: Markup | None, option: Option | None = None) -> TextCell:
    """Return a cell: what is known runs on, and what is not is said once, behind its mark."""
    known: RichText = ()
    for text in texts:
        if text is not None:
            known = (*known, *([Run(" ")] if known else ()), *edition.say(text))
    said = [(known, "")] if known else []
    if any(text is None for text in texts):
        said.append((edition.fill(edition.phrases.handout.options_unknown), _UNKNOWN))
    words, marks = zip(*said, strict=True)
    blank = written(edition, option.price) if option and option.price else None
    return TextCell(words, marks=marks, blank=blank)
