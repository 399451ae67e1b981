r"""The inline markup: `**strong**`, `{fact}`, `[label](target)`, `[^source]`, and `\` before a sign meant as typed.

Text is text: everything else, `<b>` and `&` included, stands for itself and never reaches a parser.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, assert_never

from handouts.text.addresses import target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SpanKind = Literal["duration", "telephone", "dose", "pressure", "number", "date"]
"""What a typed span is: its digits stay together and read left to right in every language."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one make; `fact` names the fact or likelihood that it quotes.

    A `local` one is a value that each clinic's medical lead sets. One with a `cite` is no word of the text: it is the
    small raised number of a reference, empty until a handout counts its sources.
    """

    text: str
    strong: bool = False
    kind: SpanKind | None = None
    fact: str = ""
    href: str = ""
    local: bool = False
    cite: str = ""


RichText = tuple[Run, ...]


JOINT = Run("\N{NO-BREAK SPACE}\N{MIDDLE DOT} ")
"""Between what is run on: a dot that never begins a line."""


@dataclass(frozen=True, slots=True)
class Words:
    """Text as typed."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """`{name}` or `{name.part}`: a fact, a likelihood or the clinic's own word, quoted."""

    name: str
    part: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """`[label](target)`."""

    label: str
    href: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Cite:
    """`[^reference]`: the source of what stands before it."""

    name: str
    strong: bool = False


Piece = Words | Quote | Link | Cite


@dataclass(frozen=True, slots=True)
class Markup:
    """A text of the content, parsed but not yet resolved."""

    pieces: tuple[Piece, ...]

    def quotes(self) -> Iterator[Quote]:
        """Yield every fact, likelihood or clinic word that the text quotes."""
        return (piece for piece in self.pieces if isinstance(piece, Quote))

    def cites(self) -> Iterator[str]:
        """Yield the id of every reference that the text cites."""
        return (piece.name for piece in self.pieces if isinstance(piece, Cite))

    def __str__(self) -> str:
        return unparse(self)


class MarkupError(ValueError):
    """Inline markup that is left open or cannot be read; `near` are the first signs of it, as they stand there."""

    def __init__(self, message: str, near: str) -> None:
        super().__init__(message)
        self.near = near.split(maxsplit=1)[0]


_TOKEN = re.compile(
    r"""\\(?P<escaped>[\\*{}\[\]])
      | (?P<strong>\*\*)
      | \{(?P<name>[a-z][a-z0-9-]*)(?:\.(?P<part>[a-z-]+))?\}
      | \[\^(?P<cite>[a-z][a-z0-9-]*)\]
      | \[(?P<label>[^\[\]]+)\]\((?P<href>(?:[^()]|\([^()]*\))*)\)
      | (?P<stray>[{}]|\]\()
    """,
    re.VERBOSE,
)
_SPECIAL = re.compile(r"[\\{}\[\]]|\*(?=\*)|\*$")


def parse(text: str) -> Markup:
    """Return the pieces of a text.

    Raises MarkupError where a `**`, a brace or a link is left open.
    """
    pieces: list[Piece] = []
    strong = False
    end = opened = 0
    for token in _TOKEN.finditer(text):
        _add_words(pieces, text[end : token.start()], strong=strong)
        end = token.end()
        match token.lastgroup:
            case "strong":
                strong, opened = not strong, token.start()
            case "escaped":
                _add_words(pieces, token["escaped"], strong=strong)
            case "name" | "part":
                pieces.append(Quote(token["name"], token["part"] or "", strong))
            case "cite":
                pieces.append(Cite(token["cite"], strong))
            case "href":
                pieces.append(Link(_label(token), _target(token), strong))
            case _:
                raise MarkupError(_stray(text, token.start()), text[token.start() :])
    _add_words(pieces, text[end:], strong=strong)
    if strong:
        raise MarkupError("bold is opened with ** and never closed", text[opened:])
    return Markup(tuple(pieces))


def unparse(markup: Markup) -> str:
    """Return the text that parses to these pieces."""
    out = []
    strong = False
    for piece in markup.pieces:
        if piece.strong != strong:
            out.append("**")
            strong = piece.strong
        match piece:
            case Words(text):
                out.append(_SPECIAL.sub(r"\\\g<0>", text))
            case Quote(name, part):
                out.append(f"{{{name}.{part}}}" if part else f"{{{name}}}")
            case Link(label, href):
                out.append(f"[{label}]({href})")
            case Cite(name):
                out.append(f"[^{name}]")
            case _:
                assert_never(piece)
    return "".join(out) + ("**" if strong else "")


def plain(text: RichText) -> str:
    """Return the words of rich text without their make; the numbers of sources are none of them."""
    return "".join(run.text for run in text if not run.cite)


def strung(texts: Iterable[RichText], joint: Run | str = " ") -> RichText:
    """Return texts in a row with a joint between them; one that says nothing is left out."""
    between = Run(joint) if isinstance(joint, str) else joint
    return tuple(run for text in texts if text for run in (between, *text))[1:]


def stressed(text: RichText) -> RichText:
    """Return text that is strong throughout."""
    return tuple(replace(run, strong=True) for run in text)


def _add_words(pieces: list[Piece], text: str, *, strong: bool) -> None:
    if not text:
        return
    last = pieces[-1] if pieces else None
    if isinstance(last, Words) and last.strong == strong:
        pieces[-1] = Words(last.text + text, strong)
    else:
        pieces.append(Words(text, strong))


def _stray(text: str, at: int) -> str:
    near = text[at : at + 24]
    if text[at] == "{":
        return f"{near!r} opens a fact's name that is not closed, or is not a name like {{waiting-time}}"
    if text[at] == "}":
        return f"{near!r} closes a brace that was never opened"
    return f"{near!r} begins the target of a link that has no label, or is not closed"


def _label(token: re.Match[str]) -> str:
    """Return the label of a link, which is plain text. Raises MarkupError."""
    label, link = token["label"], token[0]
    if not any(unicodedata.category(char)[0] not in "ZC" for char in label):
        raise MarkupError(f"the link {link!r} has no label that can be seen", link)
    if "**" in label:
        words = label.replace("**", "")
        raise MarkupError(f"bold stands around a link, not in its label: **[{words}]({token['href']})**", link)
    if "{" in label or "}" in label:
        raise MarkupError(f"the label of a link quotes nothing; write the words of {label!r} out", link)
    return label


def _target(token: re.Match[str]) -> str:
    """Return the target of a link as it is published. Raises MarkupError."""
    try:
        return target(token["href"])
    except ValueError as error:
        near = token.string[token.start("href") - 2 :]
        raise MarkupError(f"the target of the link {token[0]!r} cannot be followed: {error}", near) from None
