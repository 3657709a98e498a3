"""Places: published and computed, ties, and when none is told."""

from typing import Any

from scripts.pages.answers.groups import find_group
from scripts.pages.answers.reasons import Reason, Refusal
from scripts.pages.answers.standings import Standing, find_standing
from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.pages.subjects import Indicator
from tests.rows import make_figure
from tests.unit.pages.answers.conftest import MakeSite, make_indicator, make_units


def find(make_site: MakeSite, figures: list[Figure], place: int = 0, **kind: Any) -> Standing | Refusal:
    indicators: tuple[Indicator, ...] = (make_indicator(**kind),)
    return find_standing(find_group(make_site(figures, indicators), figures[place]), figures[place])


def test_a_place_is_computed_where_half_of_the_units_are_known(make_site: MakeSite, sample: Site) -> None:
    figures = make_units(sample, [50, 60, *range(18, 48)])
    assert find(make_site, figures) == Standing(2, 32, 32, 63, (), is_published=False)
    assert find(make_site, figures, 1) == Standing(1, 32, 32, 63, (), is_published=False)
    assert find(make_site, figures[:31]) == Refusal(Reason.TOO_FEW, (figures[0],), 31, 63)


def test_the_lowest_is_first_where_less_is_better(make_site: MakeSite, sample: Site) -> None:
    figures = make_units(sample, list(range(1, 33)))
    found = find(make_site, figures, polarity="lower-better")
    assert found == Standing(1, 32, 32, 63, (), is_published=False)


def test_equal_values_share_the_first_place_and_the_next_is_empty(make_site: MakeSite, sample: Site) -> None:
    figures = make_units(sample, [60, 60, 50, *range(1, 30)])
    areas = [figure.area_id for figure in figures]
    assert find(make_site, figures) == Standing(1, 32, 32, 63, (areas[1],), is_published=False)
    assert find(make_site, figures, 2) == Standing(3, 32, 32, 63, (), is_published=False)


def test_a_bound_is_placed_only_where_no_other_value_lies_in_its_range(
    make_site: MakeSite, sample: Site
) -> None:
    rest = make_units(sample, [0, *range(1, 31), 70])[1:]
    over = make_units(sample, [70], qualifier="more-than")[0]
    assert find(make_site, [over, *rest]) == Standing(1, 32, 32, 63, (), is_published=False)
    nearer = make_units(sample, [0, *range(1, 31), 71])[1:]
    assert find(make_site, [over, *nearer]) == Refusal(Reason.OVERLAP, (over, nearer[-1]))
    assert find(make_site, [over, *nearer], 1) == Standing(32, 32, 32, 63, (), is_published=False)


def test_two_approximations_have_no_order(make_site: MakeSite, sample: Site) -> None:
    figures = make_units(sample, list(range(1, 33)), qualifier="about")
    found = find(make_site, figures)
    assert found == Refusal(Reason.TWO_APPROXIMATE, (figures[0], figures[1]))


def test_counts_have_no_place(make_site: MakeSite, sample: Site) -> None:
    figures = make_units(sample, list(range(1, 64)), unit_measure="count")
    found = find(make_site, figures, statistic="count")
    assert found == Refusal(Reason.COUNT_BY_SIZE, (figures[0],), 63, 63)
    found = find(make_site, figures, statistic="value", aggregation="sum")
    assert found == Refusal(Reason.COUNT_BY_SIZE, (figures[0],), 63, 63)


def test_a_published_rank_stands_however_few_are_known(make_site: MakeSite) -> None:
    rank = {"indicator_id": "r", "unit_measure": "rank", "denominator": 63.0}
    figures = [
        make_figure(obs_value=15, **rank),
        make_figure(id="f0002", area_id="nghe-an", obs_value=15, **rank),
        make_figure(id="f0003", area_id="ha-noi", obs_value=1, **rank),
    ]
    found = find_standing(find_group(make_site(figures), figures[0]), figures[0])
    assert found == Standing(15, 63, 3, 63, ("nghe-an",), is_published=True)
