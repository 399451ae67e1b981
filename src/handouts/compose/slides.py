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


def compose_slide(at: SlideContext, slide: slides.BaseSlide) -> out.Slide:
    """Return the slide's outline."""
    return composes_slide.of(slide)(at, slide, _common(at, slide))


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


def _common(at: SlideContext, slide: slides.BaseSlide) -> Common:
    """Return what every slide has."""
    sources = cited_by(at.edition, slide)
    said, handout = notes(at.edition, slide.notes, sources), read_in(at, slide.handout)
    return {
        "origin": slide.id,
        "title": at.edition.say(slide.title),
        "notes": replace(said, sources=(handout, *said.sources)) if handout else said,
        "mark": at.mark,
        "source": leading(at.edition, sources),
        "brief": shorter(at.edition, sources),
        "origins": named(at.edition, slide),
    }


@composes_slide(slides.BulletsSlide)
def _bullets(at: SlideContext, slide: slides.BulletsSlide, common: Common) -> out.BulletsSlide:
    return out.BulletsSlide(
        **common,
        icon=slide.icon,
        points=at.edition.said(slide.points),
        **at.remembered(slide.remember),
    )


@composes_slide(slides.FigureSlide)
def _figure(at: SlideContext, slide: slides.FigureSlide, common: Common) -> out.FigureSlide:
    edition = at.edition
    of_100 = whole(edition.facts[slide.of_100].value.first) if slide.of_100 else None
    return out.FigureSlide(
        **common,
        number=edition.say(slide.number),
        sentence=edition.say(slide.sentence),
        stress=edition.say(slide.stress),
        of_100=of_100,
        says=_dots_say(at, of_100, slide.sentence),
        about=of_study(edition, slide.study) if slide.study else (),
        beside=_beside(at, slide.beside) if slide.beside else None,
    )


def _beside(at: SlideContext, second: slides.FigureBeside) -> out.Hundred:
    effect = at.edition.guide.items[second.effect]
    assert isinstance(effect, effects.Effect)
    assert effect.figure.count, effect.id
    count = whole(effect.figure.count.of_100)
    number, sentence = at.edition.say(second.number), at.edition.say(second.sentence)
    return out.Hundred(effect.id, number, sentence, count, _dots_say(at, count, second.sentence))


def _dots_say(at: SlideContext, count: int | None, what: Markup) -> str:
    words = at.edition.phrases.deck.dots_says
    return "" if count is None else at.edition.words(words, n=str(count), what=at.edition.say(what))


@composes_slide(slides.ChanceSlide)
def _chance(at: SlideContext, slide: slides.ChanceSlide, common: Common) -> out.ChanceSlide:
    figure = at.edition.guide.items[slide.figure]
    assert isinstance(figure, effects.ChanceFigure)
    first = at.edition.guide.items[figure.benefits[0]]
    assert isinstance(first, effects.Benefit)
    return out.ChanceSlide(
        **common,
        about=of_study(at.edition, first.likelihood.study),
        chance=chance(at.edition, figure, "staff"),
        **at.remembered(slide.remember),
    )


@composes_slide(slides.TimeLineSlide)
def _timeline(at: SlideContext, slide: slides.TimeLineSlide, common: Common) -> out.TimeLineSlide:
    item = at.edition.guide.items[slide.timeline]
    assert isinstance(item, TimeLine)
    return out.TimeLineSlide(
        **common,
        timeline=timeline(at.edition, item),
        minutes_label=at.edition.fill(at.edition.phrases.deck.minutes_label),
    )


@composes_slide(slides.ScheduleSlide)
def _schedule(at: SlideContext, slide: slides.ScheduleSlide, common: Common) -> out.TableSlide:
    """Group checks by period and by how often they are said to come: when, how often, what is recorded."""
    edition, words = at.edition, at.edition.phrases.deck
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
        names = strung((edition.say(check.staff.name) for check in checks), JOINT)
        cells = (edition.say(edition.period(period)), often(edition, first), names)
        origin = f"{slide.id}/{period}-{first.every or 'once'}"
        stressed = first.every is not None and first.every in often_most
        rows.append(out.TableRow(origin, cells, stressed, tuple(check.id for check in checks)))
    if any(one.every for found in groups.values() for _, one in found):
        return _table(at, slide, common, words.schedule_head, tuple(rows), weights=(20, 26, 74))
    # where all is checked once, how often needs no column
    when_head, _, what_head = words.schedule_head
    rows = [replace(row, cells=(row.cells[0], row.cells[2])) for row in rows]
    return _table(at, slide, common, (when_head, what_head), tuple(rows), weights=(26, 94))


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
def _thresholds(at: SlideContext, slide: slides.ThresholdsSlide, common: Common) -> out.TableSlide:
    """List limits and what follows; the limits of a single check stand under its name, which no row repeats."""
    edition = at.edition
    checks = [check for check in edition.items(slide.checks) if isinstance(check, Check)]
    named = len(checks) > 1
    rows = []
    for check in checks:
        name = edition.say(check.staff.name)
        for limit in check.thresholds:
            words = edition.say(limit.when), response(edition, limit)
            stressed = limit.urgency == "emergency"
            rows.append(out.TableRow(limit.id, (name, *words) if named else words, stressed, (check.id,)))
    check_head, limit_head, do_head = edition.phrases.deck.thresholds_head
    if named:
        return _table(at, slide, common, (check_head, limit_head, do_head), tuple(rows), weights=(26, 40, 54))
    return _table(at, slide, common, (checks[0].staff.name, do_head), tuple(rows), weights=(60, 60))


