"""The coverage pages: how much is here of each table of the whole country; and of each pillar, unit and year.

In the tables of the pillars a cell is one of four things: the number of figures, nothing found, the unit did
not exist yet, or no longer.
Neighbouring cells that say the same are one, so that a row reads on a phone and the page stays light.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from scripts.pages.framed import FrameCount, count_frames
from scripts.pages.grouping import group
from scripts.pages.model import Figure
from scripts.pages.page import Kind, Material, Page
from scripts.pages.site import Site
from scripts.pages.subjects import Area, Family, Indicator, Pillar

Counts = dict[tuple[str, int], int]
"""Figures by area and year."""


@dataclass(frozen=True)
class Cell:
    """A cell of the table: ``kind`` is published, none (nothing found), before or after (no unit then).

    A published cell is of one year and has a count; any other spans the years that it is true of.
    """

    kind: str
    count: int
    span: int


@dataclass(frozen=True)
class Line:
    """An area's cells over the years."""

    area: Area
    cells: list[Cell]


@dataclass(frozen=True)
class Table:
    """The units of an era: ``name`` is current or former."""

    name: str
    lines: list[Line]


@dataclass(frozen=True)
class Coverage:
    """A pillar's tables over the years for which anybody has a figure; how many of the units have one."""

    pillar: Pillar
    years: range
    known: int
    units: int
    tables: list[Table]


@dataclass(frozen=True)
class FamilyFrames:
    """The tables of the whole country that a family has, by indicator, and how many of them are complete."""

    family: Family
    indicators: list[tuple[Indicator, list[FrameCount]]]
    frames: int
    unknown: int
    complete: int
    not_gathered: int


def iter_coverage(material: Material) -> Iterator[Page]:
    """Yield the page of the tables of the whole country."""
    words = material.site.words
    front = {"title": words("coverage_title"), "description": words("coverage_lede")}
    yield Page("coverage", front, {"families": cover_families(material.site)})


def iter_coverage_of_pillars(material: Material) -> Iterator[Page]:
    """Yield the page of the pillars: for each a table of either era's units, a column a year."""
    words = material.site.words
    front = {"title": words("coverage_pillars_title"), "description": words("coverage_pillars_lede")}
    yield Page("coverage/pillars", front, {"pillars": cover_pillars(material.site)})


def cover_families(site: Site) -> list[FamilyFrames]:
    """Return the frames by family, and within it by indicator, the newest first."""
    counts = sorted(count_frames(site), key=lambda count: count.frame.time_period, reverse=True)
    by_family = group(counts, lambda count: site.indicators[count.frame.indicator_id].family_id)
    return [
        FamilyFrames(
            family,
            [(site.indicators[key], rows) for key, rows in _group_by_indicator(by_family[family.id])],
            frames=len(by_family[family.id]),
            unknown=sum(1 for row in by_family[family.id] if row.not_gathered is None),
            complete=sum(1 for row in by_family[family.id] if row.not_gathered == 0),
            not_gathered=sum(row.not_gathered or 0 for row in by_family[family.id]),
        )
        for family in site.store.families
        if family.id in by_family
    ]


def _group_by_indicator(counts: list[FrameCount]) -> list[tuple[str, list[FrameCount]]]:
    return sorted(group(counts, lambda count: count.frame.indicator_id).items())


def cover_pillars(site: Site) -> list[Coverage]:
    """Return what is covered of each pillar: by results of provinces, of either era."""
    provinces = [area for area in site.store.areas if area.level == "province"]
    units = {
        "current": [area for area in provinces if not area.valid_to],
        "former": [area for area in provinces if area.valid_to],
    }
    results = [
        figure
        for figure in site.store.figures
        if figure.measure == "result" and figure.area_level == "province"
    ]
    pillars = group(results, lambda figure: figure.pillar_id)
    return [cover_pillar(pillar, units, pillars.get(pillar.id, [])) for pillar in site.store.pillars]


def cover_pillar(pillar: Pillar, units: dict[str, list[Area]], figures: list[Figure]) -> Coverage:
    """Return a pillar's tables; the years run from the first to the last of which anybody has a figure."""
    found = group(figures, lambda figure: (figure.area_id, int(figure.period_end[:4])))
    numbers = [year for _, year in found]
    years = range(min(numbers), max(numbers) + 1) if numbers else range(0)
    counts = {place: len(rows) for place, rows in found.items()}
    return Coverage(
        pillar,
        years,
        known=len({area for area, _ in found}),
        units=sum(len(areas) for areas in units.values()),
        tables=[
            Table(name, [Line(area, list_cells(area, years, counts)) for area in areas])
            for name, areas in units.items()
        ],
    )


def list_cells(area: Area, years: range, counts: Counts) -> list[Cell]:
    """Return an area's cells over the years."""
    cells = []
    told = [(_tell_kind(area, year, counts), counts.get((area.id, year), 0)) for year in years]
    for (kind, count), run in groupby(told):
        length = len(list(run))
        if kind == "published":
            cells += [Cell(kind, count, 1)] * length
        else:
            cells.append(Cell(kind, 0, length))
    return cells


def _tell_kind(area: Area, year: int, counts: Counts) -> str:
    """Say what a cell is; a figure that was published for a unit counts, whatever the year."""
    if (area.id, year) in counts:
        return "published"
    if area.valid_from and year < int(area.valid_from[:4]):
        return "before"
    if area.valid_to and year > int(area.valid_to[:4]):
        return "after"
    return "none"


COVERAGE = Kind("coverage", "coverage.md.j2", iter_coverage)
COVERAGE_PILLARS = Kind("coverage-pillars", "coverage_pillars.md.j2", iter_coverage_of_pillars)
