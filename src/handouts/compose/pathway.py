"""Decision pathways of the deck: the graph, and the same graph in words, so that neither contradicts the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handouts.compose.figures import joined
from handouts.compose.setting import composes_slide
from handouts.content.markup import Run, plain, strung
from handouts.content.model import training
from handouts.outline import deck as out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.compose.setting import Common, Setting
    from handouts.content.markup import RichText
    from handouts.edition import Edition

_SPACE = Run(" ")


@composes_slide(training.FlowSlide)
def flow(at: Setting, slide: training.FlowSlide, common: Common) -> out.FlowSlide:
    """Return a decision pathway, its first question first."""
    edition = at.edition
    item = edition.guide.items[slide.flow]
    assert isinstance(item, training.Flow)
    first = sorted(item.questions, key=lambda one: one.id != item.start)
    questions = tuple(_question(edition, one) for one in first)
    ends = tuple(out.FlowEnd(f"{item.id}/{one.id}", edition.say(one.text), one.goes_on, one.tone) for one in item.ends)
    told = tuple(_told(edition, one, questions, ends) for one in questions)
    return out.FlowSlide(**common, questions=questions, ends=ends, told=told)


def _question(edition: Edition, item: training.FlowQuestion) -> out.FlowQuestion:
    step = _step(edition, item.id, item.step) if item.step else None
    answers = _ways(edition, item.answers)
    return out.FlowQuestion(item.id, edition.say(item.ask), item.tone, edition.say(item.detail), answers, step)


def _step(edition: Edition, question: str, item: training.FlowStep) -> out.FlowStep:
    acts = tuple(out.Act(edition.say(act.role), act.icon, edition.say(act.does)) for act in item.acts)
    return out.FlowStep(f"{question}/{item.id}", acts, item.in_turn, _ways(edition, item.leads))


def _ways(edition: Edition, ways: Iterable[training.FlowAnswer | training.FlowLead]) -> tuple[out.Way, ...]:
    return tuple(out.Way(edition.say(one.says), one.to) for one in ways)


def _told(
    edition: Edition, question: out.FlowQuestion, questions: tuple[out.FlowQuestion, ...], ends: tuple[out.FlowEnd, ...]
) -> RichText:
    """Return a question with all its answers, and with what is done upon them, each to where it leads."""
    words = edition.phrases.deck
    places: dict[str, RichText] = {one.origin: edition.fill(words.flow_ask, ask=one.ask) for one in questions}
    for one in ends:
        places[one.id] = edition.fill(words.flow_go if one.goes_on else words.flow_stop, end=one.text)
    steps = {one.step.id: one.step for one in questions if one.step}

    def said(way: out.Way, *, answer: bool) -> Iterator[RichText]:
        """Yield a way's words: what is done there, with the ways on from an own step, or where it leads."""
        step = steps.get(way.to)
        if step is None:
            only = edition.fill(words.flow_only, to=places[way.to])
            yield edition.fill(words.flow_answer, answer=way.says, to=places[way.to]) if way.says else only
            return
        acts = joined(edition, tuple(edition.fill(words.flow_act, role=act.role, does=act.does) for act in step.acts))
        yield edition.fill(words.flow_in_turn if step.in_turn else words.flow_at_once, answer=way.says, acts=acts)
        for lead in step.leads if answer and step is question.step else ():
            yield from said(lead, answer=False)

    parts = [
        question.ask,
        _closed(question.detail),
        *(text for answer in question.answers for text in said(answer, answer=True)),
    ]
    return strung(parts)


def _closed(text: RichText) -> RichText:
    """Return a text with a full stop, where it ends without a sign of its own, so that the next sentence is another."""
    return (*text, Run(".")) if text and plain(text)[-1].isalnum() else text
