"""How numbers, figures, dates and periods read, in whole strings."""

from pathlib import Path

import pytest

from scripts.contract.package import load_package
from scripts.shared.folding import fold
from scripts.shared.languages import Language
from scripts.shared.wording import (
    find_hedge,
    format_date,
    format_figure,
    format_fraction,
    format_number,
    format_ordinal,
    format_period,
    format_value,
)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (0, "0", "0"),
        (7.0, "7", "7"),
        (1126, "1.126", "1,126"),
        (1300000.0, "1.300.000", "1,300,000"),
        (54.9, "54,9", "54.9"),
        (95.2, "95,2", "95.2"),
        (0.0000001, "0,0000001", "0.0000001"),
        (1234.5, "1.234,5", "1,234.5"),
        (-3.5, "−3,5", "−3.5"),
        (1e15, "1.000.000.000.000.000", "1,000,000,000,000,000"),
    ],
)
def test_a_number_keeps_all_its_digits(value: float, vi: str, en: str) -> None:
    assert (format_number(value, "vi"), format_number(value, "en")) == (vi, en)


def test_a_number_is_rounded_only_where_it_is_longer_than_its_decimals() -> None:
    assert [format_number(value, "en", 2) for value in (0.125, 94.907407, 74.16, 5.999, -0.001)] == [
        "0.13",
        "94.91",
        "74.16",
        "6.00",
        "0.00",
    ]
    assert format_number(100, "en", 0) == "100"
    assert format_number(2.5, "vi", 0) == "3"


def test_a_symbol_stands_where_the_language_wants_it() -> None:
    assert format_value(54.9, "%", "vi") == "54,9%"
    assert format_value(54.9, "%", "en") == "54.9%"
    assert format_value(18.1, "trên 100 dân", "vi") == "18,1 trên 100 dân"
    assert format_value(18.1, "per 100 people", "en") == "18.1 per 100 people"
    assert format_value(1126, "", "vi") == "1.126"


def test_a_rank_and_a_fraction() -> None:
    assert (format_fraction(26, 63, "vi"), format_fraction(26, 63, "en")) == ("26/63", "26 of 63")
    assert format_figure(18, "vi", denominator=21, hedge="gần") == "gần 18/21"
    assert format_figure(26, "en", denominator=63) == "26 of 63"
    assert format_figure(26, "en") == "26"


def test_the_denominator_of_a_share_is_no_part_of_it() -> None:
    assert format_figure(94, "en", denominator=216, symbol="%") == "94%"


QUALIFIED = {
    ("exact", "A"): ("70%", "70%"),
    ("exact", "E"): ("ước 70%", "an estimated 70%"),
    ("exact", "P"): ("sơ bộ 70%", "provisionally 70%"),
    ("about", "A"): ("khoảng 70%", "about 70%"),
    ("about", "E"): ("ước 70%", "an estimated 70%"),
    ("about", "P"): ("sơ bộ khoảng 70%", "provisionally about 70%"),
    ("at-least", "A"): ("tối thiểu 70%", "at least 70%"),
    ("at-least", "E"): ("ước tối thiểu 70%", "an estimated at least 70%"),
    ("at-least", "P"): ("sơ bộ tối thiểu 70%", "provisionally at least 70%"),
    ("at-most", "A"): ("tối đa 70%", "at most 70%"),
    ("at-most", "E"): ("ước tối đa 70%", "an estimated at most 70%"),
    ("at-most", "P"): ("sơ bộ tối đa 70%", "provisionally at most 70%"),
    ("more-than", "A"): ("trên 70%", "more than 70%"),
    ("more-than", "E"): ("ước trên 70%", "an estimated more than 70%"),
    ("more-than", "P"): ("sơ bộ trên 70%", "provisionally more than 70%"),
    ("less-than", "A"): ("dưới 70%", "less than 70%"),
    ("less-than", "E"): ("ước dưới 70%", "an estimated less than 70%"),
    ("less-than", "P"): ("sơ bộ dưới 70%", "provisionally less than 70%"),
    ("nearly", "A"): ("gần 70%", "nearly 70%"),
    ("nearly", "E"): ("ước gần 70%", "an estimated nearly 70%"),
    ("nearly", "P"): ("sơ bộ gần 70%", "provisionally nearly 70%"),
}


