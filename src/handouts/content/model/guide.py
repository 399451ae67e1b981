"""The Guide: every file of its folder, guide.yaml first, and the index of all that has an id; and a clinic."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import Field, model_validator

from handouts.content.model.base import Day, Id, Item, Line, Node, Spoken, Text, Texts, form
from handouts.content.model.checks import Check, Fasting, Medicine, Stage, TimeLine
from handouts.content.model.course import Training
from handouts.content.model.documents import Document, HandoutDocument, Section
from handouts.content.model.effects import Benefit, Card, ChanceFigure, Effect, KeyPoint, Lasting, Option, Term, Topic
from handouts.content.model.facts import Fact, Value
from handouts.content.model.likelihoods import Studied
from handouts.content.model.marks import HELD, Kept, Look, Quotable, quotable, visit_content
from handouts.content.model.references import Reference, References, Study
from handouts.content.model.safety import Action, CallSign, Consent, Exclusion, ExclusionGroup, Saying, Sign
from handouts.content.model.settings import GuideWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.model.facts import Verification


class Period(Node):
    """A stretch of the course in which effects come and checks are made."""

    id: Id
    name: Text
    """As staff read it."""


class Exposure(Node):
    """A kind of exposure that figures come from, as staff read it."""

    id: Id
    name: Spoken


class Role(Node):
    """Someone whose approval a document needs."""

    id: Id
    name: Line


class RuleException(Node):
    """A rule that does not hold somewhere, and why."""

    rule: Annotated[str, form(r"^[A-Z][0-9]{3}$", "the id of a rule, like E213")]
    at: Id
    """The item, fact, source or document in which it finds nothing."""
    why: Annotated[Line, Kept("authors")]


Version = Annotated[str, form(r"^[0-9]+\.[0-9]+(?:\.[0-9]+)?$", "a version like 1.0 or 1.0.2", 20)]
Language = Annotated[str, form(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$", "a language like en-US or pt")]


class GuideFile(Node):
    """The file guide.yaml."""

    id: Id
    version: Version
    date: Day
    review_by: Day
    """After this day the documents must not be used."""
    language: Language = "en-US"
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    """Who must approve before a document stops being a draft."""
    exposures: tuple[Exposure, ...] = ()
    periods: Annotated[tuple[Period, ...], Field(min_length=1)]
    facts: dict[Id, Fact] = {}
    documents: Annotated[dict[Id, Document], Field(min_length=1)]
    standards: Annotated[tuple[Id, ...] | None, HELD] = None
    """Those of the folder's lists that it is held against, besides its own; left out, all of them."""
    exceptions: Annotated[tuple[RuleException, ...], HELD] = ()
    """From the rules of `handouts check`, each with its reason."""

    def sections(self, document: HandoutDocument) -> tuple[Section, ...]:
        """Return what a handout shows: its own sections, or the one of another that it shows alone, with its back."""
        if document.sections:
            return document.sections
        handouts = [other for other in self.documents.values() if isinstance(other, HandoutDocument)]
        return next((shown for other in handouts if (shown := other.sheet_of(document.alone))), ())

    def given_with(self, document: Document) -> dict[str, HandoutDocument]:
        """Return the handouts that whoever gets a document gets as well, by their names."""
        handouts = {
            name: document for name, document in self.documents.items() if isinstance(document, HandoutDocument)
        }
        return {
            name: handout
            for name, handout in handouts.items()
            if self.documents.get(handout.given_with or "") is document
        }

    @model_validator(mode="after")
    def _given_with_one_that_is_given(self) -> GuideFile:
        for name, document in self.documents.items():
            main = self.documents.get(document.given_with or "") if isinstance(document, HandoutDocument) else None
            if isinstance(main, HandoutDocument) and (main.given_with or main is document):
                raise ValueError(f"`{name}` is given with a handout that is itself given with another, or with itself")
        return self

    @model_validator(mode="after")
    def _reviewed_later(self) -> GuideFile:
        if self.review_by <= self.date:
            raise ValueError("`review_by` must be a later day than `date`")
        return self


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
        return tuple(at.value for file in files for at in visit_content(file) if isinstance(at.value, Item))

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
    def to_verify(self) -> dict[str, Verification]:
        """How well facts, sources and figures were checked that nobody has verified, by their ids."""
        checked = [(name, fact.status) for name, fact in self.guide.facts.items()]
        checked += [(reference.id, reference.status) for reference in self.references.references]
        for item in self.nodes():
            checked += [(item.id, figure.status) for figure in item.figures if isinstance(figure, Studied)]
        return {name: status for name, status in checked if status != "verified"}


