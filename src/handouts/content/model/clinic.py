"""A clinic's own file: who it is, how to reach it, its local values, its own paragraphs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handouts.content.model.base import Id, Line, Node, Texts, form
from handouts.content.model.facts import Value
from handouts.content.model.marks import Look

Telephone = Annotated[str, form(r"^\+?[0-9(][0-9 ().-]{1,24}$", "a telephone number")]
Colour = Annotated[str, form(r"^#?[0-9A-Fa-f]{6}$", "a colour in six signs like 0B5563")]
Picture = Annotated[
    str, form(r"^[\w-]+\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg])$", "the name of a .png or .jpg file beside this one")
]
Printed = Annotated[str, form(r"^[!-~]([ -~]{0,22}[!-~])?$", "a text of at most 24 plain letters, digits and signs")]


class Telephones(Node):
    """Numbers to call; the emergency and crisis numbers are those of the clinic's country."""

    clinic: Telephone
    after_hours: Annotated[Telephone | None, Field(alias="after-hours")] = None
    emergency: Telephone
    crisis: Telephone | None = None
    """May be left out where the guide does not name it."""
    crisis_name: Line | None = None


class Clinic(Node):
    """The file clinics/NAME.yaml."""

    name: Line
    sample: bool = False
    """A sample clinic: its pages say that they are not for patients."""
    address: Line
    telephones: Telephones
    hours: Line
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
