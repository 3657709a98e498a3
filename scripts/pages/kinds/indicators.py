"""Pages of the indicators: what each one counts, with what it must not be joined, and every value."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from scripts.pages.alphabet import alphabet_key, natural_key
from scripts.pages.chart_list import Chart
from scripts.pages.comparable import Covering, find_coverings, keep_preferred, tell_scope
from scripts.pages.grouping import group
from scripts.pages.jsonld import indicator_jsonld
from scripts.pages.model import Area, Figure, Indicator
from scripts.pages.orders import Jump, iter_orders, mark_letters
from scripts.pages.page import Dataset, Kind, Material, Page
from scripts.pages.site import Site
from scripts.pages.summaries import summarize_indicator, tell_years
from scripts.shared.wording import format_value

SCOPES = ("63", "34", "country", "district")
"""Kinds of area that are never put into one table: provinces of either era, the country, districts."""

NEIGHBOURS = 3
"""Related indicators before and after, in the order of ids."""

LONG = 80
"""Figures of a section above which only its newest year stands open."""


@dataclass(frozen=True)
class Line:
    """An indicator in the index, and how many figures, areas and years it has."""

    indicator: Indicator
    figures: int
    areas: int
    years: str
    anchor: str | None = None


ORDERS: dict[str, Callable[[Line], object]] = {
    "pillar": lambda line: 0,  # the tables are the pillars'
    "name": lambda line: alphabet_key(line.indicator.name),
    "figures": lambda line: -line.figures,
}


@dataclass(frozen=True)
class IndexTable:
    """A table of the index."""

    id: str
    title: str
    caption: str
    lines: list[Line]


@dataclass(frozen=True)
class Alike:
    """An indicator that must not be joined with the page's own, and why."""

    indicator: Indicator
    reason: str


@dataclass(frozen=True)
class Map:
    """The map of the newest period that covers the country."""

    covering: Covering
    chart: Chart


@dataclass(frozen=True)
class YearTable:
    """The figures whose period ends in one year, from the best on; a folded one opens on demand."""

    figures: list[Figure]
    years: str
    is_folded: bool


@dataclass(frozen=True)
class Section:
    """The values of one measure and one kind of area, as published."""

    measure: str
    scope: str
    tables: list[YearTable]
    areas: int


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


def iter_indicators_indexes(material: Material) -> Iterator[Page]:
    """Yield the list of indicators by pillar, and all of them in one table in each other order."""
    site = material.site
    front = {
        "title": site.words("indicators_title"),
        "description": site.words("indicators_description", n=len(site.store.indicators)),
    }
    yield from iter_orders(
        site, "indicators", front, list(ORDERS), lambda order: _list_indicators(site, order)
    )


def _list_indicators(site: Site, order: str) -> dict[str, object]:
    """Return the tables of indicators, and where to jump to."""
    lines = [_count_values(site, indicator) for indicator in site.store.indicators]
    lines.sort(key=ORDERS[order])  # type: ignore[arg-type]  # each order has keys of one type
    if order == "pillar":
        tables = _divide_by_pillar(site, lines)
        return {"tables": tables, "jumps": [Jump(table.title, table.id) for table in tables]}
    title = site.words("indicators_all", n=len(lines))
    jumps: list[Jump] = []
    if order == "name":
        jumps, anchors = mark_letters([line.indicator.name for line in lines], "tat-ca")
        lines = [replace(line, anchor=anchor) for line, anchor in zip(lines, anchors, strict=True)]
    return {"tables": [IndexTable("tat-ca", title, title, lines)], "jumps": jumps}


def _divide_by_pillar(site: Site, lines: list[Line]) -> list[IndexTable]:
    by_pillar = group(lines, lambda line: line.indicator.pillar_id)
    return [
        IndexTable(
            pillar.id,
            pillar.name,
            site.words("indicators_of_pillar", pillar=pillar.name),
            by_pillar[pillar.id],
        )
        for pillar in site.store.pillars
        if pillar.id in by_pillar
    ]


def _count_values(site: Site, indicator: Indicator) -> Line:
    figures = site.by_indicator.get(indicator.id, [])
    areas = len({figure.area_id for figure in figures})
    return Line(indicator, len(figures), areas, tell_years(figures) if figures else "")


