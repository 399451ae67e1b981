"""The conductor: content, edition, outline, seal, render, in this order; a build is a pure function of a Request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from handouts import seal as sealing
from handouts.compose import deck, handout
from handouts.content import places
from handouts.content.loader import load
from handouts.content.model.documents import DeckDocument
from handouts.content.typed import nearest_or_all
from handouts.edition import Edition, select
from handouts.errors import AccessError, ContentError, UsageError
from handouts.publish import Output, made_from, sha256, standing
from handouts.theme import accent_problems, icon_names, load_theme, with_accent
from handouts.theme.format import DEFAULT_PAPER, Format

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from handouts.content.loader import Content
    from handouts.errors import Problem
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline
    from handouts.outline.leaves import Seal
    from handouts.rules.coverage import Coverage
    from handouts.rules.subject import Subject
    from handouts.theme import Theme
    from handouts.trace.items import Traced


DEFAULT_CLINIC = "example"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: small, and it can be sent to another process."""

    content: Path
    guide: str = ""
    clinic: str = DEFAULT_CLINIC
    language: str = ""
    paper: str = DEFAULT_PAPER
    large_print: bool = False
    fillable: bool = False
    documents: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    template: Path | None = None
    everything: bool = False
    """Whether, where no documents are named, those are made too that only come on request."""

    @property
    def format(self) -> Format:
        """How the handouts are laid out."""
        return Format(self.paper, self.large_print, self.fillable)


@dataclass(frozen=True, slots=True)
class Composed:
    """A document in words, sealed, not yet drawn."""

    outline: HandoutOutline | DeckOutline
    seal: Seal


def compose(request: Request) -> tuple[Edition, dict[str, Composed]]:
    """Load, select, compose and seal; raises ContentError with all problems."""
    content = load(request.content, guide=request.guide, clinic=request.clinic, icons=icon_names())
    _check_names(content, request)
    _check_accent(content)
    edition = select(content, request.language)
    return edition, _composed(edition, request)


def _composed(edition: Edition, request: Request) -> dict[str, Composed]:
    composed = {}
    for name in _names(edition.content, request):
        document = edition.guide.guide.documents[name]
        outline: HandoutOutline | DeckOutline
        if isinstance(document, DeckDocument):
            if request.modules and not set(request.modules) & set(document.modules):
                continue
            outline = deck.compose(edition, name, request.modules)
        else:
            outline = handout.compose(edition, name)
        composed[name] = Composed(outline, sealing.seal(outline, edition))
    return composed


def build(request: Request, keep: Path | None = None, workers: int = 1) -> tuple[list[Output], dict[str, str]]:
    """Return the finished documents, and the digests of the content files that they were made from.

    Raises ContentError with every error that loading, composing, the rules, or else drawing finds.

    Args:
        request: What is asked for.
        keep: A folder from which a document is taken that was made there by the same recipe; it is not drawn again.
        workers: How many processes may draw side by side; more than one only where processes can fork.
    """
    edition, composed = compose(request)
    theme, digests = _theme(edition), inputs(edition.content, request.template)
    recipes = {name: _recipe(request, edition, one, theme, digests) for name, one in composed.items()}
    stand = {name: standing(keep, file_name(request, edition, name), recipes[name]) for name in composed if keep}
    if keep is None or not all(stand.values()) or not made_from(keep, digests):  # else they were judged then
        _refuse_errors(edition, request)
    drawn = _drawn(request, {name: one for name, one in composed.items() if not stand.get(name)}, theme, workers)
    outputs: list[Output] = []
    problems: list[Problem] = []
    for name, one in composed.items():
        try:
            data = stand.get(name) or drawn[name]()
            outputs.append(_output(request, edition, name, one, data, recipe=recipes[name]))
        except ContentError as error:
            problems += places.located(edition.content, error.problems)
    if problems:
        raise ContentError(tuple(problems))
    return outputs, digests


def _refuse_errors(edition: Edition, request: Request) -> None:
    """Refuse to draw what the rules call an error; they judge all documents, whichever are asked for."""
    from handouts.rules.registry import judge
    from handouts.rules.subject import Subject

    composed = _composed(edition, replace(request, documents=(), modules=(), everything=True))
    found = judge(Subject(edition, {name: one.outline for name, one in composed.items()}))
    errors = tuple(problem for problem in found if problem.severity == "error")
    if errors:
        raise ContentError(errors)


def unproven(request: Request, outputs: Iterable[Output]) -> bool:
    """Tell whether a deck is among the documents whose text is not known to fit, for its template has other type."""
    if request.template is None or not any(output.name.endswith(".pptx") for output in outputs):
        return False
    from handouts.render import pptx

    return not pptx.is_measured(request.template, load_theme())


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


def trace(request: Request) -> tuple[Traced, ...]:
    """Return every item with the pages and slides on which it stands, read back from the documents, laid out anew."""
    from handouts.trace.items import traced
    from handouts.trace.written import read

    edition, composed = compose(request)
    written = {name: read(draw(request, edition, one)) for name, one in composed.items()}
    return traced(edition, {name: one.seal for name, one in composed.items()}, written)


