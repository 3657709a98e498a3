"""Which figures compare, and of how many units."""

from dataclasses import replace

import pytest

from scripts.pages.answers.groups import find_group, is_usable
from scripts.pages.model import Mark, Withdrawal
from tests.rows import make_figure
from tests.unit.pages.answers.conftest import RANK, MakeSite, make_indicator


@pytest.mark.parametrize(
    "changes",
    [
        {"indicator_id": "b"},
        {"breakdown": "urban"},
        {"time_period": "2023"},
        {"era": "34", "area_id": "nghe-an"},
        {"measure": "target"},
        {"area_level": "country", "area_id": "viet-nam"},
        {"marks": [Mark("f0002", "x", "disagrees", "contradiction")]},
    ],
)
def test_what_differs_stands_in_no_group_together(make_site: MakeSite, changes: dict[str, object]) -> None:
    figure, other = make_figure(), make_figure(id="f0002", **{"area_id": "nghe-an"} | changes)
    site = make_site([figure, other], (make_indicator(), make_indicator(id="b")))
    assert find_group(site, figure).figures == {"ha-tinh": figure}


def test_a_group_has_the_preferred_figure_of_each_area(make_site: MakeSite) -> None:
    figure = make_figure()
    shown = make_figure(id="f0002", area_id="nghe-an", place=1)
    other = make_figure(id="f0003", area_id="nghe-an", place=2)
    group = find_group(make_site([other, figure, shown]), figure)
    assert group.figures == {"ha-tinh": figure, "nghe-an": shown}
    assert (group.known, group.frame) == (2, 63)


def test_a_doubt_does_not_put_a_figure_out_but_a_contradiction_and_a_withdrawal_do() -> None:
    doubt = Mark("f0001", "x", "disagrees", "plausibility")
    contradiction = Mark("f0001", "x", "disagrees", "contradiction")
    assert is_usable(make_figure(marks=[doubt]))
    assert not is_usable(make_figure(marks=[contradiction]))
    assert not is_usable(make_figure(withdrawal=Withdrawal("f0001", "2026-11-25", "…")))
    assert not is_usable(make_figure(measure="target"))


def test_hue_stands_for_thua_thien_hue_once(make_site: MakeSite) -> None:
    old = make_figure(area_id="thua-thien-hue", place=2)
    new = make_figure(id="f0002", area_id="hue", place=1)
    assert find_group(make_site([old, new]), new).figures == {"hue": new}


def test_a_merged_unit_is_none_of_the_63(make_site: MakeSite) -> None:
    figure = make_figure()
    merged = make_figure(id="f0002", area_id="da-nang-2025")
    assert list(find_group(make_site([figure, merged]), figure).figures) == ["ha-tinh"]


def test_ranks_of_another_number_of_units_are_another_group(make_site: MakeSite) -> None:
    figure = make_figure(indicator_id="r", unit_measure="rank", obs_value=5, denominator=63.0)
    other = replace(figure, id="f0002", area_id="nghe-an", denominator=61.0)
    assert find_group(make_site([figure, other]), figure).known == 1


def test_the_frame_of_a_rank_in_no_era_is_how_many_were_ranked(make_site: MakeSite) -> None:
    figure = make_figure(indicator_id="r", unit_measure="rank", obs_value=5, denominator=54.0)
    assert find_group(make_site([figure], (replace(RANK, ranked_set="other"),)), figure).frame == 54
    assert find_group(make_site([figure], (RANK,)), figure).frame == 63


def test_half_of_the_units_is_enough_and_one_less_is_not(make_site: MakeSite) -> None:
    figure = make_figure()
    group = find_group(make_site([figure]), figure)
    half = {str(number): figure for number in range(32)}
    assert replace(group, figures=half).is_half_known
    assert not replace(group, figures=dict(list(half.items())[1:])).is_half_known
    assert replace(group, figures=dict(list(half.items())[:17]), frame=34).is_half_known
