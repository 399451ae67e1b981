"""For the person who approves: each claim and number with what it rests on, a box to tick and a line for initials."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from handouts.compose import context
from handouts.content.cross_references import display_name
from handouts.content.model.figure import Studied
from handouts.outline import handout as out
from handouts.outline.leaves import Blank
from handouts.outline.walk import AROUND, elsewhere, owned
from handouts.text.markup import JOINT, Run, plain, stressed, strung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from handouts.content.model.base import Item
    from handouts.content.model.facts import Fact, Verification
    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline
    from handouts.text.markup import RichText

    Outlines = Mapping[str, out.HandoutOutline | DeckOutline]

NAME = "review"
_VERIFIED = "verified"
_WIDE = "\N{EN SPACE}"
"""Parts what stands at the foot of a slide; a handout's font has no such space."""
_SHORT = 40
"""Signs of a text that is run on with its neighbours: cells, labels."""


def compose(edition: Edition, outlines: Outlines, changed: AbstractSet[str]) -> out.HandoutOutline:
    """Return the paper on which an approver ticks what was read and checked.

    Args:
        edition: What is said.
        outlines: The documents that are approved, by their names.
        changed: The items that say something else than when they were approved last.
    """
    words = edition.phrases.review
    rows = [_claim(edition, item, texts, changed) for item, texts in _claims(edition, outlines)]
    facts = [_fact(edition, name, fact) for name, fact in edition.facts.items()]
    head = (
        edition.fill(words.claim),
        edition.fill(words.rests_on),
        edition.fill(words.read),
        edition.fill(words.initials),
    )
    first = out.Paragraph(f"{NAME}/lead", edition.fill(words.lead, documents=edition.listed(list(outlines))), "lead")
    sections = (
        _section("claims", edition.fill(words.claims), "consent", (first, _table("claims", head, rows))),
        _section("facts", edition.fill(words.facts), "chart", (_table("facts", head, facts),)),
    )
    clinic, nothing = edition.clinic, ()
    outline = out.HandoutOutline(
        identity=context.identity(edition, NAME, words.title),
        front=out.Front(
            (Run(clinic.name),), (Run(clinic.address),), edition.fill(words.subtitle), nothing, nothing, "", nothing
        ),
        sections=sections,
        page_pattern=edition.plain_text(edition.phrases.status.page, page="{page}", pages="{pages}"),
        continued=edition.fill(edition.phrases.status.continued),
    )
    return context.in_handout(edition, outline)


def _section(name: str, title: RichText, icon: str, blocks: tuple[out.Block, ...]) -> out.Section:
    return out.Section(f"{NAME}-{name}", "flow", icon, (), title, blocks)


def _table(name: str, head: tuple[RichText, ...], rows: list[out.Row]) -> out.Table:
    return out.Table(f"{NAME}-{name}/table", "review", head, (out.RowGroup((), tuple(rows)),))


def _claims(edition: Edition, outlines: Outlines) -> Iterator[tuple[Item, tuple[RichText, ...]]]:
    """Yield each item that rests on a source or a study, as the first document that shows it prints it."""
    handouts = (outline for outline in outlines.values() if isinstance(outline, out.HandoutOutline))
    titles = {section.origin: plain(section.title) for outline in handouts for section in outline.sections}
    of_item: dict[str, dict[str, dict[str, RichText]]] = {}
    for document, outline in outlines.items():
        for origin, text in owned(outline, "", AROUND):
            if plain(text).strip():
                shown = of_item.setdefault(origin.partition("/")[0], {}).setdefault(document, {})
                shown.setdefault(plain(text), _alone(text, titles))
    for name, documents in of_item.items():
        item = edition.guide.items.get(name)
        if item is not None and (item.sources or _studies(item)):
            yield item, tuple(next(iter(documents.values())).values())


def _alone(text: RichText, titles: Mapping[str, str]) -> RichText:
    """Return a text as it is quoted on this paper: a page goes by its title, no number of a source, no way within."""
    kept = elsewhere(tuple(run for run in text if not run.cite), titles)
    return tuple(
        replace(run, text=run.text.replace(_WIDE, " "), href=run.href if run.href.startswith("http") else "")
        for run in kept
    )


def _studies(item: Item) -> list[Studied]:
    return [figure for figure in item.figures if isinstance(figure, Studied)]


def _claim(edition: Edition, item: Item, texts: tuple[RichText, ...], changed: AbstractSet[str]) -> out.Row:
    words = edition.phrases.review
    known = edition.resolve(display_name(item))
    texts = _run_on(text for text in texts if plain(text) != plain(known))
    name = strung([known, (Run(f"({item.id})"),)])
    mark = (stressed(edition.fill(words.changed)),) if item.id in changed else ()
    rests = [_source(edition, source) for source in item.sources]
    for figure in _studies(item):
        study = edition.guide.studies[figure.study]
        people = strung([edition.resolve(study.people.staff), edition.resolve(study.span.staff)], ", ")
        rests.append(strung([people, _doubt(edition, figure.status)]))
        rests += [_source(edition, source) for source in study.sources if source not in item.sources]
    return _row(edition, item.id, (stressed(name), *mark, *texts), rests)


def _run_on(texts: Iterable[RichText]) -> tuple[RichText, ...]:
    """Return texts as paragraphs, short ones that follow each other in one."""
    groups = groupby(texts, key=lambda text: len(plain(text)) <= _SHORT)
    return tuple(text for short, group in groups for text in ([strung(group, JOINT)] if short else group))


def _fact(edition: Edition, name: str, fact: Fact) -> out.Row:
    note = ((Run(fact.note),),) if fact.note else ()
    return _row(
        edition,
        name,
        (stressed(strung([edition.quote(name), (Run(f"({name})"),)])), *note),
        [_doubt(edition, fact.status), *(_source(edition, source) for source in fact.sources)],
    )


def _source(edition: Edition, name: str) -> RichText:
    """Return how a source is cited, when somebody last looked at it, and what is not verified of it."""
    source, words = edition.guide.sources[name], edition.phrases.review
    looked = edition.fill(words.looked_at, date=edition.date(source.checked)) if source.checked else ()
    return strung([(Run(source.short),), looked, _doubt(edition, source.status)])


def _doubt(edition: Edition, status: Verification) -> RichText:
    return () if status == _VERIFIED else stressed(edition.fill(edition.phrases.review.doubts[status]))


def _row(edition: Edition, origin: str, texts: Iterable[RichText], rests: Iterable[RichText]) -> out.Row:
    words = edition.phrases.review
    tick = Blank(f"{origin}/read", (), kind="tick", tooltip=edition.plain_text(words.read_tooltip, id=origin))
    sign = Blank(
        f"{origin}/initials", (), kind="initials", tooltip=edition.plain_text(words.initials_tooltip, id=origin)
    )
    return out.Row(
        origin,
        (
            out.TextCell(tuple(filter(None, texts)), header=True),
            out.TextCell(tuple(filter(None, rests)) or (edition.fill(words.nothing),)),
            out.BlankCell(tick),
            out.BlankCell(sign),
        ),
    )
