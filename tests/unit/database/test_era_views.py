"""The SQL of the eras, as it is and after a third reform."""

import sqlite3

from scripts.contract.eras import ERAS, Era
from scripts.database.era_views import format_era_lists, format_era_of_period

THREE = (
    Era("provinces-63", None, "2025-06-30", 63),
    Era("provinces-34", "2025-07-01", "2030-12-31", 34),
    Era("provinces-20", "2031-01-01", None, 20),
)


def test_a_period_is_of_the_era_in_which_it_ends() -> None:
    with sqlite3.connect(":memory:") as connection:
        query = f"""SELECT {format_era_of_period(THREE)} FROM (SELECT ? AS "end") p"""
        days = ("2022-12-31", "2025-06-30", "2025-07-01", "2030-12-31", "2031-01-01")
        eras = [connection.execute(query, (day,)).fetchone()[0] for day in days]
    assert eras == ["63", "63", "34", "34", "20"]


def test_a_third_reform_needs_a_row_and_no_code() -> None:
    areas = [
        ("an-giang", None, "2025-06-30"),
        ("an-giang-2025", "2025-07-01", "2030-12-31"),
        ("an-giang-2031", "2031-01-01", None),
        ("ha-noi", None, None),
        ("thua-thien-hue", None, "2024-12-31"),
        ("hue", "2025-01-01", None),
    ]
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE areas (id, valid_from, valid_to, level DEFAULT 'province')")
        connection.executemany("INSERT INTO areas (id, valid_from, valid_to) VALUES (?, ?, ?)", areas)
        rows = connection.execute(format_era_lists(THREE)).fetchall()
    assert sorted(rows, key=lambda row: (-int(row[1]), row[0])) == [
        ("an-giang", "63"), ("ha-noi", "63"), ("thua-thien-hue", "63"),
        ("an-giang-2025", "34"), ("ha-noi", "34"), ("hue", "34"),
        ("an-giang-2031", "20"), ("ha-noi", "20"), ("hue", "20"),
    ]  # fmt: skip


def test_two_eras_read_as_before() -> None:
    assert format_era_of_period(ERAS) == """CASE WHEN p."end" <= '2025-06-30' THEN '63' ELSE '34' END"""
