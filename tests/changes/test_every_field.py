"""Each field of the content is given another value, one at a time: no change goes untold."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest
from pydantic import BaseModel

from builders import CLINIC, GUIDES
from handouts.app.diff import version
from handouts.app.request import Request
from handouts.changes import compare as comparison
from handouts.changes.compare import compare
from handouts.changes.model import Version
from handouts.changes.sentences import Printed
from handouts.content.model import blocks
from handouts.content.model.blocks import EffectGroup
from handouts.content.model.facts import Amount
from handouts.content.model.guide import GuideFile
from handouts.content.model.references import Element, Standard
from handouts.edition import Edition
from handouts.text.markup import Markup, parse


@pytest.fixture(scope="module")
def before():
    found = version(Request(GUIDES, clinic=CLINIC))
    element = Element(id="C01", says="Dass es weh tut", required_in=["einwilligung"], left_out="x", held_by="y")
    lists = {"liste": Standard(title="Liste", basis="Erfunden", elements=[element])}
    return replace(found, edition=Edition(replace(found.edition.content, standards=lists), found.edition.language))


def other(value):
    """Return something else of the same kind; nothing where there is nothing to change."""
    match value:
        case bool():
            return not value
        case Markup():
            return parse("anders")
        case str():
            return f"{value}x"
        case int() | Decimal():
            return value + 1
        case dt.date():
            return value + dt.timedelta(days=1)
        case Amount():
            return value.model_copy(update={"first": value.first - 1})
        case tuple() if value and not isinstance(value[0], BaseModel | tuple):
            return (other(value[0]), *value[1:])
        case dict() if value and not isinstance(next(iter(value.values())), BaseModel | tuple):
            return value | {key: other(one) for key, one in list(value.items())[:1]}
    return None


def changes(node, kinds=()):
    """Yield each field that holds something: the models around it, its name, and what makes a copy of the whole."""
    if isinstance(node, BaseModel) and not isinstance(node, Amount):
        for name in type(node).model_fields:
            value, here = getattr(node, name), (*kinds, (type(node), name))
            if name != "id" and (new := other(value)) is not None:
                yield here, partial(with_field, node, name, lambda new=new: new)
            for place, copy in changes(value, here):
                yield place, partial(with_field, node, name, copy)
    elif isinstance(node, tuple):
        for at, element in enumerate(node):
            for place, copy in changes(element, kinds):
                yield place, lambda at=at, copy=copy: (*node[:at], copy(), *node[at + 1 :])
    elif isinstance(node, dict):
        for key, element in node.items():
            for place, copy in changes(element, kinds):
                yield place, lambda key=key, copy=copy: node | {key: copy()}


def with_field(node, name, value):
    """Return a copy that remembers nothing of what the first one worked out."""
    return type(node).model_construct(**{one: getattr(node, one) for one in type(node).model_fields} | {name: value()})


def arranged(place):
    """Return whether a field says what is in a document: that is compared in the outlines, which stay as they are."""
    kind, field = place[-1]
    of_block = kind.__module__.startswith(blocks.__name__) and kind.__name__.endswith("Block")
    of_document = (GuideFile, "documents") in place
    return (
        kind in {blocks.Stretch, EffectGroup}
        or (of_block and field not in {"lines", "look"})
        or (of_document and field in {"kind", "alone", "told_in", "modules", "practice"})
    )


@pytest.mark.slow
@pytest.mark.parametrize("part", ["guide", "clinic", "phrases", "standards"])
def test_no_field_changes_without_being_told_once(before, part, monkeypatch):
    looked_into = Printed(before, before)  # the outlines stay as they are, and so does what they say
    monkeypatch.setattr(comparison, "Printed", lambda *_: looked_into)
    content = before.edition.content
    seen, untold = set(), []
    for place, copy in changes(getattr(content, part)):
        if place[-2:] in seen:
            continue
        seen.add(place[-2:])
        edition = Edition(replace(content, **{part: copy()}), before.edition.language)
        told = compare(before, Version(edition, before.outlines, before.seals)).changes
        if len(told) != 1 and not (arranged(place) and not told):
            untold.append((*(f"{kind.__name__}.{name}" for kind, name in place[-2:]), len(told)))
    assert len(seen) > 3
    assert [] == untold
