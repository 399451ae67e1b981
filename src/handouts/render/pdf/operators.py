"""Content streams in their shortest form: short numbers, and no state set that is set already.

Streams are compressed as well (`objects`); what is left out here makes a file some two percent smaller still.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LONG = re.compile(r"-?\d*\.\d{2,}")
_STATE = re.compile(r"[-\d. ]+ (?P<colour>rg|RG|g|G)|[-\d. ]+ (?P<plain>w|J|j|M)|\[[-\d. ]*\] [\d.]+ (?P<dash>d)")
_SLOTS = {"rg": "fill", "g": "fill", "RG": "line", "G": "line"}
_INDIFFERENT = re.compile(r"q|Q|.* cm|.*BMC|.*BDC|EMC|\s*", re.DOTALL)
"""What neither paints nor begins a path."""


def number(value: float, places: int = 2) -> str:
    """Return a length: a hundredth of a point is beyond any printer."""
    short = f"{value:.{places}f}".rstrip("0").rstrip(".")
    if short in {"-0", ""}:
        return "0"
    return short.replace("0.", ".", 1) if short.startswith(("0.", "-0.")) else short


def numbers(*values: float, places: int = 2) -> str:
    """Return lengths with a space between."""
    return " ".join(number(value, places) for value in values)


@dataclass(slots=True)
class _State:
    """Colours and line make: what is wanted, and what the file has said."""

    wanted: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)

    def copy(self) -> _State:
        return _State(dict(self.wanted), dict(self.said))

    def due(self) -> list[str]:
        """Return what must be said before something is painted."""
        codes = [code for slot, code in self.wanted.items() if self.said.get(slot) != code]
        self.said.update(self.wanted)
        return codes


def shortened(codes: list[str], places: int = 2) -> list[str]:
    """Return operators that draw the same; each code is one operator, or some that stand for themselves.

    Coordinates keep so many places, colours three, and scales four.
    """
    short: list[str] = []
    state = _State()
    saved: list[_State] = []
    for code in codes:
        setting = _STATE.fullmatch(code)
        if setting:
            operator = setting["colour"] or setting["plain"] or setting["dash"]
            state.wanted[_SLOTS.get(operator, operator)] = _rounded(code, 3)
            continue
        if code == "q":
            saved.append(state.copy())
        elif code == "Q" and saved:
            state = saved.pop()
        elif not _INDIFFERENT.fullmatch(code):
            short += state.due()
        short.append(code if "BT" in code else _rounded(code, 4 if code.endswith("cm") else places))
    return short


def _rounded(code: str, places: int) -> str:
    return _LONG.sub(lambda found: number(float(found[0]), places), code)
