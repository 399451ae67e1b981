from __future__ import annotations

import pytest

from builders import CLINIC, Folder
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.compose.safety import besides, calls, emergency, response, signs, thresholds
from handouts.outline.deck import SignsSlide, TableSlide
from handouts.outline.handout import Card, Points, Row
from handouts.outline.walk import of_kind
from handouts.text.markup import plain


@pytest.fixture(scope="module")
def composed(tmp_path_factory):
    folder = Folder.copied(tmp_path_factory.mktemp("safety") / "content")
    edition, made = pipeline.compose(Request(folder.path, clinic=CLINIC, everything=True))
    return edition, {name: one.outline for name, one in made.items()}


def first(outline, kind, origin):
    return next(one for one in of_kind(outline, kind) if one.origin == origin)


def test_a_sign_holds_in_its_place_or_in_both(composed):
    edition, _ = composed
    found = {place: [one.id for one in signs(edition, place)] for place in ("clinic", "home", "both")}
    assert ["zeichen-luft", "zeichen-schlaff"] == found["clinic"]
    assert ["zeichen-luft", "zeichen-blut"] == found["home"]
    assert ["zeichen-luft", "zeichen-blut", "zeichen-schlaff"] == found["both"]


def test_the_card_in_the_handout_has_the_signs_of_the_clinic_each_with_its_origin(composed):
    card = first(composed[1]["einwilligung"], Card, "folgen/signs")
    assert ("zeichen-luft", "zeichen-schlaff") == card.origins
    assert ["keine Luft", "ohnmächtig"] == [plain(one) for one in card.points]


def test_the_card_for_home_has_the_signs_that_hold_there(composed):
    card = first(composed[1]["zettel"], Card, "karte-notruf")
    assert (("zeichen-luft", "zeichen-blut"), 2) == (card.origins, len(card.points))


def test_the_record_has_them_as_staff_say_them(composed):
    row = first(composed[1]["protokoll"], Row, "danger-signs")
    assert ["Luftnot", "Nicht ansprechbar"] == [plain(one) for one in row.cells[1].paragraphs]


def test_the_slide_has_all_signs_and_its_notes_what_is_done_besides(composed):
    slide = first(composed[1]["einweisung"], SignsSlide, "folie-zeichen")
    assert ["zeichen-luft", "zeichen-blut", "zeichen-schlaff"] == [one.origin for one in slide.signs]
    assert ("Luftnot", "lungs") == (plain(slide.signs[0].text), slide.signs[0].icon)
    assert "Luftnot: Oberkörper hoch" in map(plain, slide.notes.if_asked)


def test_what_looks_like_a_sign_stands_beside_it_and_a_sign_that_nothing_looks_like_is_left_out(composed):
    slide = first(composed[1]["einweisung"], TableSlide, "folie-aehnlich")
    said = {row.origin: tuple(map(plain, row.cells)) for row in slide.rows}
    assert ("Luftnot", "Schneller Atem vor Angst") == said["zeichen-luft"]
    assert "zeichen-schlaff" not in said


def test_the_slide_of_exclusions_says_the_same_as_the_cards_of_the_handout(composed):
    row = first(composed[1]["einweisung"], TableSlide, "folie-nie").rows[0]
    never = first(composed[1]["einwilligung"], Card, "folgen/never")
    ask = first(composed[1]["einwilligung"], Card, "folgen/ask-first")
    assert row.origins == (*never.origins, *ask.origins)
    assert ["Frischer Herzinfarkt", "Gerinnungshemmer"] == [plain(one) for one in row.cells[1:]]


def test_what_is_done_at_a_limit_is_said_in_the_order_of_its_actions(composed):
    edition, _ = composed
    limits = {one.id: plain(response(edition, one)) for _, one in thresholds(edition, ["im-stuhl"])}
    assert {"grenze-puls": "Pause. Neu messen. Arm tief lagern.", "grenze-druck": "Beenden. Ärztin holen."} == limits


def test_patients_read_of_a_limit_in_their_own_words(composed):
    points = first(composed[1]["einwilligung"], Points, "folgen/thresholds")
    assert ("grenze-puls",) == points.origins


def test_the_bar_of_an_effect_says_whom_to_call_first_and_at_what(composed):
    edition, _ = composed
    effect = edition.guide.items["blutdruck-hoch"]
    more = effect.model_copy(
        update={"staff": effect.staff.model_copy(update={"calls": ("grenze-druck", "zeichen-luft")})}
    )
    assert "Ärztin holen: Druck ab 170/100 mm Hg." == plain(calls(edition, effect)).replace("\u00a0", " ")
    said = plain(calls(edition, more))
    assert said.index("rufen") < said.index("Ärztin holen")
    assert (False, True) == (emergency(edition, effect), emergency(edition, more))


def test_what_belongs_to_a_sign_besides_is_said_in_order(composed):
    edition, _ = composed
    assert "Oberkörper hoch" == plain(besides(edition, signs(edition, "clinic")[0]))
