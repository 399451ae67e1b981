"""Every text that documents print, as it is said, with the file and the path where it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.markup import Link, Markup, Words, plain
from handouts.content.model.references import Reference
from handouts.content.model.training import Answer, Choice
from handouts.content.model.visit import visit
from handouts.rules.probe import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.model.visit import At
    from handouts.content.tree import Path_
    from handouts.edition import Edition

Said = tuple[str, "Path_", str]


def claimed(edition: Edition) -> Iterator[Said]:
    """Yield each text by which a document says something itself, with its file and path.

    A wrong answer of a question, what stands under `unsaid`, and the title of a source are quoted and not claimed.
    """
    guide, clinic = _texts(edition.guide), _texts(edition.clinic, ("clinic",))
    for path, text in (*guide, *clinic):
        yield str(path[0]), path[1:], plain(edition.say(text)) if isinstance(text, Markup) else text
    for path, text in _texts(edition.phrases):
        yield "phrases", path, _typed(text) if isinstance(text, Markup) else text


def _texts(node: object, path: Path_ = ()) -> Iterator[tuple[Path_, Markup | str]]:
    for at in visit(node, path, leave=_quoted):
        a_text = isinstance(at.value, str) and (" " in at.value or at.path[-1:] == ("name",))  # an id has no space
        if a_text or isinstance(at.value, Markup):
            yield at.path, at.value


def _quoted(at: At) -> bool:
    """Tell whether something is kept for others, or quoted."""
    match at.value:
        case Reference():
            return True
        case Choice():
            return not at.value.right
        case Answer():
            compared = at.around()[-4].value  # the comparison that holds the row that holds the answer
            return bool(compared.columns[at.path[-1]].unsaid)
    return kept(at)


def _typed(text: Markup) -> str:
    """Return a pattern of the program's own words, a number in the place of what it is filled with."""
    return "".join(
        one.text if isinstance(one, Words) else one.label if isinstance(one, Link) else "0" for one in text.pieces
    )
