from pathlib import Path

import pytest

from scripts.contract.cells import iter_faults, parse_cell
from scripts.contract.package import ForeignKey, Package, PackageError, load_package, read_rows
from tests.sample import ROOT, write_sample


def test_resources_stand_in_the_descriptors_order() -> None:
    package = load_package(ROOT)
    assert list(package.resources) == [resource["name"] for resource in package.descriptor["resources"]]


def test_a_resource_tells_what_its_schema_says() -> None:
    resources = load_package(ROOT).resources
    terms, observations = resources["relation_terms"], resources["observations"]
    assert terms.field_names == ["relation_id", "position", "observation_id", "role"]
    assert terms.primary_key == ("relation_id", "position")
    assert terms.unique_keys == [("relation_id", "observation_id", "role")]
    assert terms.foreign_keys == [
        ForeignKey("relation_id", "relations", "id"),
        ForeignKey("observation_id", "observations", "id"),
    ]
    assert resources["areas"].primary_key == ("id",)
    assert resources["areas"].foreign_keys == [ForeignKey("parent_id", "", "id")]
    assert observations.field("measure")["constraints"]["enum"] == ["result", "target"]
    assert resources["areas"].labels("level", "vi") == {
        "country": "Cả nước",
        "province": "Cấp tỉnh",
        "district": "Cấp huyện",
    }
    assert observations.labels("measure", "en") == {"result": "result", "target": "target"}
    assert observations.labels("quote", "en") == {}


