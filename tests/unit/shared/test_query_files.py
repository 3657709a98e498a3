"""Queries as files: where the comments end, and whose words are whose."""

from pathlib import Path

import pytest

from scripts.shared.query_files import (
    QueryFile,
    find_fault,
    find_stray,
    find_words,
    parse_query,
    read_query_files,
)

QUERY = QueryFile("10-dti-2022.sql", "dti-2022", {}, "SELECT 1")
FORMS = {"vi": "A", "en": "B"}


@pytest.mark.parametrize(
    ("text", "said", "sql"),
    [
        ("SELECT 1\n\nFROM a\n", {}, "SELECT 1\n\nFROM a"),
        ("-- chart: bars change\n\nSELECT 1\n", {"chart": "bars change"}, "SELECT 1"),
        ("-- a: 1\n-- b: 2\n\n-- why\nSELECT 1", {"a": "1", "b": "2"}, "-- why\nSELECT 1"),
        ("-- why\nSELECT 1", {}, "-- why\nSELECT 1"),
    ],
)
def test_the_first_lines_end_with_an_empty_one(text: str, said: dict[str, str], sql: str) -> None:
    assert parse_query("10-dti-2022.sql", text) == QueryFile("10-dti-2022.sql", "dti-2022", said, sql)


def test_queries_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for name in ("20-second.sql", "10-first.sql"):
        (tmp_path / name).write_text("SELECT 1", encoding="utf-8")
    assert [query.slug for query in read_query_files(tmp_path)] == ["first", "second"]


def test_the_words_of_a_query_are_those_of_its_slug() -> None:
    words = {"dti-2022_title": FORMS, "dti-2022_rank_figure": FORMS, "dti_title": FORMS}
    assert find_words(QUERY, words) == {"title": FORMS, "rank_figure": FORMS}


def test_what_is_wrong_with_words() -> None:
    assert find_fault(QUERY, ["title"], {"dti-2022_title": FORMS}) is None
    assert find_fault(QUERY, ["title"], {"dti-2022_title": {"vi": "A"}}) == (
        "[dti-2022_title] lacks “en”, which 10-dti-2022.sql needs: add it"
    )
    assert find_fault(QUERY, [], {"dti-2022_title": FORMS}) == (
        "[dti-2022_title] names nothing in 10-dti-2022.sql: remove it"
    )


def test_words_of_no_query_are_strays() -> None:
    assert find_stray([QUERY], {"dti-2022_title": FORMS}) is None
    assert find_stray([QUERY], {"dti-2022_title": FORMS, "dti_title": FORMS}) == "dti_title"
