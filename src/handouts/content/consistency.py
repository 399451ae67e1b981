"""What names alone cannot tell: that numbers fit together, that there are words for what the guide counts in."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from handouts.content import countries, quantities
from handouts.content.fields import IdReference, TextAt, walk
from handouts.content.logos import PICTURES
from handouts.content.model.base import Node
from handouts.content.model.blocks import ChancesBlock, ChecksBlock, EffectsBlock, TimeLineBlock, TopicsBlock
from handouts.content.model.clinic import CRISIS_PARTS
from handouts.content.model.documents import DeckDocument, HandoutDocument
from handouts.content.model.facts import MINUTES, Fact, Value
from handouts.content.model.figure import Figure
from handouts.content.model.marks import visit_content
from handouts.content.model.safety import Blank
from handouts.content.validation import nearest, nearest_or_all
from handouts.errors import AccessError, Problem
from handouts.yamlfile.source import is_for_reading, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handouts.content.loaded import Content
    from handouts.content.model.base import Spoken
    from handouts.content.model.charts import Flow
    from handouts.content.model.checks import Check
    from handouts.content.model.day import TimeLine
    from handouts.content.model.effects import Effect
    from handouts.content.model.facts import FactUnit
    from handouts.yamlfile.source import KeyPath, Tree

LONGEST_DAY = 2 * MINUTES["day"]
"""Minutes that a time line can show."""


_FILE_NAME = re.compile(r"[\w-]+\.\w+")
"""A file's name that leads nowhere else."""


class _LocalValue(Node):
    """A clinic's value of a fact."""

    value: Value


def clinic_problems(guide: Tree, clinic: Tree, folder: Path) -> Iterator[Problem]:
    """Yield local values that are not local or out of bounds, and a logo that is not there; faulty parts left out."""
    facts, values = mapping(guide, "facts"), mapping(clinic, "facts")
    if guide.data is not None:
        local = {name for name, fact in facts.items() if isinstance(fact, dict) and "local" in fact}
        for name, value in values.items():
            yield from _value_problem(clinic, name, value, facts, local)
    logo = clinic.data.get("logo") if isinstance(clinic.data, dict) else None
    if isinstance(logo, str) and _FILE_NAME.fullmatch(logo) and not (folder / logo).is_file():
        hint = f"Put the picture into {folder}, or take this line out."
        yield Problem(clinic.place(("logo",)), f"there is no file `{logo}` beside the clinic's file", hint)


def _value_problem(clinic: Tree, name: str, value: Any, facts: dict[str, Any], local: set[str]) -> Iterator[Problem]:
    key = clinic.key_place(("facts", name))
    if name not in facts:
        yield Problem(key, f"unknown fact `{name}`", nearest_or_all(name, local))
        return
    if name not in local:
        hint = nearest_or_all(name, local) or "The guide leaves no fact to clinics."
        yield Problem(key, f"`{name}` is not a fact that a clinic may set", hint)
        return
    try:
        fact, own = Fact.model_validate(facts[name]), _LocalValue.model_validate({"value": value}).value
    except ValidationError:  # told elsewhere
        return
    if fact.local and not own.within(fact.local.at_least, fact.local.at_most):
        bounds = f"{fact.local.at_least} to {fact.local.at_most} (unit: {fact.unit})"
        hint = f"The guide allows {bounds}. {fact.local.why}"
        yield Problem(clinic.place(("facts", name)), f"`{name}` is {own}, outside its bounds", hint)


def name_units(guide: Tree, clinic: Tree) -> None:
    """Say in the hint of a clinic's value that is no number in which unit the guide counts it."""
    facts = mapping(guide, "facts")
    for name in mapping(clinic, "facts"):
        unit = facts[name].get("unit") if isinstance(facts.get(name), dict) else None
        hint = f"Write the number alone; the unit of `{name}` is {unit}."
        clinic.problems[:] = [
            replace(problem, hint=hint) if unit and problem.location == clinic.place(("facts", name)) else problem
            for problem in clinic.problems
        ]


def mapping(tree: Tree, key: str) -> dict[str, Any]:
    """Return what a file has under a key at its top, where that is a mapping."""
    found = tree.data.get(key) if isinstance(tree.data, dict) else None
    return found if isinstance(found, dict) else {}


