"""What changed since a release, of which only digests are kept: which items, and what a deck tells staff of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from handouts.changes import materiality
from handouts.changes.materiality import followed, letters, numbers, signed
from handouts.changes.model import Change, Resealed, Verdict
from handouts.changes.sentences import words_of
from handouts.content.cross_references import display_name, kind
from handouts.content.fields import IdReference, walk
from handouts.content.model.documents import DeckDocument
from handouts.content.model.history import News, Novelty, order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.changes.model import Report, Version, What
    from handouts.changes.sentences import Words
    from handouts.content.model.base import Item
    from handouts.content.model.history import Release
    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline

_UNKNOWN = "only its digest was kept; compare with --against to see what changed"


def compare_released(
    released: Mapping[str, Release],
    after: Version,
    items: Mapping[str, Mapping[str, str]],
    words: Mapping[str, tuple[Words, ...]],
) -> Report:
    """Return what changed since the release of each document.

    Args:
        released: The release of each.
        after: What they say now.
        items: The digests of what items say now, by document.
        words: The texts that a release kept, by document; where it kept none, only digests are compared.
    """
    documents_of: dict[Change, list[str]] = {}
    for document, release in released.items():
        said = _Said(words.get(document, ()), words_of(after.outlines[document]))
        for change in _document_changes(release, items.get(document, release.items), after, said):
            documents_of.setdefault(change, []).append(document)
    changes = [replace(change, documents=tuple(documents)) for change, documents in documents_of.items()]
    resealed = [
        Resealed(name, released[name].code if name in released else "", seal.code)
        for name, seal in after.seals.items()
        if name not in released or released[name].digest != seal.digest
    ]
    return followed(changes, resealed, (after,))


class _Said(NamedTuple):
    """The texts of a document at its release, as far as they were kept, and now."""

    then: tuple[Words, ...]
    now: tuple[Words, ...]

    def of(self, item: str) -> tuple[str, str]:
        """Return what both say of an item."""
        then, now = (" ".join(text.text for text in side if text.item == item) for side in self)
        return then, now


def differing(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, What]]:
    """Yield the items that say something else by their digests, or that only one side shows."""
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            yield name, "changed" if name in old and name in new else "shown" if name in new else "not shown"


def _gone(name: str, *, kept: bool) -> Verdict:
    """Judge something that is not in the guide any more; `kept` says whether the names of items were kept with it."""
    if name:
        return Verdict("removed", "material", "it is told no more")
    if kept:
        return Verdict("removed", "editorial", "a source, a word explained, or how the document was arranged")
    return Verdict("removed", "material", "nobody can tell any more what it was; only its digest was kept")


def _of_words(item: Item, before: str, after: str) -> Verdict:
    """Judge an item by what it said and says; where nothing of that differs, by how it is shown."""
    if letters(before) == letters(after):
        how = "only punctuation, capitals or stress" if before != after else "the same words, shown otherwise"
        return Verdict("punctuation" if before != after else "look", "editorial", how)
    if numbers(before) != numbers(after):
        return materiality.material("number")
    return materiality.there_or_not(item, "changed")


def _document_changes(release: Release, new: Mapping[str, str], after: Version, said: _Said) -> Iterator[Change]:
    known = after.edition.guide.items
    for name, what in differing(release.items, new):
        item, item_name = known.get(name), release.names.get(name, "")
        before, now = said.of(name)
        if item is not None and what == "changed" and said.then:
            yield Change(name, kind(item), _of_words(item, before, now), text=before != now)
            continue
        if item is not None and materiality.there_or_not(item, what).weight == "material":
            verdict = Verdict(
                what, "material", _UNKNOWN if what == "changed" else materiality.there_or_not(item, what).reason
            )
        elif item is None and what == "not shown":
            verdict = _gone(item_name, kept=bool(release.names))
        else:
            verdict = Verdict(
                what, "editorial", _UNKNOWN if what == "changed" else "nobody decides or acts by it alone"
            )
        was = "" if item else item_name
        yield Change(name, kind(item) if item else "part", verdict, before=was, text=what != "not shown")


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
        differs = {name for name, _ in differing(release.items, items[release.document])}
        changed |= differs
        agreed |= differs if release.document in signed(outlines) else set()
    known = edition.guide.items
    listed = _without_showing([item for name, item in known.items() if name in changed & now and display_name(item)])
    novelties = [
        Novelty(item.id, "changed" if item.id in then else "new", "", signed=item.id in agreed and _weighs(item))
        for item in listed
    ]
    novelties.sort(key=lambda novelty: novelty.what, reverse=True)  # what is new comes first
    novelties += [
        Novelty(name, "gone", words, signed=name in agreed) for name, words in names.items() if name not in now
    ]
    return News(last.version, last.date, tuple(novelties)) if novelties else None


def _last(edition: Edition, document: str, version: str = "") -> Release | None:
    """Return the last release of a document, as far as it was of a version not after this one."""
    releases = [
        release
        for release in edition.content.releases
        if (release.document, release.language, release.modules) == (document, edition.language, ())
        and (not version or order(release.version) <= order(version))
    ]
    return max(releases, key=lambda release: order(release.version)) if releases else None


def _without_showing(items: list[Item]) -> list[Item]:
    """Leave out what only shows others that are listed: a slide beside the effect on it."""
    names = {item.id for item in items}
    return [
        item
        for item in items
        if not any(isinstance(reference, IdReference) and reference.id in names for reference in walk(item))
    ]


def _weighs(item: Item) -> bool:
    return materiality.there_or_not(item, "changed").weight == "material"
