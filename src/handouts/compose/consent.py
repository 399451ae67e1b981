"""The parts of consent.yaml as blocks: statements, signatures, questions, boxes to fill."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from handouts.compose.blocks import composes
from handouts.content.markup import Run
from handouts.content.model.blocks import ConsentBlock, TicksBlock
from handouts.outline import handout as out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.compose.blocks import SectionContext
    from handouts.content.markup import RichText
    from handouts.content.model.consent import Blank, Choice, Signature, Statement
    from handouts.content.model.consent import Ticks as TickList
    from handouts.edition import Edition


@composes(ConsentBlock)
def blocks(context: SectionContext, block: ConsentBlock) -> Iterator[out.Block]:
    """Yield a part of the consent content."""
    edition, section = context.edition, context.section
    consent = edition.guide.consent
    match block.kind:
        case "statements":
            count = edition.spelled(len(consent.statements))
            yield out.Paragraph(f"{section}/all", edition.fill(edition.phrases.handout.initial_all, n=count), "lead")
            statements = tuple(_statement(edition, one) for one in consent.statements)
            yield out.Statements(f"{section}/statements", statements)
        case "signatures":
            yield _signatures(edition, section)
            if edition.clinic.barcode:
                says = edition.words(edition.phrases.handout.barcode_says, value=edition.clinic.barcode)
                yield out.Barcode(f"{section}/barcode", edition.clinic.barcode, says)
        case "teach-back":
            yield _questions(edition, section)
        case "writing":
            yield from _writing(edition, section)
        case _:
            assert_never(block.kind)


def label_box(edition: Edition) -> out.Blanks:
    """Return the box for the patient label."""
    blanks = tuple(written(edition, blank) for blank in edition.guide.consent.label)
    return out.Blanks("label", "label", edition.fill(edition.phrases.handout.label_title), blanks)


def side_fields(edition: Edition, origin: str, fields: tuple[Blank, ...]) -> out.Blanks | None:
    """Return fields that stand beside a title."""
    if not fields:
        return None
    return out.Blanks(origin, "side", (), tuple(written(edition, blank) for blank in fields))


def written(edition: Edition, blank: Blank) -> out.Blank:
    """Return a place to write, its label beside it; printed where the clinic gives what stands there."""
    label, after = edition.say(blank.label), edition.say(blank.after)
    told: RichText = ()
    if blank.clinic == "clinician" and edition.clinic.clinician:
        told = (Run(edition.clinic.clinician, fact="clinic"),)
    if blank.fact in edition.clinic.facts:
        told = edition.quote(blank.fact, "number")
    return out.Blank(blank.id, label, blank.lines, blank.kind, edition.words(blank.label), told, after)


@composes(TicksBlock)
def ticks(context: SectionContext, block: TicksBlock) -> Iterator[out.Block]:
    """Yield questions that are answered with ticks."""
    edition = context.edition
    questions = tuple(_ticked(edition, one) for one in edition.items(block.items))  # type: ignore[arg-type]
    yield out.Ticks(f"{context.section}/ticks", block.icon, questions)


def _ticked(edition: Edition, asked: TickList) -> out.TickQuestion:
    pattern = edition.phrases.handout.tick
    question = edition.say(asked.question)
    choices = []
    for at, choice in enumerate(asked.choices, 1):
        label = edition.say(choice)
        tooltip = edition.words(pattern, text=(*question, Run(" "), *label))
        choices.append(out.Blank(f"{asked.id}/{at}", label, kind="tick", tooltip=tooltip))
    return out.TickQuestion(asked.id, question, edition.say(asked.hint), tuple(choices))


def sentence(edition: Edition, statement: Statement) -> RichText:
    """Return a statement as it is read out; an ellipsis stands for what a hand writes."""
    if not statement.blank:
        return edition.say(statement.text)
    blank = written(edition, statement.blank)
    said = (blank.label, blank.given or (Run("\N{HORIZONTAL ELLIPSIS}"),), blank.after, edition.say(statement.text))
    return tuple(run for at, text in enumerate(filter(None, said)) for run in ((Run(" "),) if at else ()) + text)


def _statement(edition: Edition, statement: Statement) -> out.Statement:
    whole = sentence(edition, statement)
    tooltip = edition.words(edition.phrases.handout.initials, text=whole)
    initials = out.Blank(f"{statement.id}/initials", (), kind="initials", tooltip=tooltip)
    asks = written(edition, statement.blank) if statement.blank else None
    if asks and not asks.given:
        return out.Statement(statement.id, edition.say(statement.text), initials, asks)
    return out.Statement(statement.id, whole, initials)


def _signatures(edition: Edition, section: str) -> out.Signatures:
    consent, words = edition.guide.consent, edition.phrases.handout
    count = edition.spelled(len(consent.statements))
    rule = out.Callout(f"{section}/rule", "care", "stop-hand", (), edition.fill(words.sign_rule, n=count))
    rows = tuple(_signature(edition, one) for one in consent.signatures)
    choice = _choice(edition, consent.choice) if consent.choice else None
    return out.Signatures(f"{section}/signatures", rule, rows, choice, edition.said(consent.closing))


def _choice(edition: Edition, choice: Choice) -> out.Choice:
    options = tuple(written(edition, one) for one in choice.options)
    return out.Choice(choice.id, edition.say(choice.title), options, edition.said(choice.text))


def _signature(edition: Edition, signature: Signature) -> out.SignatureRow:
    who, words = edition.say(signature.who), edition.phrases.handout
    asked = tuple(edition.fill(word) for word in words.signature_labels)
    kinds: tuple[out.BlankKind, ...] = ("signature", "date", "time", "text", "text")
    names = ("signature", "date", "time", "name", "beside")
    blanks = tuple(
        out.Blank(
            f"{signature.id}/{name}",
            label,
            kind=kind,
            tooltip=edition.words(words.signature_field, head=label, who=who),
        )
        for name, kind, label in zip(names, kinds, (*asked, edition.say(signature.beside)), strict=True)
    )
    return out.SignatureRow(signature.id, who, edition.say(signature.role), blanks[:3], blanks[3:])


def _questions(edition: Edition, section: str) -> out.Questions:
    words = edition.phrases.handout
    again = edition.fill(words.explained_again)
    questions = []
    for number, one in enumerate(edition.guide.consent.teach_back, 1):
        said = edition.say(one.question)
        tooltip = edition.words(words.explained_field, question=said)
        answer = out.Blank(f"{one.id}/answer", (), one.lines, tooltip=edition.words(one.question))
        tick = out.Blank(f"{one.id}/again", again, kind="tick", tooltip=tooltip)
        questions.append(out.Question(one.id, number, said, answer, tick))
    return out.Questions(f"{section}/questions", tuple(questions))


def _writing(edition: Edition, section: str) -> Iterator[out.Block]:
    """Yield room to write: what has several lines as cards, single lines beneath them."""
    blanks = [written(edition, blank) for blank in edition.guide.consent.writing]
    cards = tuple(blank for blank in blanks if blank.lines > 1)
    single = tuple(blank for blank in blanks if blank.lines == 1)
    if cards:
        yield out.Blanks(f"{section}/cards", "cards", (), cards)
    if single:
        yield out.Blanks(f"{section}/lines", "pair", (), single)
