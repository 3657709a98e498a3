"""Charts of the pages, drawn from figures that may stand together."""

from markupsafe import Markup

from scripts.charts import Dot, Strip, strip_plot
from scripts.comparable import keep_preferred, tell_method
from scripts.maps import MapValue, tile_map
from scripts.page_data import Row, group
from scripts.page_site import Site
from scripts.series import SeriesPoint, time_series
from scripts.wording import write_number


def draw_map(site: Site, indicator: Row, covering: Row) -> Markup:
    """Draw the map of one period."""
    figures: dict[str, Row] = covering["figures"]
    decimals = min(indicator["decimals"], 2)
    values = {
        area: MapValue(
            figure["obs_value"], write_number(figure["obs_value"], site.language, decimals), figure["display"]
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


def draw_home_map(site: Site, counts: dict[str, int]) -> Markup:
    """Draw how many figures there are on each of the 34 units, by the unit's id."""
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
    """Draw the area's place among all units for each indicator that covers them, in its own periods."""
    drawn = []
    for indicator_id, periods in coverings.items():
        own = [period for period in periods if area["id"] in period["figures"]]
        if own:
            indicator = site.indicators[indicator_id]
            drawn.append({"indicator": indicator, "svg": _draw_strips(site, area, indicator, own)})
    return drawn


def _draw_strips(site: Site, area: Row, indicator: Row, coverings: list[Row]) -> Markup:
    """Draw a strip for each period that has the method of the newest."""
    newest = coverings[0]
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
                for figure in sorted(covering["figures"].values(), key=lambda row: row["id"])
            ],
        )
        for covering in coverings
        if (covering["grid"], covering["method"]) == (newest["grid"], newest["method"])
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


def draw_series(site: Site, figures: list[Row]) -> dict[str, Markup]:
    """Draw an area's values over time, by indicator, where three or more are of one method."""
    drawn = {}
    whole = [figure for figure in figures if figure["breakdown"] == "total"]
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
            drawn[indicator_id] = Markup(svg)
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
