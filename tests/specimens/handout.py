"""A handout about an invented spring jab, with every kind of block; nothing in it is true."""

from decimal import Decimal
from functools import cache
from typing import Any

from handouts.outline.handout import (
    Barcode,
    BarsCell,
    Blank,
    BlankCell,
    Blanks,
    Callout,
    Card,
    Cards,
    Certainty,
    Choice,
    Contents,
    Fasting,
    FastingStretch,
    Front,
    HandoutOutline,
    Heading,
    KeyCard,
    KeyCards,
    LastingBar,
    LastingEnd,
    Paragraph,
    Place,
    Points,
    Question,
    Questions,
    Record,
    RecordColumn,
    RecordGroup,
    RecordRow,
    Row,
    RowGroup,
    Section,
    SignatureRow,
    Signatures,
    Source,
    Sources,
    Stage,
    Statement,
    Statements,
    Table,
    TelephoneLine,
    TermEntry,
    Terms,
    TextCell,
    TickQuestion,
    Ticks,
    Visit,
)
from handouts.outline.leaves import Bars, Chance, ChanceBox, Identity, People, RareScale, Seal
from handouts.outline.walk import leading, page_of
from handouts.render.pdf.handout import render
from handouts.text.markup import Run
from handouts.theme.look import Format, load_theme


def rich(text):
    """Return text with `**strong**` stretches as runs."""
    return tuple(Run(part, strong=bool(at % 2)) for at, part in enumerate(text.split("**")) if part)


def rich_all(*texts):
    return tuple(rich(text) for text in texts)


def identity(**changes):
    given = {
        "guide": "jab",
        "document": "consent",
        "title": "A spring jab for blue noses",
        "clinic": "Sample clinic",
        "clinic_file": "sample",
        "language": "en-US",
        "version": "0.1",
        "version_line": "Version 0.1, 2 June 2026",
        "use_by_line": "Do not use after 2 June 2027",
        "date": "2026-06-02",
        "form_number": "F-2210",
        "barcode": "SC-2210-A",
    }
    return Identity(**{**given, **changes})


def seal():
    return Seal("0" * 64, "7K4M-2QXR", "Form 7K4M-2QXR", "Draft, not approved for use", "Form 7K4M-2QXR")


def front():
    return Front(
        clinic=rich("Sample clinic"),
        contact=rich("100 Main Street, Anytown"),
        subtitle=rich("A guide to read, talk about, and sign. For adults."),
        main_message=rich("The jab may turn a blue nose pink, but not in everyone, and the choice is yours."),
        freedom=rich("You may say yes, no, or not yet."),
        main_icon="mind",
        formats=rich("Large print, other languages: free. Just ask."),
    )


def blank(origin, label="", **more):
    return Blank(origin, rich(label), **more)


PRICE = blank("hat-price", "One:")


def label():
    blanks = (blank("label/name", "Name"), blank("label/born", "Date of birth"), blank("label/record", "Record number"))
    return Blanks("label", "label", rich("Patient label"), blanks)


def telephones(card, *lines):
    """Return the numbers of a card, each with its hours."""
    return tuple(
        TelephoneLine(f"{card}/{at}", rich(number), f"tel:{number.replace('-', '')}", rich(hours))
        for at, (number, hours) in enumerate(lines)
    )


def contents():
    """Return where to find what: sections of the whole handout."""
    places = (("day", "Getting ready"), ("words", "Words and sources"))
    return Contents(
        "start/contents",
        rich("Where to find it"),
        tuple(Place(f"start/{name}", page_of(name), leading(rich(title), name)) for name, title in places),
        leading((*rich("You sign page "), *page_of("consent")), "consent"),
        rich("A small raised number names a source."),
    )


