"""What stands in one table, map or strip of the published pages: one era, one period, one method."""

import pytest

from scripts.pages.alphabet import natural_key
from scripts.pages.comparable import COVERED, find_coverings, keep_preferred, tell_method, tell_scope
from scripts.pages.key_figures import FEWEST, KEY_FIGURES, choose_key_figures, is_full
from scripts.pages.kinds.indicators import list_sections
from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.pages.today import list_today
from tests.rows import make_figure


@pytest.fixture(scope="module")
def site(vietnamese: Site) -> Site:
    return vietnamese


def test_each_table_of_an_indicator_has_one_measure_and_one_kind_of_area(site: Site) -> None:
    for indicator in site.store.indicators:
        sections = list_sections(site, indicator)
        told = [row.id for section in sections for table in section.tables for row in table.figures]
        assert sorted(told) == sorted(row.id for row in site.by_indicator.get(indicator.id, []))
        for section in sections:
            rows = [row for table in section.tables for row in table.figures]
            assert {row.measure for row in rows} == {section.measure}
            assert {tell_scope(site, row) for row in rows} == {section.scope}


def test_ranks_among_63_and_among_34_are_never_in_one_table(site: Site) -> None:
    for indicator in site.store.indicators:
        for section in list_sections(site, indicator):
            ranks = {
                row.denominator
                for table in section.tables
                for row in table.figures
                if row.unit_measure == "rank" and section.scope in ("63", "34")
            }
            assert not {34.0, 63.0} <= ranks, indicator.id


def test_a_covering_is_of_one_era_period_and_method(site: Site) -> None:
    grids: dict[str, list[str]] = {}
    for indicator in site.store.indicators:
        for covering in find_coverings(site, indicator):
            figures = covering.figures.values()
            assert len(figures) >= COVERED[covering.grid]
            assert {tell_scope(site, row) for row in figures} == {str(covering.grid)}
            assert {row.period for row in figures} == {covering.period}
            assert {tell_method(site, row) for row in figures} == {covering.method}
            assert {row.measure for row in figures} == {"result"}
            assert {row.area_id for row in figures} == set(covering.figures)
            grids.setdefault(indicator.id, []).append(covering.period)
    assert grids["dti-rank"] == ["năm 2022"]
    assert grids["papi-d8"] == ["năm 2024", "năm 2023", "năm 2022", "năm 2021", "năm 2020"]


def test_a_break_parts_the_methods(site: Site) -> None:
    papi = {row.time_period: tell_method(site, row) for row in site.by_indicator["papi-d8"]}
    assert papi["2020"] != papi["2021"]
    assert papi["2021"] == papi["2022"] == papi["2024"]


def test_a_sum_is_only_of_counts_and_of_all_predecessors(site: Site) -> None:
    for indicator in site.store.indicators:
        for row in list_today(site, indicator):
            if row.sum:
                assert indicator.aggregation == "sum"
                assert {part.area_id for part in row.sum.parts} == {old.id for old in row.area.predecessors}
                assert {part.qualifier for part in row.sum.parts} == {"exact"}
                assert len({part.period for part in row.sum.parts}) == 1


def list_results(site: Site, area: str) -> list[Figure]:
    return [row for row in site.by_area.get(area, []) if row.measure == "result"]


def test_key_figures_are_the_areas_own_results_shown_first(site: Site) -> None:
    for area in site.store.areas:
        chosen = choose_key_figures(site, list_results(site, area.id))
        assert len(chosen) <= KEY_FIGURES
        assert len({row.id for row in chosen}) == len(chosen)
        assert all(row.first_shown and row.is_whole for row in chosen)
        assert {row.area_id for row in chosen} <= {area.id}


def test_key_figures_begin_with_what_tells_most(site: Site) -> None:
    chosen = choose_key_figures(site, list_results(site, "quang-tri"))
    assert [row.indicator_id for row in chosen] == [
        "dti-rank",
        "household-smartphone-share",
        "household-fibre-share",
        "household-internet-share",
        "digital-economy-grdp-share",
    ]
    chosen = choose_key_figures(site, list_results(site, "cao-bang"))
    assert [row.indicator_id for row in chosen[:2]] == ["dti-34-rank", "papi-d8"]


def test_a_full_share_is_a_key_figure_only_where_there_is_too_little_else(site: Site) -> None:
    for area in site.store.areas:
        chosen = choose_key_figures(site, list_results(site, area.id))
        assert len(chosen) <= FEWEST or not any(is_full(row) for row in chosen)


def test_the_preferred_figure_is_kept() -> None:
    rows = [
        make_figure(id="a", area_id="x", place=2),
        make_figure(id="b", area_id="x", place=1),
        make_figure(id="c", area_id="y", place=3),
    ]
    kept = keep_preferred(rows, lambda row: row.area_id)
    assert {area: row.id for area, row in kept.items()} == {"x": "b", "y": "c"}


def test_numbers_in_ids_count_as_numbers() -> None:
    ids = ["papi-d10", "papi-d8-1", "papi-total", "papi-d8", "dti-rank", "papi-d2-rank", "papi-d2"]
    assert sorted(ids, key=natural_key) == [
        "dti-rank", "papi-d2", "papi-d2-rank", "papi-d8", "papi-d8-1", "papi-d10", "papi-total",
    ]  # fmt: skip
