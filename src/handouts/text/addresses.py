"""Targets of links: checked, and written as every reader of PDF and PowerPoint understands them (RFC 3986)."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

SCHEMES = ("https:", "http:", "tel:", "mailto:")
_AS_IS = "!#$&'()*+,/:;=?@~%-._"
"""Signs that stand for themselves behind a host (RFC 3986, 2.2 and 2.3); `%` begins a sign that is encoded."""
_IN_DOI = _AS_IS.replace("?", "").replace("#", "").replace("%", "")
_WEB = re.compile(r"(?i:https?)://(?P<host>[^/?#]*)(?P<rest>.*)")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_LAST_LABEL = re.compile(r"(?=.*[a-z])[a-z0-9-]{2,}")
_OCTETS = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}")
_MOST_PORT, _MOST_HOST = 65_535, 253
_CALL = re.compile(r"\+?[0-9().-]*[0-9][0-9().-]*[0-9][0-9().-]*(?:;[a-z0-9-]+(?:=[0-9A-Za-z.+-]+)?)*")
"""A telephone number (RFC 3966, 3)."""
_MAIL = re.compile(r"[A-Za-z0-9!#$&'*+/=?^_`{|}~.-]+@(?P<host>[^@?,]+)(?:\?(?P<rest>.*))?")
_ALIKE = set(
    "\u0430\u0441\u0501\u0435\u04bb\u0456\u0458\u04cf\u043e\u0440\u051b\u0455\u051d\u0445\u0443\u03b1\u03bf\u03bd"
)
"""Cyrillic and Greek letters that look like Latin ones."""


def target(written: str) -> str:
    """Return the target of a link in ASCII. Raises ValueError with what is wrong with it, and what would be right."""
    if re.search(r"\s", written):
        raise ValueError("a space stands in it; write %20 for one that belongs there")
    if found := re.search(r"%(?![0-9A-Fa-f]{2})", written):
        raise ValueError(f"{written[found.start() : found.start() + 3]!r} is no sign; a % as such is written %25")
    if re.search(r"[{}]", written):
        raise ValueError("nothing is quoted in it; write %7B and %7D for braces that belong there")
    scheme = next((scheme for scheme in SCHEMES if written.lower().startswith(scheme)), "")
    if not scheme:
        raise ValueError("it is not an https:, tel: or mailto: address")
    behind = written[len(scheme) :]
    if scheme == "tel:":
        if not _CALL.fullmatch(behind):
            raise ValueError("it holds no telephone number; write it like tel:+12025550142, without spaces")
        return scheme + behind
    return _mail(behind) if scheme == "mailto:" else _web(written)


def web_target(written: str) -> str:
    """Return a web address in ASCII. Raises ValueError where it is none."""
    if not written.lower().startswith(SCHEMES[:2]):
        raise ValueError("this is not a web address that begins with https://")
    try:
        return target(written)
    except ValueError as error:
        raise ValueError(f"this web address cannot be followed: {error}") from None


def doi_target(doi: str) -> str:
    """Return the address of a DOI, which may hold any sign (DOI Handbook, 2.5.2.4)."""
    return f"https://doi.org/{quote(doi, safe=_IN_DOI)}"


def _web(written: str) -> str:
    """Return a web address: the host in small letters, what is behind it encoded."""
    found = _WEB.fullmatch(written)
    if not found or not found["host"]:
        raise ValueError("it names no host; write it like https://example.org/page")
    if "@" in found["host"]:
        name, host = found["host"].rsplit("@", 1)
        raise ValueError(f"it leads to {host!r}, although {name!r} stands before the @; take that out")
    host, colon, port = found["host"].partition(":")
    if colon and not (port.isascii() and port.isdigit() and 0 < int(port) <= _MOST_PORT):
        raise ValueError(f"{port!r} is no port; leave it out")
    scheme = written.partition(":")[0].lower()
    return f"{scheme}://{_host(host)}{colon}{port}{_encoded(found['rest'])}"


def _encoded(rest: str) -> str:
    """Return what stands behind a host, encoded; a second `#` is none (RFC 3986, 3.5)."""
    before, sign, behind = quote(rest, safe=_AS_IS).partition("#")
    return before + sign + behind.replace("#", "%23")


def _mail(behind: str) -> str:
    """Return a mail address, its subject encoded."""
    found = _MAIL.fullmatch(behind)
    if not found:
        raise ValueError("it holds no mail address; write it like mailto:name@example.org")
    name = behind.partition("@")[0]
    return f"mailto:{name}@{_host(found['host'])}" + (f"?{_encoded(found['rest'])}" if found["rest"] else "")


def _host(written: str) -> str:
    """Return the name of a host. Raises ValueError where it cannot be one, or looks like another."""
    host = written.lower().removesuffix(".")
    if not host.isascii():
        raise ValueError(f"the host {written!r} {_foreign(host)}")
    labels = host.split(".")
    known = all(_LABEL.fullmatch(label) for label in labels) and len(host) <= _MOST_HOST
    if not known or not ((len(labels) > 1 and _LAST_LABEL.fullmatch(labels[-1])) or _OCTETS.fullmatch(host)):
        raise ValueError(f"{written!r} is no name of a host; write it like example.org")
    for label in labels:
        if label.startswith("xn--"):
            _check_encoded(written, label)
    return host


def _foreign(host: str) -> str:
    """Return what is wrong with a host that holds letters beyond a to z, and how it is registered."""
    if any(_is_mixed(label) for label in host.split(".")):
        return "mixes letters of several scripts, which look alike and lead elsewhere; type it anew"
    try:
        return f"has letters beyond a to z; write it as it is registered, such as {host.encode('idna').decode()}"
    except UnicodeError:
        return "has letters beyond a to z; write it as it is registered"


def _check_encoded(written: str, label: str) -> None:
    """Raise ValueError where an encoded label (RFC 3492) stands for one that looks like another."""
    try:
        shown = label.removeprefix("xn--").encode().decode("punycode")
    except (UnicodeError, ValueError):
        raise ValueError(f"{written!r} is no name of a host; {label!r} stands for nothing") from None
    if _is_mixed(shown):
        raise ValueError(f"{written!r} is read as {shown!r}, whose letters look like others and lead elsewhere")


def _is_mixed(label: str) -> bool:
    """Return whether a label mixes Latin letters with others, or is made of others that look like them."""
    letters = {char for char in label if char.isalpha()}
    latin = {char for char in letters if unicodedata.name(char, "").startswith("LATIN")}
    others = letters - latin
    return bool(others) and (bool(latin) or others <= _ALIKE)
