"""What changed since another version of the content: a folder, a git revision, or the last release."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from handouts import drawing, pipeline, seal
from handouts.changes.compare import compare
from handouts.changes.model import Version
from handouts.changes.released import compare_released
from handouts.content import records
from handouts.errors import AccessError, ContentError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.changes.model import Report
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
            before = version(replace(request, content=folder, guide=request.guide or after.edition.guide.guide.id))
        except ContentError as error:
            first, count = error.problems[0], len(error.problems)
            where = Path(first.location.file).name
            message = f"{against}: this version of the program cannot read that content: {where}: {first.message}"
            raise AccessError(f"{message} ({count} problem{'s' if count > 1 else ''})") from error
        except UsageError as error:
            raise UsageError(f"{against}: {str(error).replace(str(folder), 'there')}") from error
        return compare(before, after)


def version(request: Request) -> Version:
    """Return a content as it is compared, with every document that it makes."""
    edition, composed = pipeline.compose(replace(request, everything=not request.documents))
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
        yield _unpacked(content, against, Path(empty))


def _unpacked(content: Path, revision: str, empty: Path) -> Path:
    """Return the content as it was in a revision; the work tree and git's own records are left as they are."""
    if not shutil.which("git"):
        raise UsageError(f"{revision} is no folder, and git is not here to look for a revision of that name.")
    top = _git(content, "rev-parse", "--show-toplevel").decode().strip()
    within = _git(content, "rev-parse", "--show-prefix").decode().strip()
    commit = _git(content, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    archive = _git(Path(top), "archive", "--format=zip", commit.decode().strip(), "--", within or ".")
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        packed.extractall(empty)
    return empty / within


def _git(folder: Path, *arguments: str) -> bytes:
    asked = ["git", "-C", str(folder), *arguments]
    done = subprocess.run(asked, capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603 (no shell)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        what = said or f"no revision `{arguments[-1].removesuffix('^{commit}')}`, and no folder of that name"
        raise UsageError(f"{folder}: {what}")
    return done.stdout
