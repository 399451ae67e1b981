"""References as they are printed: which a document rests on, short on a slide, full on the last pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from handouts.compose.tables import printed_effects
from handouts.content.fields import Name, walk
from handouts.content.markup import RichText, Run
from handouts.content.model.blocks import EffectsBlock
from handouts.content.model.facts import Fact
from handouts.content.model.items import Benefit, CourseBar, KeyPoint, Option
from handouts.content.model.references import Study
from handouts.outline.handout import Source, Sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.content.model.base import Node
    from handouts.content.model.documents import HandoutDocument
    from handouts.content.model.references import Name as Author
    from handouts.content.model.references import Reference
    from handouts.content.tree import Path_
    from handouts.edition import Edition

MANY = 3
"""From this many authors on, only the first is printed."""
_FIRST = 2
"""How many references a footer names where it cannot name all."""
_CITED = (Fact, Study, Benefit, CourseBar, KeyPoint, Option)
"""Whose own sources a handout lists: the others' would fill pages that nobody reads; staff have them all."""
_STAFF = frozenset({"staff", "thresholds", "lanes"})
"""Fields that only staff read."""


def short(edition: Edition, ids: Iterable[str]) -> RichText:
    """Return references as a footer cites them."""
    return (Run(" · ".join(edition.guide.sources[name].short for name in ids)),) if ids else ()


def shorter(edition: Edition, ids: tuple[str, ...]) -> RichText:
    """Return the first of many references, for a footer whose line does not hold them all."""
    if len(ids) <= _FIRST:
        return ()
    return edition.fill(edition.phrases.deck.more_sources, sources=short(edition, ids[:_FIRST]))


def full(reference: Reference, and_others: str) -> RichText:
    """Return a reference in full: authors, title, journal, year, volume, pages."""
    parts = [_authors(reference, and_others), reference.title, _published(reference)]
    return (Run(" ".join(f"{part.removesuffix('.')}." for part in parts if part)),)


def brief(reference: Reference) -> RichText:
    """Return a reference as a handout lists it: who and when; its journal and page or DOI, else short title and site.

    A short title that says no more than how a slide cites it is not said twice.
    """
    parts = [reference.short]
    if reference.container_title:
        where = " ".join(filter(None, (reference.container_title, reference.volume)))
        parts.append(where + (f":{reference.page}" if reference.page else ""))
        parts += [f"doi:{reference.doi}"] if reference.doi and not reference.page else []
    else:
        title = (reference.title_short or reference.title).rstrip(".")
        parts += [title] if title != reference.short else []
        parts += [(urlsplit(reference.url).hostname or "").removeprefix("www.")] if reference.url else []
    return (Run(". ".join(parts).replace("?. ", "? ")),)


def address(reference: Reference) -> str:
    """Return where a reference can be followed: its DOI, else its page."""
    if reference.doi:
        return f"https://doi.org/{reference.doi}"
    return reference.url or ""


def sources_used(edition: Edition, document: HandoutDocument, origin: str) -> Sources:
    """Return the references behind the numbers, main points and options that a handout's readers meet, by author."""
    used = set(_used(edition, document))
    listed = sorted((edition.guide.sources[name] for name in used), key=lambda one: one.short.casefold())
    words = edition.phrases.figures
    entries = tuple(
        Source(
            one.id,
            number,
            brief(one),
            address(one),
            edition.fill(words.to_verify) if one.status != "verified" else (),
        )
        for number, one in enumerate(listed, 1)
    )
    return Sources(origin, entries)


def _used(edition: Edition, document: HandoutDocument) -> Iterator[str]:
    for section in edition.guide.guide.sections(document):
        for block in section.blocks:
            yield from _sources(edition, block, set())
            if isinstance(block, EffectsBlock):
                for effect in printed_effects(edition, block.periods):
                    yield from _sources(edition, effect, set())


def _sources(edition: Edition, node: Node, seen: set[str]) -> Iterator[str]:
    """Yield the sources of a node, and of the studies, facts and items that it names, as far as patients read them.

    What a clinic may set is its own decision, and rests on no study.
    """
    guide = edition.guide
    for found in walk(node):
        if not _for_patients(found.path) or (isinstance(found, Name) and found.to == "check"):
            continue
        names = [found.id] if isinstance(found, Name) else [quote.name for quote in found.text.quotes()]
        for name in names:
            if isinstance(found, Name) and found.to == "source":
                if isinstance(node, _CITED):
                    yield name
            elif name not in seen:
                seen.add(name)
                target = edition.facts.get(name) or guide.studies.get(name) or guide.items.get(name)
                if target is not None and getattr(target, "local", None) is None:
                    yield from _sources(edition, target, seen)


def _for_patients(path: Path_) -> bool:
    """Tell whether a field is printed for patients: nothing for staff, and of likelihoods the first one's figure."""
    likelihood = path[path.index("likelihoods") + 1 :] if "likelihoods" in path else (0,)
    return likelihood[0] == 0 and "why" not in likelihood and _STAFF.isdisjoint(path)


def _authors(reference: Reference, and_others: str) -> str:
    names = [_name(author) for author in reference.author]
    if len(names) >= MANY:
        return f"{names[0]} {and_others}"
    return ", ".join(names)


def _name(author: Author) -> str:
    if author.literal:
        return author.literal
    initials = "".join(part[0] for part in (author.given or "").replace("-", " ").split())
    return f"{author.family} {initials}".strip()


def _published(reference: Reference) -> str:
    year = str(reference.issued.year) if reference.issued else ""
    where = " ".join(part for part in (reference.container_title or reference.publisher or "", year) if part)
    volume = reference.volume or ""
    if reference.issue:
        volume += f"({reference.issue})"
    pages = f":{reference.page}" if reference.page else ""
    tail = ";".join(part for part in (where, f"{volume}{pages}") if part)
    return f"{tail}. doi:{reference.doi}" if reference.doi else tail
