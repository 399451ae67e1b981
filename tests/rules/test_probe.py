"""What the probe says of the second guide, held against what happens when each text and number is changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from handouts.compose.deck import outline
from handouts.content.fields import TextAt, walk
from handouts.content.model.facts import Amount
from handouts.content.model.guide import Guide
from handouts.edition import Edition
from handouts.outline.walk import texts as said
from handouts.text.markup import Markup, Words
from rules.judging import subject


def kept(place) -> bool:
    """Return whether only clinics and rules read a text: why a value is local, how a word explained is written."""
    return place[-2:] == ("local", "why") or place[-2] == "also"


def texts(guide: Guide) -> dict:
    """Return every text by its file and path, as the model's own walk finds them."""
    return {
        (file, *one.path): one.text
        for file in Guide.model_fields
        for one in walk(getattr(guide, file))
        if isinstance(one, TextAt)
    }


def other(value):
    """Return a text or a number that is another one."""
    match value:
        case Markup(pieces):
            return Markup((*pieces, Words(" anders")))
        case Decimal():
            return value + 1
        case Amount(first=first, second=second):
            return value.model_copy(update={"first": first + 1, "second": second and second + 1})
    raise AssertionError(value)


def literal(value) -> str:
    """Return the longest words of a text that quote nothing."""
    pieces = value.pieces if isinstance(value, Markup) else ()
    return max((piece.text for piece in pieces if isinstance(piece, Words)), key=len, default="")


def changed(node, path, value):
    """Return a node with another value at a path of its file."""
    if not path:
        return value
    first, *rest = path
    if isinstance(node, tuple):
        return tuple(changed(one, rest, value) if at == first else one for at, one in enumerate(node))
    if isinstance(node, dict):
        return node | {first: changed(node[first], rest, value)}
    return node.model_copy(update={first: changed(getattr(node, first), rest, value)})


def with_other(edition: Edition, values: dict) -> Edition:
    """Return the edition of the same content with values changed; what the guide keeps by id is made anew."""
    content = edition.content
    files = {name: getattr(content.guide, name) for name in Guide.model_fields} | {"clinic": content.clinic}
    for (file, *path), value in values.items():
        files[file] = changed(files[file], path, other(value))
    clinic = files.pop("clinic")
    return Edition(replace(content, clinic=clinic, guide=Guide.model_construct(**files)), edition.language)


class Guided:
    """The second guide, what the probe says of it, and its documents."""

    def __init__(self, judging) -> None:
        self.edition, self.outlines, self.reach = judging.edition, judging.outlines, judging.reach
        self.said = {name: "\n".join(said(one)) for name, one in self.outlines.items()}
        self.unprinted = {(one.file, *one.path) for one in self.reach.unprinted}

    def tells(self, values: dict) -> bool:
        """Whether some document is another one when these values, by file and path, are.

        Those that hold the words are asked first, since to compose a document takes its time.
        """
        edition, words = with_other(self.edition, values), max(map(literal, values.values()), key=len)
        names = sorted(self.outlines, key=lambda name: words not in self.said[name])
        return any(outline(edition, name) != self.outlines[name] for name in names)


@pytest.fixture
def guided(folder):
    folder.rewrite(
        "zahn/glossary.yaml", "terms: []", "terms: [{id: wort-wange, term: Backe, means: Gesicht., also: [Wange]}]"
    )
    folder.rewrite("zahn/guide.yaml", "          - kind: references\n", "          - kind: glossary\n")
    # a second figure, a range, a rate and a change that only staff would read
    figures = """      - {kind: count, of_100: "62.5", study: zaehlung}
      - {kind: range, low: "50", high: "70", study: umfrage}
      - {kind: rate, per_100000: "12", of: people, study: umfrage}
      - {kind: change, by: 1 to 2, comparison: "1", unit: minute, study: zaehlung}
"""
    folder.rewrite("zahn/effects.yaml", figures.splitlines(keepends=True)[0], figures)
    # a benefit that no picture shows, and of which a text quotes how many did without it
    benefit = """benefits:
  - id: nutzen-nie
    sources: [erfunden-eins]
    caption: {patient: Nie, staff: Nie}
    likelihood: {kind: count, of_100: "71", comparison: "24", study: zaehlung}
    yes: {patient: ja, staff: ja}
    no: {patient: nein, staff: nein}
"""
    folder.rewrite("zahn/expectations.yaml", "benefits:\n", benefit)
    folder.rewrite(
        "zahn/expectations.yaml",
        "harms: Der Zahn bleibt schief.",
        'harms: "{nutzen-nie.comparison-no} bleiben schief."',
    )
    judging = subject(folder, everything=True)
    assert judging.complete, "every document is composed, those on request too"
    return Guided(judging)


@pytest.mark.slow
def test_a_text_is_printed_where_a_change_of_it_changes_a_document(guided):
    found = texts(guided.edition.guide)
    silent = {place: text for place, text in found.items() if place in guided.unprinted or kept(place)}
    assert silent
    assert not guided.tells(silent), "all of them changed at once change nothing"
    assert [] == [place for place, text in found.items() if place not in silent and not guided.tells({place: text})]


def test_a_figure_is_printed_where_a_change_of_it_changes_a_document(guided):
    numbers = [one for one in (*guided.reach.printed, *guided.reach.unprinted) if not isinstance(one.value, Markup)]
    assert {"of_100", "comparison", "low", "high", "per_1000", "per_10000", "per_100000", "by"} == {
        one.path[-1] for one in numbers
    }
    wrong = [
        one.path for one in numbers if guided.tells({(one.file, *one.path): one.value}) != (one in guided.reach.printed)
    ]
    assert [] == wrong


def test_a_fact_is_printed_where_a_change_of_it_changes_a_document(guided):
    own = guided.edition.clinic.facts
    assert own, "a clinic sets a value of its own"
    for name, fact in guided.edition.facts.items():
        place = ("clinic", "facts", name) if name in own else ("guide", "facts", name, "value")
        assert guided.tells({place: fact.value}) == (name not in guided.reach.facts), name
