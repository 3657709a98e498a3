"""Between which values the truth lies, by each hedge, and what two such ranges decide."""

from decimal import Decimal

import pytest

from scripts.pages.answers.intervals import NO_LIMIT, UNLIMITED, Interval, find_interval, point
from tests.rows import make_figure


@pytest.mark.parametrize(
    ("qualifier", "low", "high", "open_ends"),
    [
        ("exact", "70.5", "70.5", (False, False)),
        ("at-least", "70.5", "100", (False, False)),
        ("more-than", "70.5", "100", (True, False)),
        ("at-most", "0", "70.5", (False, False)),
        ("less-than", "0", "70.5", (False, True)),
        ("nearly", "0", "70.5", (False, True)),
    ],
)
def test_a_hedge_says_where_the_truth_lies(
    qualifier: str, low: str, high: str, open_ends: tuple[bool, bool]
) -> None:
    found = find_interval(make_figure(qualifier=qualifier, obs_value=70.5))
    assert found == Interval(Decimal(low), Decimal(high), *open_ends)


def test_about_and_an_estimate_have_no_limits() -> None:
    assert find_interval(make_figure(qualifier="about")) == UNLIMITED
    assert find_interval(make_figure(obs_status="E")) == UNLIMITED
    assert find_interval(make_figure(obs_status="P")) == point(54.9)
    assert UNLIMITED.is_unlimited
    assert not find_interval(make_figure(qualifier="more-than", unit_measure="km")).is_unlimited


def test_a_count_over_a_bound_has_no_upper_limit() -> None:
    found = find_interval(make_figure(qualifier="more-than", obs_value=21000, unit_measure="km"))
    assert found == Interval(Decimal(21000), NO_LIMIT, low_open=True)


def test_over_70_is_above_66_and_70_itself_but_not_above_73() -> None:
    over = find_interval(make_figure(qualifier="more-than", obs_value=70))
    assert point(66).is_below(over)
    assert point(70).is_below(over)
    assert not point(Decimal("70.01")).is_below(over)
    assert not point(73).is_below(over)
    assert not over.is_below(point(73))


def test_at_least_70_is_not_above_70() -> None:
    least = find_interval(make_figure(qualifier="at-least", obs_value=70))
    assert not point(70).is_below(least)
    assert point(Decimal("69.99")).is_below(least)


def test_nearly_70_is_below_70() -> None:
    assert find_interval(make_figure(qualifier="nearly", obs_value=70)).is_below(point(70))


def test_the_ends_of_a_closed_range_are_within_it() -> None:
    band = Interval(Decimal(3), Decimal(4))
    assert point(3).is_within(band)
    assert point(4).is_within(band)
    assert not point(Decimal("4.01")).is_within(band)
    assert not UNLIMITED.is_within(band)
