"""The seal of a composed document: canonical form, digest, printed code, status.

The canonical form holds what is said: origins, roles, words and numbers, in order. Not in it: layout, icons,
format, code and status. So a comment in YAML changes nothing, and a sentence that a composer drops changes the code.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from handouts.content.markup import Run
from handouts.outline.leaves import Seal

if TYPE_CHECKING:
    from handouts.edition import Edition
    from handouts.outline.deck import DeckOutline
    from handouts.outline.handout import HandoutOutline

FORM = "handouts-canonical-1"
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs without 0 O 1 I, five bits each."""

_LAYOUT = {"icon", "main_icon", "look", "logo", "sheet", "weights", "stressed", "room"}
_SPACE = re.compile(r"[\s\u00a0]+")


def seal(outline: HandoutOutline | DeckOutline, edition: Edition) -> Seal:
    """Return the seal of a composed document."""
    digest = hashlib.sha256(canonical(outline).encode()).hexdigest()
    words = edition.phrases.status
    code = printed_code(digest)
    status = words.sample if edition.clinic.sample else words.draft
    return Seal(digest, code, edition.words(words.form, code=code), edition.words(status))


def canonical(outline: HandoutOutline | DeckOutline) -> str:
    """Return the canonical form: one JSON text, its first line naming the version of the form."""
    body = json.dumps(_plain(outline), ensure_ascii=False, separators=(",", ":"))
    return f"{FORM}\n{body}"


def printed_code(digest: str) -> str:
    """Return the code that people read and type: the first 40 bits of the digest, `7K4M-2QXR`."""
    number = int(digest[:10], 16)
    signs = [ALPHABET[number >> shift & 31] for shift in range(35, -1, -5)]
    return f"{''.join(signs[:4])}-{''.join(signs[4:])}"


def _plain(node: Any) -> Any:
    if isinstance(node, tuple):
        if node and all(isinstance(element, Run) for element in node):
            return _text(node)
        return [_plain(element) for element in node]
    if is_dataclass(node):
        kind: type = type(node)
        said = {name: _plain(getattr(node, name)) for name in _said(kind)}
        return {"is": kind.__name__, **{name: value for name, value in said.items() if value not in ([], "", None)}}
    if isinstance(node, Decimal):
        return format(node.normalize(), "f")
    if isinstance(node, str):
        return _SPACE.sub(" ", node)
    return node


@cache
def _said(kind: type) -> tuple[str, ...]:
    """Return the fields of an outline node that say something."""
    return tuple(field.name for field in fields(kind) if field.name not in _LAYOUT)


def _text(runs: tuple[Run, ...]) -> list[str | list[str]]:
    """Return rich text as words, with stress and targets; which fact stands behind a number is no part of it."""
    out: list[str | list[str]] = []
    for (strong, href), alike in groupby(runs, key=lambda run: (run.strong, run.href)):
        words = _SPACE.sub(" ", "".join(run.text for run in alike))
        out.append([words, "strong" if strong else "", href] if strong or href else words)
    return out
