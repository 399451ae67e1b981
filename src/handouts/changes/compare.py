"""The comparison: item by item, fact by fact, outline by outline; what is new, gone, or elsewhere. Pure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from handouts.changes import materiality
from handouts.changes.differences import differences
from handouts.changes.materiality import report
from handouts.changes.model import Change, Verdict
from handouts.changes.sentences import Printed, moved, sections
from handouts.content.cross_references import kind
from handouts.content.fields import IdReference, TextAt, walk
from handouts.content.model.marks import Kept, Look, Material, Unsaid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handouts.changes.differences import Difference
    from handouts.changes.model import Report, Version, What
    from handouts.content.model.base import Node

_ORDER = Verdict("moved", "editorial", "the same is said in another place")


def moves(before: Version, after: Version) -> Iterator[Change]:
    """Yield what stands elsewhere in the documents that both versions have, and documents that one of them lacks."""
    for name in dict.fromkeys([*before.outlines, *after.outlines]):
        if name not in before.outlines or name not in after.outlines:
            change: What = "added" if name in after.outlines else "removed"
            yield Change(name, "document", Verdict(change, "editorial", "a document of its own"), documents=(name,))
            continue
        if before.outlines[name] == after.outlines[name]:
            continue
        old, new = sections(before.outlines[name]), sections(after.outlines[name])
        yield from _section_moves(name, list(old), list(new))
        yield from _item_moves(name, (before, after), (old, new))


def _section_moves(document: str, old: list[str], new: list[str]) -> Iterator[Change]:
    reason = "what stood in it is told item by item"
    for section in [name for name in old if name not in new]:
        yield Change(section, "section", Verdict("removed", "editorial", reason), documents=(document,))
    for section in [name for name in new if name not in old]:
        yield Change(section, "section", Verdict("added", "editorial", reason), documents=(document,))
    for section in moved(old, new):
        yield Change(section, "section", _ORDER, "", _after(section, old), _after(section, new), (document,))


def _item_moves(
    document: str, versions: tuple[Version, Version], listed: tuple[dict[str, list[str]], dict[str, list[str]]]
) -> Iterator[Change]:
    """Yield items of both versions that only one document shows, or that stand in another section or order."""
    old, new = ({item: name for name, items in side.items() for item in items} for side in listed)
    known = [version.edition.guide.items for version in versions]
    for item in [name for name in known[1] if name in known[0]]:
        about = (item, kind(known[1][item]))
        section, new_section = old.get(item, ""), new.get(item, "")
        if bool(section) != bool(new_section):
            change: What = "shown" if new_section else "not shown"
            yield Change(
                *about, materiality.there_or_not(known[1][item], change), "", section, new_section, (document,)
            )
        elif section != new_section and {section, new_section} <= listed[0].keys() & listed[1].keys():
            yield Change(*about, _ORDER, "", section, new_section, (document,))
    for section, items in listed[0].items():
        for item in moved(items, listed[1].get(section, [])):
            if item in known[0] and item in known[1]:
                places = (_after(item, items), _after(item, listed[1][section]))
                yield Change(item, kind(known[1][item]), _ORDER, "", *places, (document,))


def _after(name: str, listed: list[str]) -> str:
    """Return after what a name stands, in words."""
    index = listed.index(name)
    return f"after {listed[index - 1]}" if index else "first"


def compare(before: Version, after: Version) -> Report:
    """Return what changed from one version to the other, and what follows."""
    printed = Printed(before, after)
    changes = [
        *_items(before, after, printed),
        *_facts(before, after, printed),
        *_references(before, after, printed),
        *_frame(before, after, printed),
        *_standards(before, after),
        *moves(before, after),
    ]
    return replace(report(before, after, changes), unread=before.edition.content.unread)


def _items(before: Version, after: Version, printed: Printed) -> Iterator[Change]:
    """Yield items added and removed, and each field of the others that differs."""
    old, new = before.edition.guide.items, after.edition.guide.items
    for name in dict.fromkeys([*old, *new]):
        old_item, new_item = old.get(name), new.get(name)
        if old_item is not None and type(old_item) is type(new_item):
            for difference in differences(old_item, new_item):
                yield _change(
                    name, kind(old_item), difference, materiality.of_field(new_item, difference), printed.saying(name)
                )
            continue
        for item, change in ((old_item, "removed"), (new_item, "added")):
            if item is not None:
                verdict = materiality.there_or_not(item, change)  # type: ignore[arg-type]
                yield Change(name, kind(item), verdict, documents=printed.saying(name), text=change == "added")


def _change(name: str, kind: str, difference: Difference, verdict: Verdict, documents: tuple[str, ...]) -> Change:
    field = ".".join(map(str, difference.path))
    return Change(
        name,
        kind,
        verdict,
        field,
        difference.before,
        difference.after,
        documents,
        text=difference.text and bool(difference.after),
    )


def _facts(before: Version, after: Version, printed: Printed) -> Iterator[Change]:
    """Yield facts whose value is another at this clinic, each with everything that quotes it."""
    old, new = before.edition.facts, after.edition.facts
    for name in dict.fromkeys([*old, *new]):
        was, now = (f"{fact.value} {fact.unit}" if fact else "" for fact in (old.get(name), new.get(name)))
        if name in old and name in new:
            yield from _fact_changes(before, after, name, printed)
        if was == now:
            continue
        users = tuple(dict.fromkeys(user for version in (before, after) for user in _users(version, name)))
        frames = [
            document_name
            for document_name, document in after.edition.guide.guide.documents.items()
            if name in _uses(document)
        ]
        reached = [
            *printed.quoting(name),
            *printed.changed(*users),
            *(frame for frame in frames if frame in printed.altered),
        ]
        documents = dict.fromkeys(reached)
        if old.get(name) and new.get(name):
            verdict = Verdict("fact", "material", "every place that quotes it says another number")
        else:
            verdict = Verdict("added" if new.get(name) else "removed", "editorial", "the texts that quote it are told")
        yield Change(name, "fact", verdict, "value", was, now, tuple(documents), users)


def _fact_changes(before: Version, after: Version, name: str, printed: Printed) -> Iterator[Change]:
    """Yield what differs of a fact but for its value at this clinic: what it rests on, and what a clinic may set."""
    old_fact, new_fact = (version.edition.guide.guide.facts[name] for version in (before, after))
    if old_fact.value != new_fact.value and name in after.edition.clinic.facts and name in before.edition.clinic.facts:
        verdict = Verdict("fact", "editorial", "it holds for clinics that set no value of their own")
        yield Change(name, "fact", verdict, "value", str(old_fact.value), str(new_fact.value))
    for difference in differences(old_fact, new_fact):
        match difference.path:
            case ("value" | "unit", *_):
                continue
            case ("local", "why"):
                verdict = materiality.of_words(difference)
            case ("local", *_):
                verdict = materiality.material("bounds")
            case ("sources", *_):
                verdict = Verdict("sources", "editorial", "other sources are named for the same number")
            case _:
                verdict = materiality.kept()
        yield _change(name, "fact", replace(difference, text=False), verdict, printed.changed(*_users(after, name)))


def _users(version: Version, fact: str) -> Iterator[str]:
    """Yield the ids of the items that quote a fact, or stand on it."""
    return (item.id for item in version.edition.guide.nodes() if fact in _uses(item))


def _uses(node: Node) -> set[str]:
    """Return everything that a node names or quotes."""
    found = list(walk(node))
    quotes = {quote.name for use in found if isinstance(use, TextAt) for quote in use.text.quotes()}
    return quotes | {use.id for use in found if isinstance(use, IdReference)}


def _references(before: Version, after: Version, printed: Printed) -> Iterator[Change]:
    """Yield studies and references that differ."""
    old, new = before.edition.guide.references, after.edition.guide.references
    for difference in differences(old.studies, new.studies):
        name, path = str(difference.path[0]), difference.path[1:]
        if name == "order":
            continue
        users = tuple(item.id for item in after.edition.guide.nodes() if name in _uses(item))
        verdict = Verdict("sources", "editorial", "other sources are named for the same people")
        if not materiality.names_sources(difference):
            verdict = materiality.of_words(difference, "population")
        yield _change(name, "study", replace(difference, path=path), verdict, printed.changed(*users))
    for difference in differences(old.references, new.references):
        if difference.path[0] == "order":
            continue
        verdict = Verdict("sources", "editorial", "the list of sources says something else")
        if materiality.marked(difference, Kept):
            verdict = materiality.kept()
        yield _change(str(difference.path[0]), "reference", replace(difference, path=difference.path[1:]), verdict, ())


def _frame(before: Version, after: Version, printed: Printed) -> Iterator[Change]:
    """Yield what differs outside of items: the documents' own words, the consent page, the clinic, our phrases."""
    old, new = before.edition, after.edition
    parts: tuple[tuple[str, Any, Any, Callable[[Difference], Verdict | None]], ...] = (
        ("guide", old.guide.guide, new.guide.guide, _judge_guide),
        ("safety", old.guide.safety.groups, new.guide.safety.groups, _judge_groups),
        ("consent", old.guide.consent, new.guide.consent, _judge_consent),
        ("clinic", old.clinic, new.clinic, _judge_clinic),
        ("phrases", old.phrases, new.phrases, materiality.of_words),
    )
    for name, old_part, new_part, judge in parts:
        for difference in differences(old_part, new_part, inside=name == "guide"):
            verdict = judge(difference)
            if verdict:
                yield _change(
                    name,
                    name,
                    difference,
                    verdict,
                    () if materiality.marked(difference, Unsaid, Kept) else printed.altered,
                )
    yield from _pictures(before, after)


