"""A short session: some modules and units of a deck, with minutes summed anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handouts.app import pipeline
from handouts.app.request import Request, file_name
from handouts.cli.main import status
from handouts.errors import ExitStatus, UsageError
from handouts.outline import deck
from handouts.text.markup import plain

BEFORE, DURING = "teil-vorher", "teil-dabei"


@pytest.fixture
def asked(folder):
    return Request(folder.path, clinic="hafen", documents=("einweisung",))


def outline(request):
    _, composed = pipeline.compose(request)
    return composed["einweisung"].outline


def slides(made, kind):
    return [slide for section in made.sections for slide in section.slides if isinstance(slide, kind)]


def origins(made):
    return [section.origin for section in made.sections]


def test_a_short_session_has_the_modules_asked_for_in_the_decks_order_and_no_practice(asked):
    both = outline(replace(asked, modules=(DURING, BEFORE)))
    assert [BEFORE, DURING] == [slide.origin for slide in slides(both, deck.OpenerSlide)]
    one = outline(replace(asked, modules=(DURING,)))
    assert [DURING] == [slide.origin for slide in slides(one, deck.OpenerSlide)]
    assert "einheit-blutung/section" in origins(outline(asked))
    assert "einheit-blutung/section" not in origins(one)


@pytest.mark.parametrize("modules", [(), (BEFORE,), (DURING,)])
def test_the_agenda_sums_the_minutes_of_what_is_shown(asked, modules):
    made = outline(replace(asked, modules=modules))
    (agenda,) = [one for one in slides(made, deck.AgendaSlide) if one.origin == "agenda"]
    taught = {one.target for one in agenda.entries}
    assert taught == set(modules or (BEFORE, DURING))
    expected = sum(section.seconds for section in made.sections if section.core)
    assert plain(agenda.title).startswith(f"{(expected + 30) // 60} ")


def test_modules_of_a_short_session_are_counted_anew(asked):
    (opener,) = slides(outline(replace(asked, modules=(DURING,))), deck.OpenerSlide)
    assert (1, 1) == (opener.mark.number, opener.mark.count)


def test_a_short_session_has_nothing_that_is_only_looked_up(asked):
    whole, short = outline(asked), outline(replace(asked, modules=(BEFORE,)))
    assert slides(whole, deck.SourcesSlide)
    assert not slides(short, deck.SourcesSlide)
    assert [] == [slide.origin for slide in slides(short, deck.TableSlide) if slide.origin.startswith("told")]


def test_a_short_session_closes_with_the_objectives_of_its_modules(asked):
    whole, short = outline(asked), outline(replace(asked, modules=(BEFORE,)))
    (every,), (own,) = (slides(one, deck.ClosingSlide) for one in (whole, short))
    assert 0 < len(own.objectives) < len(every.objectives)
    (agenda,) = slides(short, deck.AgendaSlide)
    assert own.objectives == tuple(pair for entry in agenda.entries for pair in entry.objectives)


def test_a_short_session_says_that_it_is_one_and_names_its_only_module(asked):
    (agenda,) = slides(outline(replace(asked, modules=(DURING,))), deck.AgendaSlide)
    assert plain(agenda.title).endswith("für Dabei und danach")
    assert ["Das sind 1 von 2 Teilen."] == [plain(text) for text in agenda.notes.say]


def test_slides_of_modules_lead_to_the_agenda_and_practice_to_its_menu_or_the_agenda(asked):
    made = outline(asked)
    ways = {slide.origin: slide.back for section in made.sections for slide in section.slides}
    assert ways[DURING] == deck.Back(deck.AGENDA, "Zur Übersicht")
    assert ways["quiz-spuelen"] == deck.Back(deck.MENU, "Zur Auswahl der Übungen")
    assert ways["title"] is None
    (alone,) = slides(outline(replace(asked, modules=(DURING, "einheit-spuelen"))), deck.QuestionSlide)
    assert alone.back == deck.Back(deck.AGENDA, "Zur Übersicht")
    (only,) = slides(outline(replace(asked, modules=("einheit-spuelen",))), deck.QuestionSlide)
    assert only.back is None


def test_the_same_modules_have_one_file_name_in_whatever_order_they_are_asked_for(asked):
    edition, _ = pipeline.compose(asked)
    names = {
        file_name(replace(asked, modules=modules), edition, "einweisung")
        for modules in ((BEFORE, DURING), (DURING, BEFORE))
    }
    assert {f"zahn-einweisung.hafen.{BEFORE}.{DURING}.pptx"} == names


def test_an_unknown_module_is_wrong_usage_and_those_there_are_are_named(asked):
    with pytest.raises(UsageError) as caught:
        pipeline.compose(replace(asked, modules=("quark",)))
    assert BEFORE in str(caught.value)
    assert DURING in str(caught.value)


@pytest.mark.slow
def test_a_short_session_is_built_beside_the_whole_deck(folder, tmp_path):
    common = ["build", "--content", str(folder.path), "--clinic", "hafen", "--only", "einweisung", "--quiet"]
    assert ExitStatus.FINE == status([*common, "--out", str(tmp_path), "--modules", DURING])
    assert [f"zahn-einweisung.hafen.{DURING}.pptx"] == [path.name for path in tmp_path.glob("*.pptx")]


def test_a_unit_of_practice_is_built_alone_under_a_name_of_its_own(asked):
    edition, _ = pipeline.compose(asked)
    name = file_name(replace(asked, modules=("einheit-spuelen",)), edition, "einweisung")
    assert name == "zahn-einweisung.hafen.einheit-spuelen.pptx"
