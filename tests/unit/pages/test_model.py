"""The types that templates see, compared with the descriptors and with the rows of the published data."""

import re
from dataclasses import fields
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from scripts.contract.computed import load_computed
from scripts.contract.package import load_package
from scripts.pages.localized import make_store
from scripts.pages.model import Figure, Relation
from scripts.pages.row_maker import TABLES, Labels, RowMaker, find_column
from scripts.pages.site import Site
from scripts.pages.stored import StoredTables
from scripts.pages.subjects import Pillar
from scripts.shared.languages import LANGUAGES, Language
from scripts.shared.words import read_words

ROOT = Path(__file__).parents[3]
PAGES = ROOT / "scripts" / "pages"
TYPES = sorted(TABLES, key=lambda kind: kind.__name__)


def list_described_columns() -> dict[str, set[str]]:
    """Return the columns of each table and view that the descriptors describe."""
    package = load_package(ROOT)
    described = package.resources | load_computed(package)
    return {name: {str(field["name"]) for field in resource.fields} for name, resource in described.items()}


def list_joined(kind: type) -> list[str]:
    return [field.name for field in fields(kind) if field.metadata.get("joined")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_every_field_is_a_described_column_or_joined(kind: type, language: Language) -> None:
    described = list_described_columns()[TABLES[kind]]
    joined = list_joined(kind)
    names = [field.name for field in fields(kind) if field.name not in joined]
    strangers = {name: find_column(name, described, language) for name in names}
    assert {name for name, column in strangers.items() if column not in described} == set()


def test_what_is_joined_is_no_column() -> None:
    assert {kind.__name__: joined for kind in TYPES if (joined := list_joined(kind))} == {
        "Area": [
            "type",
            "title",
            "phrase",
            "label",
            "days",
            "change",
            "statuses",
            "predecessors",
            "successors",
            "districts",
        ],
        "Family": ["pillar"],
        "Figure": ["place", "marks", "corrections", "readings", "withdrawal", "others", "roundings"],
        "Indicator": ["family", "pillar", "unit"],
        "Method": ["weights"],
        "Relation": ["source", "terms"],
        "Source": ["link"],
        "Term": ["role_text", "figure"],
    }


@pytest.mark.parametrize(
    ("name", "columns", "vi", "en"),
    [
        ("id", {"id"}, "id", "id"),
        ("name", {"name_vi", "name_en"}, "name_vi", "name_en"),
        ("checked", {"checked", "checked_vi", "checked_en"}, "checked", "checked"),
        ("checked_text", {"checked", "checked_vi", "checked_en"}, "checked_vi", "checked_en"),
        ("note", {"note", "note_vi"}, "note_vi", "note"),
        ("lost", {"id"}, "lost_vi", "lost_en"),
    ],
)
def test_a_field_finds_its_column_in_each_language(name: str, columns: set[str], vi: str, en: str) -> None:
    assert (find_column(name, columns, "vi"), find_column(name, columns, "en")) == (vi, en)


def iter_values(site: Site) -> list[tuple[str, Any]]:
    """Return every row of the site with the name of its list."""
    lists = {field.name: getattr(site.store, field.name) for field in fields(site.store)}
    return [(name, row) for name, rows in lists.items() if isinstance(rows, list) for row in rows]


def fits(value: object, hint: Any) -> bool:
    """Tell whether a value is of a type, as far as it is one without parameters."""
    if isinstance(hint, UnionType):
        return any(fits(value, part) for part in get_args(hint))
    return isinstance(value, get_origin(hint) or hint)


@pytest.mark.built
def test_values_are_of_the_types_that_the_fields_promise(english: Site) -> None:
    wrong = {
        (type(row).__name__, name, type(getattr(row, name)).__name__)
        for _, row in iter_values(english)
        for name, hint in get_type_hints(type(row)).items()
        if not fits(getattr(row, name), hint)
    }
    assert wrong == set()


def test_a_row_cannot_be_changed(english: Site) -> None:
    for name, row in {name: row for name, row in iter_values(english)}.items():
        with pytest.raises(AttributeError):
            setattr(row, fields(row)[0].name, "x")
        assert not hasattr(row, "__dict__"), name


def test_a_table_without_rows_makes_none() -> None:
    assert RowMaker({"pillars": []}, "vi").make_all(Pillar) == []


def test_rows_are_in_the_words_of_one_language(tables: StoredTables, english: Site) -> None:
    assert english.areas["ho-chi-minh"].name == "Ho Chi Minh City"
    relation = make_store(tables, "vi", read_words("pages", "vi")).relations[0]
    stored = next(row for row in tables["audit"] if row["relation_id"] == relation.id)
    assert isinstance(relation, Relation)
    assert (relation.statement, relation.kind_text) == (stored["statement_vi"], stored["kind_vi"])


def test_a_figure_knows_what_others_say_of_the_same_thing(vietnamese: Site) -> None:
    rivals = [figure for figure in vietnamese.store.figures if figure.rivals]
    assert rivals
    for figure in rivals:
        for rival in figure.rivals:
            assert figure in rival.others and rival.display != figure.display
            assert rival.id not in figure.roundings and figure.id not in rival.roundings
            assert (rival.area_id, rival.time_period) == (figure.area_id, figure.time_period)


def test_labels_are_by_resource_column_and_code(vietnamese: Site, english: Site) -> None:
    key: tuple[str, str, str] = ("areas", "type", "province")
    labels: list[Labels] = [vietnamese.store.labels, english.store.labels]
    assert [found[key] for found in labels] == ["tỉnh", "province"]


def test_the_pages_have_no_rows_without_a_type() -> None:
    loose = re.compile(r"dict\[str, Any\]|Mapping\[str, Any\]|: Any\b|-> Any\b")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sorted(PAGES.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if loose.search(line)
    ]
    assert found == []


def test_a_code_and_its_words_have_one_name_each() -> None:
    assert {"checked", "checked_text", "note"} <= set(Figure.__dataclass_fields__)
    both = [
        (kind.__name__, field.name)
        for kind in TYPES
        for field in fields(kind)
        if field.name.endswith("_text") and field.name.removesuffix("_text") == "note"
    ]
    assert both == []
