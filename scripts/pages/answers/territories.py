"""Which areas are one territory: a unit and what it was before it was upgraded, but nothing that merged."""

from scripts.pages.subjects import Area


def find_origin(area: Area) -> Area:
    """Return the first unit of the same territory: Thừa Thiên Huế for Huế; of most areas, the area itself."""
    change = area.change
    if change and change.kind == "upgraded" and change.to_area_id == area.id and len(area.predecessors) == 1:
        return find_origin(area.predecessors[0])
    return area


def is_same(one: Area, other: Area) -> bool:
    """Tell whether two areas are one territory under one name or two."""
    return find_origin(one).id == find_origin(other).id


def list_names(area: Area) -> list[Area]:
    """Return the units that an area's territory has been, itself first."""
    return [area] if find_origin(area) is area else [area, *list_names(area.predecessors[0])]


def list_former(area: Area) -> list[Area]:
    """Return the units of which an area was made by merger; none of one that was upgraded."""
    return [] if find_origin(area) is not area else area.predecessors


def is_namesake(area: Area) -> bool:
    """Tell whether a former unit has the name of a unit that it became part of."""
    return any(new.name == area.name for new in area.successors)
