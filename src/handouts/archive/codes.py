"""The code that is printed on every page: the first signs of a digest, as people read and type them."""

from __future__ import annotations

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs without 0 O 1 I, five bits each."""


def printed_code(digest: str) -> str:
    """Return the code that people read and type: the first 40 bits of the digest, `7K4M-2QXR`."""
    number = int(digest[:10], 16)
    signs = [ALPHABET[number >> shift & 31] for shift in range(35, -1, -5)]
    return f"{''.join(signs[:4])}-{''.join(signs[4:])}"
