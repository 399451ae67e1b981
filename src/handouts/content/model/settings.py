"""What holds for a whole content folder (handouts.yaml), and what a clinic sets in one guide of several."""

from __future__ import annotations

from handouts.content.model.base import Id, Node, Texts
from handouts.content.model.facts import Value


class Settings(Node):
    """The file handouts.yaml."""

    clinic: str | None = None
    """The clinic that is meant where none is named."""


class GuideWords(Node):
    """What a clinic sets and says in one guide of several."""

    facts: dict[Id, Value] = {}
    own: dict[Id, Texts] = {}
