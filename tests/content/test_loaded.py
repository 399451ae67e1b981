"""What is wrong only once it is drawn is told where it was written: file, line and column."""

from __future__ import annotations

import pytest
from PIL import Image

from builders import CLINIC as NAME
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.errors import ContentError
from handouts.outline.walk import texts

pytestmark = pytest.mark.usefixtures("unjudged")

CLINIC, GUIDE, TEXTS = "clinics/hafen.yaml", "zahn/guide.yaml", "zahn/expectations.yaml"
DECK = "einweisung"
ODD = "\N{CYRILLIC LETTER MULTIOCULAR O}"
UNDRAWN = {
    "the clinic's name": (CLINIC, "Zahnpraxis am Hafen"),
    "the clinic's address": (CLINIC, "Kaistraße 7"),
    "the clinic's own paragraph": (CLINIC, "Der Aufzug ist"),
    "the handout's title": (GUIDE, "title: Einen Weisheitszahn ziehen"),
    "a section's title": (GUIDE, "Welche Wege gibt es?"),
    "a paragraph of a topic": (TEXTS, "Weich und lau."),
    "a point of a topic": (TEXTS, "Brei, Suppe"),
    "a sentence to sign": ("zahn/consent.yaml", "Die Lippe kann taub bleiben."),
    "a source": ("zahn/references.yaml", "Erfundenes Handbuch"),
    "a pattern of the program": ("phrases.yaml", '"Blatt {code}"'),
    "a unit": ("phrases.yaml", "Minuten"),
}
LONG = "Wer diesen Satz liest, der liest lange, und er liest doch nie bis an sein Ende. " * 20
TOO_LONG = {
    "the clinic's name": (CLINIC, "Zahnpraxis am Hafen", "Zahnpraxis am Hafen und am Strom und an der Brücke " * 4),
    "the deck's title": (GUIDE, "title: Weisheitszahn ziehen\n", f"title: {'Weisheitszahn ziehen ' * 9}\n"),
    "the deck's subtitle": (GUIDE, "Einweisung für das Team", LONG),
    "a module's title": ("zahn/training.yaml", "title: Vorher", f"title: {LONG[:200]}"),
    "a title over a picture": ("zahn/training.yaml", "Zwei Wege stehen offen", LONG),
    "a word of the clinic's name": (CLINIC, "Zahnpraxis am Hafen", "Zahn" * 30),
}


def told(folder, *documents: str):
    """Return what is told of a build of these documents, all where none is named."""
    with pytest.raises(ContentError) as caught:
        pipeline.build(Request(content=folder.path, clinic=NAME, documents=documents))
    return caught.value.problems


def saying(folder, sign: str) -> list[str]:
    """Return the documents that say a sign: there is nothing to draw in the others."""
    composed = pipeline.compose(Request(content=folder.path, clinic=NAME))[1]
    return [name for name, one in composed.items() if any(sign in text for text in texts(one.outline))]


@pytest.mark.parametrize("spoilt", UNDRAWN.values(), ids=UNDRAWN.keys())
def test_a_character_that_no_font_has_is_told_at_the_character(folder, spoilt):
    file, text = spoilt
    middle = len(text) // 2
    place = folder.spoil(file, text, f"{text[:middle]}@@{ODD}{text[middle:]}")
    problems = told(folder, *saying(folder, ODD))
    assert {place} == {problem.location for problem in problems}
    assert "MULTIOCULAR" in problems[0].message


def test_what_is_wrong_in_the_clinics_own_words_is_told_there_and_not_where_they_are_quoted(folder):
    folder.rewrite(TEXTS, "[Weich und lau.]", "['Hier {clinic.hours}']")
    place = folder.spoil(CLINIC, "Montag bis", f"Mon@@{ODD}tag bis")
    assert {place} == {problem.location for problem in told(folder)}


def test_every_character_that_no_font_has_is_told_at_once(folder):
    texts = [(CLINIC, "Kaistraße 7"), (TEXTS, "Weich und lau."), (GUIDE, "Welche Wege gibt es?")]
    places = [folder.spoil(file, text, f"@@{chr(0x4E00 + at)}{text}") for at, (file, text) in enumerate(texts)]
    assert sorted(places) == [problem.location for problem in told(folder)]


def test_of_many_characters_that_no_font_has_the_first_are_told(folder):
    folder.spoil(TEXTS, "Weich und lau.", "@@" + "".join(chr(0x4E00 + at) for at in range(40)))
    problems = told(folder)
    assert len(problems) == 13
    assert "28 more" in " ".join(problem.message for problem in problems)


def test_a_character_that_only_the_language_brings_is_told_at_the_language(folder):
    folder.spoil(GUIDE, "language: de-DE", "language: ar@@")
    place = folder.spoil(GUIDE, "language: ar", "@@language: ar")
    assert {place} == {problem.location for problem in told(folder)}


@pytest.mark.parametrize("spoilt", TOO_LONG.values(), ids=TOO_LONG.keys())
def test_what_does_not_fit_a_slide_is_told_at_its_text(folder, spoilt):
    file, old, new = spoilt
    begun = old.index(": ") + 2 if ": " in old else 0
    place = folder.spoil(file, old, f"{new[:begun]}@@{new[begun:]}")
    problems = told(folder, DECK)
    assert place in {problem.location for problem in problems}
    assert all(problem.location.line for problem in problems)
    assert any("fit" == problem.id for problem in problems)


def test_what_cannot_be_drawn_is_told_at_its_place_to_whoever_traces_it(folder):
    place = folder.spoil(CLINIC, "Kaistraße 7", f"Kai@@{ODD}straße 7")
    with pytest.raises(ContentError) as caught:
        pipeline.trace(Request(content=folder.path, clinic=NAME))
    assert {place} == {problem.location for problem in caught.value.problems}


def test_how_many_characters_there_is_room_for_is_told(folder):
    folder.spoil(GUIDE, "title: Weisheitszahn ziehen\n", f"title: @@{'Weisheitszahn ziehen ' * 9}\n")
    assert any("There is room for about" in problem.hint for problem in told(folder, DECK))


def test_a_clinics_long_name_takes_two_lines_on_the_title_slide(folder):
    name = "Praxis für Zahnheilkunde am alten Hafen und am Strom, Haus Sieben"
    folder.rewrite(CLINIC, "Zahnpraxis am Hafen", name)
    for logo in ("", "logo: bild.png\n"):
        folder.rewrite(CLINIC, "form_number:", f"{logo}form_number:")
        Image.new("RGB", (90, 30)).save(folder.path / "clinics" / "bild.png")
        assert pipeline.build(Request(content=folder.path, clinic=NAME, documents=(DECK,)))
