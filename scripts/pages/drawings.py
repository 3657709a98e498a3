"""Charts of the pages, drawn from figures that may stand together."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from scripts.charts.bars import Bar, Dot, Strip, bar_list, strip_plot
from scripts.charts.series import SeriesPoint, time_series
from scripts.charts.tile_map import MapValue, tile_map
from scripts.pages.comparable import keep_preferred, tell_method
from scripts.pages.model import Row, group
from scripts.pages.site import Site, sort_figures
from scripts.shared.wording import MINUS, format_number

STRIPS = 4
"""Periods at most that show an area's place among all; the table has its values of the others."""


def draw_map(site: Site, indicator: Row, covering: Row) -> Markup:
    """Draw the map of one period."""
    figures: dict[str, Row] = covering["figures"]
    decimals = min(indicator["decimals"], 2)
    values = {
        area: MapValue(
            figure["obs_value"],
            format_number(figure["obs_value"], site.language, decimals),
            figure["display"],
        )
        for area, figure in figures.items()
    }
    tiles = _list_tiles(site, covering["grid"])
    svg = tile_map(
        tiles,
        values,
        {tile["area_id"]: f"../../areas/{tile['area_id']}/" for tile in tiles},
        prefix="map",
        language=site.language,
        title=f"{indicator['name']}, {covering['period']}",
        unit=covering["period"],
        lowest_first=is_lowest_first(indicator),
    )
    return Markup(svg)


def count_with_predecessors(site: Site) -> dict[str, int]:
    """Return how many figures there are on each of the 34 units and the units before it, by the unit's id."""
    return {
        area["id"]: sum(len(site.by_area.get(part["id"], [])) for part in [area, *area["predecessors"]])
        for area in site.store.areas
        if area["level"] == "province" and not area["valid_to"]
    }


def draw_home_map(site: Site) -> Markup:
    """Draw how many figures there are on each of the 34 units."""
    counts = count_with_predecessors(site)
    tiles = _list_tiles(site, 34)
    values = {
        area: MapValue(count, site.words.count(count), site.words("figures_count", n=count))
        for area, count in counts.items()
        if count
    }
    svg = tile_map(
        tiles,
        values,
        {tile["area_id"]: f"areas/{tile['area_id']}/" for tile in tiles},
        prefix="map",
        language=site.language,
        title=site.words("home_map"),
        unit=site.words("figures"),
    )
    return Markup(svg)


def is_lowest_first(indicator: Row) -> bool:
    """Tell whether the smallest value is the first: of a rank, or where less is better."""
    return bool(indicator["polarity"] == "lower-better" or indicator["unit_measure"] == "rank")


def _list_tiles(site: Site, grid: int) -> list[Row]:
    """Return the tiles of one grid, with their names where the map looks for them."""
    return [
        {**tile, f"name_{site.language}": tile["name"]} for tile in site.store.tiles if tile["grid"] == grid
    ]


def draw_places(site: Site, area: Row, coverings: dict[str, list[Row]]) -> list[Row]:
    """Draw the area's place among all units for each indicator that covers them, in its own periods.

    Each is a dict of ``kind``, ``indicator_id``, ``svg`` and the ``figures`` drawn: those of the newest
    periods that have one method.
    """
    drawn = []
    for indicator_id, periods in coverings.items():
        own = [period for period in periods if area["id"] in period["figures"]]
        same = [
            period
            for period in own
            if (period["grid"], period["method"]) == (own[0]["grid"], own[0]["method"])
        ]
        if same:
            newest = same[:STRIPS]
            svg = _draw_strips(site, area, site.indicators[indicator_id], newest)
            figures = [figure for period in newest for figure in _sort_by_id(period["figures"].values())]
            drawn.append({"kind": "place", "indicator_id": indicator_id, "svg": svg, "figures": figures})
    return drawn


def _sort_by_id(figures: Iterable[Row]) -> list[Row]:
    return sorted(figures, key=lambda row: row["id"])


def _draw_strips(site: Site, area: Row, indicator: Row, coverings: list[Row]) -> Markup:
    """Draw a strip for each period."""
    strips = [
        Strip(
            covering["period"],
            [
                Dot(
                    figure["obs_value"],
                    figure["display"],
                    hedged=figure["qualifier"] != "exact",
                    marked=figure["area_id"] == area["id"],
                )
                for figure in _sort_by_id(covering["figures"].values())
            ],
        )
        for covering in coverings
    ]
    return Markup(
        strip_plot(
            strips,
            prefix=f"place-{indicator['id']}",
            language=site.language,
            title=indicator["name"],
            decimals=indicator["decimals"],
            with_median=indicator["unit_measure"] != "rank",
        )
    )


