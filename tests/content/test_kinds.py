from __future__ import annotations

from typing import get_args

from handouts.content.kinds import families
from handouts.content.model.blocks import ConsentKind
from handouts.content.model.likelihoods import Likelihood

BLOCKS, SLIDES, FIGURES = families()


def kind(family, name):
    (found,) = [one for one in family.kinds if one.name == name]
    return found, {takes.key: takes for takes in found.takes}


def test_every_kind_is_listed_and_says_what_it_is():
    assert {"topics", "record", "own", *get_args(ConsentKind)} <= {one.name for one in BLOCKS.kinds}
    assert {"bullets", "flow", "told"} <= {one.name for one in SLIDES.kinds}
    assert len(get_args(get_args(Likelihood)[0])) == len(FIGURES.kinds)
    assert all(one.says and one.says[0].isupper() for family in families() for one in family.kinds)


def test_how_many_of_what_is_told():
    _, takes = kind(SLIDES, "bullets")
    assert ("1 to 6 of: text", True) == (takes["points"].what, takes["points"].needed)
    assert ("the id of an icon", True) == (takes["icon"].what, takes["icon"].needed)
    assert not takes["remember"].needed
    assert "1 to 12" in kind(BLOCKS, "notes")[1]["lines"].what
    assert "row | pair | wide" == kind(BLOCKS, "cards")[1]["look"].what
    assert kind(BLOCKS, "effects")[1]["groups"].what.endswith("keys: study, effects")
