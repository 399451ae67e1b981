"""Rules about what keeps people safe: each list stands once and is told whole, and no document claims too much."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from handouts.content.model.charts import Comparison
from handouts.content.model.documents import DeckDocument, HandoutDocument
from handouts.content.model.effects import Card, Effect, Topic
from handouts.content.model.marks import visit_content
from handouts.errors import Problem
from handouts.rules.patterns import Denials, Reader, Scope, Sieve, needles
from handouts.rules.probe import claimed
from handouts.rules.registry import rule
from handouts.text.markup import Markup, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handouts.content.model.documents import Document
    from handouts.content.model.marks import At
    from handouts.content.model.references import Claim, Standard
    from handouts.content.model.safety import Exclusion, Sign
    from handouts.content.model.wording import Wording
    from handouts.rules.patterns import Clause, Needle, Trail
    from handouts.rules.registry import Subject
    from handouts.yamlfile.source import KeyPath

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
    for name in (
        document for document in subject.outlines if document in subject.whole and not _given_with(documents[document])
    ):
        place, shown = _read_at(documents[name]), subject.shown[name]
        signs = [sign.id for sign in safety.signs if "both" in {place, sign.where} or sign.where == place]
        told_exclusions = [exclusion.id for exclusion in safety.exclusions if exclusion.id in shown]
        exclusions = [exclusion.id for exclusion in safety.exclusions] if told_exclusions else []
        for item in (name for name in (*signs, *exclusions) if name not in shown):
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
        statements = [statement for statement in guide.consent.statements if statement.id in shown]
        quotes = [quote.name for statement in statements for quote in statement.text.quotes() if quote.part == "risk"]
        for item in items if quotes else ():
            shows_item = item.id in shown or getattr(item, "told_by", None) in shown
            named = item.risk is not None or (isinstance(item, Effect) and item.must_tell)
            if shows_item and named and item.id not in quotes:
                message = f"the {name} document tells the risk `{item.id}`, and no statement to initial names it"
                yield Problem(
                    subject.place(item.id), message, f"Quote {{{item.id}.risk}} in the statement of the risks."
                )
            elif not shows_item and item.id in quotes:
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
            names = [name for name, pattern in patterns.items() if any(pattern.search(text) for text in texts.values())]
            if len(names) >= A_LIST:
                count = {
                    path: sum(bool(pattern.search(text)) for pattern in patterns.values())
                    for path, text in texts.items()
                }
                place = subject.edition.content.place(max(count, key=lambda path: count[path]))
                named = ", ".join(f"`{name}`" for name in names)
                message = f"{kind} are listed in words of their own: {named}"
                yield Problem(place, message, "Name the list, or show it with a block, slide or card that quotes it.")


def _patterns(listed: Iterable[Sign] | Iterable[Exclusion]) -> dict[str, re.Pattern[str]]:
    """Return for each item how its words are found in a text without capitals."""
    return {
        listed_item.id: re.compile(
            rf"(?<!\w)(?:{'|'.join(re.escape(word.casefold()) for word in listed_item.words)})(?!\w)"
        )
        for listed_item in listed
    }


def _texts(subject: Subject) -> Iterator[dict[KeyPath, str]]:
    """Yield what is read as one, a text, a list of texts or a whole item, without capitals; with its paths."""
    edition = subject.edition
    lists: dict[KeyPath, dict[KeyPath, str]] = {}
    for at in (*visit_content(edition.guide), *visit_content(edition.clinic, ("clinic",))):
        if isinstance(at.value, Markup) and at.path[0] not in _LISTED:
            lists.setdefault(_unit_path(at), {})[at.path] = _typed(at.value).casefold()
    yield from lists.values()


def _unit_path(at: At) -> KeyPath:
    """Return the part of a file that a text is read with."""
    unit = next((outer for outer in at.around() if isinstance(outer.value, _WHOLE)), None)
    return unit.path if unit else at.path[:-1] if isinstance(at.path[-1], int) else at.path


def _typed(text: Markup) -> str:
    """Return the words of a text; what it quotes is not typed."""
    return "".join(piece.text for piece in text.pieces if isinstance(piece, Words))


UNLESS = "If the words claim nothing here, reword them, or name them narrowly under `but:` of {} in standards/{}.yaml."
"""What helps where no exception can: a clinic's own text has no id."""


