"""An invented deck about baking bread that has every kind of slide; nothing in it is clinical."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

from handouts.outline import deck
from handouts.outline.leaves import Chance, ChanceBox, CheckDots, Identity, Lane, People, Seal, Span, TimeLine
from handouts.render.pptx import presentation
from handouts.text.markup import Run
from handouts.theme.look import load_theme

D = Decimal


def t(text, *, strong=False, href=""):
    return (Run(text, strong=strong, href=href),) if text else ()


LABELS = ("Say", "Ask", "Listen for", "Answer", "Time", "If asked", "Sources")
NOTES = deck.Notes(
    say=(t("Say this aloud."), (*t("The oven is "), *t("hot", strong=True), *t("."))),
    ask=t("What would you do first?"),
    time=t("3:05 minutes"),
    sources=(t("Baker 2020, page 4"),),
    labels=LABELS,
    listen_for=t("the oven door"),
    if_asked=(t("Ovens were once of clay."),),
)
ANSWERED = replace(NOTES, answer=(t("B: Wait."), t("The stone is too hot.")))
IDENTITY = Identity(
    guide="bread",
    document="training",
    title="Baking bread for a village",
    clinic="Mill Lane Bakery",
    clinic_file="example",
    language="en-US",
    version="0.1",
    version_line="Version 0.1, 2 June 2026",
    use_by_line="Do not use after 2 June 2027",
    date="2026-06-02",
)
SEAL = Seal(
    digest="ab" * 32,
    code="7K4M-2QXR",
    form_line="Form 7K4M-2QXR",
    status_line="Draft, not approved for use",
    foot_line="Form 7K4M-2QXR · Draft, not approved for use",
)


def mark(number, name):
    return deck.Mark(number, 4, t(name), t(f"{number} of 4"))


TO_AGENDA, TO_MENU = deck.Back("agenda", "To the agenda"), deck.Back("practice", "To the menu")
UNREAD = t("Not read out.")


def base(origin, title, place=None, source=""):
    return {
        "origin": origin,
        "title": t(title),
        "notes": NOTES,
        "mark": place,
        "source": t(source),
        **({"back": TO_AGENDA} if place else {}),
    }


def title_slide():
    return deck.TitleSlide(
        **base("title", "Baking bread for a village"),
        subtitle=t("Training for bakers, millers and the shop"),
        clinic=t("Mill Lane Bakery"),
        ring=deck.Ring(D(40), "clock", t("minutes")),
    )


def agenda_slide():
    modules = [("What bread is", 8), ("The dough", 10), ("The oven", 20), ("The shop", 12)]
    return deck.AgendaSlide(
        **base("agenda", "Fifty minutes, four modules: the oven gets the most time"),
        entries=tuple(
            deck.AgendaEntry(number, t(name), D(minutes), t(f"{minutes} min"), f"module-{number}", number == 3)
            for number, (name, minutes) in enumerate(modules, 1)
        ),
        hint=t("Select a module name to go there"),
    )


def list_slide(count=5):
    return deck.ListSlide(
        **base("objectives", "At the end you can say what makes a loaf rise"),
        items=tuple(
            (f"objective-{n}", (*t(f"State rule {n} of the dough, and "), *t("why", strong=True), *t(" it holds")))
            for n in range(1, count + 1)
        ),
    )


def opener_slide(number=1, name="What bread is"):
    return deck.OpenerSlide(
        **base(f"module-{number}", name, mark(number, name)),
        objective=t("You will be able to name four flours, and say which one rises best."),
        minutes=t("8 minutes"),
    )


def menu_slide():
    units = [("The first customer", 29), ("A burnt loaf", 26)]
    return deck.AgendaSlide(
        **base("practice", "Choose yours: two units of practice"),
        entries=tuple(
            deck.AgendaEntry(number, t(name), D(minutes), t(f"{minutes} min"), target, stressed=False)
            for number, ((name, minutes), target) in enumerate(zip(units, ("case", "quiz"), strict=True), 1)
        ),
        hint=t("Select a unit to go there"),
    )


OBJECTIVES = ("Four flours by name", "One loaf shaped", "The oven checked", "Crust judged by its sound")


def closing_slide(objectives=OBJECTIVES):
    return deck.ClosingSlide(
        **base("closing", "What you set out to do, and two things for tomorrow"),
        objectives=tuple((f"objective-{number}", t(text)) for number, text in enumerate(objectives, 1)),
        tomorrow_label=t("Tomorrow"),
        tomorrow=(t("Weigh the flour."), t("Clean one tin.")),
    )


RECALLED = (("All signs of fire", "Flames · Black smoke · A smell of gas"), ("First moves", "Door shut · Gas off"))


def recall_slide(asked=RECALLED):
    return deck.RecallSlide(
        **base("recall", "From memory: the fire, and your first move") | {"notes": ANSWERED},
        questions=tuple(
            deck.Recalled(f"recall/{number}", t(ask), t(answer), (f"sign-{number}",))
            for number, (ask, answer) in enumerate(asked, 1)
        ),
        still=t("Answers: on click"),
    )


def checklist_slide(count=4):
    return deck.ListSlide(
        **base("signed", "To be signed off, you show each of these to a baker"),
        items=tuple((f"shown-{n}", t(f"Turns loaf {n}, with the tools of this room")) for n in range(count)),
        ticked=True,
    )


def bullets_slide(count=3):
    return deck.BulletsSlide(
        **base("flour", "Flour decides: read the sack before you begin", mark(1, "What bread is"), "Baker 2020"),
        icon="food",
        points=tuple(t(f"Point {n}: strong flour holds more water than weak flour does") for n in range(1, count + 1)),
        remember=t("Weigh, never guess."),
        remember_label=t("Remember"),
    )


def figure_slide():
    return deck.FigureSlide(
        **base("burnt", "One loaf of a hundred burns, even with care", mark(3, "The oven"), "Miller 2021"),
        number=t("1 of 100"),
        sentence=t("loaves came out burnt when the oven was watched."),
        stress=t("That one is why we watch."),
        of_100=1,
        says="100 dots; 1 is filled.",
    )


def pair_slide():
    second = deck.Hundred("scorched", t("12 of 100"), t("bakers: 17 of 138"), 12, "12 of 100 bakers.")
    shown = replace(figure_slide(), origin="charred", title=t("One loaf in a hundred, but twelve bakers in a hundred"))
    return replace(shown, about=t("Village oven: 900 loaves, one winter"), beside=second)


SIGNS = ("Flames", "Black smoke from the door", "A smell of gas", "A cracked stone")


def signs_slide(signs=SIGNS):
    return deck.SignsSlide(
        **base("signs", "Any one sign of fire stops the oven", mark(3, "The oven")),
        signs=tuple(deck.Sign(f"sign-{number}", "clock", t(text)) for number, text in enumerate(signs, 1)),
    )


def chance_slide():
    def box(origin, caption, count, comparison):
        return ChanceBox(
            origin=origin,
            caption=t(caption),
            people=People(count, comparison),
            yes_count=t(f"{count} of 100"),
            yes=t("rose well"),
            no_count=t(f"{100 - count} of 100"),
            no=t("stayed flat"),
            says=f"{count} of 100 loaves rose well, {100 - count} stayed flat.",
        )

    return deck.ChanceSlide(
        **base("rise", "More loaves rise with a warm proof, and many do not", mark(2, "The dough"), "Miller 2021"),
        chance=Chance(
            origin="rise-chance",
            title=t("Loaves that rose"),
            note=t("After one hour"),
            boxes=(
                box("rise-warm", "Warm proof", 45, comparison=False),
                box("rise-cold", "Cold proof", 12, comparison=True),
            ),
            source=t("Miller 2021"),
        ),
        remember=t("Warmth helps. It promises nothing."),
        remember_label=t("Remember"),
    )


def bar_slide(*, comparison=False):
    values = [("Rye", 3), ("Spelt", 5), ("Wheat", 16)]
    return deck.BarChartSlide(
        **base(
            "heights-b" if comparison else "heights",
            "Every flour rises, by 3 to 16 centimetres" + (" with yeast" if comparison else ""),
            mark(2, "The dough"),
            "Baker 2020",
        ),
        label=t("Mean rise in centimetres"),
        groups=(
            deck.BarGroup(
                (),
                tuple(
                    deck.Category(
                        f"height-{name}",
                        name,
                        t("40 loaves"),
                        D(v),
                        D(1) if comparison else None,
                        f"+{v}",
                        "+1" if comparison else "",
                        outline=name == "Spelt" and not comparison,
                    )
                    for name, v in values
                ),
            ),
        ),
        series=("with yeast", "without") if comparison else ("by hand", "by machine"),
        remember=t("An average hides the few that fall."),
        remember_label=t("Remember"),
        icon="chart",
        says="Bars: rye 3, spelt 5, wheat 16 centimetres.",
    )


def line_slide():
    def line(name, values, comparison):
        return deck.Line(name, tuple((D(x), D(y)) for x, y in values), comparison)

    return deck.LineChartSlide(
        **base("crust", "The crust browns in the second half hour", mark(3, "The oven"), "Miller 2021"),
        label=t("Colour of the crust, 0 to 10"),
        about=t("In a stone oven: 12 loaves"),
        x_label=t("Minutes"),
        lines=(
            line("steam", [(0, 1), (20, 2), (40, 6), (60, 9)], comparison=False),
            line("dry", [(0, 1), (20, 3), (40, 4), (60, 5)], comparison=True),
        ),
        remember=t("Turn the loaf at half time."),
        remember_label=t("Remember"),
        icon="chart",
        says="Two lines from 0 to 60 minutes; with steam the crust reaches 9, dry 5.",
    )


def stages_slide():
    return deck.StagesSlide(
        **base("proof", "Dough needs a day", mark(2, "The dough"), "Miller 2021"),
        stages=(
            Span(t("Knead"), (), "busy", None, Decimal(60), t("ends after 1 hour")),
            Span(t("Rest"), t("in the cold"), "watch", None, Decimal(1200), t("ends after 20 hours")),
            Span(t("Bake"), (), "open"),
        ),
        lengths=(Decimal(60), Decimal(1140), Decimal(0)),
        says="Dough: 3 stages.",
    )


def timeline_slide():
    return deck.TimeLineSlide(
        **base("day", "The oven is hottest near 40 minutes: look then", mark(3, "The oven"), "Baker 2020"),
        timeline=TimeLine(
            origin="day-line",
            before=Span(t("Before"), t("Heat the stone"), "open"),
            spans=(
                Span(t("Bake"), t("Lid on"), "busy", D(0), D(40)),
                Span(t("Rest"), t("Lid off"), "watch", D(40), D(120)),
            ),
            after=Span(t("After"), t("Let it cool"), "rest"),
            ticks=(*((D(n), t(str(n))) for n in (0, 10, 20, 30, 40, 60, 90, 120)), (D(240), t("4 hours"))),
            lanes=(Lane(t("Steam"), t("strongest"), D(40), t("most gone"), D(60), D(100), t("gone"), D(240)),),
            checks=CheckDots(
                t("We look"),
                t("at the window"),
                tuple(map(D, (0, 10, 20, 30, 40))),
                tuple(map(D, (60, 75, 90))),
                t("every 10 minutes"),
                t("every 15, until brown"),
            ),
            caption=t("Shape only, not measured values"),
            says="The heat rises for 40 minutes and falls until 120; shape only.",
        ),
        minutes_label=t("Minutes"),
    )


def table_slide(rows=6):
    return deck.TableSlide(
        **base("schedule", "Every 10 minutes at first, every 15 after", mark(3, "The oven"), "Baker 2020"),
        head=(t("When"), t("How often"), t("What you write down")),
        weights=(20, 26, 74),
        rows=tuple(
            deck.TableRow(
                f"row-{n}",
                (t(f"Stage {n}"), t("every 10 min"), t("Heat, steam, colour of the crust, weight of the tin")),
                n % 3 == 2,
            )
            for n in range(1, rows + 1)
        ),
        says="A schedule: when to look, how often, and what to write down.",
    )


def act(role, icon, does):
    return deck.Act(t(role), icon, t(does))


def question(name, ask, tone, *, answers, acts, leads, in_turn=True, detail=""):
    """Return a question whose second answer leads to what is done."""
    (yes, down), across = answers
    ways = (deck.Way(t(yes), down), deck.Way(t(across), f"{name}-acts"))
    leads = tuple(deck.Way(t(says), to) for says, to in leads)
    step = deck.FlowStep(f"{name}/{name}-acts", tuple(acts), in_turn, leads)
    return deck.FlowQuestion(name, t(ask), tone, t(detail), ways, step)


def flow_slide():
    return deck.FlowSlide(
        **base("fire-slide", "Fire first, colour second: everyone knows their step", mark(3, "The oven"), "Baker 2020"),
        questions=(
            question(
                "fire",
                "Fire?",
                "emergency",
                answers=(("No", "dark"), "Yes"),
                acts=(
                    act("Baker", "nurse", "Close door"),
                    act("Shop", "front-desk", "Call 911"),
                    act("Miller", "doctor", "Come, lead"),
                ),
                in_turn=False,
                leads=[("", "out")],
                detail="Flames, black smoke, a smell of gas",
            ),
            question(
                "dark",
                "Too dark?",
                "care",
                answers=(("No", "go"), "Yes"),
                acts=(act("Baker", "nurse", "Turn, look"), act("Miller", "doctor", "Wait or stop")),
                leads=[("Looked", "fire"), ("Burnt", "thrown")],
                detail="Above 220 degrees",
            ),
        ),
        ends=(
            deck.FlowEnd("bread-flow/go", t("Go on; next look"), goes_on=True, tone="plain"),
            deck.FlowEnd("bread-flow/out", t("Oven out"), goes_on=False, tone="emergency"),
            deck.FlowEnd("bread-flow/thrown", t("No bread"), goes_on=False, tone="care"),
        ),
        told=(t("Fire? No: ask “Too dark?”."), t("Too dark? No: go on.")),
        says="A pathway of 2 questions, from “Fire?” to “Go on; next look”.",
    )


def long_flow_slide(count, *, details=0, back=()):
    """Return a pathway of so many questions; those in `back` lead back to the question of that number."""
    names = [*(f"q{n}" for n in range(count)), "go"]
    questions = [
        question(
            f"q{n}",
            f"Loaf {n} flat?",
            "care",
            answers=(("No", names[n + 1]), "Yes"),
            acts=[act("Baker", "nurse", "Look")]
            if n % 2
            else [act("Baker", "nurse", "Look"), act("Shop", "doctor", "Ask")],
            leads=[("Risen", f"q{dict(back)[n]}" if n in dict(back) else names[n + 1]), ("Flat", "thrown")],
            detail="Less than a thumb" if n < details else "",
        )
        for n in range(count)
    ]
    slide = flow_slide()
    told = tuple(t(f"Loaf {n} flat? No: go on.") for n in range(count))
    return replace(slide, questions=tuple(questions), ends=(slide.ends[0], slide.ends[2]), told=told)


def comparison_slide():
    return deck.ComparisonSlide(
        **base("products", "Three loaves share a name; only one is sourdough", mark(1, "What bread is"), "Miller 2021"),
        columns=(
            deck.ComparisonColumn(t("Sourdough"), "food", stressed=False),
            deck.ComparisonColumn(t("Yeast bread"), "medicine", stressed=True),
            deck.ComparisonColumn(t("Flat bread"), "home", stressed=False),
        ),
        rows=(
            (t("Needs time?"), (("yes", t("Yes, a night")), ("yes", t("Yes, an hour")), ("no", t("No")))),
            (t("Needs an oven?"), (("yes", t("Yes")), ("yes", t("Yes")), ("no", t("No: a pan will do")))),
            (t("Who bakes it?"), (("none", t("A patient baker")), ("none", t("Anyone")), ("none", t("Anyone")))),
        ),
        says="Three loaves compared by time, oven and baker.",
    )


def act_slide():
    return deck.ActSlide(
        **base("smoke", "Smoke from the oven: stay, open slowly, say what you see", mark(3, "The oven"), "Baker 2020"),
        heads=(t("See"), t("Do"), t("Say"), t("Record")),
        see=(t("Grey smoke"), t("Dark edges"), t("A sharp smell")),
        do=(t("Stay"), t("Turn it down"), t("Open slowly")),
        say=(t("“I am here.”"), t("“It is only crust.”"), t("“It will pass.”")),
        record=(t("Time"), t("Heat"), t("What helped")),
        call=t("Not settling? Call the miller."),
    )


def told_slide():
    return deck.ToldSlide(
        **base(
            "told", "We say: it can crack, it is common, and it tastes good", mark(2, "The dough"), "Leaflet, section 5"
        ),
        section=t("Section 5"),
        section_title=t("What might I see?"),
        quote=(t("“The crust may crack. It does so in most loaves. It tastes the same.”"),),
        staff_label=t("For staff"),
        staff=(
            (*t("24 to 75 of 100", strong=True), *t(" crack (counts differ)")),
            (*t("Never promise", strong=True), *t(" that a smooth crust is better")),
        ),
        icon="eye",
    )


def scenario_slide():
    return deck.ScenarioSlide(
        **base("case", "“It smells burnt,” says the buyer at minute 40", None, "Invented case") | {"notes": ANSWERED},
        detail=t("Third loaf of the day, a new sack of flour"),
        readings=(
            deck.ScenarioReading(t("0 min"), t("180"), stressed=False, height=Decimal(180)),
            deck.ScenarioReading(t("20 min"), t("210"), stressed=False, height=Decimal(210)),
            deck.ScenarioReading(t("40 min"), t("240"), stressed=True, new=True, height=Decimal(240)),
        ),
        stages=(t("See"), t("Do"), t("Write")),
        current=1,
        ask=t("What do you do now?"),
        parts=(
            deck.Act(t("Baker"), "nurse", t("Turns the heat down")),
            deck.Act(t("Miller"), "doctor", t("Looks at the sack")),
            deck.Act(t("Shop"), "front-desk", t("Talks to the buyer")),
        ),
        still=t("Answers: on click"),
        unit=t("The first customer"),
        back=TO_MENU,
    )


def question_slide():
    return deck.QuestionSlide(
        **base("quiz", "What comes first?", None, "Baker 2020") | {"notes": ANSWERED},
        figure=t("220"),
        context=t("degrees before the start"),
        choices=(
            t("Bake, and watch closely"),
            t("Wait; the miller looks"),
            t("Send the buyer home"),
            t("Add more flour"),
        ),
        letters=("A", "B", "C", "D"),
        hint=t("Talk for a minute, then vote"),
        right=1,
        reason=(*t("B.", strong=True), *t(" Above 210 degrees the stone is too hot. The miller weighs up a delay.")),
        still=t("Answer: on click"),
        unit=t("A burnt loaf"),
        back=TO_MENU,
        icon="fever",
    )


def sources_slide(count=4):
    return deck.SourcesSlide(
        **base("sources", "Sources"),
        entries=tuple(
            (
                f"source-{n}",
                (
                    *t(f"Baker 20{n:02}.", strong=True),
                    *t(" Journal of the Loaves of the Lower Valley. "),
                    Run(f"doi:10.1000/bread.{n}", href=f"https://doi.org/10.1000/bread.{n}"),
                ),
            )
            for n in range(1, count + 1)
        ),
    )


def end_slide():
    return deck.EndSlide(
        **base("end", "This was version 0.1"),
        lines=(t("Ask the miller whether this is the current version."),),
    )


def outline(**sizes):
    return deck.DeckOutline(
        identity=IDENTITY,
        sections=(
            deck.DeckSection("opening", "Opening", (title_slide(), agenda_slide(), list_slide(sizes.get("items", 5)))),
            deck.DeckSection(
                "module-1", "What bread is", (opener_slide(), bullets_slide(sizes.get("points", 3)), comparison_slide())
            ),
            deck.DeckSection(
                "module-2",
                "The dough",
                (
                    opener_slide(2, "The dough"),
                    chance_slide(),
                    bar_slide(),
                    bar_slide(comparison=True),
                    told_slide(),
                    stages_slide(),
                ),
            ),
            deck.DeckSection(
                "module-3",
                "The oven",
                (
                    opener_slide(3, "The oven"),
                    figure_slide(),
                    pair_slide(),
                    signs_slide(),
                    line_slide(),
                    timeline_slide(),
                    table_slide(sizes.get("rows", 6)),
                    flow_slide(),
                    act_slide(),
                ),
            ),
            deck.DeckSection(
                "module-4",
                "The shop",
                (
                    opener_slide(4, "The shop"),
                    recall_slide(),
                    closing_slide(),
                    menu_slide(),
                    scenario_slide(),
                    question_slide(),
                ),
            ),
            deck.DeckSection(
                "closing",
                "Closing",
                (checklist_slide(), sources_slide(sizes.get("entries", 4)), end_slide()),
            ),
        ),
        continued_pattern="({part} of {parts})",
        unread=UNREAD,
    )


@cache
def written():
    """Return the file of the whole deck, written once for all tests that read it."""
    return presentation.render(outline(), SEAL, load_theme())
