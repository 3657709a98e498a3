"""Higher, lower, about the same; better or worse; and the reasons for which two figures do not compare."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from scripts.pages.answers.groups import find_group
from scripts.pages.answers.reasons import Reason, Refusal
from scripts.pages.answers.verdicts import Comparison, Merit, Side, Verdict, compare, judge
from scripts.pages.site import Site
from tests.rows import make_figure
from tests.unit.pages.answers.conftest import RANK, MakeSite, make_indicator, make_units

VALUES = [40.0, 42, 44, 46, 48, 50, 52, 54, 56, 58, 60]
"""Median 50, MAD 6: a band from 41.1044 to 58.8956."""


def judge_value(make_site: MakeSite, sample: Site, value: float, **changes: Any) -> Verdict | Refusal | None:
    kind = {key: changes.pop(key) for key in ("polarity", "statistic") if key in changes}
    figures = make_units(sample, VALUES)
    figure = make_figure(id="f0099", area_id="yen-bai", obs_value=value, **changes)
    site = make_site(figures, (make_indicator(**kind),))
    return judge(figure, find_group(site, figures[0]))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (58.8956, Verdict(Side.SAME, Merit.NONE)),
        (58.8957, Verdict(Side.HIGHER, Merit.BETTER)),
        (50, Verdict(Side.SAME, Merit.NONE)),
        (41.1044, Verdict(Side.SAME, Merit.NONE)),
        (41.1043, Verdict(Side.LOWER, Merit.WORSE)),
    ],
)
def test_the_edges_of_the_band_are_within_it(
    make_site: MakeSite, sample: Site, value: float, expected: Verdict
) -> None:
    assert judge_value(make_site, sample, value) == expected


def test_a_bound_is_judged_only_where_all_of_it_lies_on_one_side(make_site: MakeSite, sample: Site) -> None:
    higher = Verdict(Side.HIGHER, Merit.BETTER)
    assert judge_value(make_site, sample, 70, qualifier="more-than") == higher
    assert judge_value(make_site, sample, 58.8956, qualifier="more-than") == higher
    open_bound = judge_value(make_site, sample, 58.8955, qualifier="more-than")
    assert isinstance(open_bound, Refusal)
    assert open_bound.reason is Reason.OVERLAP
    assert isinstance(judge_value(make_site, sample, 58.8956, qualifier="at-least"), Refusal)
    lower = Verdict(Side.LOWER, Merit.WORSE)
    assert judge_value(make_site, sample, 41.1044, qualifier="nearly") == lower
    assert isinstance(judge_value(make_site, sample, 90, qualifier="about"), Refusal)


def test_better_and_worse_are_said_only_by_polarity(make_site: MakeSite, sample: Site) -> None:
    assert judge_value(make_site, sample, 90, polarity="neutral") == Verdict(Side.HIGHER, Merit.NONE)
    assert judge_value(make_site, sample, 90, polarity="lower-better") == Verdict(Side.HIGHER, Merit.WORSE)
    assert judge_value(make_site, sample, 9, polarity="lower-better") == Verdict(Side.LOWER, Merit.BETTER)


def test_ranks_are_not_judged(make_site: MakeSite, sample: Site) -> None:
    assert judge_value(make_site, sample, 9, statistic="rank") is None


def find(make_site: MakeSite, one: dict[str, Any], other: dict[str, Any], **kind: Any) -> object:
    first = make_figure(**one)
    second = make_figure(id="f0002", **{"area_id": "nghe-an"} | other)
    indicators = (
        make_indicator(**kind),
        make_indicator(id="b"),
        RANK,
        replace(RANK, id="s", ranked_set="34"),
    )
    found = compare(make_site([first, second], indicators), first, second)
    return found.reason if isinstance(found, Refusal) else found


def test_exact_values_are_compared_with_their_difference(make_site: MakeSite) -> None:
    higher = Comparison(Side.HIGHER, Merit.BETTER, Decimal("0.1"))
    assert find(make_site, {"obs_value": 55}, {"obs_value": 54.9}) == higher
    same = Comparison(Side.SAME, Merit.NONE, Decimal(0))
    assert find(make_site, {"obs_value": 55}, {"obs_value": 55}) == same


def test_over_70_against_66_is_decided_and_against_73_is_not(make_site: MakeSite) -> None:
    over = {"obs_value": 70, "qualifier": "more-than"}
    assert find(make_site, over, {"obs_value": 66}) == Comparison(Side.HIGHER, Merit.BETTER, None)
    assert find(make_site, over, {"obs_value": 70}) == Comparison(Side.HIGHER, Merit.BETTER, None)
    assert find(make_site, over, {"obs_value": 73}) is Reason.OVERLAP
    assert find(make_site, over, {"obs_value": 80, "qualifier": "more-than"}) is Reason.OVERLAP
    assert find(make_site, over, {"obs_value": 70, "qualifier": "nearly"}) == Comparison(
        Side.HIGHER, Merit.BETTER, None
    )


def test_an_approximation_decides_nothing(make_site: MakeSite) -> None:
    about = {"qualifier": "about"}
    assert find(make_site, about, about) is Reason.TWO_APPROXIMATE
    assert find(make_site, about, {"obs_value": 1}) is Reason.OVERLAP
    assert find(make_site, about, {"obs_status": "E"}) is Reason.TWO_APPROXIMATE


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({}, {"time_period": "2023"}, Reason.OTHER_YEAR),
        ({"era": "63", "area_id": "quang-nam"}, {"era": "34"}, Reason.OTHER_TERRITORY),
        ({}, {"indicator_id": "b"}, Reason.OTHER_BASE),
        ({}, {"breakdown": "urban"}, Reason.OTHER_BASE),
        ({"indicator_id": "r", "denominator": 63.0}, {"indicator_id": "s"}, Reason.OTHER_SET),
        (
            {"indicator_id": "r", "denominator": 63.0},
            {"indicator_id": "r", "denominator": 61.0},
            Reason.OTHER_SET,
        ),
        ({"measure": "target"}, {}, Reason.TARGET),
    ],
)
def test_what_does_not_compare_has_its_reason(
    make_site: MakeSite, one: dict[str, Any], other: dict[str, Any], reason: Reason
) -> None:
    assert find(make_site, one, other) is reason
    assert find(make_site, {"area_id": "nghe-an"} | other, {"area_id": "ha-tinh"} | one) is reason


def test_counts_are_only_read_side_by_side(make_site: MakeSite) -> None:
    assert find(make_site, {}, {}, statistic="count") is Reason.COUNT_BY_SIZE


def test_units_that_did_not_merge_compare_across_the_eras(make_site: MakeSite) -> None:
    found = find(make_site, {"era": "34"}, {"era": "63"})
    assert found == Comparison(Side.SAME, Merit.NONE, Decimal(0))


def test_a_lower_rank_is_better(make_site: MakeSite) -> None:
    rank = {"indicator_id": "r", "unit_measure": "rank", "denominator": 63.0}
    found = find(make_site, rank | {"obs_value": 2}, rank | {"obs_value": 31})
    assert found == Comparison(Side.LOWER, Merit.BETTER, Decimal(-29))
