"""An indicator on today's units: what each has, what its predecessors have, and their sum."""

import math
from dataclasses import dataclass

from scripts.pages.comparable import keep_preferred
from scripts.pages.grouping import group
from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.pages.subjects import Area, Indicator
from scripts.shared.wording import format_value


@dataclass(frozen=True)
class Sum:
    """What the counts of all predecessors add up to, for the newest period that all of them have."""

    display: str
    period: str
    parts: list[Figure]


@dataclass(frozen=True)
class Today:
    """A unit of today: its newest result, each predecessor's, and their sum where there is one."""

    area: Area
    own: Figure | None
    parts: list[Figure]
    sum: Sum | None


def list_today(site: Site, indicator: Indicator) -> list[Today]:
    """Return, for each of today's units, its newest result, each predecessor's, and their sum."""
    figures = site.by_indicator.get(indicator.id, [])
    results = [row for row in figures if row.is_whole and row.measure == "result"]
    shown = keep_preferred(results, lambda row: row.area_id)
    rows = []
    for area in site.store.areas:
        if area.level != "province" or area.valid_to:
            continue
        parts = [shown[old.id] for old in area.predecessors if old.id in shown]
        if area.id in shown or parts:
            rows.append(Today(area, shown.get(area.id), parts, _add_up(site, indicator, area, results)))
    return rows


def _add_up(site: Site, indicator: Indicator, area: Area, results: list[Figure]) -> Sum | None:
    """Return the sum of the predecessors' counts for the newest period that all of them have, with its parts.

    Only what may be added up (``aggregation``) is, and only where every part is exact and final; else None.
    """
    if indicator.aggregation != "sum" or len(area.predecessors) < 2:
        return None
    olds = {old.id for old in area.predecessors}
    exact = [row for row in results if row.area_id in olds and row.qualifier == "exact"]
    for _, rows in sorted(group(exact, lambda row: (row.period_end, row.period)).items(), reverse=True):
        parts = keep_preferred([row for row in rows if row.obs_status == "A"], lambda row: row.area_id)
        if set(parts) == olds:
            value = math.fsum(part.obs_value for part in parts.values())
            text = format_value(value, indicator.unit.symbol or "", site.language, indicator.decimals)
            return Sum(text, rows[0].period, [parts[old] for old in sorted(olds)])
    return None
