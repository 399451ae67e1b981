"""phrases.yaml: every sentence pattern, head, label, status word and unit that the program itself puts on paper.

`{n}` and its like are filled by the program; which ones a pattern holds is part of its type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator

from handouts.content.model.base import Node, Text
from handouts.content.model.facts import Certainty, FactUnit

if TYPE_CHECKING:
    from collections.abc import Callable

    from handouts.text.markup import Markup


def _holds(*names: str) -> AfterValidator:
    """Return a check that a pattern holds these blanks and no others."""

    def check(text: Markup) -> Markup:
        found = {quote.name for quote in text.quotes()}
        if found != set(names):
            wanted = ", ".join(f"{{{name}}}" for name in names) or "none"
            raise ValueError(f"this pattern holds the blanks {wanted}")
        return text

    checker: Callable[[Markup], Markup] = check
    return AfterValidator(checker)


PlainWord = Annotated[Text, _holds()]
N = Annotated[Text, _holds("n")]
Told = Annotated[Text, _holds("told")]
Pair = Annotated[Text, _holds("low", "high")]
CountText = Annotated[Text, _holds("count", "people")]
ComparedText = Annotated[Text, _holds("count", "comparison", "people")]
DateText = Annotated[Text, _holds("date")]


class PluralForms(Node):
    """Something counted, in its plural forms (CLDR categories)."""

    zero: N | None = None
    one: N | None = None
    two: N | None = None
    few: N | None = None
    many: N | None = None
    other: N


class UnitForms(PluralForms):
    """A unit, also short for a label."""

    short: N | None = None
    each: PlainWord | None = None
    """What follows `every` where the interval is one: `week`."""


class Numbers(Node):
    """How numbers are said."""

    range: Pair
    either: Pair
    """One of two whole numbers."""
    pressure: N
    of_whole: Annotated[Text, _holds("n", "whole")]
    """So many of a whole: `45 of 100`."""
    rate: Annotated[Text, _holds("n", "whole", "of")]
    """The same with what is counted: `5 of 100,000 people`."""
    people: PlainWord
    sessions: PlainWord
    list_joint: PlainWord
    spelled: tuple[PlainWord, ...]
    """How the numbers from one on are written in words; greater ones stand in digits."""


class StatusWords(Node):
    """Version, status and code, on every page and at both ends of a deck."""

    form: Annotated[Text, _holds("code")]
    version: Annotated[Text, _holds("version", "date")]
    use_by: DateText
    draft: PlainWord
    approved: Annotated[Text, _holds("role", "date")]
    approved_short: Annotated[Text, _holds("date")]
    sample: PlainWord
    foot: Annotated[Text, _holds("form", "status")]
    """At the foot of each slide."""
    page: Annotated[Text, _holds("page", "pages")]
    part: N
    continued: PlainWord


class Figures(Node):
    """How likelihoods are said."""

    with_it: N
    without_it: N
    count: CountText
    compared: ComparedText
    range: Annotated[Text, _holds("low", "high", "people")]
    rate: Annotated[Text, _holds("rate", "people")]
    change: Annotated[Text, _holds("change", "people")]
    change_compared: Annotated[Text, _holds("change", "comparison", "people")]
    unknown: PlainWord
    each_mark: PlainWord
    """What a mark of a picture of 1,000 is."""
    each_square: N
    """What a square of a picture of 10,000 is."""
    no_comparison: Annotated[Text, _holds("people")]
    source: Annotated[Text, _holds("people", "span")]
    bars_says: ComparedText
    bars_says_alone: CountText
    chance_says: Annotated[Text, _holds("caption", "yes", "done", "no", "otherwise")]
    certainty: dict[Certainty, PlainWord]
    """How far a count can be trusted, within a sentence."""
    to_verify: PlainWord
    and_others: PlainWord


class CertaintyWords(Node):
    """What a card says beside its marks: how sure we are, and what so many marks mean."""

    title: PlainWord
    key: PlainWord


class ApprovedWords(Node):
    """What is said of a choice that is approved or not, that is a device, and where there is nothing to approve."""

    yes: PlainWord
    no: PlainWord
    device: PlainWord
    none: PlainWord


class CountdownWords(Node):
    """When something is done, counted from an appointment."""

    head: tuple[PlainWord, PlainWord, PlainWord]
    """When, what, and what the reader writes."""
    before: Annotated[Text, _holds("time")]
    after: Annotated[Text, _holds("time")]
    day_before: PlainWord
    day_after: PlainWord
    at: PlainWord
    """At the appointment itself."""
    date: PlainWord
    time: PlainWord
    """Before the lines for those of the appointment, and in the names of all fields."""
    field: Annotated[Text, _holds("label", "what")]


class HandoutWords(Node):
    """Heads and labels of the handout."""

    effects_head: tuple[PlainWord, PlainWord, PlainWord, PlainWord]
    effect_cards_head: tuple[PlainWord, PlainWord, PlainWord]
    checks_head: tuple[PlainWord, PlainWord, PlainWord, PlainWord]
    options_head: tuple[PlainWord, PlainWord, PlainWord, PlainWord, PlainWord]
    options_approved: ApprovedWords
    options_unknown: PlainWord
    """Said of a choice where no source tells."""
    band_study: Annotated[Text, _holds("people", "comparator")]
    band_alone: Annotated[Text, _holds("people")]
    """Over the counts of a study that had no comparison group."""
    band_unknown: PlainWord
    rare_title: Annotated[Text, _holds("people", "what", "n", "block")]
    rare_says: Annotated[Text, _holds("marked", "n", "people")]
    label_title: PlainWord
    initials: Annotated[Text, _holds("text")]
    initial_all: N
    """At the head of the statements, how many must be initialed."""
    sign_rule: N
    """Between the statements and the signatures."""
    signature_labels: tuple[PlainWord, PlainWord, PlainWord, PlainWord]
    """Over what a person writes: signature, date, time, printed name."""
    signature_field: Annotated[Text, _holds("head", "who")]
    explained_again: PlainWord
    """Beside a question to say back: a box to tick."""
    explained_field: Annotated[Text, _holds("question")]
    other_times: PlainWord
    """When the clinic's second number is answered: at night and at weekends."""
    always: Annotated[Text, _holds("title")]
    """Over the clinic's numbers where it has one for every hour."""
    signs_page: Annotated[Text, _holds("page")]
    sign_page: Annotated[Text, _holds("page")]
    source_marks: Annotated[Text, _holds("page")]
    source_marks_apart: Annotated[Text, _holds("title")]
    """The same where the list stands in a handout that is given with this one."""
    certainty: dict[Certainty, CertaintyWords]
    certainty_says: Annotated[Text, _holds("n", "of")]
    """What the marks of a certainty say when they are read out."""
    lasting_says: Annotated[Text, _holds("start", "counted", "end", "left")]
    fasting_before: Annotated[Text, _holds("time")]
    countdown: CountdownWords
    stage_until: Annotated[Text, _holds("time")]
    """When a stage of a time line ends."""
    """Beneath an end of the bar: how long before the treatment."""
    fasting_says: Annotated[Text, _holds("what", "note", "time")]
    """What may be eaten or drunk until a time."""
    fasting_says_last: Annotated[Text, _holds("what", "note", "time")]
    """The same of the last stretch: from a time on."""
    fasting_field: Annotated[Text, _holds("what")]
    """What is written in a box beneath the bar."""
    medicines_head: tuple[PlainWord, PlainWord, PlainWord]
    medicine_field: Annotated[Text, _holds("what")]
    at_least: Annotated[Text, _holds("time")]
    own: Annotated[Text, _holds("clinic")]
    note_lines: PlainWord
    barcode_says: Annotated[Text, _holds("value")]
    logo_says: Annotated[Text, _holds("clinic")]
    record_when: PlainWord
    record_not_due: PlainWord
    """What is read out in a cell where nothing is due."""
    record_last: Annotated[Text, _holds("time")]
    record_stretch: Annotated[Text, _holds("period", "every")]
    record_stretch_until: Annotated[Text, _holds("period", "every", "until")]
    record_field: Annotated[Text, _holds("reading", "time")]
    tick: Annotated[Text, _holds("text")]
    limits_head: tuple[PlainWord, PlainWord]
    limit: Annotated[Text, _holds("when", "action")]


