from __future__ import annotations

import pytest

from builders import CLINIC, GUIDES, Folder, drawn
from handouts.app.folder import changed_words, leftovers, slide_counts
from handouts.app.request import Request


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """Handout and deck of the second guide, before and after two words were added to one text."""
    folder = Folder.copied(tmp_path_factory.mktemp("folder") / "content")
    asked = Request(folder.path, clinic=CLINIC, documents=("einwilligung", "einweisung"))
    before = drawn(asked)
    folder.rewrite("zahn/effects.yaml", "do: Nicht kauen.", "do: Nicht kauen und rauchen.")
    return before, drawn(asked)


def test_a_changed_text_is_told_with_its_pages_and_the_number_of_words(pair):
    before, after = (side["einwilligung"] for side in pair)
    told = changed_words(before, after)
    assert told.startswith("page")
    assert "changed, 3 words in, 1 word out" in told


def test_of_a_deck_the_slides_are_counted_and_named(pair):
    before, after = (side["einweisung"] for side in pair)
    assert slide_counts(b"", after).endswith(" slides")
    assert slide_counts(before, after).endswith(" slides")
    assert changed_words(before, after).startswith("slide")


def test_another_code_alone_is_no_change_of_words(pair):
    before, _ = pair
    assert changed_words(before["einwilligung"], before["einwilligung"]) == ""


def test_a_file_that_cannot_be_read_tells_nothing_of_what_changed(pair):
    _, after = pair
    for broken in (b"PK", b"%PDF-1.7 torn", b"no document"):
        assert changed_words(broken, after["einwilligung"]) == ""
        assert slide_counts(broken, after["einweisung"]).endswith(" slides")


def test_a_document_of_words_that_are_no_more_is_named_and_nothing_else(pair, tmp_path):
    before, after = pair
    (tmp_path / "alt.pdf").write_bytes(after["einwilligung"])
    (tmp_path / "zahn-einwilligung.hafen.a4.pdf").write_bytes(before["einwilligung"])
    (tmp_path / "foreign.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "notes.txt").write_text("of somebody")
    asked = Request(GUIDES, clinic=CLINIC)
    assert list(leftovers(asked, tmp_path, set())) == ["alt.pdf"]
    assert list(leftovers(asked, tmp_path, {"alt.pdf"})) == []
    assert list(leftovers(asked, tmp_path / "none", set())) == []
