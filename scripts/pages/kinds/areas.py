"""Pages of the areas: one for each province-level unit, district and the country, and their index."""

from collections.abc import Iterator

from scripts.pages.chart_list import Chart, Charts
from scripts.pages.model import Row, count_by, count_distinct, group
from scripts.pages.orders import iter_orders, mark_letters, sort_rows
from scripts.pages.site import Page, Site, sort_figures
from scripts.pages.summaries import summarize_area

KEY_FIGURES, FEWEST = 5, 3
KEY_INDICATORS = (
    ("dti-rank", "dti-34-rank"),
    ("household-smartphone-share",),
    ("household-fibre-share",),
    ("household-internet-share", "internet-users-share"),
    ("digital-economy-grdp-share", "digital-economy-grdp-share-provincial"),
    ("online-dossiers-share",),
    ("papi-d8",),
)
"""Indicators that tell most of an area, in the order of its first screen; of a group the newest is taken."""


def iter_area_pages(site: Site, charts: Charts) -> Iterator[Page]:
    """Yield the index of areas and a page for each of them."""
    yield from iter_areas_indexes(site)
    for area in site.store.areas:
        yield make_area_page(site, area, charts.get(f"areas/{area['id']}", {}))


def iter_areas_indexes(site: Site) -> Iterator[Page]:
    """Yield the list of the 34 units, the 63 before them, the country and its districts, in each order."""
    provinces = [area for area in site.store.areas if area["level"] == "province"]
    front = {
        "title": site.words("areas_title"),
        "description": site.words("areas_description", n=len(provinces)),
        "kind": "index",
    }
    yield from iter_orders(
        site, "areas", front, ["name", "figures", "newest"], lambda order: _list_areas(site, order)
    )


def _list_areas(site: Site, order: str) -> Row:
    """Return the areas of each kind in an order; by name, with the letters to jump to."""
    rows = sort_rows([{**area, **_count_figures(site, area)} for area in site.store.areas], order)
    provinces = [area for area in rows if area["level"] == "province"]
    current = [area for area in provinces if not area["valid_to"]]
    former = [dict(area) for area in provinces if not area["valid_from"]]
    return {
        "current": current,
        "former": former,
        "others": [area for area in rows if area["level"] != "province"],
        "current_letters": mark_letters(current, "name", "tu-2025") if order == "name" else [],
        "former_letters": mark_letters(former, "name", "den-2025") if order == "name" else [],
    }


def make_area_page(site: Site, area: Row, charts: dict[str, Chart]) -> Page:
    """Return an area's page: its figures by pillar, targets, districts, what changed, what is not known."""
    own = sort_figures(site.by_area.get(area["id"], []))
    results = [figure for figure in own if figure["measure"] == "result"]
    sentences = summarize_area(area, own, site.words)
    known = {figure["pillar_id"] for figure in own}
    context = {
        "area": area,
        "own": own,
        "key_figures": choose_key_figures(site, results),
        "summary": sentences,
        "groups": _group_by_pillar(site, results),
        "targets": [figure for figure in own if figure["measure"] == "target"],
        "charts": charts,
        "places": [chart for chart in charts.values() if not chart.kind.by_row],
        "districts": _list_districts(site, area),
        "side_by_side": _place_side_by_side(site, area["predecessors"]),
        "missing": [pillar["name"] for pillar in site.store.pillars if pillar["id"] not in known],
        "sisters": _list_sisters(site, area),
    }
    return Page(f"areas/{area['id']}.md", "area.md.j2", _front_area(site, area, sentences[0]), context)


def choose_key_figures(site: Site, results: list[Row]) -> list[Row]:
    """Choose up to five results for the first screen: the indicators that tell most, then others.

    Only figures that are shown first and stand for the whole of the area are taken. What fills up is one of
    each pillar, by ``_weigh``; where that makes fewer than three, any other. A full 100 % tells little, and
    stands only where there is nothing else.
    """
    usable = [
        figure
        for figure in results
        if figure["first_shown"] and figure["breakdown"] == "total" and figure["pillar_id"] != "context"
    ]
    telling = [figure for figure in usable if not is_full(figure)]
    chosen = []
    for indicators in KEY_INDICATORS:
        found = [figure for figure in telling if figure["indicator_id"] in indicators]
        chosen += sorted(found, key=lambda figure: figure["period_end"], reverse=True)[:1]
    rest = sorted(telling, key=lambda figure: _weigh(site, figure), reverse=True)
    for figure in rest:
        if figure["pillar_id"] not in {other["pillar_id"] for other in chosen}:
            chosen.append(figure)
    for figure in [*rest, *usable]:
        if len(chosen) < FEWEST and figure not in chosen:
            chosen.append(figure)
    return chosen[:KEY_FIGURES]