def _pictures(before: Version, after: Version) -> Iterator[Change]:
    """Yield each picture that looks otherwise under the name that it had."""
    for name in sorted(before.pictures.keys() & after.pictures.keys()):
        if before.pictures[name] == after.pictures[name]:
            continue
        path = PurePath(name)
        if path.parts[0] == "clinics":
            yield Change("clinic", "clinic", Verdict("look", "editorial", "another picture of the same name"), "logo")
        else:
            yield Change(
                path.stem, path.parent.name.removesuffix("s"), materiality.look("another drawing of the same name")
            )


def _judge_guide(difference: Difference) -> Verdict | None:
    """Judge what the guide says of itself; facts, and which items stand where, are compared elsewhere."""
    match difference.path:
        case ("facts", *_):
            return None
        case _ if unsaid := materiality.marked(difference, Unsaid):
            return Verdict("changed", "editorial", unsaid.why)
        case ("documents", *rest):
            return (
                None if len(rest) == 1 or rest[-2] == "sections" or rest[-1] == "order" else _judge_document(difference)
            )
        case ("version" | "date" | "review_by", *_):
            return Verdict("version", "editorial", "it says which version this is, and until when")
        case ("roles", *_):
            return Verdict("changed", "editorial", "others must approve; until they have, it is a draft")
    return (
        materiality.of_words(difference) if difference.text else Verdict("changed", "editorial", "it orders the guide")
    )


