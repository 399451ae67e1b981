"""A content folder, loaded: all problems of all files at once, or a Guide, a clinic and the phrases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handouts.content.links import problems as link_problems
from handouts.content.model.base import Node
from handouts.content.model.clinic import Clinic
from handouts.content.model.guide import Guide
from handouts.content.model.phrases import Phrases
from handouts.content.model.standards import Standard
from handouts.content.sense import problems as sense_problems
from handouts.content.source import Tree, read_tree
from handouts.content.typed import nearest, typed
from handouts.errors import AccessError, ContentError, Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = tuple(Guide.model_fields)


@dataclass(frozen=True, slots=True)
class Content:
    """What the files say: the guide, the clinic, the words that the program itself puts on paper."""

    guide: Guide
    clinic: Clinic
    clinic_name: str
    phrases: Phrases
    standards: dict[str, Standard]
    trees: dict[str, Tree]
    """By file stem; rules find the place of what they judge here."""
    folder: Path


def load(folder: Path, *, guide: str = "", clinic: str = "example", icons: frozenset[str] = frozenset()) -> Content:
    """Load a content folder.

    Args:
        folder: The folder that holds guides, `clinics/` and `phrases.yaml`.
        guide: The name of the guide's folder; may be left out where there is only one.
        clinic: The name of the clinic's file.
        icons: The names of icons there are.

    Raises:
        ContentError: With everything that is wrong in any file.
        UsageError: Where there is no such guide or clinic.
        AccessError: Where a file or folder cannot be read.
    """
    home = folder / (guide or only_guide(folder))
    _must_exist(home / "guide.yaml", "guide", home.name, guides(folder))
    clinic_file = folder / "clinics" / f"{clinic}.yaml"
    _must_exist(clinic_file, "clinic", clinic, clinics(folder))
    trees = {name: _tree(home / f"{name}.yaml", folder) for name in FILES}
    trees["clinic"] = _tree(clinic_file, folder)
    trees["phrases"] = _tree(folder / "phrases.yaml", folder)
    lists = {path.stem: _tree(path, folder) for path in sorted((folder / "standards").glob("*.yaml"))}
    trees |= {f"standards/{name}": tree for name, tree in lists.items()}
    parts: dict[str, Any] = {name: typed(_model(name), trees[name]) for name in FILES}
    own = typed(Clinic, trees["clinic"])
    phrases = typed(Phrases, trees["phrases"])
    standards = {name: standard for name, tree in lists.items() if (standard := typed(Standard, tree))}
    found = [problem for tree in trees.values() for problem in tree.problems]
    if not found and own and phrases:
        whole = Guide.model_construct(**parts)
        found += link_problems(whole, {name: trees[name] for name in FILES}, icons)
        found += _clinic_problems(whole, own, trees["clinic"], clinic_file.parent)
        content = Content(whole, own, clinic, phrases, standards, trees, folder)
        found = found or list(sense_problems(content))
        if not found:
            return content
    raise ContentError(tuple(found))


def guides(folder: Path) -> list[str]:
    """Return the names of the guides in a content folder."""
    try:
        return sorted(path.parent.name for path in folder.glob("*/guide.yaml"))
    except OSError as error:
        raise AccessError(f"{folder}: cannot be read: {error.strerror}") from error


def clinics(folder: Path) -> list[str]:
    """Return the names of the clinics in a content folder."""
    return sorted(path.stem for path in (folder / "clinics").glob("*.yaml"))


def only_guide(folder: Path) -> str:
    """Return the name of the one guide there is, or ask which."""
    names = guides(folder)
    if len(names) == 1:
        return names[0]
    if not names:
        raise UsageError(f"{folder}: no guide is here; a guide is a folder with a guide.yaml. Name one with --content.")
    raise UsageError(f"{folder}: several guides are here; name one of {', '.join(names)}.")


def _model(file: str) -> type[Node]:
    model = Guide.model_fields[file].annotation
    assert isinstance(model, type)
    assert issubclass(model, Node)
    return model


def _must_exist(file: Path, what: str, name: str, known: list[str]) -> None:
    if not file.is_file():
        hint = nearest(name, known) or (f"There are: {', '.join(known)}." if known else "There is none.")
        raise UsageError(f"no {what} `{name}` ({file}). {hint}")


def _tree(path: Path, folder: Path) -> Tree:
    return read_tree(path, str(folder.name / path.relative_to(folder)) if folder.name else str(path))


def _clinic_problems(guide: Guide, clinic: Clinic, tree: Tree, folder: Path) -> Iterator[Problem]:
    """Yield local values that are not local or out of bounds, and a logo that is not there."""
    facts = guide.guide.facts
    local = {name for name, fact in facts.items() if fact.local}
    for name, value in clinic.facts.items():
        place = tree.place(("facts", name))
        if name not in facts:
            yield Problem(tree.key_place(("facts", name)), f"unknown fact `{name}`", nearest(name, local))
            continue
        bounds = facts[name].local
        if bounds is None:
            yield Problem(place, f"`{name}` is not a local fact", f"The guide sets it to {facts[name].value}.")
        elif not value.within(bounds.at_least, bounds.at_most):
            hint = f"The guide allows {bounds.at_least} to {bounds.at_most}. Why: {bounds.why}"
            yield Problem(place, f"`{name}` is {value}, outside its bounds", hint)
    if clinic.logo and not (folder / clinic.logo).is_file():
        yield Problem(tree.place(("logo",)), f"the logo `{clinic.logo}` is not beside the clinic's file")
