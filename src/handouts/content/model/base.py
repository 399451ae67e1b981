"""What every part of the content is made of: ids, texts for the two audiences, and strict frozen nodes."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from handouts.content.model.marks import STAFF, Editorial, Kept, Look, Material, To
from handouts.text.addresses import web_target
from handouts.text.markup import Markup, MarkupError, Words, parse
from handouts.yamlfile.hints import char_name, hidden

MARKUP: Literal["markup"] = "markup"
"""The type of error of a text whose markup is left open."""
FORMS: dict[str, str] = {}
"""What the patterns of `form` stand for, in words for people."""


def form(pattern: str, words: str, most: int = 200) -> StringConstraints:
    """Return a constraint on a short text; `words` say what it is: `a version like 1.0`."""
    FORMS[pattern] = words
    return StringConstraints(pattern=pattern, max_length=most)


Id = Annotated[str, form(r"^[a-z][a-z0-9-]*$", "a name in small letters, digits and hyphens, a letter first", 60)]
Url = Annotated[str, Field(max_length=2000), AfterValidator(web_target)]


FactId = Annotated[Id, To("fact")]
DurationId = Annotated[Id, To("duration")]
"""A fact in minutes, hours, days or weeks."""
IntervalId = Annotated[Id, To("interval")]
"""A fact in time of any length, or in sessions."""
SourceId = Annotated[
    Id,
    To("source"),
    WithJsonSchema({"type": "string", "pattern": r"^([a-z][a-z0-9-]*|\{country\.[a-z-]+\})$", "maxLength": 60}),
]
"""A reference; in a file, `{country.word}` stands for those of a word that is said by country."""
StudyId = Annotated[Id, To("study")]
ExposureId = Annotated[Id, To("exposure")]
PeriodId = Annotated[Id, To("period")]
IconId = Annotated[Id, To("icon"), Look()]
CheckId = Annotated[Id, To("check")]
EffectId = Annotated[Id, To("effect")]

_NUMBER = re.compile(r"-?[0-9]{1,7}(?:\.[0-9]{1,4})?")
_WHOLE = re.compile(r"-?[0-9]{1,7}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def number(value: Any) -> Decimal:
    """Read a number as people write it: digits, with a point for decimals; nothing absurdly long."""
    if not isinstance(value, str) or not _NUMBER.fullmatch(value.strip()):
        raise ValueError("this is not a number; write digits, with a point for decimals")
    return Decimal(f"{Decimal(value.strip()).normalize():f}") + 0  # `1.0` is 1, and takes the plural of 1


def _whole(value: Any) -> int:
    if not isinstance(value, str) or not _WHOLE.fullmatch(value.strip()):
        raise ValueError("this is not a whole number")
    return int(value)


def _day(value: Any) -> dt.date:
    if not isinstance(value, str) or not _DAY.fullmatch(value.strip()):
        raise ValueError("this is not a date; write year, month and day like 2026-06-02")
    try:
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        raise ValueError("there is no such day") from None


Number = Annotated[Decimal, BeforeValidator(number)]
_Digits = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,7}$")]
Whole = Annotated[int, BeforeValidator(_whole, json_schema_input_type=int | _Digits)]
Day = Annotated[dt.date, BeforeValidator(_day)]


_PLAIN_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011", "-"),  # hyphens
        "\u2012": "\u2013",  # a dash as wide as a digit
        **dict.fromkeys("\u2007\u202f", "\u00a0"),  # spaces that are not parted
        **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000", " "),
        **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},  # ligatures
        "\u00b5": "\u03bc",
        "\u00ad": None,
    }
)
"""What word processors write, and the sign by which it is found when a reader types it."""
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_JOINERS = re.compile(f"(?<=[{_LATIN}])[\u200c\u200d]+|[\u200c\u200d]+(?=[{_LATIN}])")
"""Signs that shape Persian and Indic letters, and are lost among Latin ones."""


def _clean(text: str) -> str:
    """Return the text normalised (NFC), its spaces, hyphens and ligatures as they are typed, white space folded.

    Raises ValueError for characters that cannot be seen.
    """
    text = _JOINERS.sub("", unicodedata.normalize("NFC", text).translate(_PLAIN_SIGNS))
    text = re.sub(r"[ \t\r\n]+", " ", text).strip()
    for char in sorted(hidden(text)):
        raise ValueError(f"the text contains a hidden character ({char_name(char)}); delete it")
    if not _seen(text):
        raise ValueError("a text is needed")
    return text


def _seen(text: str) -> bool:
    """Return whether anything of a text can be seen."""
    return any(unicodedata.category(char)[0] not in "ZC" for char in text)


PictureFile = Annotated[str, form(r"^[\w-]+\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg])$", "the name of a .png or .jpg file")]
Line = Annotated[str, Field(max_length=500), AfterValidator(_clean)]
"""Plain text without markup: a name, an address, a unit."""
ReadOut = Annotated[str, Field(max_length=250), AfterValidator(_clean)]
"""What is read out in the place of a picture; longer ones are cut off by some readers."""


class _TextType:
    """Tells pydantic how a string of the content becomes a Markup."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.read, core_schema.str_schema(max_length=2000))

    @staticmethod
    def read(text: str) -> Markup:
        try:
            markup = parse(_clean(text))
        except MarkupError as error:
            raise PydanticCustomError(MARKUP, "{message}", {"message": str(error), "near": error.near}) from None
        if all(isinstance(piece, Words) and not _seen(piece.text) for piece in markup.pieces):
            raise ValueError("a text is needed")
        return markup


Text = Annotated[
    Markup,
    _TextType,
    WithJsonSchema({"type": "string", "description": "text; **strong**, {fact}, [label](https://...)"}),
]
"""A sentence or paragraph in the inline markup."""

Prose = Annotated[Text, Editorial()]
"""A text by which alone nobody decides or acts."""

Texts = tuple[Text, ...]


class Node(BaseModel):
    """A part of the content: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Said(Node):
    """One thing said to each audience in its own words."""

    patient: Text
    staff: Annotated[Text, STAFF]


class Spoken(Node):
    """One thing said to staff, and to patients where a handout tells them of it."""

    patient: Text | None = None
    staff: Annotated[Text, STAFF]


CoverId = Annotated[str, form(r"^[A-Z]{1,2}[0-9]{2,3}$", "the name of a standard's element, like C12")]
_STEPS = r"[a-z][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*"
_WAYS = rf"{_STEPS}(, {_STEPS})*"
CoverPath = Annotated[
    str,
    form(
        rf"^{_WAYS}(; {_WAYS})*$",
        "the way to a field, like patient.points.2; several with a comma between, others after a semicolon",
        1000,
    ),
]


class Item(Node):
    """Something with an id of its own that documents can show and reviewers can name."""

    id: Id
    must_tell: Annotated[bool, Material("duty")] = False
    """Whether every patient must be told; such an item stands in the handout, and no clinic can drop it."""
    sources: tuple[SourceId, ...] = ()
    """Ids from references.yaml."""
    covers: Annotated[dict[CoverId, CoverPath], Kept("reviewers")] = {}
    """Elements of standards that the item covers, each with the field whose sentence does it: `patient.do`.

    A way to a part, such as `patient`, takes all its texts; what other documents print stands after a semicolon, as
    in `patient.known, patient.do; staff.why`.
    """

    @property
    def figures(self) -> tuple[Any, ...]:
        """The likelihoods: how many people have what it tells of; `{id}` quotes the first."""
        return ()
