"""A slide of a module, by its kind: the content that it names, chosen and worded for colleagues."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from handouts.compose.background import often
from handouts.compose.citations import leading, shorter
from handouts.compose.context import composes_slide
from handouts.compose.day import timeline
from handouts.compose.figures import chance, joined
from handouts.compose.notes import notes, of_study, read_in
from handouts.compose.safety import besides, calls, emergency, response, signs
from handouts.compose.tables import answers
from handouts.content.fields import IdReference, walk
from handouts.content.model import effects, slides
from handouts.content.model.checks import Check, Occasion, TimeLine
from handouts.content.model.facts import MINUTES
from handouts.outline import deck as out
from handouts.outline.prose import whole
from handouts.text.markup import JOINT, Run, plain, strung

if TYPE_CHECKING:
    from handouts.compose.context import Common, SlideContext
    from handouts.content.model.safety import Exclusion
    from handouts.edition import Edition
    from handouts.text.markup import Markup, RichText


def compose_slide(context: SlideContext, slide: slides.BaseSlide) -> out.Slide:
    """Return the slide's outline."""
    return composes_slide.of(slide)(context, slide, _common(context, slide))


def cited_by(edition: Edition, slide: slides.BaseSlide) -> tuple[str, ...]:
    """Return the slide's own sources, else those of the items that it shows."""
    if slide.sources:
        return slide.sources
    shown = (name for name in named(edition, slide) if name not in slide.handout)
    return tuple(dict.fromkeys(source for name in shown for source in edition.guide.items[name].sources))


def named(edition: Edition, slide: slides.BaseSlide) -> tuple[str, ...]:
    """Return the ids of the items that a slide names."""
    return tuple(
        found.id for found in walk(slide) if isinstance(found, IdReference) and found.id in edition.guide.items
    )


def _common(context: SlideContext, slide: slides.BaseSlide) -> Common:
    """Return what every slide has."""
    sources = cited_by(context.edition, slide)
    said, handout = notes(context.edition, slide.notes, sources), read_in(context, slide.handout)
    return {
        "origin": slide.id,
        "title": context.edition.resolve(slide.title),
        "notes": replace(said, sources=(handout, *said.sources)) if handout else said,
        "mark": context.mark,
        "source": leading(context.edition, sources),
        "brief": shorter(context.edition, sources),
        "origins": named(context.edition, slide),
    }


@composes_slide(slides.BulletsSlide)
def _bullets(context: SlideContext, slide: slides.BulletsSlide, common: Common) -> out.BulletsSlide:
    return out.BulletsSlide(
        **common,
        icon=slide.icon,
        points=context.edition.resolve_all(slide.points),
        **context.remembered(slide.remember),
    )


@composes_slide(slides.FigureSlide)
def _figure(context: SlideContext, slide: slides.FigureSlide, common: Common) -> out.FigureSlide:
    edition = context.edition
    of_100 = whole(edition.facts[slide.of_100].value.first) if slide.of_100 else None
    return out.FigureSlide(
        **common,
        number=edition.resolve(slide.number),
        sentence=edition.resolve(slide.sentence),
        stress=edition.resolve(slide.stress),
        of_100=of_100,
        says=_dots_say(context, of_100, slide.sentence),
        about=of_study(edition, slide.study) if slide.study else (),
        beside=_beside(context, slide.beside) if slide.beside else None,
    )


def _beside(context: SlideContext, second: slides.FigureBeside) -> out.Hundred:
    effect = context.edition.guide.items[second.effect]
    assert isinstance(effect, effects.Effect)
    assert effect.figure.count, effect.id
    count = whole(effect.figure.count.of_100)
    number, sentence = context.edition.resolve(second.number), context.edition.resolve(second.sentence)
    return out.Hundred(effect.id, number, sentence, count, _dots_say(context, count, second.sentence))


def _dots_say(context: SlideContext, count: int | None, what: Markup) -> str:
    words = context.edition.phrases.deck.dots_says
    return "" if count is None else context.edition.plain_text(words, n=str(count), what=context.edition.resolve(what))