def opening(*blocks):
    key = (
        ("prescription", "It is not approved for noses", "Doctors may still use it. This is called “off-label” use."),
        ("people", "It helps some people, not all", "About 45 of 100 noses turned pink. 55 did not."),
        ("woozy", "You may feel strange for a while", "You may sneeze or feel far away. We watch you."),
        ("no-car", "You cannot drive until the next day", "An adult must take you home. Wait 24 hours."),
        ("stop-hand", "You can say no, or stop, at any time", "There are other ways. We will still care for you."),
    )
    cards = tuple(KeyCard(f"key-{at}", icon, rich(title), rich(text)) for at, (icon, title, text) in enumerate(key))
    calls = (
        Card(
            "call-911",
            "emergency",
            "ambulance",
            rich("Call 911"),
            telephones("call-911", ("911", "")),
            lead=rich("**Life in danger**, any hour"),
        ),
        Card(
            "call-line",
            "crisis",
            "speech",
            rich("Call or text 988"),
            telephones("call-line", ("988", "")),
            lead=rich("**Dark thoughts?** Any hour."),
        ),
        Card(
            "call-us",
            "care",
            "phone",
            rich("Call us"),
            telephones("call-us", ("202-555-0142", "Weekdays, 8 to 5"), ("202-555-0143", "All other times")),
        ),
    )
    return Section(
        "start",
        "front",
        "hospital",
        (),
        rich("Start here"),
        (KeyCards("start/key", rich("Five things to know"), cards), Cards("start/cards", "row", calls), *blocks),
        label=label(),
        side=Blanks("opening", "side", (), (blank("opening/clinician", "Clinician in charge"),)),
    )


def fasting(*hours):
    """Return the bar of the hours before the jab: big meals, all food and all drinks stop so many hours before."""
    names: tuple[tuple[str, str, Any, str], ...] = (
        ("Any food", "a meal", "open", "Stop big meals"),
        ("Light food", "such as toast", "open", "Stop all food"),
        ("Clear drinks only", "water, apple juice", "watch", "Stop all drinks"),
    )
    stretches = [
        FastingStretch(
            rich(label),
            rich(note),
            look,
            Decimal(60) * Decimal(str(at)),
            rich(end),
            rich(f"{at} hours before"),
            blank(f"fasting/{label[:3].lower()}", kind="time", tooltip=f"Time: {end}"),
        )
        for (label, note, look, end), at in zip(names, hours, strict=True)
    ]
    start = blank("fasting/start", kind="time", tooltip="Time: Jab starts")
    last = FastingStretch(
        rich("Nothing"), rich("by mouth"), "busy", None, rich("Jab starts"), rich("after checks"), start
    )
    says = f"Any food until {hours[0]} hours before the jab, clear drinks until {hours[2]} hours before it."
    return Fasting("fasting", "injection", (*stretches, last), says)


def _plan(pills):
    return blank(f"{pills}/plan", tooltip=f"My plan: {pills}")


def the_day():
    pills = (
        ("pills-nose", "**Nose** pills", "Take them as usual."),
        ("pills-calm", "**Calming** pills, and all that make you sleepy in the day", "Ask us first."),
    )
    rows = tuple(
        Row(name, (TextCell(rich_all(kind), header=True), TextCell(rich_all(do)), BlankCell(_plan(name))))
        for name, kind, do in pills
    )
    stages = (
        Stage("visit-arrive", rich("You arrive: checks"), rich("before the jab"), "open"),
        Stage("visit-jab", rich("Jab, in a chair"), rich("40 minutes"), "busy"),
        Stage("visit-rest", rich("Rest, we watch you"), rich("80 minutes or more"), "watch"),
        Stage("visit-home", rich("Home"), rich("with an adult"), "rest"),
    )
    blocks = (
        Heading("fasting/title", rich("When do I stop eating?")),
        fasting("8", "6", "2"),
        Blanks(
            "pills/title",
            "line",
            rich("What about my pills?"),
            (blank("pills/ask", "Ask us at least", after=rich("days before.")),),
        ),
        Table("pills", "medicines", rich_all("Kind of pill", "What to do", "My plan"), (RowGroup((), rows),)),
        Heading("visit/title", rich("How does the visit go?")),
        Visit("visit", stages),
        Blanks(
            "visit/blanks",
            "line",
            (),
            (
                blank("visit/when", "**My appointment:** day and time"),
                blank("visit/hours", "Plan up to", after=rich("hours.")),
            ),
        ),
    )
    return Section("day", "flow", "day", rich("Part 1"), rich("How do I get ready for the day?"), blocks)


def box(origin, caption, count, yes, no, *, comparison=False):
    other = 100 - count
    return ChanceBox(
        origin,
        rich(caption),
        People(count, comparison),
        rich(f"{count} of 100"),
        rich(yes),
        rich(f"{other} of 100"),
        rich(no),
        f"{caption}: {count} of 100 {yes}, {other} of 100 {no}.",
    )


