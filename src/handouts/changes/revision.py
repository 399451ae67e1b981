"""The content as it was in a revision of git: what is here already is read, and nothing of anybody else's is run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from handouts.errors import AccessError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.errors import HandoutsError

_FILE = re.compile(r"100\d{3} blob (?P<name>[0-9a-f]+)\t(?P<path>.+)", re.DOTALL)
"""A line of `git ls-tree`: neither a link nor another repository."""
_OF_ITS_OWN = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}
"""What a hook hands on: it is about another folder than ours."""
_QUIETLY = {
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
    files = [_FILE.fullmatch(one) for one in listed.decode(errors="surrogateescape").split("\0")]
    blobs = {found["path"]: found["name"] for found in files if found}
    names = "".join(f"{name}\n" for name in blobs.values())
    said = _git(top, "cat-file", "--batch", given=names.encode(), fault=AccessError)
    for path, data in zip(blobs, _blobs(said), strict=True):
        if data is None:
            raise AccessError(f"{revision}: {path} is not in this copy of the repository; fetch it first.")
        place = (empty / path).resolve()
        if place.is_relative_to(empty):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    return empty / within


def _blobs(said: bytes) -> Iterator[bytes | None]:
    """Yield the files in what `git cat-file --batch` says; nothing for one that is not there."""
    at = 0
    while at < len(said):
        end = said.index(b"\n", at)
        size = said[at:end].rpartition(b" ")[2]
        at = end + 1
        if not size.isdigit():
            yield None
            continue
        yield said[at : at + int(size)]
        at += int(size) + 1


def _git(folder: Path, *arguments: str, given: bytes = b"", fault: type[HandoutsError] = UsageError) -> bytes:
    asked = ["git", "-C", str(folder), "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", *arguments]
    around = {name: value for name, value in os.environ.items() if name not in _OF_ITS_OWN} | _QUIETLY
    done = subprocess.run(asked, capture_output=True, check=False, input=given, env=around)  # noqa: S603 (no shell)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        what = said or f"no revision `{arguments[-1].removesuffix('^{commit}')}`, and no folder of that name"
        raise fault(f"{folder}: {what}")
    return done.stdout
