"""The tables of an area's page: its results by pillar, its former units side by side, its districts."""

from dataclasses import dataclass

from scripts.pages.grouping import group
from scripts.pages.model import Figure
from scripts.pages.site import Site, sort_figures
from scripts.pages.subjects import Area, Lookalike, Pillar


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


@dataclass(frozen=True)
class SideBySideGroup:
    """The rows of a pillar."""

    pillar: Pillar
    rows: list[SideBySide]


def group_by_pillar(site: Site, results: list[Figure]) -> list[PillarGroup]:
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


def group_side_by_side(site: Site, predecessors: list[Area]) -> list[SideBySideGroup]:
    """Return the rows over predecessors by pillar, those of pillars that have any."""
    rows = group(_place_side_by_side(site, predecessors), lambda row: row.figure.pillar_id)
    return [SideBySideGroup(pillar, rows[pillar.id]) for pillar in site.store.pillars if pillar.id in rows]


def list_districts(site: Site, area: Area) -> list[District]:
    """Return the districts of an area of which there are figures."""
    return [
        District(district, sort_figures(site.by_area[district.id]))
        for district in area.districts
        if district.id in site.by_area
    ]
