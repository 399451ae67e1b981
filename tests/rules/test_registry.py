from __future__ import annotations

import pytest

from handouts.rules import engine  # noqa: F401 (all rules are given)
from handouts.rules.registry import RULES, rule


def test_an_id_is_given_once():
    taken = next(iter(RULES))
    with pytest.raises(AssertionError, match=taken):
        rule(taken, "again", "error")(lambda _: iter(()))
