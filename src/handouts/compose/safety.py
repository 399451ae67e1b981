"""What keeps people safe, quoted from where it is written once: danger signs, exclusions, limits and what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose.blocks import composes
from handouts.content.markup import Run, strung
from handouts.content.model.blocks import ExclusionsBlock, SignsBlock, ThresholdsBlock
from handouts.content.model.items import Card, Check, Sign, Threshold
from handouts.outline import handout as out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.compose.blocks import SectionContext
    from handouts.content.markup import RichText
    from handouts.content.model.items import Action, CallSign, Effect
    from handouts.edition import Edition
    from handouts.outline.leaves import Tone

_STOP = Run(". ")
_RANK = ("nobody", "prescriber", "emergency")


def signs(edition: Edition, place: str) -> list[Sign]:
    """Return the danger signs that hold in a place: `clinic`, `home`, or anywhere (`both`)."""
    return [one for one in edition.guide.safety.signs if place == "both" or one.where in {place, "both"}]


def listed(edition: Edition, card: Card) -> tuple[Sign | CallSign, ...]:
    """Return the signs that a card lists: danger signs that hold in a place, or those to call the clinic for."""
    if card.signs == "call":
        return edition.guide.safety.calls
    return tuple(signs(edition, card.signs)) if card.signs else ()


@composes(SignsBlock)
def signs_block(context: SectionContext, block: SignsBlock) -> Iterator[out.Block]:
    """Yield the danger signs as a card; then what looks like them and is usual, where the block asks for it."""
    edition, section = context.edition, context.section
    found = signs(edition, block.where)
    if not found:
        return
    points, origins = tuple(edition.say(one.patient) for one in found), tuple(one.id for one in found)
    shown = edition.guide.items[block.card] if block.card else None
    assert shown is None or isinstance(shown, Card)
    adult, say = (edition.say(shown.adult), edition.say(shown.say)) if shown else ((), ())
    card = out.Card(
        f"{section}/signs", "emergency", "ambulance", edition.say(block.title),
        points=points, origins=origins, after=(adult,) if adult else (), say=say,
    )  # fmt: skip
    yield out.Cards(f"{section}/signs/card", "halves", (card,))
    told = [edition.say(one.unlike.patient) for one in found if one.unlike and one.unlike.patient]
    if block.usual and told:
        sentences = (Run(" "), *strung(told))
        yield out.Paragraph(f"{section}/usual", (*edition.say(block.usual), *sentences))


@composes(ExclusionsBlock)
def exclusions_block(context: SectionContext, block: ExclusionsBlock) -> Iterator[out.Block]:
    """Yield who should not be treated beside who needs a decision first, then what a tick means."""
    edition, section = context.edition, context.section
    never = _exclusion_card(edition, f"{section}/never", edition.say(block.never), "never")
    first = _exclusion_card(edition, f"{section}/ask-first", edition.say(block.ask_first), "ask-first")
    yield out.Cards(f"{section}/exclusions", "halves", (never, first))
    if block.note:
        yield out.Paragraph(f"{section}/exclusions/note", edition.say(block.note))


def _exclusion_card(edition: Edition, origin: str, title: RichText, severity: str) -> out.Card:
    listed = [one for one in edition.guide.safety.exclusions if one.severity == severity]
    tone: Tone = "do-not" if severity == "never" else "do"
    icon = "stop-hand" if severity == "never" else "doctor"
    points, origins = tuple(edition.say(one.patient) for one in listed), tuple(one.id for one in listed)
    ticks = tuple(
        out.Blank(f"tick/{one.id}", (), kind="tick", tooltip=edition.words(edition.phrases.handout.tick, text=text))
        for one, text in zip(listed, points, strict=True)
    )
    return out.Card(origin, tone, icon, title, points=points, origins=origins, ticks=ticks)


@composes(ThresholdsBlock)
def thresholds_block(context: SectionContext, block: ThresholdsBlock) -> Iterator[out.Block]:
    """Yield what patients should know of limits."""
    edition, section = context.edition, context.section
    told = [one for _, one in thresholds(edition, block.periods) if one.patient]
    if told:
        origins = tuple(one.id for one in told)
        yield out.Heading(f"{section}/thresholds/title", edition.say(block.title))
        yield out.Points(f"{section}/thresholds", tuple(edition.say(one.patient) for one in told), origins=origins)


def thresholds(edition: Edition, periods: Iterable[str]) -> Iterator[tuple[Check, Threshold]]:
    """Yield the limits of the checks made in some periods."""
    wanted = set(periods)
    for check in edition.guide.monitoring.checks:
        if any(one.period in wanted for one in check.occasions):
            yield from ((check, one) for one in check.thresholds)


def response(edition: Edition, threshold: Threshold) -> RichText:
    """Return what staff do at a limit: its actions in their order, then what else belongs to it."""
    said = [edition.quote(one.id) for one in _actions(edition, threshold)]
    told = strung(said, _STOP)
    further = edition.say(threshold.then)
    return (*told, _STOP, *further) if further else (*told, Run("."))


def besides(edition: Edition, sign: Sign) -> RichText:
    """Return what belongs to a danger sign beside what is done at every one."""
    said = [edition.quote(name) for name in sign.also]
    return strung(said, _STOP)


def calls(edition: Edition, effect: Effect) -> RichText:
    """Return at which danger signs and limits of an effect somebody is called: whom first, then when."""
    named: dict[str, list[RichText]] = {}
    for item in edition.items(effect.staff.calls):
        assert isinstance(item, Sign | Threshold)
        strongest = max(_actions(edition, item), key=lambda one: _RANK.index(one.calls))
        said = edition.say(item.staff if isinstance(item, Sign) else item.when)
        named.setdefault(strongest.id, []).append(said)
    words = edition.phrases.deck
    parts = []
    for action, found in sorted(named.items(), key=lambda pair: -_RANK.index(_action(edition, pair[0]).calls)):
        parts.append(edition.fill(words.act_when, action=edition.quote(action), when=strung(found, "; ")))
    parts += [edition.say(effect.staff.call)] if effect.staff.call else []
    return strung(parts)


def emergency(edition: Edition, effect: Effect) -> bool:
    """Return whether emergency help is called at a danger sign or a limit of an effect."""
    found = edition.items(effect.staff.calls)
    return any(one.calls == "emergency" for item in found for one in _actions(edition, item))  # type: ignore[arg-type]


def _actions(edition: Edition, item: Sign | Threshold) -> list[Action]:
    return [_action(edition, name) for name in item.actions]


def _action(edition: Edition, name: str) -> Action:
    action: Action = edition.guide.items[name]  # type: ignore[assignment]  # the loader has seen to it
    return action
