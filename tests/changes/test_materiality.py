"""How much a change weighs, by the marks of the field that changed."""

from typing import Annotated

import pytest

from handouts.changes import materiality
from handouts.changes.differences import differences
from handouts.changes.model import Change
from handouts.content.model.base import IconId, Item, Node, Prose, SourceId, Spoken, Text
from handouts.content.model.marks import Editorial, Kept, Material


class Dose(Node):
    """A part of an item, one of whose fields says what it is."""

    name: Text
    colour: Prose | None = None
    icon: IconId = "info"


class Remedy(Item):
    """An item as somebody may add it tomorrow."""

    unmarked: Text | None = None
    chosen: str = ""
    prose: Prose | None = None
    spoken: Annotated[Spoken | None, Editorial()] = None
    does: Annotated[Text | None, Material("instruction")] = None
    dose: Annotated[Dose | None, Material("threshold")] = None
    found: Annotated[tuple[str, ...], Kept("reviewers")] = ()
    rests_on: tuple[SourceId, ...] = ()


def verdict(**fields):
    """Return how a change from the first value of each field to the second is judged."""
    before, after = (Remedy(id="r", **{name: pair[side] for name, pair in fields.items()}) for side in (0, 1))
    (found,) = (materiality.of_field(after, each) for each in differences(before, after))
    return found.what, found.weight


def test_a_field_that_nobody_has_marked_is_material():
    assert ("changed", "material") == verdict(unmarked=("Rest.", "Run."))
    assert ("changed", "material") == verdict(chosen=("left", "right"))


def test_a_mark_makes_other_words_editorial_but_no_other_number():
    assert ("wording", "editorial") == verdict(prose=("Rest.", "Run."))
    assert ("number", "material") == verdict(prose=("Rest 2 hours.", "Rest 3 hours."))
    assert ("wording", "editorial") == verdict(spoken=({"staff": "Rest."}, {"staff": "Run."}))


def test_punctuation_is_editorial_whatever_the_field():
    assert ("punctuation", "editorial") == verdict(unmarked=("Rest.", "Rest!"))
    assert ("punctuation", "editorial") == verdict(does=("Rest.", "Rest!"))


@pytest.mark.parametrize(
    ("field", "weighs"),
    [
        ("name", ("threshold", "material")),
        ("colour", ("wording", "editorial")),
        ("icon", ("look", "editorial")),
    ],
)
def test_the_innermost_mark_tells_and_what_has_none_is_as_what_holds_it(field, weighs):
    dose = {"name": "Small", "colour": "Red", "icon": "info"}
    assert weighs == verdict(dose=(dose, dose | {field: "other"}))


def test_what_is_kept_for_reviewers_and_what_names_a_source_is_no_news():
    assert ("sources", "editorial") == verdict(found=(["rest"], ["run"]))
    assert ("sources", "editorial") == verdict(rests_on=(["a"], ["b"]))


@pytest.mark.parametrize(("what", "train"), [("threshold", ("puls",)), ("schedule", ("puls",)), ("timing", ())])
def test_whatever_staff_work_by_they_learn_again_though_no_deck_prints_it(what, train):
    change = Change("puls", "fact", materiality.material(what), documents=("protokoll",))
    assert train == materiality.followed([change], (), ()).train