Telephone = Annotated[str, form(r"^\+?[0-9(][0-9 ().-]{1,24}$", "a telephone number")]
Colour = Annotated[str, form(r"^#?[0-9A-Fa-f]{6}$", "a colour in six signs like 0B5563")]
Picture = Annotated[
    str, form(r"^[\w-]+\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg])$", "the name of a .png or .jpg file beside this one")
]
Printed = Annotated[str, form(r"^[!-~]([ -~]{0,22}[!-~])?$", "a text of at most 24 plain letters, digits and signs")]


class Telephones(Node):
    """Numbers to call; the emergency and crisis numbers are those of the clinic's country."""

    clinic: Annotated[Telephone, Quotable("telephone", "telephone")]
    after_hours: Annotated[
        Telephone | None, Field(alias="after-hours"), Quotable("after-hours", "telephone", instead="telephone")
    ] = None
    emergency: Annotated[Telephone, Quotable("emergency", "telephone")]
    crisis: Annotated[Telephone | None, Quotable("crisis", "telephone")] = None
    """May be left out where the guide does not name it."""
    crisis_name: Annotated[Line | None, Quotable("crisis-name", instead="crisis")] = None


class ClinicWord(NamedTuple):
    """A clinic's word that texts can quote: the field that holds it, what it says (nothing if left out), its mark."""

    field: str
    text: str
    mark: Quotable

    @property
    def blank(self) -> str:
        """What stands in its place where no clinic is meant: `{hours}`."""
        return f"{{{self.field}}}"


class Clinic(Node):
    """The file clinics/NAME.yaml."""

    name: Annotated[Line, Quotable("")]
    sample: bool = False
    """A sample clinic: its pages say that they are not for patients."""
    address: Annotated[Line, Quotable("address")]
    telephones: Telephones
    hours: Annotated[Line, Quotable("hours")]
    clinician: Line | None = None
    """The person responsible for treatment, when it is always the same one."""
    logo: Annotated[Picture | None, Look()] = None
    """A picture beside this file."""
    form_number: Printed | None = None
    barcode: Printed | None = None
    colours: Annotated[dict[Literal["accent"], Colour], Look()] = {}
    facts: dict[Id, Value] = {}
    """Local values, each within the bounds that the guide gives."""
    own: dict[Id, Texts] = {}
    """Own paragraphs at the guide's named slots."""
    guides: dict[Id, GuideWords] = {}
    """The same by the guide's name, where several guides are in the folder; once loaded it is empty."""

    @classmethod
    def parts(cls) -> set[str]:
        """Return what can stand behind the dot of `{clinic.part}`; an empty part is `{clinic}` itself."""
        return {mark.part for model in (cls, Telephones) for mark in quotable(model).values()}

    @property
    def words(self) -> dict[str, ClinicWord]:
        """What texts can quote, by its part."""
        return {mark.part: ClinicWord(name, getattr(node, name) or "", mark)
                for node in (self, self.telephones) for name, mark in quotable(type(node)).items()}  # fmt: skip

    def quote(self, part: str) -> str:
        """Return what `{clinic.part}` stands for; an empty string where the clinic has left it out."""
        word = self.words[part]
        return word.text or (self.quote(word.mark.instead) if word.mark.instead else "")

    def blanked(self) -> Clinic:
        """Return the clinic with a blank in the place of each word that can be quoted, and without local values."""
        numbers = {name: f"{{{name}}}" for name in quotable(Telephones)}
        words = {name: f"{{{name}}}" for name in quotable(Clinic)}
        telephones = self.telephones.model_copy(update=numbers)
        return self.model_copy(update={**words, "telephones": telephones, "facts": {}})
