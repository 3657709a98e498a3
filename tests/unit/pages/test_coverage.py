"""The coverage page: each unit, pillar and year is one of four things, and none is a zero."""

from collections import Counter

from scripts.pages.kinds.coverage import Counts, cover_pillars, list_cells
from scripts.pages.site import Site
from scripts.pages.subjects import Area
from tests.rows import make_area

OLD = make_area(id="old", valid_to="2025-06-30")
NEW = make_area(id="new", valid_from="2025-07-01")


def told(area: Area, counts: Counts) -> list[tuple[str, int, int]]:
    return [(cell.kind, cell.count, cell.span) for cell in list_cells(area, range(2022, 2027), counts)]


def test_a_former_unit_ends_with_the_year_of_the_mergers() -> None:
    assert told(OLD, {("old", 2023): 2, ("new", 2022): 1}) == [
        ("none", 0, 1),
        ("published", 2, 1),
        ("none", 0, 2),
        ("after", 0, 1),
    ]


def test_a_new_unit_begins_with_it_but_what_was_published_for_it_counts() -> None:
    assert told(NEW, {}) == [("before", 0, 3), ("none", 0, 2)]
    assert told(NEW, {("new", 2024): 1}) == [("before", 0, 2), ("published", 1, 1), ("none", 0, 2)]


def test_equal_numbers_side_by_side_stay_two_cells() -> None:
    counts = {("new", 2025): 3, ("new", 2026): 3}
    assert told(NEW, counts) == [("before", 0, 3), ("published", 3, 1), ("published", 3, 1)]


def test_every_result_of_a_province_is_counted_once(vietnamese: Site) -> None:
    counts = Counter(
        figure.pillar_id
        for figure in vietnamese.store.figures
        if figure.measure == "result" and figure.area_level == "province"
    )
    for row in cover_pillars(vietnamese):
        lines = [line for table in row.tables for line in table.lines]
        assert len({line.area.id for line in lines}) == len(lines) == row.units == 87
        assert {sum(cell.span for cell in line.cells) for line in lines} == {len(row.years)}
        assert sum(cell.count for line in lines for cell in line.cells) == counts[row.pillar.id]
        assert len([line for line in lines if any(cell.count for cell in line.cells)]) == row.known
