"""The median of a group and its band, of ten known units or more."""

from decimal import Decimal
from typing import Any

from scripts.pages.answers.groups import find_group
from scripts.pages.answers.middles import Middle, find_middle, median
from scripts.pages.answers.reasons import Reason, Refusal
from scripts.pages.model import Figure
from scripts.pages.site import Site
from tests.rows import make_figure
from tests.unit.pages.answers.conftest import MakeSite, make_indicator, make_units


def find(make_site: MakeSite, figures: list[Figure], **kind: Any) -> Middle | Refusal | None:
    return find_middle(find_group(make_site(figures, (make_indicator(**kind),)), figures[0]))


def test_ten_units_have_a_median_and_nine_have_none(make_site: MakeSite, sample: Site) -> None:
    figures = make_units(sample, list(range(1, 11)))
    spread = Decimal("1.4826") * Decimal("2.5")
    middle = Decimal("5.5")
    assert find(make_site, figures) == Middle(middle, middle - spread, middle + spread, 10)
    assert find(make_site, figures[:9]) == Refusal(Reason.TOO_FEW, (), 9, 63)


def test_a_median_of_equal_values_has_no_band(make_site: MakeSite, sample: Site) -> None:
    figures = make_units(sample, [5] * 10)
    assert find(make_site, figures) == Middle(Decimal(5), Decimal(5), Decimal(5), 10)


def test_a_bound_takes_part_as_long_as_the_median_does_not_hang_on_it(
    make_site: MakeSite, sample: Site
) -> None:
    figures = make_units(sample, [1, 2, 3, 4, 5, 5, 5, 6, 7, 8, 9])
    over = make_figure(**{**_fields(figures[-1]), "qualifier": "more-than"})
    spread = Decimal("1.4826") * 2
    assert find(make_site, [*figures[:-1], over]) == Middle(Decimal(5), 5 - spread, 5 + spread, 11)
    lower = make_figure(**{**_fields(figures[0]), "qualifier": "more-than"})
    assert find(make_site, [lower, *figures[1:4], *figures[7:], *figures[4:7]]) == Refusal(
        Reason.OVERLAP, (), 11, 63
    )


def test_approximations_do_not_count_towards_ten(make_site: MakeSite, sample: Site) -> None:
    figures = make_units(sample, list(range(1, 12)))
    about = make_figure(**{**_fields(figures[0]), "qualifier": "about"})
    found = find(make_site, [about, *figures[1:]])
    assert isinstance(found, Middle)
    assert (found.median, found.known) == (Decimal("6.5"), 10)
    assert find(make_site, [about, *figures[1:10]]) == Refusal(Reason.TOO_FEW, (), 10, 63)


def test_ranks_and_counts_have_no_median(make_site: MakeSite, sample: Site) -> None:
    figures = make_units(sample, list(range(1, 20)))
    assert find(make_site, figures, statistic="rank") is None
    assert find(make_site, figures, statistic="count") == Refusal(Reason.COUNT_BY_SIZE, (), 19, 63)


def test_the_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle() -> None:
    assert median([Decimal(4), Decimal(1), Decimal(2), Decimal(9)]) == 3
    assert median([Decimal(4), Decimal(1), Decimal(9)]) == 4


def _fields(figure: Figure) -> dict[str, Any]:
    return {"id": figure.id, "area_id": figure.area_id, "obs_value": figure.obs_value}
