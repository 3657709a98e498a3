"""Charts of the pages, drawn from figures that may stand together."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from scripts.charts.columns import Column, Entry, Tile
from scripts.charts.marks import Heading
from scripts.charts.registry import CHARTS, MAP, PLACE, SERIES, AnyChart
from scripts.charts.series import SeriesPoint
from scripts.charts.strips import Dot, Strip
from scripts.charts.tile_map import MapValue
from scripts.pages.comparable import keep_preferred, tell_method
from scripts.pages.model import Row, group
from scripts.pages.site import Site, sort_figures
from scripts.shared.wording import MINUS, format_number

STRIPS = 4
"""Periods at most that show an area's place among all; the table has its values of the others."""


def draw_map(site: Site, indicator: Row, covering: Row) -> Markup:
    """Draw the map of one period."""
    figures: dict[str, Row] = covering["figures"]
    values = {
        area: MapValue(figure["obs_value"], _shorten(site, figure), figure["display"])
        for area, figure in figures.items()
    }
    tiles = _list_tiles(site, covering["grid"])
    svg = MAP.draw(
        tiles,
        values,
        _link_tiles(tiles, "../../"),
        Heading("map", f"{indicator['name']}, {covering['period']}", site.language),
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
    svg = MAP.draw(
        tiles,
        values,
        _link_tiles(tiles, ""),
        Heading("map", site.words("home_map"), site.language),
        unit=site.words("figures"),
    )
    return Markup(svg)


def is_lowest_first(indicator: Row) -> bool:
    """Tell whether the smallest value is the first: of a rank, or where less is better."""
    return bool(indicator["polarity"] == "lower-better" or indicator["unit_measure"] == "rank")


def _list_tiles(site: Site, grid: int) -> list[Tile]:
    """Return the tiles of one grid."""
    return [
        Tile(
            grid=tile["grid"],
            id=tile["id"],
            area_id=tile["area_id"],
            name=tile["name"],
            label=tile["label"],
            column=tile["column"],
            row=tile["row"],
        )
        for tile in site.store.tiles
        if tile["grid"] == grid
    ]


def _link_tiles(tiles: Iterable[Tile], root: str) -> dict[str, str]:
    return {tile.area_id: f"{root}areas/{tile.area_id}/" for tile in tiles}


def _shorten(site: Site, figure: Row) -> str:
    """Return a figure as a tile has room for it: no unit, no hedge, at most two decimals."""
    decimals = min(site.indicators[figure["indicator_id"]]["decimals"], 2)
    return format_number(figure["obs_value"], site.language, decimals)


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
            drawn.append({"kind": PLACE, "indicator_id": indicator_id, "svg": svg, "figures": figures})
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
        PLACE.draw(
            strips,
            Heading(f"{PLACE.name}-{indicator['id']}", indicator["name"], site.language),
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
        svg = SERIES.draw(
            [_make_point(site, figure) for figure in kept],
            Heading(f"{SERIES.name}-{indicator_id}", indicator["name"], site.language),
            lowest_first=is_lowest_first(indicator),
        )
        if svg is not None:
            row = {"kind": SERIES, "indicator_id": indicator_id, "svg": Markup(svg), "figures": kept}
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

    Each is a dict of ``kind``, ``name`` (indicator and era), ``title``, ``svg`` and the ``figures`` drawn.
    """
    name, *columns = finding["chart"]
    if name not in CHARTS:
        return []
    tables = group(finding["rows"], lambda row: (row["indicator_id"], row["era"]))
    return [
        {
            "kind": CHARTS[name],
            "name": f"{indicator}-{era}",
            "title": f"{finding[f'title_{site.language}']}: {site.indicators[indicator]['name']}",
            "svg": _draw_column(site, CHARTS[name], rows, columns[0]),
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


def _draw_column(site: Site, kind: AnyChart, rows: list[Row], name: str) -> Markup:
    """Draw one column of a finding's table by a kind of chart."""
    first, decimals = rows[0], count_decimals(rows, name)
    indicator = site.indicators[first["indicator_id"]]
    tiles = _list_tiles(site, 63)
    column = Column(
        entries=[_make_entry(site, row, name, decimals) for row in rows],
        period=site.figures[first[name]]["period"] if name.endswith("_figure") else "",
        lowest_first=is_lowest_first(indicator),
        tiles=tiles,
        links=_link_tiles(tiles, "../../"),
    )
    prefix = "map" if kind is MAP else f"{kind.name}-{first['indicator_id']}-{first['era']}"
    heading = Heading(prefix, indicator["name"], site.language)
    return Markup(kind.draw_column(column, heading) if kind.draw_column else "")


def _make_entry(site: Site, row: Row, column: str, decimals: int) -> Entry:
    name: str = site.areas[row["area_id"]]["name"]
    value: Any = row[column]
    if not column.endswith("_figure"):
        text = write_change(site, value, decimals)
        return Entry(row["area_id"], name, value, text, text)
    figure = site.figures[value]
    return Entry(
        area_id=row["area_id"],
        name=name,
        value=figure["obs_value"],
        short=_shorten(site, figure),
        text=figure["display"],
        year=figure["period_end"][:4],
        hedged=figure["qualifier"] != "exact",
    )


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
