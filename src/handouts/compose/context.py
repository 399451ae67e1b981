"""What a composer needs to know: where a block or a slide stands; and how it is found, by `@composes`.

It is done to a whole document when it is composed, so that no composer can forget it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from handouts.dispatch import ByClass
from handouts.outline.handout import Heading, Paragraph
from handouts.outline.leaves import Identity
from handouts.outline.walk import mapped, runs
from handouts.text.markup import Run, plain, stressed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handouts.content.model.documents import HandoutDocument
    from handouts.edition import Edition
    from handouts.outline import deck as out
    from handouts.outline.deck import DeckOutline, Slide
    from handouts.outline.handout import Block, HandoutOutline, Section
    from handouts.text.markup import Markup, RichText

composes: ByClass[Iterator[Block]] = ByClass(__package__)
"""Registers the function that yields a block of guide.yaml as blocks of the outline: `@composes(TopicsBlock)`."""


@dataclass(frozen=True, slots=True)
class SectionContext:
    """Where a block stands: the section by its id, its document, and what that shows of other documents."""

    edition: Edition
    document: HandoutDocument
    section: str
    decks: Mapping[str, DeckOutline]
    """The decks whose slides the document shows, by their names."""
    cited: Mapping[str, HandoutOutline]
    """The handouts behind which it tells what staff know, by the names of the decks that cite them."""


Common = dict[str, Any]
"""What every slide has, by the names of its fields."""

composes_slide: ByClass[out.Slide] = ByClass(__package__)
"""Registers who composes a kind of slide: `(at, slide, common)`, where `slide` is of the content's model."""


@dataclass(frozen=True, slots=True)
class SlideContext:
    """Where a slide stands: the edition, the handout it cites, its module's mark."""

    edition: Edition
    handout: HandoutOutline
    mark: out.Mark | None

    def remembered(self, text: Markup | None) -> dict[str, Any]:
        """Return what to remember, and where there is anything, its label."""
        label = self.edition.fill(self.edition.phrases.deck.remember) if text else ()
        return {"remember": self.edition.resolve(text), "remember_label": label}


def logo(edition: Edition) -> tuple[str, str]:
    """Return the file of the clinic's logo and what it shows; both empty where there is none."""
    clinic = edition.clinic
    if not clinic.logo:
        return "", ""
    says = edition.plain_text(edition.phrases.handout.logo_says, clinic=clinic.name)
    return str(edition.content.folder / "clinics" / clinic.logo), says


def identity(edition: Edition, document: str, title: Markup) -> Identity:
    """Return a document's identity, without its code and status, which its content decides."""
    head, clinic, words = edition.guide.guide, edition.clinic, edition.phrases.status
    return Identity(
        guide=head.id,
        document=document,
        title=edition.plain_text(title),
        clinic=clinic.name,
        clinic_file=edition.content.clinic_name,
        language=edition.language,
        version=head.version,
        version_line=edition.plain_text(words.version, version=head.version, date=edition.date(head.date)),
        use_by_line=edition.plain_text(words.use_by, date=edition.date(head.review_by)),
        date=head.date.isoformat(),
        form_number=clinic.form_number or "",
        barcode=clinic.barcode or "",
        rtl=edition.rtl,
        locale=edition.locale if edition.locale != edition.language else "",
    )


_GAP = Run("\N{EN SPACE}")
_DOT = Run(" \N{MIDDLE DOT} ")
Part = TypeVar("Part")


def in_deck(edition: Edition, outline: DeckOutline) -> DeckOutline:
    """Return a deck with the local values of each slide marked, and explained in its footer."""
    sections = (
        replace(section, slides=tuple(_slide(edition, slide) for slide in section.slides))
        for section in outline.sections
    )
    return replace(outline, sections=tuple(sections))


def in_handout(edition: Edition, outline: HandoutOutline) -> HandoutOutline:
    """Return a handout that staff read with its local values marked, and explained at the end of each section."""
    sections = tuple(_section(edition, section) for section in outline.sections)
    return replace(outline, front=_with_marks(edition, outline.front), sections=sections)


def marked(edition: Edition, text: RichText) -> RichText:
    """Return words with the local values in them in bold, and the sign for local behind each that has none yet."""
    if not any(run.local for run in text):
        return text
    sign = Run(edition.plain_text(edition.phrases.deck.local), strong=True, local=True)
    runs: list[Run] = []
    for run, after in zip(text, (*text[1:], None), strict=True):
        runs.append(replace(run, strong=True) if run.local else run)
        if run.local and run.fact and after != sign:
            runs.append(sign)
    return tuple(runs)


def note(edition: Edition, part: Any) -> RichText:
    """Return what explains the local values of a part of an outline, if it has any; those without a source by name.

    A source gives a value that was checked against it, as long as the clinic has left it at that.
    """
    values = {run.fact: plain((run,)) for run in runs(part) if run.local and run.fact}
    if not values:
        return ()
    words = edition.phrases.deck
    unsourced = [value for fact, value in values.items() if not edition.sourced(fact)]
    if len(unsourced) == len(values):
        explanation = edition.fill(words.local_unsourced)
    elif unsourced:
        joint = plain(edition.fill(edition.phrases.numbers.list_joint)) + " "
        explanation = edition.fill(words.local_partly, values=joint.join(dict.fromkeys(unsourced)))
    else:
        explanation = edition.fill(words.local_note)
    return _as_local(explanation)


def _as_local(text: RichText) -> RichText:
    return tuple(replace(run, local=True) for run in text)


def _slide(edition: Edition, slide: Slide) -> Slide:
    """Return a slide with its marks; notes are explained by themselves, for they are read apart from the slide."""
    cited, brief, notes = slide.source, slide.brief, slide.notes
    visible = replace(slide, source=(), brief=(), notes=notes.wordless())
    footnote = note(edition, visible)
    if footnote:
        footnote = stressed(footnote)
        cited, brief = _with_footnote(cited, footnote), _with_footnote(brief, footnote) if brief else ()
    if spoken := note(edition, notes.words):
        notes = replace(notes, sources=(*notes.sources, spoken))
    return replace(_with_marks(edition, visible), source=cited, brief=brief, notes=_with_marks(edition, notes))


def _with_footnote(cited: RichText, footnote: RichText) -> RichText:
    return (*cited, _GAP, *footnote) if cited else footnote


def _section(edition: Edition, section: Section) -> Section:
    """Return a section with its marks; no source is cited beside them, so that only who sets the values is said.

    A sheet to write on has no line to spare: there it stands behind the heading above the first of them.
    """
    first = next((index for index, block in enumerate(section.blocks) if note(edition, block)), None)
    if first is None:
        return _with_marks(edition, section)
    made, footnote = _with_marks(edition, section), _as_local(edition.fill(edition.phrases.deck.local_note))
    for index in range(first, -1, -1):
        block = made.blocks[index]
        if section.sheet == "record" and isinstance(block, Heading):
            heading = replace(block, text=(*block.text, _DOT, *footnote))
            return replace(made, blocks=(*made.blocks[:index], heading, *made.blocks[index + 1 :]))
    return replace(made, blocks=(*made.blocks, Paragraph(f"{section.origin}/local", footnote, "quiet")))


def _with_marks(edition: Edition, node: Part) -> Part:
    """Return a part of an outline with every text in it marked."""
    return mapped(node, lambda text: marked(edition, text))
