"""An author's photographs and drawings: refused where they cannot be shown, and part of what is approved."""

from __future__ import annotations

import io

import page
import pytest
from PIL import Image

from builders import CLINIC, drawn
from handouts.app import drawing, pipeline
from handouts.app.request import Request
from handouts.content.logos import MAX_PICTURE_PIXELS, read_picture
from handouts.errors import ContentError
from inspectors.pdf import tag_tree
from inspectors.pptx import Deck, properties, shapes

EXPECT, FILE = "zahn/expectations.yaml", "zahn/pictures/roentgen.jpg"
SAYS = "Fünf Zähne im Röntgenbild, der letzte ist der Weisheitszahn."


def asked(folder, *documents):
    return Request(folder.path, clinic=CLINIC, documents=documents)


def test_a_picture_that_is_not_there_is_told_where_its_file_is_named(folder):
    place = folder.spoil(EXPECT, "file: roentgen.jpg", "file: @@rontgen.jpg")
    (problem,) = folder.problems()
    assert (place, "Did you mean `roentgen.jpg`?") == (problem.location, problem.hint)
    assert "no file `rontgen.jpg` in pictures/" in problem.message


WRONG = {
    "nobody's": ('    credit: "Bild: erfunden"\n', "", "says whose it is"),
    "without words": (f"    says: {SAYS}\n", "", "`says` is missing"),
    "in too many words": (SAYS, "Ein Zahn. " * 26, "longer than 250 characters"),
    "in another folder": ("file: roentgen.jpg", "file: ../roentgen.jpg", "not the name of a .png or .jpg file"),
    "a vector drawing": ("file: roentgen.jpg", "file: roentgen.svg", "not the name of a .png or .jpg file"),
}


@pytest.mark.parametrize(("old", "new", "found"), WRONG.values(), ids=WRONG.keys())
def test_a_picture_has_a_file_words_and_an_owner(folder, old, new, found):
    folder.rewrite(EXPECT, old, new)
    (problem,) = folder.problems()
    assert found in problem.message
    assert problem.location.line


def test_a_file_that_is_no_picture_is_told_where_it_is_named_whatever_is_built(folder):
    folder.write(FILE, b"<svg/>")
    with pytest.raises(ContentError) as caught:
        drawing.check_pictures(folder.load())
    (problem,) = caught.value.problems
    assert problem.location.file.endswith("expectations.yaml")
    assert problem.location.line
    assert "no picture in PNG or JPEG" in problem.message


def test_what_a_picture_shows_is_part_of_what_is_approved_and_of_the_recipe(folder):
    def made():
        edition, composed = pipeline.compose(asked(folder, "einwilligung", "einweisung", "merkblatt"))
        digests, theme = drawing.inputs(edition.content), drawing.theme_of(edition)
        return {
            name: (one.seal.code, drawing.recipe_of(asked(folder), edition, one, theme, digests))
            for name, one in composed.items()
        }

    before = made()
    Image.new("RGB", (20, 10), "white").save(folder.path / FILE)
    after = made()
    assert {"einwilligung", "einweisung"} == {name for name in before if before[name][0] != after[name][0]}
    assert {"einwilligung", "einweisung"} <= {name for name in before if before[name][1] != after[name][1]}


def test_handout_and_deck_show_it_with_its_words(folder, unjudged):
    made = drawn(asked(folder, "einwilligung", "einweisung"))
    tags = tag_tree(made["einwilligung"])
    assert SAYS in tags
    lines = [line.strip() for line in tags.split("\n")]
    at = next(number for number, line in enumerate(lines) if line.startswith("Sect #bild-roentgen"))
    assert ["Figure", "Caption"] == [line.split()[0] for line in lines[at + 1 : at + 3]]
    deck = Deck(made["einweisung"])
    said = [properties(shape).get("descr") for slide in deck.slides for shape in shapes(deck.xml(slide))]
    assert 1 == said.count(SAYS)
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert [] == [str(one) for one in page.validate_pdf_bytes(made["einwilligung"], profile=profile).failures]


def saved(image, **how):
    out = io.BytesIO()
    image.save(out, "JPEG", **how)
    return out.getvalue()


def test_a_photograph_is_published_as_it_came_or_as_large_as_it_is_printed(tmp_path):
    path = tmp_path / "photo.jpg"
    turned = Image.Exif()
    turned[0x0112] = 6
    path.write_bytes(saved(Image.new("RGB", (2_000, 1_500), "white"), comment=b"Somebody"))
    kept = read_picture(path)
    assert (True, (2_000, 1_500)) == (kept.is_jpeg, kept.image.size)
    assert b"Somebody" not in kept.data
    path.write_bytes(saved(Image.new("RGB", (4_000, 3_000), "white"), exif=turned))
    small = read_picture(path)
    assert (False, (900, 1_200)) == (small.is_jpeg, small.image.size)
    assert not Image.open(io.BytesIO(small.data)).getexif()
    path.write_bytes(saved(Image.new("L", (10_000, MAX_PICTURE_PIXELS // 10_000 + 1))))
    with pytest.raises(ContentError, match="10,000 x 6,001 pixels, more than 60,000,000"):
        read_picture(path)
