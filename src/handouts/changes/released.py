"""The comparison with what was released: of that only digests are kept, so it says which items changed, not how."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handouts.changes import classes
from handouts.changes.follows import followed
from handouts.changes.model import Change, Resealed, Verdict
from handouts.content.kinds import kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.changes.model import Report, Version, What
    from handouts.content.model.history import Release

_UNKNOWN = "only its digest was kept; compare with --against to see what changed"


def compare_released(released: Mapping[str, Release], after: Version, items: Mapping[str, Mapping[str, str]]) -> Report:
    """Return what changed since the release of each document; `items` has the digests of what items say now."""
    found: dict[Change, list[str]] = {}
    for document, release in released.items():
        for change in _of_document(release, items.get(document, release.items), after):
            found.setdefault(change, []).append(document)
    changes = [replace(change, documents=tuple(documents)) for change, documents in found.items()]
    resealed = [
        Resealed(name, released[name].code if name in released else "", seal.code)
        for name, seal in after.seals.items()
        if name not in released or released[name].digest != seal.digest
    ]
    return followed(changes, resealed, (after,))


def differing(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, What]]:
    """Yield the items that say something else by their digests, or that only one side shows."""
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            yield name, "changed" if name in old and name in new else "shown" if name in new else "not shown"


def _gone(called: str, *, kept: bool) -> Verdict:
    """Judge something that is not in the guide any more; `kept` says whether the names of items were kept with it."""
    if called:
        return Verdict("removed", "material", "it is told no more")
    if kept:
        return Verdict("removed", "editorial", "a source, a word explained, or how the document was arranged")
    return Verdict("removed", "material", "nobody can tell any more what it was; only its digest was kept")


def _of_document(release: Release, new: Mapping[str, str], after: Version) -> Iterator[Change]:
    known = after.edition.guide.items
    for name, what in differing(release.items, new):
        item, called = known.get(name), release.names.get(name, "")
        if item is not None and classes.there_or_not(item, what).weight == "material":
            verdict = Verdict(
                what, "material", _UNKNOWN if what == "changed" else classes.there_or_not(item, what).reason
            )
        elif item is None and what == "not shown":
            verdict = _gone(called, kept=bool(release.names))
        else:
            verdict = Verdict(
                what, "editorial", _UNKNOWN if what == "changed" else "nobody decides or acts by it alone"
            )
        was = "" if item else called
        yield Change(name, kind(item) if item else "part", verdict, before=was, text=what != "not shown")
