"""The page of an indicator: what it counts, what it must not be joined with, and every value."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.pages.alphabet import alphabet_key, natural_key
from scripts.pages.chart_list import Chart
from scripts.pages.comparable import Covering, find_coverings, tell_scope
from scripts.pages.grouping import group
from scripts.pages.jsonld import indicator_jsonld
from scripts.pages.measured import list_methods
from scripts.pages.model import Figure
from scripts.pages.page import Dataset, Kind, Material, Page
from scripts.pages.site import Site
from scripts.pages.subjects import Indicator
from scripts.pages.summaries import summarize_indicator, tell_years
from scripts.pages.today import list_today
from scripts.shared.addresses import format_address

SCOPES = ("63", "34", "country", "district")
"""Kinds of area that are never put into one table: provinces of either era, the country, districts."""


NEIGHBOURS = 3
"""Related indicators before and after, in the order of ids."""


RELATED = 6
"""Indicators of the same family that a page names; the family's own page has all of them."""


LONG = 80
"""Figures of a section above which only its newest year stands open."""


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
        "methods": list_methods(site, [indicator]),
        "ranks": [row for row in site.store.indicators if row.value_indicator_id == indicator.id],
        "breaks": [row for row in site.store.breaks if row.indicator_id == indicator.id],
        "sections": list_sections(site, indicator),
        "map": Map(find_coverings(site, indicator)[0], chart) if chart else None,
        "today": [] if is_long(site, indicator) else list_today(site, indicator),
        "is_long": is_long(site, indicator),
        "neighbours": _list_neighbours(site, indicator),
    }
    front = {
        "title": indicator.name,
        "description": indicator.definition,
        "boost": round(1 + 0.3 * math.log10(max(len(figures), 1)), 2),  # what has most figures is sought most
    }
    return Page(f"indicators/{indicator.id}", front, context)


def is_long(site: Site, indicator: Indicator) -> bool:
    """Tell whether an indicator has so many figures that today's units have a page of their own."""
    return len(site.by_indicator.get(indicator.id, [])) > LONG


def iter_today_pages(material: Material) -> Iterator[Page]:
    """Yield, beneath each indicator with very many figures, the page that places them on today's units."""
    site = material.site
    for indicator in site.store.indicators:
        if is_long(site, indicator):
            title = site.words("on_today_title", indicator=indicator.name)
            front = {
                "title": title,
                "description": site.words("on_today_note"),
                "search": {"exclude": True},
                "trail": [{"url": format_address("indicators", indicator.id), "title": indicator.name}],
            }
            context = {"indicator": indicator, "title": title, "today": list_today(site, indicator)}
            yield Page(f"indicators/{indicator.id}/today", front, context)


def _iter_lookalikes(site: Site, indicator: Indicator) -> Iterator[Alike]:
    """Yield each indicator that must not be joined with this one, and why."""
    for pair in site.store.lookalikes:
        ends = [pair.indicator_id, pair.other_indicator_id]
        if indicator.id in ends:
            other = next(end for end in ends if end != indicator.id)
            yield Alike(site.indicators[other], pair.reason)


def _list_neighbours(site: Site, indicator: Indicator) -> list[Indicator]:
    """Return the others of the family; of one that has no other, those of the pillar nearest in name."""
    family = [row for row in site.by_family[indicator.family_id] if row.id != indicator.id]
    if family:
        return family[:RELATED]
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


def describe_indicator(material: Material, page: Page) -> Dataset | None:
    """Describe the figures of the indicator that a page is about."""
    return indicator_jsonld(material.site, material.package, material.site.indicators[page.id])


INDICATOR = Kind(
    "indicator",
    "indicator.md.j2",
    iter_indicator_pages,
    look="indicator",
    weight=1.2,
    describe=describe_indicator,
    has_card=True,
)


INDICATOR_TODAY = Kind(
    "indicator-today", "indicator_today.md.j2", iter_today_pages, look="indicator", weight=1.2
)
