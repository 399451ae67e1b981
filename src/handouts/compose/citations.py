"""References as they are printed: which a document rests on, short on a slide, full on the last pages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from handouts.content.fields import IdReference, walk
from handouts.content.model.blocks import EffectsBlock
from handouts.content.model.documents import HandoutDocument
from handouts.content.model.effects import Benefit, KeyPoint, Lasting, Option
from handouts.content.model.facts import Fact
from handouts.content.model.marks import STAFF, STAFF_BUT_FIRST
from handouts.content.model.references import Study
from handouts.outline.handout import Source, Sources
from handouts.outline.walk import mapped, of_kind, runs, to_slide
from handouts.text.addresses import doi_target
from handouts.text.markup import RichText, Run, strung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.content.model.base import Node
    from handouts.content.model.marks import At
    from handouts.content.model.references import Name as Author
    from handouts.content.model.references import Reference
    from handouts.edition import Edition
    from handouts.outline.handout import Block, HandoutOutline

Outline = TypeVar("Outline")

MANY = 3
"""From this many authors on, only the first is printed."""
_SUBTITLE = re.compile(r": |(?<=\?) ")
_JOINT = " · "
_FIRST = 2
"""How many references a footer names where it cannot name all."""
_CITED = (Fact, Study, Benefit, Lasting, KeyPoint, Option)
"""Whose own sources a handout lists: the others' would fill pages that nobody reads; staff have them all."""


def short(edition: Edition, ids: Iterable[str]) -> RichText:
    """Return references as a footer cites them."""
    return (Run(_JOINT.join(edition.guide.sources[name].short for name in ids)),) if ids else ()


def leading(edition: Edition, ids: Iterable[str]) -> RichText:
    """Return references as a footer cites them, each leading to the slide that lists it."""
    cited = [to_slide((Run(edition.guide.sources[name].short),), name) for name in ids]
    return strung(cited, _JOINT)


def shorter(edition: Edition, ids: tuple[str, ...]) -> RichText:
    """Return the first of many references, for a footer whose line does not hold them; the others lead to the next."""
    if len(ids) <= _FIRST:
        return ()
    rest = edition.fill(edition.phrases.deck.more_sources)
    return (*leading(edition, ids[:_FIRST]), Run(_JOINT), *to_slide(rest, ids[_FIRST]))


def full(reference: Reference, and_others: str) -> RichText:
    """Return a reference in full: authors, title, journal, year, volume, pages."""
    parts = [_authors(reference, and_others), reference.title, _published(reference)]
    return (Run(" ".join(f"{part.removesuffix('.')}." for part in parts if part)),)


def brief(reference: Reference) -> RichText:
    """Return a reference as a handout lists it: author and year, title, and its DOI, else its journal or site.

    The title stands without its subtitle; one that says no more than how a slide cites it is not said twice.
    """
    title = _SUBTITLE.split(reference.title_short or reference.title)[0].rstrip(".")
    parts = [reference.short, *([title] if title != reference.short else [])]
    if reference.doi:
        parts.append(f"doi:{reference.doi}")
    elif reference.container_title:
        where = " ".join(filter(None, (reference.container_title, reference.volume)))
        parts.append(where + (f":{reference.page}" if reference.page else ""))
    elif reference.url:
        parts.append((urlsplit(reference.url).hostname or "").removeprefix("www."))
    return (Run(". ".join(parts).replace("?. ", "? ")),)


def listed(reference: Reference) -> RichText:
    """Return a reference as a deck lists it: author and year, journal or site, and its DOI; the last leads to it."""
    name, there = Run(f"{reference.short}.", strong=True), address(reference)
    where = " ".join(filter(None, (reference.container_title, "" if reference.doi else reference.volume)))
    if reference.doi:
        return (name, Run(f" {where}. " if where else " "), Run(f"doi:{reference.doi}", href=there))
    where += f":{reference.page}" if where and reference.page else ""
    site = (urlsplit(there).hostname or "").removeprefix("www.")
    last = where or site or str(reference.publisher or reference.title)
    return (name, Run(" "), Run(last, href=there))


def address(reference: Reference) -> str:
    """Return where a reference can be followed: its DOI, else its page."""
    if reference.doi:
        return doi_target(reference.doi)
    return reference.url or ""


def sources_used(edition: Edition, document: HandoutDocument, origin: str) -> Sources:
    """Return the references behind the numbers, main points and options that a handout's readers meet, by author."""
    main = edition.guide.guide.documents.get(document.given_with or "")
    used = {
        name for handout in (main, document) if isinstance(handout, HandoutDocument) for name in _used(edition, handout)
    }
    listed = sorted((edition.guide.sources[name] for name in used), key=lambda source: source.short.casefold())
    return Sources(origin, tuple(_source(edition, source, number) for number, source in enumerate(listed, 1)))


