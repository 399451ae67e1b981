"""A content folder is loaded: all problems of all files at once, or a Guide, a clinic and the phrases."""

from __future__ import annotations

import os
from copy import deepcopy
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from handouts.content import countries, icons, records, shared, signers
from handouts.content.consistency import clinic_problems, mapping, name_units
from handouts.content.consistency import problems as sense_problems
from handouts.content.cross_references import problems as link_problems
from handouts.content.loaded import Content
from handouts.content.model.base import Node
from handouts.content.model.clinic import Clinic
from handouts.content.model.country import Country, GuideCountry
from handouts.content.model.guide import Guide
from handouts.content.model.history import Approvals, Judgements, Releases, earlier, of_version
from handouts.content.model.phrases import Phrases
from handouts.content.model.references import Standard
from handouts.content.validation import first_of_each_file, nearest, nearest_or_all, typed
from handouts.errors import AccessError, ContentError, HandoutsError, Location, Problem, UsageError
from handouts.yamlfile.source import is_for_reading, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.yamlfile.source import Tree

FILES = tuple(Guide.model_fields)
STANDARDS = "standards/"
_YAML = {".yaml", ".yml"}
_OTHERS: dict[str, type[Node]] = {
    "clinic": Clinic,
    countries.COUNTRY: Country,
    countries.SAID: GuideCountry,
    "judgements": Judgements,
    "phrases": Phrases,
    "releases": Releases,
}


def load(
    folder: Path,
    *,
    guide: str = "",
    clinic: str = "example",
    shipped_icons: frozenset[str] | None = None,
    newer: Content | None = None,
) -> Content:
    """Load a content folder.

    Args:
        folder: The folder that holds guides, `clinics/` and `phrases.yaml`.
        guide: The name of the guide's folder; may be left out where there is only one.
        clinic: The name of the clinic's file.
        shipped_icons: The names of those that no author adds; `None` where it does not matter.
        newer: Where an older content is read to be compared: today's, from which is taken what it lacks.

    Raises:
        ContentError: With everything that is wrong in any file.
        UsageError: Where there is no such guide or clinic.
        AccessError: Where a file or folder cannot be read.
    """
    try:
        if leading_out := tuple(_links_out(folder, folder.resolve())):
            raise ContentError(leading_out)
        trees = _read_trees(folder, guide_folder(folder, guide), clinic, leniently=newer is not None)
        added = _add_missing_files(trees, newer.trees) if newer else ()
    except OSError as error:
        raise AccessError(f"{error.filename or folder}: cannot be read: {error.strerror}") from error
    unread = (*added, *_mend(trees, newer.trees)) if newer else ()
    strays = () if newer else tuple(_stray_files(Path(trees["guide"].name).parent))
    return replace(_typed_content(folder, clinic, trees, shipped_icons, strays), unread=unread)


_DEEP = 3
"""Folders below a content folder that hold what is read."""


def _links_out(folder: Path, top: Path, deep: int = _DEEP) -> Iterator[Problem]:
    """Yield a problem for each link in a content folder that leads out of it, where anything may stand."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not is_for_reading(path):
            continue
        leads = Path(os.path.realpath(path))  # also of a link that leads to itself
        if path.is_symlink() and not leads.is_relative_to(top):
            message = f"this is a link that leads out of the content folder, to {leads}"
            yield Problem(Location(str(path)), message, "Copy into the folder what belongs to the content.")
        elif deep and not path.is_symlink() and path.is_dir():
            yield from _links_out(path, top, deep - 1)


def _read_trees(folder: Path, home: Path, clinic: str, *, leniently: bool) -> dict[str, Tree]:
    clinic_file = folder / "clinics" / f"{_checked_name(folder, clinic, 'clinic', clinics(folder))}.yaml"
    trees = {name: read_tree(home / f"{name}.yaml") for name in FILES}
    others = {name: folder / name / "guide.yaml" for name in guides(folder) if name != home.name}
    whole = read_tree(clinic_file)
    trees["clinic"] = shared.clinic_tree(whole, trees["guide"], home.name, others, leniently=leniently)
    trees |= countries.trees(folder, home, trees["clinic"])
    trees["phrases"] = shared.phrases_tree(folder, home)
    given = records.approvals_file(folder, clinic)
    if records.is_present(given):
        trees["approvals"] = read_tree(given, most=records.MAX_BYTES)
    for name, file in (("releases", records.RELEASES), ("judgements", records.JUDGEMENTS)):
        if records.is_present(home / file):
            trees[name] = read_tree(home / file, most=records.MAX_BYTES)
    lists = shared.standards(folder, home, trees["guide"])
    return trees | {f"{STANDARDS}{name}": read_tree(path) for name, path in lists.items()}


def _add_missing_files(trees: dict[str, Tree], newer: dict[str, Tree]) -> tuple[str, ...]:
    """Return the names of files that the older content lacks; today's are added in their place."""
    added = [name for name in FILES if name != "guide" and not records.is_present(Path(trees[name].name))]
    trees.update({name: replace(newer[name], name=trees[name].name) for name in added})
    return tuple(_file(trees[name]) for name in added)


