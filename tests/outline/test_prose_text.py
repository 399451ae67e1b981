"""An outline as text shows all that a reader sees: stress, targets, and which places are ticked."""

from __future__ import annotations

from handouts.outline.handout import Front, HandoutOutline, Paragraph, Section
from handouts.outline.prose import lines
from handouts.text.markup import Run


def shown(block) -> list[str]:
    """Return the lines of a block."""
    front = Front((), (), (), (), (), "", ())
    outline = HandoutOutline(None, front, (Section("s", "flow", "", (), (), (block,)),), "", ())
    found = list(lines(outline))
    return [line.strip() for line in found[found.index(f"  {type(block).__name__} x") :]]


def test_stress_and_targets_are_shown_in_the_contents_own_markup():
    text = (Run("Call "), Run("now", strong=True), Run(": "), Run("1", href="tel:1"), Run("12", href="tel:1"))
    assert ["Paragraph x", "text: Call **now**: [112](tel:1)", "look: body"] == shown(Paragraph("x", text))
