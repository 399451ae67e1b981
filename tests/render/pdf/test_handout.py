"""A handout with every kind of block, judged by the bytes of its file."""

from __future__ import annotations

import dataclasses
import itertools
import re

import page
import pikepdf
import pytest

from handouts.errors import ContentError
from handouts.outline.handout import Block, Heading, Paragraph, Section, Statements
from handouts.outline.walk import origins
from handouts.render.pdf.engine.structure import StructureError
from handouts.render.pdf.handout import render
from handouts.text.markup import Run, plain
from handouts.theme.look import Format, load_theme, with_accent
from inspectors.pdf import open_pdf, operators, read_pages, tag_tree, text_runs
from inspectors.pdf import outline as bookmarks
from specimens import handout as specimen
from specimens.handout import rich

PROFILES = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A]


def built(**changes) -> bytes:
    return render(specimen.outline(**changes), specimen.seal(), load_theme(), Format("letter"))


@pytest.fixture(scope="module")
def letter() -> bytes:
    return specimen.written(Format("letter"))


@pytest.fixture(scope="module")
def a4() -> bytes:
    return specimen.written(Format("a4"))


def texts_of_pages(data: bytes) -> list[str]:
    """Return each page's text, content and artifacts."""
    runs = text_runs(data)
    return ["".join(run.text for run in runs if run.page == number) for number in range(1, count(data) + 1)]


def count(data: bytes) -> int:
    with open_pdf(data) as pdf:
        return len(pdf.pages)


def page_of(data: bytes, text: str) -> int:
    """Return the only page on which a text stands as content."""
    pages = {run.page for run in text_runs(data) if text in run.text and not run.artifact}
    assert len(pages) == 1, (text, pages)
    return pages.pop()


def test_the_specimen_has_every_kind_of_block():
    found = {type(block) for section in specimen.outline().sections for block in section.blocks}
    missing = {kind.__name__ for kind in Block.__subclasses__()} - {kind.__name__ for kind in found}
    # as fields of a section; in tests/acceptance/test_on_request.py; in test_slides.py; in tests/app/test_pictures.py
    elsewhere = {"Blanks", "Record", "Criteria", "DeckPart", "SlideNotes", "Picture"}
    assert missing == elsewhere - {kind.__name__ for kind in found}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_handout_conforms(paper, profile, request):
    report = page.validate_pdf_bytes(request.getfixturevalue(paper), profile=profile)
    assert [] == [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595.28, 841.89))])
def test_pages_are_of_the_paper_that_was_asked_for(paper, size, request):
    with open_pdf(request.getfixturevalue(paper)) as pdf:
        boxes = {tuple(round(float(edge), 2) for edge in each.mediabox) for each in pdf.pages}
    assert {(0, 0, *size)} == boxes


def test_everything_painted_is_marked(letter):
    assert [] == [operator for each in read_pages(letter) for operator in each.unmarked]


def test_the_tag_tree_is_the_golden_one(golden, letter):
    golden("handout.tags", tag_tree(letter))


def test_paper_does_not_change_what_is_read_out(letter, a4):
    def told(data):
        return [line for line in tag_tree(data).split("\n") if "My notes" not in line]

    assert told(letter) == told(a4)


def ids(data: bytes) -> list[str]:
    return re.findall(r"(?m)^ *\S+ #(\S+)", tag_tree(data))


def test_the_reading_order_is_that_of_the_outline(letter):
    read = [name for name in ids(letter) if "/" not in name]
    order = []

    def walk(node):
        own = getattr(node, "origin", "")
        if own and "/" not in own and own in read and own not in order:
            order.append(own)
        if isinstance(node, tuple | list):
            for each in node:
                walk(each)
        elif dataclasses.is_dataclass(node):
            for each in dataclasses.fields(node):
                walk(getattr(node, each.name))

    for section in specimen.outline().sections:
        order.append(section.origin)
        for part in (section.label, section.side, section.blocks):
            walk(part)
    assert [name for name in order if name in read] == read


def test_every_origin_of_the_outline_is_in_the_file(letter):
    drawn = {"day-line", "before", "start/cards", "home/cards", "home/rules", "home/worse"}  # as pictures, or as cards
    said = {"call-911/0", "call-line/0"}  # numbers that a title says
    lost = {name for section in specimen.outline().sections for name in origins(section)} - set(ids(letter))
    whole = {name for name in lost if not any(found.startswith(f"{name}/") for found in ids(letter))}
    assert whole <= drawn | said


