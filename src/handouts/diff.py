"""What changed since another version of the content: a folder, a git revision, or the last release."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from handouts import drawing, pipeline, seal
from handouts.changes.compare import compare
from handouts.changes.model import Version
from handouts.changes.released import compare_released
from handouts.changes.revision import unpacked
from handouts.content import records
from handouts.errors import AccessError, ContentError, UsageError, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.changes.model import Report
    from handouts.content.loaded import Content
    from handouts.request import Request


def diff(request: Request, against: str = "") -> Report:
    """Return what changed; `against` is a folder or a git revision, or empty for the last release.

    Raises:
        UsageError: Where there is nothing to compare with.
        AccessError: Where the other version cannot be read.
        ContentError: Where the content itself is faulty.
    """
    after = version(request)
    if not against:
        return _since_release(request, after)
    with other(request.content, against) as folder:
        try:
            asked = replace(request, content=folder, guide=request.guide or after.edition.guide.guide.id)
            before = version(asked, after.edition.content)
        except ContentError as error:
            first, count = error.problems[0], len(error.problems)
            where = Path(first.location.file).name
            message = f"{against}: this version of the program cannot read that content: {where}: {first.message}"
            raise AccessError(f"{message} ({counted(count, 'problem')})") from error
        except UsageError as error:
            raise UsageError(f"{against}: {str(error).replace(str(folder), 'there')}") from error
        return compare(before, after)


def version(request: Request, newer: Content | None = None) -> Version:
    """Return a content as it is compared, with every document that it makes; one older than `newer` leniently."""
    edition, composed = pipeline.compose(replace(request, everything=not request.documents), newer)
    return Version(
        edition,
        {name: one.outline for name, one in composed.items()},
        {name: one.seal for name, one in composed.items()},
        drawing.inputs(edition.content).get(f"clinics/{edition.clinic.logo}", ""),
    )


def _since_release(request: Request, after: Version) -> Report:
    edition = after.edition
    entries = records.releases(Path(edition.content.trees["guide"].name).parent)
    released = {
        one.document: one
        for one in entries
        if (one.clinic, one.language, one.modules) == (request.clinic, edition.language, ())
        and one.document in after.seals
    }
    if not released:
        hint = "Name what to compare with: --against REVISION (of git) or --against FOLDER."
        raise UsageError(f"nothing of this clinic was released yet. {hint}")
    return compare_released(released, after, {name: seal.items(one) for name, one in after.outlines.items()})


@contextmanager
def other(content: Path, against: str) -> Iterator[Path]:
    """Give the content folder of another version for a while: a folder that is there, or a revision, unpacked."""
    folder = Path(against)
    if folder.is_dir():
        inside = folder / "content"
        yield inside if inside.is_dir() and not any(folder.glob("*/guide.yaml")) else folder
        return
    with tempfile.TemporaryDirectory(prefix="handouts-") as empty:
        yield unpacked(content, against, Path(empty).resolve())
