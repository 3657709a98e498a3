"""What the page of comparisons reads: of each unit its figures and those of its former units.

A file a unit and language, ``data/compare/<language>/<id>.json``. The browser only sets figures side by
side: which may stand in a row, between which values the truth lies and which place a figure has among all is
worked out here, by the rules of the answers. What is left to the browser (two intervals beside each other,
and why two figures do not compare) is ``assets/compare-rules.js``; one table of cases holds both to it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from scripts.pages.alphabet import natural_key
from scripts.pages.answers.card_words import name_unit
from scripts.pages.answers.groups import find_group, find_key, is_usable
from scripts.pages.answers.headlines import HEADLINES
from scripts.pages.answers.intervals import NO_LIMIT, find_interval
from scripts.pages.answers.standings import Standing, find_standing, grows_with_size
from scripts.pages.answers.territories import find_origin
from scripts.pages.comparable import keep_preferred
from scripts.pages.grouping import group
from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.pages.subjects import Area, Indicator
from scripts.shared.languages import Language

Packed = dict[str, object]
Key = tuple[object, ...]
LEADS = [indicator for headline in HEADLINES for indicator in headline.indicators]
"""The indicators that answer a headline question, in the order of every province's page."""


def write_comparisons(sites: Mapping[Language, Site], folder: Path) -> None:
    """Write the files of every province-level unit, past and present, into a folder a language."""
    for language, site in sites.items():
        (folder / language).mkdir(parents=True)
        columns = Columns(site)
        for area in list_units(site):
            text = json.dumps(columns.pack(area), ensure_ascii=False, separators=(",", ":"))
            (folder / language / f"{area.id}.json").write_text(text + "\n", encoding="utf-8")


def list_units(site: Site) -> list[Area]:
    """Return the province-level units, past and present."""
    return [area for area in site.store.areas if area.level == "province"]


def list_members(area: Area) -> list[Area]:
    """Return the units whose figures a column holds: the unit itself, then what it was made from."""
    return [area, *area.predecessors]


def list_figures(site: Site, area: Area) -> list[Figure]:
    """Return the figures of a column, one a unit, period and thing measured, the newest first."""
    found = [row for unit in list_members(area) for row in site.by_area.get(unit.id, [])]
    kept = keep_preferred(found, lambda row: (row.area_id, find_row(row), row.time_period))
    return sorted(kept.values(), key=lambda row: (row.period_end, row.id), reverse=True)


def find_row(figure: Figure) -> Key:
    """Return what figures of one row have in common, whatever their period; of ranks, also of how many."""
    ranked = figure.denominator if figure.unit_measure == "rank" else None
    return figure.indicator_id, figure.breakdown, figure.measure, figure.era, ranked


def count_rows(columns: Iterable[list[Figure]]) -> tuple[int, int]:
    """Return how many rows (a thing in one period) two columns or more share, and how many things."""
    shared = Counter(key for rows in columns for key in {(find_row(row), row.time_period) for row in rows})
    rows = [row for (row, _), count in shared.items() if count > 1]
    return len(rows), len(set(rows))


@dataclass(frozen=True)
class Columns:
    """The units of a site, packed: what all of them share is worked out once."""

    site: Site

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each indicator on the page: those of the headline questions, then by pillar."""
        pillars = [pillar.id for pillar in self.site.store.pillars]

        def place(indicator: Indicator) -> tuple[int, int, list[tuple[bool, int, str]]]:
            lead = LEADS.index(indicator.id) if indicator.id in LEADS else len(LEADS)
            return lead, pillars.index(indicator.pillar_id), natural_key(indicator.id)

        return {row.id: number for number, row in enumerate(sorted(self.site.store.indicators, key=place))}

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The computed place of each figure and among how many; a rank is one itself, a target has none."""
        usable = [row for row in self.site.store.figures if is_usable(row) and row.unit_measure != "rank"]
        places = {}
        for rows in group(usable, lambda row: (find_key(row), row.area_level)).values():
            found = find_group(self.site, rows[0])
            for row in rows:
                standing = find_standing(found, row)
                if isinstance(standing, Standing):
                    places[row.id] = [standing.rank, standing.among]
        return places

    def pack(self, area: Area) -> Packed:
        """Return a unit as the browser reads it: its members, the indicators that they have, and figures."""
        site, figures = self.site, list_figures(self.site, area)
        used = sorted({row.indicator_id for row in figures}, key=self.order.__getitem__)
        return {
            "id": area.id,
            "label": area.label,
            "units": {unit.id: pack_area(site, unit) for unit in list_members(area)},
            "indicators": {id: pack_indicator(site.indicators[id], self.order[id]) for id in used},
            "figures": [pack_figure(row, self.places.get(row.id)) for row in figures],
        }


def pack_area(site: Site, area: Area) -> Packed:
    """Return a unit's name within a sentence, its first name, and whether no merger touched it."""
    unchanged = all(area.id in units for units in site.units_of.values())
    return {"name": name_unit(site, area), "origin": find_origin(area).id, "unchanged": unchanged}


def pack_indicator(indicator: Indicator, order: int) -> Packed:
    """Return an indicator's name, its place on the page, and how its values are weighed."""
    return {
        "name": indicator.name,
        "order": order,
        "set": indicator.ranked_set,
        "is_rank": indicator.statistic == "rank",
        "symbol": indicator.unit.symbol or "",
        "decimals": indicator.decimals,
        "grows": grows_with_size(indicator),
    }


def pack_figure(figure: Figure, place: list[int] | None) -> Packed:
    """Return a figure with where the truth lies: ``low`` and ``high`` are null where there is no limit."""
    interval = find_interval(figure)
    return {
        "id": figure.id,
        "area": figure.area_id,
        "indicator": figure.indicator_id,
        "part": figure.breakdown,
        "part_name": "" if figure.is_whole else figure.breakdown_text,
        "measure": figure.measure,
        "period": figure.time_period,
        "when": figure.period,
        "end": figure.period_end,
        "is_inferred": figure.time_basis == "inferred",
        "era": figure.era,
        "ranked": figure.denominator if figure.unit_measure == "rank" else None,
        "display": figure.display,
        "low": _limit(interval.low),
        "high": _limit(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
        "place": place,
        "fails": bool(figure.fails),
    }


def _limit(value: Decimal) -> int | float | None:
    """Return an end of an interval as JSON has it, a whole number as such; None where there is no end."""
    if abs(value) == NO_LIMIT:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
