"""The origins of an outline's nodes: which items of the content it shows."""

from __future__ import annotations

from typing import Any


def origins(node: Any) -> set[str]:
    """Return the origins inside a part of an outline, without their `/part`."""
    if isinstance(node, tuple):
        return {origin for element in node for origin in origins(element)}
    fields = getattr(node, "__dataclass_fields__", {})
    found = {origin for name in fields for origin in origins(getattr(node, name))}
    own = getattr(node, "origin", "")
    return found | ({own, own.split("/")[0]} if own else set())
