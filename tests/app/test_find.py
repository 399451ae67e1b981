from __future__ import annotations

import pytest

from builders import CLINIC, GUIDES
from handouts.app.find import find
from handouts.app.request import Request
from handouts.errors import UsageError

SHEET = Request(GUIDES, clinic=CLINIC, documents=("einwilligung",))
DECK = Request(GUIDES, clinic=CLINIC, documents=("einweisung",))


def line_of(file: str, words: str) -> int:
    text = (GUIDES / file).read_text("utf-8")
    return text[: text.index(words)].count("\n") + 1


SENTENCES = {
    "as it is printed": "Nicht kauen.",
    "in small letters, a part of it": "nicht kau",
    "with the number of a fact": "Das geht in 7 bis 10 Tage weg",
    "with other spaces and bold signs": "fragen  Sie **uns**",
    "with a slip": "Nur die Kiefer schlaft.",
}


@pytest.mark.parametrize("how", SENTENCES)
def test_a_sentence_leads_to_its_page_and_to_its_line(how):
    subject, found = find(SHEET, SENTENCES[how])
    assert subject is None
    assert found
    for text in found:
        assert text.document == "einwilligung"
        assert text.numbers
        assert text.place.line


def test_the_place_is_that_of_the_sentence_and_not_of_its_item():
    _, found = find(SHEET, "Nicht kauen.")
    place = found[0].place
    assert place.file.endswith("zahn/effects.yaml")
    assert place.line == line_of("zahn/effects.yaml", "do: Nicht kauen.")


def test_two_texts_copied_together_lead_to_both():
    _, found = find(SHEET, "Sie sind wach Nur der Kiefer schläft.")
    assert [text.text for text in found] == ["Sie sind wach", "Nur der Kiefer schläft."]


def test_an_id_is_told_with_what_it_covers_and_all_that_prints_it():
    subject, found = find(SHEET, "taub")
    assert (subject.id, subject.what, subject.sources) == ("taub", "effect", ("erfunden-eins",))
    assert "Nicht kauen." in [text.text for text in found]
    assert {text.item for text in found} == {"taub"}


def test_a_fact_leads_to_every_text_that_quotes_it():
    subject, found = find(SHEET, "wunde-zu")
    assert subject.what.startswith("fact, 7 to 10 day")
    assert "Das geht in 7 bis 10 Tage weg." in [text.text.replace("\N{NO-BREAK SPACE}", " ") for text in found]


def test_a_line_of_a_file_leads_to_what_prints_it():
    line = line_of("zahn/effects.yaml", "do: Nicht kauen.")
    for file in ("effects.yaml", "zahn/effects.yaml", str(GUIDES / "zahn/effects.yaml")):
        subject, found = find(SHEET, f"{file}:{line}")
        assert (subject.id, subject.place.line) == ("taub", line)
        assert [text.text for text in found] == ["Nicht kauen."]


def test_a_line_that_prints_no_words_leads_to_its_item():
    _, found = find(SHEET, f"effects.yaml:{line_of('zahn/effects.yaml', 'must_tell: true')}")
    assert "Meine Lippe ist taub" in [text.text for text in found]


def test_a_page_holds_what_stands_on_it_and_nothing_else():
    first = [text.text for text in find(SHEET, page=1)[1]]
    second = [text.text for text in find(SHEET, page=2)[1]]
    assert "Sie sind wach" in first
    assert "Sie sind wach" not in second
    assert second


def test_what_is_spoken_is_told_apart_from_what_is_shown():
    _, found = find(DECK, page=2)
    assert {text.counts for text in found} == {"slides"}
    assert {text.spoken for text in found} == {True, False}


NOTHING = {
    "an id like another": ("taup", "Did you mean `taub`?"),
    "a sentence like another": ("Nicht mit der Lippe kauen, bitte.", "The nearest that is printed: "),
    "a file like another": ("effekts.yaml:3", "Did you mean `effects.yaml`?"),
    "a line behind the last": ("effects.yaml:99999", "it ends with line"),
    "a line above all items": ("effects.yaml:1", "no item begins above"),
}


@pytest.mark.parametrize("what", NOTHING)
def test_what_is_not_found_is_told_with_what_is_near(what):
    words, hint = NOTHING[what]
    with pytest.raises(UsageError) as error:
        find(SHEET, words)
    assert hint in str(error.value)


def test_a_page_that_is_not_there_is_told():
    with pytest.raises(UsageError, match="no such page or slide"):
        find(SHEET, page=99)
