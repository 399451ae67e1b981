"""clinics/NAME.yaml: a clinic, and its words that texts quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from handouts.content.model.base import Id, Line, Node, Texts, Url, form
from handouts.content.model.country import CountryId
from handouts.content.model.facts import Value
from handouts.content.model.marks import Look, Quotable, quotable
from handouts.content.model.settings import GuideWords
from handouts.content.model.telephones import Telephones, Way, all_ways
from handouts.text.dialling import digits
from handouts.text.markup import Run

if TYPE_CHECKING:
    from handouts.content.model.country import Country
    from handouts.content.model.telephones import Teller
    from handouts.text.markup import RichText

Colour = Annotated[str, form(r"^#?[0-9A-Fa-f]{6}$", "a colour in six signs like 0B5563")]
Picture = Annotated[
    str, form(r"^[\w-]+\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg])$", "the name of a .png or .jpg file beside this one")
]
Email = Annotated[str, form(r"^[^\s@<>]+@[^\s@<>]+\.[A-Za-z]{2,}$", "an email address")]
Printed = Annotated[str, form(r"^[!-~]([ -~]{0,22}[!-~])?$", "a text of at most 24 plain letters, digits and signs")]


CRISIS_PARTS = {"crisis-reach", "crisis-ways", "crisis-hours"}
"""What is made of the crisis lines: how to reach the first, how to reach each, when the first answers."""


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
    country: CountryId | None = None
    """The country whose numbers, words and paper are its own: `us`, `uk`, and so on, as in `countries/`."""
    telephones: Telephones
    hours: Annotated[Line, Quotable("hours")]
    email: Email | None = None
    web: Url | None = None
    """Both are printed where the clinic's numbers are."""
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
        return {mark.part for model in (cls, Telephones) for mark in quotable(model).values()} | CRISIS_PARTS

    @property
    def words(self) -> dict[str, ClinicWord]:
        """What texts can quote as it is written, by its part; of numbers the first."""
        found = {}
        for node in (self, self.telephones):
            for name, mark in quotable(type(node)).items():
                value = getattr(node, name)
                first = (value[0].number if value else "") if isinstance(value, tuple) else value
                found[mark.part] = ClinicWord(name, first or "", mark)
        return found

    def said(self, part: str, by: Teller) -> RichText:
        """Return what `{clinic.part}` stands for; nothing where the clinic has left it out."""
        numbers = self.telephones
        match part:
            case "crisis-reach":
                return numbers.crisis[0].reach(by)
            case "crisis-ways":
                return all_ways(numbers.crisis, by)
            case "crisis-hours":
                hours = numbers.crisis[0].hours
                return (Run(hours),) if hours else by.fill(by.phrases.telephones.any_hour)
        word = self.words[part]
        if not word.text:
            return self.said(word.mark.instead, by) if word.mark.instead else ()
        ways = getattr(numbers, word.field, None)
        return ways[0].printed(by) if isinstance(ways, tuple) else (Run(word.text),)

    def in_country(self, country: Country | None) -> Clinic:
        """Return the clinic with the country's numbers where it has none of its own.

        A number of the country's that the clinic wrote as a plain text takes what it takes.
        """
        if country is None:
            return self
        own, known = self.telephones, {digits(way.number): way for way in country.ways if way.number}
        filled = {
            name: tuple(known.get(digits(way.number or ""), way) if way.is_plain else way for way in getattr(own, name))
            or getattr(country, name)
            for name in ("emergency", "crisis")
        }
        named = own.crisis_name or next((way.name for way in filled["crisis"][:1]), None)
        return self.model_copy(update={"telephones": own.model_copy(update={**filled, "crisis_name": named})})

    def blanked(self) -> Clinic:
        """Return the clinic with a blank in the place of each word that can be quoted, and without local values."""
        blanks: dict[str, Any] = {name: f"{{{name}}}" for name in quotable(Clinic)}
        numbers: dict[str, Any] = {name: f"{{{name}}}" for name in quotable(Telephones)}
        for name, blank in numbers.items():
            ways = getattr(self.telephones, name)
            if isinstance(ways, tuple):
                first = ways[0] if ways else Way(number="00")
                numbers[name] = (Way.model_construct(number=blank, takes=first.takes, word=first.word),)
        telephones = self.telephones.model_copy(update=numbers)
        return self.model_copy(update={**blanks, "telephones": telephones, "facts": {}})
