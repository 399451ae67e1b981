"""The seal of a composed document: canonical form, digest, printed code, status.

The canonical form holds what is said: origins, roles, words and numbers, in order. Not in it: what the outline marks
as layout, picture or file, format, code and status. So a comment in YAML changes nothing, and a sentence that a
composer drops changes the code.
"""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from handouts.outline.leaves import Seal
from handouts.outline.walk import PLACE, UNSEALED, fields_of, is_text

if TYPE_CHECKING:
    import datetime as dt

    from handouts.content.model.history import Approval
    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline
    from handouts.text.markup import Run

FORM = "handouts-canonical-1"
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs without 0 O 1 I, five bits each."""

_SPACE = re.compile(r"[\s\u00a0]+")
_SHORT = 8
"""Signs of an item's digest: enough to tell that it changed."""


def seal(outline: HandoutOutline | DeckOutline, edition: Edition) -> Seal:
    """Return the seal of a composed document."""
    digest = hashlib.sha256(canonical(outline).encode()).hexdigest()
    code = printed_code(digest)
    given = approvals(edition, digest)
    approved = not edition.clinic.sample and all(role.id in given for role in edition.guide.guide.roles)
    words, counted = edition.phrases.status, given if approved else {}
    form, status = edition.plain_text(words.form, code=code), _status(edition, counted)
    short = edition.plain_text(words.approved_short, date=edition.date(_latest_date(counted))) if approved else status
    return Seal(digest, code, form, status, edition.plain_text(words.foot, form=form, status=short), approved)


def approvals(edition: Edition, digest: str) -> dict[str, Approval]:
    """Return who approved these very words: the latest of each role, in the guide's order of roles."""
    given = {
        approval.role: approval
        for approval in sorted(edition.content.approvals, key=attrgetter("date"))
        if approval.digest == digest
    }
    return {role.id: given[role.id] for role in edition.guide.guide.roles if role.id in given}


def _latest_date(given: dict[str, Approval]) -> dt.date:
    return max(approval.date for approval in given.values())


def _status(edition: Edition, given: dict[str, Approval]) -> str:
    """Return the words of the status; `given` has every approval that is needed, or none."""
    words = edition.phrases.status
    if not given:
        return edition.plain_text(words.sample if edition.clinic.sample else words.draft)
    roles = [role.name for role in edition.guide.guide.roles]
    return edition.plain_text(words.approved, role=edition.listed(roles), date=edition.date(_latest_date(given)))


def canonical(outline: HandoutOutline | DeckOutline) -> str:
    """Return the canonical form: one JSON text, its first line naming the version of the form."""
    body = json.dumps(_canonical_node(outline, UNSEALED), ensure_ascii=False, separators=(",", ":"))
    return f"{FORM}\n{body}"


def printed_code(digest: str) -> str:
    """Return the code that people read and type: the first 40 bits of the digest, `7K4M-2QXR`."""
    number = int(digest[:10], 16)
    signs = [ALPHABET[number >> shift & 31] for shift in range(35, -1, -5)]
    return f"{''.join(signs[:4])}-{''.join(signs[4:])}"


def items(outline: HandoutOutline | DeckOutline) -> dict[str, str]:
    """Return a short digest of what each item says in a document, by its id; the document's own id holds the rest."""
    forms_by_item: dict[str, list[Any]] = {}
    name = outline.identity.document
    forms_by_item.setdefault(name, []).append(
        _split_by_item(_canonical_node(outline, UNSEALED.union(PLACE)), name, forms_by_item)
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
        values = {part.name: _canonical_node(getattr(node, part.name), without) for part in parts}
        return {
            "is": type(node).__name__,
            **{name: value for name, value in values.items() if value not in ([], "", None)},
        }
    if isinstance(node, Decimal):
        return format(node.normalize(), "f")
    return _SPACE.sub(" ", node) if isinstance(node, str) else node


def _canonical_text(runs: tuple[Run, ...]) -> list[str | list[str]]:
    """Return rich text as words with their stress and link targets; the facts that it quotes are left out."""
    out: list[str | list[str]] = []
    for (strong, href), alike in groupby(runs, key=lambda run: (run.strong, "" if run.cite else run.href)):
        words = _SPACE.sub(" ", "".join(f"[^{run.cite}]" if run.cite else run.text for run in alike))
        out.append([words, "strong" if strong else "", href] if strong or href else words)
    return out
