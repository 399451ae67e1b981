"""Charts, time lines, comparisons and decision pathways of the deck, with words for those who cannot see them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from handouts.compose import figures, notes
from handouts.compose.context import composes_slide
from handouts.compose.day import lengths, stages, timeline
from handouts.compose.figures import capitalized, joined
from handouts.content.model import charts, slides
from handouts.content.model.day import TimeLine
from handouts.content.model.effects import Effect
from handouts.content.model.likelihoods import counted
from handouts.outline import deck as out
from handouts.text.markup import JOINT, Run, plain, strung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.compose.context import Common, SlideContext
    from handouts.content.model.likelihoods import Frequency
    from handouts.edition import Edition
    from handouts.text.markup import RichText


@composes_slide(slides.LikelihoodsSlide)
def likelihoods(context: SlideContext, slide: slides.LikelihoodsSlide, common: Common) -> out.BarChartSlide:
    """Return how many of one whole notice each effect, with the treatment and without it."""
    edition, words = context.edition, context.edition.phrases.deck
    studies: dict[str, list[out.Category]] = {}
    figures: list[Frequency] = []
    for effect in edition.items(slide.effects):
        assert isinstance(effect, Effect)
        figure = counted(effect)
        assert figure, effect.id
        figures.append(figure)
        without = figure.comparison
        bar = out.Category(
            effect.id,
            edition.plain_text(effect.staff.name),
            (),
            figure.times,
            without,
            edition.number(figure.times),
            "" if without is None else edition.number(without),
        )
        studies.setdefault(figure.study, []).append(replace(bar, says=_bar_says(edition, bar)))
    groups = tuple(_group(notes.study_label(edition, study), bars) for study, bars in studies.items())
    return out.BarChartSlide(
        **common,
        label=_bars_label(context, figures[0], len(groups)),
        groups=groups,
        series=(edition.plain_text(words.with_it), edition.plain_text(words.without_it)),
        **context.remembered(slide.remember),
        icon="",
        says=_bars_say(groups),
    )


def _bars_label(context: SlideContext, figure: Frequency, groups: int) -> RichText:
    """Return what all bars are of; of several groups, that they are no comparison."""
    words, whole = context.edition.phrases.deck, context.edition.number(Decimal(figure.denominator))
    of = context.edition.fill(figure.counted_in(context.edition))
    if groups > 1:
        return context.edition.fill(words.likelihoods_apart, whole=whole, of=of, n=str(groups))
    return context.edition.fill(words.likelihoods_label, whole=whole, of=of)


def _group(label: RichText, bars: list[out.Category]) -> out.BarGroup:
    return out.BarGroup(label, tuple(sorted(bars, key=lambda bar: bar.value, reverse=True)))


def _bar_says(edition: Edition, bar: out.Category) -> str:
    words, parts = edition.phrases.deck, {"name": bar.name, "value": bar.label}
    if bar.comparison_label:
        return edition.plain_text(words.bars_says, **parts, comparison=bar.comparison_label)
    return edition.plain_text(words.bars_says_alone, **parts)


def _bars_say(groups: tuple[out.BarGroup, ...]) -> str:
    """Return what bars show; of several groups only whom they come from, as each bar's name says its numbers."""
    labels = " ".join(f"{plain(group.label)}." for group in groups)
    return labels if len(groups) > 1 else " ".join([labels, *(bar.says for bar in groups[0].categories)])


@composes_slide(slides.PictureSlide)
def picture(context: SlideContext, slide: slides.PictureSlide, common: Common) -> out.PictureSlide:
    """Return a photograph or drawing, its caption and whose it is on one line."""
    edition = context.edition
    item = edition.guide.items[slide.picture]
    assert isinstance(item, charts.Picture)
    caption = strung((edition.resolve(text) for text in (item.caption, item.credit) if text), JOINT)
    return out.PictureSlide(
        **common,
        file=figures.picture_file(edition, item),
        says=item.says,
        caption=caption,
        **context.remembered(slide.remember),
    )


