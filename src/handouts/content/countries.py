"""A clinic's country: where its file is found, and every `{country.word}` of a guide as that country says it.

The words are put in before the files are typed, so that whatever judges a text judges the sentence that is printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from handouts.content.model.telephones import Telephones
from handouts.content.validation import nearest_or_all
from handouts.errors import Problem
from handouts.text.dialling import digits
from handouts.text.markup import unparse
from handouts.yamlfile.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handouts.content.model.country import Country, GuideCountry
    from handouts.yamlfile.source import KeyPath, Tree

FOLDER = "countries"
"""Of a content folder, for every guide, and of a guide's folder, for what it says itself."""
DEFAULT = "us"
"""The country of a clinic that names none, where there are countries."""
COUNTRY, SAID = "country", "in-country"
"""What the two files are called among those that were read."""
_QUOTE = re.compile(r"\{country\.([a-z-]+)\}")
_KEPT = 32


def files(folder: Path) -> dict[str, Path]:
    """Return the files of countries by their names, and by the countries' names in ISO 3166: `uk` and `gb` are one."""
    found = {path.stem: path for path in sorted((folder / FOLDER).glob("*.yaml"))}
    regions = {read_tree(path).data["region"].casefold(): path for path in found.values() if _region(path)}
    return regions | found


def _region(path: Path) -> str:
    data = read_tree(path).data
    region = data.get("region") if isinstance(data, dict) else None
    return region if isinstance(region, str) else ""


def trees(folder: Path, home: Path, clinic: Tree) -> dict[str, Tree]:
    """Return the files of the clinic's country, of those that there are: the country's own, and the guide's for it.

    A country that is not known is a problem of the clinic's file.
    """
    data = clinic.data if isinstance(clinic.data, dict) else {}
    known, named = files(folder), data.get("country")
    path = known.get((named if isinstance(named, str) else DEFAULT).casefold())
    if path is None:
        if isinstance(named, str) and named.strip():
            hint = nearest_or_all(named.casefold(), known) or f"Add {folder / FOLDER}/{named.casefold()}.yaml."
            clinic.problems.append(Problem(clinic.place(("country",)), f"no country `{named}` is known", hint))
        return {}
    own = home / FOLDER / path.name
    return {COUNTRY: read_tree(path)} | ({SAID: read_tree(own)} if own.exists() else {})


@dataclass(slots=True)
class _Words:
    """What a country's words stand for, and where that is not known."""

    texts: dict[str, str]
    sources: dict[str, tuple[str, ...]]
    unknown: list[tuple[KeyPath, str]] = field(default_factory=list)

    def put_into(self, node: Any, path: KeyPath = ()) -> Any:
        """Return plain data with the words in their places; in a list of sources one stands for its own."""
        if isinstance(node, dict):
            return {key: self.put_into(value, (*path, key)) for key, value in node.items()}
        if isinstance(node, list) and path[-1:] == ("sources",):
            return list(dict.fromkeys(name for at, name in enumerate(node) for name in self._named(name, (*path, at))))
        if isinstance(node, list):
            return [self.put_into(value, (*path, at)) for at, value in enumerate(node)]
        return _QUOTE.sub(lambda found: self._text(found[1], path), node) if isinstance(node, str) else node

    def _named(self, name: Any, path: KeyPath) -> tuple[Any, ...]:
        found = _QUOTE.fullmatch(name) if isinstance(name, str) else None
        if found and found[1] not in self.sources:
            self.unknown.append((path, found[1]))
        return self.sources.get(found[1], ()) if found else (name,)

    def _text(self, word: str, path: KeyPath) -> str:
        if word not in self.texts:
            self.unknown.append((path, word))
        return self.texts.get(word, word)


