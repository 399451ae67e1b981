"""What keeps people safe, quoted from where it is written once, and the parts of consent.yaml as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

from handouts.compose.context import composes
from handouts.content.model.blocks import ConsentBlock, ExclusionsBlock, SignsBlock, ThresholdsBlock, TicksBlock
from handouts.content.model.checks import Check, Threshold
from handouts.content.model.effects import Card
from handouts.content.model.safety import Sign
from handouts.outline import handout as out
from handouts.text.markup import Run, strung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handouts.compose.context import SectionContext
    from handouts.content.model.effects import Effect
    from handouts.content.model.safety import Action, Blank, CallSign, Choice, Signature, Statement
    from handouts.content.model.safety import Ticks as TickList
    from handouts.edition import Edition
    from handouts.outline.leaves import Tone
    from handouts.text.markup import RichText

_STOP = Run(". ")
_RANK = ("nobody", "prescriber", "emergency")


def signs(edition: Edition, place: str) -> list[Sign]:
    """Return the danger signs that hold in a place: `clinic`, `home`, or anywhere (`both`)."""
    return [sign for sign in edition.guide.safety.signs if place == "both" or sign.where in {place, "both"}]


def listed(edition: Edition, card: Card) -> tuple[Sign | CallSign, ...]:
    """Return the signs that a card lists: danger signs that hold in a place, or those to call the clinic for."""
    if card.signs == "call":
        return edition.guide.safety.calls
    return tuple(signs(edition, card.signs)) if card.signs else ()


@composes(SignsBlock)
def signs_block(context: SectionContext, block: SignsBlock) -> Iterator[out.Block]:
    """Yield the danger signs as a card; then what looks like them and is usual, where the block asks for it."""
    edition, section = context.edition, context.section
    listed = signs(edition, block.where)
    if not listed:
        return
    points, origins = tuple(edition.resolve(sign.patient) for sign in listed), tuple(sign.id for sign in listed)
    shown = edition.guide.items[block.card] if block.card else None
    assert shown is None or isinstance(shown, Card)
    adult, say = (edition.resolve(shown.adult), edition.resolve(shown.say)) if shown else ((), ())
    card = out.Card(
        f"{section}/signs", "emergency", "ambulance", edition.resolve(block.title),
        points=points, origins=origins, after=(adult,) if adult else (), say=say,
    )  # fmt: skip
    yield out.Cards(f"{section}/signs/card", "halves", (card,))
    unlike = [edition.resolve(sign.unlike.patient) for sign in listed if sign.unlike and sign.unlike.patient]
    if block.usual and unlike:
        sentences = (Run(" "), *strung(unlike))
        yield out.Paragraph(f"{section}/usual", (*edition.resolve(block.usual), *sentences))


@composes(ExclusionsBlock)
def exclusions_block(context: SectionContext, block: ExclusionsBlock) -> Iterator[out.Block]:
    """Yield who should not be treated beside who needs a decision first, then what a tick means."""
    edition, section = context.edition, context.section
    never = _exclusion_card(edition, f"{section}/never", edition.resolve(block.never), "never")
    first = _exclusion_card(edition, f"{section}/ask-first", edition.resolve(block.ask_first), "ask-first")
    yield out.Cards(f"{section}/exclusions", "halves", (never, first))
    if block.note:
        yield out.Paragraph(f"{section}/exclusions/note", edition.resolve(block.note))


def _exclusion_card(edition: Edition, origin: str, title: RichText, severity: str) -> out.Card:
    listed = [exclusion for exclusion in edition.guide.safety.exclusions if exclusion.severity == severity]
    tone: Tone = "do-not" if severity == "never" else "do"
    icon = "stop-hand" if severity == "never" else "doctor"
    points, origins = (
        tuple(edition.resolve(exclusion.patient) for exclusion in listed),
        tuple(exclusion.id for exclusion in listed),
    )
    ticks = tuple(
        out.Blank(
            f"tick/{exclusion.id}", (), kind="tick", tooltip=edition.plain_text(edition.phrases.handout.tick, text=text)
        )
        for exclusion, text in zip(listed, points, strict=True)
    )
    return out.Card(origin, tone, icon, title, points=points, origins=origins, ticks=ticks)


@composes(ThresholdsBlock)
def thresholds_block(context: SectionContext, block: ThresholdsBlock) -> Iterator[out.Block]:
    """Yield what patients should know of limits."""
    edition, section = context.edition, context.section
    told_limits = [threshold for _, threshold in thresholds(edition, block.periods) if threshold.patient]
    if told_limits:
        origins = tuple(threshold.id for threshold in told_limits)
        yield out.Heading(f"{section}/thresholds/title", edition.resolve(block.title))
        yield out.Points(
            f"{section}/thresholds",
            tuple(edition.resolve(threshold.patient) for threshold in told_limits),
            origins=origins,
        )


def thresholds(edition: Edition, periods: Iterable[str]) -> Iterator[tuple[Check, Threshold]]:
    """Yield the limits of the checks made in some periods."""
    wanted = set(periods)
    for check in edition.guide.monitoring.checks:
        if any(occasion.period in wanted for occasion in check.occasions):
            yield from ((check, threshold) for threshold in check.thresholds)


def response(edition: Edition, threshold: Threshold) -> RichText:
    """Return what staff do at a limit: its actions in their order, then what else belongs to it."""
    actions = [edition.quote(action.id) for action in _actions(edition, threshold)]
    text = strung(actions, _STOP)
    further = edition.resolve(threshold.then)
    return (*text, _STOP, *further) if further else (*text, Run("."))


def besides(edition: Edition, sign: Sign) -> RichText:
    """Return what belongs to a danger sign beside what is done at every one."""
    texts = [edition.quote(name) for name in sign.also]
    return strung(texts, _STOP)


def calls(edition: Edition, effect: Effect) -> RichText:
    """Return at which danger signs and limits of an effect somebody is called: whom first, then when."""
    named: dict[str, list[RichText]] = {}
    for item in edition.items(effect.staff.calls):
        assert isinstance(item, Sign | Threshold)
        strongest = max(_actions(edition, item), key=lambda action: _RANK.index(action.calls))
        text = edition.resolve(item.staff if isinstance(item, Sign) else item.when)
        named.setdefault(strongest.id, []).append(text)
    words = edition.phrases.deck
    parts = []
    for action, names in sorted(named.items(), key=lambda pair: -_RANK.index(_action(edition, pair[0]).calls)):
        parts.append(edition.fill(words.act_when, action=edition.quote(action), when=strung(names, "; ")))
    parts += [edition.resolve(effect.staff.call)] if effect.staff.call else []
    return strung(parts)


def emergency(edition: Edition, effect: Effect) -> bool:
    """Return whether emergency help is called at a danger sign or a limit of an effect."""
    items = edition.items(effect.staff.calls)
    return any(action.calls == "emergency" for item in items for action in _actions(edition, item))  # type: ignore[arg-type]


def _actions(edition: Edition, item: Sign | Threshold) -> list[Action]:
    return [_action(edition, name) for name in item.actions]


def _action(edition: Edition, name: str) -> Action:
    action: Action = edition.guide.items[name]  # type: ignore[assignment]  # the loader has seen to it
    return action


@composes(ConsentBlock)
def blocks(context: SectionContext, block: ConsentBlock) -> Iterator[out.Block]:
    """Yield a part of the consent content."""
    edition, section = context.edition, context.section
    consent = edition.guide.consent
    match block.kind:
        case "statements":
            count = edition.spelled(len(consent.statements))
            yield out.Paragraph(f"{section}/all", edition.fill(edition.phrases.handout.initial_all, n=count), "lead")
            statements = tuple(_statement(edition, statement) for statement in consent.statements)
            yield out.Statements(f"{section}/statements", statements)
        case "signatures":
            yield _signatures(edition, section)
            if edition.clinic.barcode:
                says = edition.plain_text(edition.phrases.handout.barcode_says, value=edition.clinic.barcode)
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
    label, after = edition.resolve(blank.label), edition.resolve(blank.after)
    text: RichText = ()
    if blank.clinic == "clinician" and edition.clinic.clinician:
        text = (Run(edition.clinic.clinician, fact="clinic"),)
    if blank.fact in edition.clinic.facts:
        text = edition.quote(blank.fact, "number")
    tooltip = edition.plain_text(blank.label)
    return out.Blank(blank.id, label, blank.lines, blank.kind, tooltip, text, after, blank.same_as or "")


@composes(TicksBlock)
def ticks(context: SectionContext, block: TicksBlock) -> Iterator[out.Block]:
    """Yield questions that are answered with ticks."""
    edition = context.edition
    questions = tuple(_ticked(edition, question) for question in edition.items(block.items))  # type: ignore[arg-type]
    yield out.Ticks(f"{context.section}/ticks", block.icon, questions)


def _ticked(edition: Edition, ticks: TickList) -> out.TickQuestion:
    pattern = edition.phrases.handout.tick
    question = edition.resolve(ticks.question)
    choices = []
    for number, choice in enumerate(ticks.choices, 1):
        label = edition.resolve(choice)
        tooltip = edition.plain_text(pattern, text=(*question, Run(" "), *label))
        choices.append(out.Blank(f"{ticks.id}/{number}", label, kind="tick", tooltip=tooltip))
    counts: Literal["", "one"] = "one" if ticks.one else ""
    return out.TickQuestion(ticks.id, question, edition.resolve(ticks.hint), tuple(choices), counts)


def sentence(edition: Edition, statement: Statement) -> RichText:
    """Return a statement as it is read out; an ellipsis stands for what a hand writes."""
    if not statement.blank:
        return edition.resolve(statement.text)
    blank = written(edition, statement.blank)
    parts = (
        blank.label,
        blank.given or (Run("\N{HORIZONTAL ELLIPSIS}"),),
        blank.after,
        edition.resolve(statement.text),
    )
    return tuple(run for index, text in enumerate(filter(None, parts)) for run in ((Run(" "),) if index else ()) + text)


def _statement(edition: Edition, statement: Statement) -> out.Statement:
    text = sentence(edition, statement)
    tooltip = edition.plain_text(edition.phrases.handout.initials, text=text)
    initials = out.Blank(f"{statement.id}/initials", (), kind="initials", tooltip=tooltip)
    asks = written(edition, statement.blank) if statement.blank else None
    if asks and not asks.given:
        return out.Statement(statement.id, edition.resolve(statement.text), initials, asks)
    return out.Statement(statement.id, text, initials)


def _signatures(edition: Edition, section: str) -> out.Signatures:
    consent, words = edition.guide.consent, edition.phrases.handout
    count = edition.spelled(len(consent.statements))
    rule = out.Callout(f"{section}/rule", "care", "stop-hand", (), edition.fill(words.sign_rule, n=count))
    rows = tuple(_signature(edition, signature) for signature in consent.signatures)
    choice = _choice(edition, consent.choice) if consent.choice else None
    return out.Signatures(f"{section}/signatures", rule, rows, choice, edition.resolve_all(consent.closing))


def _choice(edition: Edition, choice: Choice) -> out.Choice:
    options = tuple(written(edition, option) for option in choice.options)
    return out.Choice(choice.id, edition.resolve(choice.title), options, edition.resolve_all(choice.text))


def _signature(edition: Edition, signature: Signature) -> out.SignatureRow:
    who, words = edition.resolve(signature.who), edition.phrases.handout
    labels = tuple(edition.fill(word) for word in words.signature_labels)
    kinds: tuple[out.BlankKind, ...] = ("signature", "date", "time", "text", "text")
    names = ("signature", "date", "time", "name", "beside")
    blanks = tuple(
        out.Blank(
            f"{signature.id}/{name}",
            label,
            kind=kind,
            tooltip=edition.plain_text(words.signature_field, head=label, who=who),
        )
        for name, kind, label in zip(names, kinds, (*labels, edition.resolve(signature.beside)), strict=True)
    )
    return out.SignatureRow(signature.id, who, edition.resolve(signature.role), blanks[:3], blanks[3:])


def _questions(edition: Edition, section: str) -> out.Questions:
    words = edition.phrases.handout
    again = edition.fill(words.explained_again)
    questions = []
    for number, question in enumerate(edition.guide.consent.teach_back, 1):
        text = edition.resolve(question.question)
        tooltip = edition.plain_text(words.explained_field, question=text)
        answer = out.Blank(f"{question.id}/answer", (), question.lines, tooltip=edition.plain_text(question.question))
        tick = out.Blank(f"{question.id}/again", again, kind="tick", tooltip=tooltip)
        questions.append(out.Question(question.id, number, text, answer, tick))
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