def _mend(trees: dict[str, Tree], newer: dict[str, Tree]) -> tuple[str, ...]:
    """Return the places of an older content that were filled from today's so that it can be read."""
    for name in ("approvals", "judgements"):  # of its status, nothing is asked
        trees.pop(name, None)
    changed = []
    for name, tree in trees.items():
        tree.data, tree.models = deepcopy(tree.data), {}  # the tree is kept for who asks for this file again
        model = Standard if name.startswith(STANDARDS) else _OTHERS.get(name) or _model(name)
        now = newer[name].data if name in newer else None
        changed += (
            [f"{_file(tree)}: {way}" for way in records.fill_from_newer(model, tree.data, now)]
            if tree.data is not None
            else []
        )
    return tuple(changed)


def _file(tree: Tree) -> str:
    return PurePath(tree.name).name


def _stray_files(home: Path) -> Iterator[Problem]:
    """Yield a problem for each YAML file in a guide's folder that the program does not read."""
    known = {*(f"{name}.yaml" for name in FILES), shared.PHRASES, records.RELEASES, records.JUDGEMENTS}
    for path in sorted(home.iterdir()):
        if path.suffix.casefold() in _YAML and path.name not in known and not path.name.startswith("."):
            near = nearest(path.with_suffix(".yaml").name.casefold(), known)
            hint = near or "Nothing reads it; put it into another folder."
            yield Problem(Location(str(path)), f"unknown file `{path.name}`", hint)


def _typed_content(
    folder: Path, clinic: str, trees: dict[str, Tree], ours: frozenset[str] | None, strays: tuple[Problem, ...]
) -> Content:
    country = typed(Country, trees[countries.COUNTRY]) if countries.COUNTRY in trees else None
    said = typed(GuideCountry, trees[countries.SAID]) if countries.SAID in trees else None
    trees, unsaid = countries.say(trees, country, said)
    parts: dict[str, Any] = {name: typed(_model(name), trees[name]) for name in FILES}
    own, phrases = typed(Clinic, trees["clinic"]), typed(Phrases, trees["phrases"])
    approvals = typed(Approvals, trees["approvals"]) if "approvals" in trees else None
    releases = typed(Releases, trees["releases"]) if "releases" in trees else None
    judged = typed(Judgements, trees["judgements"]) if "judgements" in trees else None
    lists = {name.removeprefix(STANDARDS): tree for name, tree in trees.items() if name.startswith(STANDARDS)}
    standards = {name: standard for name, tree in lists.items() if (standard := typed(Standard, tree))}
    name_units(trees["guide"], trees["clinic"])
    home = Path(trees["guide"].name).parent
    own_icons, no_icons = icons.read_icons(icons.paths(folder, home), ours or ())
    found = [
        *strays,
        *unsaid,
        *(() if ours is None else no_icons),
        *(problem for tree in trees.values() for problem in tree.problems),
    ]
    found += link_problems(
        {name: trees[name] for name in (*FILES, "clinic")},
        None if ours is None else ours | own_icons.keys(),
        mapping(trees["phrases"], "units"),
    )
    found += clinic_problems(trees["guide"], trees["clinic"], folder / "clinics")
    if found or not own or not phrases:
        raise ContentError(first_of_each_file(found))
    own = own.model_copy(update={"guides": {}})
    guide: Guide = Guide.model_construct(**parts)
    released, version = releases.releases if releases else (), guide.guide.version
    content = Content(
        guide, own.in_country(country), clinic, phrases, standards, trees, folder,
        country=country,
        icons=own_icons,
        approvals=approvals.approvals if approvals else (),
        releases=earlier(released, clinic, version),
        closed=of_version(released, clinic, version),
        signers=signers.read(folder),
        judgements=judged.judgements if judged else (),
    )  # fmt: skip
    found = list(sense_problems(content))
    if found:
        raise ContentError(tuple(found))
    return content


