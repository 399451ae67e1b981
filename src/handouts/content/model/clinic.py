"""A clinic's own file: who it is, how to reach it, its local values, its own paragraphs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from handouts.content.model.base import Id, Line, Node, Texts
from handouts.content.model.facts import Value

Telephone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ().-]{1,24}$", strip_whitespace=True)]
Colour = Annotated[str, StringConstraints(pattern=r"^#?[0-9A-Fa-f]{6}$")]


class Telephones(Node):
    """Numbers to call; the emergency and crisis numbers are those of the clinic's country."""

    clinic: Telephone
    after_hours: Annotated[Telephone | None, Field(alias="after-hours")] = None
    emergency: Telephone
    crisis: Telephone
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
    logo: Annotated[str, StringConstraints(pattern=r"^[\w-]+\.(png|jpg|jpeg)$")] | None = None
    """A picture beside this file."""
    form_number: Annotated[str, StringConstraints(pattern=r"^[ -~]{1,24}$")] | None = None
    barcode: Annotated[str, StringConstraints(pattern=r"^[ -~]{1,24}$")] | None = None
    colours: dict[Literal["accent"], Colour] = {}
    facts: dict[Id, Value] = {}
    """Local values, each within the bounds that the guide gives."""
    own: dict[Id, Texts] = {}
    """Own paragraphs at the guide's named slots."""
