"""The handout's tables: effects, and other ways to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose.figures import bars, known
from handouts.content.markup import Run
from handouts.content.model.facts import Count, Range, Rate, Unknown
from handouts.outline.handout import BarsCell, Row, RowGroup, Table, TextCell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from handouts.content.markup import RichText
    from handouts.content.model.items import Effect, Option
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
    figure = effect.figure
    if isinstance(figure, Unknown):
        return _WORDS
    return _RATE if isinstance(figure, Rate) else figure.study


def _group_order(names: list[str]) -> Callable[[str], tuple[int, int]]:
    return lambda name: ({_RATE: 1, _WORDS: 2}.get(name, 0), names.index(name))


def _frequency(effect: Effect) -> float:
    figure = effect.figure
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
    patient = effect.read
    figure = effect.figure
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
    does = edition.say(effect.read.do)
    return (*does, Run(" "), *edition.say(effect.read.we_do)) if effect.read.we_do else does


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
            TextCell((edition.say(effect.read.notice),), icon=effect.icon, header=True),
            TextCell((_known_and_lasting(edition, effect),)),
            TextCell((_what_to_do(edition, effect),)),
        ),
    )


def _known_and_lasting(edition: Edition, effect: Effect) -> RichText:
    lasts = edition.say(effect.lasts.patient)
    return (*known(edition, effect), Run(" "), *lasts) if lasts else known(edition, effect)


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
