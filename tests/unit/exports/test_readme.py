"""data/README.md says what datapackage.json says."""

from pathlib import Path

import pytest

from scripts.contract.package import PackageError, load_package
from scripts.exports.tables_readme import BEGIN, END, RULE_BEGIN, RULE_END, describe_field, render

ROOT = Path(__file__).parents[3]


def test_readme_of_the_data_is_what_the_schema_would_write_now() -> None:
    text = (ROOT / "data/README.md").read_text(encoding="utf-8")
    assert text == render(text, load_package(ROOT))


def test_field_is_described_in_one_row_with_its_codes() -> None:
    field = load_package(ROOT).resources["observations"].field("measure")
    assert describe_field(field) == (
        "| **`measure`** | string | Whether the value was reached or is aimed at. A target is never drawn as"
        " a result. Codes: `result` result; `target` target. | result |"
    )


def test_text_without_a_mark_is_refused_in_a_sentence() -> None:
    with pytest.raises(PackageError) as error:
        render(f"no mark {END}", load_package(ROOT))
    assert str(error.value) == f"data/README.md lacks the line {BEGIN!r} or {END!r}: put both back."
    with pytest.raises(PackageError) as error:
        render(f"{BEGIN} {END} {RULE_BEGIN}", load_package(ROOT))
    assert str(error.value) == f"data/README.md lacks the line {RULE_BEGIN!r} or {RULE_END!r}: put both back."
