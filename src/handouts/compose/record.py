"""What staff write on in a visit: the record by time, what must hold, limits, tables of lines."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from handouts.compose import safety
from handouts.compose.context import composes
from handouts.compose.safety import written
from handouts.content.model.blocks import CriteriaBlock, FieldsBlock, LimitsBlock, LogBlock, RecordBlock
from handouts.content.model.facts import Amount
from handouts.outline import handout as out
from handouts.text.markup import Run, stressed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.compose.context import SectionContext
    from handouts.content.model.blocks import Stretch
    from handouts.content.model.checks import Check, Occasion, Reading
    from handouts.content.model.safety import Blank
    from handouts.edition import Edition
    from handouts.text.markup import RichText

Due = list[tuple["Check", "Occasion"]]
"""Checks with the occasion on which they are made."""


@composes(FieldsBlock)
def fields(context: SectionContext, block: FieldsBlock) -> Iterator[out.Block]:
    """Yield fields to write in, side by side."""
    blanks = tuple(written(context.edition, blank) for blank in block.fields)
    yield out.Blanks(f"{context.section}/{blanks[0].origin}", "row", (), blanks)


@composes(RecordBlock)
def record(context: SectionContext, block: RecordBlock) -> Iterator[out.Block]:
    """Yield the visit's record: rows are the times of the schedule, columns the readings of the checks made then."""
    edition, section = context.edition, context.section
    periods = {stretch.period for stretch in block.stretches}
    checks = {check.id: check for check, _ in _due(edition, periods)}
    visit = _Visit(edition, block, tuple((check, reading) for check in checks.values() for reading in check.readings))
    columns = (
        _column(edition, block.clock),
        *(_reading(edition, check, reading) for check, reading in visit.readings),
        _column(edition, block.signed),
    )
    groups = tuple(
        visit.group(
            stretch, f"{section}/{stretch.period}", ends=any(stretch.start for stretch in block.stretches[index:])
        )
        for index, stretch in enumerate(block.stretches, 1)
    )
    yield out.Heading(f"{section}/record/title", edition.resolve(block.title))
    words = edition.phrases.handout
    when, not_due = edition.fill(words.record_when), edition.fill(words.record_not_due)
    yield out.Record(f"{section}/record", when, columns, groups, not_due)


def _due(edition: Edition, periods: Iterable[str]) -> Due:
    """Return the checks that have readings, with each occasion in these periods on which they are made."""
    checks = [check for check in edition.guide.monitoring.checks if check.readings]
    return [(check, on) for check in checks for on in check.occasions if on.period in periods]


def _column(edition: Edition, blank: Blank) -> out.RecordColumn:
    rooms: dict[str, out.ColumnWidth] = {"text": "rest", "signature": "wide"}
    return out.RecordColumn(blank.id, edition.resolve(blank.label), room=rooms.get(blank.kind, "narrow"))


def _reading(edition: Edition, check: Check, reading: Reading) -> out.RecordColumn:
    return out.RecordColumn(
        f"{check.id}/{reading.id}",
        edition.resolve(reading.name),
        edition.resolve_all(reading.write),
        edition.resolve_all(reading.limits),
        "wide" if reading.joint else "even",
        reading.joint,
    )


@dataclass(frozen=True, slots=True)
class _Visit:
    """The rows of a record: each has the readings that are due then."""

    edition: Edition
    block: RecordBlock
    readings: tuple[tuple[Check, Reading], ...]

    def group(self, stretch: Stretch, origin: str, *, ends: bool) -> out.RecordGroup:
        """Return the rows of a stretch: one, or one for each time; where another timed one follows, its end is one."""
        edition = self.edition
        due = _due(edition, {stretch.period})
        name = edition.resolve(edition.period(stretch.period))
        if stretch.start is None or stretch.end is None:
            title = edition.resolve(stretch.name) or name
            return out.RecordGroup((), (self._row(origin, title, {check.id for check, _ in due}),))
        first, last = edition.facts[stretch.start].minutes, edition.facts[stretch.end].minutes
        rows = []
        for minute, checks in sorted(_times(edition, due, first, last, ends=ends).items()):
            time: RichText = (edition.amount(Amount(first=minute), "minute", "short"),)
            if ends and minute == last:
                time = edition.fill(edition.phrases.handout.record_last, time=time)
            rows.append(self._row(f"{origin}-{minute}", time, checks))
        return out.RecordGroup(_band(edition, name, due), tuple(rows))

    def _row(self, origin: str, title: RichText, checks: set[str]) -> out.RecordRow:
        edition = self.edition
        cells: list[out.Blank | None] = [_cell(edition, self.block.clock, origin, title)]
        for check, reading in self.readings:
            says = _field(edition, edition.resolve(reading.name), title)
            cells.append(out.Blank(f"{origin}/{reading.id}", (), tooltip=says) if check.id in checks else None)
        cells.append(_cell(edition, self.block.signed, origin, title))
        return out.RecordRow(origin, title, tuple(cells))


