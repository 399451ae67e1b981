"""What follows from changes: approval, consent, training and translation that must be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.changes.model import Change, Report, Resealed, Verdict, Version
from handouts.outline.deck import DeckOutline
from handouts.outline.handout import HandoutOutline, Signatures
from handouts.outline.visit import of_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PRACTICE = {"threshold", "schedule"}
"""Changes that staff work by, wherever they are printed."""
_WORKED_BY = {"check", "threshold", "sign", "exclusion", "action"}
"""Items of which staff must know every change that weighs."""

_ARRANGED = Verdict("changed", "editorial", "what changed above reaches it, or how it is arranged; read it")


def report(before: Version, after: Version, changes: Iterable[Change]) -> Report:
    """Return all changes from one version to the other, with what follows from them."""
    found, resealed = list(changes), _resealed(before, after)
    told = {name for one in found for name in one.documents}
    found += [
        Change(one.document, "document", _ARRANGED, documents=(one.document,))
        for one in resealed
        if one.document not in told
    ]
    return followed(found, resealed, (before, after))


def followed(changes: Iterable[Change], resealed: Iterable[Resealed], versions: tuple[Version, ...]) -> Report:
    """Return all changes, the weighty ones first, with what follows from them."""
    found = sorted(dict.fromkeys(changes), key=lambda one: not one.material)
    material = [one for one in found if one.material]
    agreed = {name for version in versions for name in signed(version.outlines)}
    taught = {name for version in versions for name in _taught(version)}
    again = [one for one in material if one.kind in _WORKED_BY or one.verdict.what in _PRACTICE]
    return Report(
        changes=tuple(found),
        approve=tuple(resealed),
        consent=_ids(one for one in material if agreed & {*one.documents}),
        train=_ids([*(one for one in material if taught & {*one.documents}), *again]),
        translate=tuple(dict.fromkeys(f"{one.item} {one.field}".strip() for one in found if one.text)),
    )


def _ids(changes: Iterable[Change]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.item for one in changes))


def _resealed(before: Version, after: Version) -> list[Resealed]:
    names = dict.fromkeys([*before.seals, *after.seals])
    pairs = [(name, before.seals.get(name), after.seals.get(name)) for name in names]
    return [
        Resealed(name, old.code if old else "", new.code if new else "")
        for name, old, new in pairs
        if (old.digest if old else "") != (new.digest if new else "")
    ]


def signed(outlines: Mapping[str, HandoutOutline | DeckOutline]) -> set[str]:
    """Return the handouts that patients sign."""
    return {
        name
        for name, outline in outlines.items()
        if isinstance(outline, HandoutOutline) and any(of_kind(outline, Signatures))
    }


def _taught(version: Version) -> set[str]:
    return {name for name, outline in version.outlines.items() if isinstance(outline, DeckOutline)}