def problems(content: Content) -> Iterator[Problem]:
    """Yield contradictions between parts of the content, each of which is valid by itself."""
    yield from _id_problems(content)
    yield from _language_problems(content)
    yield from countries.number_problems(content.trees["clinic"], content.clinic.telephones, content.country)
    yield from _crisis_line_problems(content)
    without_words = list(_units_without_words(content))
    yield from without_words
    if without_words:  # of such a fact nobody knows how long it is
        return
    yield from _unnamed_comparators(content)
    yield from _missing_patient_texts(content)
    yield from _items_without_row(content)
    yield from _lanes_for_patients(content)
    yield from _tables_side_by_side(content)
    yield from _records_alone(content)
    yield from _decks_of_themselves(content)
    yield from _unlike_blanks(content)
    yield from _missing_pictures(content)
    for at, item in enumerate(content.guide.expectations.timelines):
        yield from _timeline_problems(content, ("timelines", at), item)
    for at, flow in enumerate(content.guide.training.flows):
        yield from _flow_problems(content, ("flows", at), flow)
    yield from quantities.problems(content)


def _missing_pictures(content: Content) -> Iterator[Problem]:
    """Yield pictures whose file is not there."""
    for at, item in enumerate(content.guide.expectations.pictures):
        folder = content.home / PICTURES
        if not (folder / item.file).is_file():
            place = content.place(("expectations", "pictures", at, "file"))
            there = nearest_or_all(item.file, (path.name for path in folder.glob("*")))
            hint = there or f"Put the picture into {folder}."
            yield Problem(place, f"there is no file `{item.file}` in {PICTURES}/ of the guide", hint)


def _id_problems(content: Content) -> Iterator[Problem]:
    """Yield an id that is not the name of the guide's folder, or is another guide's too.

    Commands name a guide by its folder; files, approvals and imprints by its id.
    """
    tree, own = content.trees["guide"], content.guide.guide.id
    home = content.home
    if own != home.name:
        hint = f"Write `id: {home.name}`, or rename the folder."
        yield Problem(tree.place(("id",)), f"the id `{own}` is not the name of the folder, `{home.name}`", hint)
    for other in sorted(content.folder.glob("*/guide.yaml")):
        if other.parent.name == home.name or not is_for_reading(other.parent):
            continue
        with suppress(AccessError):  # it is told when that guide is built
            data = read_tree(other).data
            if isinstance(data, dict) and data.get("id") == own:
                message = f"the id `{own}` is that of another guide too, {other}"
                yield Problem(tree.place(("id",)), message, "Rename one of them, and its folder.")


def _crisis_line_problems(content: Content) -> Iterator[Problem]:
    """Yield a clinic without the number of a crisis line that the guide names."""
    if content.clinic.telephones.crisis:
        return
    clinic = content.trees["clinic"]
    parts = {part for part, word in content.clinic.words.items() if "crisis" in {part, word.mark.instead}}
    parts |= CRISIS_PARTS
    named = [
        f"the guide names it at {content.place(found.path)}"
        for found in (*walk(content.guide), *walk(content.clinic, ("clinic",)))
        if isinstance(found, TextAt) and any(quote.part in parts for quote in found.text.quotes())
    ]
    named += [
        f"a card of the guide names it at {content.place(('expectations', 'cards', at, 'telephone'))}"
        for at, card in enumerate(content.guide.expectations.cards)
        if card.telephone == "crisis"
    ]
    if named:
        hint = f"Add a line `crisis: ...`; {named[0]}."
        yield Problem(clinic.key_place(("telephones",)), "`crisis` is missing here", hint)


def _language_problems(content: Content) -> Iterator[Problem]:
    from babel import Locale, UnknownLocaleError

    language = content.guide.guide.language
    try:
        Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        place = content.trees["guide"].place(("language",))
        yield Problem(place, f"unknown language `{language}`", "Write it like en-US, es or de-CH.")


