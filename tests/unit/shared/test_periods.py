import pytest

from scripts.shared.periods import period_bounds


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-S1", "2022-01-01", "2022-06-30"),
        ("2022-S2", "2022-07-01", "2022-12-31"),
        ("2022-Q1", "2022-01-01", "2022-03-31"),
        ("2022-Q4", "2022-10-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-07-13", "2022-07-13", "2022-07-13"),
        ("2022-01-01/P9M", "2022-01-01", "2022-09-30"),
        ("2020-01-01/P5Y", "2020-01-01", "2024-12-31"),
    ],
)
def test_bounds(period: str, start: str, end: str) -> None:
    assert [day.isoformat() for day in period_bounds(period)] == [start, end]


@pytest.mark.parametrize(
    "period",
    [
        "",
        "22",
        "2022-H1",
        "2022-S3",
        "2022-S0",
        "2022-s1",
        "2022-Q5",
        "2022-13",
        "2022-1",
        "2023-02-29",
        "0000",
        "2022-01-01/P0M",
        "２０２２",
        "2022-01-01/P9999Y",
    ],
)
def test_what_is_no_period(period: str) -> None:
    with pytest.raises(ValueError, match=f"^{period} is not a period: write it like 2022, 2022-S1"):
        period_bounds(period)