def helping():
    care = Chance(
        "care",
        rich("In everyday care"),
        rich("Each picture shows 100 people."),
        (
            box("care-better", "Much better", 45, "lost at least half of the blue", "did not"),
            box("care-well", "Well", 30, "had little or no blue left", "did not"),
        ),
        rich("From 79 studies of 2,665 noses. These numbers have no comparison group."),
    )
    trial = Chance(
        "trial",
        rich("Tested beside a calming drug"),
        rich("Much better after up to 8 jabs?"),
        (
            box("trial-jab", "Jab", 47, "turned pink", "did not"),
            box("trial-other", "Calming drug", 33, "turned pink", "did not", comparison=True),
        ),
        rich("From a trial of 62 people. A gap this size may be chance. In a trial of 84 people it was wider."),
    )
    unknown = ("who will be helped", "how safe it is over many months", "how much of the pink comes from hope")
    blocks = (
        Paragraph("helping/lead", rich("It helps some people, not all. No one can promise it will help you."), "lead"),
        care,
        trial,
        Paragraph("trial/meaning", rich("So **14 more of every 100** turned pink with the jab.")),
        Certainty(
            "sure",
            2,
            4,
            rich("We are not very sure"),
            rich("Two marks of four: low trust."),
            "2 of 4 marks are filled.",
            rich_all("From a trial of 62 people. The true gap may be twice as big, or there may be none."),
        ),
        LastingBar(
            "lasting",
            rich("How long does it last?"),
            rich_all("One jab starts within hours and fades over 5 to 8 days."),
            rich("still pink"),
            rich("not pink, or blue again"),
            LastingEnd(rich("After 6 jabs"), rich("17 of the 24 noses were pink."), Decimal(17) / 24),
            LastingEnd(rich("18 days later"), rich("8 or 9 of those 17 still were."), Decimal("8.5") / 24),
            rich_all("No one was given another jab to compare. The slope is only a sketch."),
            "After 6 jabs: 17 of the 24 noses were pink. 18 days later: 8 or 9 of those 17 still were.",
        ),
        Heading("unknown", rich("What is not known?")),
        Paragraph("unknown/text", rich("Trials do not agree, so we are not very sure. We do not know yet:")),
        Points("unknown/points", rich_all(*unknown), "unknown"),
    )
    return Section("helping", "flow", "people", rich("Part 2"), rich("How likely is it to help?"), blocks)


def effect(origin, icon, notice, counts, *more):
    cells: list[TextCell | BarsCell] = [TextCell(rich_all(notice), icon, header=True)]
    if isinstance(counts, str):
        cells.append(TextCell(rich_all(counts)))
    else:
        treated, other = (Decimal(count) for count in counts)
        says = f"{treated} of 100 with the jab, {other} of 100 without it."
        cells.append(BarsCell(Bars(treated, rich(f"{treated} with"), other, rich(f"{other} without"), says)))
    cells += [TextCell(rich_all(text)) for text in more]
    return Row(origin, tuple(cells))


def feeling():
    first = (
        effect(
            "cut-off",
            "confused",
            "I feel cut off, as in a dream",
            (69, 17),
            "Gone by 4 hours.",
            "Breathe slowly. Tell us if you are scared.",
        ),
        effect(
            "dizzy", "woozy", "I feel dizzy", (57, 12), "Gone by 4 hours.", "Stay in the chair. Ask for help to stand."
        ),
    )
    second = (
        effect("sick", "sick", "I feel sick", (28, 9), "Not well known.", "Tell us. Ask for medicine for it."),
        effect("sleepy", "sleepy", "I feel sleepy", (23, 9), "2 hours or more.", "Rest. Do not drive."),
        effect(
            "sore-head", "headache", "My head hurts", (20, 17), "Not well known.", "Ask which pill is safe for you."
        ),
        effect(
            "tense", "nervous", "I feel tense or afraid", (13, 6), "Not well known.", "Tell us. We can slow or stop."
        ),
        effect(
            "pressure",
            "heart",
            "My blood pressure goes up",
            (10, 3),
            "2 hours for most, 4 hours for some.",
            "You may not feel it. We keep checking.",
        ),
    )
    rare = (
        effect(
            "breathing",
            "lungs",
            "My breathing slows",
            "About 5 of 100,000 visits (reports)",
            "Not well known.",
            "We watch your oxygen all the time.",
        ),
    )
    table = Table(
        "feeling/effects",
        "effects",
        rich_all("What you may notice", "Of 100 people", "How long", "What to do"),
        (
            RowGroup(rich("**From a trial of the drip** (84 people; half had another calming drug)"), first),
            RowGroup(rich("**From trials of a nose spray** (a related jab; 346 people had it)"), second),
            RowGroup(rich("**Very rare**: counted in 100,000, not in 100"), rare),
        ),
    )
    blocks = (
        Paragraph("feeling/lead", rich("Most effects are strongest within 1 hour."), "lead"),
        table,
        RareScale("blue/scale", rich("**Nose spray:** 1,000 people."), 4, "4 of 1,000 people are marked."),
        Callout(
            "tell-us",
            "care",
            "warning",
            (),
            rich("**Tell us at once:** chest pain, trouble breathing, very bad headache."),
        ),
    )
    return Section("feeling", "flow", "body", rich("Part 3"), rich("What might I feel?"), blocks)