def _judge_document(difference: Difference) -> Verdict | None:
    """Judge what a document says of itself, and how it is arranged; of what stands in it the outlines tell."""
    judged = (
        difference.text or materiality.names_sources(difference) or materiality.marked(difference, Look, Kept, Material)
    )
    return materiality.of_field(None, difference) if judged else None


def _judge_groups(difference: Difference) -> Verdict:
    """Judge by what staff look for exclusions; who belongs to which group is told of each exclusion."""
    return materiality.of_field(None, difference)


def _standards(before: Version, after: Version) -> Iterator[Change]:
    """Yield what differs in the lists that the content is held against; of these no page says anything."""
    verdict = Verdict("changed", "editorial", "`handouts trace --standard` tells which sentences cover it now")
    old, new = before.edition.content.standards, after.edition.content.standards
    for difference in differences(old, new):
        yield _change(str(difference.path[0]), "standard", replace(difference, path=difference.path[1:]), verdict, ())


def _judge_consent(difference: Difference) -> Verdict | None:
    if difference.path[-1] == "order":
        return materiality.of_field(None, difference)
    return materiality.of_words(difference)


def _judge_clinic(difference: Difference) -> Verdict | None:
    match difference.path[0]:
        case "facts":
            return None  # compared by the values that they give
        case "telephones":
            return materiality.of_words(difference, None if difference.path[-1] == "crisis_name" else "telephone")
        case "own":
            return materiality.of_words(difference, "point")
        case "sample":
            return Verdict("changed", "editorial", "it says whether the pages are for patients")
        case "logo" | "colours":
            return materiality.of_field(None, difference)
    return Verdict("changed", "editorial", "it says which clinic, or which form, this is")
