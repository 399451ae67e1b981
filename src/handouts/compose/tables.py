"""The handout's tables: effects by how often they come, and all ways to go with the same questions answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.compose.context import composes
from handouts.compose.figures import bars, figure_text
from handouts.compose.safety import written
from handouts.content.model.blocks import ChecksBlock, EffectsBlock, OptionsBlock
from handouts.content.model.likelihoods import hundred
from handouts.outline.handout import BarsCell, Paragraph, Row, RowGroup, Table, TextCell
from handouts.text.markup import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from handouts.compose.context import SectionContext
    from handouts.content.model.blocks import EffectGroup
    from handouts.content.model.checks import Check
    from handouts.content.model.effects import Effect, Option
    from handouts.content.model.safety import CallSign
    from handouts.edition import Edition
    from handouts.outline.handout import Block
    from handouts.text.markup import Markup, RichText


@composes(EffectsBlock)
def effects_block(context: SectionContext, block: EffectsBlock) -> Iterator[Block]:
    """Yield effects as rows, or in more words."""
    as_table = effects_table if block.look == "table" else long_term_table
    yield as_table(context.edition, f"{context.section}/effects", block)


@composes(ChecksBlock)
def checks_block(context: SectionContext, block: ChecksBlock) -> Iterator[Block]:
    """Yield checks as their readers meet them."""
    checks = context.edition.items(block.items)
    yield _checks_table(context.edition, f"{context.section}/checks", checks)  # type: ignore[arg-type]


def effects_table(edition: Edition, origin: str, block: EffectsBlock) -> Table:
    """Return effects as rows under the study that counted them: how many, what we do, what the reader does."""
    head = tuple(edition.fill(word) for word in edition.phrases.handout.effects_head)
    return Table(origin, "effects", head, tuple(_group(edition, group, _effect_row) for group in block.groups))


def long_term_table(edition: Edition, origin: str, block: EffectsBlock) -> Table:
    """Return effects that need more words: what could happen, what is known and not known, what to call for."""
    head = tuple(edition.fill(word) for word in edition.phrases.handout.effect_cards_head)
    return Table(origin, "effect-cards", head, tuple(_group(edition, group, _long_term_row) for group in block.groups))


def _group(edition: Edition, group: EffectGroup, row: Callable[[Edition, Effect], Row]) -> RowGroup:
    effects: tuple[Effect, ...] = edition.items(group.effects)  # type: ignore[assignment]
    return RowGroup(_band(edition, group, effects), tuple(row(edition, effect) for effect in effects))


def _band(edition: Edition, group: EffectGroup, effects: Iterable[Effect]) -> RichText:
    """Return whom the counts of a group come from, and what those without it had; or that nobody has counted."""
    words = edition.phrases.handout
    if group.study is None:
        return edition.fill(words.band_unknown) if not any(effect.figure.numbers for effect in effects) else ()
    study = edition.guide.studies[group.study]
    people, cites = edition.resolve(study.people.patient), tuple(Run("", cite=name) for name in study.sources)
    if study.comparator is None:
        return (*edition.fill(words.band_alone, people=people), *cites)
    comparator = edition.resolve(study.comparator.patient)
    return (*edition.fill(words.band_study, people=people, comparator=comparator), *cites)


def _effect_row(edition: Edition, effect: Effect) -> Row:
    read = effect.read
    count = hundred(effect.figure)
    many = BarsCell(bars(edition, count, "patient")) if count else _many(edition, effect)
    named = tuple(edition.resolve(text) for text in (read.notice, read.means) if text)
    return Row(
        effect.id,
        (TextCell(named, icon=effect.icon, header=True), many, _cell(edition, read.we_do), _cell(edition, read.do)),
    )


def _many(edition: Edition, effect: Effect) -> TextCell:
    """Return how many notice an effect, in words, where there is no count to draw."""
    figure = effect.figure
    text = edition.resolve(effect.read.about) or _quoting(effect.id, figure_text(edition, figure, "patient"))
    sources = edition.guide.studies[figure.taken_from].sources if figure.taken_from else ()
    return TextCell(((*text, *(Run("", cite=name) for name in sources)),))


def _quoting(effect: str, text: RichText) -> RichText:
    """Return a figure in words, its numbers known to be the effect's: so they can be compared wherever they stand."""
    return tuple(replace(run, fact=effect) if run.kind and not run.fact else run for run in text)


def _cell(edition: Edition, text: Markup | None) -> TextCell:
    return TextCell((edition.resolve(text),) if text else ())


def _long_term_row(edition: Edition, effect: Effect) -> Row:
    named = TextCell((edition.resolve(effect.read.notice),), icon=effect.icon, header=True)
    return Row(effect.id, (named, _cell(edition, effect.read.about), _to_call_for(edition, effect)))


def _to_call_for(edition: Edition, effect: Effect) -> TextCell:
    """Return the signs for which the clinic is called, as they are written once; or what the reader does instead."""
    if effect.read.do:
        return _cell(edition, effect.read.do)
    calls: tuple[CallSign, ...] = edition.items(effect.read.call)  # type: ignore[assignment]
    return TextCell(tuple(edition.resolve(call.patient) for call in calls), origins=tuple(call.id for call in calls))


def _checks_table(edition: Edition, origin: str, checks: Iterable[Check]) -> Table:
    """Return checks as their readers meet them."""
    rows = []
    for check in checks:
        read = check.read
        cells = (TextCell((edition.resolve(text),)) for text in (read.when, read.why, read.hurts))
        rows.append(
            Row(check.id, (TextCell((edition.resolve(read.name),), icon=check.icon or "", header=True), *cells))
        )
    head = tuple(edition.fill(word) for word in edition.phrases.handout.checks_head)
    return Table(origin, "checks", head, (RowGroup((), tuple(rows)),))


_MARKS = {"yes": "tick", "device": "tick", "no": "cross", "none": ""}
"""The icon before what is said of approval."""
_UNKNOWN = "question-mark"


@composes(OptionsBlock)
def options(context: SectionContext, block: OptionsBlock) -> Iterator[Block]:
    """Yield the ways to go as rows, with the questions as columns; beneath it what holds for every row."""
    edition, section = context.edition, context.section
    rows = tuple(Row(option.id, answers(edition, option)) for option in edition.items(block.items))  # type: ignore[arg-type]
    head = tuple(edition.fill(word) for word in edition.phrases.handout.options_head)
    yield Table(f"{section}/options", "options", head, (RowGroup((), rows),))
    if block.foot:
        yield Paragraph(f"{section}/foot", edition.resolve(block.foot))


def answers(edition: Edition, option: Option) -> tuple[TextCell, ...]:
    """Return what it is and whether it is approved; how many got well; how fast, how long; harms; visits, cost."""
    approved = edition.fill(getattr(edition.phrases.handout.options_approved, option.approved))
    name = (edition.resolve(option.patient_name), edition.resolve(option.about), approved)
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
            known = (*known, *([Run(" ")] if known else ()), *edition.resolve(text))
    parts = [(known, "")] if known else []
    if any(text is None for text in texts):
        parts.append((edition.fill(edition.phrases.handout.options_unknown), _UNKNOWN))
    words, marks = zip(*parts, strict=True)
    blank = written(edition, option.price) if option and option.price else None
    return TextCell(words, marks=marks, blank=blank)