def more():
    cells = (
        (
            "Blue nose for good",
            "Not well known. Seen in people who used very many jabs.",
            "We look at your nose every 3 months.",
        ),
        ("Itchy hat", "5 of 100 people after 6 months.", "Tell us if your hat itches."),
    )
    cards = Table(
        "more/effects",
        "effect-cards",
        rich_all("What can happen", "How likely", "What we do"),
        (
            RowGroup(
                (),
                tuple(
                    Row(
                        f"long-{at}",
                        (TextCell(rich_all(one), "eye", header=True), *(TextCell(rich_all(t)) for t in rest)),
                    )
                    for at, (one, *rest) in enumerate(cells)
                ),
            ),
        ),
    )
    checks = (
        (
            "Before the jab",
            ("Pulse and nose colour", "Breath"),
            "A high pulse can rise more. We wait until it is lower.",
        ),
        ("Every 10 minutes", ("Pulse", "How you feel"), "So that we see a change early."),
        ("Before you leave", ("Walking", "Clear head"), "So that you are safe on the way home."),
    )
    schedule = Table(
        "more/schedule",
        "checks",
        rich_all("When", "What we check", "Why"),
        (
            RowGroup(
                rich("**On the day**"),
                tuple(
                    Row(
                        f"check-{at}",
                        (
                            TextCell(rich_all(when), header=True),
                            TextCell(rich_all(*what), points=True),
                            TextCell(rich_all(why)),
                        ),
                    )
                    for at, (when, what, why) in enumerate(checks)
                ),
            ),
        ),
    )
    ways = (
        (
            "A pink hat",
            "Approved",
            "tick",
            ("Quick", "No needle"),
            ("Comes off in the wind",),
            blank("hat-price", "One:"),
        ),
        ("No treatment", "Not approved", "cross", ("No risk of the jab",), ("The nose may stay blue",), None),
    )
    options = Table(
        "more/options",
        "options",
        rich_all("Way", "Good sides", "Bad sides"),
        (
            RowGroup(
                (),
                tuple(
                    Row(
                        f"way-{at}",
                        (
                            TextCell(rich_all(way, allowed), header=True, marks=("", mark)),
                            TextCell(rich_all(*good), points=True),
                            TextCell(rich_all(*bad, "Not known."), marks=("", "question-mark"), blank=price),
                        ),
                    )
                    for at, (way, allowed, mark, good, bad, price) in enumerate(ways)
                ),
            ),
        ),
    )
    blocks = (
        cards,
        Heading("more/checks", rich("What do we check?")),
        schedule,
        Heading("more/ways", rich("What else is there?")),
        options,
        Heading("more/medicines", rich("Which medicines matter?")),
        Paragraph(
            "more/medicines/text",
            rich(
                "Some medicines work against the jab. Bring a list of all that you take, "
                "also those you buy yourself. Do not stop any on your own."
            ),
        ),
        Points("more/medicines/points", rich_all("sleeping pills", "nose drops", "herbs"), "plain"),
        Callout(
            "more/stop",
            "emergency",
            "ambulance",
            rich("What now?"),
            rich("**Call 911** if you cannot breathe."),
            rich_all("sit up", "unlock the door"),
        ),
        Paragraph("more/quiet", rich("From 3 studies of hats. The numbers are invented."), "quiet"),
    )
    return Section(
        "more", "flow", "kidneys", rich("Part 4"), rich("What can happen later, and what else is there?"), blocks
    )


