"""Rules about evidence: every claim has a source, and what is not verified is marked and never a bare figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.content.fields import Name, TextAt, walk
from handouts.content.markup import Run
from handouts.content.model.documents import DeckDocument
from handouts.content.model.items import SUBSTANCE, Benefit, Check, Effect, Option
from handouts.errors import Problem
from handouts.rules.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.rules.subject import Subject

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
        for origin, quoted in _quotes((outline.front, outline.sections), name):
            fact = facts.get(quoted)
            if fact is not None and fact.status != VERIFIED and fact.local is None:
                message = f"`{{{quoted}}}` is {fact.status}, not verified, and a handout for patients prints it"
                yield Problem(subject.place(origin), message, _MEND)
    for item in subject.edition.guide.nodes():
        figure = item.figure if isinstance(item, Effect) else getattr(item, "likelihood", None)
        if getattr(figure, "status", VERIFIED) != VERIFIED:
            yield Problem(subject.place(item.id), f"the figure printed for `{item.id}` is not verified", _MEND)


def _quotes(node: object, origin: str) -> Iterator[tuple[str, str]]:
    """Yield the facts quoted inside a part of an outline, each with the origin of the node that quotes it."""
    if isinstance(node, Run):
        yield origin, node.fact
    elif isinstance(node, tuple):
        for one in node:
            yield from _quotes(one, origin)
    else:
        for name in getattr(node, "__dataclass_fields__", {}):
            yield from _quotes(getattr(node, name), getattr(node, "origin", origin))


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
    used = {found.id for found in walk(guide) if isinstance(found, Name)}
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
    for one in subject.edition.guide.references.references:
        needed = {
            "`author:` or `publisher:`": one.author or one.publisher or one.container_title,
            "`issued:`": one.issued or one.type not in _DATED,
            "`container-title:`": one.container_title or one.type not in {"article-journal", "chapter"},
            "`DOI:`, `PMID:` or `URL:`": one.doi or one.pmid or one.pmcid or one.url or one.type in _BOOKS,
        }
        lacking = [name for name, there in needed.items() if not there]
        if lacking:
            message = f"the reference `{one.id}` lacks {', '.join(lacking)}"
            yield Problem(subject.place(one.id), message, "Look it up in the source, and set `checked:`.")


@rule("E210", "must-tell-missing", "error")
def must_tell_missing(subject: Subject) -> Iterator[Problem]:
    """Find a must-tell item that one of the two documents does not show.

    Why: what every patient must be told, every colleague must know, and the other way round.
    Source: Mathai DS, et al. J Affect Disord 2022;312:113-121 found consent forms weak just where staff knew more.
    Good: an effect in the handout's table and on a slide. Bad: a warning that stands in one of them only.
    """
    documents = subject.edition.guide.guide.documents
    must = [item for item in subject.edition.guide.nodes() if item.must_tell]
    cited = {document.told_in for document in documents.values() if isinstance(document, DeckDocument)}
    for name in (one for one in subject.outlines if one in subject.whole):
        if documents[name].on_request or (name in subject.handouts and name not in cited):
            continue  # it shows a part of what the handout that staff are taught from tells in full
        shown = subject.shown[name]
        for item in must:
            if item.id not in shown and (name in subject.handouts or isinstance(item, SUBSTANCE)):
                message = f"`{item.id}` must be told, and the {name} document does not show it"
                yield Problem(subject.place(item.id), message, "Name it in a section or slide, or drop `must_tell`.")


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
    """Find a check that no result of which changes anything: it has no limit with an action.

    Why: a reading without a next step is work for nobody's good, and it hides the readings that matter.
    Source: the project's rule that each check has threshold, action, reason and source.
    Good: `thresholds:` with `when` and `action`. Bad: a box to tick.
    """
    for item in subject.edition.guide.nodes():
        if isinstance(item, Check) and not item.thresholds:
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