def is_full(figure: Row) -> bool:
    """Tell whether a figure says no more than "all of them"."""
    return bool(figure["unit_measure"] == "percent" and figure["obs_value"] == 100)


def _weigh(site: Site, figure: Row) -> tuple[bool, bool, str, int, str]:
    """Return what makes a figure tell more: ranks among indices, else shares; newness, coverage."""
    kind = figure["unit_measure"]
    fits = (kind == "rank") == (figure["pillar_id"] == "index")
    covered = count_distinct(site.by_indicator[figure["indicator_id"]], "area_id")
    return fits, kind == "percent", figure["period_end"][:4], covered, figure["id"]


def _front_area(site: Site, area: Row, description: str) -> Row:
    words = site.words
    days = area["days"] or (words("until", date=words.date(area["valid_to"])) if area["valid_to"] else "")
    kind = site.label("areas", "type", area["type"])
    front: Row = {
        "title": area["title"],
        "description": description,
        "kind": "area",
        "aliases": _list_aliases(area),
        "hint": " · ".join(part for part in (kind, days) if part),
        "boost": 1.5 if area["valid_to"] else 2,
    }
    return front


def _list_aliases(area: Row) -> list[str]:
    """Return the names that must find a page: the bare one, other spellings, and what merged into it."""
    spellings = area["aliases"].split(";") if area["aliases"] else []
    names = [area["name"], *spellings, *(old["name"] for old in area["predecessors"])]
    return list(dict.fromkeys(names))


def _group_by_pillar(site: Site, results: list[Row]) -> list[Row]:
    """Return each pillar that has results, with the look-alikes that stand near each other in it."""
    groups = group(results, "pillar_id")
    present = {figure["indicator_id"] for figure in results}
    pairs = [
        pair
        for pair in site.store.lookalikes
        if pair["indicator_id"] in present and pair["other_indicator_id"] in present
    ]
    return [
        {
            "pillar": pillar,
            "rows": groups[pillar["id"]],
            "lookalikes": [
                pair for pair in pairs if site.indicators[pair["indicator_id"]]["pillar_id"] == pillar["id"]
            ],
        }
        for pillar in site.store.pillars
        if pillar["id"] in groups
    ]


def _list_districts(site: Site, area: Row) -> list[Row]:
    return [
        {"area": district, "rows": sort_figures(site.by_area.get(district["id"], []))}
        for district in area["districts"]
    ]


def _place_side_by_side(site: Site, predecessors: list[Row]) -> list[Row]:
    """Return one row for each indicator that a predecessor has, with a cell for each predecessor.

    A cell holds the result that is shown first, or None. Nothing is added up.
    """
    shown = [
        figure
        for area in predecessors
        for figure in site.by_area.get(area["id"], [])
        if figure["first_shown"] and figure["measure"] == "result"
    ]
    rows = group(sort_figures(shown), lambda figure: (figure["indicator_id"], figure["breakdown"]))
    return [
        {"figure": figures[0], "cells": [_find(figures, area["id"]) for area in predecessors]}
        for figures in rows.values()
    ]


def _find(figures: list[Row], area_id: str) -> Row | None:
    return next((figure for figure in figures if figure["area_id"] == area_id), None)


def _list_sisters(site: Site, area: Row) -> list[Row]:
    """Return the units that became the same unit as this one."""
    return [old for new in area["successors"] for old in new["predecessors"] if old["id"] != area["id"]]


def _count_figures(site: Site, area: Row) -> Row:
    figures = site.by_area.get(area["id"], [])
    newest = max((figure["period_end"] for figure in figures), default="")
    return {
        "figures": len(figures),
        "pillars": len(count_by(figures, "pillar_id")),
        "newest": newest[:4],
        "places": count_distinct(figures, "indicator_id"),
        "before": sum(len(site.by_area.get(old["id"], [])) for old in area["predecessors"]),
    }