@rule("S305", "claim-never-made", "error")
def claim_never_made(subject: Subject) -> Iterator[Problem]:
    """Find a text that claims what no document may claim: that it is safe, helps at once, saves lives.

    Why: words of advertising make people weigh a risk that they do not see; once printed, they are a promise.
    Source: the claims in content/standards/, each with what shows that it is untrue or not shown.
    Good: "It is not shown to prevent suicide." Bad: "Our care keeps you safe, helps at once, and saves lives."
    """
    language = subject.edition.language.split("-")[0]
    trees = subject.edition.content.trees
    for name, standard in subject.edition.content.standards.items():
        if not standard.wording or standard.wording.language != language:
            continue
        texts = tuple(claimed(subject.edition))
        for index, claim, words in Finder(standard).found([text for _, _, text in texts]):
            file, path, text = texts[index]
            message = f"{words!r} is what no document claims: {claim.id}, {claim.says}. It stands in {text!r}"
            hint = f"{claim.why} ({claim.source}) Say instead: {claim.instead} {UNLESS.format(claim.id, name)}"
            yield Problem(trees[file].within(path, words), message, hint)


@dataclass(frozen=True)
class Finder:
    """The claims of a standard, ready to be looked for."""

    standard: Standard

    def found(self, texts: Sequence[str]) -> Iterator[tuple[int, Claim, str]]:
        """Yield each claim that a text makes: the text's position, the claim, the words that make it."""
        read, sieve = Reader(self._wording.short), Sieve(self._needles)
        for index, text in enumerate(texts):
            claimed = set[str]()
            for clause in self._answered(read.clauses(text)):
                for claim, trail in self._in_clause(clause, sieve.left(clause)):
                    if claim.id not in claimed:
                        claimed.add(claim.id)
                        yield index, claim, text[clause.places[trail[0]][0] : clause.places[trail[-1]][1]]

    def _answered(self, clauses: list[Clause]) -> Iterator[Clause]:
        """Yield the clauses of a text without the questions that it leaves open; one that it answers is a claim."""
        questions, answers = self._asked
        for clause, then in zip(clauses, (*clauses[1:], None), strict=False):
            if then and clause.asks and any(answer.found(then, first=True) for answer in answers):
                yield clause.joined(then)
            elif not clause.asks or not any(question.found(clause, first=True) for question in questions):
                yield clause

    def _in_clause(self, clause: Clause, looked_for: Iterable[Needle]) -> Iterator[tuple[Claim, Trail]]:
        """Yield the claims that a clause makes and does not deny, and where."""
        found_trails = {needle: trails for needle in looked_for if (trails := needle.found(clause))}
        if not found_trails:
            return
        scope = Scope(
            self._denials,
            clause,
            {position for trails in found_trails.values() for trail in trails for position in trail},
        )
        for needle, trails in found_trails.items():
            claim = self._needles[needle]
            apart = {position for needle in self._but[claim.id] for trail in needle.found(clause) for position in trail}
            made = (trail for trail in trails if apart.isdisjoint(trail) and not scope.denied(trail))
            yield from ((claim, trail) for trail in islice(made, 1))

    @property
    def _wording(self) -> Wording:
        assert self.standard.wording is not None
        return self.standard.wording

    @cached_property
    def _needles(self) -> dict[Needle, Claim]:
        """Every pattern, with the claim that it makes."""
        return {needle: claim for claim in self.standard.claims for needle in needles(claim.words, self._wording)}

    @cached_property
    def _but(self) -> dict[str, tuple[Needle, ...]]:
        """Where the words of a claim, by its id, are none."""
        return {claim.id: needles(claim.but, self._wording) for claim in self.standard.claims}

    @cached_property
    def _asked(self) -> tuple[tuple[Needle, ...], tuple[Needle, ...]]:
        """How questions begin that leave the answer open, and how answers begin that do not."""
        return needles(self._wording.questions, self._wording), needles(self._wording.answers, self._wording)

    @cached_property
    def _denials(self) -> Denials:
        return Denials.of(self._wording)
