"""The kinds of chart: what draws each, and what the pages need to know of it. A new kind is entered here.

The pages call ``draw``; the name begins the names of charts and their files, and is what the header of a
finding's file says. A finding may ask for any kind that has ``draw_column``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, ParamSpec, TypeVar

from scripts.charts import bars, tile_map
from scripts.charts.bars import draw_bar_list
from scripts.charts.columns import Column
from scripts.charts.marks import Heading
from scripts.charts.series import draw_time_series
from scripts.charts.strips import draw_strip_plot
from scripts.charts.tile_map import draw_tile_map

Input = ParamSpec("Input")
Drawn = TypeVar("Drawn", str, str | None)


@dataclass(frozen=True)
class ChartKind(Generic[Input, Drawn]):
    """A kind of chart."""

    name: str
    draw: Callable[Input, Drawn]
    draw_column: Callable[[Column, Heading], str] | None = None
    """Draws one column of a finding's answer; None if findings cannot ask for this kind."""
    by_row: bool = False
    """It stands at the row of its indicator on an area's page, not in the section of charts at the end."""
    widest: int | None = None
    """Pixels up to which it grows with its page, in height too; None if its height is always the same."""


MAP = ChartKind("map", draw_tile_map, draw_column=tile_map.draw_column, widest=384)
BARS = ChartKind("bars", draw_bar_list, draw_column=bars.draw_column)
SERIES = ChartKind("series", draw_time_series, by_row=True)
PLACE = ChartKind("place", draw_strip_plot)

AnyChart = ChartKind[..., str] | ChartKind[..., str | None]
CHARTS: Mapping[str, AnyChart] = {kind.name: kind for kind in (MAP, BARS, SERIES, PLACE)}
"""Every kind of chart by its name."""
