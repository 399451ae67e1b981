"""The conductor: content, edition, outline, seal, render, in this order; a build is a pure function of a Request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handouts import seal as sealing
from handouts.compose import deck, handout
from handouts.content.loader import load
from handouts.content.model.documents import DeckDocument
from handouts.edition import Edition, select
from handouts.errors import UsageError
from handouts.publish import Output
from handouts.theme import icon_names, load_theme, with_accent

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from handouts.content.loader import Content
    from handouts.errors import Problem
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline
    from handouts.outline.leaves import Seal
    from handouts.rules.coverage import Coverage
    from handouts.rules.subject import Subject
    from handouts.theme import Theme


DEFAULT_CLINIC = "example"
DEFAULT_PAPER = "letter"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: small, and it can be sent to another process."""

    content: Path
    guide: str = ""
    clinic: str = DEFAULT_CLINIC
    language: str = ""
    paper: str = DEFAULT_PAPER
    documents: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    template: Path | None = None


@dataclass(frozen=True, slots=True)
class Composed:
    """A document in words, sealed, not yet drawn."""

    outline: HandoutOutline | DeckOutline
    seal: Seal


def compose(request: Request) -> tuple[Edition, dict[str, Composed]]:
    """Load, select, compose and seal; raises ContentError with all problems."""
    content = load(request.content, guide=request.guide, clinic=request.clinic, icons=icon_names())
    edition = select(content, request.language)
    composed = {}
    for name in _documents(content, request):
        outline: HandoutOutline | DeckOutline
        if isinstance(content.guide.guide.documents[name], DeckDocument):
            outline = deck.compose(edition, name, request.modules)
        else:
            outline = handout.compose(edition, name)
        composed[name] = Composed(outline, sealing.seal(outline, edition))
    return edition, composed


def build(request: Request) -> tuple[list[Output], dict[str, str]]:
    """Return the finished documents, and the digests of the content files that they were made from."""
    edition, composed = compose(request)
    theme = _theme(edition)
    outputs = [_output(request, edition, name, one, _draw(request, one, theme)) for name, one in composed.items()]
    return outputs, inputs(edition.content)


def check(
    request: Request, *, select: tuple[str, ...] = (), ignore: tuple[str, ...] = (), today: dt.date | None = None
) -> tuple[Problem, ...]:
    """Return what the rules find in the content and in the outlines composed from it."""
    from handouts.rules.registry import judge

    return judge(_subject(request, today), select, ignore)


def coverage(request: Request) -> dict[str, tuple[Coverage, ...]]:
    """Return, for each standard, its elements with the sentences that cover them."""
    from handouts.rules.coverage import coverage as cover

    subject = _subject(request, None)
    return {name: cover(subject, standard) for name, standard in subject.edition.content.standards.items()}


def _subject(request: Request, today: dt.date | None) -> Subject:
    from handouts.rules.subject import Subject

    edition, composed = compose(request)
    return Subject(edition, {name: one.outline for name, one in composed.items()}, today)


def _draw(request: Request, composed: Composed, theme: Theme) -> bytes:
    from handouts.outline.handout import HandoutOutline

    if isinstance(composed.outline, HandoutOutline):
        from handouts.render import pdf

        return pdf.render(composed.outline, composed.seal, theme, request.paper)
    from handouts.render import pptx

    return pptx.render(composed.outline, composed.seal, theme, request.template)


def _output(request: Request, edition: Edition, name: str, one: Composed, data: bytes) -> Output:
    identity = one.outline.identity
    return Output(
        name=file_name(request, edition, name, is_deck=data[:2] == b"PK"),
        data=data,
        document=name,
        title=identity.title,
        clinic=identity.clinic_file,
        language=identity.language,
        version=identity.version,
        code=one.seal.code,
        digest=one.seal.digest,
        status=one.seal.status_line,
    )


def file_name(request: Request, edition: Edition, document: str, *, is_deck: bool) -> str:
    """Return a document's file name: guide, document, then what differs from the default, in a fixed order."""
    parts = [f"{edition.guide.guide.id}-{document}"]
    parts += [request.clinic] if request.clinic != DEFAULT_CLINIC else []
    parts += [edition.language] if edition.language != edition.guide.guide.language else []
    parts += [request.paper] if request.paper != DEFAULT_PAPER and not is_deck else []
    parts += [*request.modules] if is_deck else []
    return ".".join([*parts, "pptx" if is_deck else "pdf"])


def inputs(content: Content) -> dict[str, str]:
    """Return the digest of each content file."""
    return {tree.name: tree.sha256 for tree in content.trees.values()}


def made_by() -> dict[str, str]:
    """Return the versions of the program and of what its bytes depend on."""
    from importlib.metadata import version

    return {name: version(name) for name in ("handouts", "reportlab", "python-pptx", "uharfbuzz")}


def _documents(content: Content, request: Request) -> tuple[str, ...]:
    known = content.guide.guide.documents
    unknown = [name for name in request.documents if name not in known]
    if unknown:
        raise UsageError(f"no document `{unknown[0]}`; there is {', '.join(known)}.")
    return request.documents or tuple(known)


def _theme(edition: Edition) -> Theme:
    accent = edition.clinic.colours.get("accent")
    return with_accent(load_theme(), accent) if accent else load_theme()
