"""The parts of consent.yaml as blocks: statements, signatures, questions, boxes to fill."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from handouts.content.markup import Run
from handouts.outline import handout as out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.content.markup import RichText
    from handouts.content.model.blocks import ConsentKind
    from handouts.content.model.consent import Blank, Signature, StatementGroup
    from handouts.content.model.consent import Ticks as TickList
    from handouts.edition import Edition


def blocks(edition: Edition, kind: ConsentKind, section: str) -> Iterator[out.Block]:
    """Yield a part of the consent content."""
    consent = edition.guide.consent
    match kind:
        case "agreement":
            yield out.Paragraph(f"{section}/agreement", edition.say(consent.agreement), "lead")
        case "statements":
            for group in consent.groups:
                yield _statements(edition, group)
        case "signatures":
            yield _signatures(edition, section)
            if edition.clinic.barcode:
                says = edition.words(edition.phrases.handout.barcode_says, value=edition.clinic.barcode)
                yield out.Barcode(f"{section}/barcode", edition.clinic.barcode, says)
        case "teach-back":
            yield _questions(edition, section)
        case "writing":
            for blank in consent.writing:
                yield out.Blanks(blank.id, "lines", edition.say(blank.label), (written(edition, blank),))
        case _:
            assert_never(kind)


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
    """Return a place to write, its label beside it."""
    label = edition.say(blank.label)
    given = edition.clinic.clinician if blank.clinic == "clinician" else None
    told: RichText = (Run(given, fact="clinic"),) if given else ()
    after = edition.say(blank.after)
    return out.Blank(blank.id, label, blank.lines, blank.kind, edition.words(blank.label), told, after)


def ticks(edition: Edition, icon: str, questions: Iterable[TickList], section: str) -> out.Ticks:
    """Return questions that are answered with ticks."""
    return out.Ticks(f"{section}/ticks", icon, tuple(_ticked(edition, one) for one in questions))


def _ticked(edition: Edition, asked: TickList) -> out.TickQuestion:
    pattern = edition.phrases.handout.tick
    question = edition.say(asked.question)
    choices = []
    for at, choice in enumerate(asked.choices, 1):
        label = edition.say(choice)
        tooltip = edition.words(pattern, text=(*question, Run(" "), *label))
        choices.append(out.Blank(f"{asked.id}/{at}", label, kind="tick", tooltip=tooltip))
    return out.TickQuestion(asked.id, question, edition.say(asked.hint), tuple(choices))


def _statements(edition: Edition, group: StatementGroup) -> out.StatementGroup:
    words = edition.phrases.handout
    statements = []
    for statement in group.statements:
        text = edition.say(statement.text)
        tooltip = edition.words(words.initials, text=text)
        blank = out.Blank(f"{statement.id}/initials", (), kind="initials", tooltip=tooltip)
        statements.append(out.Statement(statement.id, text, blank))
    return out.StatementGroup(group.id, edition.say(group.title), edition.say(group.hint), tuple(statements))


def _signatures(edition: Edition, section: str) -> out.Signatures:
    head = tuple(edition.fill(word) for word in edition.phrases.handout.signature_head)
    rows = tuple(_signature(edition, one, head) for one in edition.guide.consent.signatures)
    return out.Signatures(f"{section}/signatures", head, rows, edition.said(edition.guide.consent.closing))


def _signature(edition: Edition, signature: Signature, head: tuple[RichText, ...]) -> out.SignatureRow:
    who = edition.say(signature.who)
    kinds: tuple[out.BlankKind, ...] = ("signature", "text", "date", "time")
    blanks = []
    for kind, title in zip(kinds, head[1:], strict=True):
        hint = edition.say(signature.name_hint) if kind == "text" else ()
        tooltip = edition.words(edition.phrases.handout.signature_field, head=title, who=who)
        blanks.append(out.Blank(f"{signature.id}/{kind}", hint, kind=kind, tooltip=tooltip))
    return out.SignatureRow(signature.id, who, edition.say(signature.role), tuple(blanks))


def _questions(edition: Edition, section: str) -> out.Questions:
    questions = tuple(
        out.Question(
            one.id,
            number,
            edition.say(one.question),
            out.Blank(f"{one.id}/answer", (), one.lines, tooltip=edition.words(one.question)),
        )
        for number, one in enumerate(edition.guide.consent.teach_back, 1)
    )
    return out.Questions(f"{section}/questions", questions)
