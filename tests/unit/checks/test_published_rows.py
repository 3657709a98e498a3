"""What was published stays, and what changes in it is recorded: each rule on a package after a release."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.checks import published_rows
from scripts.checks.manifest import (
    DIGITS,
    Manifest,
    format_cell,
    format_manifest,
    get_free,
    get_policy,
    hash_cells,
    make_manifest,
    read_manifest,
)
from scripts.checks.published_rows import find_level, has_additions
from scripts.checks.released import Released
from scripts.checks.runner import check_release, check_rows, compare_release, read_tables
from scripts.checks.versions import find_rise, list_versions, read_version
from scripts.contract.cells import Value
from scripts.contract.package import PackageError, Resource
from scripts.contract.tables import Row, Tables
from tests.sample import ROOT, write_sample

Step = Callable[[Tables], Tables]

DAY = "2026-12-01"
WHY: dict[str, Value] = {"reason_code": "correction", "reason_vi": "Vì.", "reason_en": "Because."}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return read_tables(write_sample(tmp_path_factory.mktemp("sample") / "gói"))[0]


@pytest.fixture(scope="module")
def manifest(tables: Tables) -> Manifest:
    return make_manifest(tables, "1.2.0", "2026-11-25")


def edit(table: str, id: str, **cells: Value) -> Step:
    """Return the step that changes cells of the rows that begin with a text."""
    return lambda tables: tables.replace(
        table,
        [
            Row(table, row.line, {**row, **cells} if next(iter(row.values())) == id else row)
            for row in tables[table]
        ],
    )


def drop(table: str, id: str) -> Step:
    return lambda tables: tables.replace(
        table, [row for row in tables[table] if next(iter(row.values())) != id]
    )


def add(table: str, **cells: Value) -> Step:
    def step(tables: Tables) -> Tables:
        names = tables.package.resources[table].field_names
        row = Row(table, len(tables[table]) + 2, dict.fromkeys(names) | cells)
        return tables.replace(table, [*tables[table], row])

    return step


def correct(id: str, field: str, old: str | None, new: str | None, day: str = DAY, **cells: Value) -> Step:
    record = {"observation_id": id, "date": day, "field": field, "old_value": old, "new_value": new}
    return add("corrections", **{**WHY, **record, **cells})


def amend(kind: str, row: str, field: str, old: str | None, new: str | None, **cells: Value) -> Step:
    record = {"kind": kind, "row": row, "date": DAY, "field": field, "old_value": old, "new_value": new}
    return add("amendments", **{**WHY, **record, **cells})


def rename(kind: str, old: str, new: str) -> Step:
    return add("redirects", kind=kind, old_id=old, new_id=new, date=DAY)


def take_over(old: str, new: str, *columns: tuple[str, str]) -> Step:
    """Return the step that puts another id wherever an old one stands in some columns."""

    def step(tables: Tables) -> Tables:
        for table, column in columns:
            rows = [
                Row(table, row.line, {**row, column: new if row[column] == old else row[column]})
                for row in tables[table]
            ]
            tables = tables.replace(table, rows)
        return tables

    return step


INDICATOR = (
    ("indicators", "id"),
    ("indicators", "value_indicator_id"),
    ("observations", "indicator_id"),
    ("lookalikes", "indicator_id"),
    ("breaks", "indicator_id"),
    ("frames", "indicator_id"),
    ("gaps", "indicator_id"),
    ("method_weights", "indicator_id"),
    ("families", "headline_indicator_id"),
)


def at_version(version: str) -> Step:
    def step(tables: Tables) -> Tables:
        descriptor = {**tables.package.descriptor, "version": version}
        return Tables(replace(tables.package, descriptor=descriptor), tables.rows)

    return step


def judge(tables: Tables, manifest: Manifest, *steps: Step) -> list[str]:
    """Return what is said of a package after some steps, under the version that suffices for all."""
    for step in (at_version("2.0.0"), *steps):
        tables = step(tables)
    return [str(problem) for problem in compare_release(tables, manifest)]


CHANGED = "the row is not as 1.2.0 published it"
RECORDED = f"{CHANGED}, even with the old values of its records"
CORRECT = "add a row to corrections.csv for each changed cell, with what stood there before"
AMEND = "add a row to amendments.csv for each changed cell, with what stood there before"

ALLOWED: dict[str, tuple[Step, ...]] = {
    "nothing": (),
    "an added figure, beyond a gap": (add("observations", id="f0900", obs_value=1.0),),
    "an added source, indicator and area": (
        add("sources", id="new"),
        add("indicators", id="new"),
        add("areas", id="new"),
    ),
    "a note": (
        edit("observations", "f0001", note_vi="Ghi chú", note_en="Note"),
        correct("f0001", "note_vi", "", "Ghi chú"),
        correct("f0001", "note_en", "", "Note"),
    ),
    "a question of a family": (edit("families", "dti", question_en="Which?"),),
    "a corrected value": (
        edit("observations", "f0002", obs_value=74.61),
        correct("f0002", "obs_value", "74.16", "74.61"),
    ),
    "a cell corrected twice": (
        edit("observations", "f0002", obs_value=75.0),
        correct("f0002", "obs_value", "74.16", "74.61"),
        correct("f0002", "obs_value", "74.61", "75", "2026-12-02"),
    ),
    "a cell that was empty": (
        edit("observations", "f0002", denominator=9.0),
        correct("f0002", "denominator", None, "9"),
    ),
    "a corrected correction, after the release": (
        edit("observations", "f0002", time_basis="stated"),
        correct("f0002", "time_basis", "inferred", "stated"),
    ),
    "a withdrawn figure": (
        add("withdrawals", observation_id="f0002", date=DAY, reason_vi="Vì.", reason_en="Because."),
    ),
    "a revised source": (
        edit("sources", "ranks-2024", issued="2025-03"),
        amend("sources", "ranks-2024", "issued", "2025", "2025-03", reason_code="source-revised"),
    ),
    "a renamed indicator": (
        take_over("dti-rank", "dti-place", *INDICATOR),
        rename("indicators", "dti-rank", "dti-place"),
    ),
    "an indicator renamed twice": (
        take_over("dti-rank", "dti-place", *INDICATOR),
        rename("indicators", "dti-rank", "dti-spot"),
        rename("indicators", "dti-spot", "dti-place"),
    ),
    "a renamed indicator whose figure was corrected too": (
        take_over("dti-rank", "dti-place", *INDICATOR),
        rename("indicators", "dti-rank", "dti-place"),
        edit("observations", "f0008", obs_value=2.0),
        correct("f0008", "obs_value", "1", "2"),
    ),
    "two sources that were one": (
        take_over("ha-tinh-2023-02", "ranks-2024", ("observations", "source_id"), ("mentions", "source_id")),
        take_over("ha-tinh-2023-02", "ranks-2024", ("relations", "source_id")),
        drop("sources", "ha-tinh-2023-02"),
        rename("sources", "ha-tinh-2023-02", "ranks-2024"),
    ),
    "a check that was taken away, with its terms": (
        drop("relations", "tiers-sum"),
        drop("relation_terms", "tiers-sum"),
        amend("relations", "tiers-sum", "id", "tiers-sum", None, reason_code="withdrawn"),
    ),
    "a filled gap": (drop("gaps", "yen-bai"),),
    "a tile that moved": (edit("tiles", "34", column=30),),
}


@pytest.mark.parametrize("steps", ALLOWED.values(), ids=ALLOWED)
def test_what_is_recorded_or_new_is_no_problem(
    tables: Tables, manifest: Manifest, steps: tuple[Step, ...]
) -> None:
    assert judge(tables, manifest, *steps) == []


REFUSED: list[tuple[str, tuple[Step, ...], list[str]]] = [
    (
        "published_rows_stay",
        (drop("observations", "f0004"),),
        [
            "observations.csv: f0004 was published in 1.2.0 and is gone: put it back; a figure that should "
            "not have been published stays, with a row in withdrawals.csv"
        ],
    ),
    (
        "published_rows_stay",
        (drop("sources", "ranks-2024"),),
        [
            "sources.csv: ranks-2024 was published in 1.2.0 and is gone: put it back, or name what took its "
            "place in redirects.csv"
        ],
    ),
    (
        "published_rows_stay",
        (drop("relations", "tiers-sum"),),
        [
            "relations.csv: tiers-sum was published in 1.2.0 and is gone: put it back, or say why it went in "
            "amendments.csv"
        ],
    ),
    (
        "published_rows_stay",
        (drop("withdrawals", "f0016"),),
        ["withdrawals.csv: f0016 was published in 1.2.0 and is gone: put it back"],
    ),
    (
        "published_rows_stay",
        (drop("readings", "f0011"),),
        [
            "readings.csv: f0011 1 was published in 1.2.0 and is gone: put it back, or say why it went in "
            "amendments.csv"
        ],
    ),
    (
        "changed_cells_are_recorded",
        (edit("observations", "f0002", obs_value=74.61),),
        [f"observations.csv:3: {CHANGED}: {CORRECT}"],
    ),
    (
        "changed_cells_are_recorded",
        (edit("observations", "f0002", obs_value=74.61), correct("f0002", "obs_value", "74.15", "74.61")),
        [f"observations.csv:3: {RECORDED}: {CORRECT}"],
    ),
    (
        "changed_cells_are_recorded",
        (
            edit("observations", "f0002", obs_value=74.61, printed="74,61%"),
            correct("f0002", "obs_value", "74.16", "74.61"),
        ),
        [f"observations.csv:3: {RECORDED}: {CORRECT}"],
    ),
    (
        "changed_cells_are_recorded",
        (edit("indicators", "dti-index", unit_measure="percent"),),
        [f"indicators.csv:4: {CHANGED}: {AMEND}"],
    ),
    (
        "changed_cells_are_recorded",
        (
            take_over("dti-rank", "dti-place", *INDICATOR),
            rename("indicators", "dti-rank", "dti-place"),
            edit("indicators", "dti-place", definition_en="Another thing"),
        ),
        [f"indicators.csv:5: {CHANGED}: {AMEND}"],
    ),
    (
        "changed_cells_are_recorded",
        (edit("corrections", "f0002", old_value="never"),),
        [f"corrections.csv:2: {CHANGED}: put it back, and add another row for what is new"],
    ),
    (
        "published_row_is_still_the_same",
        (
            edit("observations", "f0001", area_id="hue", indicator_id="digitised", time_period="2024"),
            correct("f0001", "area_id", "ha-tinh", "hue"),
            correct("f0001", "indicator_id", "teams", "digitised"),
            correct("f0001", "time_period", "2023-02", "2024"),
        ),
        [
            "corrections.csv:3 field: f0001 of observations.csv changed in area_id, indicator_id, "
            "time_period, and is no longer what was published: put it back, and give what is new an id of "
            "its own"
        ],
    ),
    (
        "version_rises_with_the_changes",
        (
            at_version("1.2.0"),
            edit("observations", "f0002", obs_value=74.61),
            correct("f0002", "obs_value", "74.16", "74.61"),
        ),
        [
            "datapackage.json version 1.2.0: 1.2.0 was published and has changed since (correction "
            "1): make it 1.2.1"
        ],
    ),
    (
        "version_rises_with_the_changes",
        (
            at_version("1.9.9"),
            take_over("dti-rank", "dti-place", *INDICATOR),
            rename("indicators", "dti-rank", "dti-place"),
        ),
        [
            "datapackage.json version 1.9.9: 1.2.0 was published and has changed since (renaming 1): "
            "make it 2.0.0"
        ],
    ),
    (
        "version_rises_with_the_changes",
        (at_version("1.1.9"),),
        ["datapackage.json version 1.1.9: 1.2.0 was published: make it 1.2.0"],
    ),
]


@pytest.mark.parametrize(("rule", "steps", "problems"), REFUSED, ids=[rule for rule, *_ in REFUSED])
def test_what_is_not_recorded_is_one_problem(
    tables: Tables, manifest: Manifest, rule: str, steps: tuple[Step, ...], problems: list[str]
) -> None:
    assert judge(tables, manifest, *steps) == problems
    named = next(known for known in published_rows.RULES if known.__name__ == rule)
    for step in (at_version("2.0.0"), *steps):
        tables = step(tables)
    assert [str(problem) for problem in named(Released(tables, manifest))] == problems


def test_at_most_two_of_what_a_figure_is_may_be_mended(tables: Tables, manifest: Manifest) -> None:
    steps = (
        edit("observations", "f0001", area_id="hue", time_period="2024"),
        correct("f0001", "area_id", "ha-tinh", "hue"),
        correct("f0001", "time_period", "2023-02", "2024"),
    )
    assert judge(tables, manifest, *steps) == []


def forget(manifest: Manifest, change: Callable[[dict[str, list[str]]], None]) -> Manifest:
    """Return a manifest whose table of figures had other fields."""
    table = manifest.tables["observations"]
    fields = {name: [*described] for name, described in table.fields.items()}
    change(fields)
    return replace(manifest, tables={**manifest.tables, "observations": replace(table, fields=fields)})


FIELDS: Mapping[str, tuple[Callable[[dict[str, list[str]]], None], str]] = {
    "a field": (lambda fields: fields.update(colour=["string"]), "the field observations.colour"),
    "a type": (lambda fields: fields.update(denominator=["integer"]), "the type of observations.denominator"),
    "a code": (lambda fields: fields["measure"].append("guess"), "the code guess of observations.measure"),
}


@pytest.mark.parametrize(("change", "what"), FIELDS.values(), ids=FIELDS)
def test_fields_go_with_a_major_version_alone(
    tables: Tables, manifest: Manifest, change: Callable[[dict[str, list[str]]], None], what: str
) -> None:
    had = forget(manifest, change)
    said = (
        f"datapackage.json: {what} is not as 1.2.0 published it: put it back, or raise the version to 2.0.0"
    )
    assert [str(found) for found in compare_release(at_version("1.9.9")(tables), had)] == [said]
    assert compare_release(at_version("2.0.0")(tables), had) == []


def test_a_table_and_its_key_stay_too(tables: Tables, manifest: Manifest) -> None:
    tiles = manifest.tables["tiles"]
    had = replace(manifest, tables={**manifest.tables, "maps": tiles, "tiles": replace(tiles, key=["id"])})
    assert [str(found) for found in compare_release(at_version("1.2.0")(tables), had)] == [
        "datapackage.json: the key of tiles is not as 1.2.0 published it: put it back, or raise the version "
        "to 2.0.0",
        "datapackage.json: the table maps is not as 1.2.0 published it: put it back, or raise the version "
        "to 2.0.0",
    ]


def test_a_new_field_changes_no_hash(tables: Tables, manifest: Manifest) -> None:
    table = manifest.tables["pillars"]
    hashed = [name for name in table.hashed if name != "name_en"]
    rows = {
        row.text("id"): hash_cells(format_cell(row[name]) for name in hashed) for row in tables["pillars"]
    }
    fields = {name: described for name, described in table.fields.items() if name != "name_en"}
    old = replace(table, hashed=hashed, rows=rows, fields=fields)
    before = replace(manifest, tables={**manifest.tables, "pillars": old})
    raised = at_version("1.2.0")(tables)
    assert compare_release(raised, before) == []
    assert has_additions(Released(raised, before)) and not has_additions(Released(raised, manifest))


def test_a_removed_field_leaves_the_ids_to_compare(tables: Tables, manifest: Manifest) -> None:
    table = manifest.tables["pillars"]
    had = replace(table, hashed=[*table.hashed, "colour"], fields={**table.fields, "colour": ["string"]})
    before = replace(manifest, tables={**manifest.tables, "pillars": had})
    assert judge(tables, before) == []
    assert len(judge(tables, before, drop("pillars", "index"))) == 1


def test_levels(tables: Tables, manifest: Manifest) -> None:
    new = correct("f0900", "obs_value", "1", "2")
    figure = add("observations", id="f0900", obs_value=2.0)
    assert find_level(Released(new(figure(tables)), manifest)) == ("", {})
    method = amend("indicators", "dti-index", "definition_en", "Index", "Indices", reason_code="method")
    assert find_level(Released(method(tables), manifest)) == ("major", {"method": 1})


def test_versions() -> None:
    assert list_versions("0.2.3") == {"major": "0.3.0", "minor": "0.3.0", "patch": "0.2.4"}
    assert list_versions("1.2.3") == {"major": "2.0.0", "minor": "1.3.0", "patch": "1.2.4"}
    assert [find_rise("1.2.3", new) for new in ("1.2.3", "1.2.4", "1.3.0", "2.0.0", "1.2.2")] == [
        "", "patch", "minor", "major", "",
    ]  # fmt: skip
    with pytest.raises(PackageError, match=r"version: 1\.2 is no version: write three numbers, like 0\.2\.0"):
        read_version("1.2")


def test_a_rows_hash_is_that_of_its_cells() -> None:
    assert hash_cells(["f0001", "Hà Nội", "", "54.9"]) == "8be68185a914"
    assert len(hash_cells([])) == DIGITS


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        ("x", "x"),
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (100.0, "100"),
        (0.25, "0.25"),
        (1e15, "1000000000000000"),
        (1e-05, "0.00001"),
        (-3.5, "-3.5"),
        (-0.0, "0"),
    ],
)
def test_a_cell_as_text(value: Value, cell: str) -> None:
    assert format_cell(value) == cell


def test_the_manifest_is_read_as_it_was_written(tables: Tables, manifest: Manifest, tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "release.json"
    path.write_text(format_manifest(manifest), encoding="utf-8")
    assert read_manifest(tmp_path) == manifest
    path.write_text('{"version": "1.0.0"}', encoding="utf-8")
    with pytest.raises(PackageError, match=r"release.json is no manifest \(KeyError: 'tables'\)"):
        read_manifest(tmp_path)


def test_a_broken_manifest_is_a_problem_and_hides_no_other(tmp_path: Path) -> None:
    package = write_sample(tmp_path / "gói")
    tables = read_tables(package)[0]
    assert check_release(tables) == []
    (package.folder / "data" / "release.json").write_text("{", encoding="utf-8")
    [problem] = check_release(tables)
    assert str(problem).startswith("data/release.json is no manifest (JSONDecodeError")
    assert check_rows(tables) == []


def test_every_rule_is_shown_to_fail_and_registered() -> None:
    text = (ROOT / "scripts/checks/published_rows.py").read_text("utf-8")
    defined = set(re.findall(r"(?m)^def ([a-z]\w*)\(released: Released\) -> Iterator\[Problem\]", text))
    assert defined == {rule.__name__ for rule in published_rows.RULES}
    assert defined == {rule for rule, *_ in REFUSED} | {"published_fields_stay"}


def test_a_table_that_says_nothing_of_releases_needs_amendments() -> None:
    silent = Resource("a", ROOT / "a.csv", {"schema": {"fields": [{"name": "id"}, {"name": "note"}]}})
    assert (get_policy(silent), get_free(silent)) == ("amendments", [])
