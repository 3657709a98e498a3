"""Cards and their words: zero, missing, tie and hedge are four things; old figures say their age."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from scripts.pages.answers.answer_cards import Card, answer_area
from scripts.pages.answers.card_charts import draw_card, draw_line, find_hedge
from scripts.pages.answers.card_views import CardView, view_card
from scripts.pages.answers.card_words import Value, say_change, split_value, tell_change
from scripts.pages.answers.headlines import HEADLINES
from scripts.pages.answers.linked import Part, link_figure, split, strip
from scripts.pages.answers.since_last import Change
from scripts.pages.answers.verdicts import Merit, Side
from scripts.pages.model import Figure
from scripts.pages.site import Site
from tests.rows import make_area, make_figure
from tests.unit.pages.answers.conftest import RANK, MakeSite, make_indicator

PAPI = make_indicator(id="papi-d8", name="Điểm PAPI", unit_measure="papi-score-1-10", statistic="value")
DTI = replace(RANK, id="dti-rank", name="Hạng DTI")
DTI_34 = replace(DTI, id="dti-34-rank", ranked_set="provinces-34")
INDICATORS = (PAPI, DTI, DTI_34)


def at(year: int, id: str, **changes: Any) -> Figure:
    values = {
        "indicator_id": "papi-d8",
        "unit_measure": "papi-score-1-10",
        "obs_value": 3.41,
        "display": "3,41 điểm",
    }
    ends = {"time_period": str(year), "period": f"năm {year}", "period_end": f"{year}-12-31"}
    return make_figure(id=id, **(values | ends | {"period_start": f"{year}-01-01"} | changes))


def rank(year: int, id: str, value: int, of: int = 63, **changes: Any) -> Figure:
    kind = {"indicator_id": "dti-rank" if of == 63 else "dti-34-rank", "unit_measure": "rank"}
    return at(year, id, obs_value=value, display=f"{value}/{of}", denominator=float(of), **(kind | changes))


def make_cards(make_site: MakeSite, figures: list[Figure], area: str = "ha-tinh") -> tuple[Site, list[Card]]:
    site = make_site(figures, INDICATORS)
    return site, answer_area(site, site.areas[area]).cards


def view_one(make_site: MakeSite, figures: list[Figure], area: str = "ha-tinh") -> CardView:
    site, [card] = make_cards(make_site, figures, area)
    return view_card(site, card)


def list_lines(view: CardView, place: int = 0) -> list[str]:
    return ["".join(part.text for part in line.parts) for line in view.answers[place].lines]


def test_a_question_without_a_figure_is_missing_not_zero(make_site: MakeSite) -> None:
    site = make_site([at(2024, "f0001")], INDICATORS)
    answers = answer_area(site, site.areas["ha-tinh"])
    assert [card.headline.id for card in answers.cards] == ["papi"]
    assert [headline.id for headline in answers.missing] == [
        headline.id for headline in HEADLINES if headline.id != "papi"
    ]


def test_a_zero_is_shown_and_says_that_it_is_one(make_site: MakeSite) -> None:
    view = view_one(make_site, [at(2024, "f0001", obs_value=0, display="0 điểm")])
    assert view.answers[0].value == Value("", "0", "điểm")
    assert view.answers[0].chips == ["zero in the source, not missing"]


def test_a_tie_names_who_shares_the_place(make_site: MakeSite) -> None:
    view = view_one(
        make_site, [rank(2024, "f0001", 15), rank(2024, "f0002", 15, area_id="yen-bai", area="Yên Bái")]
    )
    assert list_lines(view)[0] == "2 of 63 ranks known (dark cells); tied with Yên Bái"


@pytest.mark.parametrize(
    ("qualifier", "status", "mark"),
    [
        ("exact", "A", ""),
        ("exact", "P", "about"),
        ("exact", "E", "about"),
        ("about", "A", "about"),
        ("more-than", "A", "over"),
        ("at-least", "A", "over"),
        ("nearly", "A", "under"),
        ("less-than", "A", "under"),
    ],
)
def test_a_hedge_has_its_mark(qualifier: str, status: str, mark: str) -> None:
    assert find_hedge(make_figure(qualifier=qualifier, obs_status=status)) == mark


@pytest.mark.parametrize(
    ("display", "unit", "value"),
    [
        ("trên 21.000 km", "km", Value("trên", "21.000", "km")),
        ("57,53%", "percent", Value("", "57,53%", "")),
        ("khoảng 24%", "percent", Value("khoảng", "24%", "")),
        ("7/34", "rank", Value("", "7th", "/34")),
        ("7 of 34", "rank", Value("", "7th", "of 34")),
        ("24/26", "count", Value("", "24", "/26")),
        ("1.126", "count", Value("", "1.126", "")),
        ("−3,5%", "percent", Value("", "−3,5%", "")),
    ],
)
def test_a_value_is_parted_into_hedge_number_and_unit(
    sample: Site, display: str, unit: str, value: Value
) -> None:
    assert split_value(sample, make_figure(display=display, unit_measure=unit, obs_value=7)) == value


def test_old_figures_say_their_age_and_stand_last(make_site: MakeSite) -> None:
    site, cards = make_cards(make_site, [rank(2022, "f0001", 37), at(2024, "f0002")])
    assert [card.headline.id for card in cards] == ["papi", "dti"]
    assert view_card(site, cards[1]).answers[0].chips == ["over 3 years old"]
    assert view_card(site, cards[0]).answers[0].chips == []


def test_former_units_stand_side_by_side_with_the_ranks_of_today(make_site: MakeSite) -> None:
    figures = [
        rank(2024, "f0001", 2, area_id="da-nang"),
        rank(2024, "f0002", 31, area_id="quang-nam"),
        rank(2024, "f0003", 1, of=34, area_id="ha-noi", era="34"),
    ]
    view = view_one(make_site, figures, "da-nang-2025")
    assert [(row.who, row.look, row.value.number) for row in view.answers] == [
        ("former Đà Nẵng", "own", "2nd"),
        ("Quảng Nam", "own-b", "31st"),
    ]
    assert view.note == "Of the former units: neither added up nor averaged"
    assert view.below is not None
    assert "".join(part.text for part in view.below.parts) == (
        "Đà Nẵng's place among the 34: not found; 1 of 34 known"
    )


def test_an_own_figure_is_alone_and_the_former_units_lines_stop_at_its_border(make_site: MakeSite) -> None:
    figures = [
        at(2025, "f0001", area_id="da-nang-2025", era="34"),
        at(2023, "f0002", area_id="da-nang"),
        at(2024, "f0003", area_id="da-nang"),
    ]
    site, [card] = make_cards(make_site, figures, "da-nang-2025")
    assert [row.figure.id for row in card.answers] == ["f0001"]
    assert [[row.id for row in part] for line in card.former for part in line] == [["f0002", "f0003"]]
    assert 'class="breakline"' in draw_line(site, card)


def test_a_change_across_ranked_sets_is_refused_with_its_reason(make_site: MakeSite) -> None:
    figures = [rank(2023, "f0001", 25), rank(2024, "f0002", 7, of=34, era="34")]
    site, [card] = make_cards(make_site, figures)
    line = tell_change(site, card.answers[0])
    assert line is not None
    assert (line.icon, strip(line.text)) == (
        "cannot",
        "Does not continue 25th/63 (năm 2023): another set was ranked",
    )
    assert split(line.text)[1] == Part("25th/63", "figures/f0001")


@pytest.mark.parametrize(
    ("side", "difference", "kind", "said"),
    [
        (Side.HIGHER, 12, {"statistic": "rank"}, "down by 12 places"),
        (Side.LOWER, -1, {"statistic": "rank"}, "up by 1 place"),
        (Side.HIGHER, 3.456, {}, "up by 3.46 percentage points"),
        (Side.LOWER, -0.004, {}, "down by 0.004 percentage points"),
        (Side.HIGHER, None, {}, "up"),
        (Side.SAME, 0, {}, "unchanged"),
    ],
)
def test_a_change_is_said_in_its_unit(
    sample: Site, side: Side, difference: float | None, kind: dict[str, Any], said: str
) -> None:

    exact = None if difference is None else Decimal(str(difference))
    change = Change(make_figure(), side, Merit.NONE, exact)
    assert say_change(sample, change, make_indicator(**kind)) == said


def test_nothing_is_drawn_where_nothing_compares(make_site: MakeSite) -> None:
    site, [card] = make_cards(make_site, [at(2024, "f0001")])
    assert draw_card(site, card) == ""
    assert draw_line(site, card) == ""


def test_links_are_written_and_taken_apart() -> None:
    text = f"a {link_figure(make_figure(), '54,9%')} b"
    assert split(text) == [Part("a "), Part("54,9%", "figures/f0001"), Part(" b")]
    assert (split(text)[1].folder, split(text)[1].id) == ("figures", "f0001")
    assert strip(text) == "a 54,9% b"
    assert make_area().id == "ha-tinh"
