"""What changed since the release before: what a deck tells staff of it. Pure, from the digests that releases keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.changes import classes
from handouts.changes.follows import signed
from handouts.changes.released import differing
from handouts.content.fields import Name, walk
from handouts.content.kinds import called
from handouts.content.model.documents import DeckDocument
from handouts.content.model.history import News, Novelty, order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handouts.content.model.base import Item
    from handouts.content.model.history import Release
    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline


def news(
    edition: Edition,
    deck: str,
    outlines: Mapping[str, HandoutOutline | DeckOutline],
    items: Mapping[str, Mapping[str, str]],
) -> News | None:
    """Return what is new, changed or gone since the release before; nothing where there was none, or all is as it was.

    Args:
        edition: What is said now.
        deck: The document that tells staff of it.
        outlines: The deck, without this, and the handout that it teaches.
        items: Of both, the digests of what items say now.
    """
    document = edition.guide.guide.documents[deck]
    assert isinstance(document, DeckDocument), deck
    last = _last(edition, deck)
    if last is None:
        return None
    taught = _last(edition, document.told_in, last.version)
    releases = [last, *([taught] if taught else [])]
    names = {name: words for release in releases for name, words in release.names.items()}
    then = {name for release in releases for name in release.items}
    now = {name for release in releases for name in items[release.document]}
    agreed, changed = set(), set()
    for release in releases:
        other = {name for name, _ in differing(release.items, items[release.document])}
        changed |= other
        agreed |= other if release.document in signed(outlines) else set()
    known = edition.guide.items
    listed = _alone([item for name, item in known.items() if name in changed & now and called(item)])
    told = [
        Novelty(one.id, "changed" if one.id in then else "new", "", signed=one.id in agreed and _weighs(one))
        for one in listed
    ]
    told.sort(key=lambda one: one.what, reverse=True)  # what is new comes first
    told += [Novelty(name, "gone", words, signed=name in agreed) for name, words in names.items() if name not in now]
    return News(last.version, last.date, tuple(told)) if told else None


def _last(edition: Edition, document: str, version: str = "") -> Release | None:
    """Return the last release of a document, as far as it was of a version not after this one."""
    found = [
        one
        for one in edition.content.releases
        if (one.document, one.language, one.modules) == (document, edition.language, ())
        and (not version or order(one.version) <= order(version))
    ]
    return max(found, key=lambda one: order(one.version)) if found else None


def _alone(items: list[Item]) -> list[Item]:
    """Leave out what only shows others that are listed: a slide beside the effect on it."""
    names = {item.id for item in items}
    return [one for one in items if not any(isinstance(way, Name) and way.id in names for way in walk(one))]


def _weighs(item: Item) -> bool:
    return classes.there_or_not(item, "changed").weight == "material"
