"""Every token of the theme is read by what draws: a number that changes nothing is taken out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from builders import CLINIC, GUIDES
from handouts import render
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.content.model.base import Node
from handouts.outline.handout import Cards
from handouts.render.pdf.handout import render as handout
from handouts.theme.look import Format, load_theme
from specimens import handout as specimen

VARIANTS = {"DenseParts", "TightParts", "CloserParts"}
"""What stands in the place of other parts, whichever it has of them."""


def tokens(node: object) -> set[tuple[str, str]]:
    """Return every token inside a part of the theme, by its class and its name."""
    if isinstance(node, tuple):
        return set().union(*map(tokens, node))
    if isinstance(node, dict):
        return tokens(tuple(node.values()))
    if not isinstance(node, Node):
        return set()
    parts = dict(node)
    return {(type(node).__name__, name) for name in parts} | tokens(tuple(parts.values()))


def quiet(outline):
    """Return an outline whose cards have no heads."""
    sections = (
        replace(one, blocks=tuple(replace(b, look="boxes") if isinstance(b, Cards) else b for b in one.blocks))
        for one in outline.sections
    )
    return replace(outline, sections=tuple(sections))


@pytest.fixture
def read(monkeypatch):
    """Return the tokens that are read from now on."""
    found = set()

    def noting(node, name):
        found.add((type(node).__name__, name))
        return object.__getattribute__(node, name)

    monkeypatch.setattr(Node, "__getattribute__", noting, raising=False)
    return found


@pytest.mark.slow
def test_every_token_of_the_handout_is_read_by_what_draws(read, monkeypatch):
    theme = load_theme()
    pipeline.build(Request(GUIDES, clinic=CLINIC, documents=("begleitheft", "protokoll", "einwilligung")))
    for layout in (Format(), Format(large=True)):
        handout(specimen.outline(), specimen.seal(), theme, layout)
    handout(quiet(specimen.outline()), specimen.seal(), theme)
    monkeypatch.undo()
    assert set() == {token for token in tokens(theme.handout) - read if token[0] not in VARIANTS}


def test_every_token_of_the_deck_is_named_where_decks_are_drawn():
    named = {
        name
        for path in Path(render.__path__[0], "pptx").rglob("*.py")
        for name in re.findall(r"\.(\w+)", path.read_text("utf-8"))
    }
    assert set() == {token for token in tokens(load_theme().deck) if token[1] not in named}
