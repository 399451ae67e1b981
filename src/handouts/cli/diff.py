"""`handouts diff`: what changed, in the reader's terms, and what follows from it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from handouts.cli.options import NAME, edition_options, request
from handouts.cli.output import numbered, readable
from handouts.errors import ExitStatus, visible

if TYPE_CHECKING:
    from handouts.changes.model import Change, PrintedChange, Report, Resealed


@click.command("diff")
@edition_options
@click.option(
    "--against", metavar="REV|DIR", type=NAME, help="A git revision, or a folder (default: what was released last)."
)
@click.option(
    "--pages/--no-pages", default=True, help="Without pages and slides: nothing is laid out, which is faster."
)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def command(*, against: str | None, pages: bool, form: str, **options: Any) -> int:
    """Tell what changed in GUIDE, and who must approve, consent, learn or translate again.

    This is a report, so it ends with 0 whether or not anything changed; 2 where there is no such revision or folder,
    3 where the other content cannot be read. What it lacks only because it is older is named, and the rest compared.
    """
    from handouts.app.diff import diff

    found = diff(request(**options), against or "", pages=pages)
    click.echo(_FORMATS[form](found))
    return ExitStatus.FINE


_HEADINGS = {
    "likelihood": "likelihood changed",
    "threshold": "threshold changed",
    "schedule": "schedule changed",
    "instruction": "instruction changed",
    "timing": "timing changed",
    "fact": "fact changed",
    "telephone": "telephone number changed",
    "population": "other people counted",
    "bounds": "bounds changed",
    "duty": "duty changed",
    "point": "point added or removed",
    "number": "number in a text changed",
    "wording": "wording changed",
    "punctuation": "punctuation changed",
    "sources": "sources changed",
    "look": "look changed",
    "version": "version changed",
    "shown": "now shown",
    "not shown": "no longer shown",
}


def _heading(change: Change) -> str:
    field = f", {change.field}" if change.field else ""
    return visible(f"{change.item} ({change.kind}{field}): {_HEADINGS.get(change.verdict.what, change.verdict.what)}")


def _pairs(change: Change) -> list[tuple[str, str]]:
    pairs = (
        ("from", change.before),
        ("to", change.after),
        ("printed in", ", ".join(change.documents)),
        ("used by", ", ".join(change.quoted_by)),
        (change.verdict.weight, change.verdict.reason),
    )
    return [(name, visible(text)) for name, text in pairs if text]


def _consequences(report: Report) -> list[tuple[str, str]]:
    """Return what must be done again, and for what."""
    pairs = (
        ("Approve again", ", ".join(map(_code_change, report.approve))),
        ("Ask running patients again for consent", ", ".join(report.consent)),
        ("Train staff again", ", ".join(report.train)),
        ("Translate again", ", ".join(report.translate)),
    )
    return [(what, visible(why)) for what, why in pairs if why]


def _code_change(resealed: Resealed) -> str:
    if resealed.before and resealed.after:
        return f"{resealed.document} ({resealed.before} is now {resealed.after})"
    return (
        f"{resealed.document} ({resealed.after}, new)"
        if resealed.after
        else f"{resealed.document} ({resealed.before}, gone)"
    )


def _summary(report: Report) -> str:
    if not report.changes and not report.approve:
        return "Nothing that can be compared changed." if report.unread else "Nothing changed."
    material = sum(change.material for change in report.changes)
    return f"{material} material, {len(report.changes) - material} editorial changes"


def _place(change: PrintedChange) -> str:
    """Return `page 4, key-drive, material`."""
    on, text = numbered(change.counts, change.numbers), change.sentence
    how = text.weight if text.how == "changed" else f"{text.how}, {text.weight}" if text.how != "moved" else "moved"
    return visible(", ".join(filter(None, (on, "notes" if text.spoken else "", text.origin.partition("/")[0], how))))


def _printed_lines(report: Report) -> list[str]:
    """Return, for each document, what it prints otherwise: `[-gone-]` and `{+new+}`."""
    lines, document = [], ""
    for change in report.printed:
        if change.document != document:
            document = change.document
            lines += ["", f"{visible(document)} prints otherwise"]
        lines += [f"  {_place(change)}", f"    {readable(change.sentence.marked(('[-', '-]'), ('{+', '+}')))}"]
    return lines


def _behind(report: Report) -> list[Change]:
    """Return the changes in the content; what moved is told where it is printed."""
    return [change for change in report.changes if change.verdict.what != "moved" or not report.printed]


def _text(report: Report) -> str:
    lines = [_summary(report), *_printed_lines(report)]
    lines += ["", "In the content"] if report.printed else []
    for change in _behind(report):
        lines += ["", _heading(change), *(f"    {name}: {text}" for name, text in _pairs(change))]
    follows = _consequences(report)
    lines += ["", "What follows", *(f"    {what}: {why}" for what, why in follows)] if follows else []
    lines += ["", _UNREAD, *(f"    {visible(place)}" for place in report.unread)] if report.unread else []
    return "\n".join(lines)


def _json(report: Report) -> str:
    changes = [
        {
            "item": change.item,
            "kind": change.kind,
            "field": change.field,
            "what": change.verdict.what,
            "class": change.verdict.weight,
            "reason": change.verdict.reason,
            "from": change.before,
            "to": change.after,
            "documents": list(change.documents),
            "used_by": list(change.quoted_by),
        }
        for change in report.changes
    ]
    follows = {
        "approve": [asdict(resealed) for resealed in report.approve],
        "consent": list(report.consent),
        "train": list(report.train),
        "translate": list(report.translate),
    }
    printed = [
        {"document": change.document, change.counts: list(change.numbers), **asdict(change.sentence)}
        for change in report.printed
    ]
    report_data = {"changes": changes, "printed": printed, "follows": follows, "not_compared": list(report.unread)}
    return json.dumps(report_data, indent=2, ensure_ascii=False)


def _markdown(report: Report) -> str:
    lines = [f"## {_summary(report)}", *_printed_markdown(report)]
    for title, material in (("Material", True), ("Editorial", False)):
        chosen = [change for change in _behind(report) if change.material is material]
        lines += ["", f"### {title}", ""] if chosen else []
        for change in chosen:
            lines.append(f"- **{_escaped(_heading(change))}**")
            lines += [f"  - {name}: {_escaped(text)}" for name, text in _pairs(change)]
    follows = _consequences(report)
    lines += ["", "### What follows", ""] if follows else []
    lines += [f"- [ ] {what}: {_escaped(why)}" for what, why in follows]
    lines += (
        ["", f"### {_UNREAD}", "", *(f"- {_escaped(visible(place))}" for place in report.unread)]
        if report.unread
        else []
    )
    return "\n".join(lines)


def _printed_markdown(report: Report) -> list[str]:
    lines, document = [], ""
    for change in report.printed:
        if change.document != document:
            document = change.document
            lines += ["", f"### {_escaped(document)} prints otherwise", ""]
        marked = _escaped(change.sentence.marked(_GONE, _NEW))
        for sign, markup in _MARKUP.items():
            marked = marked.replace(sign, markup)
        lines.append(f"- {_escaped(_place(change))}: {marked}")
    return lines


_GONE, _NEW = ("\ue000", "\ue001"), ("\ue002", "\ue003")
"""Private signs around what is gone and what is new, until the rest is escaped."""
_MARKUP = {"\ue000": "<del>", "\ue001": "</del>", "\ue002": "<ins>", "\ue003": "</ins>"}


def _escaped(text: str) -> str:
    """Return a text in which Markdown and HTML see nothing of theirs."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|~&!" else char for char in text)


_UNREAD = "Not compared, because this version of the program reads it differently from the older content"


_FORMATS = {"text": _text, "json": _json, "markdown": _markdown}
