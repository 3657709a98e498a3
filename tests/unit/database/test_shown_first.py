"""Which figure is shown first: one rule in SQL and in words."""

from pathlib import Path

import pytest

from scripts.contract.package import load_package
from scripts.database.shown_first import CRITERIA, format_order, list_rule
from scripts.shared.languages import LANGUAGES, Language
from scripts.shared.surfaces import read_surface
from tests.sample import ROOT


def test_each_criterion_has_its_words_in_the_same_order() -> None:
    assert list(read_surface("shown_first")) == [criterion.name for criterion in CRITERIA]


def test_codes_are_ordered_as_the_schema_lists_them() -> None:
    assert format_order(load_package(ROOT)).split(",\n") == [
        'p."end" DESC',
        "CASE s.kind WHEN 'official-report' THEN 1 WHEN 'government-news' THEN 2 WHEN 'press' THEN 3"
        " WHEN 'secondary' THEN 4 END",
        "CASE o.checked WHEN 'archived' THEN 1 WHEN 'transcribed' THEN 2 WHEN 'secondary' THEN 3 END",
        "o.qualifier <> 'exact'",
        "length(o.id), o.id",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_method_page_says_the_rule_in_the_same_words(language: Language) -> None:
    """All but the last criterion, the id, which only makes the order the same everywhere."""
    page = Path("site/pages", language, "method.md").read_text(encoding="utf-8")
    lines = [f"{place}. {said}" for place, said in enumerate(list_rule(language)[:-1], 1)]
    assert ";\n".join(lines) + ".\n" in page
