"""What is asked for: the content, what is said of it, how it is laid out, and what the files are called."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handouts.content.loader import clinics
from handouts.content.model.documents import DeckDocument
from handouts.content.settings import SAMPLE
from handouts.content.validation import nearest_or_all
from handouts.errors import UsageError
from handouts.theme.look import DEFAULT_PAPER, WORDS, Format

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from handouts.content.loaded import Content
    from handouts.edition import Edition

DEFAULT_CLINIC = SAMPLE


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: small, and it can be sent to another process."""

    content: Path
    guide: str = ""
    clinic: str = DEFAULT_CLINIC
    language: str = ""
    paper: str | None = None
    """`letter` or `a4`; where nothing is asked for, that of the clinic's country."""
    large_print: bool = False
    fillable: bool = False
    documents: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    template: Path | None = None
    everything: bool = False
    """Whether, where no documents are named, those are made too that only come on request."""
    today: dt.date | None = None
    """The day it is, after which nobody can have approved; `None` where nobody is asked for it."""

    def on_paper(self, edition: Edition) -> Request:
        """Return what is asked for, on the paper of the clinic's country where no other is asked for."""
        return replace(self, paper=self.paper or edition.paper or DEFAULT_PAPER)

    def format(self, *, written_on: bool) -> Format:
        """Return how a handout is laid out; what staff write on is in standard print, whatever is asked for."""
        return Format(self.paper or DEFAULT_PAPER, self.large_print and not written_on, self.fillable)


def file_name(request: Request, edition: Edition, document: str) -> str:
    """Return a document's file name: guide, document, then what differs from the default, in a fixed order.

    Paper other than Letter is told, also where it is that of the clinic's country: one file has one name.
    """
    asked = edition.guide.guide.documents[document]
    is_deck = isinstance(asked, DeckDocument)
    parts = [f"{edition.guide.guide.id}-{document}"]
    parts += [request.clinic] if request.clinic != DEFAULT_CLINIC else []
    parts += [edition.language] if edition.language != edition.guide.guide.language else []
    if isinstance(asked, DeckDocument):
        # in the deck's order, as the same slides shall have one name
        parts += [part for part in asked.parts if part in request.modules]
    else:
        parts += request.on_paper(edition).format(written_on=asked.written_on).suffixes
    return ".".join([*parts, "pptx" if is_deck else "pdf"])


def names(content: Content, request: Request) -> tuple[str, ...]:
    """Return the documents asked for: those named, else all but what comes on request, else everything."""
    documents = content.guide.guide.documents
    return request.documents or tuple(
        name for name, document in documents.items() if request.everything or not document.on_request
    )


def check_names(content: Content, request: Request) -> None:
    """Refuse documents, modules or units that the guide does not have, and a clinic whose files are another's too."""
    documents = content.guide.guide.documents
    decks = [document for name, document in documents.items() if isinstance(document, DeckDocument)]
    modules = {part for deck in decks for part in deck.parts}
    _check_clinic(content, modules)
    for what, asked, known in (("document", request.documents, set(documents)), ("module", request.modules, modules)):
        for name in asked:
            if name not in known:
                raise UsageError(f"no {what} `{name}`. {nearest_or_all(name, known)}")
    have = with_modules(content, request.modules)
    if request.modules and request.documents and not have.intersection(request.documents):
        named, parts = ", ".join(request.documents), ", ".join(request.modules)
        raise UsageError(f"{named}: no part of this is {parts}; that is of {', '.join(sorted(have))}.")


def _check_clinic(content: Content, modules: set[str]) -> None:
    """Refuse a clinic's name by which a file would have the name of another edition's."""
    name, file = content.clinic_name, content.folder / "clinics" / f"{content.clinic_name}.yaml"
    twins = [other for other in clinics(content.folder) if other != name and other.casefold() == name.casefold()]
    if name.casefold() in {*WORDS, *modules}:
        why = f"{name} in the name of a file says how it is laid out, or what part of a course it is"
    elif "." in name:
        why = "a dot in it would part the name of a file"
    elif twins:
        why = f"it differs from {twins[0]} by capitals only, which not every disk tells apart"
    else:
        return
    raise UsageError(f"{file}: no clinic can have this name: {why}. Rename the file.")


def with_modules(content: Content, modules: tuple[str, ...]) -> set[str]:
    """Return the decks that have any of these modules or units."""
    documents = content.guide.guide.documents.items()
    return {
        name
        for name, document in documents
        if isinstance(document, DeckDocument) and set(modules) & set(document.parts)
    }