def iter_indicator_pages(material: Material) -> Iterator[Page]:
    """Yield a page for each indicator."""
    for indicator in material.site.store.indicators:
        chart = material.charts.get(f"indicators/{indicator.id}", {}).get("map")
        yield make_indicator_page(material.site, indicator, chart)


def make_indicator_page(site: Site, indicator: Indicator, chart: Chart | None = None) -> Page:
    """Return an indicator's page: definition, comparability, and values by kind of area, measure, year.

    ``chart`` is the map of the newest period that covers the country, if there is one.
    """
    figures = site.by_indicator.get(indicator.id, [])
    context = {
        "indicator": indicator,
        "summary": summarize_indicator(figures, site.words) if figures else "",
        "lookalikes": list(_iter_lookalikes(site, indicator)),
        "breaks": [row for row in site.store.breaks if row.indicator_id == indicator.id],
        "sections": list_sections(site, indicator),
        "map": Map(find_coverings(site, indicator)[0], chart) if chart else None,
        "today": list_today(site, indicator),
        "neighbours": _list_neighbours(site, indicator),
    }
    front = {
        "title": indicator.name,
        "description": indicator.definition,
        "boost": round(1 + 0.3 * math.log10(max(len(figures), 1)), 2),  # what has most figures is sought most
    }
    return Page(f"indicators/{indicator.id}", front, context)


def _iter_lookalikes(site: Site, indicator: Indicator) -> Iterator[Alike]:
    """Yield each indicator that must not be joined with this one, and why."""
    for pair in site.store.lookalikes:
        ends = [pair.indicator_id, pair.other_indicator_id]
        if indicator.id in ends:
            other = next(end for end in ends if end != indicator.id)
            yield Alike(site.indicators[other], pair.reason)


def _list_neighbours(site: Site, indicator: Indicator) -> list[Indicator]:
    """Return the indicators of the same pillar that are nearest in name: mostly of one family."""
    pillar = [row for row in site.store.indicators if row.pillar_id == indicator.pillar_id]
    pillar.sort(key=lambda row: natural_key(row.id))
    place = pillar.index(indicator)
    return pillar[max(place - NEIGHBOURS, 0) : place] + pillar[place + 1 : place + 1 + NEIGHBOURS]


def list_sections(site: Site, indicator: Indicator) -> list[Section]:
    """Return the values as published: a section for each measure and kind of area, a table for each year."""
    figures = site.by_indicator.get(indicator.id, [])
    sections = group(figures, lambda figure: (figure.measure, tell_scope(site, figure)))
    return [
        Section(
            measure,
            scope,
            _list_tables(indicator, sections[measure, scope]),
            len({figure.area_id for figure in sections[measure, scope]}),
        )
        for measure in ("result", "target")
        for scope in SCOPES
        if (measure, scope) in sections
    ]


def _list_tables(indicator: Indicator, figures: list[Figure]) -> list[YearTable]:
    """Return the figures by the year in which their period ends, the newest first, each from the best on."""
    sign = 1 if indicator.is_lowest_first else -1
    ordered = sorted(
        figures,
        key=lambda figure: (
            "" if figure.is_whole else figure.breakdown,
            sign * figure.obs_value,
            alphabet_key(figure.area),
            figure.id,
        ),
    )
    years = group(ordered, lambda figure: figure.period_end[:4])
    return [
        YearTable(years[year], tell_years(years[year]), is_folded=number > 0 and len(figures) > LONG)
        for number, year in enumerate(sorted(years, reverse=True))
    ]


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


def describe_indicator(material: Material, page: Page) -> Dataset | None:
    """Describe the figures of the indicator that a page is about."""
    return indicator_jsonld(material.site, material.package, material.site.indicators[page.id])


INDICATORS = Kind("indicators", "indicators.md.j2", iter_indicators_indexes, look="index", weight=1.0)
INDICATOR = Kind(
    "indicator",
    "indicator.md.j2",
    iter_indicator_pages,
    look="indicator",
    weight=1.2,
    describe=describe_indicator,
    has_card=True,
)
