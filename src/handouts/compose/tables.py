"""The handout's tables: effects, checks by time, other ways to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose.figures import bars, figure_text
from handouts.content.model.facts import Count, Range, Rate, Unknown
from handouts.outline.handout import BarsCell, Row, RowGroup, Table, TextCell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from handouts.content.markup import RichText
    from handouts.content.model.items import Check, Effect, Occasion, Option
    from handouts.edition import Edition


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
    return edition.say(edition.guide.studies[group].people.patient)


def _effect_row(edition: Edition, effect: Effect) -> Row:
    patient = effect.patient
    figure = effect.likelihoods[0]
    if isinstance(figure, Count):
        many: BarsCell | TextCell = BarsCell(bars(edition, figure, "patient"))
    else:
        many = TextCell((figure_text(edition, figure, "patient"),))
    do = [edition.say(patient.do), *([edition.say(patient.we_do)] if patient.we_do else [])]
    return Row(
        effect.id,
        (
            TextCell((edition.say(patient.notice),), icon=effect.icon, header=True),
            many,
            TextCell((edition.say(effect.lasts.patient),)),
            TextCell(tuple(do)),
        ),
    )


def effect_cards(edition: Edition, origin: str, effects: Iterable[Effect]) -> Table:
    """Return effects that need more words: what it is, what is known and from whom, what to do."""
    words = edition.phrases.handout
    rows = tuple(_card_row(edition, effect) for effect in effects)
    return Table(
        origin,
        "effect-cards",
        tuple(edition.fill(word) for word in words.effect_cards_head),
        (RowGroup((), rows),),
    )


def _card_row(edition: Edition, effect: Effect) -> Row:
    patient = effect.patient
    known = [edition.say(patient.about)] if patient.about else []
    known.append(figure_text(edition, effect.likelihoods[0], "patient"))
    do = [edition.say(patient.do), *([edition.say(patient.we_do)] if patient.we_do else [])]
    return Row(
        effect.id,
        (
            TextCell((edition.say(patient.notice),), icon=effect.icon, header=True),
            TextCell(tuple(known)),
            TextCell(tuple(do)),
        ),
    )


def schedule_table(edition: Edition, origin: str, periods: tuple[str, ...]) -> Table:
    """Return the checks of some periods: what, when, why. Each check has one row."""
    words = edition.phrases.handout
    order = {period: at for at, period in enumerate(periods)}
    checks = [check for check in edition.guide.monitoring.checks if any(one.period in order for one in check.occasions)]
    checks.sort(key=lambda check: min(order[one.period] for one in check.occasions if one.period in order))
    return Table(
        origin,
        "schedule",
        tuple(edition.fill(word) for word in words.schedule_head),
        (RowGroup((), tuple(_check_row(edition, check, order) for check in checks)),),
    )


def _check_row(edition: Edition, check: Check, order: dict[str, int]) -> Row:
    here = sorted((one for one in check.occasions if one.period in order), key=lambda one: order[one.period])
    return Row(
        check.id,
        (
            TextCell((edition.say(check.patient.name),), icon=check.icon or "", header=True),
            TextCell(tuple(_occasion(edition, one) for one in here)),
            TextCell((edition.say(check.patient.why),)),
        ),
    )


def _occasion(edition: Edition, occasion: Occasion) -> RichText:
    words = edition.phrases.handout
    period = edition.say(edition.period(occasion.period).patient)
    said = edition.fill(words.once, period=period)
    if occasion.every:
        said = edition.fill(words.every, period=period, every=edition.quote(occasion.every))
    if occasion.until:
        said = edition.fill(words.until, occasion=said, until=edition.say(occasion.until.patient))
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
