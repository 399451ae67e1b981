"""Drawing what was composed: recipes, themes, and several documents side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from handouts import files
from handouts.app.publish import Output, sha256
from handouts.app.request import file_name
from handouts.content import icons, loaded, signers
from handouts.content.logos import MAX_BYTES, PICTURES, read_logo, read_picture
from handouts.errors import AccessError, ContentError, ExitStatus
from handouts.outline.handout import HandoutOutline
from handouts.theme import look
from handouts.theme.look import accent_problems, load_theme, with_accent, with_icons

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from concurrent.futures import Future

    from handouts.app.request import Request
    from handouts.content.loaded import Content
    from handouts.edition import Edition
    from handouts.errors import Problem
    from handouts.outline.deck import DeckOutline
    from handouts.outline.leaves import Seal, Sketch
    from handouts.theme.look import Theme

    Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Composed:
    """A document in words, sealed, not yet drawn."""

    outline: HandoutOutline | DeckOutline
    seal: Seal
    shows: Mapping[str, Composed] = field(default_factory=dict)
    """The decks whose slides stand in it as pictures, by their names."""


def no_progress(document: str, number: int, count: int) -> None:
    """Report no progress; document `number` of `count` is about to be drawn."""


def draw(request: Request, edition: Edition, composed: Composed) -> bytes:
    """Return the file of a composed document."""
    return _draw(request.on_paper(edition), composed, theme_of(edition))


def drawn(
    request: Request, composed: dict[str, Composed], theme: Theme, workers: int, report: Progress = no_progress
) -> dict[str, Callable[[], bytes]]:
    """Return, for each document, what gives its bytes; side by side where several are to be drawn."""
    workers = min(workers, len(composed))
    reports = {name: partial(report, name, at, len(composed)) for at, name in enumerate(composed, 1)}
    if workers <= 1:
        return {
            name: partial(_report_and_draw, reports[name], request, document, theme)
            for name, document in composed.items()
        }
    import os
    import warnings
    from concurrent.futures import ProcessPoolExecutor, wait
    from multiprocessing import get_context

    ended_with_us = (_end_with, (os.getpid(),))
    with ProcessPoolExecutor(workers, get_context("fork"), *ended_with_us) as pool, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of a fork beside threads; no child touches their locks
        futures = {name: pool.submit(_draw, request, document, theme) for name, document in composed.items()}
        for name, future in futures.items():
            reports[name]()
            wait([future])
        return {name: partial(_result, future) for name, future in futures.items()}


_PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


def _end_with(parent: int) -> None:
    """Let the system end this drawing process with the one that began it, however that ends (Linux)."""
    import ctypes
    import os
    import signal

    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before that was set
        os._exit(ExitStatus.IO)


def _result(drawn: Future[bytes]) -> bytes:
    """Return what a drawing process made. Raises AccessError where somebody ended it."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return drawn.result()
    except BrokenProcessPool as error:
        raise AccessError(
            "a process that drew was ended from outside, perhaps for want of memory; nothing was written"
        ) from error


def _report_and_draw(report: Callable[[], None], request: Request, composed: Composed, theme: Theme) -> bytes:
    report()
    return _draw(request, composed, theme)


def _draw(request: Request, composed: Composed, theme: Theme) -> bytes:
    if isinstance(composed.outline, HandoutOutline):
        from handouts.render.pdf import handout

        layout = request.format(written_on=composed.outline.written_on)
        return handout.render(composed.outline, composed.seal, theme, layout, _sketches(request, composed, theme))
    from handouts.render.pptx import presentation

    return presentation.render(composed.outline, composed.seal, theme, request.template)


def _sketches(request: Request, composed: Composed, theme: Theme) -> dict[tuple[str, str], tuple[Sketch, ...]]:
    """Return sketches of the slides that a handout shows, by deck and origin."""
    found = {}
    for deck, shown_deck in composed.shows.items():
        from handouts.render.pptx import presentation

        assert not isinstance(shown_deck.outline, HandoutOutline)
        slides = presentation.sketches(shown_deck.outline, shown_deck.seal, theme, request.template)
        found.update({(deck, origin): sketches for origin, sketches in slides.items()})
    return found