@composes_slide(slides.SignsSlide)
def _signs(at: SlideContext, _: slides.SignsSlide, common: Common) -> out.SignsSlide:
    """Show the danger signs; the notes tell what belongs to each besides."""
    listed = [(one, at.edition.say(one.staff)) for one in signs(at.edition, "both")]
    beside = tuple((*said, Run(": "), *besides(at.edition, one)) for one, said in listed if one.also)
    told = replace(common["notes"], if_asked=(*common["notes"].if_asked, *beside))
    changed = {"notes": told, "origins": (*common["origins"], *(one.id for one, _ in listed))}
    return out.SignsSlide(**common | changed, signs=tuple(out.Sign(one.id, one.icon, said) for one, said in listed))


@composes_slide(slides.LookAlikeSlide)
def _look_alike(at: SlideContext, slide: slides.LookAlikeSlide, common: Common) -> out.TableSlide:
    """List danger signs, each beside what looks like it and is usual."""
    edition = at.edition
    rows = tuple(
        out.TableRow(sign.id, (edition.say(sign.staff), edition.say(sign.unlike.staff)))
        for sign in signs(edition, "both")
        if sign.unlike
    )
    return _table(at, slide, common, edition.phrases.deck.look_alike_head, rows, weights=(60, 60))


@composes_slide(slides.ExclusionsSlide)
def _exclusions(at: SlideContext, slide: slides.ExclusionsSlide, common: Common) -> out.TableSlide:
    """List who should not be treated beside who needs a decision first, by what the reasons have in common."""
    edition, listed = at.edition, at.edition.guide.safety
    rows = []
    for group in listed.groups:
        found = [one for one in listed.exclusions if one.group == group.id]
        cells = (_excluded(at, found, severity) for severity in ("never", "ask-first"))
        rows.append(out.TableRow(group.id, (edition.say(group.name), *cells), origins=tuple(one.id for one in found)))
    head = edition.phrases.deck.exclusions_head, slide.never, slide.ask_first
    return _table(at, slide, common, head, tuple(rows), weights=(26, 47, 47))


def _excluded(at: SlideContext, found: list[Exclusion], severity: str) -> RichText:
    said = [at.edition.say(one.staff) for one in found if one.severity == severity]
    return strung(said, "; ")


@composes_slide(slides.OptionsSlide)
def _options(at: SlideContext, slide: slides.OptionsSlide, common: Common) -> out.TableSlide:
    edition = at.edition
    rows = []
    for option in edition.items(slide.options):
        assert isinstance(option, effects.Option)
        cells = tuple(_run_on(cell.paragraphs) for cell in answers(edition, option))
        rows.append(out.TableRow(option.id, cells))
    return _table(at, slide, common, edition.phrases.deck.options_head, tuple(rows), weights=(26, 27, 25, 24, 18))


def _run_on(texts: tuple[RichText, ...]) -> RichText:
    """Return the paragraphs of a cell as one, each an own sentence."""
    stopped = (text if plain(text).endswith((".", "!", "?")) else (*text, Run(".")) for text in texts)
    return strung(stopped)


def _table(
    at: SlideContext,
    slide: slides.BaseSlide,
    common: Common,
    head: tuple[Any, ...],
    rows: tuple[out.TableRow, ...],
    *,
    weights: tuple[int, ...],
) -> out.TableSlide:
    heads = tuple(at.edition.fill(word) for word in head)
    says = at.edition.words(at.edition.phrases.deck.table_says, title=common["title"], head=joined(at.edition, heads))
    # each row says what it shows, and may stand on a later slide
    return out.TableSlide(**common | {"origins": slide.handout}, head=heads, weights=weights, rows=rows, says=says)


@composes_slide(slides.ActSlide)
def _act(at: SlideContext, slide: slides.ActSlide, common: Common) -> out.ActSlide:
    edition, words = at.edition, at.edition.phrases.deck
    effect = edition.guide.items[slide.effect]
    assert isinstance(effect, effects.Effect)
    staff = effect.staff
    see, do, say, record = (edition.fill(word) for word in words.act_heads)
    return out.ActSlide(
        **common,
        heads=(see, do, say, record),
        see=edition.said(staff.see),
        do=edition.said(staff.do),
        say=edition.said(staff.say),
        record=edition.said(staff.record),
        call=edition.fill(words.act_call, call=called) if (called := calls(edition, effect)) else (),
        emergency=emergency(edition, effect),
    )
