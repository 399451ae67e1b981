from __future__ import annotations

from dataclasses import replace

import pytest

from builders import Folder
from handouts.app import pipeline
from handouts.rules.engine import judge
from rules.judging import Spoil, added, judged, request, subject

SHORT = "    title: Das tut gut\n"
"""A card that stands in no row of short cards, so that its short line is printed nowhere."""


def unprinted_line(folder) -> str:
    folder.rewrite("zahn/expectations.yaml", SHORT, f"{SHORT}    short: Nie zu lesen\n")
    return "no document prints this text: 'Nie zu lesen'"


def test_the_second_guide_says_nothing_that_nobody_reads(folder):
    assert () == judged(folder, "E215")


def test_only_the_documents_together_can_tell_what_none_of_them_prints(folder):
    said = unprinted_line(folder)
    whole = subject(folder, everything=True)
    some = {name: one for name, one in whole.outlines.items() if name != "zettel"}
    for part in (replace(whole, outlines=some), replace(whole, short=True)):
        assert [] == [one for one in judge(part, ["E215"]) if one.message == said]
    assert [said] == [one.message for one in judge(whole, ["E215"]) if one.message == said]


def test_a_short_session_is_not_told_what_it_leaves_out(folder):
    assert () == pipeline.check(replace(request(folder), modules=("teil-dabei",)), select=("E215",))


def test_a_text_that_is_only_read_aloud_is_printed(folder):
    said = "    says: Haus A braucht 21,5 Minuten, Haus B 30.\n"
    folder.rewrite("zahn/training.yaml", said, "    says: Nur wer nicht sieht, hört das.\n")
    assert () == judged(folder, "E215")


FIGURE = '      - {kind: count, of_100: "62.5", study: zaehlung}\n'
NEVER_FELT = """\
id: nie-gemerkt
    sources: [erfunden-eins]
    icon: body
    period: ruheraum
    told_by: sofort-melden
    likelihoods: [{kind: count, of_100: "3", study: umfrage}]
    lasts: {staff: Immer.}
    staff: {name: Nie, see: [Nichts], do: [Nichts], why: Nie gesehen.}
  - id: taub
"""


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        (
            FIGURE,
            f'{FIGURE}      - {{kind: range, low: "50", high: "70", study: umfrage}}\n',
            '{kind: range, low: "50"',
            "no document prints `low: 50`, `high: 70`\nPrint it or delete it.",
        ),
        (
            "id: taub\n",
            NEVER_FELT,
            "id: nie-gemerkt",
            "`nie-gemerkt` stands in no document\nName its period in a block of the kind `effects`, show it on a slide",
        ),
    ],
    ids=["a second figure", "an effect of which another item tells"],
)
def test_what_the_trainers_guide_alone_lists_is_told_where_it_lists_no_effects(folder, old, new, at, says):
    spoils = [Spoil("E215", "zahn/effects.yaml", old, new, at=at)]
    listed = Folder.copied(folder.path.with_name("listed"), folder.path)
    assert [] == added(listed, spoils)[0]
    for block in ("{kind: background, deck: einweisung, of: effects}", "{kind: acts, deck: einweisung}"):
        folder.rewrite("zahn/guide.yaml", f"          - {block}\n", "")
    (problem,), (place,) = added(folder, spoils)
    assert place == str(problem.location)
    assert f"{problem.message}\n{problem.hint}".startswith(says)


def test_an_exception_says_why_a_text_may_stand_in_no_document(folder):
    said = unprinted_line(folder)
    exception = "exceptions:\n  - {rule: E215, at: karte-tun, why: Erfunden.}\n"
    folder.rewrite("zahn/guide.yaml", "exceptions:\n", exception)
    assert [] == [one for one in pipeline.check(request(folder), select=("E215", "X701")) if one.message == said]
    assert [] == [one for one in judged(folder, "X701") if "E215" in one.message]
