"""Likelihoods and people of 100 as words, bars and pictures; how many the treatment helps, and for how long."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, get_args

from handouts.compose.context import composes
from handouts.content.logos import PICTURES
from handouts.content.model.blocks import ChancesBlock, LastingBlock, PictureBlock, RareBlock
from handouts.content.model.facts import Certainty
from handouts.content.model.figure import number_text
from handouts.outline import handout as out
from handouts.outline.leaves import Bars, Chance, ChanceBox, Crowd, People, RareScale
from handouts.outline.prose import whole
from handouts.text.markup import RichText, Run, plain, strung

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.compose.context import SectionContext
    from handouts.content.model import charts
    from handouts.content.model.effects import Benefit, ChanceFigure, Effect, Lasting, LastingEnd, Topic
    from handouts.content.model.figure import Figure
    from handouts.content.model.likelihoods import Count
    from handouts.content.model.references import Study
    from handouts.edition import Edition

Audience = Literal["patient", "staff"]

HUNDRED = 100
_THOUSAND = Decimal(1000)


@composes(PictureBlock)
def picture(context: SectionContext, block: PictureBlock) -> Iterator[out.Block]:
    """Yield a photograph or drawing; behind its caption stand the sources, in their words whose it is."""
    edition = context.edition
    item: charts.Picture = edition.guide.items[block.item]  # type: ignore[assignment]
    cites = tuple(Run("", cite=name) for name in item.sources)
    caption, credit = (*edition.resolve(item.caption), *cites), edition.resolve(item.credit)
    yield out.Picture(item.id, picture_file(edition, item), item.says, caption, credit, block.look)


def picture_file(edition: Edition, item: charts.Picture) -> str:
    """Return the place of a picture."""
    return str(edition.content.home / PICTURES / item.file)


def figure_text(edition: Edition, figure: Figure, audience: Audience) -> RichText:
    """Return a likelihood as a sentence, with whom it comes from."""
    if audience == "staff" and figure.instead:
        return edition.resolve(figure.instead)
    study = figure.taken_from
    people = _within(edition, figure, edition.guide.studies[study], audience) if study else ()
    return figure.said(edition, people)


def _within(edition: Edition, figure: Figure, study: Study, audience: Audience) -> RichText:
    """Return whom a figure counts as a sentence says it: those of the study's people, or what the study is called."""
    called = (figure.counts, study.within, study.people)
    return edition.resolve(next((text for each in called if each and (text := getattr(each, audience))), None))


def _people(edition: Edition, study: Study, audience: Audience) -> RichText:
    return edition.resolve(getattr(study.people, audience))


def bars(edition: Edition, figure: Count, audience: Audience) -> Bars:
    """Return a count and its comparison as two bars on a track of 100 people."""
    words = edition.phrases.figures
    people = _people(edition, edition.guide.studies[figure.study], audience)
    treated = edition.of_whole(figure.of_100)
    if figure.comparison is None:
        says = edition.plain_text(words.bars_says_alone, count=treated, people=people)
        return Bars(figure.of_100, edition.fill(words.with_it, n=edition.number(figure.of_100)), None, (), says)
    pair = {"count": treated, "comparison": edition.of_whole(figure.comparison)}
    return Bars(
        figure.of_100,
        edition.fill(words.with_it, n=edition.number(figure.of_100)),
        figure.comparison,
        edition.fill(words.without_it, n=edition.number(figure.comparison)),
        edition.plain_text(words.bars_says, **pair, people=people),
    )


def rare(edition: Edition, effect: Effect) -> RareScale:
    """Return a rate of people as marks among 1,000, in whole people."""
    rate, study = effect.figure.of_1000, effect.figure.taken_from
    assert rate is not None, effect.id
    assert study is not None, effect.id
    words, people = edition.phrases.handout, _people(edition, edition.guide.studies[study], "patient")
    marked = whole(rate)
    n, block = edition.number(_THOUSAND), edition.number(Decimal(HUNDRED))
    effect_name = edition.resolve(effect.risk or effect.staff.name)
    title = edition.fill(words.rare_title, people=people, what=effect_name, n=n, block=block)
    says = edition.plain_text(words.rare_says, marked=edition.number(Decimal(marked)), n=n, people=people)
    return RareScale(f"{effect.id}/scale", title, marked, says)


def chance(edition: Edition, figure: ChanceFigure, audience: Audience) -> Chance:
    """Return people or marks of one whole: two benefits side by side, or one benefit beside its comparison group."""
    benefits = [edition.guide.items[name] for name in figure.benefits]
    boxes = [_box(edition, benefit, audience) for benefit in benefits]  # type: ignore[arg-type]
    first: Benefit = benefits[0]  # type: ignore[assignment]
    study = edition.guide.studies[first.likelihood.study]
    if len(boxes) == 1 and first.likelihood.compares:
        boxes.append(_box(edition, first, audience, comparison=True))
    words = edition.phrases.figures
    people = _people(edition, study, audience)
    if study.comparator:
        source = edition.fill(words.source, people=people, span=edition.resolve(getattr(study.span, audience)))
    else:
        source = edition.fill(words.no_comparison, people=people)
    return Chance(
        figure.id,
        edition.resolve(getattr(figure.title, audience)),
        strung(
            [edition.resolve(getattr(figure.note, audience)) if figure.note else (), _key(edition, boxes[0].people)]
        ),
        tuple(boxes),
        source,
    )


