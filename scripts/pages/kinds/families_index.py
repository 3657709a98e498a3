"""The index of the families: by pillar, and all of them in one table in each other order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from scripts.pages.alphabet import alphabet_key
from scripts.pages.grouping import group
from scripts.pages.orders import Index, IndexTable, Jump, iter_index, mark_letters
from scripts.pages.page import Kind, Material, Page
from scripts.pages.site import Site
from scripts.pages.subjects import Family
from scripts.pages.summaries import tell_years


@dataclass(frozen=True)
class Line:
    """A family in the index, and how many indicators, figures, areas and years it has."""

    family: Family
    indicators: int
    figures: int
    areas: int
    years: str
    anchor: str | None = None


ORDERS: dict[str, Callable[[Line], object]] = {
    "pillar": lambda line: 0,  # the tables are the pillars'
    "name": lambda line: alphabet_key(line.family.name),
    "figures": lambda line: -line.figures,
}


def iter_families_indexes(material: Material) -> Iterator[Page]:
    """Yield the list of families by pillar, and all of them in one table in each other order."""
    site = material.site
    front = {
        "title": site.words("families_title"),
        "description": site.words("families_description", n=len(site.store.families)),
    }
    yield from iter_index(site, "families", front, list(ORDERS), lambda order: _list_families(site, order))


def _list_families(site: Site, order: str) -> Index[Line]:
    """Return the tables of families, and where to jump to."""
    lines = [_count_values(site, family) for family in site.store.families]
    lines.sort(key=ORDERS[order])  # type: ignore[arg-type]  # each order has keys of one type
    if order == "pillar":
        tables = _divide_by_pillar(site, lines)
        return Index(tables, [Jump(table.title, table.id) for table in tables])
    title = site.words("families_all", n=len(lines))
    jumps: list[Jump] = []
    if order == "name":
        jumps, anchors = mark_letters([line.family.name for line in lines], "tat-ca")
        lines = [replace(line, anchor=anchor) for line, anchor in zip(lines, anchors, strict=True)]
    return Index([IndexTable("tat-ca", title, title, lines)], jumps)


def _divide_by_pillar(site: Site, lines: list[Line]) -> list[IndexTable[Line]]:
    by_pillar = group(lines, lambda line: line.family.pillar_id)
    return [
        IndexTable(
            pillar.id,
            pillar.name,
            site.words("families_of_pillar", pillar=pillar.name),
            by_pillar[pillar.id],
        )
        for pillar in site.store.pillars
        if pillar.id in by_pillar
    ]


def _count_values(site: Site, family: Family) -> Line:
    indicators = site.by_family.get(family.id, [])
    figures = [row for indicator in indicators for row in site.by_indicator.get(indicator.id, [])]
    areas = len({figure.area_id for figure in figures})
    return Line(family, len(indicators), len(figures), areas, tell_years(figures) if figures else "")


FAMILIES = Kind("families", "families.md.j2", iter_families_indexes, look="index", weight=1.0)
