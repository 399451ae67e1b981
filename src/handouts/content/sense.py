"""What names alone cannot tell: that there are words for what the guide counts in, and names for whom it compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.model.facts import Change
from handouts.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.loader import Content
    from handouts.content.model.facts import Unit
    from handouts.content.source import Path_


def problems(content: Content) -> Iterator[Problem]:
    """Yield units without words, and chances compared with people whom their study does not name."""
    units, words = _units(content), content.trees["phrases"]
    for unit in sorted(units.keys() - content.phrases.units.keys()):
        file, path = units[unit]
        hint = f"Used first at {content.trees[file].place(path)}. Add a line `{unit}: {{other: ...}}`."
        yield Problem(words.place(("units",)), f"no words for the unit `{unit}`", hint)
    expectations = content.trees["expectations"]
    benefits = {benefit.id: at for at, benefit in enumerate(content.guide.expectations.benefits)}
    for chance in content.guide.expectations.chances:
        at = benefits[chance.benefits[0]]
        figure = content.guide.expectations.benefits[at].likelihood
        alone = len(chance.benefits) == 1 and figure.comparison is not None
        if alone and content.guide.studies[figure.study].comparator is None:
            place = expectations.place(("benefits", at, "likelihood", "comparison"))
            hint = "Add `comparator:` to the study in references.yaml."
            yield Problem(place, f"the study `{figure.study}` does not say with whom it compares", hint)


def _units(content: Content) -> dict[Unit, tuple[str, Path_]]:
    """Return each unit that the guide uses, with the first place where it stands."""
    found: dict[Unit, tuple[str, Path_]] = {}
    for name, fact in content.guide.guide.facts.items():
        found.setdefault(fact.unit, ("guide", ("facts", name, "unit")))
    for at, effect in enumerate(content.guide.effects.effects):
        for nth, figure in enumerate(effect.likelihoods):
            if isinstance(figure, Change):
                found.setdefault(figure.unit, ("effects", ("effects", at, "likelihoods", nth, "unit")))
    return found
