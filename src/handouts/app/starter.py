"""A clinic's own starter kit: a copy of the content that is its own, a clinic's file to fill in, and what checks it."""

from __future__ import annotations

import re
import shutil
import sys
from importlib.metadata import requires, version
from typing import TYPE_CHECKING

from handouts.app.publish import sha256
from handouts.content.loader import guides
from handouts.content.model.blocks import OwnBlock
from handouts.content.model.documents import HandoutDocument
from handouts.content.model.guide import GuideFile
from handouts.content.records import RELEASES, WORDS
from handouts.content.settings import FILE, SAMPLE
from handouts.content.validation import typed
from handouts.errors import AccessError, ContentError, UsageError
from handouts.files import shipped
from handouts.yamlfile.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")
_PLACES = {
    "README.md": "README.md",
    "PROVENANCE": "PROVENANCE",
    "pre-commit.yaml": ".pre-commit-config.yaml",
    "workflow.yml": ".github/workflows/handouts.yml",
    "requirements.txt": "requirements.txt",
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "clinic.yaml": "content/clinics/@clinic@.yaml",
    "handouts.yaml": f"content/{FILE}",
}
"""Where each template goes."""


def start(folder: Path, content: Path, clinic: str) -> tuple[Path, ...]:
    """Write the kit into a new or empty folder; return its files.

    Args:
        folder: Where to.
        content: The content folder to copy; clinics' own files and approvals stay there, but for the sample.
        clinic: The name of the clinic's file.

    Raises:
        UsageError: Where the folder is not empty, or a name cannot be one.
        AccessError: Where something cannot be read or written; then nothing is left in the folder.
    """
    if not NAME.fullmatch(clinic) or clinic == SAMPLE:
        raise UsageError(f"`{clinic}` cannot be the name of a clinic's file: small letters, digits and hyphens can.")
    if not guides(content):
        raise UsageError(
            f"{content}: no guide is here; a guide is a folder with a guide.yaml. Name one with --content."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise UsageError(f"{folder} is not empty; name a new folder, so that nothing in it is lost.")
        try:
            return tuple(_write_kit(folder, content, clinic))
        except BaseException:
            _empty(folder)
            raise
    except OSError as error:
        raise AccessError(f"{error.filename or folder}: cannot be read or written: {error.strerror}") from error


def _write_kit(folder: Path, content: Path, clinic: str) -> Iterator[Path]:
    digests = {}
    for path in _files_to_copy(content):
        name = f"content/{path.relative_to(content).as_posix()}"
        data = path.read_bytes()
        digests[name] = sha256(data)
        yield _write(folder / name, data)
    files = "\n".join(f"{digest}  {name}" for name, digest in sorted(digests.items()))
    blanks = {
        "clinic": clinic,
        "version": version("handouts"),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "digest": sha256(files.encode()),
        "files": files,
        "versions": "\n".join(f"{name}=={version(name)}" for name in _libraries()),
        **_guide_blanks(content),
    }
    for template, place in _PLACES.items():
        text = (shipped("assets") / "starter" / template).read_text("utf-8")
        yield _write(folder / _fill(place, blanks), _fill(text, blanks).encode())
    (folder / "wheels").mkdir()


def _files_to_copy(content: Path) -> Iterator[Path]:
    """Yield the files of the content that are for everybody: no other clinic's, and nothing that others released."""
    clinics = content / "clinics"
    sample = {clinics / f"{SAMPLE}.yaml", clinics / _logo(clinics / f"{SAMPLE}.yaml")}
    for path in sorted(content.rglob("*")):
        parts = path.relative_to(content).parts
        foreign = (
            (parts[0] == "clinics" and path not in sample)
            or path.name == RELEASES
            or WORDS in parts
            or parts == (FILE,)
        )
        if path.is_file() and not foreign and not any(part.startswith((".", "__")) for part in parts):
            yield path


def _logo(clinic: Path) -> str:
    """Return the name of a clinic's picture, where its file names one."""
    tree = read_tree(clinic)
    named = tree.data.get("logo") if isinstance(tree.data, dict) else None
    return named if isinstance(named, str) else ""


def _guide_blanks(content: Path) -> dict[str, str]:
    """Return which guides there are, and what a clinic may set and say in them."""
    named, facts, own = [], [], []
    for name in guides(content):
        tree = read_tree(content / name / "guide.yaml")
        guide = typed(GuideFile, tree)
        if guide is None:
            raise ContentError(tuple(tree.problems))
        named.append(f"{name} {guide.version} of {guide.date.isoformat()}")
        for fact, local_fact in guide.facts.items():
            if local_fact.local:
                bounds = f"{local_fact.local.at_least} to {local_fact.local.at_most}"
                facts.append(f'#   {fact}: "{local_fact.value}"  # {local_fact.unit}; {bounds}')
        own += [f'#   {slot}: ["..."]' for slot in _slots(guide)]
    return {"guides": "; ".join(named), "facts": "\n".join(facts), "own": "\n".join(own)}


def _slots(guide: GuideFile) -> list[str]:
    documents = [document for document in guide.documents.values() if isinstance(document, HandoutDocument)]
    blocks = [block for document in documents for section in document.sections for block in section.blocks]
    return list(dict.fromkeys(block.slot for block in blocks if isinstance(block, OwnBlock)))


def _libraries() -> list[str]:
    """Return the libraries that the program needs."""
    ours = [requirement for requirement in requires("handouts") or () if "extra ==" not in requirement]
    return sorted({re.split(r"[^A-Za-z0-9._-]", requirement)[0] for requirement in ours})


def _fill(text: str, blanks: dict[str, str]) -> str:
    return re.sub(r"@([a-z]+)@", lambda found: blanks[found[1]], text)


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
