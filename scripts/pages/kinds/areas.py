"""The page of an area: a province-level unit, a district or the country."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.pages.chart_list import Chart
from scripts.pages.framed import list_missing
from scripts.pages.grouping import group
from scripts.pages.jsonld import area_jsonld
from scripts.pages.key_figures import choose_key_figures
from scripts.pages.model import Figure
from scripts.pages.page import Dataset, Front, Kind, Material, Page
from scripts.pages.proven import tell_proofs
from scripts.pages.site import Site, sort_figures
from scripts.pages.subjects import Area, Lookalike, Pillar
from scripts.pages.summaries import summarize_area, tell_lede, tell_statuses
from scripts.shared.addresses import format_address

LONG = 80
"""Figures of an area above which its page has those shown first alone; a page beneath it has the others."""


@dataclass(frozen=True)
class PillarGroup:
    """An area's results of a pillar, with the look-alikes that stand near each other among them."""

    pillar: Pillar
    figures: list[Figure]
    lookalikes: list[Lookalike]


@dataclass(frozen=True)
class District:
    """A district on its province's page."""

    area: Area
    figures: list[Figure]


@dataclass(frozen=True)
class SideBySide:
    """An indicator's row over predecessors: a cell each, None where it has no figure; ``figure`` heads it."""

    figure: Figure
    cells: list[Figure | None]


def iter_area_pages(material: Material) -> Iterator[Page]:
    """Yield a page for each area."""
    for area in material.site.store.areas:
        yield make_area_page(material.site, area, material.charts.get(f"areas/{area.id}", {}))


def make_area_page(site: Site, area: Area, charts: dict[str, Chart]) -> Page:
    """Return an area's page: its figures by pillar, targets, districts, what changed, what is not known."""
    own = sort_figures(site.by_area.get(area.id, []))
    results = [figure for figure in own if figure.measure == "result"]
    earlier = {figure.id for figure in list_earlier(own)}
    sentences = summarize_area(area, own, site.words)
    known = {figure.pillar_id for figure in own}
    context = {
        "area": area,
        "lede": tell_lede(site, area),
        "statuses": tell_statuses(site, area),
        "own": own,
        "proofs": tell_proofs(own, site.words) if own else "",
        "key_figures": choose_key_figures(site, results),
        "summary": sentences,
        "groups": _group_by_pillar(site, [figure for figure in results if figure.id not in earlier]),
        "earlier": len(earlier),
        "targets": [figure for figure in own if figure.measure == "target"],
        "charts": charts,
        "places": _list_places(charts),
        "is_long": len(own) > LONG,
        "districts": [
            District(district, sort_figures(site.by_area[district.id]))
            for district in area.districts
            if district.id in site.by_area
        ],
        "side_by_side": _place_side_by_side(site, area.predecessors),
        "lacking": group(list_missing(site, area), lambda row: row.reason),
        "missing": [pillar.name for pillar in site.store.pillars if pillar.id not in known],
        "sisters": [old for new in area.successors for old in new.predecessors if old.id != area.id],
    }
    return Page(f"areas/{area.id}", _make_front(site, area, sentences[0]), context)


def list_earlier(figures: list[Figure]) -> list[Figure]:
    """Return the results of an area that are not shown first, where it has too many figures for one page."""
    if len(figures) <= LONG:
        return []
    return [figure for figure in figures if figure.measure == "result" and not figure.first_shown]


def iter_more_pages(material: Material) -> Iterator[Page]:
    """Yield, beneath each area that has too many figures for one page, what its page leaves out."""
    for area in material.site.store.areas:
        if len(material.site.by_area.get(area.id, [])) > LONG:
            yield make_more_page(material.site, area, material.charts.get(f"areas/{area.id}", {}))


def make_more_page(site: Site, area: Area, charts: dict[str, Chart]) -> Page:
    """Return the page of an area's earlier figures and its places among all."""
    title = site.words("more_title", area=area.label)
    front = {
        "title": title,
        "description": site.words("more_description", area=area.phrase),
        "search": {"exclude": True},
        "trail": [{"url": format_address("areas", area.id), "title": area.label}],
    }
    earlier = list_earlier(sort_figures(site.by_area.get(area.id, [])))
    context = {
        "area": area,
        "title": title,
        "groups": _group_by_pillar(site, earlier),
        "places": _list_places(charts),
    }
    return Page(f"areas/{area.id}/more", front, context)


def _list_places(charts: dict[str, Chart]) -> list[Chart]:
    return [chart for chart in charts.values() if not chart.kind.by_row]


def _make_front(site: Site, area: Area, description: str) -> Front:
    words = site.words
    days = area.days or (words("until", date=words.date(area.valid_to)) if area.valid_to else "")
    kind = site.label("areas", "type", area.type)
    names = [area.name, *area.spellings, *(old.name for old in area.predecessors)]
    return {
        "title": area.title,
        "description": description,
        "aliases": list(dict.fromkeys(names)),  # the names that must find the page
        "hint": " · ".join(part for part in (kind, days) if part),
        "boost": 1.5 if area.valid_to else 2,
    }


def _group_by_pillar(site: Site, results: list[Figure]) -> list[PillarGroup]:
    """Return each pillar that has results, with the look-alikes that stand near each other in it."""
    groups = group(results, lambda figure: figure.pillar_id)
    present = {figure.indicator_id for figure in results}
    pairs = [
        pair
        for pair in site.store.lookalikes
        if pair.indicator_id in present and pair.other_indicator_id in present
    ]
    return [
        PillarGroup(
            pillar,
            groups[pillar.id],
            [pair for pair in pairs if site.indicators[pair.indicator_id].pillar_id == pillar.id],
        )
        for pillar in site.store.pillars
        if pillar.id in groups
    ]


def _place_side_by_side(site: Site, predecessors: list[Area]) -> list[SideBySide]:
    """Return one row for each indicator that a predecessor has, with a cell for each predecessor.

    A cell holds the result that is shown first, or None. Nothing is added up.
    """
    shown = [
        figure
        for area in predecessors
        for figure in site.by_area.get(area.id, [])
        if figure.first_shown and figure.measure == "result"
    ]
    rows = group(sort_figures(shown), lambda figure: (figure.indicator_id, figure.breakdown))
    return [
        SideBySide(figures[0], [_find(figures, area.id) for area in predecessors])
        for figures in rows.values()
    ]


def _find(figures: list[Figure], area_id: str) -> Figure | None:
    return next((figure for figure in figures if figure.area_id == area_id), None)


def describe_area(material: Material, page: Page) -> Dataset | None:
    """Describe the figures of the area that a page is about."""
    return area_jsonld(material.site, material.package, material.site.areas[page.id])


AREA = Kind(
    "area", "area.md.j2", iter_area_pages, look="area", weight=1.3, describe=describe_area, has_card=True
)

AREA_MORE = Kind("area-more", "area_more.md.j2", iter_more_pages, look="area", weight=1.3)