def _times(edition: Edition, due: Due, first: Decimal, last: Decimal, *, ends: bool) -> dict[Decimal, set[str]]:
    """Return the minutes of a stretch, its first not among them, with the ids of the checks due then."""
    times: dict[Decimal, set[str]] = {}
    for check, occasion in due:
        every = max(edition.facts[occasion.every].minutes, Decimal(1)) if occasion.every else last - first
        minutes = [first + every * step for step in range(1, int((last - first) // every) + 1)]
        for minute in {*minutes, *([last] if ends else [])}:
            times.setdefault(minute, set()).add(check.id)
    return times


def _band(edition: Edition, name: RichText, due: Due) -> RichText:
    """Return what a stretch is called, how often all its checks are made, and until when, as the first says."""
    words = edition.phrases.handout
    timed = [occasion for _, occasion in due if occasion.every]
    intervals = {occasion.every for occasion in timed}
    if len(intervals) != 1:
        return name
    every = edition.quote(str(intervals.pop()))
    until = next((occasion.until for occasion in timed if occasion.until), None)
    if until is None:
        return edition.fill(words.record_stretch, period=name, every=every)
    return edition.fill(words.record_stretch_until, period=name, every=every, until=edition.resolve(until))


def _cell(edition: Edition, column: Blank, origin: str, title: RichText) -> out.Blank:
    """Return the place to write of a column in the row of that title."""
    says = _field(edition, edition.resolve(column.label), title)
    return out.Blank(f"{origin}/{column.id}", (), kind=column.kind, tooltip=says)


def _field(edition: Edition, label: RichText, where: RichText) -> str:
    """Return what a field is for, as it is read out: what is written there, and in which row."""
    return edition.plain_text(edition.phrases.handout.record_field, reading=label, time=where)


@composes(CriteriaBlock)
def criteria(context: SectionContext, block: CriteriaBlock) -> Iterator[out.Block]:
    """Yield what must hold in a period, to tick."""
    edition, section = context.edition, context.section
    texts = [
        (f"{check.id}/{block.period}-{number}", criterion)
        for check in edition.guide.monitoring.checks
        for occasion in check.occasions
        if occasion.period == block.period
        for number, criterion in enumerate(occasion.criteria, 1)
    ]
    rows = []
    for origin, criterion in texts:
        text = edition.resolve(criterion.text)
        says = edition.plain_text(edition.phrases.handout.tick, text=text)
        blanks = tuple(
            out.Blank(f"{origin}/write-{number}", label, tooltip=_field(edition, label, text))
            for number, label in enumerate(edition.resolve_all(criterion.write), 1)
        )
        rows.append(out.Criterion(origin, text, out.Blank(f"{origin}/tick", (), kind="tick", tooltip=says), blanks))
    yield out.Heading(f"{section}/{block.period}/title", edition.resolve(block.title))
    yield out.Criteria(f"{section}/{block.period}/criteria", tuple(rows))


@composes(LimitsBlock)
def limits(context: SectionContext, block: LimitsBlock) -> Iterator[out.Block]:
    """Yield the limits of the checks on the record, and what staff do: a row a check."""
    edition, section = context.edition, context.section
    words = edition.phrases.handout
    checks = {check.id: check for check, _ in _due(edition, block.periods) if check.thresholds}
    rows = list(_signs(edition, block))
    for check in checks.values():
        limits = tuple(
            stressed(text) if threshold.urgency == "emergency" else text
            for threshold in check.thresholds
            for text in (
                edition.fill(
                    words.limit, when=edition.resolve(threshold.when), action=safety.response(edition, threshold)
                ),
            )
        )
        origins = tuple(threshold.id for threshold in check.thresholds)
        head = out.TextCell((edition.resolve(check.staff.name),), header=True)
        rows.append(out.Row(f"{check.id}/limits", (head, out.TextCell(limits, points=True, origins=origins))))
    yield out.Heading(f"{section}/limits/title", edition.resolve(block.title))
    head_row = tuple(edition.fill(word) for word in words.limits_head)
    yield out.Table(f"{section}/limits", "limits", head_row, (out.RowGroup((), tuple(rows)),) if rows else ())


def _signs(edition: Edition, block: LimitsBlock) -> Iterator[out.Row]:
    """Yield the row of the danger signs that hold while staff watch."""
    listed = safety.signs(edition, "clinic") if block.signs else []
    if listed:
        head = out.TextCell((edition.resolve(block.signs),), header=True)
        points, origins = (
            tuple(edition.resolve(criterion.staff) for criterion in listed),
            tuple(criterion.id for criterion in listed),
        )
        yield out.Row("danger-signs", (head, out.TextCell(points, points=True, origins=origins)))


@composes(LogBlock)
def log(context: SectionContext, block: LogBlock) -> Iterator[out.Block]:
    """Yield a table of lines to write on; patients write in `tall` rows."""
    edition, tall = context.edition, not context.document.read_by_staff
    titles = edition.resolve_all(block.names) or ((),) * block.lines
    rows = tuple(
        out.RecordRow(
            f"{block.id}/{number}",
            title,
            tuple(
                _cell(edition, column, f"{block.id}/{number}", title or (Run(str(number)),)) for column in block.columns
            ),
        )
        for number, title in enumerate(titles, 1)
    )
    columns = tuple(_column(edition, column) for column in block.columns)
    yield out.Heading(f"{block.id}/title", edition.resolve(block.title))
    if block.lead:
        yield out.Paragraph(f"{block.id}/lead", edition.resolve(block.lead))
    yield out.Record(block.id, edition.resolve(block.named), columns, (out.RecordGroup((), rows),), tall=tall)
