"""Charts and comparisons of the deck: measured data, with words for those who cannot see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handouts.compose import exposures
from handouts.compose.figures import joined
from handouts.compose.setting import composes_slide
from handouts.content.markup import plain
from handouts.content.model import training
from handouts.content.model.items import Effect
from handouts.outline import deck as out

if TYPE_CHECKING:
    from handouts.compose.setting import Common, Setting
    from handouts.content.markup import RichText


@composes_slide(training.LikelihoodsSlide)
def likelihoods(at: Setting, slide: training.LikelihoodsSlide, common: Common) -> out.BarChartSlide:
    """Return how many of 100 notice each effect, with the treatment and without it."""
    edition, words = at.edition, at.edition.phrases.deck
    studies: dict[str, list[out.Category]] = {}
    for effect in edition.items(slide.effects):
        assert isinstance(effect, Effect)
        figure = effect.figure.count
        assert figure, effect.id
        without = figure.comparison
        studies.setdefault(figure.study, []).append(
            out.Category(
                effect.id,
                edition.words(effect.staff.name),
                (),
                figure.of_100,
                without,
                edition.number(figure.of_100),
                "" if without is None else edition.number(without),
            )
        )
    groups = tuple(_group(exposures.of_study(edition, study), bars) for study, bars in studies.items())
    return out.BarChartSlide(
        **common,
        label=_of_people(at, len(groups)),
        groups=groups,
        series=(edition.words(words.with_it), edition.words(words.without_it)),
        **at.remembered(slide.remember),
        icon="",
        says=_bars_say(at, groups),
    )


def _of_people(at: Setting, groups: int) -> RichText:
    """Return what all bars are of; of several groups, that they are no comparison."""
    words = at.edition.phrases.deck
    return (
        at.edition.fill(words.likelihoods_apart, n=str(groups))
        if groups > 1
        else at.edition.fill(words.likelihoods_label)
    )


def _group(label: RichText, bars: list[out.Category]) -> out.BarGroup:
    return out.BarGroup(label, tuple(sorted(bars, key=lambda bar: bar.value, reverse=True)))


def _bars_say(at: Setting, groups: tuple[out.BarGroup, ...]) -> str:
    words = at.edition.phrases.deck
    said = []
    for group in groups:
        said += [f"{plain(group.label)}."]
        for one in group.categories:
            if one.comparison_label:
                parts = {"name": one.name, "value": one.label, "comparison": one.comparison_label}
                said.append(at.edition.words(words.bars_says, **parts))
            else:
                said.append(at.edition.words(words.bars_says_alone, name=one.name, value=one.label))
    return " ".join(said)


@composes_slide(training.ChartSlide)
def chart(at: Setting, slide: training.ChartSlide, common: Common) -> out.BarChartSlide | out.LineChartSlide:
    """Return measured data as bars or lines."""
    edition = at.edition
    data = edition.guide.items[slide.chart]
    assert isinstance(data, training.Chart)
    rest: dict[str, Any] = {
        "label": edition.say(data.label),
        **at.remembered(slide.remember),
        "icon": slide.icon or "",
        "says": edition.words(data.says),
    }
    if data.bars:
        had: dict[str | None, list[out.Category]] = {}
        for bar in data.bars:
            had.setdefault(bar.exposure, []).append(_bar(at, data.id, bar))
        groups = tuple(_group(exposures.of_chart(edition, data, exposure), bars) for exposure, bars in had.items())
        series = (plain(edition.say(data.solid)), plain(edition.say(data.outline)))
        return out.BarChartSlide(**common, **rest, groups=groups, series=series)
    lines = tuple(
        out.Line(line.name, tuple((point.x, point.y) for point in line.points), line.comparison) for line in data.lines
    )
    about, x_label = exposures.of_chart(edition, data), edition.say(data.x_label)
    return out.LineChartSlide(**common, **rest, about=about, x_label=x_label, lines=lines)


def _bar(at: Setting, chart_id: str, bar: training.Bar) -> out.Category:
    signed = at.edition.number(bar.value)
    label = at.edition.words(at.edition.phrases.deck.rise, n=signed) if bar.rise else signed
    origin = f"{chart_id}/{bar.name.casefold().replace(' ', '-')}"
    detail = joined(at.edition, (at.edition.say(bar.size), at.edition.say(bar.when)))
    beside = "" if bar.comparison is None else at.edition.number(bar.comparison)
    if beside and bar.rise:
        beside = at.edition.words(at.edition.phrases.deck.rise, n=beside)
    return out.Category(origin, bar.name, detail, bar.value, bar.comparison, label, beside, outline=bar.open)


@composes_slide(training.ComparisonSlide)
def comparison(at: Setting, slide: training.ComparisonSlide, common: Common) -> out.ComparisonSlide:
    """Return columns compared by the same questions."""
    edition = at.edition
    item = edition.guide.items[slide.comparison]
    assert isinstance(item, training.Comparison)
    columns = tuple(
        out.ComparisonColumn(edition.say(column.name), column.icon, column.stressed) for column in item.columns
    )
    rows = tuple(
        (
            edition.say(row.ask),
            tuple((answer.mark, edition.say(answer.text)) for answer in row.answers),
        )
        for row in item.rows
    )
    heads = " · ".join(plain(column.name) for column in columns)
    says = edition.words(edition.phrases.deck.table_says, title=common["title"], head=heads)
    alike = None
    if strip := item.alike:
        each = tuple(edition.quote(name) for name in strip.each)
        alike = out.Alike(edition.say(strip.text), strip.icon, each)
    origins = (*common["origins"], *item.checks)
    return out.ComparisonSlide(**common | {"origins": origins}, columns=columns, rows=rows, says=says, alike=alike)