def guides(folder: Path) -> list[str]:
    """Return the names of the guides in a content folder."""
    return sorted(path.parent.name for path in folder.glob("*/guide.yaml") if is_for_reading(path.parent))


def icon_paths(folder: Path) -> list[Path]:
    """Return the files of all icons of a content folder's own: those of every guide, and those that it alone has."""
    return icons.paths(folder, *(folder / name for name in guides(folder)))


def guide_folder(folder: Path, guide: str) -> Path:
    """Return the folder of a guide, of the only one where none is named. Raises UsageError where there is none."""
    return folder / _checked_name(folder, guide or only_guide(folder), "guide", guides(folder))


def _yml_hint(folder: Path, name: str, what: str) -> str:
    """Return a hint where a guide or clinic of that name ends in .yml."""
    found = folder.glob("*/guide.yml" if what == "guide" else "clinics/*.yml")
    wrong = next((path for path in found if name == (path.parent.name if what == "guide" else path.stem)), None)
    return f"There is {wrong}; its name must end with .yaml." if wrong else ""


def clinics(folder: Path) -> list[str]:
    """Return the names of the clinics in a content folder."""
    return sorted(path.stem for path in (folder / "clinics").glob("*.yaml") if is_for_reading(path))


def part_names(folder: Path, guide: str, parts: tuple[tuple[str, str], ...]) -> list[str]:
    """Return the names of documents, modules or units of a guide, as a shell completes them; no fault is told."""
    try:
        home, found = guide_folder(folder, guide), []
        for file, key in parts:
            data = read_tree(home / f"{file}.yaml").data
            entries = data.get(key, ()) if isinstance(data, dict) else ()
            found += [entry.get("id") if isinstance(entry, dict) else entry for entry in entries]
    except HandoutsError:
        return []
    return [name for name in found if isinstance(name, str)]


def check_language(folder: Path, guide: str, language: str) -> None:
    """Refuse a language that a guide has no text in, before all of it is read.

    A guide that cannot be found or read is told by `load`.
    """
    names = [guide] if guide else guides(folder)
    if len(names) != 1 or names[0] not in guides(folder):
        return
    data = read_tree(folder / names[0] / "guide.yaml").data
    own = data.get("language") if isinstance(data, dict) else None
    if isinstance(own, str) and not speaks(own, language):
        raise UsageError(f"no text in `{language}`; the guide `{names[0]}` has {own}.")


def speaks(own: str, language: str) -> bool:
    """Return whether a language that is asked for is a guide's own: `en` for `en-US`."""
    return language in {own, own.split("-", maxsplit=1)[0]}


def only_guide(folder: Path) -> str:
    """Return the name of the one guide there is, or ask which."""
    names = guides(folder)
    if len(names) == 1:
        return names[0]
    wrong = next(iter(sorted(folder.glob("*/guide.yml"))), None)
    if not names and wrong:
        raise UsageError(f"{folder}: no guide is here. There is {wrong}; its name must end with .yaml.")
    if not names:
        raise UsageError(f"{folder}: no guide is here; a guide is a folder with a guide.yaml. Name one with --content.")
    raise UsageError(f"{folder}: several guides are here; name one of {', '.join(names)}.")


def _model(file: str) -> type[Node]:
    model = Guide.model_fields[file].annotation
    assert isinstance(model, type)
    assert issubclass(model, Node)
    return model


def _checked_name(folder: Path, name: str, what: str, known: list[str]) -> str:
    """Return a name if it is one of those known; a path such as `../x` never is."""
    if name not in known:
        hint = _yml_hint(folder, name, what) or nearest_or_all(name, known) or "There is none."
        raise UsageError(f"{folder}: no {what} `{name}`. {hint}")
    return name
