"""Functions that register themselves by class: found in whichever module they stand, and none is forgotten."""

from __future__ import annotations

import sys
from typing import get_args

import pytest

from handouts.compose.context import composes, composes_slide
from handouts.content.model import blocks, slides
from handouts.dispatch import ByClass
from handouts.outline import handout, leaves
from handouts.render.pdf.blocks.builder import draws

DRAWN = sorted(
    {
        kind
        for module in (handout, leaves)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, leaves.Block) and kind is not leaves.Block
    },
    key=str,
)
WRITTEN = get_args(get_args(blocks.Block)[0])


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Return a package with a table of its own, and a module that registers a function in it."""
    folder = tmp_path / "kinds_of_number"
    folder.mkdir()
    (folder / "__init__.py").write_text(
        "from handouts.dispatch import ByClass\ndoubled = ByClass[object](__name__)\n", encoding="utf-8"
    )
    (folder / "whole.py").write_text(
        "from kinds_of_number import doubled\n\n\n@doubled(int)\ndef twice(number):\n    return 2 * number\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    yield "kinds_of_number"
    for name in [name for name in sys.modules if name.startswith("kinds_of_number")]:
        del sys.modules[name]


def test_a_function_is_found_though_nobody_imported_its_module(package):
    doubled = __import__(package).doubled
    assert f"{package}.whole" not in sys.modules
    assert 42 == doubled.of(21)(21)


def test_a_class_without_a_function_is_told(package):
    with pytest.raises(KeyError, match="str"):
        __import__(package).doubled.of("21")


def test_one_class_has_one_function():
    table = ByClass[object](__name__)
    table(int)(abs)
    with pytest.raises(AssertionError, match="int"):
        table(int)(abs)


@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.__name__)
def test_every_block_of_a_handout_is_drawn(kind):
    assert draws.of(object.__new__(kind))


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.__name__)
def test_every_block_of_a_guide_is_composed(kind):
    assert composes.of(kind.model_construct())


@pytest.mark.parametrize("kind", get_args(get_args(slides.Slide)[0]), ids=lambda kind: kind.__name__)
def test_every_slide_of_a_course_is_composed(kind):
    assert composes_slide.of(kind.model_construct())


def test_these_are_all_the_blocks():
    assert {kind.__name__ for kind in leaves.Block.__subclasses__()} == {kind.__name__ for kind in DRAWN}
