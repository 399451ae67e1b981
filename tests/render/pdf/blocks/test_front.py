"""Where to find what: pages as they are in each layout, judged by the bytes of the file."""

from __future__ import annotations

import re
from itertools import count

import pytest

from handouts.outline.walk import PAGE
from handouts.render.pdf import handout
from handouts.render.pdf.engine.structure import StructureError
from handouts.render.pdf.handout import render
from handouts.theme.look import Format, load_theme
from inspectors.pdf import open_pdf, tag_tree, text_runs
from specimens import handout as specimen

LAYOUTS = {"letter": Format("letter"), "a4": Format("a4"), "large": Format("letter", large=True)}
TITLES = {"Getting ready": "How do I get ready for the day?", "Words and sources": "Words and sources"}


@pytest.fixture(scope="module", params=LAYOUTS)
def file(request) -> bytes:
    return specimen.written(LAYOUTS[request.param])


def listed(data: bytes) -> dict[str, int]:
    """Return the page that is read out before each title of the list."""
    found = re.findall(r"TOCI #\S+\n +Lbl '(\d+)'\n +Reference\n +Link '([^']+)'", tag_tree(data))
    return {title: int(page) for page, title in found}


def begins(data: bytes, title: str) -> int:
    """Return the page on which a section's heading stands."""
    with open_pdf(data) as pdf, pdf.open_outline() as outline:
        (entry,) = [one for one in outline.root[0].children if one.title == title]
        return [page.obj.objgen for page in pdf.pages].index(goal(entry.destination)) + 1


def goal(destination) -> tuple[int, int]:
    return destination[0].objgen


def test_each_title_stands_beside_the_page_on_which_its_section_begins(file):
    assert {short: begins(file, title) for short, title in TITLES.items()} == listed(file)


def test_the_page_to_sign_is_the_one_with_the_consent(file):
    said = re.search(r"Link 'You sign page (\d+)'", tag_tree(file))
    assert begins(file, "Your consent") == int(said[1])


def test_each_title_leads_to_its_section(file):
    with open_pdf(file) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        links = [one for one in pdf.pages[listed_on(file) - 1].Annots if one.Subtype == "/Link" and "/Dest" in one]
        led = {str(one.Contents): pages.index(goal(one.Dest)) + 1 for one in links}
    assert listed(file).items() <= led.items()


def listed_on(data: bytes) -> int:
    return next(run.page for run in text_runs(data) if "Where to find it" in run.text)


def test_no_page_is_left_open(file):
    assert not [run.text for run in text_runs(file) if PAGE in run.text or run.text == "00"]


def test_pages_that_never_stand_still_are_a_fault_and_no_wrong_number(monkeypatch):
    pages = count(1)
    monkeypatch.setattr(handout, "section_pages", lambda *_: {"day": next(pages)})
    with pytest.raises(StructureError, match="still move"):
        render(specimen.outline(), specimen.seal(), load_theme(), LAYOUTS["letter"])
