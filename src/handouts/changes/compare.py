"""The comparison: item by item, fact by fact, outline by outline; what is new, gone, or elsewhere. Pure."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from handouts.changes import materiality
from handouts.changes.materiality import report
from handouts.changes.model import Change, Printed, Verdict, differences, sections
from handouts.content.cross_references import kind
from handouts.content.fields import IdReference, TextAt, walk
from handouts.content.model.marks import Kept, Look, Material, Unsaid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handouts.changes.model import Difference, Report, Version, What
    from handouts.content.model.base import Node

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
            yield Change(*about, materiality.there_or_not(known[1][item], what), "", section, other, (document,))
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


def compare(before: Version, after: Version) -> Report:
    """Return what changed from one version to the other, and what follows."""
    printed = Printed(before, after)
    found = [
        *_items(before, after, printed),
        *_facts(before, after, printed),
        *_references(before, after, printed),
        *_frame(before, after, printed),
        *_standards(before, after),
        *moves(before, after),
    ]
    return replace(report(before, after, found), unread=before.edition.content.unread)


def _items(before: Version, after: Version, printed: Printed) -> Iterator[Change]:
    """Yield items added and removed, and each field of the others that differs."""
    old, new = before.edition.guide.items, after.edition.guide.items
    for name in dict.fromkeys([*old, *new]):
        one, other = old.get(name), new.get(name)
        if one is not None and type(one) is type(other):
            for each in differences(one, other):
                yield _change(name, kind(one), each, materiality.of_field(other, each), printed.saying(name))
            continue
        for item, what in ((one, "removed"), (other, "added")):
            if item is not None:
                verdict = materiality.there_or_not(item, what)  # type: ignore[arg-type]
                yield Change(name, kind(item), verdict, documents=printed.saying(name), text=what == "added")


def _change(name: str, kind: str, each: Difference, verdict: Verdict, documents: tuple[str, ...]) -> Change:
    way = ".".join(map(str, each.path))
    return Change(name, kind, verdict, way, each.before, each.after, documents, text=each.text and bool(each.after))


def _facts(before: Version, after: Version, printed: Printed) -> Iterator[Change]:
    """Yield facts whose value is another at this clinic, each with everything that quotes it."""
    old, new = before.edition.facts, after.edition.facts
    for name in dict.fromkeys([*old, *new]):
        was, now = (f"{fact.value} {fact.unit}" if fact else "" for fact in (old.get(name), new.get(name)))
        if name in old and name in new:
            yield from _of_fact(before, after, name, printed)
        if was == now:
            continue
        users = tuple(dict.fromkeys(user for version in (before, after) for user in _users(version, name)))
        frames = [one for one, document in after.edition.guide.guide.documents.items() if name in _uses(document)]
        reached = [*printed.quoting(name), *printed.changed(*users), *(one for one in frames if one in printed.altered)]
        documents = dict.fromkeys(reached)
        if old.get(name) and new.get(name):
            verdict = Verdict("fact", "material", "every place that quotes it says another number")
        else:
            verdict = Verdict("added" if new.get(name) else "removed", "editorial", "the texts that quote it are told")
        yield Change(name, "fact", verdict, "value", was, now, tuple(documents), users)


def _of_fact(before: Version, after: Version, name: str, printed: Printed) -> Iterator[Change]:
    """Yield what differs of a fact but for its value at this clinic: what it rests on, and what a clinic may set."""
    one, other = (version.edition.guide.guide.facts[name] for version in (before, after))
    if one.value != other.value and name in after.edition.clinic.facts and name in before.edition.clinic.facts:
        verdict = Verdict("fact", "editorial", "it holds for clinics that set no value of their own")
        yield Change(name, "fact", verdict, "value", str(one.value), str(other.value))
    for each in differences(one, other):
        match each.path:
            case ("value" | "unit", *_):
                continue
            case ("local", "why"):
                verdict = materiality.of_words(each)
            case ("local", *_):
                verdict = materiality.material("bounds")
            case ("sources", *_):
                verdict = Verdict("sources", "editorial", "other sources are named for the same number")
            case _:
                verdict = materiality.kept()
        yield _change(name, "fact", replace(each, text=False), verdict, printed.changed(*_users(after, name)))


def _users(version: Version, fact: str) -> Iterator[str]:
    """Yield the ids of the items that quote a fact, or stand on it."""
    return (item.id for item in version.edition.guide.nodes() if fact in _uses(item))


def _uses(node: Node) -> set[str]:
    """Return everything that a node names or quotes."""
    found = list(walk(node))
    quotes = {quote.name for one in found if isinstance(one, TextAt) for quote in one.text.quotes()}
    return quotes | {one.id for one in found if isinstance(one, IdReference)}


def _references(before: Version, after: Version, printed: Printed) -> Iterator[Change]:
    """Yield studies and references that differ."""
    old, new = before.edition.guide.references, after.edition.guide.references
    for each in differences(old.studies, new.studies):
        name, path = str(each.path[0]), each.path[1:]
        if name == "order":
            continue
        users = tuple(item.id for item in after.edition.guide.nodes() if name in _uses(item))
        verdict = Verdict("sources", "editorial", "other sources are named for the same people")
        if not materiality.names_sources(each):
            verdict = materiality.of_words(each, "population")
        yield _change(name, "study", replace(each, path=path), verdict, printed.changed(*users))
    for each in differences(old.references, new.references):
        if each.path[0] == "order":
            continue
        verdict = Verdict("sources", "editorial", "the list of sources says something else")
        if materiality.marked(each, Kept):
            verdict = materiality.kept()
        yield _change(str(each.path[0]), "reference", replace(each, path=each.path[1:]), verdict, ())


def _frame(before: Version, after: Version, printed: Printed) -> Iterator[Change]:
    """Yield what differs outside of items: the documents' own words, the consent page, the clinic, our phrases."""
    old, new = before.edition, after.edition
    parts: tuple[tuple[str, Any, Any, Callable[[Difference], Verdict | None]], ...] = (
        ("guide", old.guide.guide, new.guide.guide, _of_guide),
        ("safety", old.guide.safety.groups, new.guide.safety.groups, _of_groups),
        ("consent", old.guide.consent, new.guide.consent, _of_consent),
        ("clinic", old.clinic, new.clinic, _of_clinic),
        ("phrases", old.phrases, new.phrases, materiality.of_words),
    )
    for name, one, other, judge in parts:
        for each in differences(one, other, inside=name == "guide"):
            verdict = judge(each)
            if verdict:
                yield _change(
                    name, name, each, verdict, () if materiality.marked(each, Unsaid, Kept) else printed.altered
                )
    if before.logo != after.logo and old.clinic.logo == new.clinic.logo:
        yield Change("clinic", "clinic", Verdict("look", "editorial", "another picture of the same name"), "logo")