def test_every_qualifier_with_every_status() -> None:
    observations = load_package(Path(__file__).parents[3]).resources["observations"]
    labels = {language: observations.labels("qualifier", language) for language in ("vi", "en")}
    statuses = observations.labels("obs_status", "en")

    def write(language: Language, qualifier: str, status: str) -> str:
        hedge = find_hedge(qualifier, status, labels[language])
        return format_figure(70, language, symbol="%", hedge=hedge, status=status)

    assert {
        (qualifier, status): (write("vi", qualifier, status), write("en", qualifier, status))
        for qualifier in labels["vi"]
        for status in statuses
    } == QUALIFIED


@pytest.mark.parametrize(
    ("time_period", "vi", "en"),
    [
        ("2022", "năm 2022", "2022"),
        ("2022-S1", "6 tháng đầu năm 2022", "first half of 2022"),
        ("2022-S2", "6 tháng cuối năm 2022", "second half of 2022"),
        ("2022-Q1", "quý I/2022", "first quarter of 2022"),
        ("2022-Q2", "quý II/2022", "second quarter of 2022"),
        ("2022-Q3", "quý III/2022", "third quarter of 2022"),
        ("2022-Q4", "quý IV/2022", "fourth quarter of 2022"),
        ("2023-01", "tháng 1/2023", "January 2023"),
        ("2023-10", "tháng 10/2023", "October 2023"),
        ("2022-07-13", "ngày 13/7/2022", "13 July 2022"),
        ("2022-01-01/P9M", "9 tháng đầu năm 2022", "first nine months of 2022"),
        ("2022-01-01/P6M", "6 tháng đầu năm 2022", "first half of 2022"),
        ("2022-01-01/P3M", "3 tháng đầu năm 2022", "first three months of 2022"),
        ("2022-01-01/P1M", "tháng 1/2022", "January 2022"),
        ("2022-10-01/P3M", "3 tháng cuối năm 2022", "last three months of 2022"),
        ("2022-01-01/P12M", "năm 2022", "2022"),
        ("2022-01-01/P1Y", "năm 2022", "2022"),
        ("2020-01-01/P5Y", "2020–2024", "2020–2024"),
        ("2021-07-01/P12M", "từ tháng 7/2021 đến tháng 6/2022", "July 2021 to June 2022"),
        ("2022-03-15/P3M", "từ ngày 15/3/2022 đến ngày 14/6/2022", "15 March 2022 to 14 June 2022"),
    ],
)
def test_every_form_of_period_has_a_name(time_period: str, vi: str, en: str) -> None:
    assert (format_period(time_period, "vi"), format_period(time_period, "en")) == (vi, en)


def test_what_is_no_period_has_no_name() -> None:
    with pytest.raises(ValueError, match="2022-13 is not a period"):
        format_period("2022-13", "vi")


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("2023-02-21", "21/2/2023", "21 February 2023"),
        ("2023-02", "2/2023", "February 2023"),
        ("2023", "2023", "2023"),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(text: str, vi: str, en: str) -> None:
    assert (format_date(text, "vi"), format_date(text, "en")) == (vi, en)


def test_folding_takes_case_and_diacritics() -> None:
    assert fold("Đà Nẵng – ĐIỆN THOẠI, Thừa Thiên Huế, ưỡng") == "da nang – dien thoai, thua thien hue, uong"
    assert fold("Đà") == "da"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (22, "22nd"),
        (63, "63rd"),
        (111, "111th"),
        (101, "101st"),
    ],
)
def test_a_place_is_an_ordinal_in_english_and_a_number_in_vietnamese(number: int, said: str) -> None:
    assert format_ordinal(number, "en") == said
    assert format_ordinal(number, "vi") == str(number)