def _subject(request: Request, today: dt.date | None) -> Subject:
    from handouts.rules.subject import Subject

    edition, composed = compose(replace(request, everything=True))
    return Subject(edition, {name: one.outline for name, one in composed.items()}, today)


def _recipe(request: Request, edition: Edition, one: Composed, theme: Theme, digests: dict[str, str]) -> str:
    from handouts.outline.handout import HandoutOutline
    from handouts.recipe import recipe

    template = request.template and digests[f"template {request.template.name}"]
    asked = request.format if isinstance(one.outline, HandoutOutline) else template
    logo = edition.clinic.logo
    files = {str(edition.content.folder / "clinics" / logo): digests[f"clinics/{logo}"]} if logo else {}
    return recipe(one.outline, one.seal, theme, asked, files)


def _drawn(
    request: Request, composed: dict[str, Composed], theme: Theme, workers: int
) -> dict[str, Callable[[], bytes]]:
    """Return, for each document, what gives its bytes; side by side where several are to be drawn."""
    workers = min(workers, len(composed))
    if workers <= 1:
        return {name: partial(_draw, request, one, theme) for name, one in composed.items()}
    import warnings
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, get_context("fork")) as pool, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of a fork beside threads; no child touches their locks
        return {name: pool.submit(_draw, request, one, theme).result for name, one in composed.items()}


def draw(request: Request, edition: Edition, composed: Composed) -> bytes:
    """Return the file of a composed document."""
    return _draw(request, composed, _theme(edition))


def _draw(request: Request, composed: Composed, theme: Theme) -> bytes:
    from handouts.outline.handout import HandoutOutline

    if isinstance(composed.outline, HandoutOutline):
        from handouts.render import pdf

        return pdf.render(composed.outline, composed.seal, theme, request.format)
    from handouts.render import pptx

    return pptx.render(composed.outline, composed.seal, theme, request.template)


def _output(request: Request, edition: Edition, name: str, one: Composed, data: bytes, *, recipe: str) -> Output:
    identity = one.outline.identity
    return Output(
        name=file_name(request, edition, name),
        data=data,
        document=name,
        title=identity.title,
        clinic=identity.clinic_file,
        language=identity.language,
        version=identity.version,
        code=one.seal.code,
        digest=one.seal.digest,
        status=one.seal.status_line,
        recipe=recipe,
    )


def file_name(request: Request, edition: Edition, document: str) -> str:
    """Return a document's file name: guide, document, then what differs from the default, in a fixed order."""
    asked = edition.guide.guide.documents[document]
    is_deck = isinstance(asked, DeckDocument)
    parts = [f"{edition.guide.guide.id}-{document}"]
    parts += [request.clinic] if request.clinic != DEFAULT_CLINIC else []
    parts += [edition.language] if edition.language != edition.guide.guide.language else []
    if isinstance(asked, DeckDocument):
        # in the deck's order, as the same slides shall have one name
        parts += [module for module in asked.modules if module in request.modules]
    else:
        parts += request.format.suffixes
    return ".".join([*parts, "pptx" if is_deck else "pdf"])


def inputs(content: Content, template: Path | None = None) -> dict[str, str]:
    """Return the digest of each file that the documents are made from, by its place in the content folder."""
    told = {Path(tree.name).relative_to(content.folder).as_posix(): tree.sha256 for tree in content.trees.values()}
    if content.clinic.logo:
        told[f"clinics/{content.clinic.logo}"] = _digest(content.folder / "clinics" / content.clinic.logo)
    if template:
        told[f"template {template.name}"] = _digest(template)
    return told


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes())
    except OSError as error:
        raise AccessError(f"{path}: cannot be read: {error.strerror}") from error


def made_by() -> dict[str, str]:
    """Return the versions of the program and of what its bytes depend on."""
    from importlib.metadata import version

    return {name: version(name) for name in ("handouts", "reportlab", "python-pptx", "uharfbuzz", "deflate")}


def _names(content: Content, request: Request) -> tuple[str, ...]:
    """Return the documents asked for: those named, else all but what comes on request, else everything."""
    documents = content.guide.guide.documents
    return request.documents or tuple(
        name for name, one in documents.items() if request.everything or not one.on_request
    )


def _check_names(content: Content, request: Request) -> None:
    """Refuse documents and modules that the guide does not have."""
    documents = content.guide.guide.documents
    decks = [one for name, one in documents.items() if isinstance(one, DeckDocument)]
    modules = {module for deck in decks for module in deck.modules}
    for what, asked, known in (("document", request.documents, set(documents)), ("module", request.modules, modules)):
        for name in asked:
            if name not in known:
                raise UsageError(f"no {what} `{name}`. {nearest_or_all(name, known)}")


def _check_accent(content: Content) -> None:
    """Refuse a clinic's colour that cannot be read."""
    accent = content.clinic.colours.get("accent")
    problems = (
        accent_problems(load_theme(), accent, content.trees["clinic"].place(("colours", "accent"))) if accent else ()
    )
    if problems:
        raise ContentError(problems)


def _theme(edition: Edition) -> Theme:
    accent = edition.clinic.colours.get("accent")
    return with_accent(load_theme(), accent) if accent else load_theme()
