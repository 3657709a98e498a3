"""Pages of the indicators: what each one counts, with what it must not be joined, and every value."""

import math
from collections.abc import Iterator
from typing import Any

from scripts.pages.chart_list import Chart, Charts
from scripts.pages.comparable import find_coverings, keep_preferred, tell_scope
from scripts.pages.drawings import is_lowest_first
from scripts.pages.model import Row, alphabet_key, count_distinct, group
from scripts.pages.orders import iter_orders, mark_letters, sort_rows
from scripts.pages.site import Page, Site, natural_key
from scripts.pages.summaries import summarize_indicator, tell_years
from scripts.shared.wording import format_value

SCOPES = ("63", "34", "country", "district")
"""Kinds of area that are never put into one table: provinces of either era, the country, districts."""

NEIGHBOURS = 3
"""Related indicators before and after, in the order of ids."""

LONG = 80
"""Figures of a section above which only its newest year stands open."""


def iter_indicator_pages(site: Site, charts: Charts) -> Iterator[Page]:
    """Yield the index of indicators and a page for each of them."""
    yield from iter_indicators_indexes(site)
    for indicator in site.store.indicators:
        yield make_indicator_page(site, indicator, charts.get(f"indicators/{indicator['id']}", {}).get("map"))


def iter_indicators_indexes(site: Site) -> Iterator[Page]:
    """Yield the list of indicators by pillar, and all of them in one table in each other order."""
    front = {
        "title": site.words("indicators_title"),
        "description": site.words("indicators_description", n=len(site.store.indicators)),
        "kind": "index",
    }
    yield from iter_orders(
        site, "indicators", front, ["pillar", "name", "figures"], lambda order: _list_indicators(site, order)
    )


def _list_indicators(site: Site, order: str) -> Row:
    """Return the tables of indicators (``id``, ``title``, ``caption``, ``rows``), and where to jump to."""
    words = site.words
    rows = sort_rows([{**row, **_count_values(site, row)} for row in site.store.indicators], order)
    if order != "pillar":
        title = words("indicators_all", n=len(rows))
        letters = mark_letters(rows, "name", "tat-ca") if order == "name" else []
        return {
            "groups": [{"id": "tat-ca", "title": title, "caption": title, "rows": rows}],
            "jumps": letters,
        }
    by_pillar = group(rows, "pillar_id")
    groups = [
        {
            "id": pillar["id"],
            "title": pillar["name"],
            "caption": words("indicators_of_pillar", pillar=pillar["name"]),
            "rows": by_pillar[pillar["id"]],
        }
        for pillar in site.store.pillars
        if pillar["id"] in by_pillar
    ]
    return {"groups": groups, "jumps": [{"text": row["title"], "anchor": row["id"]} for row in groups]}


def make_indicator_page(site: Site, indicator: Row, chart: Chart | None = None) -> Page:
    """Return an indicator's page: definition, comparability, and values by kind of area, measure, year.

    ``chart`` is the map of the newest period that covers the country, if there is one.
    """
    figures = site.by_indicator.get(indicator["id"], [])
    context = {
        "indicator": indicator,
        "pillar": next(row for row in site.store.pillars if row["id"] == indicator["pillar_id"]),
        "unit": next(row for row in site.store.units if row["id"] == indicator["unit_measure"]),
        "summary": summarize_indicator(figures, site.words) if figures else "",
        "lookalikes": list(_iter_lookalikes(site, indicator)),
        "breaks": [row for row in site.store.breaks if row["indicator_id"] == indicator["id"]],
        "sections": _list_sections(site, indicator, figures),
        "map": {**find_coverings(site, indicator)[0], "chart": chart} if chart else None,
        "today": _list_today(site, indicator, figures),
        "neighbours": _list_neighbours(site, indicator),
    }
    front = {
        "title": indicator["name"],
        "description": indicator["definition"],
        "kind": "indicator",
        "boost": round(1 + 0.3 * math.log10(max(len(figures), 1)), 2),  # what has most figures is sought most
    }
    return Page(f"indicators/{indicator['id']}.md", "indicator.md.j2", front, context)


