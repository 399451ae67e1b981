"""A CSL item as reference managers export it (CSL 1.0.2), brought to the form in which a guide keeps its references."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Any, Literal

Type = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip
"""What an item can be (CSL 1.0.2, appendix III)."""
UNUSED = frozenset({
    "abstract", "accessed", "annote", "archive", "archive_collection", "archive-place", "archive_location",
    "authority", "available-date", "call-number", "categories", "chair", "chapter-number", "citation-key",
    "citation-label", "citation-number", "collection-editor", "collection-number", "collection-title", "compiler",
    "composer", "container-author", "container-title-short", "contributor", "curator", "custom", "dimensions",
    "director", "division", "edition", "editor", "editorial-director", "editortranslator", "event", "event-date",
    "event-place", "event-title", "executive-producer", "first-reference-note-number", "genre", "guest", "host",
    "illustrator", "interviewer", "ISBN", "ISSN", "journalAbbreviation", "jurisdiction", "keyword", "language",
    "license", "locator", "medium", "narrator", "number-of-pages", "number-of-volumes", "organizer",
    "original-author", "original-date", "original-publisher", "original-publisher-place", "original-title",
    "page-first", "part", "part-number", "part-title", "performer", "printing", "printing-number", "producer",
    "publisher-place", "recipient", "references", "reviewed-author", "reviewed-genre", "reviewed-title", "scale",
    "script-writer", "section", "series-creator", "shortTitle", "source", "submitted", "supplement",
    "supplement-number", "translator", "version", "volume-title", "volume-title-short", "year-suffix",
})  # fmt: skip
"""CSL's variables (appendix IV) and Zotero's two of its own that no document prints; they may stand in an item."""
_ID = re.compile(r"[a-z][a-z0-9-]*")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_LONGEST = 60
"""Characters of an id."""
NAME_PARTS = frozenset({
    "family", "dropping-particle", "non-dropping-particle", "suffix", "comma-suffix", "static-ordering",
    "parse-names",
})  # fmt: skip
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_IN_NOTE = re.compile(r"^(PMID|PMCID|DOI):\s*(\S+)\s*$", re.MULTILINE)
"""How Zotero's field Extra names what it has no field for."""
_RAISED = re.compile(r"<(sup|sub)>(.*?)</\1>")
_TAG = re.compile(r"</?(?:i|b|sc|sup|sub|span)(?: [^<>]*)?>")
_DIGITS = {
    "sup": str.maketrans("0123456789+-", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b"),
    "sub": str.maketrans("0123456789+-", "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208a\u208b"),
}


def normalized(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item in the guide's form: one kind of date and name, plain titles, an id that texts can quote.

    What no document prints is left out. What cannot be read stays as it is, for the model to refuse at its place. An
    item that does not say on which day somebody `checked` it is `unchecked`.
    """
    made = {key: value for key, value in item.items() if key not in UNUSED}
    made |= {key: _plain(made[key]) for key in ("title", "title-short", "container-title") if key in made}
    _take_from_note(made)
    if isinstance(made.get("DOI"), str):
        made["DOI"] = _DOI.sub("", made["DOI"], count=1)
    if isinstance(made.get("author"), list):
        made["author"] = [_name(author) for author in made["author"]]
    if "issued" in made:
        made["issued"] = _date(made["issued"])
    if not made.get("short"):
        made["short"] = cited_as(made)
    if not isinstance(made.get("id"), str) or not _ID.fullmatch(made["id"]):
        made["id"] = name_of(item, made["short"])
    if "checked" not in made:
        made.setdefault("status", "unchecked")
    return {key: value for key, value in made.items() if value not in ("", [])}


def cited_as(item: dict[str, Any]) -> str:
    """Return how a slide cites an item: its first author, else its title, and its year."""
    author = next((name for name in item.get("author", ()) if isinstance(name, dict)), {})
    words = str(author.get("family") or author.get("literal") or item.get("title") or "")
    parts = item["issued"].get("date-parts") if isinstance(item.get("issued"), dict) else None
    year = str(parts[0][0]) if parts and isinstance(parts, list) and parts[0] and isinstance(parts[0], list) else ""
    return f"{words} {year}".strip()


def name_of(item: dict[str, Any], short: str) -> str:
    """Return the id of an item: its own, or its citation key, in small letters; else how it is cited."""
    own = next((str(item[key]) for key in ("citation-key", "id") if item.get(key) and "/" not in str(item[key])), "")
    return next((slug for words in (own, short) if (slug := _slug(words))), "")


def _slug(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).lstrip("-0123456789")[:_LONGEST].rstrip("-")


def _plain(title: Any) -> Any:
    """Return a title without CSL's rich text (`<i>`, `<sub>` and so on) and without HTML's names of characters."""
    if not isinstance(title, str):
        return title
    raised = _RAISED.sub(lambda found: found[2].translate(_DIGITS[found[1]]), title)
    return html.unescape(_TAG.sub("", raised))


def _take_from_note(item: dict[str, Any]) -> None:
    """Move the numbers that Zotero keeps in its notes to their own keys."""
    note = item.get("note")
    if isinstance(note, str) and _IN_NOTE.search(note):
        for key, value in _IN_NOTE.findall(note):
            item.setdefault(key, value)
        item["note"] = _IN_NOTE.sub("", note).strip()


def _name(author: Any) -> Any:
    """Return a name with its particles and suffix inside the family name, as it is printed."""
    if not isinstance(author, dict):
        return author
    family = " ".join(
        str(author[key])
        for key in ("dropping-particle", "non-dropping-particle", "family", "suffix")
        if author.get(key)
    )
    kept = {key: value for key, value in author.items() if key not in NAME_PARTS and value}
    return {"family": family, **kept} if family else kept


def _date(issued: Any) -> Any:
    """Return a date as `date-parts`: from CSL's `raw`, a plain day, or the lists of years that CSL YAML has."""
    match issued:
        case {"raw": str(day)} | {"literal": str(day)} | str(day) if found := _DAY.fullmatch(day.strip()):
            return {"date-parts": [[part for part in found.groups() if part]]}
        case {"date-parts": parts, **_rest}:
            return {"date-parts": parts}
        case [*days] if days and all(isinstance(day, dict) and "year" in day for day in days):
            keys = ("year", "month", "day")
            return {"date-parts": [[day[key] for key in keys if day.get(key)] for day in days]}
    return issued
