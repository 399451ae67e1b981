"""What only a first page has: whom to call, and where to find what."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handouts.app import pipeline
from handouts.app.request import Request
from handouts.outline.handout import Cards, Contents
from handouts.outline.walk import PAGE, nodes, section_of
from handouts.text.markup import plain

SHIPPED = Path(__file__).parents[2] / "content"
NIGHT = "  after-hours: 202-555-0143\n"


def first_page(content=SHIPPED):
    """Return the small cards and the list of sections of the shipped consent handout."""
    request = Request(content=content, documents=("consent",))
    found = list(nodes(pipeline.compose(request)[1]["consent"].outline))
    (contents,) = [one for one in found if isinstance(one, Contents)]
    row = next(one for one in found if isinstance(one, Cards) and one.look == "row")
    return {card.origin: card for card in row.cards}, contents


def edition():
    return pipeline.compose(Request(content=SHIPPED, documents=("consent",)))[0]


@pytest.fixture(scope="module")
def page():
    return first_page()


def test_the_card_for_an_ambulance_names_the_page_of_the_danger_signs(page):
    cards, _ = page
    named = [section_of(run) for run in cards["card-emergency"].lead if section_of(run)]
    assert ["going-home"] == named


def test_only_a_clinic_with_a_number_for_the_night_is_to_be_called_then(page, tmp_path):
    cards, _ = page
    assert "Call us, day or night" == plain(cards["card-call-us"].title)
    copy = Path(shutil.copytree(SHIPPED, tmp_path / "content"))
    clinic = copy / "clinics" / "example.yaml"
    clinic.write_text(clinic.read_text("utf-8").replace(NIGHT, ""), "utf-8")
    cards, _ = first_page(copy)
    assert ("Call us", 1) == (plain(cards["card-call-us"].title), len(cards["card-call-us"].telephones))


def test_each_section_is_listed_but_the_one_to_sign_and_those_found_with_another(page):
    _, contents = page
    listed = [section_of(run) for place in contents.places for run in place.page]
    assert {"who-should-not", "going-home", "say-it-back"} <= set(listed)
    assert not {"first-page", "your-consent", "at-home"} & set(listed)
    assert ["your-consent"] == [section_of(run) for run in contents.sign if section_of(run)]


def test_a_short_title_stands_in_the_list_where_a_section_has_one(page):
    _, contents = page
    assert "Safety, cost, rights" in {plain(place.title) for place in contents.places}


def test_no_number_of_a_page_is_sealed(page):
    _, contents = page
    assert {PAGE} == {plain(place.page) for place in contents.places}
    assert PAGE in plain(contents.sign)


def test_what_a_raised_number_is_and_in_which_paper_the_sources_stand_is_said(page):
    _, contents = page
    title = plain(edition().resolve(edition().guide.guide.documents["answers"].title))
    assert title in plain(contents.note)


def test_the_page_of_the_sources_is_named_where_they_stand_in_the_handout_itself(tmp_path):
    copy = Path(shutil.copytree(SHIPPED, tmp_path / "content"))
    guide = copy / "ketamine" / "guide.yaml"
    listed = "          - {kind: references, title: Where the facts come from}\n"
    text = guide.read_text("utf-8").replace(listed, "")
    guide.write_text(text.replace("          - kind: teach-back\n", f"{listed}          - kind: teach-back\n"), "utf-8")
    _, contents = first_page(copy)
    assert ["say-it-back"] == [section_of(run) for run in contents.note if section_of(run)]
    assert PAGE in plain(contents.note)
