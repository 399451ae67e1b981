from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from builders import CLINIC, GUIDES
from handouts import pipeline
from handouts.compose.told import staff_name
from handouts.content.markup import Run, plain
from handouts.outline.deck import TableRow, TableSlide, ToldSlide
from handouts.outline.handout import Card, TextCell
from handouts.outline.inner import PAGE
from handouts.outline.leaves import ChanceBox
from handouts.outline.origins import is_text, nodes, owned
from handouts.request import Request
from rules.judging import changed

SHIPPED = Path(__file__).parents[2] / "content"
BOTH = pytest.mark.parametrize(
    ("content", "clinic", "handout", "deck"),
    [(GUIDES, CLINIC, "einwilligung", "einweisung"), (SHIPPED, "", "consent", "training")],
    ids=["zahn", "ketamine"],
)


@cache
def composed(content, clinic=""):
    return pipeline.compose(Request(content=content, **({"clinic": clinic} if clinic else {})))


def texts(node):
    """Return every text in a part of an outline, found by its type alone."""
    if is_text(node):
        return {plain(node)}
    parts = (
        node if isinstance(node, tuple) else [getattr(node, one) for one in getattr(node, "__dataclass_fields__", ())]
    )
    return {text for part in parts for text in texts(part)}


def shown(section, item):
    """Return every text of the nodes of a section that have the item's origin."""
    found = set()
    for node in nodes(section):
        if getattr(node, "origin", "").partition("/")[0] == item:
            found |= texts(node)
        elif isinstance(node, TextCell):
            named = zip(node.origins, node.paragraphs, strict=False)
            found |= {plain(text) for origin, text in named if origin.partition("/")[0] == item}
    return found


def quotes(deck, section, item):
    tables = [slide for part in deck.sections for slide in part.slides if slide.origin == f"told/{section.origin}"]
    rows = [row for table in tables for row in table.rows if item in {row.origin, *row.origins}]
    return "\n".join(unmarked(cell) for row in rows for cell in row.cells)


def unmarked(text):
    """Return a quote without the sign that the deck puts behind a local value, and explains in its footer."""
    return "".join(run.text for run in text if run.fact or not run.local or any(map(str.isalnum, run.text)))


def lacking(edition, handout, deck):
    """Return what the handout says of a must-tell item, and the deck does not quote."""
    must = [item.id for item in edition.guide.nodes() if item.must_tell]
    titles = {section.origin: plain(section.title) for section in handout.sections}
    return {
        (item, text)
        for section in handout.sections
        for item in must
        for text in (one.replace(PAGE, titles["going-home"]) if PAGE in one else one for one in shown(section, item))
        if text not in quotes(deck, section, item)
    }


def without(deck, words):
    """Return a deck whose tables have lost these words."""

    def drop(node):
        if not isinstance(node, TableRow):
            return node
        return replace(node, cells=tuple((Run(unmarked(cell).replace(words, "")),) for cell in node.cells))

    return changed(deck, drop)


def counted(handout):
    """Return the item of the first picture of people, and the words for those of whom it is not true."""
    box = next(node for node in nodes(handout.sections) if isinstance(node, ChanceBox))
    return box.origin, plain(box.no_count)


@BOTH
def test_each_text_of_a_must_tell_item_stands_in_the_quote_of_its_section(content, clinic, handout, deck):
    edition, made = composed(content, clinic)
    assert set() == lacking(edition, made[handout].outline, made[deck].outline)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("can-die-counts", "we stop the drip, help you breathe"),
        ("dissociation", "17 without"),
        ("dissociation", "A trained person stays close to you."),
        (counted, ""),
        ("key-months", "You can get addicted."),
        ("know-risks", "harm to an unborn baby"),
    ],
)
def test_a_text_that_a_quote_lost_is_told(item, words):
    edition, made = composed(SHIPPED)
    item, words = item(made["consent"].outline) if callable(item) else (item, words)
    spoilt = without(made["training"].outline, words)
    assert [item] == sorted(
        {name for name, text in lacking(edition, made["consent"].outline, spoilt) if words in text} & {item}
    )