def say(
    read: dict[str, Tree], country: Country | None, said: GuideCountry | None
) -> tuple[dict[str, Tree], tuple[Problem, ...]]:
    """Return the files with the country's words in them, and a problem for each word that it does not say."""
    texts = dict(country.quoted) if country else {}
    if country and "crisis-staff" in texts and _has_other_crisis_line(read["clinic"], country):
        texts["crisis-staff"] = ""
    texts |= {name: unparse(word.text) for name, word in said.words.items() if word.text} if said else {}
    sources = {name: word.sources for name, word in said.words.items()} if said else {}
    made, problems = _with_own_lists(read), list[Problem]()
    for name, tree in made.items():
        if name in {COUNTRY, SAID} or not _QUOTE.search(tree.text):
            continue
        words = _Words(texts, sources)
        data, key = words.put_into(tree.data), (tuple(texts.items()), read[SAID].sha256 if SAID in read else "")
        made[name] = replace(tree, data=data, models=_models(tree.name, tree.sha256, key))
        problems += (_unsaid(tree, path, word, read, country) for path, word in words.unknown)
    return made, tuple(problems)


def _with_own_lists(read: dict[str, Tree]) -> dict[str, Tree]:
    """Return the files, facts and references of the guide with those of the country behind them."""
    made, said = dict(read), read.get(SAID)
    for file, key in (("guide", "facts"), ("references", "references")):
        tree = read[file]
        more: Any = said.data.get(key) if said and isinstance(said.data, dict) else None
        old: Any = tree.data.get(key) if isinstance(tree.data, dict) else None
        if said is None or not more or type(old) is not type(more):
            continue
        whole = old | more if isinstance(old, dict) else [*old, *more]
        moved = partial(_behind, key, len(old) if isinstance(old, list) else 0)
        made[file] = replace(
            tree,
            data={**tree.data, key: whole},
            values={moved(path): place for path, place in said.values.items() if path[:1] == (key,)} | tree.values,
            keys={moved(path): place for path, place in said.keys.items() if path[:1] == (key,)} | tree.keys,
            models=_models(tree.name, tree.sha256, (said.sha256,)),
        )
    return made


def _behind(key: str, count: int, path: KeyPath) -> KeyPath:
    """Return where a part of the country's list or mapping stands, behind `count` entries of the guide's own."""
    return (key, path[1] + count, *path[2:]) if path[1:] and isinstance(path[1], int) else path


@lru_cache(_KEPT)
def _models(name: str, sha256: str, words: tuple[Any, ...]) -> dict[type, Any]:  # noqa: ARG001 (they are the key)
    """Return what holds the models that a file was typed as with these words."""
    return {}


def _unsaid(tree: Tree, path: KeyPath, word: str, read: dict[str, Tree], country: Country | None) -> Problem:
    place = tree.within(path, f"{{country.{word}}}")
    if country is None:
        return Problem(
            place, f"`{{country.{word}}}` is said by country, and the clinic names none", "Write `country:`."
        )
    file = read[SAID].name if SAID in read else f"the guide's {FOLDER}/"
    return Problem(place, f"`{{country.{word}}}` is not said for {country.name}", f"Add it under `words:` in {file}.")


def _has_other_crisis_line(clinic: Tree, country: Country) -> bool:
    """Return whether a clinic's own crisis lines are others than the country's."""
    numbers = clinic.data.get("telephones") if isinstance(clinic.data, dict) else None
    given = numbers.get("crisis") if isinstance(numbers, dict) else None
    try:
        ways = Telephones.model_validate({"clinic": "00", "crisis": given}).crisis if given else ()
    except ValueError:  # told elsewhere
        return False
    return bool({digits(way.number or "") for way in ways} - {digits(way.number or "") for way in country.crisis})


def number_problems(clinic: Tree, telephones: Telephones, country: Country | None) -> Iterator[Problem]:
    """Yield numbers that nobody can dial, and a clinic without one to call in an emergency."""
    from handouts.text.dialling import wrong_length

    if not telephones.emergency:
        hint = "Add a line `emergency: ...`, or name the `country:`."
        yield Problem(clinic.key_place(("telephones",)), "`emergency` is missing here", hint)
    where = f"a number of {country.name}" if country else "an international number"
    for name, ways in telephones:
        for way in ways if isinstance(ways, tuple) else ():
            if way.number and wrong_length(way.number, country.region if country else ""):
                place = clinic.place(("telephones", name.replace("_", "-")))
                hint = "Count its digits; from another country it begins with + and that country's code."
                yield Problem(place, f"`{way.number}` has too many digits for {where}, or too few", hint)
