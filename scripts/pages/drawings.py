"""Charts of the pages, drawn from figures that may stand together."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from markupsafe import Markup

from scripts.charts.bars import Bar, Dot, Strip, bar_list, strip_plot
from scripts.charts.series import SeriesPoint, time_series
from scripts.charts.tile_map import MapValue, tile_map
from scripts.pages.comparable import Covering, keep_preferred, tell_method
from scripts.pages.finding_files import Finding, Row, is_figure
from scripts.pages.grouping import group
from scripts.pages.links import Links
from scripts.pages.model import Figure
from scripts.pages.site import Site, sort_figures
from scripts.pages.subjects import Area, Indicator
from scripts.shared.languages import MANNERS
from scripts.shared.wording import MINUS, format_number

STRIPS = 4
"""Periods at most that show an area's place among all; the table has its values of the others."""


@dataclass(frozen=True)
class Drawing:
    """A drawing with its name on the page, its title and the figures drawn."""

    name: str
    title: str
    svg: Markup
    figures: list[Figure]


def draw_map(site: Site, page: str, indicator: Indicator, covering: Covering) -> Markup:
    """Draw the map of one period for a page."""
    decimals = min(indicator.decimals, 2)
    values = {
        area: MapValue(
            figure.obs_value,
            format_number(figure.obs_value, site.language, decimals),
            figure.display,
        )
        for area, figure in covering.figures.items()
    }
    tiles = _list_tiles(site, covering.grid)
    links = Links(page, site.language)
    svg = tile_map(
        tiles,
        values,
        {str(tile["area_id"]): links("areas", str(tile["area_id"])) for tile in tiles},
        prefix="map",
        language=site.language,
        title=f"{indicator.name}, {covering.period}",
        unit=covering.period,
        lowest_first=indicator.is_lowest_first,
    )
    return Markup(svg)


def count_with_predecessors(site: Site) -> dict[str, int]:
    """Return how many figures there are on each of the 34 units and the units before it, by the unit's id."""
    return {
        area.id: sum(len(site.by_area.get(part.id, [])) for part in [area, *area.predecessors])
        for area in site.store.areas
        if area.level == "province" and not area.valid_to
    }


def draw_home_map(site: Site) -> Markup:
    """Draw how many figures there are on each of the 34 units."""
    counts = count_with_predecessors(site)
    tiles = _list_tiles(site, 34)
    links = Links("", site.language)
    values = {
        area: MapValue(count, site.words.count(count), site.words("figures_count", n=count))
        for area, count in counts.items()
        if count
    }
    svg = tile_map(
        tiles,
        values,
        {str(tile["area_id"]): links("areas", str(tile["area_id"])) for tile in tiles},
        prefix="map",
        language=site.language,
        title=site.words("home_map"),
        unit=site.words("figures"),
    )
    return Markup(svg)


def _list_tiles(site: Site, grid: int) -> list[dict[str, str | int]]:
    """Return the tiles of one grid, with their names where the map looks for them."""
    return [
        {**asdict(tile), f"name_{site.language}": tile.name} for tile in site.store.tiles if tile.grid == grid
    ]


def draw_places(site: Site, area: Area, coverings: dict[str, list[Covering]]) -> list[Drawing]:
    """Draw the area's place among all units for each indicator that covers them, in its own periods.

    The figures drawn are those of the newest periods that have one method.
    """
    drawn = []
    for indicator_id, periods in coverings.items():
        own = [period for period in periods if area.id in period.figures]
        same = [period for period in own if (period.grid, period.method) == (own[0].grid, own[0].method)]
        if same:
            newest = same[:STRIPS]
            indicator = site.indicators[indicator_id]
            svg = _draw_strips(site, area, indicator, newest)
            figures = [figure for period in newest for figure in _sort_by_id(period.figures.values())]
            drawn.append(Drawing(f"place-{indicator_id}", indicator.name, svg, figures))
    return drawn


def _sort_by_id(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda figure: figure.id)


def _draw_strips(site: Site, area: Area, indicator: Indicator, coverings: list[Covering]) -> Markup:
    """Draw a strip for each period."""
    strips = [
        Strip(
            covering.period,
            [
                Dot(
                    figure.obs_value,
                    figure.display,
                    hedged=figure.qualifier != "exact",
                    marked=figure.area_id == area.id,
                )
                for figure in _sort_by_id(covering.figures.values())
            ],
        )
        for covering in coverings
    ]
    return Markup(
        strip_plot(
            strips,
            prefix=f"place-{indicator.id}",
            language=site.language,
            title=indicator.name,
            decimals=indicator.decimals,
            with_median=indicator.unit_measure != "rank",
        )
    )


