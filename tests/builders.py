"""The tests' second guide, copied and spoilt in one place at a time."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handouts.app import drawing, pipeline
from handouts.content.loader import load
from handouts.errors import ContentError, Location, Problem
from handouts.theme.assets import icon_names

if TYPE_CHECKING:
    from handouts.app.request import Request
    from handouts.content.loaded import Content


GUIDES = Path(__file__).parent / "guides"
QUOTES_FIEBER = (
    "zahn/expectations.yaml",
    ', "Mit Zucker haben {fieber.zucker} Fieber, ohne Eingriff {fieber.zucker-comparison}.[^erfunden-zwei]"',
    "",
)
"""What goes from the second guide with its effect `fieber`: a file, the text in it, and nothing in its place."""
CLINIC = "hafen"
HERE = "@@"
"""Marks, in spoilt text, the place that a problem must name."""


def drawn(request: Request) -> dict[str, bytes]:
    """Return the documents by name, drawn and not judged: the rules take longer than most documents."""
    edition, composed = pipeline.compose(request)
    return {name: drawing.draw(request, edition, one) for name, one in composed.items()}


@dataclass(frozen=True)
class Folder:
    """A content folder of a test's own."""

    path: Path

    @classmethod
    def copied(cls, to: Path, source: Path = GUIDES) -> Folder:
        """Copy a content folder, the second guide's where no other is named."""
        shutil.copytree(source, to)
        return cls(to)

    def spoil(self, file: str, old: str, new: str) -> Location:
        """Put `new` in the place of the first `old`; return the place marked in it."""
        path = self.path / file
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        assert HERE in new, "mark the place of the fault"
        spoilt = text.replace(old, new, 1)
        before = spoilt.partition(HERE)[0]
        path.write_text(spoilt.replace(HERE, ""), "utf-8")
        return Location(str(path), before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)

    def rewrite(self, file: str, old: str, new: str) -> None:
        """Put `new` in the place of the first `old`."""
        text = (self.path / file).read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        self.write(file, text.replace(old, new, 1))

    def write(self, file: str, text: str | bytes) -> None:
        """Write a whole file."""
        data = text.encode() if isinstance(text, str) else text
        (self.path / file).write_bytes(data)

    def part_sources(self) -> None:
        """Take the sources out of the consent handout, into one that is given with it."""
        path = self.path / "zahn" / "guide.yaml"
        before, mark, rest = path.read_text("utf-8").partition("      - id: belege\n")
        section, gap, after = rest.partition("\n\n")
        document = """
  beilage:
    kind: handout
    given_with: einwilligung
    title: Antworten und Quellen
    subtitle: Zum Lesen daheim
    sections:
"""
        title = section.replace("title: Woher wir das haben", "title: Antworten und Quellen")
        path.write_text(f"{before}{document}{mark}{title}{gap}{after}", "utf-8")

    def load(self, clinic: str = CLINIC) -> Content:
        """Load it as a build does."""
        return load(self.path, clinic=clinic, shipped_icons=icon_names())

    def problems(self, clinic: str = CLINIC) -> tuple[Problem, ...]:
        """Return what is wrong with it; nothing where all is right."""
        try:
            self.load(clinic)
        except ContentError as error:
            return error.problems
        return ()
