"""Which figures may stand in one chart: one indicator, one method, one era, one period.

A map or a strip takes the units of one era, and only where nearly all of them have a figure; a series takes
the periods of one method.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from scripts.pages.grouping import group
from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.pages.subjects import Indicator
from scripts.shared.periods import period_bounds

COVERED = {63: 55, 34: 30}
"""Units of an era of which a period must have a figure, to be drawn as a map or a strip."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Covering:
    """A period for which nearly all units of an era have a result: ``figures`` has one a unit, by its id."""

    grid: int
    period: str
    end: str
    method: str
    figures: dict[str, Figure]


def find_coverings(site: Site, indicator: Indicator) -> list[Covering]:
    """Return the periods for which nearly all units of an era have a result, the newest first."""
    results = [
        figure
        for figure in site.by_indicator.get(indicator.id, [])
        if figure.measure == "result" and figure.is_whole
    ]
    coverings = []
    for (scope, _), rows in group(results, lambda row: (tell_scope(site, row), row.time_period)).items():
        figures = keep_preferred(rows, lambda row: row.area_id)
        if scope.isdigit() and len(figures) >= COVERED[int(scope)]:
            first = rows[0]
            method = tell_method(site, first)
            coverings.append(Covering(int(scope), first.period, first.period_end, method, figures))
    return sorted(coverings, key=lambda covering: (covering.end, covering.period), reverse=True)


def keep_preferred(figures: Iterable[Figure], key: Callable[[Figure], Key]) -> dict[Key, Figure]:
    """Return for each value of a key the figure that is preferred among those that share it."""
    ordered = sorted(figures, key=lambda figure: figure.place, reverse=True)
    return {key(figure): figure for figure in ordered}


def tell_method(site: Site, figure: Figure) -> str:
    """Return a name for the method of a figure: figures of different names do not compare."""
    start = period_bounds(figure.time_period)[0]
    breaks = [
        row
        for row in site.store.breaks
        if row.indicator_id == figure.indicator_id and period_bounds(row.time_period)[0] <= start
    ]
    number = figure.denominator if figure.unit_measure == "rank" else None
    return f"{len(breaks)} {number or ''}".strip()


def tell_scope(site: Site, figure: Figure) -> str:
    """Return the kind of area that a figure is about: 63 or 34 for a province, country, district."""
    area = site.areas[figure.area_id]
    return figure.era if area.level == "province" else area.level