@BOTH
def test_every_quote_of_a_slide_is_whole(content, clinic, handout, deck):
    _, made = composed(content, clinic)
    outline = made[handout].outline
    slides = [one for part in made[deck].outline.sections for one in part.slides if isinstance(one, ToldSlide)]
    assert slides
    for slide in slides:
        (item,) = slide.origins
        section = next(one for one in outline.sections if shown(one, item))
        said = "\n".join(map(unmarked, slide.quote))
        assert [] == [text for text in shown(section, item) if text not in said]


def test_an_effect_is_quoted_with_whose_numbers_and_what_each_column_says(folder):
    _, made = pipeline.compose(Request(content=folder.path, clinic=CLINIC))
    (slide,) = [
        one for part in made["einweisung"].outline.sections for one in part.slides if isinstance(one, ToldSlide)
    ]
    said = [plain(text).replace("\N{NO-BREAK SPACE}", " ") for text in slide.quote]
    assert [
        "Erfundene Zählung, 1.400 Menschen. „Ohne“ = Gewartet.",
        "Meine Lippe ist taub",
        "Bei wie vielen 97 danach · 1 ohnehin",
        "Das hilft Nicht kauen.",
    ] == said


def test_of_an_effect_that_nobody_has_counted_staff_read_that_no_number_exists():
    _, made = composed(GUIDES, CLINIC)
    section = next(one for one in made["einwilligung"].outline.sections if shown(one, "taub-auf-dauer"))
    said = quotes(made["einweisung"].outline, section, "taub-auf-dauer").replace("\N{NO-BREAK SPACE}", " ")
    assert "Bleibende Taubheit\nKeine gute Zahl bekannt · Die Lippe bleibt taub" in said
    assert "Ein Nerv liegt nah am Zahn." in said


def test_a_long_quote_goes_on_in_another_row_under_the_same_name(folder):
    points = ", ".join(f"Punkt {number} {'sagt etwas ' * 15}" for number in range(6))
    old = "    points: [Kühlen, Hoch liegen]\n"
    folder.rewrite("zahn/expectations.yaml", old, f"    must_tell: true\n    points: [{points}]\n")
    _, made = pipeline.compose(Request(content=folder.path, clinic=CLINIC))
    tables = [one for part in made["einweisung"].outline.sections for one in part.slides if isinstance(one, TableSlide)]
    rows = [
        row
        for table in tables
        if table.origin.startswith("told/")
        for row in table.rows
        if "Punkt" in plain(row.cells[1])
    ]
    assert len(rows) > 1
    assert 1 == len({row.origin for row in rows}) == len({plain(row.cells[0]) for row in rows})


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("nausea", "Nausea"),
        ("check-suicide", "Mood and suicide risk"),
        ("legal-status", "Status in law"),
        ("option-tms", "Magnets (TMS)"),
        ("key-months", "Months of use may harm you"),
        ("chance-blinded", "Beside midazolam: 47 against 33 of 100"),
        ("know-options", "We talked about my…"),
        ("short", "A few words"),
    ],
)
def test_an_item_is_called_as_staff_call_it_else_by_its_title_else_by_its_first_words(item, name):
    edition, _ = composed(SHIPPED)
    found = edition.guide.items.get(item) or edition.guide.items["know-options"]
    said = ((Run("A few words" if item == "short" else "We talked about my other choices."),),)
    assert name == plain(staff_name(edition, found, said)).replace("\N{NO-BREAK SPACE}", " ")


def test_a_page_of_the_handout_goes_by_its_title_on_a_slide_and_no_link_of_it_is_left():
    _, made = composed(SHIPPED)
    pages = [plain(card.lead) for card in nodes(made["consent"].outline) if isinstance(card, Card)]
    (lead,) = [one for one in pages if PAGE in one]
    deck = made["training"].outline
    assert lead.replace(PAGE, "Going home") in "\n".join(plain(text) for _, text in owned(deck))
    assert [] == [run for run in nodes(deck) if isinstance(run, Run) and (PAGE in run.text or run.href.startswith("#"))]