def going_home():
    call = (
        "strange feelings after 4 hours",
        "throwing up that will not stop",
        "pain or blood when you sneeze",
        "yellow skin or eyes",
        "a nose that gets bluer",
        "little sleep and racing thoughts",
    )
    danger = (
        "chest pain or trouble breathing",
        "sudden, very bad headache",
        "sudden change in sight",
        "weak or numb on one side",
        "a fit, or very hard to wake",
    )
    name = (blank("home/name", "My name"), blank("home/adult", "My adult, phone"))
    when = (blank("home/ended", "My drip ended", kind="time"), blank("home/drive", "I may drive after", kind="date"))
    cards = (
        Card("who", "note", "home", (), lead=rich("I had a **spring jab** here."), blanks=name),
        Card("when", "note", "no-car", (), blanks=when, after=rich_all("**And only if I slept.**")),
        Card(
            "call-911",
            "emergency",
            "ambulance",
            rich("Call 911"),
            telephones("call-911", ("911", "")),
            points=rich_all(*danger),
            after=rich_all("**For the adult:** If my hat turns blue, call 911."),
            say=rich("Say: “I had a jab.”"),
        ),
        Card("call-line", "crisis", "speech", rich("Dark thoughts? **Call or text 988.**")),
        Card(
            "call-us",
            "care",
            "phone",
            rich("Call us for any sign below"),
            telephones("call-us", ("202-555-0142", "Weekdays, 8 to 5"), ("202-555-0143", "All other times")),
            points=rich_all(*call),
        ),
    )
    return Section(
        "going-home",
        "keep",
        "home",
        (),
        rich("Going home"),
        (Paragraph("going-home/lead", rich("Keep this sheet."), "lead"), Cards("home/cards", "wide", cards)),
    )


def at_home():
    do = ("Rest for the day.", "Have someone stay with you tonight.", "Take your medicines as agreed.")
    do_not = ("drive or ride a bike", "use tools or machines", "make big choices")
    days = tuple(RecordColumn(f"day-{day}", rich(f"Day {day}")) for day in (1, 2, 3))
    cells = tuple(blank(f"mood/1/{day.origin}", tooltip=f"{day.origin}: mood") for day in days)
    row = RecordRow("mood/1", rich("0 to 10"), cells)
    wake = Blank("home/wake", rich("Wake me every"), after=rich("hours"), tooltip="Wake me every")
    cards = (
        Card("do", "do", "tick", rich("Do"), points=rich_all(*do)),
        Card(
            "do-not",
            "do-not",
            "cross",
            rich("Do not"),
            lead=rich("Until you have slept a full night and 24 hours have passed:"),
            points=rich_all(*do_not),
        ),
    )
    worse = Card(
        "worse",
        "care",
        "phone",
        rich("If you feel worse, call us"),
        telephones("worse", ("202-555-0142", "Weekdays, 8 to 5"), ("202-555-0143", "All other times")),
        blanks=(wake,),
    )
    return Section(
        "at-home",
        "keep",
        "home",
        (),
        rich("At home"),
        (
            Cards("home/rules", "pair", cards),
            Heading("mood/title", rich("My mood")),
            Record("mood", rich("Mood"), days, (RecordGroup((), (row,)),), tall=True),
            Cards("home/worse", "wide", (worse,)),
        ),
    )


def asking():
    questions = ("What will the jab do to your nose?", "What will you do if your nose turns green?")
    return Section(
        "asking",
        "flow",
        "talk",
        rich("Part 5"),
        rich("Say it back"),
        (
            Paragraph("asking/lead", rich("Please tell us in your own words."), "lead"),
            Questions(
                "asking/questions",
                tuple(
                    Question(
                        f"ask-{at}",
                        at,
                        rich(text),
                        blank(f"ask-{at}/answer", lines=2, tooltip=text),
                        blank(f"ask-{at}/again", "explained again", kind="tick", tooltip=f"Explained again: {text}"),
                    )
                    for at, text in enumerate(questions, 1)
                ),
            ),
            Blanks("goals", "lines", rich("My goals"), (blank("goals/lines", lines=3, tooltip="My goals"),)),
            Blanks(
                "room",
                "cards",
                (),
                (blank("room/why", "**Why** it may suit me", lines=2), blank("room/ask", "My questions", lines=2)),
            ),
            Blanks("single", "pair", (), (blank("single/who", "Who asked me"), blank("single/price", "Price"))),
            Ticks("asking/ticks", "care", (WEIGHED, LEAN)),
        ),
    )


MATTERS = ("A warm nose", "A pink nose", "A nose that nobody looks at", "No hat at all", "The price of the hat")


def weigh(origin, question, hint, choices, counts=""):
    listed = enumerate(choices, 1)
    boxes = tuple(blank(f"{origin}/{at}", one, kind="tick", tooltip=f"Tick: {question} {one}") for at, one in listed)
    return TickQuestion(origin, rich(question), rich(hint) if hint else (), boxes, counts)


