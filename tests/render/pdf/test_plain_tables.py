"""The table of a topic, by the bytes of its file: tags, the head on every page, columns as words need them."""

from __future__ import annotations

from dataclasses import replace

import page
import pytest

from handouts.errors import ContentError
from handouts.outline.handout import Row, RowGroup, Table, TextCell
from handouts.render.pdf.handout import render
from handouts.theme.look import Format, load_theme
from inspectors.pdf import tag_tree, text_runs
from specimens import handout as specimen

HEAD = ("When", "What you take", "Why")


def built(rows, head=HEAD, *, named=True, **how) -> bytes:
    made = tuple(
        Row(
            f"plan/row-{at}",
            tuple(TextCell((specimen.rich(text),), header=named and not x) for x, text in enumerate(row)),
        )
        for at, row in enumerate(rows, 1)
    )
    table = Table("plan/table", "plain", tuple(map(specimen.rich, head)), (RowGroup((), made),))
    outline = specimen.outline(sections=(replace(specimen.more(), blocks=(table,)),))
    return render(outline, specimen.seal(), load_theme(), Format(**how))


LONG = [(f"Day {at}", "One pill with a glass of water, sitting up", "It calms the nose") for at in range(1, 60)]


@pytest.mark.parametrize("how", [{}, {"paper": "a4"}, {"large": True}], ids=["letter", "a4", "large"])
@pytest.mark.parametrize("named", [True, False])
def test_a_table_over_pages_conforms(how, named):
    data = built(LONG, named=named, **how)
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert [] == [str(failure) for failure in page.validate_pdf_bytes(data, profile=profile).failures]


def test_each_column_and_each_named_row_has_its_title_and_the_head_is_read_once():
    tags = tag_tree(built(LONG))
    assert (3, 59) == (tags.count("scope=Column"), tags.count("scope=Row"))
    assert 0 == tag_tree(built(LONG, named=False)).count("scope=Row")
    assert 1 == tags.count("'What you take'")
    pages = {run.page for run in text_runs(built(LONG)) if run.text.startswith("Day ")}
    assert pages == {run.page for run in text_runs(built(LONG)) if run.text == "What you take"}
    assert len(pages) > 1


def test_a_column_is_as_wide_as_its_words_need():
    rows = [("A", "Short", "Here stands a sentence that is much longer than all that stands before it in this row")]
    runs = text_runs(built(rows * 2))
    when, what, why = (next(run.x for run in runs if run.text.startswith(word[:4].strip())) for word in HEAD)
    assert why - what < load_theme().handout.papers["letter"].width / 3
    assert what > when


def test_words_that_have_no_room_beside_each_other_are_an_error_at_their_table():
    word = "Donaudampfschifffahrtsgesellschaft"
    with pytest.raises(ContentError, match="longest words of 4 columns have no room") as caught:
        built([(word,) * 4] * 2, (word,) * 4)
    assert "plan/table" == caught.value.problems[0].location.file
