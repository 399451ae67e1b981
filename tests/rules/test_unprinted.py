from __future__ import annotations

from dataclasses import replace

import pytest

from handouts import pipeline
from handouts.rules.judging import judge
from rules.judging import judged, request, subject

SHORT = "    title: Das tut gut\n"
"""A card that stands in no row of short cards, so that its short line is printed nowhere."""


def unprinted_line(folder) -> str:
    folder.rewrite("zahn/expectations.yaml", SHORT, f"{SHORT}    short: Nie zu lesen\n")
    return "no document prints this text: 'Nie zu lesen'"


@pytest.mark.xfail(strict=True, reason="what the second guide prints is being settled; 54 texts and items are told")
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
    before = len(judged(folder, "E215"))
    said = "    says: Erst die Luft, dann das Blut, sonst nach Hause.\n"
    folder.rewrite("zahn/training.yaml", said, "    says: Nur wer nicht sieht, hört das.\n")
    assert before == len(judged(folder, "E215"))


def test_an_exception_says_why_a_text_may_stand_in_no_document(folder):
    said = unprinted_line(folder)
    exception = "exceptions:\n  - {rule: E215, at: karte-tun, why: Erfunden.}\nroles:\n"
    folder.rewrite("zahn/guide.yaml", "roles:\n", exception)
    assert [] == [one for one in pipeline.check(request(folder), select=("E215", "X701")) if one.message == said]
    assert [] == [one for one in judged(folder, "X701") if "E215" in one.message]
