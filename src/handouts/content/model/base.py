"""What every part of the content is made of: ids, texts for the two audiences, and strict frozen nodes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from handouts.content.markup import Markup, MarkupError, parse

Id = Annotated[
    str,
    Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=60, description="a name in small letters, digits and hyphens"),
]


@dataclass(frozen=True, slots=True)
class To:
    """Marks an id as the name of something else; the loader checks that it exists."""

    kind: str


FactId = Annotated[Id, To("fact")]
DurationId = Annotated[Id, To("duration")]
"""A fact in minutes, hours, days or weeks."""
SourceId = Annotated[Id, To("source")]
StudyId = Annotated[Id, To("study")]
ExposureId = Annotated[Id, To("exposure")]
PeriodId = Annotated[Id, To("period")]
IconId = Annotated[Id, To("icon")]
CheckId = Annotated[Id, To("check")]
EffectId = Annotated[Id, To("effect")]

_HIDDEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
_JOINERS = "\u200c\u200d\u00ad"  # Persian, Indic and soft hyphens need them


def _clean(text: str) -> str:
    """Return the text normalised (NFC), white space folded; refuse characters that cannot be seen."""
    text = re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFC", text)).strip()
    for char in text:
        if unicodedata.category(char) in _HIDDEN and char not in _JOINERS:
            raise ValueError(f"the hidden character U+{ord(char):04X} stands in the text; delete it")
    if not text:
        raise ValueError("the text is empty")
    return text


Line = Annotated[str, Field(max_length=500), AfterValidator(_clean)]
"""Plain text without markup: a name, an address, a unit."""


class _TextType:
    """Tells pydantic how a string of the content becomes a Markup."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.read, core_schema.str_schema(max_length=2000))

    @staticmethod
    def read(text: str) -> Markup:
        try:
            return parse(_clean(text))
        except MarkupError as error:
            raise ValueError(str(error)) from None


Text = Annotated[
    Markup,
    _TextType,
    WithJsonSchema({"type": "string", "description": "text; **strong**, {fact}, [label](https://...)"}),
]
"""A sentence or paragraph in the inline markup."""

Texts = tuple[Text, ...]


class Node(BaseModel):
    """A part of the content: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, defer_build=True)


class Said(Node):
    """One thing said to each audience in its own words."""

    patient: Text
    staff: Text


CoverId = Annotated[str, Field(pattern=r"^[A-Z]{1,2}[0-9]{2,3}$")]
CoverPath = Annotated[str, Field(pattern=r"^[a-z_]+(\.[a-z_]+|\.[0-9]+)*$")]


class Item(Node):
    """Something with an id of its own that documents can show and reviewers can name."""

    id: Id
    must_tell: bool = False
    """Whether every patient must be told; such an item stands in both documents and no clinic can drop it."""
    sources: tuple[SourceId, ...] = ()
    """Ids from references.yaml."""
    covers: dict[CoverId, CoverPath] = {}
    """Elements of standards that the item covers, each with the field whose sentence does it: `patient.do`."""