def _box(edition: Edition, benefit: Benefit, audience: Audience, *, comparison: bool = False) -> ChanceBox:
    figure = benefit.likelihood
    study = edition.guide.studies[figure.study]
    caption = edition.resolve(getattr(benefit.caption, audience))
    count, of = figure.times, figure.denominator
    if comparison:
        assert figure.comparison is not None
        assert study.comparator is not None
        count = figure.comparison
        caption = capitalized(edition.resolve(getattr(study.comparator, audience)))
    yes, no = edition.resolve(getattr(benefit.yes, audience)), edition.resolve(getattr(benefit.no, audience))
    yes_count, no_count = edition.of_whole(count, of), edition.of_whole(of - count, of)
    says = edition.plain_text(
        edition.phrases.figures.chance_says,
        caption=caption,
        yes=yes_count,
        done=yes,
        no=no_count,
        otherwise=no,
    )
    if audience == "patient":  # the whole is said beside the first count: a page has few numbers
        no_count = number_text(edition, of - count)
    origin = f"{benefit.id}/comparison" if comparison else benefit.id
    people = People(whole(count), comparison) if of == HUNDRED else Crowd(whole(count), of, comparison)
    return ChanceBox(origin, caption, people, yes_count, yes, no_count, no, says)


def _key(edition: Edition, people: People | Crowd) -> RichText:
    """Return what a mark stands for, where it is not drawn as a person."""
    if isinstance(people, People):
        return ()
    words, each = edition.phrases.figures, people.each
    return (
        edition.fill(words.each_mark) if each == 1 else edition.fill(words.each_square, n=edition.number(Decimal(each)))
    )


def capitalized(text: RichText) -> RichText:
    """Return a text as it begins a line: its first letter a capital."""
    first, *rest = text
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *rest)


def joined(edition: Edition, texts: tuple[RichText, ...]) -> RichText:
    """Return texts in a row, joined as the language joins a list."""
    return strung(texts, plain(edition.fill(edition.phrases.numbers.list_joint)) + " ")


_LEVELS: tuple[Certainty, ...] = get_args(Certainty)


@composes(ChancesBlock)
def chances_block(context: SectionContext, block: ChancesBlock) -> Iterator[out.Block]:
    """Yield chance figures, one after the other."""
    for figure in context.edition.items(block.items):
        yield from chances(context.edition, figure)  # type: ignore[arg-type]


@composes(LastingBlock)
def lasting_block(context: SectionContext, block: LastingBlock) -> Iterator[out.Block]:
    """Yield how long the benefit lasts."""
    yield lasting(context.edition, context.edition.guide.items[block.item])  # type: ignore[arg-type]


@composes(RareBlock)
def rare_block(context: SectionContext, block: RareBlock) -> Iterator[out.Block]:
    """Yield how many of 1,000 people have a rare effect."""
    yield rare(context.edition, context.edition.guide.items[block.effect])  # type: ignore[arg-type]


def chances(edition: Edition, figure: ChanceFigure) -> Iterator[out.Block]:
    """Yield people of 100, what their difference means, and how sure it is: there the people are named."""
    picture = chance(edition, figure, "patient")
    sure = _certainty(edition, figure, picture.source)
    yield replace(picture, source=()) if sure else picture
    for number, text in enumerate(figure.meaning, 1):
        yield out.Paragraph(f"{figure.id}/meaning-{number}", edition.resolve(text))
    if sure:
        yield sure


def _certainty(edition: Edition, figure: ChanceFigure, source: RichText) -> out.Certainty | None:
    """Return how far the figures can be trusted, and why; none where nobody has rated it."""
    benefit: Benefit = edition.guide.items[figure.benefits[0]]  # type: ignore[assignment]
    level = benefit.likelihood.certainty
    if level is None or figure.doubts is None:
        return None
    topic: Topic = edition.guide.items[figure.doubts]  # type: ignore[assignment]
    words = edition.phrases.handout
    first, *others = edition.resolve_all(topic.patient.text)
    marks = _LEVELS.index(level) + 1
    return out.Certainty(
        topic.id,
        marks,
        len(_LEVELS),
        edition.fill(words.certainty[level].title),
        edition.fill(words.certainty[level].key),
        edition.plain_text(words.certainty_says, n=str(marks), of=str(len(_LEVELS))),
        ((*source, Run(" "), *first), *others),
    )


def lasting(edition: Edition, item: Lasting) -> out.LastingBar:
    """Return how long the benefit lasts: those helped, and half of them when half had lost it."""
    treated, helped = (edition.facts[name].value.first for name in (item.treated, item.helped))
    start = _end(edition, item.start, helped / treated)
    end = _end(edition, item.end, edition.left(item) / treated)
    parts = {"start": start.label, "counted": start.text, "end": end.label, "left": end.text}
    return out.LastingBar(
        item.id,
        edition.resolve(item.title),
        edition.resolve_all(item.text),
        edition.resolve(item.still),
        edition.resolve(item.no_longer),
        start,
        end,
        edition.resolve_all(item.notes),
        edition.plain_text(edition.phrases.handout.lasting_says, **parts),
    )


def _end(edition: Edition, end: LastingEnd, share: Decimal) -> out.LastingEnd:
    return out.LastingEnd(edition.resolve(end.label), edition.resolve(end.text), share)
