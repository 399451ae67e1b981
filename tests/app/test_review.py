from __future__ import annotations

import datetime as dt
import io

import pikepdf
import pytest

from builders import CLINIC, GUIDES
from handouts.app import approve
from handouts.app.request import Request
from handouts.app.review import review
from inspectors.words import texts

pytestmark = pytest.mark.usefixtures("pageless")

CHANGED = "Anders als bei der letzten Freigabe"


def words(data):
    return " ".join(" ".join(texts(data)).replace("\u00a0", " ").split())


@pytest.fixture(scope="module")
def paper():
    """The paper on the consent of the second guide, to be filled in on a screen."""
    return review(Request(GUIDES, clinic=CLINIC, documents=("einwilligung",), fillable=True))


def test_it_is_called_after_its_guide_and_its_clinic(paper):
    assert paper[0] == "zahn-review.hafen.pdf"


def test_each_claim_stands_as_it_is_printed_beside_its_sources_and_when_they_were_looked_at(paper):
    found = words(paper[1])
    assert "Taube Lippe (taub)" in found
    assert "Nicht kauen." in found
    assert "Muster 2028 (angesehen am 5. Januar 2031)" in found


def test_what_nobody_has_verified_is_said_at_the_source(paper):
    assert "Beispiel 2029 (angesehen am 5. Januar 2031) Ungeprüft: aus dem Gedächtnis" in words(paper[1])


def test_numbers_that_stand_once_are_listed_with_their_names(paper):
    assert "7 bis 10 Tage (wunde-zu)" in words(paper[1])


def test_there_is_a_box_to_tick_and_a_line_for_initials_at_each(paper):
    with pikepdf.open(io.BytesIO(paper[1])) as pdf:
        fields = {str(field.T): str(field.FT) for field in pdf.Root.AcroForm.Fields}
    ticks = {name.removesuffix("/read") for name, kind in fields.items() if kind == "/Btn"}
    initials = {name.removesuffix("/initials") for name, kind in fields.items() if kind == "/Tx"}
    assert ticks == initials
    assert {"taub", "wunde-zu"} <= {name.rpartition(".")[2] for name in ticks}


def test_nothing_is_marked_where_nothing_was_released(paper):
    assert CHANGED not in words(paper[1])


def test_what_says_something_else_than_at_the_last_release_is_marked_and_nothing_else(folder):
    asked = Request(folder.path, clinic=CLINIC, documents=("einwilligung",))
    folder.rewrite("clinics/hafen.yaml", "sample: true\n", "")
    approve.approve(asked, approve.Signature("Ada", "praxisleitung", dt.date(2031, 4, 2)))
    folder.rewrite("zahn/guide.yaml", 'version: "3.2"', 'version: "3.3"')
    folder.rewrite("zahn/effects.yaml", "do: Nicht kauen.", "do: Nicht kauen und rauchen.")
    found = words(review(asked)[1])
    before = found.split(CHANGED)[:-1]
    assert before
    assert all(part.endswith("Taube Lippe (taub) ") for part in before)
