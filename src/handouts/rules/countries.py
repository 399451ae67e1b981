"""What is said for every country, and holds in one of them only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handouts.content import countries
from handouts.content.model.country import Country
from handouts.content.model.marks import visit_content
from handouts.content.validation import typed
from handouts.errors import Problem
from handouts.rules.probe import kept
from handouts.rules.registry import rule
from handouts.text.markup import Markup
from handouts.yamlfile.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.loaded import Content
    from handouts.rules.registry import Subject
    from handouts.yamlfile.source import KeyPath


@rule("C901", "country-word-for-all", "error")
def country_word_for_all(subject: Subject) -> Iterator[Problem]:
    """Find a word of one country in a text that is for all: its regulator, its law, its emergency or crisis number.

    Why: who is told in Leeds to call 911 calls nobody, and what the FDA approved says nothing of the law there.
    Source: words and numbers under `regulator:`, `own_words:`, `emergency:`, `crisis:` of each file in countries/.
    Good: "Call {clinic.emergency}." "{country.legal}" Bad: "Call 911." "The FDA has approved it."
    """
    content = subject.edition.content
    known = _own_words(content)
    if not known:
        return
    word_found = re.compile(rf"(?<![\w.,/-])(?:{'|'.join(map(re.escape, known))})(?![\w%/]|[.,]\d)")
    for file, path in _texts(content):
        tree = content.trees[file]
        start, end = tree.spans.get(path, (0, 0))
        for word in dict.fromkeys(word_found.findall(tree.text[start:end])):
            hint = "Quote `{clinic.emergency}` and its like, or put it into the guide's countries/: `{country.word}`."
            message = f"`{word}` is said for every country, and is a word of {known[word]}"
            yield Problem(tree.within(path, word), message, hint)


@rule("C902", "country-unnamed", "warning")
def country_unnamed(subject: Subject) -> Iterator[Problem]:
    """Find a clinic that does not name its country, where there are several: the first is then taken.

    Why: emergency and crisis numbers, and what the law says of the drug, are those of a country.
    Source: what each file in countries/ says otherwise.
    Good: `country: uk`. Bad: a clinic in Leeds whose pages say 911, for nobody said where it is.
    """
    content = subject.edition.content
    if content.country and content.clinic.country is None:
        known = ", ".join(sorted(path.stem for path in set(countries.files(content.folder).values())))
        message = f"no country is named, and {content.country.name} is taken"
        yield Problem(content.trees["clinic"].place(()), message, f"Add a line `country: ...`; there is {known}.")


@rule("C903", "country-to-verify", "warning")
def country_to_verify(subject: Subject) -> Iterator[Problem]:
    """List the sources of the clinic's country that were seen only at second hand, or not at all.

    Why: a crisis line that has moved is found out by whoever calls it, and nobody else.
    Source: the project's rule on honesty about verification, as E203.
    Good: `status: verified`, and the day. Bad: a number that somebody remembered.
    """
    content = subject.edition.content
    for index, source in enumerate(content.country.sources if content.country else ()):
        if source.status != "verified":
            place = content.trees[countries.COUNTRY].place(("sources", index))
            yield Problem(place, f"source `{source.title}` is {source.status}", source.seen or "")


@rule("C904", "night-unanswered", "warning")
def night_unanswered(subject: Subject) -> Iterator[Problem]:
    """Find a clinic without a number for the night, where patients at home are to call it for signs.

    Why: what begins at home begins at any hour, and a page that names no one leaves the patient to guess.
    Source: the consent elements, C40: whom to call, at any hour.
    Good: `after-hours: 202-555-0143`, or the clinic's own number again where it is answered at night.
    Bad: a number that rings on weekdays only.
    """
    clinic, tree = subject.edition.clinic, subject.edition.content.trees["clinic"]
    called = (card.id for card in subject.edition.content.guide.expectations.cards if card.signs == "call")
    if not clinic.telephones.after_hours and (card := next(called, "")):
        message = f"nobody is named whom patients can call by night, and `{card}` says for what to call"
        hint = "Add `after-hours:` under `telephones:`; the clinic's own number again, if it is answered at night."
        yield Problem(tree.place(("telephones",)), message, hint)


def _own_words(content: Content) -> dict[str, str]:
    """Return each word that is one country's own, the longest first, with the country's name."""
    found: dict[str, str] = {}
    for path in sorted(set(countries.files(content.folder).values())):
        country = typed(Country, read_tree(path))
        for word in country.found_by if country else ():
            found.setdefault(word, country.name if country else "")
    return dict(sorted(found.items(), key=lambda entry: -len(entry[0])))


def _texts(content: Content) -> Iterator[tuple[str, KeyPath]]:
    """Yield the file and path of each text that is printed for every country."""
    for at in visit_content(content.guide, leave=kept):
        if isinstance(at.value, Markup):
            yield str(at.path[0]), at.path[1:]
    for at in visit_content(content.phrases):
        if isinstance(at.value, Markup):
            yield "phrases", at.path
