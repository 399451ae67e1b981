"""Proves a file's tags from its bytes: by the tables of ISO 32000-1 alone, whatever the renderer believes.

`faults` says what is wrong with a file, `skeleton` how it is tagged, and `aloud` what is heard.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2 as pdfium

from inspectors.contrast import ratio
from inspectors.pdf import letters, operators, read_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
_SEEN = 3
"""The least contrast of a letter with what is around it: large text needs as much (WCAG 2.2, 1.4.3)."""
_NAMED = {"Tf": "/Font", "Do": "/XObject", "gs": "/ExtGState", "cs": "/ColorSpace", "CS": "/ColorSpace"}
"""Operators that name a resource, and its kind."""
_PREFERENCES = {"/DisplayDocTitle": "True", "/PrintScaling": "/None", "/PickTrayByPDFSize": "True"}


def faults(data: bytes, language: str) -> list[str]:
    """Return what is wrong with the tags, bookmarks and resources of a file in this language."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [*_resources(pdf)] or [
            *_owners(pdf, data),
            *_annotations(pdf),
            *_ids(pdf),
            *_languages(pdf, language),
            *_bookmarks(pdf),
            *_preferences(pdf),
            *(fault for table in tables(pdf) for fault in table.faults()),
        ]


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield the structure elements in reading order."""

    def below(element: Any) -> Iterator[Any]:
        yield element
        for kid in kids(element):
            if "/S" in kid:
                yield from below(kid)

    yield from below(pdf.Root.StructTreeRoot.K)


def kids(element: Any) -> list[Any]:
    """Return what an element holds, its marked content with its page."""
    return [_kid(kid, element) for kid in _listed(element, "/K")]


def _listed(element: Any, key: str) -> list[Any]:
    held = element.get(key)
    return [] if held is None else list(held) if isinstance(held, pikepdf.Array) else [held]


def _kid(kid: Any, element: Any) -> Any:
    """Return marked content as a dictionary with its page, everything else as it is."""
    if isinstance(kid, int):
        return {"/MCID": int(kid), "/Pg": element.get("/Pg")}
    if kid.get("/Type") not in {"/MCR", "/OBJR"}:
        return kid
    held = {"/MCID": int(kid.MCID)} if "/MCID" in kid else {"/Obj": kid.Obj}
    return {**held, "/Pg": kid.get("/Pg", element.get("/Pg"))}


def _parents(pdf: pikepdf.Pdf) -> dict[int, Any]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def _owners(pdf: pikepdf.Pdf, data: bytes) -> Iterator[str]:
    """Each marked content is that of the one element whose K names it, and the parent tree agrees (14.7.4.4)."""
    parents = _parents(pdf)
    said: dict[Any, Any] = {}
    for element in elements(pdf):
        for kid in kids(element):
            if "/MCID" in kid:
                place = (kid["/Pg"].objgen, kid["/MCID"])
                if place in said:
                    yield f"content {kid['/MCID']} belongs to two elements"
                said[place] = element.objgen
    for number, (page, shown) in enumerate(zip(pdf.pages, read_pages(data), strict=True), 1):
        entries = parents.get(int(page.obj.get("/StructParents", -1)))
        owners = list(entries) if isinstance(entries, pikepdf.Array) else []
        found = {mcid: owner.objgen for mcid, owner in enumerate(owners)}
        told = {mcid: owner for (at, mcid), owner in said.items() if at == page.objgen}
        if found != told:
            yield f"page {number}: the parent tree and the elements do not agree on whose content is whose"
        if shown.painted != set(told):
            yield f"page {number}: what is painted and what the elements name are not the same"
        if shown.unmarked:
            yield f"page {number}: something is painted outside of any mark"
    if int(pdf.Root.StructTreeRoot.ParentTreeNextKey) <= max(parents):
        yield "the next key of the parent tree is taken"


def _annotations(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Each annotation is that of the one element that refers to it, and its key in the parent tree says so."""
    parents = _parents(pdf)
    said: dict[Any, Any] = {}
    for element in elements(pdf):
        for kid in kids(element):
            if "/Obj" in kid:
                said[kid["/Obj"].objgen] = (element.objgen, kid["/Pg"].objgen)
    keys = Counter[int]()
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.obj.get("/Annots", []):
            key = int(annotation.get("/StructParent", -1))
            keys[key] += 1
            owner = parents[key].objgen if key in parents and not isinstance(parents[key], pikepdf.Array) else None
            if said.pop(annotation.objgen, None) != (owner, page.objgen):
                yield f"page {number}: an annotation is not that of the element which its key names"
        keys[int(page.obj.get("/StructParents", -1))] += 1
    yield from (f"key {key} is used {count} times" for key, count in keys.items() if count > 1)
    yield from ("an element refers to an annotation of no page" for _ in said)