def _iter_lookalikes(site: Site, indicator: Row) -> Iterator[Row]:
    """Yield each indicator that must not be joined with this one, and why."""
    for pair in site.store.lookalikes:
        ends = [pair["indicator_id"], pair["other_indicator_id"]]
        if indicator["id"] in ends:
            other = next(end for end in ends if end != indicator["id"])
            yield {"indicator": site.indicators[other], "reason": pair["reason"]}


def _list_neighbours(site: Site, indicator: Row) -> list[Row]:
    """Return the indicators of the same pillar that are nearest in name: mostly of one family."""
    pillar = [row for row in site.store.indicators if row["pillar_id"] == indicator["pillar_id"]]
    pillar.sort(key=lambda row: natural_key(row["id"]))
    place = pillar.index(indicator)
    return pillar[max(place - NEIGHBOURS, 0) : place] + pillar[place + 1 : place + 1 + NEIGHBOURS]


def _list_sections(site: Site, indicator: Row, figures: list[Row]) -> list[Row]:
    """Return the values as published: a section for each measure and kind of area, a table for each year."""
    sections = group(figures, lambda figure: (figure["measure"], tell_scope(site, figure)))
    return [
        {
            "measure": measure,
            "scope": scope,
            "tables": _list_tables(indicator, sections[measure, scope]),
            "areas": count_distinct(sections[measure, scope], "area_id"),
        }
        for measure in ("result", "target")
        for scope in SCOPES
        if (measure, scope) in sections
    ]


def _list_tables(indicator: Row, figures: list[Row]) -> list[Row]:
    """Return the figures by the year in which their period ends, the newest first, each from the best on."""
    falls = is_lowest_first(indicator)

    def place(figure: Row) -> tuple[Any, ...]:
        value = figure["obs_value"]
        part = figure["breakdown"] if figure["breakdown"] != "total" else ""
        return part, value if falls else -value, alphabet_key(figure["area"]), figure["id"]

    years = group(figures, lambda figure: figure["period_end"][:4])
    return [
        {
            "rows": sorted(years[year], key=place),
            "years": tell_years(years[year]),
            "folded": number > 0 and len(figures) > LONG,
        }
        for number, year in enumerate(sorted(years, reverse=True))
    ]


def _list_today(site: Site, indicator: Row, figures: list[Row]) -> list[Row]:
    """Return, for each of today's units, its newest result, each predecessor's, and their sum."""
    results = [row for row in figures if row["breakdown"] == "total" and row["measure"] == "result"]
    shown = keep_preferred(results, "area_id")
    rows = []
    for area in site.store.areas:
        if area["level"] != "province" or area["valid_to"]:
            continue
        parts = [shown[old["id"]] for old in area["predecessors"] if old["id"] in shown]
        if area["id"] in shown or parts:
            total = _add_up(site, indicator, area, results)
            rows.append({"area": area, "own": shown.get(area["id"]), "parts": parts, "sum": total})
    return rows


def _add_up(site: Site, indicator: Row, area: Row, results: list[Row]) -> Row | None:
    """Return the sum of the predecessors' counts for the newest period that all of them have, with its parts.

    Only what may be added up (``aggregation``) is, and only where every part is exact and final; else None.
    """
    if indicator["aggregation"] != "sum" or len(area["predecessors"]) < 2:
        return None
    olds = {old["id"] for old in area["predecessors"]}
    exact = [row for row in results if row["area_id"] in olds and row["qualifier"] == "exact"]
    for _, rows in sorted(group(exact, lambda row: (row["period_end"], row["period"])).items(), reverse=True):
        parts = keep_preferred([row for row in rows if row["obs_status"] == "A"], "area_id")
        if set(parts) == olds:
            symbol = next(
                unit["symbol"] for unit in site.store.units if unit["id"] == indicator["unit_measure"]
            )
            value = math.fsum(part["obs_value"] for part in parts.values())
            text = format_value(value, symbol or "", site.language, indicator["decimals"])
            return {
                "display": text,
                "period": rows[0]["period"],
                "parts": [parts[old] for old in sorted(olds)],
            }
    return None


def _count_values(site: Site, indicator: Row) -> Row:
    figures = site.by_indicator.get(indicator["id"], [])
    return {
        "figures": len(figures),
        "areas": count_distinct(figures, "area_id"),
        "years": tell_years(figures) if figures else "",
    }
