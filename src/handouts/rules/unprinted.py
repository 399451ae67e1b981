"""The rule about what is written and reaches no reader."""

from __future__ import annotations

import re
from collections import defaultdict
from textwrap import shorten
from typing import TYPE_CHECKING

from handouts.content.markup import Markup, plain
from handouts.content.model import consent, items, training
from handouts.content.model.guide_file import Exposure, Period
from handouts.content.model.references import Study
from handouts.errors import Problem
from handouts.outline.handout import Terms
from handouts.outline.visit import texts
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.model.visit import At
    from handouts.content.tree import Path_
    from handouts.outline.handout import HandoutOutline
    from handouts.rules.probe import Part
    from handouts.rules.subject import Subject

_BEGINNING = 60
_PRINT = "Print it or delete it."
_NAME = "Name it in a section or on a slide, or delete it."
_SLIDE = "Show it on a slide, or delete it."
_PRACTICE = "Name it under `items:` of a unit that a deck practises, or delete it."
_WAYS: dict[type, str] = {
    training.Scenario: _PRACTICE,
    training.KnowledgeCheck: _PRACTICE,
    training.Unit: "Name it under `practice:` of a deck, or delete it.",
    training.Module: "Name it under `modules:` of a deck, or delete it.",
    training.Chart: _SLIDE,
    training.Flow: _SLIDE,
    training.Comparison: _SLIDE,
    training.Objective: "Name a module under `module:` that a deck teaches, or delete it.",
    training.Competency: "Give a document a block of the kind `competencies`, or delete it.",
    items.Effect: "Name its period in a block of the kind `effects`, show it on a slide, or delete it.",
    items.Check: "Name it in a block of the kind `checks`, show it on a slide, or delete it.",
    items.Benefit: "Name it in a figure under `chances:`, quote it on a slide, or delete it.",
    items.Term: "Give a document a block of the kind `glossary`, or delete it.",
    consent.Statement: "Give a document a block of the kind `statements`, or delete it.",
    consent.Signature: "Give a document a block of the kind `signatures`, or delete it.",
    consent.TeachBack: "Give a document a block of the kind `teach-back`, or delete it.",
    Exposure: _PRINT,
    Period: "Name it in a block or on a slide, or delete it.",
    Study: "Take a printed figure from it, or delete it.",
}
"""How what has an id comes into a document; for what is not here, `_NAME` says it."""


@rule("E215", "printed-nowhere", "error")
def printed_nowhere(subject: Subject) -> Iterator[Problem]:
    """Find a text, a figure or a fact that no document prints, on request or not, and a word explained but not used.

    Why: what nobody reads is edited, reviewed and approved all the same, and whoever wrote it believes that it is said.
    Source: the project's rule that both audiences read what is written for them; a mark in every text tells which do.
    Good: a scenario that stands in a unit. Bad: advice for staff in a field that no page or slide shows.
    """
    if not subject.complete:
        return
    trees, found = subject.edition.content.trees, subject.reach
    shown = {one for part in found.printed for one in part.within}
    whole: dict[At, None] = {}
    alone: dict[tuple[str, Path_], list[Part]] = defaultdict(list)
    for part in found.unprinted:
        absent = next((one for one in part.within if one not in shown), None)
        if absent:
            whole[absent] = None
        else:
            alone[part.file, part.path if isinstance(part.value, Markup) else part.path[:-1]].append(part)
    for one in whole:
        message = f"`{one.value.id}` stands in no document"
        yield Problem(subject.edition.content.place(one.path), message, _WAYS.get(type(one.value), _NAME))
    for (file, path), parts in alone.items():
        yield Problem(trees[file].place(path), f"no document prints {_said(parts)}", _PRINT)
    for name in found.facts:
        hint = "Quote it in a text that is printed, or delete it."
        yield Problem(subject.place(name), f"no document prints the fact `{name}`", hint)
    for term in _unused(subject):
        message = f"`{term.id}` explains a word that no handout with the glossary uses"
        yield Problem(
            subject.place(term.id), message, "Use the word, add under `also:` how it is written, or delete it."
        )


def _said(parts: list[Part]) -> str:
    """Return the beginning of a text, or the numbers of a figure, as they are written."""
    if isinstance(parts[0].value, Markup):
        return f"this text: {shorten(str(parts[0].value), _BEGINNING, placeholder='…')!r}"
    return ", ".join(f"`{part.path[-1]}: {part.value}`" for part in parts)


def _unused(subject: Subject) -> Iterator[items.Term]:
    """Yield the words explained which no handout that explains them uses; an ending may follow them there."""
    used = {name: _running(one).casefold() for name, one in subject.handouts.items()}
    say = subject.edition.say
    for term in subject.edition.guide.glossary.terms:
        words = [re.escape(plain(say(text)).casefold()) for text in (term.term, *term.also)]
        written = re.compile(rf"(?<!\w)(?:{'|'.join(words)})")
        read = [text for name, text in used.items() if term.id in subject.shown[name]]
        if read and not any(map(written.search, read)):
            yield term


def _running(handout: HandoutOutline) -> str:
    """Return all that a handout says outside its glossary."""
    blocks = (block for one in handout.sections for block in one.blocks if not isinstance(block, Terms))
    return "\n".join((*texts(handout.front), *(text for block in blocks for text in texts(block))))