def test_every_word_of_the_outline_is_read_out(letter):
    tree = tag_tree(letter)
    words = " ".join(re.findall(r"[\w“”?:.,'-]+", tree.replace("\\xa0", " ")))
    for section in specimen.outline().sections:
        for block in section.blocks:
            if isinstance(block, Heading | Paragraph):
                said = " ".join(re.findall(r"[\w“”?:.,'-]+", plain(block.text).replace("\xa0", " ")))
                assert said in words


def test_headings_never_skip_a_level_and_there_is_one_title(letter):
    levels = [int(level) for level in re.findall(r"(?m)^ *H(\d)", tag_tree(letter))]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_bookmarks_are_the_title_and_the_parts(letter):
    sections = [plain(section.title) for section in specimen.outline().sections[1:]]
    title = specimen.identity().title
    assert [title, "  Five things to know", *(f"  {name}" for name in sections)] == bookmarks(letter).split("\n")


def test_every_page_says_which_document_it_is(letter):
    total = count(letter)
    for number, text in enumerate(texts_of_pages(letter), 1):
        for line in (
            "Form 7K4M-2QXR",
            "Version 0.1, 2 June 2026",
            "Draft, not approved for use",
            "Do not use after 2 June 2027",
            "F-2210",
            f"Page {number} of {total}",
        ):
            assert line in text, (number, line)


def test_head_and_foot_are_artifacts_of_pagination(letter):
    runs = [run for run in text_runs(letter) if run.size < 12]
    kinds = {run.artifact for run in runs if ("Form 7K4M" in run.text and run.page > 1) or run.text == "Sample clinic"}
    assert kinds == {"Footer", "Header"}


def test_what_the_foot_says_of_the_document_is_read_out_once_behind_its_title(letter):
    said = ["Draft, not approved for use", "Form 7K4M-2QXR", "Version 0.1, 2 June 2026", "Do not use after 2 June 2027"]
    lines = tag_tree(letter).split("\n")
    at = next(index for index, line in enumerate(lines) if "H1 " in line)
    spoken = "\n".join(lines[at + 1 : at + 2 + len(said)]).replace("\\xa0", " ")
    places = [spoken.index(one) for one in said]
    assert places == sorted(places)
    assert [1] * len(said) == [tag_tree(letter).replace("\\xa0", " ").count(one) for one in said]


def test_a_heading_is_never_the_last_thing_on_a_page(letter, a4):
    for data in (letter, a4):
        runs = [run for run in text_runs(data) if not run.artifact]
        for run in runs:
            if run.size in {15, 22}:
                below = [other for other in runs if other.page == run.page and other.y < run.y and other.size < 15]
                assert below, run


def test_statements_and_signatures_stand_on_one_sheet(letter, a4):
    for data in (letter, a4):
        (group,) = (block for block in specimen.consent().blocks if isinstance(block, Statements))
        firsts = [statement.text[-1].text[:10] for statement in group.statements]
        signed = ["Relation, if", "I explained this", "ID number", "Link to", "My choice:", "You get a copy"]
        assert len({page_of(data, text) for text in (*firsts, *signed)}) == 1


def test_what_is_kept_begins_on_the_front_of_a_sheet_and_its_back_stands_behind_it(letter, a4):
    for data in (letter, a4):
        assert page_of(data, "Going home") % 2 == 1
        assert page_of(data, "Your consent") % 2 == 1
        assert page_of(data, "Going home") + 1 == page_of(data, "At home")
        assert "My notes" not in texts_of_pages(data)[page_of(data, "Going home")]


def test_a_front_to_keep_without_a_back_has_lines_for_notes_there():
    data = built(sections=(specimen.opening(), specimen.asking(), specimen.going_home(), specimen.consent()))
    assert "My notes" in texts_of_pages(data)[page_of(data, "Going home")]


def test_a_table_carried_over_repeats_its_head_and_band_as_artifacts():
    feeling = specimen.feeling()
    table = feeling.blocks[1]
    rows = [dataclasses.replace(table.groups[1].rows[0], origin=f"row-{at}") for at in range(14)]
    group = dataclasses.replace(table.groups[1], rows=tuple(rows))
    long = dataclasses.replace(table, groups=(group,))
    data = built(sections=(dataclasses.replace(feeling, blocks=(long,)),))
    runs = [run for run in text_runs(data) if run.text.startswith("What you may notice")]
    assert ["", "Artifact"] == [run.artifact for run in sorted(runs, key=lambda run: run.page)]
    carried = [run for run in text_runs(data) if "(continued)" in run.text]
    assert [("Artifact", 2)] == [(run.artifact, run.page) for run in carried]
    tree = tag_tree(data)
    assert tree.count("'What you may notice'") == 1
    assert [f"row-{at}" for at in range(14)] == re.findall(r"TR #(\S+)", tree)