def draw_series(site: Site, area: Area) -> list[Drawing]:
    """Draw an area's values over time, by indicator, where three or more are of one method."""
    drawn = []
    own = sort_figures(site.by_area.get(area.id, []))
    whole = [figure for figure in own if figure.is_whole]
    for indicator_id, rows in group(whole, lambda figure: figure.indicator_id).items():
        kept = [
            figure
            for measure in group(rows, lambda figure: figure.measure).values()
            for figure in keep_preferred(measure, lambda figure: figure.time_period).values()
        ]
        indicator = site.indicators[indicator_id]
        svg = time_series(
            [_make_point(site, figure) for figure in kept],
            prefix=f"series-{indicator_id}",
            language=site.language,
            title=indicator.name,
            lowest_first=indicator.is_lowest_first,
        )
        if svg is not None:
            drawn.append(Drawing(f"series-{indicator_id}", indicator.name, Markup(svg), kept))
    return drawn


def _make_point(site: Site, figure: Figure) -> SeriesPoint:
    return SeriesPoint(
        start=figure.period_start,
        end=figure.period_end,
        period=figure.period,
        value=figure.obs_value,
        text=figure.display,
        qualifier=figure.qualifier,
        target=figure.measure == "target",
        inferred=figure.time_basis == "inferred",
        method=tell_method(site, figure),
    )


def draw_finding(site: Site, finding: Finding) -> list[Drawing]:
    """Draw the chart that a finding asks for, one for each of its tables that has two rows or more."""
    kind, *names = finding.chart
    if kind == "none":
        return []
    tables = group(finding.rows, lambda row: (row.indicator_id, row.era))
    return [
        Drawing(
            f"{indicator}-{era}",
            f"{finding.word('title', site.language)}: {site.indicators[indicator].name}",
            _draw_map_of(site, finding, rows, names[0])
            if kind == "map"
            else _draw_bars(site, rows, names[0]),
            _list_figures(site, finding, rows),
        )
        for (indicator, era), rows in tables.items()
        if len(rows) > 1
    ]


def _list_figures(site: Site, finding: Finding, rows: list[Row]) -> list[Figure]:
    """Return the figures of some rows of an answer, row by row."""
    columns = [column for column in finding.columns if is_figure(column)]
    found = [row.find_figure(column) for row in rows for column in columns]
    return [site.figures[figure] for figure in found if figure]


def _draw_map_of(site: Site, finding: Finding, rows: list[Row], column: str) -> Markup:
    figures = {row.area_id: site.figures[row.find_figure(column) or ""] for row in rows}
    first = next(iter(figures.values()))
    covering = Covering(63, first.period, first.period_end, tell_method(site, first), figures)
    return draw_map(site, f"findings/{finding.slug}", site.indicators[rows[0].indicator_id], covering)


def _draw_bars(site: Site, rows: list[Row], column: str) -> Markup:
    first, decimals = rows[0], count_decimals(rows, column)
    return Markup(
        bar_list(
            [_make_bar(site, row, column, decimals) for row in rows],
            prefix=f"bars-{first.indicator_id}-{first.era}",
            language=site.language,
            title=site.indicators[first.indicator_id].name,
        )
    )


def _make_bar(site: Site, row: Row, column: str, decimals: int) -> Bar:
    name = site.areas[row.area_id].name
    if not is_figure(column):
        value = row.find_number(column)
        return Bar(name, value, format_change(site, value, decimals))
    figure = site.figures[row.find_figure(column) or ""]
    hedged = figure.qualifier != "exact"
    return Bar(f"{name}, {figure.period_end[:4]}", figure.obs_value, figure.display, hedged=hedged)


def count_decimals(rows: list[Row], column: str) -> int:
    """Return how many decimals the differences in a column have; 0 for a column of figures' ids."""
    texts = [] if is_figure(column) else [format_number(row.find_number(column), "en") for row in rows]
    return max((len(text.partition(".")[2]) for text in texts), default=0)


def format_change(site: Site, value: float, decimals: int) -> str:
    """Return a difference with its sign, to so many decimals: those of a column stand under each other."""
    point = MANNERS[site.language].decimal
    whole, _, part = format_number(abs(value), site.language).partition(point)
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return f"{sign}{whole}{point}{part:0<{decimals}}" if decimals else f"{sign}{whole}"
