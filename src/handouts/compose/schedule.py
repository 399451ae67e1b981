"""The checks of a handout by time: as a table of times, or as a grid of checks and times."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.compose.figures import joined
from handouts.outline.handout import Grid, GridRow, Row, RowGroup, Table, TextCell

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.content.model.items import Check, Occasion
    from handouts.edition import Edition


def schedule_table(edition: Edition, origin: str, periods: tuple[str, ...]) -> Table:
    """Return the checks of some periods by time; each says why where it comes first, and is only named after that."""
    rows: list[Row] = []
    seen: set[str] = set()
    for period in periods:
        for when, found in _occasions(edition, period).items():
            new = [(check, one) for check, one in found if check.id not in seen]
            again = [(check, one) for check, one in found if check.id in seen]
            seen |= {check.id for check, _ in new}
            texts = tuple(_check_text(edition, check, one, why=True) for check, one in new)
            named = joined(edition, tuple(_check_text(edition, check, one, why=False) for check, one in again))
            origins = tuple(f"{check.id}/{period}" for check, _ in new)
            after = edition.fill(edition.phrases.handout.again, checks=named) if new and again else named
            named_again = tuple(check.id for check, _ in again)
            checks = TextCell(texts, points=len(texts) > 1, origins=origins, after=after, after_origins=named_again)
            cells = (TextCell((when,), header=True), checks)
            rows.append(Row(f"{origin}/{period}-{len(rows) + 1}", cells))
    head = tuple(edition.fill(word) for word in edition.phrases.handout.schedule_head)
    return Table(origin, "schedule", head, (RowGroup((), tuple(rows)),) if rows else ())


def schedule_grid(edition: Edition, origin: str, periods: tuple[str, ...], later: tuple[str, ...]) -> Grid:
    """Return the checks of some periods as rows, with a mark under each time; what comes later is told in words."""
    words = edition.phrases.handout
    times = [(when, found) for period in periods for when, found in _occasions(edition, period, short=True).items()]
    after = [pair for period in later for found in _occasions(edition, period).values() for pair in found]
    listed = [*(pair for _, found in times for pair in found), *after]
    checks = {check.id: check for check, _ in listed}
    rows = []
    for check in checks.values():
        marks = tuple(any(one is check for one, _ in found) for _, found in times)
        then = tuple(_later(edition, occasion) for one, occasion in after if one is check)
        marked = (when for (when, _), mark in zip(times, marks, strict=True) if mark)
        name = edition.fill(words.check_why, check=edition.say(check.read.name), why=edition.say(check.read.why))
        rows.append(GridRow(check.id, name, marks, joined(edition, then), joined(edition, (*marked, *then))))
    _, what = words.schedule_head
    head, mark = edition.fill(what), edition.fill(words.schedule_mark)
    names = tuple(when for when, _ in times)
    return Grid(f"{origin}/grid", head, names, edition.fill(words.schedule_later) if after else (), mark, tuple(rows))


def _later(edition: Edition, occasion: Occasion) -> RichText:
    if occasion.every is None:
        return edition.say(edition.period(occasion.period).patient)
    return edition.fill(edition.phrases.handout.later_every, every=_plainly(edition.interval(occasion.every)))


def _occasions(edition: Edition, period: str, *, short: bool = False) -> dict[RichText, list[tuple[Check, Occasion]]]:
    """Return the checks of a period by when they are made, as it is said; those made once come first."""
    listed = [
        (check, one)
        for check in edition.guide.monitoring.checks
        if check.patient
        for one in check.occasions
        if one.period == period
    ]
    listed.sort(key=lambda pair: pair[1].every is not None)
    found: dict[RichText, list[tuple[Check, Occasion]]] = {}
    for check, one in listed:
        found.setdefault(_when(edition, one, short=short), []).append((check, one))
    return found


def _when(edition: Edition, occasion: Occasion, *, short: bool) -> RichText:
    words = edition.phrases.handout
    name = edition.say(edition.period(occasion.period).patient)
    if occasion.every is None:
        return edition.fill(words.once, period=name)
    every = edition.quote(occasion.every, "short") if short else edition.interval(occasion.every)
    return edition.fill(words.every, period=name, every=_plainly(every))


def _plainly(interval: RichText) -> RichText:
    """Return an interval as a part of what names a time, which is no place that quotes the fact."""
    return tuple(replace(run, fact="") for run in interval)


def _check_text(edition: Edition, check: Check, occasion: Occasion, *, why: bool) -> RichText:
    words = edition.phrases.handout
    said = edition.say(check.read.name)
    if why:
        return edition.fill(words.check_why, check=said, why=edition.say(check.read.why))
    if occasion.until:
        return edition.fill(words.until, check=said, until=edition.say(occasion.until.patient))
    return said
