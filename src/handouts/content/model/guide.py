"""The Guide: every file of a guide's folder, and the index of all that has an id."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from handouts.content.model.base import Item, Node
from handouts.content.model.consent import Consent
from handouts.content.model.guide_file import Exposure, GuideFile
from handouts.content.model.items import (
    Action,
    Benefit,
    CallSign,
    Card,
    ChanceFigure,
    Check,
    Effect,
    Exclusion,
    ExclusionGroup,
    Fasting,
    KeyPoint,
    Lasting,
    Medicine,
    Option,
    Saying,
    Sign,
    Stage,
    Term,
    TimeLine,
    Topic,
)
from handouts.content.model.likelihoods import Studied
from handouts.content.model.references import Reference, References, Study
from handouts.content.model.training import Training
from handouts.content.model.visit import visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.model.facts import Status


class Effects(Node):
    """The file effects.yaml."""

    effects: tuple[Effect, ...]


class Safety(Node):
    """The file safety.yaml."""

    actions: tuple[Action, ...] = ()
    signs: tuple[Sign, ...] = ()
    calls: tuple[CallSign, ...] = ()
    """Signs at home for which the clinic is called."""
    sayings: tuple[Saying, ...] = ()
    groups: tuple[ExclusionGroup, ...] = ()
    """Of exclusions."""
    exclusions: tuple[Exclusion, ...] = ()


class Monitoring(Node):
    """The file monitoring.yaml."""

    checks: tuple[Check, ...]


class Expectations(Node):
    """The file expectations.yaml."""

    key_points: tuple[KeyPoint, ...] = ()
    topics: tuple[Topic, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    chances: tuple[ChanceFigure, ...] = ()
    lasting: tuple[Lasting, ...] = ()
    timelines: tuple[TimeLine, ...] = ()
    fasting: tuple[Fasting, ...] = ()
    medicines: tuple[Medicine, ...] = ()
    stages: tuple[Stage, ...] = ()
    options: tuple[Option, ...] = ()
    cards: tuple[Card, ...] = ()


class Glossary(Node):
    """The file glossary.yaml."""

    terms: tuple[Term, ...] = ()


class Guide(Node):
    """The whole guide, one field a file."""

    guide: GuideFile
    safety: Safety
    effects: Effects
    monitoring: Monitoring
    expectations: Expectations
    consent: Consent
    training: Training
    glossary: Glossary
    references: References

    def nodes(self) -> Iterator[Item]:
        """Yield every item that has an id, nested ones included, in the order of the files."""
        return iter(self.in_order)

    @cached_property
    def in_order(self) -> tuple[Item, ...]:
        """Every item that has an id: rules ask for them again and again."""
        files = (
            self.safety,
            self.effects,
            self.monitoring,
            self.expectations,
            self.consent,
            self.training,
            self.glossary,
        )
        return tuple(at.value for file in files for at in visit(file) if isinstance(at.value, Item))

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by its id."""
        return {item.id: item for item in self.nodes()}

    @cached_property
    def studies(self) -> dict[str, Study]:
        """Every study by its id."""
        return {study.id: study for study in self.references.studies}

    @cached_property
    def exposures(self) -> dict[str, Exposure]:
        """Every kind of exposure by its id."""
        return {exposure.id: exposure for exposure in self.guide.exposures}

    @cached_property
    def sources(self) -> dict[str, Reference]:
        """Every reference by its id."""
        return {reference.id: reference for reference in self.references.references}

    @cached_property
    def to_verify(self) -> dict[str, Status]:
        """How well facts, sources and figures were checked that nobody has verified, by their ids."""
        checked = [(name, fact.status) for name, fact in self.guide.facts.items()]
        checked += [(one.id, one.status) for one in self.references.references]
        for item in self.nodes():
            checked += [(item.id, figure.status) for figure in item.figures if isinstance(figure, Studied)]
        return {name: status for name, status in checked if status != "verified"}
