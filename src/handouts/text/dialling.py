"""What is dialled where a number is printed: digits as the country's network takes them, for a link of `tel:`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

SHORTEST = 7
"""Digits of a number that somebody owns; one of fewer is a short code, dialled as it is in its own country."""
_TRUNK = re.compile(r"(?<=\d)\s*\(0\)")
"""The zero that is dialled within the country only, as in +44 (0)20."""
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
"""The letters on the keys of a telephone (ITU-T E.161)."""


def digits(number: str) -> str:
    """Return the digits that a number's signs and letters stand for, a leading plus kept."""
    keyed = _TRUNK.sub("", number).upper().translate(_KEYS)
    return "+" * keyed.lstrip().startswith("+") + "".join(char for char in keyed if char.isdigit())


def wrong_length(number: str, region: str) -> bool:
    """Return whether a number has more digits than its country's numbers have, or fewer; short codes have any."""
    known = _parsed(number, region)
    if known is None:
        return digits(number).startswith("+")
    from phonenumbers import ValidationResult, is_possible_number_with_reason

    possible = {ValidationResult.IS_POSSIBLE, ValidationResult.IS_POSSIBLE_LOCAL_ONLY}
    return is_possible_number_with_reason(known) not in possible


def dialled(number: str, region: str = "", extension: str = "") -> str:
    """Return a number as a link dials it: international where its country is known (E.164), a short code as it is.

    Args:
        number: As it is printed, `(0113) 496 0000` or `1-800-FLOWERS`.
        region: The country in which it is dialled, as ISO 3166 calls it: `GB`.
        extension: Digits that are dialled when somebody answers (RFC 3966, 5.3).
    """
    known = _parsed(number, region)
    plain = digits(number)
    if known is not None:
        from phonenumbers import PhoneNumberFormat, ValidationResult, format_number, is_possible_number_with_reason

        if is_possible_number_with_reason(known) != ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
            plain = format_number(known, PhoneNumberFormat.E164)
    return f"{plain};ext={extension}" if extension else plain


def _parsed(number: str, region: str) -> PhoneNumber | None:
    """Return a number as the library reads it; nothing for a short code, or where no country is known."""
    plain = digits(number)
    if len(plain.removeprefix("+")) < SHORTEST or not (region or plain.startswith("+")):
        return None
    import phonenumbers  # its tables of every country's numbers take a tenth of a second to read

    try:
        return phonenumbers.parse(plain, region or None)
    except phonenumbers.NumberParseException:
        return None
