"""`handouts build`: write the documents, watch what they are made from, or say whether those written are current."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handouts.cli.main import run_and_report
from handouts.cli.options import FOLDER, TODAY, day_of, edition_options, format_options, request
from handouts.cli.output import progress
from handouts.errors import ExitStatus, UsageError, visible

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from handouts.app.request import Request
    from handouts.archive.imprint import Imprint


@click.command("build")
@edition_options
@format_options
@click.option("--out", type=FOLDER, default=Path("dist"), show_default=True, help="Where the files go.")
@click.option("--check", "check_only", is_flag=True, help="Write nothing; exit 1 if the folder is not current.")
@click.option("--force", is_flag=True, help="Redraw every document, even if it is current.")
@click.option("--watch", is_flag=True, help="Build again whenever the content is saved, until Ctrl-C.")
@TODAY
@click.option("--quiet", "-q", is_flag=True, help="Print errors only.")
def command(
    *, out: Path, check_only: bool, force: bool, watch: bool, quiet: bool, today: dt.datetime | None, **options: Any
) -> int:
    """Write the consent handout and the training deck of GUIDE to dist/; what is current there is not drawn again."""
    asked = request(today=day_of(today), **options)
    if check_only:
        if watch:
            raise UsageError("--check looks once; it does not go with --watch.")
        return _check(asked, out, quiet=quiet)
    if watch:  # in this one process, where fonts and shaped words stay
        paths = (asked.content, *([asked.template] if asked.template else []))
        return build_on_save(lambda: build(asked, out, force=force, quiet=quiet), paths, quiet=quiet)
    build(asked, out, force=force, quiet=quiet, workers=_workers())
    return ExitStatus.FINE


def build(asked: Request, out: Path, *, force: bool, quiet: bool, workers: int = 1) -> None:
    """Build into a folder, and say what was written and what was kept."""
    from handouts import files
    from handouts.app import drawing, pipeline, publish

    began = time.perf_counter()
    with progress(quiet=quiet) as report:
        outputs, inputs = pipeline.build(asked, None if force else out, workers, report)
    before = {output.name: files.read(out / output.name) or b"" for output in outputs} if not quiet else {}
    written = publish.publish(out, outputs, inputs, drawing.tool_versions())
    if quiet:
        return
    for output in outputs:
        done = "wrote" if out / output.name in written else "kept "
        size = f"{len(output.data) / 1000:,.0f} kB"
        parts = (f"{done} {out / output.name}", size, f"Form {output.code}", output.status)
        click.echo("  ".join(filter(None, (*parts, _changes(output.data, before[output.name])))))
    for sentence in drawing.doubts(asked, outputs):
        click.echo(f"warning: {sentence}", err=True)
    result = "done" if written else f"{out} is current; looked at"
    click.echo(f"{result} in {time.perf_counter() - began:.1f} s")


def _changes(data: bytes, before: bytes) -> str:
    """Return how long a document is, and what it says otherwise than the one before."""
    from handouts.app.folder import changed_words, slide_counts
    from handouts.archive.imprint import read_imprint

    length = page_counts(read_imprint(data), read_imprint(before)) or slide_counts(before, data)
    words = changed_words(before, data) if before and before != data else ""
    return "; ".join(filter(None, (length, words)))


def _page_count(imprint: Imprint | None) -> int:
    """Return how many pages a handout says that it has; 0 where it says nothing."""
    return int(imprint.pages) if imprint and imprint.pages.isascii() and imprint.pages.isdigit() else 0


def page_counts(imprint: Imprint | None, before: Imprint | None) -> str:
    """Return how many pages a handout has, how many more than before; which are half empty, which left for notes."""
    pages, more = _page_count(imprint), _page_count(imprint) - _page_count(before)
    if not imprint or not pages:
        return ""
    text = f"{pages} page{'s' if pages > 1 else ''}"
    if _page_count(before) and more:
        text += f", {abs(more)} {'more' if more > 0 else 'fewer'} than before"
    for found, why in (
        (imprint.loose, "half empty"),
        (imprint.skipped, "for notes, so that a sheet begins on a front"),
    ):
        several = "," in found
        text += f"; page{'s' if several else ''} {found} {'are' if several else 'is'} {why}" if found else ""
    return text


def _workers() -> int:
    """Return the number of drawing processes: one per core where processes can fork safely, else one."""
    return os.cpu_count() or 1 if sys.platform == "linux" else 1


def _check(asked: Request, out: Path, *, quiet: bool) -> int:
    from handouts.app import drawing, pipeline, publish
    from handouts.app.folder import leftovers

    with progress(quiet=quiet) as report:
        outputs, inputs = pipeline.build(asked, None, _workers(), report)
    old = list(leftovers(asked, out, {output.name for output in outputs}))
    return _report_stale(publish.stale(out, outputs, inputs, drawing.tool_versions()), old, out, quiet=quiet)


def _report_stale(names: list[str], old: list[str], out: Path, *, quiet: bool) -> int:
    for name in names:
        click.echo(f"{visible(str(out / name))} is not what the content gives", err=True)
    if names:
        click.echo("Run `handouts build` with the same options to write them again.", err=True)
    for name in old:
        told = "is no document that was asked for, and its words are none that the content gives now"
        click.echo(f"{visible(str(out / name))} {told}; build it again, or delete it", err=True)
    if names or old:
        return ExitStatus.PROBLEMS
    if not quiet:
        click.echo(f"{out} is current")
    return ExitStatus.FINE


_TICK = 100
"""After how many milliseconds without a save to look whether what is watched was put in its place by another."""
_SETTLE = 200
"""How many milliseconds to gather the saves of one moment."""


def build_on_save(build: Callable[[], None], paths: tuple[Path, ...], *, quiet: bool) -> int:
    """Build now and after each save below the paths, until somebody stops it."""
    status = ExitStatus.FINE
    try:
        for number, names in enumerate(_saves(paths)):
            if number:
                _print(f"saved {', '.join(names)}", quiet=quiet)
            status = ExitStatus(run_and_report(lambda: _finish(build)))
            if not number and status == ExitStatus.USAGE:
                break
            if not number:
                _print(f"watching {', '.join(map(str, paths))}; Ctrl-C stops it", quiet=quiet)
    except KeyboardInterrupt:
        return ExitStatus.FINE
    return status


def _finish(build: Callable[[], None]) -> int:
    build()
    return ExitStatus.FINE


def _saves(paths: tuple[Path, ...]) -> Iterator[list[str]]:
    """Yield once as soon as saves are seen, then the names of files that were saved, renamed or removed together.

    A watch holds on to a file or folder, not to its name: where an editor, a sync or a checkout puts another in its
    place, that is a save too, and the watch begins anew before it is told.
    """
    from watchfiles import watch as changes

    names: set[str] | None = None
    while True:
        seen = [_identity(path) for path in paths]
        if None in seen:  # nothing there, or between the old and the new one
            if names is None:
                yield []
                names = set()
            time.sleep(_TICK / 1000)
            continue
        for found in changes(*paths, debounce=_SETTLE, rust_timeout=_TICK, yield_on_timeout=True):
            replaced = [path.name for path, before in zip(paths, seen, strict=True) if _identity(path) != before]
            saved = {name.replace("\\", "/").rpartition("/")[2] for _, name in found}.union(replaced, names or ())
            if replaced:
                names = saved
                break
            if saved or names is None:
                yield sorted(saved)
            names = set()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _print(text: str, *, quiet: bool) -> None:
    if not quiet:
        click.echo(text)
