"""Zips whose bytes are the same on every machine: one pinned compressor, one date, one order.

`zipfile` compresses with the zlib it finds, whose bytes differ from build to build, and takes none that are
compressed already; the few records of a zip are therefore written here (APPNOTE.TXT 6.3.10, sections 4.3 and 4.4).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import deflate

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_FIRST = "[Content_Types].xml"
_LEVEL = 9
"""How hard libdeflate tries, of 12: the largest deck takes it a few hundredths of a second."""
_STORED, _DEFLATED = 0, 8
_VERSION = 20
"""2.0, the least that knows of deflating."""
_UNIX = 3 << 8 | _VERSION
_REGULAR_FILE = 0o100644 << 16
_UTF8 = 1 << 11
_MIDNIGHT, _EPOCH = 0, 1 << 5 | 1
"""Time and date of every member: 1 January 1980, the earliest that a zip can tell."""
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


def zipped(members: Mapping[str, bytes], plain: Collection[str] = ()) -> bytes:
    """Return a zip of the members, deflated where that makes them smaller; content types first, the rest by name.

    Those in `plain` are stored, so that they can be read from the bytes of a spoilt file too.
    """
    body, directory = bytearray(), bytearray()
    for name in sorted(members, key=lambda each: (each != _FIRST, each)):
        data, title = members[name], name.encode()
        packed = bytes(deflate.deflate_compress(data, _LEVEL)) if data and name not in plain else data
        method = _DEFLATED if len(packed) < len(data) else _STORED
        flags = 0 if name.isascii() else _UTF8
        common = (
            *(flags, method, _MIDNIGHT, _EPOCH, deflate.crc32(data)),
            *(min(len(packed), len(data)), len(data), len(title), 0),
        )
        directory += _CENTRAL.pack(b"PK\1\2", _UNIX, _VERSION, *common, 0, 0, 0, _REGULAR_FILE, len(body)) + title
        body += _LOCAL.pack(b"PK\3\4", _VERSION, *common) + title + (packed if method else data)
    count = len(members)
    return bytes(body + directory + _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0))
