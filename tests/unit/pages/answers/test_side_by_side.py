"""Units side by side: the browser judges as the answers do; pairs of today's units have rows to share."""

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from scripts.pages.answers.reasons import Refusal
from scripts.pages.answers.side_by_side import (
    Columns,
    count_rows,
    list_figures,
    list_units,
    pack_area,
    pack_figure,
    pack_indicator,
    write_comparisons,
)
from scripts.pages.answers.verdicts import compare
from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.shared.languages import Language
from tests.rows import make_figure
from tests.servers import serving

ROOT = Path(__file__).parents[4]
CASES: list[dict[str, Any]] = json.loads((ROOT / "tests/comparisons.json").read_text(encoding="utf-8"))
NAMES = [case["why"] for case in CASES]
JUDGE = """async ([one, other, indicators, units]) => {
  const { compareFigures } = await import("/assets/compare-rules.js");
  return compareFigures(one, other, indicators, units);
}"""


@pytest.fixture(scope="module")
def rules(browser: Browser) -> Iterator[Page]:
    """Return a page that can import the browser's rules."""
    with serving(ROOT / "site/theme") as address:
        page = browser.new_page()
        page.goto(f"{address}404.html")
        yield page
        page.close()


def make_pair(case: dict[str, Any]) -> tuple[Figure, Figure]:
    """Return the two figures of a case: shares of Hà Tĩnh and Nghệ An, but for what it is about."""
    share = {"indicator_id": "household-fibre-share"}
    return (
        make_figure(**(share | case["one"])),
        make_figure(**(share | {"id": "f0002", "area_id": "nghe-an"} | case["other"])),
    )


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_answers_judge_two_figures_by_the_table(vietnamese: Site, case: dict[str, Any]) -> None:
    found = compare(vietnamese, *make_pair(case))
    assert (found.reason if isinstance(found, Refusal) else found.side) == case["says"]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_browser_judges_two_figures_by_the_table(
    rules: Page, vietnamese: Site, case: dict[str, Any]
) -> None:
    pair = make_pair(case)
    indicators = {
        row.indicator_id: pack_indicator(vietnamese.indicators[row.indicator_id], 0) for row in pair
    }
    units = {row.area_id: pack_area(vietnamese, vietnamese.areas[row.area_id]) for row in pair}
    packed = [pack_figure(row, None) for row in pair]
    assert rules.evaluate(JUDGE, [*packed, indicators, units]) == case["says"]


def test_the_table_has_every_outcome_of_two_figures() -> None:
    assert {case["says"] for case in CASES} == {
        "higher", "lower", "same", "overlap", "two-approximate", "target", "other-year", "other-base",
        "other-territory", "other-set", "count-by-size",
    }  # fmt: skip


def test_pairs_of_todays_units_share_rows(vietnamese: Site) -> None:
    """A row is a thing measured in one period; 561 pairs of 34 units, former units standing in."""
    columns = [list_figures(vietnamese, area) for area in list_units(vietnamese) if not area.valid_to]
    counts = [count_rows(pair) for pair in combinations(columns, 2)]
    assert len(counts) == 561
    assert sum(rows >= 5 for rows, _ in counts) >= 0.95 * 561
    assert (sum(rows >= 5 for rows, _ in counts), sum(things >= 5 for _, things in counts)) == (561, 376)


def test_a_merged_unit_brings_its_former_units(vietnamese: Site) -> None:
    packed = Columns(vietnamese).pack(vietnamese.areas["da-nang-2025"])
    assert packed["units"] == {
        "da-nang-2025": {"name": "Đà Nẵng", "origin": "da-nang-2025", "unchanged": False},
        "da-nang": {"name": "Đà Nẵng cũ", "origin": "da-nang", "unchanged": False},
        "quang-nam": {"name": "Quảng Nam", "origin": "quang-nam", "unchanged": False},
    }
    assert isinstance(packed["figures"], list)
    assert {row["area"] for row in packed["figures"]} == {"da-nang-2025", "da-nang", "quang-nam"}
    (papi,) = [row for row in packed["figures"] if row["id"] == "f1074"]
    assert (papi["low"], papi["high"], papi["place"], papi["period"]) == (
        3.7553146,
        3.7553146,
        [8, 61],
        "2024",
    )


def test_a_column_holds_one_figure_a_unit_thing_and_period(vietnamese: Site) -> None:
    for area in list_units(vietnamese):
        rows = list_figures(vietnamese, area)
        keys = [
            (row.area_id, row.indicator_id, row.breakdown, row.measure, row.time_period, row.era)
            for row in rows
            if row.unit_measure != "rank"
        ]
        assert len(keys) == len(set(keys))
        assert not any(row.withdrawal for row in rows)


def test_every_unit_has_a_file_in_each_language(sites: dict[Language, Site], tmp_path: Path) -> None:
    write_comparisons(sites, tmp_path / "compare")
    written = {path.relative_to(tmp_path / "compare").as_posix() for path in tmp_path.rglob("*.json")}
    ids = [area.id for area in list_units(sites["vi"])]
    assert written == {f"{language}/{id}.json" for language in sites for id in ids} and len(ids) == 87
    hue = json.loads((tmp_path / "compare/en/hue.json").read_text(encoding="utf-8"))
    assert hue["indicators"]["dti-rank"]["name"] == "DTI rank (63 provinces)"
