"""What changed since another version of the content: a folder, a revision of git, or the last release."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from handouts.app import drawing, pipeline
from handouts.archive import seal
from handouts.changes.compare import compare
from handouts.changes.model import PrintedChange, Version
from handouts.changes.releases import compare_released
from handouts.changes.sentences import read_words, sentences, words_of
from handouts.content import records
from handouts.errors import AccessError, ContentError, UsageError, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handouts.app.drawing import Composed
    from handouts.app.request import Request
    from handouts.changes.model import Report
    from handouts.changes.sentences import Words
    from handouts.content.loaded import Content
    from handouts.edition import Edition
    from handouts.errors import HandoutsError

_FILE = re.compile(r"100\d{3} blob (?P<name>[0-9a-f]+)\t(?P<path>.+)", re.DOTALL)
"""A line of `git ls-tree`: neither a link nor another repository."""
_HOOK_VARIABLES = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}
"""What a hook hands on: it is about another folder than ours."""
_GIT_ENVIRONMENT = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # the same, for git before 2.44
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "GIT_OPTIONAL_LOCKS": "0",
}
"""Only what is here is read: nothing is fetched, asked or written."""


def unpacked(content: Path, revision: str, empty: Path) -> Path:
    """Return the content as it was in a revision; the work tree and git's own records are left as they are.

    Files are taken as git keeps them: `git archive` would run the filters that the repository names.
    """
    if revision.startswith("-"):
        raise UsageError(f"no revision `{revision}`: none begins with a hyphen.")
    if not shutil.which("git"):
        raise UsageError(f"{revision} is not a folder, and git is not installed to look for a revision of that name.")
    top = Path(_git(content, "rev-parse", "--show-toplevel").decode().strip())
    within = _git(content, "rev-parse", "--show-prefix").decode().strip()
    commit = _git(content, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    asked = ["ls-tree", "-r", "-z", "--full-tree", commit.decode().strip(), "--", within or "."]
    listed = _git(top, *asked, fault=AccessError)
    files = [_FILE.fullmatch(line) for line in listed.decode(errors="surrogateescape").split("\0")]
    blobs = {found["path"]: found["name"] for found in files if found}
    names = "".join(f"{name}\n" for name in blobs.values())
    contents = _git(top, "cat-file", "--batch", given=names.encode(), fault=AccessError)
    for path, data in zip(blobs, _blobs(contents), strict=True):
        if data is None:
            raise AccessError(f"{revision}: {path} is not in this copy of the repository; fetch it first.")
        place = (empty / path).resolve()
        if place.is_relative_to(empty):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    return empty / within


def _blobs(contents: bytes) -> Iterator[bytes | None]:
    """Yield the files in what `git cat-file --batch` says; nothing for one that is not there."""
    at = 0
    while at < len(contents):
        end = contents.index(b"\n", at)
        size = contents[at:end].rpartition(b" ")[2]
        at = end + 1
        if not size.isdigit():
            yield None
            continue
        yield contents[at : at + int(size)]
        at += int(size) + 1


def _git(folder: Path, *arguments: str, given: bytes = b"", fault: type[HandoutsError] = UsageError) -> bytes:
    asked = ["git", "-C", str(folder), "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", *arguments]
    around = {name: value for name, value in os.environ.items() if name not in _HOOK_VARIABLES} | _GIT_ENVIRONMENT
    done = subprocess.run(asked, capture_output=True, check=False, input=given, env=around)  # noqa: S603 (no shell)
    if done.returncode:
        message = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        what = message or f"no revision `{arguments[-1].removesuffix('^{commit}')}`, and no folder of that name"
        raise fault(f"{folder}: {what}")
    return done.stdout


def diff(request: Request, against: str = "", *, pages: bool = True) -> Report:
    """Return what changed; `against` is a folder or a git revision, or empty for the last release.

    With `pages`, what changed is laid out, and told with its pages and slides.

    Raises:
        UsageError: Where there is nothing to compare with.
        AccessError: Where the other version cannot be read.
        ContentError: Where the content itself is faulty.
    """
    edition, composed = pipeline.compose(replace(request, everything=not request.documents))
    after = _version(edition, composed)
    found, texts = _since(request, against, after) if against else _since_release(request, after)
    printed = tuple(_printed(composed, texts, found))
    return replace(found, printed=tuple(_placed(request, edition, composed, printed)) if pages else printed)


def _since(request: Request, against: str, after: Version) -> tuple[Report, dict[str, tuple[Words, ...]]]:
    """Return what changed since a folder or revision, and every text of its documents."""
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
        found = compare(before, after)
    return found, {name: words_of(outline) for name, outline in before.outlines.items()}


def _printed(
    composed: Mapping[str, Composed], before: Mapping[str, tuple[Words, ...]], found: Report
) -> Iterator[PrintedChange]:
    """Yield what each document that both versions have prints otherwise."""
    material = [change for change in found.changes if change.material]
    weighty = {name for change in material for name in (change.item, *change.quoted_by)}
    for name, document in composed.items():
        for text in sentences(before[name], words_of(document.outline), weighty) if name in before else ():
            yield PrintedChange(name, text)


def _placed(
    request: Request, edition: Edition, composed: Mapping[str, Composed], printed: Iterable[PrintedChange]
) -> Iterator[PrintedChange]:
    """Yield changes with the pages or slides on which they stand now."""
    pages = pipeline.page_indexes(request, edition, {one.document: composed[one.document] for one in printed})
    for change in printed:
        index, text = pages[change.document], change.sentence
        yield replace(change, counts=index.counts, numbers=() if text.how == "gone" else index.where(text.origin))


def version(request: Request, newer: Content | None = None) -> Version:
    """Return a content as it is compared, with every document that it makes; one older than `newer` leniently."""
    return _version(*pipeline.compose(replace(request, everything=not request.documents), newer))


def _version(edition: Edition, composed: dict[str, Composed]) -> Version:
    return Version(
        edition,
        {name: document.outline for name, document in composed.items()},
        {name: document.seal for name, document in composed.items()},
        drawing.pictures(edition.content),
    )


def _since_release(request: Request, after: Version) -> tuple[Report, dict[str, tuple[Words, ...]]]:
    """Return what changed since the last release of each document, and every text that a release kept."""
    edition = after.edition
    entries = records.releases(edition.content.home)
    released = {
        release.document: release
        for release in entries
        if (release.clinic, release.language, release.modules) == (request.clinic, edition.language, ())
        and release.document in after.seals
    }
    if not released:
        hint = "Name what to compare with: --against REVISION (of git) or --against FOLDER."
        raise UsageError(f"nothing of this clinic was released yet. {hint}")
    kept = {name: records.released_words(edition.content.home, release) for name, release in released.items()}
    words = {name: read_words(text) for name, text in kept.items() if text}
    items = {name: seal.items(outline) for name, outline in after.outlines.items()}
    return compare_released(released, after, items, words), words


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
