"""Who approved or judged which words, and what was released: kept for as long as paper lies in drawers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from handouts.content.model.base import CoverId, Day, Id, Line, Node, form
from handouts.content.model.country import CountryId
from handouts.content.model.guide import Language, Version

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

Digest = Annotated[str, form(r"^[0-9a-f]{64}$", "a digest of 64 signs")]
Code = Annotated[str, form(r"^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$", "a form code like 7K4M-2QXR")]
SshSignature = Annotated[
    str, form(r"^[A-Za-z0-9+/]+={0,2}$", "a signature by `ssh-keygen -Y sign`, without its frame", 8000)
]
ClinicName = Annotated[str, form(r"^[^/\\]+$", "the name of a clinic's file")]


def _pairs(text: Any) -> Any:
    """Read `id digest id digest` into a mapping."""
    if not isinstance(text, str) or len(text.split()) % 2:
        raise ValueError("this is a list of names, each with its digest after it")
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


ItemDigests = Annotated[
    dict[Id, Annotated[str, form(r"^[0-9a-f]{8}$", "a digest of 8 signs")]],
    BeforeValidator(_pairs),
    WithJsonSchema({"type": "string", "description": "the id of each item, and the digest of what it says"}),
]
ShortDigest = Annotated[str, form(r"^[0-9a-f]{16}$", "a digest of 16 signs")]
SaidDigests = Annotated[
    dict[Id, ShortDigest],
    BeforeValidator(_pairs),
    WithJsonSchema({"type": "string", "description": "the id of each item, and the digest of its sentences"}),
]


class Sealed(Node):
    """The words of one document, known by their digest."""

    document: Id
    modules: tuple[Id, ...] = ()
    """The modules and units of a deck for a short session; none for a whole document."""
    language: Language
    version: Version
    digest: Digest
    code: Code
    date: Day

    @property
    def key(self) -> tuple[str, ...]:
        """What no two entries have in common."""
        return (self.digest,)


class Approval(Sealed):
    """One person's approval of one document of the clinic; or, where it says why, that these words are withdrawn."""

    guide: Id
    clinic: ClinicName | None = None
    """None in what a program before 0.2 recorded; such an entry approves nothing."""
    role: Id
    name: Line
    template: Digest | None = None
    """Of the clinic's template that the deck was approved in, with what lies beside it; none for ours."""
    to_verify: tuple[Id, ...] = ()
    """Facts, sources and figures that nobody had verified on that day."""
    withdrawn: Line | None = None
    """Why nobody may use these words any more; then this entry is no approval."""
    signature: SshSignature | None = None
    """Made with the person's SSH key over all that stands here besides."""

    @property
    def key(self) -> tuple[str, ...]:
        """Nobody approves the same words twice in the same role."""
        return (self.digest, self.role, self.name, self.clinic or "", *(["withdrawn"] if self.withdrawn else []),
                *(["signed"] if self.signature else []), *([self.template] if self.template else []))  # fmt: skip


class Judgement(Node):
    """One person's judgement that an element of a standard is told: bound to what was asked, and to the very words."""

    element: CoverId
    asked: ShortDigest
    """Of what the element says and asks for."""
    said: SaidDigests = {}
    """Of what each item says for it."""
    country: CountryId | None = None
    """In which it is said so, where the guide says something else there; without it, in its first."""
    name: Line
    date: Day


class Judgements(Node):
    """The file judgements.yaml of a guide, written by `handouts trace --judge`."""

    judgements: tuple[Judgement, ...]


class Approvals(Node):
    """The file clinics/approvals/NAME.yaml, written by `handouts approve`."""

    approvals: tuple[Approval, ...]


def _lines(text: Any) -> Any:
    """Read lines `id name` into a mapping."""
    if not isinstance(text, str) or not all(" " in line for line in text.splitlines()):
        raise ValueError("this is a list of lines, each an id with its name after it")
    return dict(line.split(" ", 1) for line in text.splitlines())


Names = Annotated[
    dict[Id, Line],
    BeforeValidator(_lines),
    WithJsonSchema({"type": "string", "description": "a line for each item: its id, and what it is called"}),
]


def _digests_by_name(text: Any) -> Any:
    """Read lines `name digest digest` into a mapping."""
    if not isinstance(text, str) or not all(" " in line for line in text.splitlines()):
        raise ValueError("this is a list of lines, each a name with digests after it")
    return {name: tuple(digests.split()) for name, digests in _lines(text).items()}


PageDigests = Annotated[
    dict[str, tuple[ShortDigest, ...]],
    BeforeValidator(_digests_by_name),
    WithJsonSchema({"type": "string", "description": "a line for each format: its name, and a digest for each page"}),
]


Lines = Annotated[
    tuple[Line, ...],
    BeforeValidator(lambda text: tuple(text.splitlines()) if isinstance(text, str) else text),
    WithJsonSchema({"type": "string", "description": "a text on each line"}),
]


class Release(Sealed):
    """A document that was released, with the digest of what each item in it said."""

    clinic: ClinicName
    items: Annotated[ItemDigests, Field(min_length=1)]
    names: Names = {}
    """What those items were called that staff are told of; later they may be gone."""
    words: Digest | None = None
    """Of the file `releases/CODE.txt`, which keeps every text; none in what a program before 0.2 released."""
    program: Line | None = None
    """The version of the program that laid out its pages."""
    pages: PageDigests = {}
    """Of the words on each page or slide, in each format, without what stands around them."""
    around: Lines = ()
    """What stands around the words of each page: code, version, and each status that it had."""


@dataclass(frozen=True, slots=True)
class Novelty:
    """An item that is new, says something else, or is gone since the release before."""

    item: str
    what: Literal["new", "changed", "gone"]
    name: str
    """What it was called then, where it is gone."""
    signed: bool
    """Whether patients under treatment have signed for it as it was, or not yet."""


@dataclass(frozen=True, slots=True)
class News:
    """What changed since the release before this version."""

    version: str
    date: dt.date
    novelties: tuple[Novelty, ...]


class Releases(Node):
    """The file releases.yaml of a guide, written by `handouts approve`."""

    releases: tuple[Release, ...]


def order(version: str) -> tuple[int, ...]:
    """Return what versions are ordered by: 1.0 and 1.0.0 are one version, and 1.10 comes after 1.9."""
    parts = [int(part) for part in version.split(".")]
    return (*parts, *(0,) * (_PARTS - len(parts)))


_PARTS = 3


def of_version(releases: Iterable[Release], clinic: str, version: str) -> tuple[Release, ...]:
    """Return a clinic's releases of this very version, the oldest first."""
    return tuple(
        release for release in releases if release.clinic == clinic and order(release.version) == order(version)
    )


def earlier(releases: Iterable[Release], clinic: str, version: str) -> tuple[Release, ...]:
    """Return a clinic's releases of versions before this one.

    What was released of this very version counts for nothing: it was approved with what it says of the earlier ones.
    """
    return tuple(
        release for release in releases if release.clinic == clinic and order(release.version) < order(version)
    )
