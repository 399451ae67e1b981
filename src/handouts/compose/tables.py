"""The handout's tables: effects, checks by time, other ways to go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.compose.figures import bars, joined, known
from handouts.content.markup import Run
from handouts.content.model.facts import Count, Range, Rate, Unknown
from handouts.outline.handout import BarsCell, Row, RowGroup, Table, TextCell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from handouts.content.markup import RichText
    from handouts.content.model.items import Check, Effect, Occasion, Option
    from handouts.edition import Edition


def printed_effects(edition: Edition, periods: Iterable[str]) -> list[Effect]:
    """Return the effects of some periods that have a row of their own."""
    return [one for one in edition.guide.effects.effects if one.told_by is None and one.period in periods]


def effects_table(edition: Edition, origin: str, effects: Iterable[Effect]) -> Table:
    """Return effects as rows under the study their figure comes from; counts first, commonest first."""
    groups: dict[str, list[Effect]] = {}
    for effect in effects:
        groups.setdefault(_group(effect), []).append(effect)
    words = edition.phrases.handout
    return Table(
        origin,
        "effects",
        tuple(edition.fill(word) for word in words.effects_head),
        tuple(
            RowGroup(
                _band(edition, name),
                tuple(_effect_row(edition, one) for one in sorted(groups[name], key=_frequency)),
            )
            for name in sorted(groups, key=_group_order(list(groups)))
        ),
        key=(edition.fill(words.key_with), edition.fill(words.key_without)),
    )


_RATE, _WORDS = "/rate", "/words"


def _group(effect: Effect) -> str:
    """Return what an effect's row stands under: its study, the very rare, or those without a count."""
    figure = effect.likelihoods[0]
    if isinstance(figure, Unknown):
        return _WORDS
    return _RATE if isinstance(figure, Rate) else figure.study


def _group_order(names: list[str]) -> Callable[[str], tuple[int, int]]:
    return lambda name: ({_RATE: 1, _WORDS: 2}.get(name, 0), names.index(name))


def _frequency(effect: Effect) -> float:
    figure = effect.likelihoods[0]
    if isinstance(figure, Range):
        return -float(figure.high)
    return -float(figure.of_100) if isinstance(figure, Count) else 0.0


def _band(edition: Edition, group: str) -> RichText:
    words = edition.phrases.handout
    if group == _RATE:
        return edition.fill(words.band_rate)
    if group == _WORDS:
        return edition.fill(words.band_unknown)
    study = edition.guide.studies[group]
    return edition.fill(
        words.band_study, people=edition.say(study.people.patient), span=edition.say(study.span.patient)
    )


def _effect_row(edition: Edition, effect: Effect) -> Row:
    patient = effect.patient
    figure = effect.likelihoods[0]
    if isinstance(figure, Count):
        many: BarsCell | TextCell = BarsCell(bars(edition, figure, "patient"))
    else:
        many = TextCell((known(edition, effect),))
    return Row(
        effect.id,
        (
            TextCell((edition.say(patient.notice),), icon=effect.icon, header=True),
            many,
            TextCell((edition.say(effect.lasts.patient),)),
            TextCell((_what_to_do(edition, effect),)),
        ),
    )


def _what_to_do(edition: Edition, effect: Effect) -> RichText:
    """Return what the reader does, then what the clinic does."""
    does = edition.say(effect.patient.do)
    return (*does, Run(" "), *edition.say(effect.patient.we_do)) if effect.patient.we_do else does


def effect_cards(edition: Edition, origin: str, effects: Iterable[Effect]) -> Table:
    """Return effects that need more words: what it is, what is known and from whom, what to do; the counted first."""
    words = edition.phrases.handout
    listed = list(effects)
    counted = tuple(_card_row(edition, one) for one in listed if _group(one) != _WORDS)
    uncounted = tuple(_card_row(edition, one) for one in listed if _group(one) == _WORDS)
    return Table(
        origin,
        "effect-cards",
        tuple(edition.fill(word) for word in words.effect_cards_head),
        (*_one_group(counted), *_one_group(uncounted, _band(edition, _WORDS))),
    )


def _one_group(rows: tuple[Row, ...], band: RichText = ()) -> tuple[RowGroup, ...]:
    return (RowGroup(band, rows),) if rows else ()


def _card_row(edition: Edition, effect: Effect) -> Row:
    return Row(
        effect.id,
        (
            TextCell((edition.say(effect.patient.notice),), icon=effect.icon, header=True),
            TextCell((known(edition, effect),)),
            TextCell((_what_to_do(edition, effect),)),
        ),
    )


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
            checks = TextCell(texts, points=len(texts) > 1, origins=origins, after=after)
            cells = (TextCell((when,), header=True), checks)
            rows.append(Row(f"{origin}/{period}-{len(rows) + 1}", cells))
    head = tuple(edition.fill(word) for word in edition.phrases.handout.schedule_head)
    return Table(origin, "schedule", head, (RowGroup((), tuple(rows)),))


def _occasions(edition: Edition, period: str) -> dict[RichText, list[tuple[Check, Occasion]]]:
    """Return the checks of a period by when they are made, as it is said; those made once come first."""
    listed = [
        (check, one) for check in edition.guide.monitoring.checks for one in check.occasions if one.period == period
    ]
    listed.sort(key=lambda pair: pair[1].every is not None)
    found: dict[RichText, list[tuple[Check, Occasion]]] = {}
    for check, one in listed:
        found.setdefault(_when(edition, one), []).append((check, one))
    return found


def _when(edition: Edition, occasion: Occasion) -> RichText:
    words = edition.phrases.handout
    name = edition.say(edition.period(occasion.period).patient)
    if occasion.every is None:
        return edition.fill(words.once, period=name)
    every = tuple(replace(run, fact="") for run in edition.interval(occasion.every))
    return edition.fill(words.every, period=name, every=every)


def _check_text(edition: Edition, check: Check, occasion: Occasion, *, why: bool) -> RichText:
    words = edition.phrases.handout
    said = edition.say(check.patient.name)
    if why:
        return edition.fill(words.check_why, check=said, why=edition.say(check.patient.why))
    if occasion.until:
        return edition.fill(words.until, check=said, until=edition.say(occasion.until.patient))
    return said


def options_table(edition: Edition, origin: str, options: Iterable[Option]) -> Table:
    """Return the other ways to go, with their good and bad sides."""
    rows = tuple(
        Row(
            option.id,
            (
                TextCell((edition.say(option.patient_name),), icon=option.icon or "", header=True),
                TextCell((edition.say(option.good),)),
                TextCell((edition.say(option.bad),)),
            ),
        )
        for option in options
    )
    head = tuple(edition.fill(word) for word in edition.phrases.handout.options_head)
    return Table(origin, "options", head, (RowGroup((), rows),))
