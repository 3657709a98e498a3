"""The coverage page: which unit has published something on which pillar for which year, and which has not.

A cell is one of four things: the number of figures, nothing found, the unit did not exist yet, or no longer.
Neighbouring cells that say the same are one, so that a row reads on a phone and the page stays light.
"""

from itertools import groupby

from scripts.pages.model import Row, group
from scripts.pages.site import Page, Site


def make_coverage_page(site: Site) -> Page:
    """Return the page: for each pillar a table of today's units and one of the former, a column a year."""
    provinces = [area for area in site.store.areas if area["level"] == "province"]
    units = {
        "current": [area for area in provinces if not area["valid_to"]],
        "former": [area for area in provinces if area["valid_to"]],
    }
    results = [
        figure
        for figure in site.store.figures
        if figure["measure"] == "result" and figure["area_level"] == "province"
    ]
    pillars = group(results, "pillar_id")
    context = {
        "pillars": [
            _cover_pillar(pillar, units, pillars.get(pillar["id"], [])) for pillar in site.store.pillars
        ]
    }
    front = {
        "title": site.words("coverage_title"),
        "description": site.words("coverage_lede"),
        "kind": "page",
    }
    return Page("coverage.md", "coverage.md.j2", front, context)


def _cover_pillar(pillar: Row, units: dict[str, list[Row]], figures: list[Row]) -> Row:
    """Return a pillar's tables; the years run from the first to the last of which anybody has a figure."""
    found = group(figures, lambda figure: (figure["area_id"], int(figure["period_end"][:4])))
    numbers = [year for _, year in found]
    years = range(min(numbers), max(numbers) + 1) if numbers else range(0)
    counts = {place: len(rows) for place, rows in found.items()}
    return {
        "pillar": pillar,
        "years": years,
        "known": len({area for area, _ in found}),
        "units": sum(len(areas) for areas in units.values()),
        "tables": [
            {
                "name": name,
                "rows": [{"area": area, "cells": list_cells(area, years, counts)} for area in areas],
            }
            for name, areas in units.items()
        ],
    }


def list_cells(area: Row, years: range, counts: dict[tuple[str, int], int]) -> list[Row]:
    """Return an area's cells over the years: ``kind``, ``count`` and how many years it spans.

    ``kind`` is published (a cell a year), none (nothing found), before or after (the unit did not exist).
    """
    cells = []
    told = [(_tell_kind(area, year, counts), counts.get((area["id"], year), 0)) for year in years]
    for (kind, count), run in groupby(told):
        length = len(list(run))
        if kind == "published":
            cells += [{"kind": kind, "count": count, "span": 1}] * length
        else:
            cells.append({"kind": kind, "count": 0, "span": length})
    return cells


def _tell_kind(area: Row, year: int, counts: dict[tuple[str, int], int]) -> str:
    """Say what a cell is; a figure that was published for a unit counts, whatever the year."""
    if (area["id"], year) in counts:
        return "published"
    if area["valid_from"] and year < int(area["valid_from"][:4]):
        return "before"
    if area["valid_to"] and year > int(area["valid_to"][:4]):
        return "after"
    return "none"