def draw_series(site: Site, area: Row) -> list[Row]:
    """Draw an area's values over time, by indicator, where three or more are of one method.

    Each is a dict of ``kind``, ``indicator_id``, ``svg`` and the ``figures`` drawn.
    """
    drawn = []
    own = sort_figures(site.by_area.get(area["id"], []))
    whole = [figure for figure in own if figure["breakdown"] == "total"]
    for indicator_id, rows in group(whole, "indicator_id").items():
        kept = [
            figure
            for measure in group(rows, "measure").values()
            for figure in keep_preferred(measure, "time_period").values()
        ]
        indicator = site.indicators[indicator_id]
        svg = time_series(
            [_make_point(site, figure) for figure in kept],
            prefix=f"series-{indicator_id}",
            language=site.language,
            title=indicator["name"],
            lowest_first=is_lowest_first(indicator),
        )
        if svg is not None:
            row = {"kind": "series", "indicator_id": indicator_id, "svg": Markup(svg), "figures": kept}
            drawn.append(row)
    return drawn


def _make_point(site: Site, figure: Row) -> SeriesPoint:
    return SeriesPoint(
        start=figure["period_start"],
        end=figure["period_end"],
        period=figure["period"],
        value=figure["obs_value"],
        text=figure["display"],
        qualifier=figure["qualifier"],
        target=figure["measure"] == "target",
        inferred=figure["time_basis"] == "inferred",
        method=tell_method(site, figure),
    )


def draw_finding(site: Site, finding: Row) -> list[Row]:
    """Draw the chart that a finding asks for, one for each of its tables that has two rows or more.

    Each is a dict of ``name`` (indicator and era), ``title``, ``svg`` and the ``figures`` drawn.
    """
    kind, *names = finding["chart"]
    tables = group(finding["rows"], lambda row: (row["indicator_id"], row["era"]))
    if kind == "none":
        return []
    draw = _draw_finding_map if kind == "map" else _draw_bars
    return [
        {
            "name": f"{indicator}-{era}",
            "title": f"{finding[f'title_{site.language}']}: {site.indicators[indicator]['name']}",
            "svg": draw(site, rows, names[0]),
            "figures": [
                site.figures[row[column]]
                for row in rows
                for column in row
                if column.endswith("_figure") and row[column]
            ],
        }
        for (indicator, era), rows in tables.items()
        if len(rows) > 1
    ]


def _draw_finding_map(site: Site, rows: list[Row], column: str) -> Markup:
    figures = {row["area_id"]: site.figures[row[column]] for row in rows}
    period = next(iter(figures.values()))["period"]
    indicator = site.indicators[rows[0]["indicator_id"]]
    return draw_map(site, indicator, {"grid": 63, "period": period, "figures": figures})


def _draw_bars(site: Site, rows: list[Row], column: str) -> Markup:
    first, decimals = rows[0], count_decimals(rows, column)
    return Markup(
        bar_list(
            [_make_bar(site, row, column, decimals) for row in rows],
            prefix=f"bars-{first['indicator_id']}-{first['era']}",
            language=site.language,
            title=site.indicators[first["indicator_id"]]["name"],
        )
    )


def _make_bar(site: Site, row: Row, column: str, decimals: int) -> Bar:
    name: str = site.areas[row["area_id"]]["name"]
    value: Any = row[column]
    if not column.endswith("_figure"):
        return Bar(name, value, write_change(site, value, decimals))
    figure = site.figures[value]
    hedged = figure["qualifier"] != "exact"
    return Bar(f"{name}, {figure['period_end'][:4]}", figure["obs_value"], figure["display"], hedged=hedged)


def count_decimals(rows: list[Row], column: str) -> int:
    """Return how many decimals the differences in a column have; 0 for a column of figures' ids."""
    texts = [] if column.endswith("_figure") else [format_number(row[column], "en") for row in rows]
    return max((len(text.partition(".")[2]) for text in texts), default=0)


def write_change(site: Site, value: float, decimals: int) -> str:
    """Return a difference with its sign, to so many decimals: those of a column stand under each other."""
    point = "," if site.language == "vi" else "."
    whole, _, part = format_number(abs(value), site.language).partition(point)
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return f"{sign}{whole}{point}{part:0<{decimals}}" if decimals else f"{sign}{whole}"
