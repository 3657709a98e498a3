"""What words beside a figure mean: areas, periods, numbers in words."""

import pytest

from scripts.contract.tables import Row
from scripts.reading.number_words import read_number_words
from scripts.reading.printed_areas import get_names, means_the_country
from scripts.reading.printed_periods import can_mean, list_exact, measure_span, read_printed_periods
from scripts.shared.folding import fold_words

AREAS = [
    Row("areas", 2, {"id": "hue", "name_vi": "Huế", "name_en": "Huế", "aliases": None}),
    Row(
        "areas",
        3,
        {
            "id": "thua-thien-hue",
            "name_vi": "Thừa Thiên Huế",
            "name_en": "Thừa Thiên Huế",
            "aliases": "TT-Huế",
        },
    ),
    Row("areas", 4, {"id": "da-nang", "name_vi": "Đà Nẵng", "name_en": "Da Nang", "aliases": None}),
    Row("areas", 5, {"id": "da-nang-2025", "name_vi": "Đà Nẵng", "name_en": "Da Nang", "aliases": None}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "areas"),
    [
        ("TP. Đà Nẵng", {"da-nang", "da-nang-2025"}),
        ("DA NANG city", {"da-nang", "da-nang-2025"}),
        ("Thừa Thiên - Huế", {"thua-thien-hue"}),
        ("TT-Huế và Huế", {"thua-thien-hue", "hue"}),
        ("Huếch", set()),
        ("ダナン市", {"da-nang"}),
        ("toàn tỉnh", set()),
    ],
)
def test_the_areas_that_words_name(printed: str, areas: set[str]) -> None:
    assert get_names(AREAS).find(printed) == areas


def test_the_country_without_its_name() -> None:
    assert [means_the_country(words) for words in ("trung bình 63 tỉnh", "Nationwide", "toàn tỉnh")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("printed", "year", "periods"),
    [
        ("năm 2022", None, {"2022"}),
        ("2025-S1", None, {"2025-S1"}),
        ("6 tháng đầu năm", 2023, {"2023-S1"}),
        ("by October 23, 2025", None, {"2025-10-23"}),
        ("in July", 2024, {"2024-07"}),
        ("in July", None, set()),
        ("first 5 months of 2025", None, {"2025-01-01/P5M"}),
        ("giai đoạn 2020 - 2024", None, {"2020-01-01/P5Y"}),
        ("2020/2022", None, {"2020-01-01/P3Y"}),
        ("tính đến ngày 5/12", 2020, {"2020-12-05"}),
        ("tháng 8/2025", None, {"2025-08"}),
        ("Đến nay", 2025, set()),
        ("công bố vào cuối tháng 5/2025", None, set()),
        ("32/13/2022", None, set()),
    ],
)
def test_the_periods_that_words_name(printed: str, year: int | None, periods: set[str]) -> None:
    assert read_printed_periods(printed, year) == periods


@pytest.mark.parametrize(
    ("printed", "exact"),
    [
        ("năm 2025", {"2025"}),
        ("đến cuối năm 2025", {"2025", "2025-12"}),
        ("9 tháng đầu năm 2024", {"2024-01-01/P9M", "2024-09"}),
        ("nửa đầu năm 2025", {"2025-S1", "2025-06", "2025-01-01/P6M"}),
    ],
)
def test_what_is_stored_for_words(printed: str, exact: set[str]) -> None:
    assert list_exact(printed, None) == exact


def test_what_words_can_mean() -> None:
    assert can_mean("năm 2025", "2025-12", None)
    assert not can_mean("năm 2025", "2024-12", None)
    assert can_mean("từ năm 2022", "2024-12", None)
    assert not can_mean("từ năm 2022", "2021", None)
    assert can_mean("Đến nay", "1999", 2025)
    assert (measure_span("February 2023", None), measure_span("Đến nay", 2023)) == (28, 0)


@pytest.mark.parametrize(
    ("printed", "denominator", "numbers"),
    [
        ("forty-first", None, {41}),
        ("sixteenth", None, {16}),
        ("second out of 34", None, {2}),
        ("xếp thứ hai", None, {2}),
        ("dẫn đầu", None, {1}),
        ("đứng cuối bảng", 63, {63}),
        ("đứng cuối bảng", None, set()),
        ("All", None, {100}),
        ("nhiều", None, set()),
    ],
)
def test_numbers_in_words(printed: str, denominator: float | None, numbers: set[float]) -> None:
    assert read_number_words(printed, denominator) == numbers


def test_words_without_signs() -> None:
    assert [fold_words(text) for text in ("TP. Huế", "Bà Rịa – Vũng Tàu", "高平", "(")] == [
        "tp hue",
        "ba ria vung tau",
        "高平",
        "(",
    ]
