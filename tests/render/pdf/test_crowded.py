"""What is too long for its page is wrapped, shortened by rule, or told; nothing overlaps, nothing runs over unseen."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from io import BytesIO

import pdfplumber
import pytest

from handouts.errors import ContentError
from handouts.outline.handout import Blank, Card, Cards, Paragraph, Section
from handouts.render.pdf.handout import render
from handouts.text.markup import Run
from handouts.theme.look import Format, load_theme
from inspectors.pdf import open_pdf, tag_tree, text_runs
from specimens import handout as specimen
from specimens.handout import rich

LONG = "The spring jab for all who live here, and for those who only come"
ROOM = "Spring Clinic of the Lower Valley and of the Upper Valley and of the Hills around it"


def outline(clinic: str = "Spring Clinic", address: str = "1 Main Street", title: str = "The spring jab", **changes):
    made = specimen.outline()
    front = dataclasses.replace(
        made.front, clinic=rich(clinic), contact=(Run(address), Run(" · "), Run("202-555-0142", kind="telephone"))
    )
    identity = dataclasses.replace(made.identity, clinic=clinic, title=title)
    return dataclasses.replace(made, front=front, identity=identity, **changes)


def drawn(made, paper: str = "letter", **layout) -> bytes:
    return render(made, specimen.seal(), load_theme(), Format(paper, **layout))


def told(made, **layout):
    with pytest.raises(ContentError) as caught:
        drawn(made, **layout)
    return caught.value.problems


def pages(data: bytes) -> int:
    with open_pdf(data) as pdf:
        return len(pdf.pages)


def head(data: bytes) -> list[tuple[str, float, float]]:
    """Return what stands in the running head of the second page: each text, where it begins, where it ends."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        words = pdf.pages[1].crop((0, 0, 612, 44)).extract_words(x_tolerance=1, keep_blank_chars=True)
    return [(word["text"].strip(), word["x0"], word["x1"]) for word in words]


@pytest.mark.parametrize("long", [{"clinic": ROOM}, {"address": f"{ROOM}, 10 Long Lane, Anytown"}])
def test_a_long_name_or_address_takes_the_whole_width_and_the_first_page_stays_one(long):
    plain, made = drawn(outline()), drawn(outline(**long))
    assert pages(plain) == pages(made)
    (said,) = long.values()
    lines: dict[float, str] = {}
    for run in text_runs(made):
        if run.page == 1 and not run.artifact:
            lines[run.y] = lines.get(run.y, "") + run.text
    assert said in " ".join(" ".join(lines.values()).split())
    used = [line for line in lines.values() if line.strip() and line.strip()[:20] in said]
    assert len(used) <= 2


def test_a_name_beyond_what_the_first_page_holds_is_told_with_how_long_it_may_be():
    (problem,) = told(outline(clinic=f"{ROOM} " * 6))
    assert "points too high" in problem.message
    assert problem.about.startswith(ROOM)
    room = int(problem.hint.split()[5])
    assert drawn(outline(clinic=(f"{ROOM} " * 6)[:room]))
    assert told(outline(clinic=(f"{ROOM} " * 6)[: room + 20]))


def test_a_page_that_is_too_full_is_told_at_its_longest_text():
    made = specimen.outline()
    message = rich("The jab may help you, and it may not. " * 30)
    (problem,) = told(dataclasses.replace(made, front=dataclasses.replace(made.front, main_message=message)))
    assert "points too high" in problem.message
    assert problem.about == message[0].text


@pytest.mark.parametrize(("clinic", "title"), [(ROOM, "Jab"), ("Clinic", LONG), (ROOM, LONG)])
def test_title_and_clinic_never_meet_in_the_running_head(clinic, title):
    made = outline(clinic=clinic, title=title)
    room = dataclasses.replace(made.front, freedom=())  # for both of them at once on the first page
    (first, _, end), (second, start, _) = head(drawn(dataclasses.replace(made, front=room)))
    assert end + load_theme().handout.prints["standard"].page.gutter <= start
    for said, text in ((first, title), (second, clinic)):
        assert said == text or (said.endswith("…") and text.startswith(said[:-1]) and len(said) > 40)
    assert (clinic != ROOM or title == "Jab") is (second == clinic)
    assert (title != LONG or clinic == "Clinic") is (first == title)