def in_full(edition: Edition, source: Reference, number: int) -> Source:
    """Return a reference in full, behind the name by which a deck cites it."""
    named = (Run(f"{source.short}.", strong=True), Run(" "))
    text = (*named, *full(source, edition.plain_text(edition.phrases.figures.and_others)))
    return replace(_source(edition, source, number), text=text)


def _source(edition: Edition, source: Reference, number: int) -> Source:
    notice = edition.fill(edition.phrases.figures.to_verify) if source.status != "verified" else ()
    return Source(source.id, number, brief(source), address(source), notice)


def number_citations(
    edition: Edition, document: HandoutDocument, outline: HandoutOutline, main: HandoutOutline | None = None
) -> HandoutOutline:
    """Return a handout whose texts cite their sources by number, in the order in which they are read.

    Its list then holds these alone, behind those of the `main` handout that it is given with. Where the list stands in
    what is given with it, a number leads to the source itself; where there is none, nothing is cited.
    """
    listed = any(of_kind(outline, Sources))
    if document.read_by_staff or not (listed or listed_apart(edition, document)):
        return uncited(outline)  # staff find sources by their names
    cited = dict.fromkeys((*(_cites(main) if main else ()), *_cites(outline)))
    if not cited:
        return outline
    numbers = {name: number for number, name in enumerate(cited, 1)}
    entries = tuple(_source(edition, edition.guide.sources[name], number) for name, number in numbers.items())
    places = {name: f"#{name}" if listed else address(edition.guide.sources[name]) for name in numbers}

    def numbered(text: RichText) -> RichText:
        if not any(run.cite for run in text):
            return text
        pairs = zip(text, (None, *text), strict=False)
        return tuple(
            replace(run, text=_mark(numbers[run.cite], before), href=places[run.cite]) if run.cite else run
            for run, before in pairs
        )

    sections = tuple(replace(section, blocks=tuple(_with_entries(block, entries) for block in section.blocks))
                     for section in outline.sections)  # fmt: skip
    return mapped(replace(outline, sections=sections), numbered)


def listed_apart(edition: Edition, document: HandoutDocument) -> HandoutDocument | None:
    """Return the handout given with a document that lists its sources; nothing where none does."""
    others = edition.guide.guide.given_with(document).values()
    return next((other for other in others if any(part.has("references") for part in other.sections)), None)


def _cites(outline: HandoutOutline) -> Iterator[str]:
    return (run.cite for run in runs(outline) if run.cite)


def _with_entries(block: Block, entries: tuple[Source, ...]) -> Block:
    return replace(block, entries=entries) if isinstance(block, Sources) else block


def _mark(number: int, before: Run | None) -> str:
    """Return the number of a source; a comma parts it from one that stands before it."""
    return f",\N{NO-BREAK SPACE}{number}" if before and before.cite else str(number)


def uncited(outline: Outline) -> Outline:
    """Return an outline without the citations of its texts: its readers find the sources elsewhere."""
    return mapped(outline, lambda text: tuple(r for r in text if not r.cite) if any(r.cite for r in text) else text)


def _used(edition: Edition, document: HandoutDocument) -> Iterator[str]:
    for section in edition.guide.guide.sections(document):
        for block in section.blocks:
            yield from _sources(edition, block, set())
            if isinstance(block, EffectsBlock):
                for effect in edition.items(block.effects):
                    yield from _sources(edition, effect, set())


def _sources(edition: Edition, node: Node, seen: set[str]) -> Iterator[str]:
    """Yield the sources of a node, and of the studies, facts and items that it names, as far as patients read them.

    What a clinic may set is its own decision, and rests on no study.
    """
    guide = edition.guide
    for found in walk(node, leave=_for_staff):
        if isinstance(found, IdReference) and found.to == "check":
            continue
        names = [found.id] if isinstance(found, IdReference) else [quote.name for quote in found.text.quotes()]
        for name in names:
            if isinstance(found, IdReference) and found.to == "source":
                if isinstance(node, _CITED):
                    yield name
            elif name not in seen:
                seen.add(name)
                target = edition.facts.get(name) or guide.studies.get(name) or guide.items.get(name)
                if target is not None and getattr(target, "local", None) is None:
                    yield from _sources(edition, target, seen)


def _for_staff(at: At) -> bool:
    """Return whether a part is not printed for patients."""
    if at.above and at.above.marked(STAFF_BUT_FIRST):
        return at.path[-1] != 0
    return at.marked(STAFF)


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
