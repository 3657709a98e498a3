"""Drafts measured against curated rows: what is counted as right, and how the table is written."""

from pathlib import Path

import pytest

from scripts.contract.package import PackageError, Value, load_package
from scripts.drafting.agreement import TOTAL, compare, format_agreement, measure_agreement
from scripts.shared.settings import find_archive_folder

ROOT = Path(__file__).parents[3]
MENTIONS: list[dict[str, Value]] = [
    {"offset": 1, "kind": "observation", "observation_id": "f0001"},
    {"offset": 5, "kind": "observation", "observation_id": "f0002"},
    {"offset": 9, "kind": "date", "observation_id": None},
]
OBSERVATIONS: list[dict[str, Value]] = [
    {
        "obs_value": value, "qualifier": qualifier, "time_period": "2022", "indicator_id": indicator,
        "breakdown": "total", "measure": measure,
    }
    for value, qualifier, indicator, measure in ((54.9, "exact", "a", "result"), (7, "nearly", "b", "target"))
]  # fmt: skip
CURATED = [(MENTIONS[0], OBSERVATIONS[0]), (MENTIONS[1], OBSERVATIONS[1]), (MENTIONS[2], None)]
RIGHT = {
    "id": "f0101", "obs_value": "54.9", "qualifier": "exact", "time_period": "2022", "indicator_id": "a",
    "breakdown": "total", "measure": "result", "sure": "yes",
}  # fmt: skip


def test_right_drafts_are_counted() -> None:
    drafts = {
        "mentions": [
            {"offset": "1", "kind": "observation", "observation_id": "f0101"},
            {"offset": "5", "kind": "label", "observation_id": ""},
            {"offset": "9", "kind": "date", "observation_id": ""},
        ],
        "observations": [RIGHT],
    }
    assert compare(CURATED, drafts) == {
        "mentions": 3, "observations": 2, "numerals": 2, "proposed": 1, "value": 1, "qualifier": 1,
        "period": 1, "reading": 1, "indicator": 1, "breakdown": 1, "measure": 1, "sure": 1, "sure_right": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "cell", "lost"),
    [
        ("obs_value", "54.8", {"value", "reading", "sure_right"}),
        ("obs_value", "", {"value", "reading", "sure_right"}),
        ("qualifier", "about", {"qualifier", "reading", "sure_right"}),
        ("time_period", "2023", {"period", "reading", "sure_right"}),
        ("indicator_id", "b", {"indicator", "sure_right"}),
        ("breakdown", "level-4", {"breakdown", "sure_right"}),
        ("measure", "target", {"measure", "sure_right"}),
        ("sure", "no", {"sure", "sure_right"}),
    ],
)
def test_a_wrong_cell_is_not_counted(field: str, cell: str, lost: set[str]) -> None:
    mentions = [{"offset": "1", "kind": "observation", "observation_id": "f0101"}]
    right, wrong = (
        compare(CURATED[:1], {"mentions": mentions, "observations": [row]})
        for row in (RIGHT, {**RIGHT, field: cell})
    )
    assert {key for key in right if right[key] != wrong[key]} == lost


def test_the_table_is_markdown() -> None:
    counts = {
        "mentions": 4, "observations": 3, "numerals": 4, "proposed": 3, "value": 2, "qualifier": 3,
        "period": 3, "reading": 2, "indicator": 3, "breakdown": 3, "measure": 3, "sure": 2, "sure_right": 1,
    }  # fmt: skip
    header, rule, row, total = format_agreement([("an-thu", counts), (TOTAL, counts)]).splitlines()
    assert header.startswith("| text | numerals | figures | right kind | proposed | value |")
    assert rule.startswith("| --- | ---: | ---: |")
    shares = "100.0% | 100.0% | 66.7% | 100.0% | 100.0% | 66.7% | 100.0% | 100.0% | 100.0% | 66.7% | 50.0%"
    assert row == f"| `an-thu` | 4 | 3 | {shares} |"
    assert total == f"| all texts | 4 | 3 | {shares} |"


def test_an_archive_without_the_texts_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PackageError) as error:
        measure_agreement(load_package(ROOT), tmp_path)
    assert str(error.value) == (
        f"{tmp_path} holds no text that has curated figures: set TINH_SO_ARCHIVE to its folder"
    )


@pytest.mark.built
def test_the_archived_texts_are_proposed_well() -> None:
    archive = find_archive_folder()
    if archive is None:
        pytest.skip("the archive is not at hand")
    rows = dict(measure_agreement(load_package(ROOT), archive))
    total = rows.pop(TOTAL)
    assert len(rows) == 5
    least = {"proposed": 95, "value": 95, "qualifier": 95, "period": 85, "indicator": 75, "measure": 95}
    assert {
        key: share for key, share in least.items() if 100 * total[key] < share * total["observations"]
    } == {}
