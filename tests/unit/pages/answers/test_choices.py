"""Which figures answer: the newest, the soundest, a unit's own before those of former units."""

from typing import Any

import pytest

from scripts.pages.answers.choices import choose_answers, is_old, is_sound, list_own, tell_age
from scripts.pages.answers.headlines import HEADLINES, Headline
from scripts.pages.model import Figure, Mark
from scripts.pages.site import Site
from tests.rows import make_figure
from tests.unit.pages.answers.conftest import MakeSite, make_indicator

QUESTION = Headline("a", ("a", "b"))
INDICATORS = (make_indicator(), make_indicator(id="b"))


def choose(make_site: MakeSite, figures: list[Figure], area: str = "ha-tinh") -> list[str]:
    site = make_site(figures, INDICATORS)
    return [row.id for row in choose_answers(site, site.areas[area], QUESTION)]


def at(year: int, id: str, **changes: Any) -> Figure:
    return make_figure(id=id, time_period=str(year), period_end=f"{year}-12-31", **changes)


def test_the_newest_year_leads_then_the_order_of_the_question(make_site: MakeSite) -> None:
    old, new, second = at(2021, "f0001"), at(2022, "f0002"), at(2022, "f0003", indicator_id="b")
    assert choose(make_site, [old, second]) == ["f0003"]
    assert choose(make_site, [old, second, new]) == ["f0002"]


def test_all_of_them_tells_less(make_site: MakeSite) -> None:
    full, part = at(2022, "f0001", obs_value=100), at(2022, "f0002", indicator_id="b", obs_value=99)
    assert choose(make_site, [full, part]) == ["f0002"]
    assert choose(make_site, [full]) == ["f0001"]


@pytest.mark.parametrize("nature", ["contradiction", "plausibility", "hypothesis"])
def test_what_a_check_disagrees_with_never_leads(make_site: MakeSite, nature: str) -> None:
    wrong = at(2022, "f0002", marks=[Mark("f0002", "x", "disagrees", nature)])
    assert not is_sound(wrong)
    assert choose(make_site, [at(2021, "f0001"), wrong]) == ["f0001"]
    assert choose(make_site, [wrong]) == []
    assert is_sound(at(2022, "f0003", marks=[Mark("f0003", "x", "agrees", nature)]))


def test_targets_parts_and_others_never_answer(make_site: MakeSite) -> None:
    rows = [
        at(2022, "f0001", measure="target"),
        at(2022, "f0002", breakdown="urban"),
        at(2022, "f0003", indicator_id="c"),
        at(2022, "f0004", area_id="nghe-an"),
    ]
    assert choose(make_site, rows) == []


def test_an_own_figure_stands_alone_and_former_units_side_by_side(make_site: MakeSite) -> None:
    one, other = at(2022, "f0001", area_id="da-nang"), at(2021, "f0002", area_id="quang-nam")
    assert choose(make_site, [one, other], "da-nang-2025") == ["f0001", "f0002"]
    own = at(2025, "f0003", area_id="da-nang-2025", era="34")
    assert choose(make_site, [one, other, own], "da-nang-2025") == ["f0003"]


def test_former_units_answer_by_the_indicator_that_most_of_them_have(make_site: MakeSite) -> None:
    rows = [
        at(2023, "f0001", area_id="da-nang"),
        at(2021, "f0002", area_id="da-nang", indicator_id="b"),
        at(2020, "f0003", area_id="quang-nam", indicator_id="b"),
    ]
    assert choose(make_site, rows, "da-nang-2025") == ["f0002", "f0003"]


def test_thua_thien_hue_is_hue_itself(make_site: MakeSite) -> None:
    assert choose(make_site, [at(2022, "f0001", area_id="thua-thien-hue")], "hue") == ["f0001"]


@pytest.mark.parametrize(
    ("end", "age"),
    [("2023-11-24", 3), ("2023-11-25", 3), ("2023-11-26", 2), ("2026-11-25", 0), ("2022-12-31", 3)],
)
def test_a_figure_is_old_after_three_whole_years(make_site: MakeSite, end: str, age: int) -> None:
    site, figure = make_site([]), make_figure(period_end=end)
    assert (tell_age(site, figure), is_old(site, figure)) == (age, age >= 3)


def test_every_unit_of_today_has_three_to_five_answers(vietnamese: Site) -> None:
    units = [area for area in vietnamese.store.areas if area.level == "province" and not area.valid_to]
    assert len(units) == 34
    counts = {
        area.id: sum(1 for headline in HEADLINES if choose_answers(vietnamese, area, headline))
        for area in units
    }
    assert {area: n for area, n in counts.items() if not 3 <= n <= 5} == {}


def test_every_indicator_of_a_question_is_one_of_ours(vietnamese: Site) -> None:
    asked = [indicator for headline in HEADLINES for indicator in headline.indicators]
    assert [indicator for indicator in asked if indicator not in vietnamese.indicators] == []
    assert len(asked) == len(set(asked))


def test_an_area_lists_its_own_figures_under_all_its_names(make_site: MakeSite) -> None:
    rows = [at(2022, "f0001", area_id="thua-thien-hue"), at(2025, "f0002", area_id="hue")]
    site = make_site(rows, INDICATORS)
    assert [row.id for row in list_own(site, site.areas["hue"], QUESTION)] == ["f0002", "f0001"]