class TelephoneWords(Node):
    """How somebody is reached."""

    extension: Annotated[Text, _holds("key")]
    """Behind a number; what begins with a sign such as a comma stands close to it."""
    option: Annotated[Text, _holds("key")]
    """The same, of what to press when a voice offers a choice."""
    call: Annotated[Text, _holds("number")]
    text: Annotated[Text, _holds("number")]
    call_or_text: Annotated[Text, _holds("number")]
    text_word: Annotated[Text, _holds("number", "word")]
    chat: Annotated[Text, _holds("address")]
    named: Annotated[Text, _holds("way", "name")]
    """A way to reach somebody, with who answers, when, or in which language."""
    then: Annotated[Text, _holds("first", "then")]
    """Two ways, one after another."""
    text_only: PlainWord
    """Beside a number that takes no calls."""
    takes_both: PlainWord
    """Beside one that can be called and texted."""
    any_hour: PlainWord


class AskWords(Node):
    """What stands before a question, by who answers it."""

    voice: PlainWord
    room: PlainWord
    pairs: PlainWord
    round: PlainWord


class DeckWords(Node):
    """Heads and labels of the deck."""

    agenda: Annotated[Text, _holds("minutes", "longest")]
    agenda_alone: Annotated[Text, _holds("minutes", "longest")]
    """The same of a single module."""
    agenda_hint: PlainWord
    opening_section: PlainWord
    practice_section: PlainWord
    menu: N
    """Over the units of practice."""
    menu_hint: PlainWord
    to_agenda: PlainWord
    """Where the place of a slide in the course leads, for those who choose it."""
    to_menu: PlainWord
    practice_notes: PlainWord
    end_section: PlainWord
    """The end of the course, before the practice."""
    tomorrow: PlainWord
    closing_section: PlainWord
    version_section: PlainWord
    """The same where a deck lists no sources."""
    place: Annotated[Text, _holds("number", "count")]
    minutes: PluralForms
    starts: Annotated[Text, _holds("start", "minutes")]
    """On the opener of a module: at which minute of the course it starts, and how long it takes."""
    clock: Annotated[Text, _holds("time")]
    """How long a slide takes, in minutes and seconds."""
    minutes_label: PlainWord
    remember: PlainWord
    for_staff: PlainWord
    section: N
    say: PlainWord
    asks: AskWords
    listen_for: PlainWord
    if_asked: PlainWord
    time: PlainWord
    sources: PlainWord
    act_heads: tuple[PlainWord, PlainWord, PlainWord, PlainWord]
    act_call: Annotated[Text, _holds("call")]
    act_when: Annotated[Text, _holds("action", "when")]
    """Whom to call, and at which signs and limits."""
    schedule_head: tuple[PlainWord, PlainWord, PlainWord]
    once: PlainWord
    every: Annotated[Text, _holds("every")]
    until: Annotated[Text, _holds("every", "until")]
    thresholds_head: tuple[PlainWord, PlainWord, PlainWord]
    exclusions_head: PlainWord
    """Over what reasons not to treat have in common."""
    look_alike_head: tuple[PlainWord, PlainWord]
    """Over what looks like a danger sign and is usual, and over that sign."""
    options_head: tuple[PlainWord, PlainWord, PlainWord, PlainWord, PlainWord]
    news_section: PlainWord
    news_title: Annotated[Text, _holds("version", "date")]
    news_head: tuple[PlainWord, PlainWord, PlainWord]
    news_new: PlainWord
    news_changed: PlainWord
    news_gone: PlainWord
    news_ask: PlainWord
    """What staff do about what patients under treatment have signed for otherwise."""
    news_learn: PlainWord
    news_stop: PlainWord
    news_notes: Annotated[Text, _holds("version")]
    timeline_says: Annotated[Text, _holds("title", "lanes", "checks", "caption")]
    stages_say: Annotated[Text, _holds("title", "n", "time")]
    """What a time line without lanes shows, for those who cannot see it."""
    timeline_lane: Annotated[Text, _holds("what", "strongest")]
    flow_says: Annotated[Text, _holds("n", "ask", "end")]
    """Of a pathway as a whole; each question says by itself where its answers lead."""
    flow_act: Annotated[Text, _holds("role", "does")]
    flow_answer: Annotated[Text, _holds("answer", "to")]
    """An answer, or what came of a step, and where it leads."""
    flow_at_once: Annotated[Text, _holds("answer", "acts")]
    flow_in_turn: Annotated[Text, _holds("answer", "acts")]
    flow_only: Annotated[Text, _holds("to")]
    """Where a step leads that has one way on."""
    flow_ask: Annotated[Text, _holds("ask")]
    flow_stop: Annotated[Text, _holds("end")]
    flow_go: Annotated[Text, _holds("end")]
    answer: PlainWord
    """In the notes, over what comes on a slide by clicks and what is said of it."""
    answer_choice: Annotated[Text, _holds("letter", "text")]
    answer_part: Annotated[Text, _holds("of", "answer")]
    """In the notes of a case, what a role answers, or what is read at a time."""
    answer_reason: Annotated[Text, _holds("letter", "reason")]
    """On the slide, beneath the choices."""
    answer_still: PlainWord
    """Where the answer is, for those who see the slide at rest."""
    question_title: Annotated[Text, _holds("number", "question")]
    question_hint: PlainWord
    local: PlainWord
    """The sign directly behind a value that the clinic sets, wherever staff read it."""
    local_note: PlainWord
    """What the sign means; it stands in the footer."""
    local_unsourced: PlainWord
    """The same, where no source gives the values that are shown."""
    local_partly: Annotated[Text, _holds("values")]
    """The same, where a source gives the other values."""
    letters: tuple[PlainWord, PlainWord, PlainWord, PlainWord]
    """By which the choices of a question are called."""
    scenario_title: Annotated[Text, _holds("title", "stage")]
    invented: PlainWord
    aged: Annotated[Text, _holds("age", "detail")]
    reading: Annotated[Text, _holds("name", "value")]
    """A reading of a case that has others besides."""
    missed: PlainWord
    """A reading that nobody took."""
    more_sources: PlainWord
    """Stands for the sources that a footer has no room for."""
    read_in: Annotated[Text, _holds("sections")]
    """In the notes: where in the handout that is told of which a slide speaks."""
    signed_section: PlainWord
    competencies_title: PlainWord
    competencies_notes: PlainWord
    sources_title: PlainWord
    end_title: PlainWord
    end_lines: tuple[PlainWord, ...]
    continued: Annotated[Text, _holds("part", "parts")]
    unread: PlainWord
    """In the notes of a slide that continues another."""
    title_notes: PlainWord
    agenda_notes: Annotated[Text, _holds("modules")]
    short_notes: Annotated[Text, _holds("modules", "whole")]
    """The same of a short session."""
    sources_notes: PlainWord
    end_notes: PlainWord
    bars_says: Annotated[Text, _holds("name", "value", "comparison")]
    bars_says_alone: Annotated[Text, _holds("name", "value")]
    likelihoods_label: Annotated[Text, _holds("whole", "of")]
    likelihoods_apart: Annotated[Text, _holds("whole", "of", "n")]
    """The same over several groups, which are no comparison of each other."""
    beside: Annotated[Text, _holds("comparator")]
    """Behind the people of a study, what its comparison group had."""
    alone: PlainWord
    """The same, where it had none."""
    with_it: PlainWord
    without_it: PlainWord
    rise: N
    table_says: Annotated[Text, _holds("title", "head")]
    dots_says: Annotated[Text, _holds("n", "what")]
    """How many dots of a hundred are marked, and what they stand for."""
    ring: PlainWord
    background_effect: tuple[Told, Told, Told]
    """How many, how long, and why."""
    background_check: tuple[Told, Told, Told]
    """When it comes, what is written down, and why."""
    background_span: Annotated[Text, _holds("span", "exposure")]
    background_beside: Annotated[Text, _holds("comparator")]
    guide_module: Annotated[Text, _holds("place", "minutes")]
    """In a trainer's guide, over the name of a module."""
    guide_slides: Annotated[Text, _holds("first", "last")]
    guide_slide: Annotated[Text, _holds("slide")]
    guide_hour: Annotated[Text, _holds("start", "end")]
    """From which minute to which a part of the course runs."""
    guide_hour_note: PlainWord


