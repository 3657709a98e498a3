"""The computed tables and views: described in the descriptor's form, as the database really has them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from scripts.contract.computed import load_computed
from scripts.contract.package import load_package
from scripts.database import loader
from tests.sample import ROOT

VALUES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "date": str,
    "integer": int,
    "number": (int, float),
}
"""Values of Python that a type of the descriptor allows."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("computed") / "tinh-so.db"
    loader.build(load_package(ROOT), path)
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def test_every_table_and_view_of_the_database_is_described_once(published: sqlite3.Connection) -> None:
    package = load_package(ROOT)
    rows = published.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')")
    made = {name: kind for name, kind in rows if "_search" not in name and not name.startswith("sqlite_")}
    computed = load_computed(package)
    assert set(made) == {*package.resources, *computed}
    assert {name: made[name] for name in computed} == {
        name: resource.descriptor["kind"] for name, resource in computed.items()
    }


@pytest.mark.parametrize("name", list(load_computed(load_package(ROOT))))
def test_columns_and_types_are_those_of_the_database(published: sqlite3.Connection, name: str) -> None:
    resource = load_computed(load_package(ROOT))[name]
    cursor = published.execute(f'SELECT * FROM "{name}"')
    assert [column[0] for column in cursor.description] == resource.field_names
    for row in cursor:
        for field, value in zip(resource.fields, row, strict=True):
            assert value is None or isinstance(value, VALUES[field["type"]]), (field["name"], value)


@pytest.mark.parametrize("name", list(load_computed(load_package(ROOT))))
def test_every_field_says_what_it_is_in_both_languages(name: str) -> None:
    for field in load_computed(load_package(ROOT))[name].fields:
        for key in ("title", "title_vi", "description", "description_vi", "example"):
            assert field[key], (name, field["name"], key)


def test_a_field_that_repeats_another_has_its_description_under_its_own_name() -> None:
    field = load_computed(load_package(ROOT))["figures"].field("area_vi")
    assert field["description"] == load_package(ROOT).resources["areas"].field("name_vi")["description"]
    assert field["name"] == "area_vi"
