"""The values that a printed form can mean, signs and compounds included."""

from decimal import Decimal
from pathlib import Path

import pytest

from scripts.checks.printed import printed_figure_is_the_value, read_values
from scripts.checks.runner import read_tables
from scripts.contract.cells import Value
from scripts.contract.tables import Row
from scripts.reading.numerals import parse_printed
from scripts.shared.languages import Language
from tests.sample import write_sample
from tests.unit.checks.broken_rows import change

PERCENT = Row("units", 2, {"id": "percent", "name_vi": "%"})
COUNT = Row("units", 3, {"id": "count", "name_vi": "số lượng"})
BILLION = Row("units", 4, {"id": "vnd-billion", "name_vi": "tỷ đồng"})


@pytest.mark.parametrize(
    ("printed", "digits", "unit", "language", "values"),
    [
        ("-3,5%", "3,5", PERCENT, "vi", {"-3.5"}),
        ("âm 1,126%", "1,126", PERCENT, "vi", {"-1.126"}),
        ("12 345", "12 345", COUNT, "vi", {"12345"}),
        ("1,126", "1,126", COUNT, "vi", {"1.126", "1126"}),
        ("1 tỷ 200 triệu đồng", "1", BILLION, "vi", {"1.2"}),
        ("2 tỷ rưỡi", "2", BILLION, "vi", {"2.5"}),
        ("-0.73", "0.73", PERCENT, "en", {"-0.73"}),
    ],
)
def test_a_printed_form_has_its_values(
    printed: str, digits: str, unit: Row, language: Language, values: set[str]
) -> None:
    reading = parse_printed(printed, language)
    found = read_values(digits, reading.value, reading.scaled_value, unit, language)
    assert found == {Decimal(value) for value in values}


def test_all_that_a_printed_form_can_mean_is_told(tmp_path: Path) -> None:
    tables, _ = read_tables(write_sample(tmp_path / "sample"))
    cells: dict[str, Value] = {"printed": "1,126", "obs_value": 1127}
    cells |= {"denominator": None, "denominator_basis": None}
    broken = change(tables, [("observations", 2, cells)])
    assert [str(problem) for problem in printed_figure_is_the_value(broken)] == [
        "observations.csv:2 obs_value: 1127, but “1,126” is 1.126 or 1126: correct the wrong one"
    ]
