"""Printed codes, as people type them."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from handouts.verify.finding import Finding, current, outdated

if TYPE_CHECKING:
    from handouts.verify.shelf import Past, Shelf

_TYPED = re.compile(r"(?:[^\W\d_]+[\s:]+)?([0-9A-Z]{3,6})[\s\-\u2010-\u2014]*([0-9A-Z]{3,6})")
"""A code, perhaps with a sign too many or too few, and the word that stands before it on paper."""
_ALIKE = 0.75
"""Two signs of eight may be read wrongly."""


def code_in(text: str) -> str:
    """Return the code that a person typed, `Form 7k4m 2qxr`, as it is printed; nothing where it is none."""
    found = _TYPED.fullmatch(text.strip().upper())
    signs = "".join(found.groups()) if found else ""
    return f"{signs[:4]}-{signs[4:]}" if signs else ""


def verify_code(shelf: Shelf, subject: str) -> Finding:
    """Return what a printed code is."""
    code = code_in(subject)
    past = [one for one in shelf.past() if one.entry.code == code]
    first = (past[0].guide, past[0].clinic) if past else ("", "")
    codes: dict[str, str] = {one.entry.code: _title(one) for one in shelf.past()}
    for held in shelf.held(first):
        if held.composed.seal.code == code:
            return current(subject, held)
        identity = held.composed.outline.identity
        codes[held.composed.seal.code] = f"{identity.document} of clinic {identity.clinic_file}"
    if past:
        return outdated(shelf, subject, past[0])
    near = get_close_matches(code, codes, n=1, cutoff=_ALIKE)
    notes = (f"Did you mean {near[0]}, {codes[near[0]]}?",) if near else ("It is on no document of this content.",)
    return Finding(subject, "unknown", code, notes=(*notes, *shelf.problems()))


def _title(past: Past) -> str:
    return f"{past.entry.document} of clinic {past.clinic}"
