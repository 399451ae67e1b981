"""What a release keeps of its pages, and a file compared with that when the content says something else already.

Of each page a digest of its words is kept, in each format. What stands around them differs while they do not, as a
status is longer or shorter: code, version, status and the page's number are left out on both sides.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from handouts.archive import reading, seal
from handouts.archive.imprint import program
from handouts.changes.sentences import read_words
from handouts.content import records
from handouts.errors import HandoutsError
from handouts.outline.deck import DeckOutline
from handouts.theme.look import Format, load_theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from handouts.app.drawing import Composed
    from handouts.app.request import Request
    from handouts.archive.imprint import Imprint
    from handouts.archive.reading import Copy
    from handouts.content.model.history import Release
    from handouts.edition import Edition

_SLIDES = "slides"
"""The one format of a deck."""


def kept(request: Request, edition: Edition, composed: Composed) -> dict[str, Any]:
    """Return what a release keeps of a document's pages: the fields of its entry.

    A handout is drawn in each format; one that shows slides, which take long to draw, in that of its clinic alone.
    """
    from handouts.app import drawing

    now = seal.seal(composed.outline, edition)
    shown = {name: replace(deck, seal=seal.seal(deck.outline, edition)) for name, deck in composed.shows.items()}
    document = replace(composed, seal=now, shows=shown)
    around = tuple(dict.fromkeys(_around(document, edition)))
    lines = []
    for name, format_ in _formats(request.on_paper(edition), document):
        asked = replace(request, paper=format_.paper, large_print=format_.large, fillable=format_.fillable)
        with suppress(HandoutsError):  # in large print, say, it may not fit: nobody has such a file
            digests = _digests(reading.read(drawing.draw(asked, edition, document)), around)
            lines.append(f"{name} {' '.join(digests)}")
    return {"program": program(), "pages": "\n".join(lines), "around": "\n".join(around)}


def _formats(request: Request, document: Composed) -> Iterator[tuple[str, Format]]:
    outline = document.outline
    if isinstance(outline, DeckOutline):
        yield _SLIDES, Format()
        return
    if document.shows:
        yield request.paper or "", Format(request.paper or "")
        return
    prints = (False,) if outline.written_on else (False, True)
    for paper, large, fillable in product(load_theme().handout.papers, prints, (False, True)):
        format_ = Format(paper, large, fillable)
        yield format_.name, format_


def _around(document: Composed, edition: Edition) -> Iterator[str]:
    """Yield the lines that stand around the words of pages, under each status that a document has had."""
    outline, identity = document.outline, document.outline.identity
    for sealed in (document.seal, seal.unapproved(outline, edition)):
        yield from filter(None, (sealed.foot_line, sealed.status_line, sealed.form_line))
    yield from filter(None, (identity.version_line, identity.use_by_line, identity.form_number))
    if not isinstance(outline, DeckOutline):
        yield outline.page_pattern
    for deck in document.shows.values():
        yield from _around(deck, edition)


def _digests(copy: Copy, around: tuple[str, ...]) -> tuple[str, ...]:
    """Return the digest of each page of a file."""
    return tuple(reading.digest(page.words, around) for page in copy.pages)


def compared(copy: Copy, imprint: Imprint, release: Release, lines: tuple[str, ...], home: Path) -> tuple[bool, str]:
    """Return whether a file says what was released, and what is to be told of that; nothing where it cannot be told.

    Args:
        copy: What the file says.
        imprint: What it says of itself; its format only where it has one.
        release: What was released.
        lines: What may stand around the words of its pages besides.
        home: The folder of the guide, which keeps the texts.
    """
    formats = [pages for name, pages in release.pages.items() if not imprint.format or name == imprint.format]
    found = _digests(copy, (*release.around, *lines))
    pages = max(formats, key=lambda pages: len(set(pages) & set(found)), default=())
    hidden = [at for at, page in enumerate(copy.pages, 1) if "hidden" in page.look.split("\n") or page.laid_over]
    if found == pages and not hidden:
        return True, "Its words were read, and are those that were released."
    other_layout = imprint.template or imprint.program not in {release.program, ""}
    anyhow = imprint.program == release.program and pages  # our own layout, in a format that was kept
    if not hidden and (other_layout or not (anyhow or set(pages) & set(found))):
        return True, ""
    new = [at for at, one in enumerate(found, 1) if one not in pages]
    gone = [at for at, one in enumerate(pages, 1) if one not in found]
    told = {
        f"Not what was released: {copy.counts} {_numbers(new)}": new,
        f"Not in it as it was released: {copy.counts} {_numbers(gone)}{_missing(copy, release, new, home)}": gone,
        f"Hidden, or laid over: {copy.counts} {_numbers(hidden)}": hidden,
        f"Its {copy.counts}s are not in the order that was released, or stand in it twice": not (new or gone or hidden),
    }
    return False, " ".join(f"{sentence}." for sentence, wrong in told.items() if wrong)


def _numbers(pages: list[int]) -> str:
    return ", ".join(map(str, pages))


def _missing(copy: Copy, release: Release, pages: list[int], home: Path) -> str:
    """Return the released texts of which a part stands on one of these pages, and which stand in one piece nowhere."""
    said = "".join(page.words for page in copy.pages)
    changed = "".join(copy.pages[at - 1].words for at in pages)
    texts = [text.text for text in read_words(records.released_words(home, release))]
    missing = [text for text in dict.fromkeys(texts) if reading.squeezed(text) not in said and _partly(text, changed)]
    return f": {'; '.join(f'“{text[:60]}”' for text in missing[:3])}" if missing else ""


_LEAST = 6
"""Signs of a text by which it is known again."""


def _partly(text: str, said: str) -> bool:
    words = reading.squeezed(text)
    half = max(len(words) // 2, _LEAST)
    return len(words) > _LEAST and (words[:half] in said or words[-half:] in said)