WEIGHED = weigh("matters", "What matters to me?", "Tick all that do.", MATTERS)
LEAN = weigh("lean", "I lean to", "", ("yes", "no", "not yet"))


def words():
    terms = (
        ("Off-label", "Used for something that the maker did not ask to have approved."),
        ("Drip", "A slow flow into a vein."),
    )
    texts = (
        "Blue A, Pink B. Noses in spring. Journal of Noses. 2021;3:14-19. doi:10.1000/nose.2021.3",
        "Hat C. Itching. Hats. 2020;1:1-9.",
    )
    sources = (
        Source("nose-2021", 1, rich(texts[0]), "https://doi.org/10.1000/nose.2021.3"),
        Source("hat-2020", 2, rich(texts[1]), "https://example.org/hats", rich("Not yet fully checked.")),
    )
    return Section(
        "words",
        "flow",
        "words",
        rich("Part 6"),
        rich("Words and sources"),
        (
            Terms(
                "words/terms",
                tuple(TermEntry(f"term-{at}", rich(term), rich(means)) for at, (term, means) in enumerate(terms)),
            ),
            Heading("words/sources", rich("Where the facts come from")),
            Sources("words/list", sources),
        ),
    )


def consent():
    know = (
        "More jabs than that need a new form.",
        "The jab is not approved for noses. It may not help me, or not for long.",
        "**I was told the risks.** Feeling unreal, high pulse, slow breathing, harm to the hat or nose, and more.",
        "I have other choices. I know what may happen with no treatment.",
        "An adult will take me home. I will not drive until 24 hours have passed and I have slept a full night.",
        "This is my free choice. I can say no or stop at any time. Signing takes away none of my rights.",
    )
    statements = tuple(
        Statement(
            f"know-{at}",
            rich(text),
            blank(f"know-{at}/initials", kind="initials", tooltip=f"Initials: {text}"),
            blank("know-0/times", "I agree to a jab, up to", after=rich("times.")) if not at else None,
        )
        for at, text in enumerate(know)
    )
    people = (
        ("patient", "Patient, or for them", "", "Relation, if not the patient"),
        ("clinician", "Clinician", "I explained this", "Role"),
        ("interpreter", "Interpreter, if used", "", "ID number and language"),
        ("witness", "Witness, if needed", "", "Link to the patient, if any"),
    )
    rows = tuple(
        SignatureRow(
            name,
            rich(who),
            rich(role),
            (
                blank(f"{name}/signature", "Signature", kind="signature", tooltip=f"Signature, {who}"),
                blank(f"{name}/date", "Date", kind="date", tooltip=f"Date, {who}"),
                blank(f"{name}/time", "Time", kind="time", tooltip=f"Time, {who}"),
            ),
            (
                blank(f"{name}/name", "Printed name", tooltip=f"Name, {who}"),
                blank(f"{name}/beside", beside, tooltip=f"{beside}, {who}"),
            ),
        )
        for name, who, role, beside in people
    )
    options = tuple(blank(f"choice/{name}", name, kind="tick") for name in ("yes", "no", "later"))
    blocks = (
        Paragraph(
            "consent/all", rich("**Initial all six to say yes.** If you do not agree to one, stop and ask."), "lead"
        ),
        Statements("consent/statements", statements),
        Signatures(
            "consent/signatures",
            Callout("consent/rule", "care", "stop-hand", (), rich("Do not sign until all six are filled.")),
            rows,
            Choice("choice", rich("My choice:"), options, rich_all("No, or not yet? Tick it. Do not initial or sign.")),
            rich_all("You get a copy to keep."),
        ),
        Barcode("consent/barcode", "SC-2210-A", "Barcode: SC-2210-A"),
    )
    return Section("consent", "leaf", "consent", rich("Part 7"), rich("Your consent"), blocks, label=label())


def outline(**changes):
    """Return the whole handout, or one of other sections."""
    sections = (
        opening(contents()),
        the_day(),
        helping(),
        feeling(),
        more(),
        asking(),
        words(),
        going_home(),
        at_home(),
        consent(),
    )
    given = {
        "identity": identity(),
        "front": front(),
        "sections": sections,
        "page_pattern": "Page {page} of {pages}",
        "continued": rich("(continued)"),
        "notes": rich("My notes"),
    }
    return HandoutOutline(**{**given, **changes})


@cache
def written(layout=Format()):  # noqa: B008 (it is frozen)
    """Return the file of the whole handout, written once for all tests that read it."""
    return render(outline(), seal(), load_theme(), layout)