def _units_without_words(content: Content) -> Iterator[Problem]:
    """Yield units that the guide counts in and phrases.yaml has no words for."""
    units, words = _units(content), content.trees["phrases"]
    for unit in sorted(units.keys() - content.phrases.units.keys()):
        near = nearest(unit, content.phrases.units)
        use, there = content.place(units[unit]), words.key_place(("units",))
        hint = f"{near or f'Used first at {use}.'} Add a line `{unit}: {{one: ..., other: ...}}`".strip()
        where = f" under `units:` in {words.name}" if near else ""
        yield Problem(use if near else there, f"no words for the unit `{unit}`", f"{hint}{where}.")


def _unnamed_comparators(content: Content) -> Iterator[Problem]:
    """Yield counts that are compared with people whom their study does not name."""
    for path, figure in _likelihoods(content):
        study = content.guide.studies.get(figure.taken_from or "")
        if study and figure.compares and study.comparator is None:
            place = content.place((*path, "comparison"))
            hint = "Add `comparator:` to the study in references.yaml, or take the comparison out."
            yield Problem(place, f"the study `{study.id}` does not say with whom it compares", hint)


def _items_without_row(content: Content) -> Iterator[Problem]:
    """Yield effects and checks that a handout names for a row of their own although another item tells of them."""
    guide, tree = content.guide, content.trees["guide"]
    items: tuple[Effect | Check, ...] = (*guide.effects.effects, *guide.monitoring.checks)
    told_by = {item.id: item.told_by for item in items if item.told_by}
    for at in visit_content(guide.guide.documents, ("documents",)):
        for found in walk(at.value, at.path) if isinstance(at.value, EffectsBlock | ChecksBlock) else ():
            if isinstance(found, IdReference) and found.id in told_by:
                message = f"`{found.id}` has no row: `{told_by[found.id]}` tells patients of it"
                yield Problem(tree.place(found.path), message, "Take it out here, or write `patient:` for `told_by:`.")


def _lanes_for_patients(content: Content) -> Iterator[Problem]:
    """Yield time lines with lanes that a handout shows."""
    for at in visit_content(content.guide.guide.documents, ("documents",)):
        if isinstance(at.value, TimeLineBlock) and content.guide.items[at.value.item].lanes:  # type: ignore[attr-defined]
            hint = "Give the handout one without `lanes`; on slides it may stay."
            message = f"`{at.value.item}` has lanes, which are shapes for staff"
            yield Problem(content.trees["guide"].place((*at.path, "item")), message, hint)


def _tables_side_by_side(content: Content) -> Iterator[Problem]:
    """Yield topics with a table that stand side by side, where no table is drawn."""
    topics = {topic.id: topic for topic in content.guide.expectations.topics}
    for at in visit_content(content.guide.guide.documents, ("documents",)):
        if not isinstance(at.value, TopicsBlock) or at.value.look == "text":
            continue
        for index, name in enumerate(at.value.items):
            if (topics[name].patient.table or topics[name].staff.table) is not None:
                message = f"`{name}` has a table, which `look: {at.value.look}` has no room for"
                hint = "Put it into a block of topics of its own, without `look:`."
                yield Problem(content.trees["guide"].place((*at.path, "items", index)), message, hint)


def _records_alone(content: Content) -> Iterator[Problem]:
    """Yield documents that show alone what staff write on, which has a head and a print of its own."""
    guide, tree = content.guide.guide, content.trees["guide"]
    for name, document in guide.documents.items():
        shown = guide.sections(document) if isinstance(document, HandoutDocument) and document.alone else ()
        if any(section.sheet == "record" for section in shown):
            message = f"`{shown[0].id}` is part of a record, which is never shown alone"
            hint = "Name a section that patients read; what staff write on is a document of its own."
            yield Problem(tree.place(("documents", name, "alone")), message, hint)


def _decks_of_themselves(content: Content) -> Iterator[Problem]:
    """Yield decks that teach of a handout which itself shows them."""
    documents = content.guide.guide.documents
    for name, document in documents.items():
        told = documents.get(document.told_in) if isinstance(document, DeckDocument) else None
        sections = told.sections if isinstance(told, HandoutDocument) else ()
        if any(getattr(block, "deck", None) == name for section in sections for block in section.blocks):
            place = content.trees["guide"].place(("documents", name, "told_in"))
            message = f"`{name}` teaches of a handout that itself shows `{name}`"
            yield Problem(place, message, "Name the handout that patients read.")


