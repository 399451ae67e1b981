"""PDF objects and content streams in their shortest form (ISO 32000-1, 7.3 and 7.8).

Streams are compressed as well (`objects`); what is left out here makes a file some two percent smaller still.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import deflate
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject

if TYPE_CHECKING:
    from collections.abc import Callable

# ReportLab reads settings from the environment and the home folder; those that change bytes are ours to make.
rl_config.pdfMultiLine = rl_config.pdfComments = 0


class _Timeless:
    """Stands for ReportLab's time stamp, which fails where SOURCE_DATE_EPOCH is no number; dates are the content's."""

    t = 0.0
    YMDhms = (1970, 1, 1, 0, 0, 0)
    dhh = dmm = 0


pdfdoc.TimeStamp = lambda *_: _Timeless  # type: ignore[attr-defined]

Document = Any
"""ReportLab's PDFDocument; what is known of its types leaves out most of what we need."""

_LEVEL = 9
"""How hard libdeflate tries, of 12; a handout takes it a few hundredths of a second."""
_ESCAPED = re.compile(rb"[()\\\r]")


def literal(data: bytes) -> bytes:
    """Return a string object of these bytes (ISO 32000-1, 7.3.4.2)."""
    return b"(" + _ESCAPED.sub(lambda found: b"\\r" if found[0] == b"\r" else b"\\" + found[0], data) + b")"


def text_string(text: str) -> bytes:
    """Return a text string object: ASCII as it is, everything else as UTF-16 (ISO 32000-1, 7.9.2.2)."""
    data = text.encode("ascii") if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")
    return literal(data)


def name(text: str) -> str:
    """Return a name object (ISO 32000-1, 7.3.5)."""
    return "/" + "".join(
        char if (char.isalnum() and char.isascii()) or char in "+-_." else "".join(f"#{b:02X}" for b in char.encode())
        for char in text
    )


class RawObject(PDFObject):
    """An indirect object of given bytes, or of bytes that are made when the file is written."""

    __RefOnly__ = 1

    def __init__(self, content: bytes | Callable[[Document], bytes]) -> None:
        self.content = content

    def format(self, document: Document) -> bytes:
        """Return the object's bytes."""
        return self.content if isinstance(self.content, bytes) else self.content(document)


class Stream(PDFObject):
    """A stream; unlike ReportLab's it ends a line before `endstream` (ISO 19005-2, 6.1.7.1).

    It is compressed by libdeflate, pinned: what zlib gives differs from build to build, and the same content shall
    give the same bytes. Metadata stays readable, for tools that look for it without parsing (ISO 19005-2, 6.6.2.1).
    """

    __RefOnly__ = 1

    def __init__(self, content: bytes | Callable[[Document], bytes], **entries: object) -> None:
        self.content = content
        self.entries = entries

    def format(self, document: Document) -> bytes:
        """Return dictionary and content."""
        content = self.content if isinstance(self.content, bytes) else self.content(document)
        entries = dict(self.entries)
        if "Filter" not in entries and entries.get("Type") != PDFName("Metadata"):
            content = bytes(deflate.zlib_compress(content, _LEVEL))
            entries["Filter"] = PDFName("FlateDecode")
        head: bytes = PDFDictionary({**entries, "Length": len(content)}).format(document)
        return head + b"\nstream\n" + content + _ending(content) + b"endstream"


def _ending(content: bytes) -> bytes:
    """Return an end of line; a content that ends in a return would make one of both, and seem a byte too short."""
    return b"\r\n" if content.endswith(b"\r") else b"\n"


def reference(document: Document, thing: PDFObject) -> bytes:
    """Return `12 0 R`, numbering the object if that has not been done."""
    data: bytes = document.Reference(thing).format(document)
    return data


class Ended(PDFObject):
    """A stream object of ReportLab's own, with the missing end of line before `endstream`."""

    __RefOnly__ = 1
    _KEYWORD = b"endstream\n"

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def format(self, document: Document) -> bytes:
        """Return the stream's bytes."""
        data: bytes = self._stream.format(document)
        assert data.endswith(self._KEYWORD), "ReportLab ends a stream in another way"
        content = data.removesuffix(self._KEYWORD)
        return content + _ending(content) + self._KEYWORD


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
    """Operators of colour and line style: those wanted, and those written so far."""

    wanted: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    def copy(self) -> _State:
        return _State(dict(self.wanted), dict(self.written))

    def pending(self) -> list[str]:
        """Return the operators to write before something is painted."""
        codes = [code for slot, code in self.wanted.items() if self.written.get(slot) != code]
        self.written.update(self.wanted)
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
            short += state.pending()
        short.append(code if "BT" in code else _rounded(code, 4 if code.endswith("cm") else places))
    return short


def _rounded(code: str, places: int) -> str:
    return _LONG.sub(lambda found: number(float(found[0]), places), code)
