"""Where each room of the source is tested: in a room of its name here, or where this table says."""

from __future__ import annotations

from pathlib import Path

import handouts

SOURCE, TESTS = Path(handouts.__file__).parent, Path(__file__).parent
ELSEWHERE = {"__main__": "cli/test_commands.py", "errors": "acceptance/test_errors.py"}


def rooms() -> list[str]:
    """Return the modules of the program that stand alone, and its rooms; of the two renderers, each."""
    folders = [one for one in (*SOURCE.iterdir(), *(SOURCE / "render").iterdir()) if (one / "__init__.py").is_file()]
    alone = [one.stem for one in SOURCE.glob("*.py") if one.stem != "__init__"]
    return sorted([*alone, *(one.relative_to(SOURCE).as_posix() for one in folders)])


def mirrored(room: str) -> bool:
    return (TESTS / f"test_{room}.py").is_file() or any((TESTS / room).rglob("test_*.py"))


def test_every_room_is_tested_in_one_of_its_name_or_where_the_table_says():
    assert len(rooms()) > 15
    assert sorted(ELSEWHERE) == [room for room in rooms() if not mirrored(room)]


def test_the_table_names_files_that_are_there():
    assert [] == [file for file in ELSEWHERE.values() if not (TESTS / file).is_file()]
