from __future__ import annotations

from handouts.rules.coverage import coverage
from rules.judging import subject
from rules.standard import WAY, covered, with_standard


def test_coverage_tells_what_is_missing_and_what_is_decided_otherwise(folder):
    with_standard(folder)
    covered(folder, WAY, "Z02: bad")
    judging = subject(folder)
    found = {one.element.id: one for one in coverage(judging, judging.edition.content.standards["blatt"])}
    assert ("einwilligung", "einweisung") == found["Z01"].missing
    assert ["weg-warten"] == [cover.item for cover in found["Z02"].covers]
    assert all(() == found[name].missing for name in ("Z02", "Z03", "Z04"))