def output(request: Request, edition: Edition, name: str, document: Composed, data: bytes, *, recipe: str) -> Output:
    """Return a finished document with the fields of its manifest entry."""
    identity = document.outline.identity
    return Output(
        name=file_name(request, edition, name),
        data=data,
        document=name,
        title=identity.title,
        clinic=identity.clinic_file,
        language=identity.language,
        version=identity.version,
        code=document.seal.code,
        digest=document.seal.digest,
        status=document.seal.status_line,
        recipe=recipe,
    )


def recipe_of(request: Request, edition: Edition, document: Composed, theme: Theme, digests: dict[str, str]) -> str:
    """Return the digest of everything that a document's bytes depend on."""
    from handouts.app.publish import recipe

    slides = [(deck.outline, deck.seal) for deck in document.shows.values()]
    page, logo = document.outline if isinstance(document.outline, HandoutOutline) else None, edition.clinic.logo
    layout = page and request.format(written_on=page.written_on)
    template = [file for file in digests.items() if file[0].startswith("template ")] if slides or not page else []
    shown = [file for file in digests.items() if f"/{PICTURES}/" in file[0]]
    asked = (layout, template, logo and digests[f"clinics/{logo}"], shown, *slides)
    return recipe(document.outline, document.seal, theme, asked, also="pptx" if slides else "")


def theme_of(edition: Edition) -> Theme:
    """Return the theme in the clinic's own accent, where it has one, with the author's own icons."""
    accent = edition.clinic.colours.get("accent")
    theme = with_accent(load_theme(), accent) if accent else load_theme()
    return with_icons(theme, edition.content.icons)


def check_pictures(content: Content) -> None:
    """Refuse a logo or a picture that is none, whatever is asked for."""
    problems: list[Problem] = []
    readers = [(read_logo, _logo_path(content))] if content.clinic.logo else []
    readers += [(read_picture, path) for path in _picture_paths(content)]
    for read, path in readers:
        try:
            read(path)
        except ContentError as error:
            problems += loaded.located(content, error.problems)
    if problems:
        raise ContentError(tuple(problems))


def check_accent(content: Content) -> None:
    """Refuse a clinic's colour that cannot be read."""
    accent = content.clinic.colours.get("accent")
    problems = (
        accent_problems(load_theme(), accent, content.trees["clinic"].place(("colours", "accent"))) if accent else ()
    )
    if problems:
        raise ContentError(problems)


def doubts(request: Request, outputs: Iterable[Output]) -> tuple[str, ...]:
    """Return what is not proven of the template of a deck among the documents, if there are both, in sentences."""
    if request.template is None or not any(output.name.endswith(".pptx") for output in outputs):
        return ()
    from handouts.render.pptx import presentation

    return presentation.doubts(request.template)


def inputs(content: Content, template: Path | None = None) -> dict[str, str]:
    """Return the digest of each file that the documents are made from, by its place in the content folder."""
    unprinted = {"judgements"} if content.releases else {"judgements", "releases"}
    trees = [tree for name, tree in content.trees.items() if name not in unprinted]
    read = {name: digest for tree in trees for name, digest in tree.files.items()}
    digests = {Path(name).relative_to(content.folder).as_posix(): digest for name, digest in read.items()}
    digests |= pictures(content)
    if content.signers is not None:
        digests[f"clinics/{signers.NAME}"] = sha256(files.read_regular(signers.path(content.folder), signers.MAX_BYTES))
    if template:
        digests |= {f"template {name}": digest for name, digest in look.digests(template).items()}
    return digests


def pictures(content: Content) -> dict[str, str]:
    """Return the digest of each file that is drawn and not read, by its place in the content folder."""
    drawn = [*([_logo_path(content)] if content.clinic.logo else []), *_picture_paths(content)]
    found = dict.fromkeys(drawn, MAX_BYTES) | dict.fromkeys(icons.paths(content.folder, content.home), icons.MAX_BYTES)
    return {
        path.relative_to(content.folder).as_posix(): sha256(files.read_regular(path, most))
        for path, most in found.items()
    }


def _picture_paths(content: Content) -> list[Path]:
    return [content.home / PICTURES / item.file for item in content.guide.expectations.pictures]


def _logo_path(content: Content) -> Path:
    return content.folder / "clinics" / str(content.clinic.logo)


def tool_versions() -> dict[str, str]:
    """Return the versions of the program and of what its bytes depend on."""
    from importlib.metadata import version

    return {name: version(name) for name in ("handouts", "reportlab", "python-pptx", "uharfbuzz", "deflate")}
