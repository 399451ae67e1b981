"""The seal of a composed document: canonical form, digest, printed code, status.

The canonical form holds what is said and seen: origins, roles, words, numbers and icons, in order, and what a picture's
file holds; with it are sealed the clinic's colours and the words in which a status is told. Not in it: what the outline
marks as layout, format, code, and the status itself. So a comment in YAML changes nothing, and a sentence that a
composer drops changes the code.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handouts import files
from handouts.archive import approvals
from handouts.archive.codes import printed_code
from handouts.outline.leaves import Seal
from handouts.outline.walk import FILE, PICTURE, PLACE, UNSAID, UNSEALED, fields_of, is_text, visit

if TYPE_CHECKING:
    import datetime as dt

    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline
    from handouts.text.markup import Run

FORM = "handouts-canonical-2"

_SPACE = re.compile(r"[\s\u00a0]+")
_SHORT = 8
"""Signs of an item's digest: enough to tell that it changed."""


def seal(outline: HandoutOutline | DeckOutline, edition: Edition) -> Seal:
    """Return the seal of a composed document."""
    digest = digest_of(outline, edition)
    code = printed_code(digest)
    given = approvals.holding(edition, outline.identity, digest)
    approved = not edition.clinic.sample and all(role.id in given for role in edition.guide.guide.roles)
    words = edition.phrases.status
    form = edition.plain_text(words.form, code=code)
    if approved:
        status, foot = approved_lines(edition, form, max(approval.date for approval in given.values()))
    else:
        status = edition.plain_text(words.sample if edition.clinic.sample else words.draft)
        foot = edition.plain_text(words.foot, form=form, status=status)
    return Seal(digest, code, form, status, foot, approved)


def approved_lines(edition: Edition, form: str, day: dt.date) -> tuple[str, str]:
    """Return the status of what all roles have approved, the last on this day; and the line at the foot of a slide."""
    words, roles = edition.phrases.status, [role.name for role in edition.guide.guide.roles]
    status = edition.plain_text(words.approved, role=edition.listed(roles), date=edition.date(day))
    short = edition.plain_text(words.approved_short, date=edition.date(day))
    return status, edition.plain_text(words.foot, form=form, status=short)


def unapproved(outline: HandoutOutline | DeckOutline, edition: Edition) -> Seal:
    """Return the seal that a document has where nobody approved it."""
    return seal(outline, replace(edition, content=replace(edition.content, approvals=())))


def digest_of(outline: HandoutOutline | DeckOutline, edition: Edition) -> str:
    """Return the digest of all that people approve when they approve a document: SHA-256, hexadecimal."""
    seen = f"{canonical(outline)}\n{_around(edition)}{_own_icons(outline, edition)}"
    return hashlib.sha256(seen.encode()).hexdigest()


def _own_icons(outline: HandoutOutline | DeckOutline, edition: Edition) -> str:
    """Return how the author's own icons look that stand in a document; the shipped ones are known by their names."""
    own = edition.content.icons
    named = {at.value for at in visit(outline) if at.has(PICTURE) and isinstance(at.value, str)} if own else set()
    return "".join(f"\n{own[name]!r}" for name in sorted(named & own.keys()))


def _around(edition: Edition) -> str:
    """Return what stands around every document of an edition: the words of each status, roles, the clinic's colours."""
    patterns = {name: getattr(edition.phrases.status, name) for name in type(edition.phrases.status).model_fields}
    words = {
        name: edition.plain_text(pattern, **{blank.name: f"{{{blank.name}}}" for blank in pattern.quotes()})
        for name, pattern in patterns.items()
    }
    roles = [role.name for role in edition.guide.guide.roles]
    return json.dumps([words, roles, dict(edition.clinic.colours)], ensure_ascii=False, sort_keys=True)


def canonical(outline: HandoutOutline | DeckOutline) -> str:
    """Return the canonical form: one JSON text, its first line naming the version of the form."""
    body = json.dumps(_canonical_node(outline, UNSEALED), ensure_ascii=False, separators=(",", ":"))
    return f"{FORM}\n{body}"


def items(outline: HandoutOutline | DeckOutline) -> dict[str, str]:
    """Return a short digest of what each item says in a document, by its id; the document's own id holds the rest."""
    forms_by_item: dict[str, list[Any]] = {}
    name = outline.identity.document
    forms_by_item.setdefault(name, []).append(
        _split_by_item(_canonical_node(outline, UNSEALED.union(UNSAID, PLACE)), name, forms_by_item)
    )
    return {
        name: hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:_SHORT]
        for name, parts in sorted(forms_by_item.items())
    }


def _split_by_item(form: Any, owner: str, forms_by_item: dict[str, list[Any]]) -> Any:
    """Return a canonical form in which other items are replaced by their names; their forms go to `forms_by_item`."""
    if isinstance(form, list):
        return [_split_by_item(part, owner, forms_by_item) for part in form]
    if not isinstance(form, dict):
        return form
    name = form.get("origin", "").partition("/")[0] or owner
    own = {field: _split_by_item(value, name, forms_by_item) for field, value in form.items()}
    if name == owner:
        return own
    forms_by_item.setdefault(name, []).append(own)
    return name


def _canonical_node(node: Any, without: frozenset[str]) -> Any:
    """Return the canonical form of a node, leaving out fields with one of these marks."""
    if is_text(node):
        return _canonical_text(node)
    if isinstance(node, tuple):
        return [_canonical_node(element, without) for element in node]
    if parts := fields_of(node, without):
        values = {
            part.name: _file_digest(value) if FILE.keys() <= part.metadata.keys() else _canonical_node(value, without)
            for part in parts
            for value in [getattr(node, part.name)]
        }
        return {
            "is": type(node).__name__,
            **{name: value for name, value in values.items() if value not in ([], "", None)},
        }
    if isinstance(node, Decimal):
        return format(node.normalize(), "f")
    return _SPACE.sub(" ", node) if isinstance(node, str) else node


def _file_digest(name: str) -> str:
    """Return the digest of what a file holds; nothing where there is none."""
    path = Path(name)
    return hashlib.sha256(files.read_regular(path, files.MAX_BYTES)).hexdigest() if name and path.is_file() else ""


def _canonical_text(runs: tuple[Run, ...]) -> list[str | list[str]]:
    """Return rich text as words with their stress and link targets; the facts that it quotes are left out."""
    out: list[str | list[str]] = []
    for (strong, href), alike in groupby(runs, key=lambda run: (run.strong, "" if run.cite else run.href)):
        words = _SPACE.sub(" ", "".join(f"[^{run.cite}]" if run.cite else run.text for run in alike))
        out.append([words, "strong" if strong else "", href] if strong or href else words)
    return out