@composes_slide(slides.ChanceSlide)
def _chance(context: SlideContext, slide: slides.ChanceSlide, common: Common) -> out.ChanceSlide:
    figure = context.edition.guide.items[slide.figure]
    assert isinstance(figure, effects.ChanceFigure)
    first = context.edition.guide.items[figure.benefits[0]]
    assert isinstance(first, effects.Benefit)
    return out.ChanceSlide(
        **common,
        about=of_study(context.edition, first.likelihood.study),
        chance=chance(context.edition, figure, "staff"),
        **context.remembered(slide.remember),
    )


@composes_slide(slides.TimeLineSlide)
def _timeline(context: SlideContext, slide: slides.TimeLineSlide, common: Common) -> out.TimeLineSlide:
    item = context.edition.guide.items[slide.timeline]
    assert isinstance(item, TimeLine)
    return out.TimeLineSlide(
        **common,
        timeline=timeline(context.edition, item),
        minutes_label=context.edition.fill(context.edition.phrases.deck.minutes_label),
    )


@composes_slide(slides.ScheduleSlide)
def _schedule(context: SlideContext, slide: slides.ScheduleSlide, common: Common) -> out.TableSlide:
    """Group checks by period and by how often they are said to come: when, how often, what is recorded."""
    edition, words = context.edition, context.edition.phrases.deck
    groups: dict[tuple[str, object], list[tuple[Check, Occasion]]] = {}
    for period in slide.periods:
        for check in edition.guide.monitoring.checks:
            for one in check.occasions:
                if one.period == period:
                    # whatever sets the interval, what reads alike is one row
                    shown = tuple((run.text, run.local) for run in often(edition, one))
                    groups.setdefault((period, shown), []).append((check, one))
    often_most = _shortest(edition, [found[0][1].every for found in groups.values()])
    rows = []
    for (period, _), found in groups.items():
        first, checks = found[0][1], [check for check, _ in found]
        names = strung((edition.resolve(check.staff.name) for check in checks), JOINT)
        cells = (edition.resolve(edition.period(period)), often(edition, first), names)
        origin = f"{slide.id}/{period}-{first.every or 'once'}"
        stressed = first.every is not None and first.every in often_most
        rows.append(out.TableRow(origin, cells, stressed, tuple(check.id for check in checks)))
    if any(one.every for found in groups.values() for _, one in found):
        return _table(context, slide, common, words.schedule_head, tuple(rows), weights=(20, 26, 74))
    # where all is checked once, how often needs no column
    when_head, _, what_head = words.schedule_head
    rows = [replace(row, cells=(row.cells[0], row.cells[2])) for row in rows]
    return _table(context, slide, common, (when_head, what_head), tuple(rows), weights=(26, 94))


def _shortest(edition: Edition, intervals: list[str | None]) -> set[str]:
    """Return the intervals that are the shortest, unless all are."""
    lengths = {
        every: edition.facts[every].value.first * MINUTES[edition.facts[every].unit]
        for every in intervals
        if every is not None and edition.facts[every].unit in MINUTES
    }
    found = {every for every, length in lengths.items() if length == min(lengths.values())}
    return found if len(found) < len(set(intervals)) else set()


@composes_slide(slides.ThresholdsSlide)
def _thresholds(context: SlideContext, slide: slides.ThresholdsSlide, common: Common) -> out.TableSlide:
    """List limits and what follows; the limits of a single check stand under its name, which no row repeats."""
    edition = context.edition
    checks = [check for check in edition.items(slide.checks) if isinstance(check, Check)]
    named = len(checks) > 1
    rows = []
    for check in checks:
        name = edition.resolve(check.staff.name)
        for limit in check.thresholds:
            words = edition.resolve(limit.when), response(edition, limit)
            stressed = limit.urgency == "emergency"
            rows.append(out.TableRow(limit.id, (name, *words) if named else words, stressed, (check.id,)))
    check_head, limit_head, do_head = edition.phrases.deck.thresholds_head
    if named:
        return _table(context, slide, common, (check_head, limit_head, do_head), tuple(rows), weights=(26, 40, 54))
    return _table(context, slide, common, (checks[0].staff.name, do_head), tuple(rows), weights=(60, 60))


