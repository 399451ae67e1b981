from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from builders import CLINIC, GUIDES
from handouts.app import pipeline
from handouts.app.request import Request
from handouts.content.model.effects import Effect
from handouts.text.markup import plain
from inspectors.pptx import A, Deck

ASKED = Request(GUIDES, clinic=CLINIC)


@pytest.fixture(scope="module")
def found():
    return {one.id: one for one in pipeline.trace(ASKED)}


@pytest.fixture(scope="module")
def edition():
    return pipeline.compose(ASKED)[0]


def test_every_item_of_the_content_is_told_once_with_its_kind_and_sources(found, edition):
    items = list(edition.guide.nodes())
    assert list(found) == [item.id for item in items]
    assert {(one.id, one.must_tell, one.sources) for one in found.values()} == {
        (item.id, item.must_tell, item.sources) for item in items
    }
    kinds = Counter(one.kind for one in found.values())
    assert (kinds["effect"], kinds["check"]) == (
        len(edition.guide.effects.effects),
        len(edition.guide.monitoring.checks),
    )
    assert set() == {kind for kind in kinds if not re.fullmatch(r"[a-z]+(-[a-z]+)*", kind)}


def test_an_item_stands_in_its_file(found):
    for name, one in found.items():
        lines = Path(one.place.file).read_text("utf-8").splitlines()[one.place.line - 1 :]
        assert name in "\n".join(lines[:4])


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_words_of_each_effect_stand_on_its_pages_and_slides(found, edition, tmp_path):
    files = {one.document: one.data for one in pipeline.build(ASKED)[0]}
    (tmp_path / "a.pdf").write_bytes(files["einwilligung"])
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        pages = [squeezed(page.extract_text()) for page in pdf.pages]
    deck = Deck(files["einweisung"])
    slides = [squeezed("".join(each.text or "" for each in deck.xml(name).iter(A + "t"))) for name in deck.slides]
    told = 0
    modules = edition.guide.training.modules
    in_own_words = {name for module in modules for slide in module.slides for name in slide.handout}
    for item in edition.guide.effects.effects:
        assert isinstance(item, Effect)
        one = found[item.id]
        notice = squeezed(plain(edition.resolve(item.patient.notice)))
        for number in one.pages:
            told += notice in pages[number - 1]
        name = squeezed(plain(edition.resolve(item.staff.name)))
        shown = any(name in slides[n - 1] or notice in slides[n - 1] for n in one.slides)
        assert shown or not one.slides or item.id in in_own_words
    assert told


def test_each_must_tell_item_stands_on_a_page(found):
    assert [] == [one.id for one in found.values() if one.must_tell and not one.pages]


def test_an_item_stands_under_the_seals_of_its_documents(found):
    _, composed = pipeline.compose(ASKED)
    for one in found.values():
        for standing in one.documents:
            assert standing.seal == composed[standing.document].seal
            assert standing.numbers
