"""References taken over from a reference manager's export, CSL JSON or CSL YAML, into a guide's references.yaml."""

from __future__ import annotations

import json
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from handouts import files
from handouts.content.loader import guide_folder
from handouts.content.model.references import Reference, References
from handouts.content.validation import typed
from handouts.errors import AccessError, ContentError, Location, Problem
from handouts.yamlfile.hints import rows
from handouts.yamlfile.source import Tree, parse_tree

if TYPE_CHECKING:
    from pathlib import Path

_MAX_BYTES = 20_000_000
"""An export with abstracts is large; a film is larger."""
_EXPORT = "Export as CSL JSON (Zotero), or as Better CSL JSON or Better CSL YAML (Better BibTeX)."
_FILLED = ("author", "issued", "container-title", "publisher", "volume", "issue", "page", "DOI", "URL", "PMID", "PMCID")
"""What an entry that is already there gets from an export, where it lacks it."""
_COMPARED = ("title", "container-title", "volume", "issue", "page", "DOI", "PMID", "PMCID")
_NUMBERS = ("DOI", "PMID", "PMCID")
"""Each names one work; two works never have the same."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What became of the items of an export, by the ids under which the guide cites them."""

    file: Path
    added: dict[str, str] = field(default_factory=dict)
    """How a slide cites each."""
    filled: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys that an entry lacked."""
    differing: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys in which entry and export differ; the entry is kept."""
    known: int = 0
    """Items that were there already."""


def cite(content: Path, guide: str, export: Path) -> Merge:
    """Add what is new in an export to the references of a guide; nothing that stands there is changed.

    An item is known by its DOI or PubMed number, else by its address or id. New ones are `unchecked`.

    Raises:
        ContentError: Where either file is faulty; then nothing is written.
        UsageError: Where there is no such guide, or several and none is named.
        AccessError: Where a file cannot be read or written.
    """
    path = guide_folder(content, guide) / "references.yaml"
    items = _exported_items(export)
    merge = Merge(path)

    def change(raw: bytes) -> bytes:
        nonlocal merge
        made, merge = _merged(raw, path, items)
        return made

    files.rewrite(path, change)
    return merge


def _exported_items(path: Path) -> tuple[Reference, ...]:
    """Return the items of an export. Raises ContentError with every fault at its place."""
    raw = _bytes(path)
    json_like = raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"[", b"{"}
    tree = parse_tree(raw.replace(b"\t", b" ") if json_like else raw, Tree(str(path)))  # JSON is YAML, but for tabs
    if tree.problems:
        raise ContentError((*tree.problems, Problem(Location(tree.name), "no CSL items can be read here", _EXPORT)))
    data = tree.data
    if isinstance(data, list) or (isinstance(data, dict) and "type" in data):
        before = ("references",) if isinstance(data, list) else ("references", 0)
        tree.data = {"references": data if isinstance(data, list) else [data]}
        tree.values = {(*before, *at): place for at, place in tree.values.items()}
        tree.keys = {(*before, *at): place for at, place in tree.keys.items()}
    elif isinstance(data, dict) and isinstance(data.get("references"), list):
        tree.data = {"references": data["references"]}
    else:
        raise ContentError((Problem(Location(tree.name), "no CSL items are in this file", _EXPORT),))
    found = typed(References, tree)
    if found is None:
        raise ContentError(tuple(tree.problems))
    return found.references


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode) and status.st_size <= _MAX_BYTES:
            return path.read_bytes()
    except OSError as error:
        raise AccessError(f"{path}: cannot be read: {error.strerror}") from error
    raise AccessError(f"{path}: this is not a file of at most {_MAX_BYTES:,} bytes. {_EXPORT}")


def _merged(raw: bytes, path: Path, items: tuple[Reference, ...]) -> tuple[bytes, Merge]:
    """Return a guide's file of references with an export's items merged in, and what became of each."""
    tree = parse_tree(raw, Tree(str(path)))
    have = typed(References, tree)
    if tree.problems or not have:
        raise ContentError(tuple(tree.problems))
    merge, known = Merge(path), 0
    entries, new_lines = list(have.references), {}
    for item in items:
        at = next((at for at, entry in enumerate(entries) if _same(entry, item)), None)
        if at is None:
            entries.append(item.model_copy(update={"id": _free(item.id, {entry.id for entry in entries})}))
            merge.added[entries[-1].id] = item.short
            continue
        known += entries[at].id not in merge.added
        lacking = _lacking(entries[at], item) if at < len(have.references) else {}
        if lacking and ("references", at) not in tree.braces:
            entries[at] = entries[at].model_copy(update={_field(key): getattr(item, _field(key)) for key in lacking})
            new_lines[at] = _lines(lacking)
            merge.filled[entries[at].id] = tuple(lacking)
        if differing := _differing(entries[at], item):
            merge.differing[entries[at].id] = differing
    new_lines[len(have.references)] = [
        line for entry in entries[len(have.references) :] for line in _entry_lines(entry)
    ]
    made = _with_lines(tree, new_lines)
    _check(made, path, have.model_copy(update={"references": tuple(entries)}))
    return made, Merge(path, merge.added, merge.filled, merge.differing, known)


