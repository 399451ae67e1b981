"""What was taught, asked from memory: the answers are quoted from where they are written once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose import safety
from handouts.compose.citations import leading, shorter
from handouts.compose.figures import begun
from handouts.compose.notes import notes
from handouts.content.markup import JOINT, strung
from handouts.content.model.items import Effect
from handouts.content.model.training import Flow
from handouts.outline import deck as out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.content.markup import RichText
    from handouts.content.model.training import Module, RecallQuestion, RecallSlide
    from handouts.edition import Edition


def recall(edition: Edition, slide: RecallSlide, modules: list[Module]) -> Iterator[out.RecallSlide]:
    """Yield the slide with what these modules taught, if it asks anything of them."""
    taught = {module.id for module in modules}
    asked = [(at, one) for at, one in enumerate(slide.questions, 1) if one.module in taught]
    questions = tuple(_recalled(edition, f"{slide.id}/{at}", one) for at, one in asked)
    if not questions:
        return
    words = edition.phrases.deck
    answers = tuple(edition.fill(words.answer_part, of=one.ask, answer=one.answer) for one in questions)
    yield out.RecallSlide(
        origin=slide.id,
        title=edition.say(slide.title),
        notes=notes(edition, slide.notes, slide.sources, (*answers, *edition.said(slide.notes.after))),
        mark=None,
        source=leading(edition, slide.sources),
        brief=shorter(edition, slide.sources),
        origins=tuple(dict.fromkeys(origin for one in questions for origin in one.origins)),
        questions=questions,
        still=edition.fill(words.answer_still),
    )


def _recalled(edition: Edition, origin: str, question: RecallQuestion) -> out.Recalled:
    if question.signs:
        signs = safety.signs(edition, question.signs)
        said, origins = [edition.say(one.staff) for one in signs], tuple(one.id for one in signs)
    else:
        said = [text for name in question.items for text in _answers(edition, name)]
        origins = question.items
    return out.Recalled(origin, edition.say(question.ask), begun(strung(said, JOINT)), origins)


def _answers(edition: Edition, name: str) -> list[RichText]:
    """Return what is recalled: of an effect what is done, of a pathway what it asks, of a reading its limits."""
    item = edition.guide.items.get(name)
    if isinstance(item, Effect):
        return list(edition.said(item.staff.do))
    if isinstance(item, Flow):
        first = sorted(item.questions, key=lambda one: one.id != item.start)
        return [edition.say(one.ask) for one in first]
    read = next(one for check in edition.guide.monitoring.checks for one in check.readings if one.id == name)
    return list(edition.said(read.limits))