@pytest.mark.parametrize("look", ["pair", "boxes"])
def test_a_card_title_of_two_lines_keeps_off_the_frame(look):
    long = rich("A title of a card that takes two lines or more wherever it is put")
    both = tuple(Card(f"long-{at}", "do", "eye", long, points=(rich("a point"),)) for at in range(2))
    section = Section("long", "flow", "day", (), rich("Long"), (Cards("long/cards", look, both),))
    data = drawn(dataclasses.replace(specimen.outline(), sections=(specimen.opening(), section)))
    page, paper = load_theme().handout.prints["standard"], load_theme().handout.papers["letter"]
    pad = page.keep_card.pad if look == "pair" else page.quiet_card.pad
    end = (paper.width - page.page.gutter) / 2 - pad
    with pdfplumber.open(BytesIO(data)) as pdf:
        words = [word for word in pdf.pages[1].extract_words() if word["x0"] < end]
    title = [word for word in words if word["text"] in long[0].text.split()]
    assert len({round(word["top"]) for word in title}) > 1
    assert max(word["x1"] for word in title) <= end


def labelled(count: int, text: str = "Label"):
    made = specimen.outline()
    section = made.sections[0]
    assert section.label is not None
    blanks = tuple(Blank(f"field-{at}", rich(text), tooltip="x") for at in range(count))
    label = dataclasses.replace(section.label, blanks=blanks)
    return dataclasses.replace(made, sections=(dataclasses.replace(section, label=label), *made.sections[1:]))


def test_a_label_has_as_many_fields_as_a_hand_can_write_in():
    assert drawn(labelled(4))
    (problem,) = told(labelled(5))
    assert "field-4" == problem.location.file
    assert "room for 4, and these are 5" in problem.message


def test_a_label_that_leaves_no_room_to_write_is_told():
    (problem,) = told(labelled(3, "A label which is so long that nobody could write beside it"))
    assert "field-0" == problem.location.file
    assert "leaves no room to write" in problem.message
    assert Decimal(problem.hint.split()[4]) < len(problem.about)


@pytest.mark.parametrize("name", ["Dr. Sample Name", "Dr. Alexandra Montgomery-Smith of the Upper Valley"])
@pytest.mark.parametrize("fillable", [False, True])
def test_what_the_clinic_gives_stands_printed_and_is_no_field(name, fillable):
    made = specimen.outline()
    section = made.sections[0]
    assert section.side is not None
    given = Blank("side-given", rich("In charge"), tooltip="In charge", given=rich(name))
    side = dataclasses.replace(section.side, blanks=(given,))
    shown = dataclasses.replace(made, sections=(dataclasses.replace(section, side=side), *made.sections[1:]))
    data = drawn(shown, fillable=fillable)
    said = " ".join("".join(run.text for run in text_runs(data) if run.page == 1).split())
    assert f"In charge{name}" in said.replace("charge ", "charge")
    assert b"side-given" not in data


def test_a_paragraph_that_no_page_holds_goes_on_over_it_as_one_element():
    made = specimen.outline()
    section = made.sections[1]
    said = "Ask us about the day. " * 90
    long = dataclasses.replace(section, blocks=(*section.blocks, Paragraph("own-words", rich(said))))
    sections = (made.sections[0], long, *made.sections[2:])
    data = drawn(dataclasses.replace(made, sections=sections), large=True)
    assert 1 == tag_tree(data).count("#own-words")
    assert said.count("Ask") == "".join(run.text for run in text_runs(data)).count("Ask us about the day.")
