"""Outline by outline: which sections and items are new, gone, or stand elsewhere."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from handouts.changes import classes
from handouts.changes.model import Change, Verdict
from handouts.changes.printed import sections
from handouts.content.kinds import kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.changes.model import Version, What

_ORDER = Verdict("moved", "editorial", "the same is said in another place")


def moves(before: Version, after: Version) -> Iterator[Change]:
    """Yield what stands elsewhere in the documents that both versions have, and documents that one of them lacks."""
    for name in dict.fromkeys([*before.outlines, *after.outlines]):
        if name not in before.outlines or name not in after.outlines:
            what: What = "added" if name in after.outlines else "removed"
            yield Change(name, "document", Verdict(what, "editorial", "a document of its own"), documents=(name,))
            continue
        if before.outlines[name] == after.outlines[name]:
            continue
        old, new = sections(before.outlines[name]), sections(after.outlines[name])
        yield from _of_sections(name, list(old), list(new))
        yield from _of_items(name, (before, after), (old, new))


def _of_sections(document: str, old: list[str], new: list[str]) -> Iterator[Change]:
    whole = "what stood in it is told item by item"
    for section in [one for one in old if one not in new]:
        yield Change(section, "section", Verdict("removed", "editorial", whole), documents=(document,))
    for section in [one for one in new if one not in old]:
        yield Change(section, "section", Verdict("added", "editorial", whole), documents=(document,))
    for section in _moved(old, new):
        yield Change(section, "section", _ORDER, "", _after(section, old), _after(section, new), (document,))


def _of_items(
    document: str, versions: tuple[Version, Version], listed: tuple[dict[str, list[str]], dict[str, list[str]]]
) -> Iterator[Change]:
    """Yield items of both versions that only one document shows, or that stand in another section or order."""
    old, new = ({item: name for name, items in side.items() for item in items} for side in listed)
    known = [version.edition.guide.items for version in versions]
    for item in [one for one in known[1] if one in known[0]]:
        about = (item, kind(known[1][item]))
        section, other = old.get(item, ""), new.get(item, "")
        if bool(section) != bool(other):
            what: What = "shown" if other else "not shown"
            yield Change(*about, classes.there_or_not(known[1][item], what), "", section, other, (document,))
        elif section != other and {section, other} <= listed[0].keys() & listed[1].keys():
            yield Change(*about, _ORDER, "", section, other, (document,))
    for section, items in listed[0].items():
        for item in _moved(items, listed[1].get(section, [])):
            if item in known[0] and item in known[1]:
                places = (_after(item, items), _after(item, listed[1][section]))
                yield Change(item, kind(known[1][item]), _ORDER, "", *places, (document,))


def _moved(old: list[str], new: list[str]) -> list[str]:
    """Return those of both lists that changed their place among the others, as few as there can be."""
    before, after = [one for one in old if one in new], [one for one in new if one in old]
    kept = {
        before[at]
        for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        for at in range(block.a, block.a + block.size)
    }
    return [one for one in after if one not in kept]


def _after(name: str, listed: list[str]) -> str:
    """Return after what a name stands, in words."""
    at = listed.index(name)
    return f"after {listed[at - 1]}" if at else "first"
