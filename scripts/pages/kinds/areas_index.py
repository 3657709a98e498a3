"""The index of the areas: the 34 units, the 63 before them, the country and its districts, in each order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from scripts.pages.alphabet import alphabet_key
from scripts.pages.orders import Jump, iter_orders, mark_letters
from scripts.pages.page import Kind, Material, Page
from scripts.pages.site import Site
from scripts.pages.subjects import Area


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


AREAS = Kind("areas", "areas.md.j2", iter_areas_indexes, look="index", weight=1.0)
