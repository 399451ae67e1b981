"""The design tokens of assets/theme.yaml, typed: colours, tones, and what either document looks like."""

from __future__ import annotations

from typing import Literal

from handouts.content.model.base import Node
from handouts.theme.pictures import DeckLook
from handouts.theme.prints import Print
from handouts.theme.scale import Colour, ColourName, Paper

Mark = Literal["dot", "tick", "cross", "question-mark"]


class Pair(Node):
    """A text or mark on its ground, and the least contrast it must have."""

    text: ColourName
    ground: ColourName
    least: float


class ToneLook(Node):
    """Colours and list mark of a card, callout or list of one tone."""

    text: ColourName
    ground: ColourName
    line: ColourName
    icon: ColourName
    head_text: ColourName
    head: ColourName
    mark: Mark
    mark_colour: ColourName


class HandoutLook(Node):
    """What a handout looks like, by print size."""

    papers: dict[str, Paper]
    prints: dict[str, Print]


class Theme(Node):
    """The whole look."""

    colours: dict[ColourName, Colour]
    accent_shares: dict[ColourName, float]
    contrast: tuple[Pair, ...]
    tones: dict[str, ToneLook]
    handout: HandoutLook
    deck: DeckLook
