"""A folder of finished documents: what one says otherwise than the one before it, and what nobody asks for any more."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from handouts import files
from handouts.app.known import Archive
from handouts.archive.imprint import read_imprint
from handouts.archive.reading import pages_of_words
from handouts.errors import HandoutsError, counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from handouts.app.request import Request

_SUFFIXES = {".pdf", ".pptx"}
_NAMED = 8
"""Changed pages that are named; of more, how many they are."""


def changed_words(before: bytes, after: bytes) -> str:
    """Return how a document's words differ from the one before: on which pages or slides, how many; nothing where none.

    Its printed code, which each change makes another, is no word.
    """
    try:
        old, new = (_words(data) for data in (before, after))
    except ValueError:  # the file that stood there is none that can be read
        return ""
    counts, pages = new
    others = old[1] if len(old[1]) == len(pages) else None
    changed = [at for at, page in enumerate(pages) if (page != others[at] if others else page not in old[1])]
    now, then = _all(pages), _all(old[1])
    gained, lost = (now - then).total(), (then - now).total()
    if not changed and not gained and not lost:
        return ""
    listed = ", ".join(str(at + 1) for at in changed) if len(changed) <= _NAMED else f"{len(changed)} of {len(pages)}"
    where = f"{counts}{'' if len(changed) == 1 else 's'} {listed} changed, " if changed else ""
    return f"{where}{counted(gained, 'word')} in, {counted(lost, 'word')} out"


def _all(pages: Iterable[Counter[str]]) -> Counter[str]:
    words: Counter[str] = Counter()
    for page in pages:
        words.update(page)
    return words


def slide_counts(before: bytes, after: bytes) -> str:
    """Return how many slides a deck has, and how many more than before; nothing for a handout."""
    counts, pages = _words(after)
    if counts != "slide":
        return ""
    try:
        more = len(pages) - len(_words(before)[1]) if before else 0
    except ValueError:
        more = 0
    change = f", {abs(more)} {'more' if more > 0 else 'fewer'} than before" if more else ""
    return counted(len(pages), "slide") + change


def _words(data: bytes) -> tuple[str, list[Counter[str]]]:
    imprint = read_imprint(data)
    code = imprint.code if imprint else ""
    counts, pages = pages_of_words(data)
    return counts, [Counter(word for word in words if code not in word or not code) for words in pages]


def leftovers(request: Request, folder: Path, asked: Collection[str]) -> Iterator[str]:
    """Yield the names of documents of ours in a folder whose words the content does not give any more.

    Args:
        request: Which content.
        folder: Where the documents lie.
        asked: The names that are asked for now; these are compared otherwise.
    """
    archive = Archive(request.content, today=request.today)
    current: set[str] = set()
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.suffix.casefold() not in _SUFFIXES or path.name in asked or not path.is_file():
            continue
        imprint = read_imprint(files.read(path) or b"")
        if imprint is None:
            continue
        try:
            current = current or {document.composed.seal.digest for document in archive.current_documents()}
            short = archive.short(imprint.guide, imprint.clinic, imprint.parts)
            known = imprint.digest in current or any(one.composed.seal.digest == imprint.digest for one in short)
        except HandoutsError:
            known = False
        if not known:
            yield path.name