def _ids(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Each id names the element that has it, in order (14.7.2)."""
    names = list(pdf.Root.StructTreeRoot.IDTree.Kids[0].Names)
    listed = [(bytes(key), element.objgen) for key, element in zip(names[::2], names[1::2], strict=True)]
    own = sorted((bytes(element.ID), element.objgen) for element in elements(pdf) if "/ID" in element)
    if listed != own:
        yield "the tree of ids and the elements do not agree"


def _languages(pdf: pikepdf.Pdf, language: str) -> Iterator[str]:
    """The file, and the outermost element, are in the language that they are written in (14.9.2)."""
    if str(pdf.Root.get("/Lang", "")) != language:
        yield f"the file does not say that it is in {language}"
    if str(pdf.Root.StructTreeRoot.K.get("/Lang", "")) != language:
        yield f"the document element does not say that it is in {language}"
    parts = [str(element.Lang) for element in elements(pdf) if "/Lang" in element]
    yield from (f"{part!r} is no language" for part in parts if not _LANGUAGE.fullmatch(part))


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The root, and each bookmark, count what is open beneath them (12.3.3)."""

    def count(node: Any) -> Iterator[tuple[Any, int]]:
        total, item = 0, node.get("/First")
        while item is not None:
            (*inner, (_, beneath)) = tuple(count(item))
            yield from inner
            yield item, beneath
            total += 1 + (beneath if int(item.get("/Count", 0)) >= 0 else 0)
            item = item.get("/Next")
        yield node, total

    if "/Outlines" in pdf.Root:
        for node, total in {id(node): (node, total) for node, total in count(pdf.Root.Outlines)}.values():
            if abs(int(node.get("/Count", 0))) != total:
                yield f"bookmarks count {node.get('/Count', 0)} where {total} are open"


def _resources(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Each name in a content is one of its resources, and no shape holds itself (7.8.3)."""
    done: set[tuple[int, int]] = set()

    def shapes(owner: Any, inside: tuple[tuple[int, int], ...]) -> Iterator[str]:
        named = owner.get("/Resources", {})
        for operator, operands in operators(owner):
            if operator in _NAMED and str(operands[0]) not in named.get(_NAMED[operator], {}):
                yield f"{operands[0]} is not among the resources"
        for key, shape in named.get("/XObject", {}).items():
            if shape.objgen in inside:
                yield f"the shape {key} is a resource of its own"
            elif shape.objgen not in done and shape.get("/Subtype") == "/Form":
                done.add(shape.objgen)
                yield from shapes(shape, (*inside, shape.objgen))

    for page in pdf.pages:
        yield from shapes(page.obj, ())


def _preferences(pdf: pikepdf.Pdf) -> Iterator[str]:
    """It is printed as measured, on its own paper, and on both sides where it has two (12.2)."""
    wanted = _PREFERENCES | ({"/Duplex": "/DuplexFlipLongEdge"} if len(pdf.pages) > 1 else {})
    found: Any = pdf.Root.get("/ViewerPreferences", {})
    yield from (f"{key} is not {value}" for key, value in wanted.items() if str(found.get(key)) != value)


_SCALE = 2
"""Dots to a point, where letters are looked at."""


@lru_cache(8)
def _pictures(data: bytes) -> tuple[Image.Image, ...]:
    with pdfium.PdfDocument(data) as pdf:
        return tuple(page.render(scale=_SCALE).to_pil().convert("RGB") for page in pdf)


def unseen(data: bytes) -> Iterator[str]:
    """Yield each letter that does not stand out from what is around it: white on white, or behind something."""
    for number, (picture, page) in enumerate(zip(_pictures(data), letters(data), strict=True), 1):
        gray = picture.convert("L")
        for letter in page:
            left, right = int(letter.left * _SCALE), int(letter.right * _SCALE) + 1
            top, bottom = picture.height - int(letter.top * _SCALE) - 1, picture.height - int(letter.bottom * _SCALE)
            tones = gray.crop((left, top, right, bottom)).getcolors() or []
            dark, light = (extreme(int(str(tone)) for _, tone in tones) / 255 for extreme in (min, max))
            if ratio((dark,) * 3, (light,) * 3) < _SEEN:
                yield f"page {number}: the letter {letter.text!r} cannot be seen"


class TableTags:
    """A table as a grid: what stands in each place, spans included."""

    def __init__(self, pdf: pikepdf.Pdf, table: Any) -> None:
        self._ids = {bytes(element.ID): element for element in elements(pdf) if "/ID" in element}
        self.name = bytes(table.get("/ID", b"")).decode()
        self.grid: dict[tuple[int, int], Any] = {}
        self.bands: dict[int, Any] = {}
        self.heads = 0
        """Rows of the head."""
        parts = [kid for kid in kids(table) if kid.get("/S") in {"/THead", "/TBody", "/TFoot"}] or [table]
        row = 0
        for part in parts:
            band = None
            for line in kids(part):
                cells = kids(line)
                single = len(cells) == 1 and cells[0].S == "/TH" and part.S == "/TBody"
                band = cells[0] if single else band
                self._place(row, cells)
                if band is not None:
                    self.bands[row] = band
                row += 1
            self.heads = row if part.S == "/THead" else self.heads
        self.columns = max(column for _, column in self.grid) + 1

    def _place(self, row: int, cells: list[Any]) -> None:
        column = 0
        for cell in cells:
            while (row, column) in self.grid:
                column += 1
            for down in range(_number(cell, "/RowSpan")):
                for across in range(_number(cell, "/ColSpan")):
                    self.grid[row + down, column + across] = cell
            column += _number(cell, "/ColSpan")

    def titles(self, row: int, column: int) -> list[Any]:
        """Return the titles of a cell: those it names, else those found along its row and then its column.

        A search ends at the edge of the table, and at a data cell behind a title.
        """
        named = attribute(self.grid[row, column], "/Headers")
        if named is not None:
            return [self._ids[bytes(one)] for one in named]
        ways = (
            ("/Row", [(row, at) for at in range(column - 1, -1, -1)]),
            ("/Column", [(at, column) for at in range(row - 1, -1, -1)]),
        )
        return [title for scope, places in ways for title in self._search(scope, places)]

    def _search(self, scope: str, places: list[tuple[int, int]]) -> Iterator[Any]:
        met = False
        for place in places:
            cell = self.grid[place]
            if cell.S == "/TD" and met:
                return
            if cell.S == "/TH" and str(attribute(cell, "/Scope")) in {scope, "/Both"}:
                met = True
                yield cell

    def _around(self, row: int, column: int) -> list[Any]:
        """Return the titles that the eye finds: of the row, of the column in the head, and the band over the rows."""
        beside = [self.grid[row, at] for at in range(self.columns) if self.grid[row, at].S == "/TH"]
        over = [self.grid[at, column] for at in range(min(row, self.heads)) if self.grid[at, column].S == "/TH"]
        return [*(one for one in beside if row >= self.heads), *over, *([self.bands[row]] if row in self.bands else [])]

    def faults(self) -> Iterator[str]:
        """Yield each cell that does not find exactly its titles, and each table that is no table."""
        cells = {cell.objgen: cell for cell in self.grid.values()}
        heads = sum(cell.S == "/TH" for cell in cells.values())
        rows = {row for row, _ in self.grid if row >= self.heads and self.grid[row, 0] is not self.bands.get(row)}
        if heads == len(cells) or (heads > len(cells) - heads and 1 in {self.columns - 1, len(rows)}):
            yield f"{self.name}: {heads} titles for {len(cells) - heads} cells: this is no table"
        if len(self.grid) != self.columns * (1 + max(row for row, _ in self.grid)):
            yield f"{self.name}: its rows are not equally long"
            return
        for (row, column), cell in self.grid.items():
            try:
                found = {title.objgen for title in self.titles(row, column)}
            except KeyError:
                yield f"{self.name}: a cell names a title that is not there"
                continue
            if cell.S == "/TD" and found != {title.objgen for title in self._around(row, column)}:
                yield f"{self.name}: the cell in row {row + 1}, column {column + 1} does not find its titles"


def tables(pdf: pikepdf.Pdf) -> Iterator[TableTags]:
    """Yield the tables of a file."""
    yield from (TableTags(pdf, element) for element in elements(pdf) if element.S == "/Table")


def attribute(element: Any, key: str) -> Any:
    """Return an attribute of an element, whoever owns it; None where it has none."""
    return next((group[key] for group in _listed(element, "/A") if key in group), None)


def _number(element: Any, key: str) -> int:
    return int(attribute(element, key) or 1)


def skeleton(data: bytes) -> str:
    """Return the elements without their words, one a line; those alike that follow each other are counted."""

    def lines(element: Any, depth: int) -> list[str]:
        shown = [str(element.S)[1:]]
        keys = ("/Scope", "/ColSpan", "/RowSpan", "/ListNumbering", "/Role")
        shown += [f"{key[1:].lower()}={str(value).lstrip('/')}" for key in keys if (value := attribute(element, key))]
        shown += ["headers"] if attribute(element, "/Headers") is not None else []
        shown += [key[1:].lower() for key in ("/Alt", "/ActualText") if key in element]
        shown += [f"lang={element.Lang}"] if "/Lang" in element else []
        inner = [lines(kid, depth + 1) for kid in kids(element) if "/S" in kid]
        beneath = [line for same, alike in groupby(inner) for line in _counted(same, len(list(alike)))]
        return [f"{'  ' * depth}{' '.join(shown)}", *beneath]

    with pikepdf.open(BytesIO(data)) as pdf:
        return "\n".join(lines(pdf.Root.StructTreeRoot.K, 0))


def _counted(lines: list[str], count: int) -> list[str]:
    return [f"{lines[0]} x {count}", *lines[1:]] if count > 1 else lines


def aloud(data: bytes) -> str:
    """Return what a screen reader says, a line for each element that says something.

    A picture says its alternative text, a field what it is for, and a cell its titles and what is in it.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        return "\n".join(_Reader(pdf, data).lines())


_KINDS = {
    "/H1": "Heading 1: ", "/H2": "Heading 2: ", "/H3": "Heading 3: ", "/H4": "Heading 4: ",
    "/Figure": "Picture: ", "/Caption": "Caption: ",
}  # fmt: skip


class _Reader:
    """Says the elements of a file one after the other."""

    def __init__(self, pdf: pikepdf.Pdf, data: bytes) -> None:
        self._pdf = pdf
        self._text: dict[tuple[Any, int], str] = {}
        for page, shown in zip(pdf.pages, read_pages(data), strict=True):
            for run in shown.runs:
                if run.mcid is not None:
                    key = (page.objgen, run.mcid)
                    self._text[key] = self._text.get(key, "") + run.text
        self._tables = {table.objgen: TableTags(pdf, table) for table in elements(pdf) if table.S == "/Table"}

    def lines(self) -> Iterator[str]:
        """Yield what is said."""
        yield from self._said(self._pdf.Root.StructTreeRoot.K)

    def _said(self, element: Any) -> Iterator[str]:
        kind = str(element.S)
        if kind == "/Table":
            yield from self._table(self._tables[element.objgen])
        elif kind in {"/P", "/Lbl", "/LBody", "/Form", "/Reference", *_KINDS} and not self._holds(element):
            words = self.words(element)
            yield f"{_KINDS.get(kind, '')}{words}" if words else f"({kind[1:]} says nothing)"
        else:
            for kid in kids(element):
                if "/S" in kid:
                    yield from self._said(kid)

    def _holds(self, element: Any) -> bool:
        """Return whether an element holds others that are said by themselves."""
        blocks = {"/P", "/L", "/LI", "/Sect", "/Table", "/LBody", "/Figure"}
        return "/Alt" not in element and any("/S" in kid and str(kid.S) in blocks for kid in kids(element))

    def words(self, element: Any) -> str:
        """Return what an element says, those below it included."""
        spoken = element.get("/Alt", element.get("/ActualText"))
        if spoken is not None:
            return str(spoken)
        pieces = []
        if element.S == "/Form":
            pieces.append(f"[{self._field(element)}]")
        for kid in kids(element):
            if "/MCID" in kid:
                pieces.append(self._text.get((kid["/Pg"].objgen, kid["/MCID"]), ""))
            elif "/S" in kid:
                pieces.append(f" {self.words(kid)} " if kid.S in {"/P", "/LI", "/L", "/Form"} else self.words(kid))
        return re.sub(r"\s+", " ", "".join(pieces)).strip()

    def _field(self, element: Any) -> str:
        role = attribute(element, "/Role")
        widgets = [kid["/Obj"] for kid in kids(element) if "/Obj" in kid]
        says = attribute(element, "/Desc") or (widgets[0].get("/TU", widgets[0].get("/Contents")) if widgets else "")
        tick = str(role) in {"/cb", "/rb"} or any(str(one.get("/FT")) == "/Btn" for one in widgets)
        return f"{'box to tick' if tick else 'blank'}: {says}"

    def _table(self, table: TableTags) -> Iterator[str]:
        rows = 1 + max(row for row, _ in table.grid)
        yield f"Table of {table.columns} columns, {rows} rows"
        done, before = set(), set[tuple[int, int]]()
        for (row, column), cell in sorted(table.grid.items(), key=lambda place: place[0]):
            if cell.objgen in done:
                continue
            done.add(cell.objgen)
            titles = table.titles(row, column) if cell.S == "/TD" else []
            new = [title for title in titles if title.objgen not in before]
            before = {title.objgen for title in titles}
            named = "; ".join(self.words(title) for title in new)
            words = self.words(cell) or "(says nothing)"
            yield f"  {named}: {words}" if named else f"  {'Title: ' if cell.S == '/TH' else ''}{words}"