@composes_slide(slides.ChartSlide)
def chart(context: SlideContext, slide: slides.ChartSlide, common: Common) -> out.BarChartSlide | out.LineChartSlide:
    """Return measured data as bars or lines."""
    edition = context.edition
    data = edition.guide.items[slide.chart]
    assert isinstance(data, charts.Chart)
    rest: dict[str, Any] = {
        "label": edition.resolve(data.label),
        **context.remembered(slide.remember),
        "icon": slide.icon or "",
        "says": edition.plain_text(data.says),
    }
    if data.bars:
        by_exposure: dict[str | None, list[out.Category]] = {}
        for bar in data.bars:
            by_exposure.setdefault(bar.exposure, []).append(_bar(context, data.id, bar))
        groups = tuple(
            _group(notes.chart_label(edition, data, exposure), bars) for exposure, bars in by_exposure.items()
        )
        series = (plain(edition.resolve(data.solid)), plain(edition.resolve(data.outline)))
        return out.BarChartSlide(**common, **rest, groups=groups, series=series)
    lines = tuple(
        out.Line(line.name, tuple((point.x, point.y) for point in line.points), line.comparison) for line in data.lines
    )
    about, x_label = notes.chart_label(edition, data), edition.resolve(data.x_label)
    return out.LineChartSlide(**common, **rest, about=about, x_label=x_label, lines=lines)


def _bar(context: SlideContext, chart_id: str, bar: charts.Bar) -> out.Category:
    signed = context.edition.number(bar.value)
    label = context.edition.plain_text(context.edition.phrases.deck.rise, n=signed) if bar.rise else signed
    origin = f"{chart_id}/{bar.name.casefold().replace(' ', '-')}"
    detail = joined(context.edition, (context.edition.resolve(bar.size), context.edition.resolve(bar.when)))
    comparison = "" if bar.comparison is None else context.edition.number(bar.comparison)
    if comparison and bar.rise:
        comparison = context.edition.plain_text(context.edition.phrases.deck.rise, n=comparison)
    return out.Category(origin, bar.name, detail, bar.value, bar.comparison, label, comparison, outline=bar.open)


@composes_slide(slides.TimeLineSlide)
def timeline_slide(
    context: SlideContext, slide: slides.TimeLineSlide, common: Common
) -> out.TimeLineSlide | out.StagesSlide:
    """Return a time line in lanes, or its stages alone."""
    edition, item = context.edition, context.edition.guide.items[slide.timeline]
    assert isinstance(item, TimeLine)
    if not item.lanes:
        title, last = edition.resolve(item.title), edition.quote(item.stages[-1].end or "")
        says = edition.plain_text(edition.phrases.deck.stages_say, title=title, n=str(len(item.stages)), time=last)
        spans = stages(edition, item)
        return out.StagesSlide(**common, stages=spans, lengths=lengths(spans), says=says)
    return out.TimeLineSlide(
        **common,
        timeline=timeline(context.edition, item),
        minutes_label=context.edition.fill(context.edition.phrases.deck.minutes_label),
    )


@composes_slide(slides.ComparisonSlide)
def comparison(context: SlideContext, slide: slides.ComparisonSlide, common: Common) -> out.ComparisonSlide:
    """Return columns compared by the same questions."""
    edition = context.edition
    item = edition.guide.items[slide.comparison]
    assert isinstance(item, charts.Comparison)
    columns = tuple(
        out.ComparisonColumn(edition.resolve(column.name), column.icon, column.stressed) for column in item.columns
    )
    rows = tuple(
        (
            edition.resolve(row.ask),
            tuple((answer.mark, edition.resolve(answer.text)) for answer in row.answers),
        )
        for row in item.rows
    )
    heads = " · ".join(plain(column.name) for column in columns)
    says = edition.plain_text(edition.phrases.deck.table_says, title=common["title"], head=heads)
    alike = None
    if strip := item.alike:
        numbers = tuple(edition.quote(name) for name in strip.each)
        alike = out.Alike(edition.resolve(strip.text), strip.icon, numbers)
    origins = (*common["origins"], *item.checks)
    return out.ComparisonSlide(**common | {"origins": origins}, columns=columns, rows=rows, says=says, alike=alike)


