"""The conductor: content, edition, outline, seal, render, in this order; a build is a pure function of a Request."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from handouts import files
from handouts.app import drawing
from handouts.app.drawing import Composed
from handouts.app.publish import Output, made_from, unchanged_bytes
from handouts.app.request import Request, check_names, file_name, names
from handouts.archive import seal as sealing
from handouts.changes.releases import news
from handouts.compose.deck import outline, shown
from handouts.content import loaded
from handouts.content.loader import load
from handouts.content.model.documents import DeckDocument
from handouts.edition import Edition, select
from handouts.errors import ContentError, Location, Problem
from handouts.theme import look
from handouts.theme.assets import icon_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handouts.archive.trace import PageIndex, Traced
    from handouts.content.loaded import Content
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline
    from handouts.rules.coverage import Coverage
    from handouts.rules.registry import Subject


def compose(request: Request, newer: Content | None = None) -> tuple[Edition, dict[str, Composed]]:
    """Load, select, compose and seal; raises ContentError with all problems.

    With `newer`, an older content is read as far as it goes, to be compared with that one and never drawn.
    """
    edition = _edition(request, newer)
    outlines = _outlines(edition, request)
    return edition, {name: _composed(edition, name, outline) for name, outline in outlines.items()}


def _composed(edition: Edition, name: str, outline: HandoutOutline | DeckOutline) -> Composed:
    """Return a document sealed, with the decks whose slides it shows."""
    decks = {deck: Composed(slides, sealing.seal(slides, edition)) for deck, slides in shown(edition, name).items()}
    return Composed(outline, sealing.seal(outline, edition), decks)


def _edition(request: Request, newer: Content | None = None) -> Edition:
    ours = None if newer else icon_names()
    content = load(request.content, guide=request.guide, clinic=request.clinic, shipped_icons=ours, newer=newer)
    check_names(content, request)
    if not newer:
        drawing.check_accent(content)
    template = look.digest(request.template) if request.template else ""
    return _with_news(replace(select(content, request.language), today=request.today, template=template))


def _with_news(edition: Edition) -> Edition:
    """Return the edition, its decks knowing what changed since the release before; without one they stay as they are.

    They are told of it before they are sealed: it is part of what staff are taught, and of what is approved.
    """
    found = {}
    for name, document in edition.guide.guide.documents.items() if edition.content.releases else ():
        if isinstance(document, DeckDocument):
            outlines = {deck: outline(edition, deck) for deck in (name, document.told_in)}
            items = {deck: sealing.items(outline) for deck, outline in outlines.items()}
            found[name] = news(edition, name, outlines, items)
    found_news = {name: news_of_deck for name, news_of_deck in found.items() if news_of_deck}
    return replace(edition, news=found_news) if found_news else edition


def _outlines(edition: Edition, request: Request) -> dict[str, HandoutOutline | DeckOutline]:
    """Return the documents asked for in words; of a short session, no deck that has none of its modules."""
    documents = edition.guide.guide.documents
    modules = set(request.modules)
    return {
        name: outline(edition, name, request.modules)
        for name in names(edition.content, request)
        if not modules or not isinstance(one := documents[name], DeckDocument) or modules & set(one.parts)
    }


def build(
    request: Request, keep: Path | None = None, workers: int = 1, report: drawing.Progress = drawing.no_progress
) -> tuple[list[Output], dict[str, str]]:
    """Return the finished documents, and the digests of the content files that they were made from.

    Each file is opened once: what is drawn is what was read and digested.

    Raises ContentError with every error that loading, composing, the rules, or else drawing finds; AccessError where an
    input changed meanwhile.

    Args:
        request: What is asked for.
        keep: A folder from which a document is taken that was made there by the same recipe; it is not drawn again.
        workers: How many processes may draw side by side; more than one only where processes can fork.
        report: Called with each document that is about to be drawn, its number and how many they are.
    """
    with files.read_once():
        return _build(request, keep, workers, report)


def _build(
    request: Request, keep: Path | None, workers: int, report: drawing.Progress
) -> tuple[list[Output], dict[str, str]]:
    edition, composed = compose(request)
    drawing.check_pictures(edition.content)
    request = request.on_paper(edition)
    theme, digests = drawing.theme_of(edition), drawing.inputs(edition.content, request.template)
    recipes = {
        name: drawing.recipe_of(request, edition, document, theme, digests) for name, document in composed.items()
    }
    kept = {name: unchanged_bytes(keep, file_name(request, edition, name), recipes[name]) for name in composed if keep}
    if keep is None or not all(kept.values()) or not made_from(keep, digests):  # else they were judged then
        _check_rules(edition, request)
        _check_template(edition, request)
    anew = {name: document for name, document in composed.items() if not kept.get(name)}
    drawn = drawing.drawn(request, anew, theme, workers, report)
    outputs: list[Output] = []
    problems: list[Problem] = []
    for name, document in composed.items():
        try:
            with _at_content_places(edition, name):
                data = kept.get(name) or drawn[name]()
            outputs.append(drawing.output(request, edition, name, document, data, recipe=recipes[name]))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(tuple(problems))
    return outputs, digests


@contextmanager
def _at_content_places(edition: Edition, document: str) -> Iterator[None]:
    """Raise the problems found while drawing a document at their places in the content."""
    try:
        yield
    except ContentError as error:
        raise ContentError(loaded.located(edition.content, error.problems, document)) from error


def _check_template(edition: Edition, request: Request) -> None:
    """Raise ContentError if what a template shows behind every slide says that a role has approved."""
    from handouts.archive.reading import behind_slides
    from handouts.rules.approval import by_a_role

    if request.template is None:
        return
    try:
        words = behind_slides(look.contents(request.template))
    except ValueError:  # who draws with it tells what is wrong with it
        return
    if by_a_role(edition, words):
        hint = "Delete that from its masters and layouts: only the status knows whether it is so."
        place = Location(str(request.template))
        raise ContentError((Problem(place, "this template says on every slide that it is approved", hint, "template"),))


def _check_rules(edition: Edition, request: Request) -> None:
    """Raise ContentError if the rules find errors; they judge all documents, whichever are asked for."""
    from handouts.rules.engine import judge
    from handouts.rules.registry import Subject

    found = judge(Subject(edition, _outlines(edition, replace(request, documents=(), modules=(), everything=True))))
    errors = tuple(problem for problem in found if problem.severity == "error")
    if errors:
        raise ContentError(errors)


def check(request: Request, *, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> tuple[Problem, ...]:
    """Return what the rules find in the content and in the outlines composed from it, as of the request's day."""
    from handouts.rules.engine import check_ids, judge

    check_ids((*select, *ignore))
    return judge(_subject(request), select, ignore)


def coverage(request: Request) -> dict[str, tuple[Coverage, ...]]:
    """Return, for each standard, its elements with the sentences that cover them."""
    return _subject(request).coverage


def trace(request: Request) -> tuple[Traced, ...]:
    """Return every item with the pages and slides on which it stands, read back from the documents, laid out anew."""
    from handouts.archive.trace import traced

    edition, composed = compose(request)
    seals = {name: document.seal for name, document in composed.items()}
    return traced(edition, seals, page_indexes(request, edition, composed))


def page_indexes(request: Request, edition: Edition, composed: dict[str, Composed]) -> dict[str, PageIndex]:
    """Return on which pages or slides of each document its origins stand, read back from it, laid out anew."""
    from handouts.archive.trace import read

    written = {}
    for name, document in composed.items():
        with _at_content_places(edition, name):
            written[name] = read(drawing.draw(request, edition, document))
    return written


def _subject(request: Request) -> Subject:
    from handouts.rules.registry import Subject

    edition = _edition(request)
    outlines = _outlines(edition, replace(request, everything=True))
    return Subject(edition, outlines, request.today, short=bool(request.modules))
