"""Rules about what keeps people safe: each list stands once, and every document tells it whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handouts.content.markup import Markup, Words
from handouts.content.model.documents import DeckDocument, HandoutDocument
from handouts.content.model.items import Card, Effect, Topic
from handouts.content.model.training import Comparison
from handouts.content.model.visit import visit
from handouts.errors import Problem
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.content.model.documents import Document
    from handouts.content.model.items import Exclusion, Sign
    from handouts.content.model.visit import At
    from handouts.content.tree import Path_
    from handouts.rules.subject import Subject

A_LIST = 3
"""So many different items of a list in one text are a list of one's own."""
_WHOLE = (Card, Comparison, Topic)
"""Items whose texts are read as one."""
_LISTED = {"safety", "references"}
"""Files that hold the lists, and the titles of others."""


@rule("P801", "safety-list-differs", "error")
def safety_list_differs(subject: Subject) -> Iterator[Problem]:
    """Find a document that does not tell every danger sign that holds where it is read, or only some exclusions.

    A handout that is given with another leaves them to that one.
    Why: who knows six signs of ten waits at the seventh; two lists that differ make a team argue at the chair.
    Source: the project's rule that what decides about safety stands once, and is quoted.
    Good: a going-home page with all signs that hold at home. Bad: a record sheet without the signs.
    """
    documents, safety = subject.edition.guide.guide.documents, subject.edition.guide.safety
    for name in (one for one in subject.outlines if one in subject.whole and not _given_with(documents[one])):
        place, shown = _read_at(documents[name]), subject.shown[name]
        signs = [one.id for one in safety.signs if "both" in {place, one.where} or one.where == place]
        told = [one.id for one in safety.exclusions if one.id in shown]
        exclusions = [one.id for one in safety.exclusions] if told else []
        for item in (one for one in (*signs, *exclusions) if one not in shown):
            message = f"the {name} document does not tell `{item}`, which holds where it is read"
            hint = "Let it show the whole list, or say under `exceptions:` why it does not."
            yield Problem(subject.place(item), message, hint)


@rule("P810", "risk-not-signed", "error")
def risk_not_signed(subject: Subject) -> Iterator[Problem]:
    """Find a risk that a handout tells and no statement to initial names, or that one names and no page tells.

    Why: the line that is signed must hold what was told, or it is milder, or worse, than the pages before it.
    Source: the project's rule that the risks signed are those told.
    Good: a statement that quotes the risk of every effect told. Bad: thoughts of suicide on a page, and not in it.
    """
    guide = subject.edition.guide
    items: tuple[Effect | Topic, ...] = (*guide.effects.effects, *guide.expectations.topics)
    for name in subject.handouts.keys() & subject.whole:
        shown = subject.shown[name]
        statements = [one for one in guide.consent.statements if one.id in shown]
        quotes = [quote.name for one in statements for quote in one.text.quotes() if quote.part == "risk"]
        for item in items if quotes else ():
            told = item.id in shown or getattr(item, "told_by", None) in shown
            named = item.risk is not None or (isinstance(item, Effect) and item.must_tell)
            if told and named and item.id not in quotes:
                message = f"the {name} document tells the risk `{item.id}`, and no statement to initial names it"
                yield Problem(
                    subject.place(item.id), message, f"Quote {{{item.id}.risk}} in the statement of the risks."
                )
            elif not told and item.id in quotes:
                message = f"a statement names the risk `{item.id}`, which the {name} document tells nowhere"
                yield Problem(
                    subject.place(item.id), message, "Show the item on a page, or leave it out of the statement."
                )


def _given_with(document: Document) -> bool:
    return isinstance(document, HandoutDocument) and document.given_with is not None


def _read_at(document: Document) -> str:
    """Return where a document is read: the page for home at home, a record in the clinic, all others anywhere."""
    if isinstance(document, DeckDocument) or document.for_staff:
        return "both"
    if document.read_at:
        return document.read_at
    if document.written_on:
        return "clinic"
    return "home" if document.alone else "both"


@rule("P802", "safety-list-typed", "error")
def safety_list_typed(subject: Subject) -> Iterator[Problem]:
    """Find a text that lists danger signs or exclusions in its own words.

    Why: a list that is typed again is not changed with the first, and soon there are six lists.
    Source: the project's rule that what decides about safety stands once, and is quoted.
    Good: "At any danger sign we stop." Bad: "Stop at chest pain, a seizure, or sudden loss of sight."
    """
    safety = subject.edition.guide.safety
    for kind, listed in (("danger signs", safety.signs), ("exclusions", safety.exclusions)):
        patterns = _patterns(listed)
        for texts in _texts(subject):
            found = [name for name, one in patterns.items() if any(one.search(said) for said in texts.values())]
            if len(found) >= A_LIST:
                count = {path: sum(bool(one.search(said)) for one in patterns.values()) for path, said in texts.items()}
                place = subject.edition.content.place(max(count, key=lambda path: count[path]))
                named = ", ".join(f"`{one}`" for one in found)
                message = f"{kind} are listed in words of their own: {named}"
                yield Problem(place, message, "Name the list, or show it with a block, slide or card that quotes it.")


def _patterns(listed: Iterable[Sign] | Iterable[Exclusion]) -> dict[str, re.Pattern[str]]:
    """Return for each item how its words are found in a text without capitals."""
    return {
        one.id: re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word.casefold()) for word in one.words)})(?!\w)")
        for one in listed
    }


def _texts(subject: Subject) -> Iterator[dict[Path_, str]]:
    """Yield what is read as one, a text, a list of texts or a whole item, without capitals; with its paths."""
    edition = subject.edition
    lists: dict[Path_, dict[Path_, str]] = {}
    for at in (*visit(edition.guide), *visit(edition.clinic, ("clinic",))):
        if isinstance(at.value, Markup) and at.path[0] not in _LISTED:
            lists.setdefault(_together(at), {})[at.path] = _typed(at.value).casefold()
    yield from lists.values()


def _together(at: At) -> Path_:
    """Return the part of a file that a text is read with."""
    whole = next((one for one in at.around() if isinstance(one.value, _WHOLE)), None)
    return whole.path if whole else at.path[:-1] if isinstance(at.path[-1], int) else at.path


def _typed(text: Markup) -> str:
    """Return the words of a text; what it quotes is not typed."""
    return "".join(piece.text for piece in text.pieces if isinstance(piece, Words))
