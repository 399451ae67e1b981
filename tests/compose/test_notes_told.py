from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from builders import CLINIC, GUIDES, Folder
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.errors import ContentError
from handouts.outline.deck import ToldSlide
from handouts.outline.handout import Card, TextCell
from handouts.outline.walk import PAGE, is_text, nodes, of_kind, owned, runs
from handouts.text.markup import plain

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


def unmarked(text):
    """Return a quote without the sign that the deck puts behind a local value, and explains in its footer."""
    return "".join(run.text for run in text if run.fact or not run.local or any(map(str.isalnum, run.text)))


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


def test_a_page_of_the_handout_goes_by_its_title_on_a_slide_and_no_link_of_it_is_left(tmp_path):
    folder = Folder.copied(tmp_path / "content", SHIPPED)
    folder.rewrite("ketamine/training.yaml", "item: card-when", "item: card-emergency")
    _, made = pipeline.compose(Request(content=folder.path))
    pages = [plain(card.lead) for card in of_kind(made["consent"].outline, Card)]
    (lead,) = [one for one in pages if PAGE in one]
    deck = made["training"].outline
    assert lead.replace(PAGE, "Going home") in "\n".join(plain(text) for _, text in owned(deck))
    assert [] == [run for run in runs(deck) if PAGE in run.text or run.href.startswith("#")]


def common(path):
    """Return the slide that speaks of effects of the handout in words of its own."""
    _, made = pipeline.compose(Request(content=path, clinic=CLINIC))
    slides = [slide for part in made["einweisung"].outline.sections for slide in part.slides]
    return next(slide for slide in slides if slide.origin == "folie-haeufig")


def test_a_slide_names_in_its_notes_where_the_handout_tells_of_what_it_speaks(folder):
    slide = common(folder.path)
    assert {"blutdruck-hoch", "schwellung", "taub-auf-dauer"} <= {*slide.origins}
    assert "Das Blatt: Was kann passieren?" == plain(slide.notes.sources[0])
    assert "Blatt" not in plain(slide.source)


def test_what_another_item_tells_patients_or_a_sentence_quotes_is_found_there():
    _, made = composed(SHIPPED)
    slides = {slide.origin: slide for part in made["training"].outline.sections for slide in part.slides}
    assert "Answers and sources" in plain(slides["slide-usual"].notes.sources[0])  # altered-senses is told by also-felt
    assert "What else could I choose?" in plain(
        slides["slide-both-ways"].notes.sources[0]
    )  # pooled-remission is quoted


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("[blutdruck-hoch, ", "[pruefung-tupfer, blutdruck-hoch, ", "pruefung-tupfer"),
        ("item: taub\n", "item: pruefung-tupfer\n", "pruefung-tupfer"),
    ],
)
def test_what_a_slide_names_and_the_handout_does_not_show_is_an_error(folder, old, new, found):
    folder.rewrite("zahn/guide.yaml", "[pruefung-puls, pruefung-tupfer]", "[pruefung-puls]")
    folder.rewrite("zahn/training.yaml", old, new)
    with pytest.raises(ContentError, match=f"`{found}` is named here, and the handout does not show it"):
        pipeline.compose(Request(content=folder.path, clinic=CLINIC))