def _of_guide(each: Difference) -> Verdict | None:
    """Judge what the guide says of itself; facts, and which items stand where, are compared elsewhere."""
    match each.path:
        case ("facts", *_):
            return None
        case _ if unsaid := materiality.marked(each, Unsaid):
            return Verdict("changed", "editorial", unsaid.why)
        case ("documents", *rest):
            return None if len(rest) == 1 or rest[-2] == "sections" or rest[-1] == "order" else _of_document(each)
        case ("version" | "date" | "review_by", *_):
            return Verdict("version", "editorial", "it says which version this is, and until when")
        case ("roles", *_):
            return Verdict("changed", "editorial", "others must approve; until they have, it is a draft")
    return materiality.of_words(each) if each.text else Verdict("changed", "editorial", "it orders the guide")


def _of_document(each: Difference) -> Verdict | None:
    """Judge what a document says of itself, and how it is arranged; of what stands in it the outlines tell."""
    judged = each.text or materiality.names_sources(each) or materiality.marked(each, Look, Kept, Material)
    return materiality.of_field(None, each) if judged else None


def _of_groups(each: Difference) -> Verdict:
    """Judge by what staff look for exclusions; who belongs to which group is told of each exclusion."""
    return materiality.of_field(None, each)


def _standards(before: Version, after: Version) -> Iterator[Change]:
    """Yield what differs in the lists that the content is held against; of these no page says anything."""
    verdict = Verdict("changed", "editorial", "`handouts trace --standard` tells which sentences cover it now")
    old, new = before.edition.content.standards, after.edition.content.standards
    for each in differences(old, new):
        yield _change(str(each.path[0]), "standard", replace(each, path=each.path[1:]), verdict, ())


def _of_consent(each: Difference) -> Verdict | None:
    if each.path[-1] == "order":
        return materiality.of_field(None, each)
    return materiality.of_words(each)


def _of_clinic(each: Difference) -> Verdict | None:
    match each.path[0]:
        case "facts":
            return None  # compared by the values that they give
        case "telephones":
            return materiality.of_words(each, None if each.path[-1] == "crisis_name" else "telephone")
        case "own":
            return materiality.of_words(each, "point")
        case "sample":
            return Verdict("changed", "editorial", "it says whether the pages are for patients")
        case "logo" | "colours":
            return materiality.of_field(None, each)
    return Verdict("changed", "editorial", "it says which clinic, or which form, this is")