def _unlike_blanks(content: Content) -> Iterator[Problem]:
    """Yield blanks that cannot be one with the blank that they name, as it is of another kind or names one itself."""
    found = [
        (tree, at.path, at.value)
        for file, tree in content.trees.items()
        for at in visit_content(getattr(content.guide, file, ()))
        if isinstance(at.value, Blank)
    ]
    by_id = {blank.id: blank for _, _, blank in found}
    for tree, path, blank in found:
        other = by_id[blank.same_as or blank.id]
        unlike = other.same_as or (other.kind, other.lines) != (blank.kind, blank.lines)
        if other is not blank and unlike:
            message = f"`{blank.id}` and `{other.id}` cannot be one field"
            hint = "Both have one `kind:` and as many `lines:`, and the one named has no `same_as:` itself."
            yield Problem(tree.place((*path, "same_as")), message, hint)


def _missing_patient_texts(content: Content) -> Iterator[Problem]:
    """Yield texts that a chance picture in a handout needs for patients and that are written for staff only."""
    expectations, tree = content.guide.expectations, content.trees["expectations"]
    blocks = (at.value for at in visit_content(content.guide.guide.documents) if isinstance(at.value, ChancesBlock))
    shown = {name for block in blocks for name in block.items}
    pictures = [chance for chance in expectations.chances if chance.id in shown]
    drawn = {name for chance in pictures for name in chance.benefits}
    spoken_fields: list[tuple[KeyPath, Spoken | None]] = [
        (("chances", at, "title"), chance.title) for at, chance in enumerate(expectations.chances) if chance in pictures
    ]
    for at, benefit in enumerate(expectations.benefits):
        if benefit.id in drawn:
            spoken_fields += [(("benefits", at, name), getattr(benefit, name)) for name in ("caption", "yes", "no")]
    named = {name for chance in expectations.chances for name in chance.benefits}
    for at, benefit in enumerate(expectations.benefits):
        for key in ("caption", "yes", "no") if benefit.id in named else ():
            if getattr(benefit, key) is None:
                hint = f"Add a line `{key}: {{patient: ..., staff: ...}}`."
                yield Problem(tree.place(("benefits", at)), f"`{key}` is missing here: a picture says it", hint)
    for path, spoken in spoken_fields:
        if spoken is not None and spoken.patient is None:
            yield Problem(tree.key_place(path), "`patient` is missing here", "Add a line `patient: ...`.")


def _likelihoods(content: Content) -> Iterator[tuple[KeyPath, Figure]]:
    return ((at.path, at.value) for at in visit_content(content.guide) if isinstance(at.value, Figure))


def _timeline_problems(content: Content, path: KeyPath, item: TimeLine) -> Iterator[Problem]:
    """Yield durations too long or too short for a time line with lanes."""
    for found in walk(item, path):
        if isinstance(found, IdReference) and found.to == "duration" and item.lanes:
            length, check = content.facts[found.id].minutes, str(found.path[-1]).startswith("check_")
            if length > LONGEST_DAY or length < check:
                place = content.trees["expectations"].place(found.path)
                hint = (
                    f"A time line spans 48 hours at most, and checks are at least a minute apart; this is {length} min."
                )
                yield Problem(place, f"`{found.id}` is too long or too short for a time line", hint)


def _flow_problems(content: Content, path: KeyPath, flow: Flow) -> Iterator[Problem]:
    """Yield answers and steps of a flow that lead into another flow."""
    own = flow.ways()
    for found in walk(flow, path):
        if isinstance(found, IdReference) and found.to.endswith(" of a flow") and found.id not in own:
            other = next(flow.id for flow in content.guide.training.flows if found.id in flow.ways())
            place, hint = content.trees["training"].place(found.path), nearest_or_all(found.id, own)
            yield Problem(place, f"`{found.id}` stands in `{other}`, and nothing leads from one flow to another", hint)


def _units(content: Content) -> dict[FactUnit, KeyPath]:
    """Return each unit that the guide uses, with the first place where it stands."""
    found: dict[FactUnit, KeyPath] = {}
    for name, fact in content.guide.guide.facts.items():
        found.setdefault(fact.unit, ("guide", "facts", name, "unit"))
    for path, figure in _likelihoods(content):
        for unit in figure.units:
            found.setdefault(unit, (*path, "unit"))
    return found
