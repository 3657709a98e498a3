"""Sentences made from the data: what they say, and that they say nothing that the figures do not show."""

import pytest

from scripts.pages.area_names import name_areas
from scripts.pages.model import Mark
from scripts.pages.stored import StoredRow
from scripts.pages.summaries import summarize_area, summarize_indicator, tell_years
from scripts.shared.words import Words, read_words
from tests.rows import make_area, make_figure


@pytest.fixture
def vi() -> Words:
    return read_words("pages", "vi")


@pytest.fixture
def en() -> Words:
    return read_words("pages", "en")


AREA = make_area()
RANK = {"unit_measure": "rank", "denominator": 63.0, "pillar_id": "index", "pillar": "Chỉ số tổng hợp"}


def test_an_area_without_figures_gets_one_sentence(vi: Words, en: Words) -> None:
    assert summarize_area(AREA, [], vi) == ["Chưa có số liệu công bố nào được tìm thấy cho tỉnh Hà Tĩnh."]
    assert summarize_area(make_area(phrase="Hà Tĩnh province"), [], en) == [
        "No published figure has been found for Hà Tĩnh province."
    ]


def test_one_figure_is_told_in_the_singular(vi: Words, en: Words) -> None:
    assert summarize_area(AREA, [make_figure()], vi) == [
        "Có 1 số liệu đã công bố về tỉnh Hà Tĩnh, từ 1 nguồn, cho năm 2022."
    ]
    assert summarize_area(make_area(phrase="Hà Tĩnh province"), [make_figure()], en) == [
        "1 published figure on Hà Tĩnh province, from 1 source, for 2022."
    ]


def test_an_area_is_summed_up_in_four_sentences(vi: Words) -> None:
    figures = [
        make_figure(),
        make_figure(id="f0002", qualifier="more-than", source_id="s2"),
        make_figure(id="f0003", indicator="Xếp hạng DTI", display="26/63", period_start="2020-01-01", **RANK),
    ]
    assert summarize_area(AREA, figures, vi) == [
        "Có 3 số liệu đã công bố về tỉnh Hà Tĩnh, từ 2 nguồn, cho giai đoạn 2020–2022.",
        "Nhiều nhất là nhóm Hạ tầng số (2) và Chỉ số tổng hợp (1).",
        "Xếp hạng DTI, năm 2022: 26/63.",
        "1 số liệu là con số gần đúng trong nguồn (trên, gần, khoảng …) và được giữ đúng như vậy.",
    ]


def test_the_newest_rank_is_told_and_no_target(en: Words) -> None:
    figures = [
        make_figure(id="f0001", indicator="DTI rank", display="30 of 63", period="2021", **RANK),
        make_figure(
            id="f0002",
            indicator="DTI rank",
            display="26 of 63",
            period="2022",
            **{**RANK, "period_end": "2023-12-31"},
        ),
        make_figure(
            id="f0003",
            indicator="DTI rank",
            display="10 of 63",
            measure="target",
            period="2025",
            **{**RANK, "period_end": "2025-12-31"},
        ),
    ]
    assert summarize_area(make_area(phrase="Hà Tĩnh province"), figures, en)[1] == "DTI rank, 2022: 26 of 63."


def test_figures_that_fail_are_told_before_approximate_ones(en: Words) -> None:
    figures = [make_figure(marks=[Mark("f0001", "r", "disagrees", "contradiction")], qualifier="about")]
    assert summarize_area(make_area(phrase="X"), figures, en)[-1] == (
        "1 of the figures stands where a source contradicts itself; it is given as printed, and marked."
    )


def test_an_indicator_is_summed_up_in_one_sentence(vi: Words, en: Words) -> None:
    figures = [make_figure(area_id=f"a{number}", id=f"f{number}") for number in range(1200)]
    assert summarize_indicator(figures, vi) == (
        "Có 1.200 giá trị đã công bố của 1.200 đơn vị, từ 1 nguồn, cho năm 2022."
    )
    assert (
        summarize_indicator(figures, en) == "1,200 published values for 1,200 areas, from 1 source, for 2022."
    )


def test_years_are_told_from_the_first_to_the_last() -> None:
    figures = [make_figure(period_start="2020-07-01", period_end="2020-12-31"), make_figure()]
    assert tell_years(figures) == "2020–2022"
    assert tell_years(figures[1:]) == "2022"


def make_row(name: str, **changes: str) -> StoredRow:
    row: StoredRow = {
        "id": "-".join([name, *changes.values()]),
        "name_vi": name,
        "name_en": name,
        "level": "province",
        "type": "province",
        "valid_from": None,
        "valid_to": None,
    }
    return {**row, **changes}


def test_units_of_one_name_are_told_apart_by_their_days(vi: Words, en: Words) -> None:
    names = {}
    for words in (vi, en):
        areas = [
            make_row("Quảng Trị", valid_to="2025-06-30"),
            make_row("Quảng Trị", valid_from="2025-07-01"),
            make_row("Ho Chi Minh City", type="city"),
            make_row("Đà Nẵng", type="city"),
        ]
        types = {str(area["id"]): str(area["type"]) for area in areas}
        names[words.language] = [named[:3] for named in name_areas(areas, types, words).values()]
    assert names["vi"] == [
        ("Tỉnh Quảng Trị (đến 30/6/2025)", "tỉnh Quảng Trị (đến 30/6/2025)", "Quảng Trị (đến 30/6/2025)"),
        ("Tỉnh Quảng Trị (từ 1/7/2025)", "tỉnh Quảng Trị (từ 1/7/2025)", "Quảng Trị (từ 1/7/2025)"),
        ("Ho Chi Minh City", "Ho Chi Minh City", "Ho Chi Minh City"),
        ("Thành phố Đà Nẵng", "thành phố Đà Nẵng", "Đà Nẵng"),
    ]
    assert names["en"] == [
        (
            "Quảng Trị province (until 30 June 2025)",
            "Quảng Trị province (until 30 June 2025)",
            "Quảng Trị (until 30 June 2025)",
        ),
        (
            "Quảng Trị province (since 1 July 2025)",
            "Quảng Trị province (since 1 July 2025)",
            "Quảng Trị (since 1 July 2025)",
        ),
        ("Ho Chi Minh City", "Ho Chi Minh City", "Ho Chi Minh City"),
        ("Đà Nẵng city", "Đà Nẵng city", "Đà Nẵng"),
    ]


def test_a_list_is_told_with_its_last_word(vi: Words, en: Words) -> None:
    assert vi.list(["a"]) == "a"
    assert vi.list(["a", "b", "c"]) == "a, b và c"
    assert en.list(["a", "b"]) == "a and b"
