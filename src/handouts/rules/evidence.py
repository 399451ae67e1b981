"""Rules about evidence: every claim has a source, and what is not verified is marked and never a bare figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.fields import IdReference, TextAt, walk
from handouts.content.model.checks import SUBSTANCE, Check
from handouts.content.model.documents import DeckDocument
from handouts.content.model.effects import Benefit, Effect, Option
from handouts.content.model.figure import Studied
from handouts.content.model.likelihoods import counted, quotable
from handouts.errors import Problem
from handouts.outline.handout import Cards, KeyCards, Table
from handouts.outline.prose import quoted_numbers
from handouts.outline.walk import owned, runs
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.outline.handout import HandoutOutline
    from handouts.rules.registry import Subject

_CLAIMS = (Effect, Benefit, Option)
VERIFIED = "verified"


@rule("E201", "claim-without-source", "error")
def claim_without_source(subject: Subject) -> Iterator[Problem]:
    """Find an effect, a benefit, an option or a figure that names no source.

    Why: a reader must be able to follow each claim, and a reviewer to check it.
    Source: International Patient Decision Aid Standards, evidence domain; CDC Clear Communication Index, item 11.
    Good: `sources: [doe-2022]`. Bad: a figure that "everybody knows".
    """
    guide = subject.edition.guide
    for item in guide.nodes():
        if isinstance(item, _CLAIMS) and not item.sources:
            yield Problem(subject.place(item.id), f"`{item.id}` names no source", "Add `sources:`.")
    for name, fact in guide.guide.facts.items():
        if not fact.sources and fact.local is None:
            hint = "Add `sources:`, or make it `local:` if the clinic decides it."
            yield Problem(subject.place(name), f"the fact `{name}` names no source", hint)


@rule("E202", "unverified-figure-for-patients", "error")
def unverified_figure(subject: Subject) -> Iterator[Problem]:
    """Find a figure that nobody has seen in its source on a patient's page.

    Why: people decide with these numbers; one from memory may be wrong.
    Source: the project's rule on honesty about verification.
    Good: the figure verified, replaced, or the sentence without it. Bad: a number marked `memory` in a patient's text.
    """
    facts = subject.edition.facts
    for name, outline in subject.handouts.items():
        for origin, text in owned((outline.front, outline.sections), name):
            for named in (run.fact for run in text):
                fact = facts.get(named)
                if fact is not None and fact.status != VERIFIED and fact.local is None:
                    message = f"`{{{named}}}` is {fact.status}, not verified, and a handout for patients prints it"
                    yield Problem(subject.place(origin), message, _MEND)
    for item in subject.edition.guide.nodes():
        if any(isinstance(figure, Studied) and figure.status != VERIFIED for figure in quotable(item)):
            yield Problem(subject.place(item.id), f"the figure printed for `{item.id}` is not verified", _MEND)


_MEND = "Verify it in its source, replace it, or say it without the number."


@rule("E203", "to-verify", "warning")
def to_verify(subject: Subject) -> Iterator[Problem]:
    """List what a clinician must verify before approval: facts and references seen only at second hand, or not at all.

    Why: whoever approves signs for these too, and must know which they are.
    Source: the project's rule on honesty about verification.
    Good: `status: verified`. Bad: a doubtful figure that nobody sees until it is quoted.
    """
    guide = subject.edition.guide
    for name, fact in guide.guide.facts.items():
        if fact.status != VERIFIED:
            yield Problem(
                subject.place(name), f"fact `{name}` ({fact.value} {fact.unit}) is {fact.status}", fact.note or ""
            )
    for reference in guide.references.references:
        if reference.status != VERIFIED:
            yield Problem(
                subject.place(reference.id), f"source `{reference.short}` is {reference.status}", reference.seen or ""
            )


@rule("E204", "unused-reference", "warning")
def unused_reference(subject: Subject) -> Iterator[Problem]:
    """Find a reference, study or fact that nothing uses.

    Why: what nothing rests on is no longer read, and goes stale unseen.
    Source: the project's rule that each reference is used.
    Good: a list of sources that is the list of what was used. Bad: a bibliography for show.
    """
    guide = subject.edition.guide
    used = {found.id for found in walk(guide) if isinstance(found, IdReference)}
    texts = [
        found.text for node in (guide, subject.edition.clinic) for found in walk(node) if isinstance(found, TextAt)
    ]
    used |= {quote.name for text in texts for quote in text.quotes()}
    for kind, names in (("reference", guide.sources), ("study", guide.studies), ("fact", guide.guide.facts)):
        for name in names:
            if name not in used:
                yield Problem(subject.place(name), f"nothing uses the {kind} `{name}`", "Use it or delete it.")


_DATED = {"article", "article-journal", "book", "chapter", "dataset", "document", "legislation", "report"}

_BOOKS = {"book", "chapter", "legislation"}
"""What a library finds by its title."""


@rule("E206", "incomplete-reference", "warning")
def incomplete_reference(subject: Subject) -> Iterator[Problem]:
    """Find a reference that does not say by whom, when, where, or how it is found.

    Why: a source that cannot be found again cannot be checked.
    Source: ICMJE recommendations on references; NLM, Citing Medicine.
    Good: authors, year, journal and a DOI. Bad: a title alone.
    """
    for reference in subject.edition.guide.references.references:
        needed = {
            "`author:` or `publisher:`": reference.author or reference.publisher or reference.container_title,
            "`issued:`": reference.issued or reference.type not in _DATED,
            "`container-title:`": reference.container_title or reference.type not in {"article-journal", "chapter"},
            "`DOI:`, `PMID:` or `URL:`": reference.doi
            or reference.pmid
            or reference.pmcid
            or reference.url
            or reference.type in _BOOKS,
        }
        lacking = [name for name, value in needed.items() if not value]
        if lacking:
            message = f"the reference `{reference.id}` lacks {', '.join(lacking)}"
            yield Problem(subject.place(reference.id), message, "Look it up in the source, and set `checked:`.")


@rule("E210", "must-tell-missing", "error")
def must_tell_missing(subject: Subject) -> Iterator[Problem]:
    """Find a must-tell item that the handout of which a deck teaches does not show, nor what is given with it.

    What is made on request, and a handout of which no deck teaches, show a part of that. Staff hold the handout itself.
    Why: what staff are trained to watch for and the patient never read, nobody agreed to.
    Source: Mathai DS, et al. J Affect Disord 2022;312:113-121 found consent forms weak just where staff knew more.
    Good: an effect, a key point or a statement in a section of the handout. Bad: one that no section names.
    """
    documents = subject.edition.guide.guide.documents
    taught = {
        document.told_in
        for document in documents.values()
        if isinstance(document, DeckDocument) and not document.on_request
    }
    for item in subject.edition.guide.nodes():
        for name in taught & subject.outlines.keys():
            if item.must_tell and item.id not in subject.shown[name]:
                message = f"`{item.id}` must be told, and the {name} document does not show it"
                hint = "Name it in a section of the handout, or of what is given with it, or drop `must_tell`."
                yield Problem(subject.place(item.id), message, hint)


@rule("E214", "told-on-one-side", "warning")
def told_on_one_side(subject: Subject) -> Iterator[Problem]:
    """Find an effect, check, benefit or option that only the handout shows, or only the deck that teaches of it.

    What a sentence quotes the figure of is shown there too, an effect with `told_by:` where that item is. A slide that
    speaks of one in words of its own names it under `handout:`.
    Why: staff hold the handout, but do not look for what no slide speaks of; a patient should read what staff reckon
    with. What is added to one document is easily forgotten in the other.
    Source: the project's rule that handout and deck say the same.
    Good: a new effect in the handout's table, and on the slide about its kind. Bad: only the first.
    """
    guide = subject.edition.guide
    for name, document in guide.guide.documents.items():
        if not isinstance(document, DeckDocument) or not {name, document.told_in} <= subject.outlines.keys():
            continue
        if name not in subject.whole:
            continue  # a short session leaves out what it must
        sides = {side: _items_told(subject, side) for side in (document.told_in, name)}
        for item in guide.nodes():
            named = {item.id, getattr(item, "told_by", None)}
            showing = [side for side, items in sides.items() if items & named]
            if isinstance(item, SUBSTANCE) and len(showing) == 1:
                where = {document.told_in: f"in the {document.told_in} document", name: f"on a slide of {name}"}
                lacking = next(side for side in sides if side not in showing)
                message = f"`{item.id}` stands {where[showing[0]]} and not {where[lacking]}"
                hint = "Name it there too; a slide that speaks of it in its own words names it under `handout:`."
                yield Problem(subject.place(item.id), message, hint)


def _items_told(subject: Subject, name: str) -> set[str]:
    """Return the items that a document shows, and those whose figure it quotes, on its slides or in their notes."""
    read = tuple(subject.outlines[part] for part in subject.read(name))
    return subject.shown[name] | {run.fact for run in quoted_numbers(read)}


@rule("E216", "figure-without-mark", "error")
def figure_without_mark(subject: Subject) -> Iterator[Problem]:
    """Find a figure that no small number leads from to its source, in a handout for patients that has such numbers.

    A mark in the same paragraph, box, picture or group of rows will do; the words over a group are a part of it.
    Why: who doubts a number must find where it comes from without searching a whole list.
    Source: International Patient Decision Aid Standards v4.0 (2013), on citations.
    Good: `{relief.yes} of 100 slept better[^doe-2030]`. Bad: the figure without `[^...]`.
    """
    for outline in subject.handouts.values():
        if not any(run.cite for run in runs(outline)):
            continue
        for origin, part in _parts(outline):
            quoting = list(runs(part))
            figures = [run.fact for run in quoting if counted(subject.edition.guide.items.get(run.fact))]
            if figures and not any(run.cite for run in quoting):
                message = f"the figure of `{figures[0]}` stands here, and no mark leads to its source"
                yield Problem(subject.place(origin or figures[0]), message, "Add `[^reference]` behind the claim.")


def _parts(outline: HandoutOutline) -> Iterator[tuple[str, object]]:
    """Yield what is read as one: a block, a card, a group of rows, each with its origin."""
    for block in (block for section in outline.sections for block in section.blocks):
        match block:
            case KeyCards() | Cards():
                yield from ((card.origin, card) for card in block.cards)
            case Table():
                yield from ((group.rows[0].origin, group) for group in block.groups)
            case _:
                yield block.origin, block


@rule("E205", "review-overdue", "error")
def review_overdue(subject: Subject) -> Iterator[Problem]:
    """Find a guide whose day of review has passed; only when a day is given with `--today`.

    Why: what was true when it was approved may not be true now, and paper does not know the date.
    Source: the project's rule that each document carries the day after which it must not be used.
    Good: `review_by` in the future. Bad: a handout given out a year after that day.
    """
    guide = subject.edition.guide.guide
    if subject.today is not None and guide.review_by < subject.today:
        place = subject.edition.content.trees["guide"].place(("review_by",))
        yield Problem(place, f"the guide was to be reviewed by {guide.review_by}", "Review it, then set both dates.")


@rule("E211", "effect-not-watched", "warning")
def effect_not_watched(subject: Subject) -> Iterator[Problem]:
    """Find an effect that no check looks for.

    Why: harm that nobody looks for is found late, or never.
    Source: Bayes A, et al. J Affect Disord 2022;308:44-46, on monitoring without a standard.
    Good: `watched_by: [check-walk]`. Bad: an effect that is told and then forgotten.
    """
    for item in subject.edition.guide.effects.effects:
        if not item.watched_by:
            yield Problem(subject.place(item.id), f"no check looks for `{item.id}`", "Add `watched_by:`.")


@rule("E212", "check-leads-nowhere", "warning")
def check_leads_nowhere(subject: Subject) -> Iterator[Problem]:
    """Find a check that no result of which changes anything: it has no limit with actions, and finds no danger sign.

    Why: a reading without a next step is work for nobody's good, and it hides the readings that matter.
    Source: the project's rule that each check has threshold, action, reason and source.
    Good: `thresholds:` with `when` and `actions`. Bad: a box to tick.
    """
    for item in subject.edition.guide.nodes():
        if isinstance(item, Check) and not (item.thresholds or item.signs):
            yield Problem(subject.place(item.id), f"nothing follows from `{item.id}`", "Add `thresholds:`, or drop it.")


@rule("E213", "check-watches-nothing", "warning")
def check_watches_nothing(subject: Subject) -> Iterator[Problem]:
    """Find a check that looks for no effect of the treatment.

    Why: a check that nobody can give a reason for is the first to be left out, and others go with it.
    Source: as E211, from the other side.
    Good: a check that an effect names under `watched_by:`. Bad: a reading taken because it always was.
    """
    watching = {name for effect in subject.edition.guide.effects.effects for name in effect.watched_by}
    for item in subject.edition.guide.monitoring.checks:
        if item.id not in watching:
            hint = "Name it under `watched_by:` of the effect that it looks for, or say why under `exceptions:`."
            yield Problem(subject.place(item.id), f"no effect is looked for by `{item.id}`", hint)
