"""The counts that papers take: a code that no row has is counted too."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from scripts.contract.package import Package, PackageError
from scripts.database import loader as database
from scripts.exports.accepted import count_rows
from scripts.exports.promised import Counts, fill_numbers
from tests.sample import write_sample


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return write_sample(tmp_path_factory.mktemp("mẫu") / "gói")


@pytest.fixture
def counts(package: Package, tmp_path: Path) -> Counts:
    """Return the counts of a database without targets and without archived figures."""
    path = tmp_path / "tinh-so.db"
    database.build(package, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM observations WHERE measure = 'target' OR checked = 'archived'")
    return count_rows(path, package)


def test_a_count_of_zero_is_a_count(counts: Counts) -> None:
    text = "<!-- n: observations.measure target -->7<!-- /n -->, <!-- n: figures proved -->7<!-- /n -->"
    assert fill_numbers(text, counts, "vi", "about.md", keep_marks=False) == "0, 0"
    assert fill_numbers(text, counts, "en", "about.md") == text.replace("7", "0")


def test_what_nobody_counts_is_told(counts: Counts) -> None:
    with pytest.raises(PackageError) as error:
        fill_numbers("<!-- n: observations.measure wish -->7<!-- /n -->", counts, "vi", "about.md")
    assert str(error.value) == (
        "about.md: nothing is counted as observations.measure wish: name a key of accepted.json"
    )