def stamped(data: bytes) -> dict[str, int]:
    """Return how often each shape is stamped on all pages."""
    found: dict[str, int] = {}
    with open_pdf(data) as pdf:
        for each in pdf.pages:
            for operator, operands in operators(each):
                if operator == "Do":
                    found[str(operands[0])] = found.get(str(operands[0]), 0) + 1
    return found


def test_of_100_people_as_many_are_filled_as_the_number_says():
    chance = specimen.helping().blocks[1]
    section = dataclasses.replace(specimen.helping(), blocks=(chance,))
    frames = 2 * len(chance.boxes)
    counted = sum(box.people.of_100 for box in chance.boxes)
    shapes = sorted(stamped(built(sections=(section,))).values())
    assert [counted + frames // 2, 200 - counted + frames // 2] == sorted(shapes)[-2:][:: 1 if counted < 100 else -1]


def boxes(data):
    """Return width, height and operator of each rectangle of a file, with how it is painted."""
    found = []
    with open_pdf(data) as pdf:
        for each in pdf.pages:
            for (operator, operands), (paint, _) in itertools.pairwise(operators(each)):
                if operator == "re":
                    found.append((float(operands[2]), float(operands[3]), paint))
    return found


def test_bars_are_as_long_as_their_numbers_and_told_apart_without_colour():
    feeling = specimen.feeling()
    drawn = boxes(built(sections=(dataclasses.replace(feeling, blocks=feeling.blocks[1:2]),)))
    bars = load_theme().handout.prints["standard"].bars
    solid = [width for width, height, _ in drawn if height == pytest.approx(bars.height)]
    hollow = [width for width, height, _ in drawn if height == pytest.approx(bars.height - bars.stroke)]
    said = [
        row.cells[1].bars for group in feeling.blocks[1].groups for row in group.rows if hasattr(row.cells[1], "bars")
    ]
    assert [float(one.treated) for one in said] == pytest.approx([width / bars.track * 100 for width in solid])
    inner = [width + bars.stroke for width in hollow]
    assert [max(float(one.comparison), 100 * 2 * bars.stroke / bars.track) for one in said] == pytest.approx(
        [width / bars.track * 100 for width in inner]
    )


def test_a_rare_harm_is_1000_marks_so_many_of_them_large():
    feeling = specimen.feeling()
    data = built(sections=(dataclasses.replace(feeling, blocks=feeling.blocks[2:3]),))
    assert "4 of 1,000 people are marked." in tag_tree(data)
    with open_pdf(data) as pdf:
        painted = [operator for each in pdf.pages for operator, _ in operators(each)]
    assert painted.count("Do") >= 996, "each dot is stamped"
    assert painted.count("f") + painted.count("f*") >= 4


def test_telephones_and_sources_are_links(letter):
    links = set(re.findall(r"\(Link (\S+) ", tag_tree(letter)))
    assert {"tel:2025550142", "tel:911", "tel:988", "https://doi.org/10.1000/nose.2021.3"} <= links


def test_a_picture_without_words_for_it_is_refused():
    helping = specimen.helping()
    chance = helping.blocks[1]
    mute = dataclasses.replace(chance, boxes=tuple(dataclasses.replace(box, says="") for box in chance.boxes))
    with pytest.raises(StructureError, match="has no alternative text"):
        built(sections=(dataclasses.replace(helping, blocks=(mute,)),))


TOO_HIGH = {
    "leaf": "consent: error: this page is [0-9]+ points too high",
    "flow": "consent/statements: error: this does not fit",
}


@pytest.mark.parametrize("sheet", TOO_HIGH)
def test_what_no_page_can_hold_is_refused(sheet):
    know = next(block for block in specimen.consent().blocks if isinstance(block, Statements))
    many = dataclasses.replace(
        know,
        statements=tuple(
            dataclasses.replace(
                know.statements[0],
                origin=f"s{at}",
                blank=dataclasses.replace(know.statements[0].blank, origin=f"s{at}/initials"),
            )
            for at in range(40)
        ),
    )
    with pytest.raises(ContentError, match=TOO_HIGH[sheet]):
        built(sections=(dataclasses.replace(specimen.consent(), blocks=(many,), sheet=sheet),))


def test_an_unknown_icon_is_an_error():
    asking = dataclasses.replace(specimen.asking(), icon="unicorn")
    with pytest.raises(KeyError, match="unicorn"):
        built(sections=(asking,))


def test_an_item_shown_twice_has_two_ids(letter):
    assert {"call-us", "call-us/2", "label", "label/2"} <= set(ids(letter))


def test_a_handout_without_a_front_still_opens_with_its_title():
    tree = tag_tree(built(sections=(specimen.asking(),)))
    assert "H1 'A spring jab for blue noses'" in tree
    assert "H2 'Part 5\\xa0Say it back'" in tree


def test_a_handout_whose_first_part_has_its_own_title_says_it_once_and_needs_no_main_message():
    title = specimen.identity().title
    front = dataclasses.replace(specimen.outline().front, main_message=(), freedom=())
    words = Section("answers", "flow", "info", (), rich(title), (Heading("more", rich("More about the jab")),
                    Paragraph("said", rich("It is short."))))  # fmt: skip
    tree = tag_tree(built(front=front, sections=(words,)))
    assert 1 == tree.count(title)
    assert ["1", "2"] == re.findall(r"(?m)^ *H(\d)", tree)


def test_a_clinics_accent_colours_the_pages():
    theme = with_accent(load_theme(), "5B2A86")
    data = render(specimen.outline(sections=(specimen.opening(),)), specimen.seal(), theme)
    with open_pdf(data) as pdf:
        fills = {
            tuple(round(float(part), 2) for part in operands)
            for operator, operands in operators(pdf.pages[0])
            if str(operator) == "rg"
        }
    assert (0.36, 0.17, 0.53) in fills
    assert (0.04, 0.33, 0.39) not in fills


def test_right_to_left_pages_are_mirrored():
    said = dataclasses.replace(specimen.identity(), rtl=True, language="ar")
    asking = specimen.asking()
    start = [run.x for run in text_runs(built(sections=(asking,))) if run.text == "Say it back"]
    mirrored = [run for run in text_runs(built(sections=(asking,), identity=said)) if "Say it back" in run.text]
    assert start[0] < 200
    assert mirrored[0].x > 350


def test_two_builds_are_the_same_bytes(letter):
    assert letter == built()


def test_nothing_of_the_outline_is_changed_by_markup_signs():
    said = rich("Less than 5 < 6 & more <b>not bold</b>")
    section = dataclasses.replace(specimen.asking(), blocks=(Paragraph("signs", said),))
    assert "Less than 5 < 6 & more <b>not bold</b>" in tag_tree(built(sections=(section,)))


def test_a_clinics_logo_stands_before_its_name(tmp_path):
    from PIL import Image

    logo = tmp_path / "logo.png"
    Image.new("RGB", (80, 20), (11, 85, 99)).save(logo)
    front = dataclasses.replace(specimen.front(), logo=str(logo), logo_says="Logo of the sample clinic")
    data = built(front=front, sections=(specimen.opening(),))
    tree = tag_tree(data).split("\n")
    assert ["    Figure alt='Logo of the sample clinic'", "    P 'Sample clinic'"] == tree[2:4]
    for profile in PROFILES:
        assert page.validate_pdf_bytes(data, profile=profile).is_compliant


def test_a_barcode_has_a_quiet_zone_and_the_bars_of_its_text(letter):
    part = load_theme().handout.prints["standard"].barcode
    bars = []
    with open_pdf(letter) as pdf:
        for operator, operands in operators(pdf.pages[-1]):
            if operator == "re" and float(operands[3]) == part.height:
                bars.append((float(operands[0]), float(operands[2])))
    module = bars[0][1] / 2  # every start sign begins with a bar of two modules
    edges = [round((x - bars[0][0]) / module) for x, _ in bars]
    assert bars[0][0] - (612 - 48 - part.width) >= part.quiet * module - 0.01
    # Eleven modules a sign: start, nine of text, check; then the stop of thirteen.
    assert 11 * 11 + 13 == edges[-1] + round(bars[-1][1] / module)


def test_the_number_of_a_source_is_small_and_raised_and_leads_to_its_place_in_the_list():
    cited = (Run("Noses drip"), Run("2", cite="hat-2020", href="#hat-2020"), Run(" in the cold."))
    sections = (specimen.words(), Section("nose", "flow", "nose", (), rich("Nose"), (Paragraph("drip", cited),)))
    data = built(sections=sections)
    assert [] == page.validate_pdf_bytes(data, profile=PROFILES[0]).failures
    runs = {run.text.strip(): run for run in text_runs(data)}
    number, before = runs["2"], runs["Noses drip"]
    assert (number.page, number.size) == (before.page, 9.5)
    assert number.size < before.size
    assert number.y > before.y
    with open_pdf(data) as pdf:
        (link,) = [one for one in pdf.pages[number.page - 1].Annots if "/Dest" in one]
        target = pdf.pages.index(pikepdf.Page(link.Dest[0])) + 1
        assert target == page_of(data, "Hats")
        assert str(link.Contents) == "2"