def _same(entry: Reference, item: Reference) -> bool:
    """Return whether two items are one work: by a number that names works where both have it, else by address or id."""
    ours, theirs = _values(entry), _values(item)
    for key in _NUMBERS:
        if ours.get(key) and theirs.get(key):
            return bool(ours[key].casefold() == theirs[key].casefold())
    return entry.id == item.id or bool(entry.url and entry.url == item.url)


def _free(name: str, taken: set[str]) -> str:
    """Return an id that is not taken: `doe-2024`, `doe-2024-b`."""
    names = (name, *(f"{name}-{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"))
    return next((one for one in names if one not in taken), f"{name}-{len(taken)}")


def _values(item: Reference) -> dict[str, Any]:
    return item.model_dump(by_alias=True, exclude_defaults=True)


def _field(key: str) -> str:
    return next(name for name, info in Reference.model_fields.items() if key in {name, info.alias})


def _lacking(entry: Reference, item: Reference) -> dict[str, Any]:
    ours, theirs = _values(entry), _values(item)
    return {key: theirs[key] for key in _FILLED if key in theirs and key not in ours}


def _differing(entry: Reference, item: Reference) -> tuple[str, ...]:
    ours, theirs = _values(entry), _values(item)
    return tuple(
        key for key in _COMPARED if key in theirs and _letters(theirs[key]) != _letters(ours.get(key, theirs[key]))
    )


def _letters(text: str) -> str:
    """Return a text's letters and digits: another dash or capital is no difference."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _entry_lines(entry: Reference) -> list[str]:
    first, *rest = _lines(_values(entry))
    return [f"- {first}", *(f"  {line}" for line in rest)]


def _lines(values: dict[str, Any]) -> list[str]:
    return [f"{key}: {_flow(value, plain=key in {'id', 'type', 'status'})}" for key, value in values.items()]


def _flow(value: Any, *, plain: bool = False) -> str:
    """Return a value in YAML on one line; texts in quotes, so that none means anything else."""
    match value:
        case dict():
            return f"{{{', '.join(f'{key}: {_flow(part)}' for key, part in value.items() if part is not None)}}}"
        case tuple() | list():
            return f"[{', '.join(map(_flow, value))}]"
    return str(value) if plain else json.dumps(value, ensure_ascii=False)


def _with_lines(tree: Tree, new_lines: dict[int, list[str]]) -> bytes:
    """Return a file's bytes with lines added to entries of `references:`; those at their count come behind the last."""
    lines, end = rows(tree.text), "\r\n" if "\r\n" in tree.text else "\n"
    count = len(tree.data["references"])
    for at in sorted(new_lines, reverse=True):
        last = _last_line(tree, lines, min(at, count - 1))
        column = tree.values[("references", min(at, count - 1))].column
        indentation = " " * (column - 1 - len("- ") * (at == count))
        lines[last:last] = [indentation + line for line in new_lines[at]]
    return end.join(lines).encode()


def _last_line(tree: Tree, lines: list[str], at: int) -> int:
    """Return how many lines there are up to the end of an entry; empty ones and remarks behind it are not its own."""
    begin = tree.values[("references", at)].line
    below = [place.line for place in tree.values.values() if place.line > begin]
    nexts = [tree.values.get(("references", at + 1)), *(place for key, place in tree.keys.items() if len(key) == 1)]
    stop = min((place.line for place in nexts if place and place.line > begin), default=len(lines) + 1)
    held = max((line for line in below if line < stop), default=begin)
    last = stop - 1
    while last > held and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
        last -= 1
    return last


def _check(made: bytes, path: Path, wanted: References) -> None:
    """Refuse to write a file that does not read as it should."""
    tree = parse_tree(made, Tree(str(path)))
    if typed(References, tree) != wanted:
        hint = "Write each entry of `references:` with a line for each key, the first behind `- `."
        raise ContentError((*tree.problems, Problem(tree.place(("references",)), "nothing can be added here", hint)))
