"""Values that a clinic sets, wherever staff read them: bold, with a sign behind, and explained beside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import CLINIC
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.compose.context import in_handout, marked, note
from handouts.outline.handout import Heading, Paragraph
from handouts.outline.walk import runs
from handouts.text.markup import Run, plain

OWN = (Run("höchstens "), Run("50 Minuten", fact="bleiben", local=True), Run(" lang"))
SHARED = (Run("25 Minuten", fact="eingriff"),)


def composed(folder, *documents):
    edition, found = pipeline.compose(Request(content=folder.path, clinic=CLINIC, documents=documents))
    return edition, *(found[name].outline for name in documents)


@pytest.fixture
def edition(folder):
    return composed(folder, "einwilligung")[0]


def slide(folder, origin):
    _, deck = composed(folder, "einweisung")
    return next(slide for section in deck.sections for slide in section.slides if slide.origin == origin)


def sourced(folder, fact="bleiben", value="45"):
    """Give a local value a source."""
    old = f'  {fact}:\n    value: "{value}"\n'
    folder.rewrite("zahn/guide.yaml", old, f"{old}    sources: [erfunden-eins]\n")


def test_a_local_value_is_bold_and_the_sign_for_it_stands_behind(edition):
    text = marked(edition, OWN)
    assert "höchstens 50 Minuten° lang" == plain(text)
    assert ["50 Minuten", "°"] == [run.text for run in text if run.strong]


def test_each_local_value_of_a_text_has_its_sign_once_however_often_it_is_marked(edition):
    twice = marked(edition, marked(edition, (*OWN, *OWN)))
    assert "höchstens 50 Minuten° langhöchstens 50 Minuten° lang" == plain(twice)


def test_words_without_a_local_value_stay_as_they_are(edition):
    assert SHARED == marked(edition, SHARED)
    assert () == note(edition, SHARED)


def test_a_value_that_no_source_gives_is_said_to_have_none(edition):
    assert "° legt die Praxisleitung fest; keine Quelle" == plain(note(edition, (OWN, SHARED)))


def test_a_value_with_a_source_has_it_only_as_long_as_the_clinic_leaves_it(folder):
    sourced(folder)
    kept, changed = replace(OWN[1], fact="bleiben"), composed(folder, "einwilligung")[0]
    assert "50" == str(changed.facts["bleiben"].value), "the clinic has set another"
    assert "° legt die Praxisleitung fest; keine Quelle" == plain(note(changed, ((kept,),)))
    (folder.path / "clinics/hafen.yaml").write_text(
        (folder.path / "clinics/hafen.yaml").read_text("utf-8").replace('bleiben: "50"', 'bleiben: "45"'), "utf-8"
    )
    assert "° legt die Praxisleitung fest" == plain(note(composed(folder, "einwilligung")[0], ((kept,),)))


def test_values_without_a_source_are_named_beside_those_that_have_one(folder):
    sourced(folder, "puls-grenze", "120")
    edition, _ = composed(folder, "einwilligung")
    shown = (OWN, edition.quote("puls-grenze"))
    assert "° legt die Praxisleitung fest; keine Quelle für 50 Minuten" == plain(note(edition, shown))


@pytest.mark.parametrize(
    ("origin", "old", "new"),
    [
        ("folie-dauer", "title: Die Reihen sind sich einig", 'title: "Nach {bleiben} sind sie sich einig"'),
        ("folie-dauer", "size: 40 Zähne", 'size: "40 Zähne, {bleiben}"'),
        ("folie-dauer", "remember: Kurz ist gut.", 'remember: "Nach {bleiben} ist Schluss."'),
        ("folie-entscheiden", "does: Neu beißen", 'does: "Nach {bleiben} neu beißen"'),
        ("folie-vergleich", "text: Keine}", 'text: "Nach {bleiben}"}'),
        ("folie-zahl", "sentence: von 100 bluten nach", 'sentence: "von 100 bluten nach {bleiben}"'),
    ],
)
def test_a_local_value_anywhere_on_a_slide_is_marked_and_explained_in_its_footer(folder, origin, old, new):
    folder.rewrite("zahn/training.yaml", old, new)
    made = slide(folder, origin)
    shown = list(runs(replace(made, source=(), brief=())))
    at = next(number for number, run in enumerate(shown) if run.fact == "bleiben")
    assert ("50\N{NO-BREAK SPACE}Minuten", "°", True) == (shown[at].text, shown[at + 1].text, shown[at].strong)
    assert plain(made.source).endswith("° legt die Praxisleitung fest; keine Quelle")


def test_what_is_said_is_marked_and_explained_among_the_notes_for_they_are_read_apart(folder):
    folder.rewrite("zahn/training.yaml", "say: [Reihum.]", 'say: ["Bis {bleiben}."]')
    _, deck = composed(folder, "einweisung")
    (notes,) = [one.notes for s in deck.sections for one in s.slides if plain(one.notes.say[0]).startswith("Bis ")]
    assert "Bis 50\N{NO-BREAK SPACE}Minuten°." == plain(notes.say[0])
    assert "° legt die Praxisleitung fest; keine Quelle" == plain(notes.sources[-1])


def test_a_local_value_in_an_answer_is_explained_on_the_slide_and_in_its_notes(folder):
    folder.rewrite("zahn/training.yaml", "reason: Spülen löst den Pfropf.", 'reason: "Erst nach {bleiben}."')
    folder.rewrite("zahn/training.yaml", "answer: Auf Tuch beißen lassen", 'answer: "Beißen lassen, {bleiben}"')
    for origin in ("quiz-spuelen", "fall-blutung/2"):
        made = slide(folder, origin)
        assert plain(made.source).endswith("° legt die Praxisleitung fest; keine Quelle")
        assert "° legt die Praxisleitung fest; keine Quelle" == plain(made.notes.sources[-1])


def test_a_slide_without_local_values_says_nothing_of_them(folder):
    made = slide(folder, "folie-zahl")
    assert "°" not in plain(made.source)
    assert "°" not in "".join(map(plain, made.notes.sources))


def test_a_record_explains_its_limits_behind_a_heading_and_a_patients_handout_has_no_sign(folder):
    edition, record, handout = composed(folder, "protokoll", "einwilligung")
    headings = [plain(block.text) for part in record.sections for block in part.blocks if isinstance(block, Heading)]
    assert ["Minuten ab dem Schnitt · ° legt die Praxisleitung fest"] == [one for one in headings if "°" in one]
    assert any(run.local for run in runs(handout))
    assert not any(run.text.startswith("°") for run in runs(handout))
    assert in_handout(edition, handout) != handout, "it would have, were it for staff"


def test_where_there_is_room_the_explanation_is_a_paragraph_at_the_end_of_the_section(folder):
    edition, handout = composed(folder, "einwilligung")
    made = in_handout(edition, handout)
    lasts = [one.blocks[-1] for one in made.sections]
    ends = [plain(one.text) for one in lasts if isinstance(one, Paragraph) and one.origin.endswith("/local")]
    assert {"° legt die Praxisleitung fest"} == set(ends)
    assert "fest" not in "".join(
        plain(block.text) for one in made.sections for block in one.blocks if isinstance(block, Heading)
    )
