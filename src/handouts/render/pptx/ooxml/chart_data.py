"""The data of a native chart and its workbook, in which every name is a text: no formula, no link, no number."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from xlsxwriter import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

_AS_TYPED = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class _Texts:
    """Opens the workbook of a writer so that it takes texts as they are."""

    @contextmanager
    def _open_worksheet(self, file: Any) -> Iterator[tuple[Any, Any]]:
        workbook = Workbook(file, _AS_TYPED)
        yield workbook, workbook.add_worksheet()
        workbook.close()


class _CategoryWriter(_Texts, CategoryWorkbookWriter):  # type: ignore[misc]  # python-pptx has no types
    """Writes names and values, a column for each series."""


class _XyWriter(_Texts, XyWorkbookWriter):  # type: ignore[misc]
    """Writes points, a block for each series."""


class CategoryData(CategoryChartData):  # type: ignore[misc]
    """Values by the names of categories."""

    @property
    def _workbook_writer(self) -> Any:
        return _CategoryWriter(self)


class XyData(XyChartData):  # type: ignore[misc]
    """Points of lines."""

    @property
    def _workbook_writer(self) -> Any:
        return _XyWriter(self)
