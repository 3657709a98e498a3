"""Strips, bars and series: whole small drawings, and what each mark stands for."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest

from scripts.charts.bars import Bar, draw_bar_list
from scripts.charts.chart_files import format_chart_file
from scripts.charts.frames import choose_ticks
from scripts.charts.marks import Heading
from scripts.charts.palette import LIGHT
from scripts.charts.series import SeriesPoint, draw_time_series, is_joined
from scripts.charts.strips import Dot, Strip, draw_strip_plot
from scripts.charts.svg import element, number
from scripts.shared.languages import Language

STRIPS = [
    Strip("2023", [Dot(40), Dot(50, hedged=True), Dot(60, "60 điểm", marked=True)]),
    Strip("2022", [Dot(30), Dot(41)]),
]
BARS = [Bar("Đà Nẵng", 0.5, "+0,5"), Bar("Huế", -0.25, "khoảng −0,25", hedged=True, marked=True)]


def year(name: int, value: float, **more: Any) -> SeriesPoint:
    return SeriesPoint(f"{name}-01-01", f"{name}-12-31", str(name), value, f"{value}%", **more)


HEADING = Heading("t", "Tỷ lệ", "vi")


def draw_series(*points: SeriesPoint, language: Language = "vi", **options: Any) -> ElementTree.Element:
    svg = draw_time_series(points, Heading("t", "Tỷ lệ", language), **options)
    assert svg is not None
    return ElementTree.fromstring(svg)


def list_lines(root: ElementTree.Element, colour: str) -> list[ElementTree.Element]:
    return [line for line in root.findall(".//line") if line.get("stroke") == LIGHT[colour]]


def list_texts(root: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in root.iter("text")]


def draw_strips(language: Language = "vi", **options: Any) -> str:
    return draw_strip_plot(STRIPS, Heading("s", "DTI", language), **options)


def draw_bars() -> str:
    return draw_bar_list(BARS, Heading("b", "PAPI", "vi"))


def test_a_bar_list_whole() -> None:
    assert draw_bar_list([Bar("Huế", 2, "2%")], Heading("b", "A & B", "en")) == (
        '<svg class="chart bar-list" role="group" width="100%" height="28"'
        ' aria-labelledby="b-title" aria-describedby="b-desc">'
        '<title id="b-title">A &amp; B</title><desc id="b-desc">1: Huế 2% … Huế 2%.</desc>'
        '<g role="list"><g role="listitem">'
        '<text x="38%" y="17" font-size="12" class="f-ink" fill="#13212a" text-anchor="end">Huế</text>'
        '<rect x="40%" y="5" width="45%" height="16"'
        ' class="f-scale-4 s-scale-4" fill="#1870a1" stroke="#1870a1" stroke-width="1.5"/>'
        '<text x="85%" y="17" font-size="12" class="f-ink" fill="#13212a" dx="6">2%</text></g></g>'
        '<line x1="40%" y1="0" x2="40%" y2="24"'
        ' class="s-soft" fill="none" stroke="#475962" stroke-width="1"/>'
        "</svg>"
    )


def test_bars_start_from_zero_and_a_hedged_one_is_hollow() -> None:
    bars = ElementTree.fromstring(draw_bars()).findall(".//g[@role='listitem']/rect")
    assert [(bar.get("x"), bar.get("width"), bar.get("fill")) for bar in bars] == [
        ("55%", "30%", LIGHT["scale-4"]),
        ("40%", "15%", LIGHT["page"]),
    ]


def test_every_bar_says_its_name_and_value() -> None:
    items = ElementTree.fromstring(draw_bars()).findall(".//g[@role='listitem']")
    assert [list_texts(item) for item in items] == [["Đà Nẵng", "+0,5"], ["Huế", "khoảng −0,25"]]


def test_a_strip_says_place_median_and_range() -> None:
    assert ElementTree.fromstring(draw_strips()).findtext("desc") == (
        "2023: 60 điểm; trung vị 50; 3 tỉnh, thành có số liệu, từ 40 đến 60. "
        "2022: chưa có số liệu của tỉnh, thành này; trung vị 35,5; 2 tỉnh, thành có số liệu, từ 30 đến 41."
    )
    english = ElementTree.fromstring(draw_strips(language="en", with_median=False))
    assert english.findtext("desc") == (
        "2023: 60 điểm; 3 provinces with a figure, from 40 to 60. "
        "2022: no figure for this province; 2 provinces with a figure, from 30 to 41."
    )
    assert not any("median" in text for text in list_texts(english))


def test_strips_share_one_axis_and_a_hedged_dot_is_a_ring() -> None:
    paths = ElementTree.fromstring(draw_strips()).findall(".//path")
    assert [(path.get("d"), path.get("stroke"), path.get("stroke-width")) for path in paths] == [
        ("M34.3 28h0", LIGHT["edge"], "6"),
        ("M65.7 28h0", LIGHT["edge"], "7"),
        ("M65.7 28h0", LIGHT["page"], "4"),
        ("M3 92h0m34.5 0h0", LIGHT["edge"], "6"),
    ]


def test_the_marked_unit_is_drawn_and_its_value_written() -> None:
    root = ElementTree.fromstring(draw_strips())
    marked = root.findall("./circle[@r='5.5']")
    assert [(mark.get("cx"), mark.get("cy"), mark.get("fill")) for mark in marked] == [
        ("97%", "28", LIGHT["focus"])
    ]
    assert list_texts(root) == [
        "2023",
        "60 điểm",
        "trung vị 50",
        "2022",
        "trung vị 35,5",
        "30",
        "60",
        "tỉnh, thành đang xem",
        "các tỉnh, thành khác",
        "số gần đúng (khoảng, trên, gần…)",
    ]


def test_equal_values_stand_in_lanes() -> None:
    svg = draw_strip_plot([Strip("2022", [Dot(5)] * 4)], HEADING, with_median=False)
    assert 'd="M50 42h0m0 7h0m0 -14h0m0 21h0"' in svg


def test_two_results_are_no_series() -> None:
    assert draw_time_series([year(2020, 1), year(2021, 2)], HEADING) is None


def test_three_results_of_two_methods_are_no_series() -> None:
    points = [year(2020, 1, method="a"), year(2021, 2, method="a"), year(2022, 3, method="b")]
    assert draw_time_series(points, HEADING) is None


def test_targets_make_no_series() -> None:
    points = [year(2020, 1), year(2021, 2), year(2022, 3, target=True)]
    assert draw_time_series(points, HEADING) is None


def test_a_line_joins_years_that_follow_each_other() -> None:
    root = draw_series(year(2020, 1), year(2021, 2), year(2022, 3))
    assert len(list_lines(root, "scale-4")) == 2


def test_a_missing_year_is_a_gap() -> None:
    root = draw_series(year(2020, 1), year(2022, 2), year(2023, 3))
    assert [line.get("y2") for line in list_lines(root, "scale-4")] == ["40"]


def test_a_change_of_method_is_a_broken_line_and_no_joint() -> None:
    points = [year(2019 + place, place, method="a" if place < 2 else "b") for place in range(5)]
    root = draw_series(*points)
    assert len(list_lines(root, "scale-4")) == 3
    assert [line.get("stroke-dasharray") for line in list_lines(root, "soft")] == ["4 4"]
    assert "đổi cách tính, không so sánh qua vạch này" in list_texts(root)


def test_a_target_is_a_hollow_diamond_that_no_line_touches() -> None:
    root = draw_series(year(2020, 1), year(2021, 2), year(2022, 3), year(2023, 4, target=True))
    assert len(list_lines(root, "scale-4")) == 2
    diamonds = [path for path in root.iter("path") if path.get("stroke") == LIGHT["focus"]]
    assert [(path.get("d"), path.get("fill")) for path in diamonds] == [
        ("M0-7L7 0L0 7L-7 0Z", LIGHT["page"])
    ] * 2
    assert "chỉ tiêu" in list_texts(root)


@pytest.mark.parametrize(
    ("qualifier", "said"),
    [
        ("more-than", "cao hơn mức này (trên, tối thiểu…)"),
        ("at-least", "cao hơn mức này (trên, tối thiểu…)"),
        ("nearly", "thấp hơn mức này (gần, dưới…)"),
        ("less-than", "thấp hơn mức này (gần, dưới…)"),
        ("at-most", "thấp hơn mức này (gần, dưới…)"),
        ("about", "khoảng, ước"),
    ],
)
def test_a_hedge_is_drawn_and_explained(qualifier: str, said: str) -> None:
    exact = draw_series(year(2020, 1), year(2021, 2), year(2022, 3))
    hedged = draw_series(year(2020, 1), year(2021, 2), year(2022, 3, qualifier=qualifier))
    assert set(list_texts(hedged)) - set(list_texts(exact)) == {said}
    hollow = [mark for mark in hedged.iter("circle") if mark.get("fill") == LIGHT["page"]]
    assert len(hollow) == (2 if qualifier == "about" else 0)


def test_an_inferred_period_is_lighter() -> None:
    root = draw_series(year(2020, 1), year(2021, 2), year(2022, 3, inferred=True))
    assert [mark.get("opacity") for mark in root.iter("g")] == ["0.5", "0.5"]
    assert "thời kỳ do suy luận" in list_texts(root)


def test_the_description_says_results_then_targets() -> None:
    root = draw_series(year(2020, 1), year(2023, 9, target=True), year(2021, 2), year(2022, 3), language="en")
    assert root.findtext("desc") == "Result: 2020: 1%; 2021: 2%; 2022: 3%. Target: 2023: 9%."


def test_the_first_rank_is_on_top() -> None:
    root = draw_series(year(2020, 60), year(2021, 30), year(2022, 2), lowest_first=True)
    lines = list_lines(root, "scale-4")
    assert [float(line.get("y1", "")) > float(line.get("y2", "")) for line in lines] == [True, True]
    assert list_texts(root)[:4] == ["1", "20", "40", "60"]


def test_a_period_stands_at_its_middle() -> None:
    half = SeriesPoint("2022-01-01", "2022-06-30", "2022-S1", 1, "1%")
    assert half.middle == (half.first + half.last) / 2
    assert (half.first, half.last) == (738156, 738336)


def test_what_may_be_joined() -> None:
    june, july = (SeriesPoint(f"2022-0{month}-01", f"2022-0{month}-30", "", 1, "") for month in (6, 7))
    day, other = (SeriesPoint(text, text, "", 1, "") for text in ("2022-01-05", "2022-03-09"))
    assert is_joined(june, july)
    assert is_joined(day, other)
    assert not is_joined(june, year(2023, 1))
    assert not is_joined(july, june)
    assert not is_joined(year(2020, 1, method="a"), year(2021, 1))


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([43.5, 61], [40, 45, 50, 55, 60, 65]),
        ([98, 100], [98, 98.5, 99, 99.5, 100]),
        ([3, 100], [0, 50, 100]),
        ([7, 7], [6, 8]),
        ([0, 0], [0, 0.5]),
        ([-0.4, 0.6], [-0.5, 0, 0.5, 1]),
        ([1126000, 2500000], [0, 1000000, 2000000, 3000000]),
    ],
)
def test_round_values_hold_the_values(values: list[float], ticks: list[float]) -> None:
    assert choose_ticks(values) == ticks


def test_texts_that_have_no_room_on_a_phone_are_left_to_the_table() -> None:
    points = [year(2010 + place, 50.25) for place in range(12)]
    written = [text for text in list_texts(draw_series(*points)) if text == "50.25%"]
    assert 2 <= len(written) <= 4


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="a chart cannot place the value"):
        number(value)


def test_numbers_and_attributes_have_one_form() -> None:
    assert [number(value) for value in (1.0, -0.001, 2.345678, 10, 100)] == ["1", "0", "2.35", "10", "100"]
    assert element("a", href='x"y', tabindex=None) == "<a href='x\"y'/>"


@pytest.mark.parametrize("svg", [draw_strips(), draw_bars()])
def test_a_drawing_is_one_line_without_style_or_script(svg: str) -> None:
    assert re.search(r"\n|\sstyle=|<script|\son\w+=|nan", svg) is None
    assert ElementTree.fromstring(format_chart_file(svg, "Tỉnh Số, CC BY 4.0")).get("width") == "720"


def test_the_order_of_rows_does_not_matter() -> None:
    turned = [Strip(strip.label, list(reversed(strip.dots))) for strip in STRIPS]
    assert draw_strip_plot(turned, Heading("s", "DTI", "vi")) == draw_strips()
    points = [year(2020, 1), year(2021, 2), year(2022, 3), year(2022, 9, target=True)]
    drawn = [draw_time_series(given, HEADING) for given in (points, points[::-1])]
    assert drawn[0] == drawn[1]
