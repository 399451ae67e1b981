"""Barcodes as widths of bars and gaps."""

from __future__ import annotations

from typing import Any


def code_128(value: str) -> list[int]:
    """Return the widths of bars and gaps, in modules, beginning with a bar (ISO/IEC 15417)."""
    from reportlab.graphics.barcode.code128 import Code128

    code: Any = Code128(value)  # ReportLab's types leave its methods out
    code.validate()
    code.encode()
    return [ord(size.lower()) - ord("a") + 1 for size in code.decompose()]