def test_rows_are_typed_by_the_schema(tmp_path: Path) -> None:
    package = write_sample(tmp_path / "sample")
    rows = read_rows(package.resources["observations"])
    assert len(rows) == 16
    assert {
        name: rows[1][name] for name in ("id", "obs_value", "denominator", "paragraph", "added", "printed")
    } == {
        "id": "f0002",
        "obs_value": 74.16,
        "denominator": None,
        "paragraph": 2,
        "added": "2026-11-21",
        "printed": "74,16%",
    }
    assert [type(rows[0][name]) for name in ("obs_value", "paragraph")] == [float, int]
    assert (rows[12]["obs_value"], rows[12]["time_period"]) == (-3.5, "2022-S1")
    assert [row["is_open"] for row in read_rows(package.resources["licences"])] == [True, False]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("string", "01", "01"),
        ("integer", "-12", -12),
        ("integer", "9223372036854775807", 9223372036854775807),
        ("number", "54.9", 54.9),
        ("number", "-0.5", -0.5),
        ("number", "9007199254740993.5", None),
        ("number", "-3", -3.0),
        ("boolean", "true", True),
        ("boolean", "false", False),
        ("boolean", "", None),
        ("date", "2024-02-29", "2024-02-29"),
        ("string", "", None),
        ("integer", "", None),
    ],
)
def test_cell_is_parsed(kind: str, text: str, value: object) -> None:
    if text == "9007199254740993.5":
        with pytest.raises(ValueError, match="has more digits than a number can hold: write at most 15"):
            parse_cell({"type": kind}, text)
    else:
        assert parse_cell({"type": kind}, text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (kind, text)
        for kind in ("integer", "number")
        for text in (
            "1_000",
            "1e5",
            "Infinity",
            "NaN",
            "５４",
            "+1",
            " 1",
            "1,5",
            "1.",
            ".5",
            "--1",
            "0x1",
            "²",
        )
    ]
    + [("integer", "1.0"), ("integer", "9223372036854775808"), ("number", "1.1.1")],
)
def test_what_is_no_number_is_refused(kind: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a (whole )?number: write digits"):
        parse_cell({"type": kind}, text)


@pytest.mark.parametrize(
    "text", ["2023-02-29", "2023-2-1", "01/02/2023", "20230201", "2023-W01-1", "２０２３-01-01"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text} is not a date: write year-month-day, as in 2025-07-01"):
        parse_cell({"type": "date"}, text)


@pytest.mark.parametrize("text", ["True", "FALSE", "1", "0", "yes", "có", " true"])
def test_what_is_no_truth_value_is_refused(text: str) -> None:
    with pytest.raises(
        ValueError, match=f"^{text} is neither true nor false: write one of the two, in lower"
    ):
        parse_cell({"type": "boolean"}, text)


@pytest.mark.parametrize(
    ("name", "text", "faults"),
    [
        ("id", "f0001", []),
        ("id", "f1234567", []),
        ("id", "f001", ["f001 does not have the right form: write it like f0042"]),
        ("id", "f12345678", ["f12345678 does not have the right form: write it like f0042"]),
        ("id", "F0001", ["F0001 does not have the right form: write it like f0042"]),
        ("time_period", "2022-S1", []),
        ("time_period", "2022-S2", []),
        ("time_period", "2022-S3", ["2022-S3 does not have the right form: write it like 2023-10"]),
        ("time_period", "2022-H1", ["2022-H1 does not have the right form: write it like 2023-10"]),
        ("obs_value", "-3.5", []),
        ("denominator", "0", ["0.0 is under 1: correct it"]),
        ("value_basis", "guess", ["guess is not among digits, words, order: use one of these"]),
    ],
)
def test_what_the_schema_asks_of_a_figure(name: str, text: str, faults: list[str]) -> None:
    field = load_package(ROOT).resources["observations"].field(name)
    assert list(iter_faults(field, parse_cell(field, text))) == faults


def test_a_limit_itself_is_within() -> None:
    field = {"example": "5", "constraints": {"minimum": 1, "maximum": 5, "pattern": r"\d"}}
    assert [list(iter_faults(field, value)) for value in (1, 5)] == [[], []]
    assert list(iter_faults({"constraints": {"pattern": r"\d"}, "example": "5"}, "５")) != []
    assert list(iter_faults({"type": "string"}, None)) == list(iter_faults({"type": "string"}, "a")) == []


def test_unknown_type_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^the type geojson is not one"):
        parse_cell({"type": "geojson"}, "{}")


def test_every_broken_constraint_is_told() -> None:
    field = {"example": 3, "constraints": {"required": True, "minimum": 1, "maximum": 5}}
    assert [list(iter_faults(field, value)) for value in (3, 0, 6, None)] == [
        [],
        ["0 is under 1: correct it"],
        ["6 is over 5: correct it"],
        ["the cell is empty: it must have a value, like 3"],
    ]
    field = {"example": "ab", "constraints": {"enum": ["ab", "abcd"], "pattern": "[a-z]+", "maxLength": 3}}
    assert list(iter_faults(field, "ab")) == []
    assert list(iter_faults(field, "ABCD")) == [
        "ABCD is not among ab, abcd: use one of these",
        "ABCD does not have the right form: write it like ab",
        "ABCD has 4 characters: shorten it to 3",
    ]


def fail(package: Package, name: str, content: bytes) -> str:
    (package.folder / "data" / f"{name}.csv").write_bytes(content)
    with pytest.raises(PackageError) as caught:
        read_rows(package.resources[name])
    return str(caught.value)


HEADER = b"id,dimension,name_vi,name_en\n"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "breakdowns.csv is empty: it needs at least its header"),
        (
            b"id,name_vi,dimension,name_en\n",
            "breakdowns.csv:1: the header is id,name_vi,dimension,name_en: make it "
            "id,dimension,name_vi,name_en",
        ),
        (
            HEADER + b"a,b,c,d\na,b,c\n",
            "breakdowns.csv:3: the row has 3 cells where the header has 4: add or remove commas, and put "
            "a cell that "
            "holds a comma in double quotes",
        ),
        (
            HEADER + b'a,b,"c,d\n',
            "breakdowns.csv:2: the row cannot be read (unexpected end of data): close the double quotes, "
            "and double "
            "those inside",
        ),
        (
            HEADER + b'a,b,"c\nd",e\n',
            "breakdowns.csv:2 name_vi: the cell holds a line break or control character: close its "
            "quotes, or remove it",
        ),
        (HEADER + b"a,b,c,d\xff\n", "breakdowns.csv is not UTF-8 (byte 36): save it as UTF-8"),
    ],
)
def test_what_is_no_table_is_told_in_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    assert fail(write_sample(tmp_path / "sample"), "breakdowns", content) == sentence


def test_a_bad_value_is_told_with_its_place(tmp_path: Path) -> None:
    content = b"id,name_vi,name_en,position\na,A,A,1\nb,B,B,second\n"
    assert fail(write_sample(tmp_path / "sample"), "pillars", content) == (
        "pillars.csv:3 position: second is not a whole number: write digits only, as in 1126"
    )


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    package = write_sample(tmp_path / "sample")
    path = package.resources["tiles"].path
    path.unlink()
    with pytest.raises(PackageError) as caught:
        read_rows(package.resources["tiles"])
    assert str(caught.value) == f"{path} is missing: every resource of datapackage.json needs its file"


def test_a_missing_descriptor_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackageError) as caught:
        load_package(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path / 'datapackage.json'} is missing: run in the folder of the package, or name its folder"
    )
