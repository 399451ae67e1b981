"""Which limits a reading crosses, and when the schedule asks for one.

Facts are at a clinic's values, times in minutes from the start of treatment.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from handouts.content.model.blocks import RecordBlock
from handouts.content.model.documents import HandoutDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.content.model.checks import Check, Limit, Threshold
    from handouts.content.model.course import Scenario, ScenarioReading
    from handouts.content.model.facts import Amount, Fact
    from handouts.content.model.guide import Guide

_PRESSING = ("routine", "care", "emergency")


@dataclass(frozen=True, slots=True)
class VisitPeriod:
    """A period of a visit, in minutes from the start of treatment; what comes before it has no time."""

    period: str
    start: Decimal | None = None
    end: Decimal | None = None


@dataclass(frozen=True)
class Limits:
    """The limits and the schedule of a guide, at the values of a clinic."""

    guide: Guide
    facts: Mapping[str, Fact]

    def check_of(self, reading: str) -> Check | None:
        """Return the check that takes a reading."""
        checks = self.guide.monitoring.checks
        return next((check for check in checks if reading in {taken.id for taken in check.readings}), None)

    def stretches(self) -> tuple[VisitPeriod, ...]:
        """Return the periods of a visit, as a record of the guide has them; none where it has no record."""
        documents = self.guide.guide.documents.values()
        sections = (
            section for document in documents if isinstance(document, HandoutDocument) for section in document.sections
        )
        records = (block for section in sections for block in section.blocks if isinstance(block, RecordBlock))
        record = next(records, None)
        return tuple(
            VisitPeriod(stretch.period, self.facts[stretch.start].minutes, self.facts[stretch.end].minutes)
            if stretch.start and stretch.end
            else VisitPeriod(stretch.period)
            for stretch in (record.stretches if record else ())
        )

    def crossed(self, reading: ScenarioReading, case: Scenario) -> Threshold | None:
        """Return the most pressing limit that a reading crosses; where several press alike, the last named."""
        check = self.check_of(reading.of or "")
        if check is None or reading.value is None or reading.at is None:
            return None
        period = self._period(Decimal(reading.at))
        found = [
            threshold
            for threshold in check.thresholds
            for limit in threshold.limits
            if limit.reading == reading.of
            and (period is None or period in limit.periods)
            and self._beyond(reading.value, limit, case.age)
        ]
        return max(reversed(found), key=lambda threshold: _PRESSING.index(threshold.urgency), default=None)

    def due(self, reading: str, until: int) -> Iterator[int]:
        """Yield the minutes, `until` one of them at the latest, at which the schedule asks for a reading."""
        check = self.check_of(reading)
        times: set[int] = set()
        for stretch in self.stretches() if check else ():
            for on in (occasion for occasion in check.occasions if occasion.period == stretch.period) if check else ():
                if stretch.start is None or stretch.end is None:
                    times |= {0} if not times else set()
                elif on.every:
                    every = max(self.facts[on.every].minutes, Decimal(1))
                    steps = int((stretch.end - stretch.start) // every)
                    times |= {int(stretch.start + every * step) for step in range(1, steps + 1)}
        yield from sorted(time for time in times if time <= until)

    def _period(self, minute: Decimal) -> str | None:
        """Return the period that a minute lies in: at the very start, the one before; none without a record."""
        stretches = self.stretches()
        for stretch in stretches:
            if stretch.start is None or stretch.end is None:
                if minute <= 0:
                    return stretch.period
            elif stretch.start < minute <= stretch.end:
                return stretch.period
        timed = [period.period for period in stretches if period.end is not None]
        return timed[-1] if timed else None

    def _beyond(self, value: Amount, limit: Limit, age: int | None) -> bool:
        if limit.below:
            return any(number < most for number, most in self._pairs(value, limit.below))
        if limit.at_least:
            return any(number >= most for number, most in self._pairs(value, limit.at_least))
        older = limit.older_from and age is not None and age >= self.facts[limit.older_from].value.first
        return any(number > most for number, most in self._pairs(value, (limit.older if older else limit.above) or ""))

    def _pairs(self, value: Amount, fact: str) -> list[tuple[Decimal, Decimal]]:
        """Return the numbers of a reading, each beside that of a limit."""
        limit = self.facts[fact].value
        pairs = [(value.first, limit.first)]
        if value.second is not None and limit.second is not None:
            pairs.append((value.second, limit.second))
        return pairs