@composes_slide(slides.FlowSlide)
def flow(context: SlideContext, slide: slides.FlowSlide, common: Common) -> out.FlowSlide:
    """Return a decision pathway, its first question first."""
    edition = context.edition
    item = edition.guide.items[slide.flow]
    assert isinstance(item, charts.Flow)
    first = sorted(item.questions, key=lambda question: question.id != item.start)
    questions = tuple(_question(edition, question) for question in first)
    ends = tuple(
        out.FlowEnd(f"{item.id}/{end.id}", edition.resolve(end.text), end.goes_on, end.tone) for end in item.ends
    )
    spoken = tuple(_spoken_question(edition, question, questions, ends) for question in questions)
    goes_on = next((end for end in ends if end.goes_on), ends[-1])
    whole = edition.plain_text(
        edition.phrases.deck.flow_says, n=str(len(questions)), ask=questions[0].ask, end=goes_on.text
    )
    onward: tuple[RichText, ...] = ()
    if len(questions) > out.MOST_QUESTIONS:
        asked = edition.phrases.deck.flow_ask
        onward = tuple(capitalized(edition.fill(asked, ask=question.ask)) for question in questions)
    return out.FlowSlide(**common, questions=questions, ends=ends, told=spoken, says=whole, onward=onward)


def _question(edition: Edition, item: charts.FlowQuestion) -> out.FlowQuestion:
    step = _step(edition, item.id, item.step) if item.step else None
    answers = _ways(edition, item.answers)
    return out.FlowQuestion(item.id, edition.resolve(item.ask), item.tone, edition.resolve(item.detail), answers, step)


def _step(edition: Edition, question: str, item: charts.FlowStep) -> out.FlowStep:
    acts = tuple(out.Act(edition.resolve(act.role), act.icon, edition.resolve(act.does)) for act in item.acts)
    return out.FlowStep(f"{question}/{item.id}", acts, item.in_turn, _ways(edition, item.leads))


def _ways(edition: Edition, ways: Iterable[charts.FlowAnswer | charts.FlowLead]) -> tuple[out.Way, ...]:
    return tuple(out.Way(edition.resolve(way.says), way.to) for way in ways)


def _spoken_question(
    edition: Edition, question: out.FlowQuestion, questions: tuple[out.FlowQuestion, ...], ends: tuple[out.FlowEnd, ...]
) -> RichText:
    """Return a question with all its answers, and with what is done upon them, each to where it leads."""
    words = edition.phrases.deck
    places: dict[str, RichText] = {target.origin: edition.fill(words.flow_ask, ask=target.ask) for target in questions}
    for end in ends:
        places[end.id] = edition.fill(words.flow_go if end.goes_on else words.flow_stop, end=end.text)
    steps = {asking.step.id: asking.step for asking in questions if asking.step}

    def sentences(path: out.Way, *, answer: bool) -> Iterator[RichText]:
        """Yield what is done upon an answer and, in the question's own step, what follows; or where it leads."""
        step = steps.get(path.to)
        if step is None:
            only = edition.fill(words.flow_only, to=places[path.to])
            yield edition.fill(words.flow_answer, answer=path.says, to=places[path.to]) if path.says else only
            return
        acts = joined(edition, tuple(edition.fill(words.flow_act, role=act.role, does=act.does) for act in step.acts))
        yield edition.fill(words.flow_in_turn if step.in_turn else words.flow_at_once, answer=path.says, acts=acts)
        for lead in step.leads if answer and step is question.step else ():
            yield from sentences(lead, answer=False)

    parts = [
        question.ask,
        _closed(question.detail),
        *(text for answer in question.answers for text in sentences(answer, answer=True)),
    ]
    return strung(parts)


def _closed(text: RichText) -> RichText:
    """Return a text with a full stop, where it ends without a sign of its own, so that the next sentence is another."""
    return (*text, Run(".")) if text and plain(text)[-1].isalnum() else text
