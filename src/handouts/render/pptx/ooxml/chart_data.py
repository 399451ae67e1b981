"""The data of a native chart and its workbook, in which every name is a text: no formula, no link, no number."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pptx.chart import xlsx
from pptx.chart.data import CategoryChartData, XyChartData

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AS_TYPED = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


_WORKBOOK: Any = vars(xlsx)["Workbook"]  # its makers, and those of python-pptx, give no types


class _Texts:
    """Opens the workbook of a writer so that it takes texts as they are."""

    @contextmanager
    def _open_worksheet(self, file: Any) -> Iterator[tuple[Any, Any]]:
        workbook = _WORKBOOK(file, _AS_TYPED)
        yield workbook, workbook.add_worksheet()
        workbook.close()


class _CategoryWriter(_Texts, xlsx.CategoryWorkbookWriter):
    """Writes names and values, a column for each series."""


class _XyWriter(_Texts, xlsx.XyWorkbookWriter):
    """Writes points, a block for each series."""


_WRITERS: dict[str, Callable[[Any], Any]] = {"category": _CategoryWriter, "points": _XyWriter}


class _CategoryData(CategoryChartData):
    @property
    def _workbook_writer(self) -> Any:
        return _WRITERS["category"](self)


class _XyData(XyChartData):
    @property
    def _workbook_writer(self) -> Any:
        return _WRITERS["points"](self)


CATEGORY_DATA: Any = _CategoryData
"""Makes the data of a chart whose values have names."""
XY_DATA: Any = _XyData
"""Makes the data of a chart of lines through points."""
