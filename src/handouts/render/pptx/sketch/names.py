"""Names of elements, each looked up once: a deck asks for them a hundred thousand times."""

from __future__ import annotations

from functools import cache

from pptx.oxml import ns


@cache
def qn(name: str) -> str:
    """Return a name such as `a:ln` as the tree has it."""
    return str(ns.qn(name))