class ReviewWords(Node):
    """On the paper for whoever approves (`handouts review`)."""

    title: PlainWord
    subtitle: PlainWord
    lead: Annotated[Text, _holds("documents")]
    claims: PlainWord
    facts: PlainWord
    claim: PlainWord
    """Over the column of what is said."""
    rests_on: PlainWord
    read: PlainWord
    initials: PlainWord
    changed: PlainWord
    """At what says something else than when it was approved last."""
    looked_at: Annotated[Text, _holds("date")]
    """Behind a source: when somebody last looked at it."""
    doubts: DoubtWords
    nothing: PlainWord
    """In the place of a source where there is none."""
    read_tooltip: Annotated[Text, _holds("id")]
    initials_tooltip: Annotated[Text, _holds("id")]


class DoubtWords(Node):
    """How a source or number was checked, where nobody has verified it."""

    secondary: PlainWord
    partly: PlainWord
    memory: PlainWord
    unchecked: PlainWord

    def __getitem__(self, status: str) -> Markup:
        """Return the words of a status."""
        words: Markup = getattr(self, status)
        return words


class Phrases(Node):
    """The file phrases.yaml."""

    units: dict[FactUnit, UnitForms]
    numbers: Numbers
    status: StatusWords
    figures: Figures
    telephones: TelephoneWords
    handout: HandoutWords
    deck: DeckWords
    review: ReviewWords