@composes_slide(slides.SignsSlide)
def _signs(context: SlideContext, _: slides.SignsSlide, common: Common) -> out.SignsSlide:
    """Show the danger signs; the notes tell what belongs to each besides."""
    listed = [(one, context.edition.resolve(one.staff)) for one in signs(context.edition, "both")]
    beside = tuple((*said, Run(": "), *besides(context.edition, one)) for one, said in listed if one.also)
    told = replace(common["notes"], if_asked=(*common["notes"].if_asked, *beside))
    changed = {"notes": told, "origins": (*common["origins"], *(one.id for one, _ in listed))}
    return out.SignsSlide(**common | changed, signs=tuple(out.Sign(one.id, one.icon, said) for one, said in listed))


@composes_slide(slides.LookAlikeSlide)
def _look_alike(context: SlideContext, slide: slides.LookAlikeSlide, common: Common) -> out.TableSlide:
    """List danger signs, each beside what looks like it and is usual."""
    edition = context.edition
    rows = tuple(
        out.TableRow(sign.id, (edition.resolve(sign.staff), edition.resolve(sign.unlike.staff)))
        for sign in signs(edition, "both")
        if sign.unlike
    )
    return _table(context, slide, common, edition.phrases.deck.look_alike_head, rows, weights=(60, 60))


@composes_slide(slides.ExclusionsSlide)
def _exclusions(context: SlideContext, slide: slides.ExclusionsSlide, common: Common) -> out.TableSlide:
    """List who should not be treated beside who needs a decision first, by what the reasons have in common."""
    edition, listed = context.edition, context.edition.guide.safety
    rows = []
    for group in listed.groups:
        found = [one for one in listed.exclusions if one.group == group.id]
        cells = (_excluded(context, found, severity) for severity in ("never", "ask-first"))
        rows.append(
            out.TableRow(group.id, (edition.resolve(group.name), *cells), origins=tuple(one.id for one in found))
        )
    head = edition.phrases.deck.exclusions_head, slide.never, slide.ask_first
    return _table(context, slide, common, head, tuple(rows), weights=(26, 47, 47))


def _excluded(context: SlideContext, found: list[Exclusion], severity: str) -> RichText:
    said = [context.edition.resolve(one.staff) for one in found if one.severity == severity]
    return strung(said, "; ")


@composes_slide(slides.OptionsSlide)
def _options(context: SlideContext, slide: slides.OptionsSlide, common: Common) -> out.TableSlide:
    edition = context.edition
    rows = []
    for option in edition.items(slide.options):
        assert isinstance(option, effects.Option)
        cells = tuple(_run_on(cell.paragraphs) for cell in answers(edition, option))
        rows.append(out.TableRow(option.id, cells))
    return _table(context, slide, common, edition.phrases.deck.options_head, tuple(rows), weights=(26, 27, 25, 24, 18))


def _run_on(texts: tuple[RichText, ...]) -> RichText:
    """Return the paragraphs of a cell as one, each an own sentence."""
    stopped = (text if plain(text).endswith((".", "!", "?")) else (*text, Run(".")) for text in texts)
    return strung(stopped)


def _table(
    context: SlideContext,
    slide: slides.BaseSlide,
    common: Common,
    head: tuple[Any, ...],
    rows: tuple[out.TableRow, ...],
    *,
    weights: tuple[int, ...],
) -> out.TableSlide:
    heads = tuple(context.edition.fill(word) for word in head)
    says = context.edition.plain_text(
        context.edition.phrases.deck.table_says, title=common["title"], head=joined(context.edition, heads)
    )
    # each row says what it shows, and may stand on a later slide
    return out.TableSlide(**common | {"origins": slide.handout}, head=heads, weights=weights, rows=rows, says=says)


@composes_slide(slides.ActSlide)
def _act(context: SlideContext, slide: slides.ActSlide, common: Common) -> out.ActSlide:
    edition, words = context.edition, context.edition.phrases.deck
    effect = edition.guide.items[slide.effect]
    assert isinstance(effect, effects.Effect)
    staff = effect.staff
    see, do, say, record = (edition.fill(word) for word in words.act_heads)
    return out.ActSlide(
        **common,
        heads=(see, do, say, record),
        see=edition.resolve_all(staff.see),
        do=edition.resolve_all(staff.do),
        say=edition.resolve_all(staff.say),
        record=edition.resolve_all(staff.record),
        call=edition.fill(words.act_call, call=called) if (called := calls(edition, effect)) else (),
        emergency=emergency(edition, effect),
    )
