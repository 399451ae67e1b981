"""What is made on request: the page for the fridge, and the record of a visit, in every format."""

from __future__ import annotations

import itertools
import re
import shutil

import page
import pikepdf
import pytest

from builders import drawn
from handouts.app.request import Request
from handouts.content.loader import load
from inspectors.pdf import open_pdf, text_runs
from inspectors.tags import faults

PROFILES = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A]
FORMATS = [
    {"paper": paper, "large_print": large, "fillable": fillable}
    for paper, large, fillable in itertools.product(("letter", "a4"), (False, True), (False, True))
]
DOCUMENTS = ("aftercare", "record")
LEAST_ROW = 20
"""Points: what a hand can write in."""


def built(content, documents=DOCUMENTS, **options) -> dict[str, bytes]:
    return drawn(Request(content=content, documents=documents, **options))


@pytest.fixture(scope="module", params=FORMATS, ids=lambda one: "-".join(str(value) for value in one.values()))
def format_(request, root):
    """A format, and both documents in it."""
    return request.param, built(root / "content", **request.param)


@pytest.fixture(scope="module")
def letter(root):
    return built(root / "content")


def pages(data: bytes) -> int:
    with open_pdf(data) as pdf:
        return len(pdf.pages)


def text(data: bytes, *, artifacts: bool = True) -> str:
    """Return all that is printed, each stretch of white space as one space."""
    printed = "".join(run.text for run in text_runs(data) if artifacts or not run.artifact)
    return re.sub(r"[\s\u00a0]+", " ", printed)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_they_conform_in_every_format(format_, document):
    for profile in PROFILES:
        failures = page.validate_pdf_bytes(format_[1][document], profile=profile).failures
        assert [] == [f"{one.rule_id}: {one.message}" for one in failures]
    assert [] == faults(format_[1][document], "en-US")


def test_each_is_one_sheet_and_in_large_print_the_sheet_to_keep_has_three_sides(format_):
    asked, found = format_
    assert 2 == pages(found["record"])
    assert pages(found["aftercare"]) == (3 if asked["large_print"] else 2)


def test_the_page_for_the_fridge_says_whose_it_is_and_whom_to_call(letter, root):
    clinic = load(root / "content").clinic
    printed = text(letter["aftercare"], artifacts=False)
    told = (clinic.telephones.clinic, clinic.telephones.emergency[:1], clinic.telephones.crisis)
    numbers = [way.number for ways in told for way in ways]
    assert [] == [word for word in (clinic.name, *numbers) if word not in printed]


def test_every_limit_of_the_visit_is_printed_on_the_record(letter, root):
    guide = load(root / "content").guide
    printed = text(letter["record"])
    measured = [check for check in guide.monitoring.checks if check.readings]
    quoted = {quote.name for check in measured for limit in check.thresholds for quote in limit.when.quotes()}
    values = {name: str(guide.guide.facts[name].value) for name in quoted}
    assert values
    assert {} == {name: value for name, value in values.items() if value not in printed}


def test_a_pen_has_room_in_every_cell(letter):
    with open_pdf(letter["record"]) as pdf:
        cells = [one for one in elements(pdf.Root.StructTreeRoot) if one.S == "/TD"]
        boxes = [box(field) for cell in cells for field in elements(cell) if field.S == "/Form"]
    assert len(boxes) > 100
    assert [] == [box for box in boxes if box[3] - box[1] < LEAST_ROW]


def box(element) -> list[float]:
    """Return where a structure element stands, as its attributes say."""
    attributes = element.A if isinstance(element.A, pikepdf.Array) else [element.A]
    (found,) = [one.BBox for one in attributes if "/BBox" in one]
    return [float(side) for side in found]


def elements(node):
    """Yield the structure elements beneath a node."""
    kids = node.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


@pytest.mark.slow
@pytest.mark.parametrize(("during", "after"), [("5", "15"), ("15", "15"), ("10", "10")])
def test_a_clinic_that_measures_more_often_still_has_one_sheet(root, tmp_path, during, after):
    copy = shutil.copytree(root / "content", tmp_path / "content")
    clinic = copy / "clinics" / "example.yaml"
    change = f'facts:\n  check-every-drip: "{during}"\n  check-every-after: "{after}"\n'
    clinic.write_text(clinic.read_text("utf-8").replace("facts:\n", change), "utf-8")
    found = built(copy, ("record",))["record"]
    length = int(load(copy).guide.guide.facts["drip-length"].value.first)
    rows = [int(minute) for minute in re.findall(r"(\d+) min(?!u)", text(found, artifacts=False))]
    assert [*range(int(during), length, int(during)), length] == [minute for minute in rows if minute <= length]
    assert 2 == pages(found)
