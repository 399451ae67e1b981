"""A slide of a module, by its kind: the content that it names, chosen and worded for colleagues."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from handouts.compose.background import how_often
from handouts.compose.citations import leading, shorter
from handouts.compose.context import composes_slide
from handouts.compose.day import offset
from handouts.compose.figures import chance, joined
from handouts.compose.notes import notes, sections_to_read, study_label
from handouts.compose.safety import besides, calls, emergency, response, signs
from handouts.compose.tables import answers
from handouts.content.fields import IdReference, walk
from handouts.content.model import effects, slides
from handouts.content.model.checks import Check, Occasion
from handouts.content.model.day import Countdown
from handouts.content.model.facts import MINUTES
from handouts.content.model.likelihoods import hundred
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
    shown_names = (name for name in named(edition, slide) if name not in slide.handout)
    return tuple(dict.fromkeys(source for name in shown_names for source in edition.guide.items[name].sources))


def named(edition: Edition, slide: slides.BaseSlide) -> tuple[str, ...]:
    """Return the ids of the items that a slide names."""
    return tuple(
        found.id for found in walk(slide) if isinstance(found, IdReference) and found.id in edition.guide.items
    )


def _common(context: SlideContext, slide: slides.BaseSlide) -> Common:
    """Return what every slide has."""
    sources = cited_by(context.edition, slide)
    spoken, handout = notes(context.edition, slide.notes, sources), sections_to_read(context, slide.handout)
    return {
        "origin": slide.id,
        "title": context.edition.resolve(slide.title),
        "notes": replace(spoken, sources=(handout, *spoken.sources)) if handout else spoken,
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
        about=study_label(edition, slide.study) if slide.study else (),
        beside=_second_hundred(context, slide.beside) if slide.beside else None,
    )


def _second_hundred(context: SlideContext, second: slides.FigureBeside) -> out.Hundred:
    effect = context.edition.guide.items[second.effect]
    assert isinstance(effect, effects.Effect)
    counted = hundred(effect.figure)
    assert counted, effect.id
    count = whole(counted.of_100)
    number, sentence = context.edition.resolve(second.number), context.edition.resolve(second.sentence)
    return out.Hundred(effect.id, number, sentence, count, _dots_say(context, count, second.sentence))


def _dots_say(context: SlideContext, count: int | None, text: Markup) -> str:
    words = context.edition.phrases.deck.dots_says
    return "" if count is None else context.edition.plain_text(words, n=str(count), what=context.edition.resolve(text))


@composes_slide(slides.ChanceSlide)
def _chance(context: SlideContext, slide: slides.ChanceSlide, common: Common) -> out.ChanceSlide:
    figure = context.edition.guide.items[slide.figure]
    assert isinstance(figure, effects.ChanceFigure)
    first = context.edition.guide.items[figure.benefits[0]]
    assert isinstance(first, effects.Benefit)
    return out.ChanceSlide(
        **common,
        about=study_label(context.edition, first.likelihood.study),
        chance=chance(context.edition, figure, "staff"),
        **context.remembered(slide.remember),
    )


@composes_slide(slides.CountdownSlide)
def _countdown(context: SlideContext, slide: slides.CountdownSlide, common: Common) -> out.TableSlide:
    """List what patients do, each with how long before or after their appointment."""
    edition, item = context.edition, context.edition.guide.items[slide.countdown]
    assert isinstance(item, Countdown)
    rows = tuple(
        out.TableRow(f"{item.id}/step-{number}", (offset(edition, step), edition.resolve(step.what)))
        for number, step in enumerate(item.steps, 1)
    )
    return _table(context, slide, common, edition.phrases.handout.countdown.head[:2], rows, weights=(36, 84))


@composes_slide(slides.ScheduleSlide)
def _schedule(context: SlideContext, slide: slides.ScheduleSlide, common: Common) -> out.TableSlide:
    """Group checks by period and by how how_often they are said to come: when, how how_often, what is recorded."""
    edition, words = context.edition, context.edition.phrases.deck
    groups: dict[tuple[str, object], list[tuple[Check, Occasion]]] = {}
    for period in slide.periods:
        for check in edition.guide.monitoring.checks:
            for occasion in check.occasions:
                if occasion.period == period:
                    # whatever sets the interval, what reads alike is one row
                    key = tuple((run.text, run.local) for run in how_often(edition, occasion))
                    groups.setdefault((period, key), []).append((check, occasion))
    most_often = _shortest(edition, [occasions[0][1].every for occasions in groups.values()])
    rows = []
    for (period, _), occasions in groups.items():
        first, checks = occasions[0][1], [check for check, _ in occasions]
        names = strung((edition.resolve(check.staff.name) for check in checks), JOINT)
        cells = (edition.resolve(edition.period(period)), how_often(edition, first), names)
        origin = f"{slide.id}/{period}-{first.every or 'once'}"
        stressed = first.every is not None and first.every in most_often
        rows.append(out.TableRow(origin, cells, stressed, tuple(check.id for check in checks)))
    if any(occasion.every for occasions in groups.values() for _, occasion in occasions):
        return _table(context, slide, common, words.schedule_head, tuple(rows), weights=(20, 26, 74))
    # where all is checked once, how how_often needs no column
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
    shortest = {every for every, length in lengths.items() if length == min(lengths.values())}
    return shortest if len(shortest) < len(set(intervals)) else set()


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
    listed = [(sign, context.edition.resolve(sign.staff)) for sign in signs(context.edition, "both")]
    also = tuple((*text, Run(": "), *besides(context.edition, sign)) for sign, text in listed if sign.also)
    spoken = replace(common["notes"], if_asked=(*common["notes"].if_asked, *also))
    changed = {"notes": spoken, "origins": (*common["origins"], *(sign.id for sign, _ in listed))}
    return out.SignsSlide(**common | changed, signs=tuple(out.Sign(sign.id, sign.icon, text) for sign, text in listed))


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
        exclusions = [exclusion for exclusion in listed.exclusions if exclusion.group == group.id]
        cells = (_excluded(context, exclusions, severity) for severity in ("never", "ask-first"))
        rows.append(
            out.TableRow(
                group.id, (edition.resolve(group.name), *cells), origins=tuple(exclusion.id for exclusion in exclusions)
            )
        )
    head = edition.phrases.deck.exclusions_head, slide.never, slide.ask_first
    return _table(context, slide, common, head, tuple(rows), weights=(26, 47, 47))


def _excluded(context: SlideContext, exclusions: list[Exclusion], severity: str) -> RichText:
    texts = [context.edition.resolve(exclusion.staff) for exclusion in exclusions if exclusion.severity == severity]
    return strung(texts, "; ")


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
        call=edition.fill(words.act_call, call=call_text) if (call_text := calls(edition, effect)) else (),
        emergency=emergency(edition, effect),
    )
