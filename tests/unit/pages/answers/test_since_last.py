"""What changed since the last comparable figure: none across a break, a set, a territory or two bounds."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from scripts.pages.answers.reasons import Reason, Refusal
from scripts.pages.answers.since_last import Change, find_change, list_line, tell_length
from scripts.pages.answers.verdicts import Merit, Side
from scripts.pages.model import Figure, Mark
from scripts.pages.subjects import Break
from tests.rows import make_figure
from tests.unit.pages.answers.conftest import RANK, MakeSite, make_indicator

INDICATORS = (
    make_indicator(),
    make_indicator(id="b"),
    RANK,
    replace(RANK, id="s", ranked_set="provinces-34"),
)


def at(year: int, id: str = "f0001", **changes: Any) -> Figure:
    return make_figure(id=id, time_period=str(year), period_end=f"{year}-12-31", **changes)


def find(make_site: MakeSite, earlier: list[Figure], breaks: tuple[Break, ...] = (), **own: Any) -> object:
    figure = at(2022, "f0009", **own)
    site = make_site([figure, *earlier], INDICATORS, breaks)
    return find_change(site, figure, earlier)


def test_a_change_is_to_the_last_period_before(make_site: MakeSite) -> None:
    last, first = at(2021, "f0002", obs_value=55), at(2020, obs_value=1)
    assert find(make_site, [first, last]) == Change(last, Side.LOWER, Merit.WORSE, Decimal("-0.1"))


def test_nothing_earlier_is_no_refusal(make_site: MakeSite) -> None:
    same_year, later = at(2022, "f0002"), at(2023, "f0003")
    assert find(make_site, [same_year, later]) is None


def test_what_the_source_contradicts_and_targets_are_passed_over(make_site: MakeSite) -> None:
    wrong = at(2021, "f0002", marks=[Mark("f0002", "x", "disagrees", "contradiction")])
    target, right = at(2021, "f0003", measure="target"), at(2020, "f0004", obs_value=50)
    found = find(make_site, [wrong, target, right])
    assert found == Change(right, Side.HIGHER, Merit.BETTER, Decimal("4.9"))


@pytest.mark.parametrize(
    ("year", "is_broken"), [("2020", False), ("2021", True), ("2022", True), ("2023", False)]
)
def test_none_across_a_break(make_site: MakeSite, year: str, is_broken: bool) -> None:
    earlier = at(2020, "f0002")
    found = find(make_site, [earlier], (Break("a", year, "…"), Break("b", "2021", "…")))
    same = Change(earlier, Side.SAME, Merit.NONE, Decimal(0))
    assert found == (Refusal(Reason.BREAK, (earlier,)) if is_broken else same)


def test_none_across_a_ranked_set(make_site: MakeSite) -> None:
    rank: dict[str, Any] = {"unit_measure": "rank", "obs_value": 25}
    earlier = at(2021, "f0002", indicator_id="r", denominator=63.0, **rank)
    found = find(make_site, [earlier], indicator_id="s", denominator=34.0, **rank)
    assert found == Refusal(Reason.OTHER_SET, (earlier,))


def test_none_across_a_territory(make_site: MakeSite) -> None:
    earlier = at(2021, "f0002", area_id="da-nang")
    found = find(make_site, [earlier], area_id="da-nang-2025")
    assert found == Refusal(Reason.OTHER_TERRITORY, (earlier,))


def test_hue_goes_on_from_thua_thien_hue(make_site: MakeSite) -> None:
    earlier = at(2021, "f0002", area_id="thua-thien-hue")
    assert find(make_site, [earlier], area_id="hue") == Change(earlier, Side.SAME, Merit.NONE, Decimal(0))


def test_none_to_another_indicator_of_the_family(make_site: MakeSite) -> None:
    other, same = at(2021, "f0002", indicator_id="b"), at(2020, "f0003")
    assert find(make_site, [other]) == Refusal(Reason.OTHER_BASE, (other,))
    assert find(make_site, [other, same]) == Change(same, Side.SAME, Merit.NONE, Decimal(0))


def test_two_lower_bounds_say_nothing_and_one_says_the_side_alone(make_site: MakeSite) -> None:
    over = at(2021, "f0002", qualifier="more-than", obs_value=21)
    assert find(make_site, [over], qualifier="more-than", obs_value=21) == Refusal(Reason.OVERLAP, (over,))
    assert find(make_site, [over], obs_value=21) == Change(over, Side.LOWER, Merit.WORSE, None)
    assert find(make_site, [over], obs_value=22) == Refusal(Reason.OVERLAP, (over,))
    about = at(2021, "f0002", qualifier="about")
    assert find(make_site, [about], qualifier="about") == Refusal(Reason.TWO_APPROXIMATE, (about,))


def test_a_month_does_not_continue_a_year(make_site: MakeSite) -> None:
    month = make_figure(id="f0002", time_period="2021-10", period_end="2021-10-31")
    assert find(make_site, [month]) is None
    kinds = {
        tell_length(make_figure(time_period=row))
        for row in ("2022", "2022-S1", "2022-Q1", "2022-10", "2022-10-02")
    }
    assert len(kinds) == 5
    assert tell_length(make_figure(time_period="2022-S1")) == tell_length(make_figure(time_period="2021-S2"))


def test_a_line_is_parted_at_a_break_and_has_one_figure_a_period(make_site: MakeSite) -> None:
    rows = [at(2020, "f0001"), at(2021, "f0002"), at(2021, "f0003", place=2), at(2022, "f0004")]
    others = [at(2023, "f0005"), at(2019, "f0006", indicator_id="b"), at(2019, "f0007", area_id="nghe-an")]
    site = make_site([*rows, *others], INDICATORS, (Break("a", "2021", "…"),))
    assert list_line(site, rows[-1]) == [[rows[0]], [rows[1], rows[3]]]
