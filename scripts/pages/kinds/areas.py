"""Pages of the areas: one for each province-level unit, district and the country, and their index."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from scripts.pages.alphabet import alphabet_key
from scripts.pages.chart_list import Chart
from scripts.pages.grouping import group
from scripts.pages.jsonld import area_jsonld
from scripts.pages.model import Area, Figure, Lookalike, Pillar
from scripts.pages.orders import Jump, iter_orders, mark_letters
from scripts.pages.page import Dataset, Front, Kind, Material, Page
from scripts.pages.site import Site, sort_figures
from scripts.pages.summaries import summarize_area, tell_lede

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


@dataclass(frozen=True)
class Line:
    """An area in the index: how many figures it has, of how many indicators, and how many before a merger."""

    area: Area
    figures: int
    indicators: int
    newest: str
    before: int
    anchor: str | None = None


ORDERS: dict[str, Callable[[Line], object]] = {
    "name": lambda line: alphabet_key(line.area.name),
    "figures": lambda line: -line.figures,
    "newest": lambda line: -int(line.newest or 0),
}


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


def iter_areas_indexes(material: Material) -> Iterator[Page]:
    """Yield the list of the 34 units, the 63 before them, the country and its districts, in each order."""
    site = material.site
    provinces = [area for area in site.store.areas if area.level == "province"]
    front = {
        "title": site.words("areas_title"),
        "description": site.words("areas_description", n=len(provinces)),
    }
    yield from iter_orders(site, "areas", front, list(ORDERS), lambda order: _list_areas(site, order))


def _list_areas(site: Site, order: str) -> dict[str, object]:
    """Return the areas of each kind in an order; by name, with the letters to jump to."""
    lines = [_count_figures(site, area) for area in site.store.areas]
    lines.sort(key=ORDERS[order])  # type: ignore[arg-type]  # each order has keys of one type
    provinces = [line for line in lines if line.area.level == "province"]
    current, current_letters = _mark([line for line in provinces if not line.area.valid_to], order, "tu-2025")
    former, former_letters = _mark(
        [line for line in provinces if not line.area.valid_from], order, "den-2025"
    )
    return {
        "current": current,
        "former": former,
        "others": [line for line in lines if line.area.level != "province"],
        "current_letters": current_letters,
        "former_letters": former_letters,
    }


def _mark(lines: list[Line], order: str, prefix: str) -> tuple[list[Line], list[Jump]]:
    """Return the lines with the anchors of their letters, and the letters; without any but by name."""
    if order != "name":
        return lines, []
    jumps, anchors = mark_letters([line.area.name for line in lines], prefix)
    return [replace(line, anchor=anchor) for line, anchor in zip(lines, anchors, strict=True)], jumps


def _count_figures(site: Site, area: Area) -> Line:
    figures = site.by_area.get(area.id, [])
    return Line(
        area,
        figures=len(figures),
        indicators=len({figure.indicator_id for figure in figures}),
        newest=max((figure.period_end for figure in figures), default="")[:4],
        before=sum(len(site.by_area.get(old.id, [])) for old in area.predecessors),
    )


def iter_area_pages(material: Material) -> Iterator[Page]:
    """Yield a page for each area."""
    for area in material.site.store.areas:
        yield make_area_page(material.site, area, material.charts.get(f"areas/{area.id}", {}))


def make_area_page(site: Site, area: Area, charts: dict[str, Chart]) -> Page:
    """Return an area's page: its figures by pillar, targets, districts, what changed, what is not known."""
    own = sort_figures(site.by_area.get(area.id, []))
    results = [figure for figure in own if figure.measure == "result"]
    sentences = summarize_area(area, own, site.words)
    known = {figure.pillar_id for figure in own}
    context = {
        "area": area,
        "lede": tell_lede(site, area),
        "own": own,
        "key_figures": choose_key_figures(site, results),
        "summary": sentences,
        "groups": _group_by_pillar(site, results),
        "targets": [figure for figure in own if figure.measure == "target"],
        "charts": charts,
        "places": [chart for name, chart in charts.items() if name.startswith("place-")],
        "districts": [
            District(district, sort_figures(site.by_area[district.id]))
            for district in area.districts
            if district.id in site.by_area
        ],
        "side_by_side": _place_side_by_side(site, area.predecessors),
        "missing": [pillar.name for pillar in site.store.pillars if pillar.id not in known],
        "sisters": [old for new in area.successors for old in new.predecessors if old.id != area.id],
    }
    return Page(f"areas/{area.id}", _make_front(site, area, sentences[0]), context)


def choose_key_figures(site: Site, results: list[Figure]) -> list[Figure]:
    """Choose up to five results for the first screen: the indicators that tell most, then others.

    Only figures that are shown first and stand for the whole of the area are taken. What fills up is one of
    each pillar, by ``_weigh``; where that makes fewer than three, any other. A full 100 % tells little, and
    stands only where there is nothing else.
    """
    usable = [
        figure
        for figure in results
        if figure.first_shown and figure.is_whole and figure.pillar_id != "context"
    ]
    telling = [figure for figure in usable if not is_full(figure)]
    chosen: list[Figure] = []
    for indicators in KEY_INDICATORS:
        found = [figure for figure in telling if figure.indicator_id in indicators]
        chosen += sorted(found, key=lambda figure: figure.period_end, reverse=True)[:1]
    rest = sorted(telling, key=lambda figure: _weigh(site, figure), reverse=True)
    for figure in rest:
        if figure.pillar_id not in {other.pillar_id for other in chosen}:
            chosen.append(figure)
    for figure in [*rest, *usable]:
        if len(chosen) < FEWEST and figure not in chosen:
            chosen.append(figure)
    return chosen[:KEY_FIGURES]


def is_full(figure: Figure) -> bool:
    """Tell whether a figure says no more than "all of them"."""
    return figure.unit_measure == "percent" and figure.obs_value == 100


def _weigh(site: Site, figure: Figure) -> tuple[bool, bool, str, int, str]:
    """Return what makes a figure tell more: ranks among indices, else shares; newness, coverage."""
    kind = figure.unit_measure
    fits = (kind == "rank") == (figure.pillar_id == "index")
    covered = len({other.area_id for other in site.by_indicator[figure.indicator_id]})
    return fits, kind == "percent", figure.period_end[:4], covered, figure.id


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


AREAS = Kind("areas", "areas.md.j2", iter_areas_indexes, look="index", weight=1.0)
AREA = Kind(
    "area", "area.md.j2", iter_area_pages, look="area", weight=1.3, describe=describe_area, has_card=True
)
