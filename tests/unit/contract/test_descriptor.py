"""A descriptor is read whole: each thing that can be wrong with it is one sentence, never a traceback."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts.contract.computed import PATH, load_computed
from scripts.contract.package import PackageError, load_package
from tests.sample import ROOT, write_sample

Described = dict[str, Any]
Mutation = Callable[[Described], object]
REMOVED = object()


def part_of(descriptor: Any, place: str) -> Any:
    """Return a part by its place: the names of tables and fields, and keys, with a dot between."""
    for step in place.split(".") if place else []:
        if isinstance(descriptor, list):
            named = [each for each in descriptor if isinstance(each, dict) and each.get("name") == step]
            descriptor = named[0] if named else descriptor[int(step)]
        elif step not in descriptor and "resources" in descriptor:
            descriptor = part_of(descriptor["resources"], step)
        elif step not in descriptor and "schema" in descriptor:
            descriptor = part_of(descriptor["schema"]["fields"], step)
        else:
            descriptor = descriptor[step]
    return descriptor


def put(place: str, value: object) -> Mutation:
    """Return the mutation that puts a value into a place, or removes what stands there."""
    parent, _, key = place.rpartition(".")

    def mutate(descriptor: Described) -> None:
        whole = part_of(descriptor, parent)
        step = int(key) if isinstance(whole, list) else key
        if value is REMOVED:
            del whole[step]
        else:
            whole[step] = value

    return mutate


def repeat(place: str) -> Mutation:
    """Return the mutation that repeats the last part of a list."""
    return lambda descriptor: part_of(descriptor, place).append(copy.deepcopy(part_of(descriptor, place)[-1]))


def lead(table: str, fields: object, resource: object, columns: object) -> Mutation:
    """Return the mutation that gives a table one foreign key."""
    key = {"fields": fields, "reference": {"resource": resource, "fields": columns}}
    return put(f"{table}.schema.foreignKeys", [key])


NAME = "write lower-case letters, joined by _, at most 60"
KEYS = "write the names of fields as a list, each once"
FIELD_KEYS = (
    "name, title, title_vi, description, description_vi, type, example, constraints, format, categories"
)
TYPES = "write one of the types that the pipeline knows"
MUTATIONS: dict[str, tuple[Mutation, str]] = {
    # the package
    "no profile": (put("$schema", REMOVED), "$schema is missing: add it"),
    "another profile": (
        put("$schema", "https://specs.frictionlessdata.io/schemas/data-package.json"),
        '$schema: "https://specs.frictionlessdata.io/schemas/data-package.json… does not fit: '
        "write the profile of Data Package v2",
    ),
    "profile of version 1": (put("profile", "tabular-data-package"), 'the key "profile" is not known: '),
    "no name": (put("name", REMOVED), "name is missing: add it"),
    "name with a space": (
        put("name", "tinh so"),
        'name: "tinh so" does not fit: write lower-case letters and ',
    ),
    "name a number": (
        put("name", 1),
        "name: 1 is not a text: write lower-case letters and digits, joined by -",
    ),
    "no title": (put("title", REMOVED), "title is missing: add it"),
    "empty title": (put("title_vi", ""), "title_vi: it is empty: write a text"),
    "title a list": (put("title", ["a"]), 'title: ["a"] is not a text: write a text'),
    "two keys gone": (lambda d: (d.pop("title"), d.pop("version")), "title, version is missing: add it"),
    "version of two numbers": (
        put("version", "1.0"),
        'version: "1.0" does not fit: write three numbers, as in 1.0.0',
    ),
    "version a number": (put("version", 1.0), "version: 1.0 is not a text: write three numbers, as in 1.0.0"),
    "version with zeros": (
        put("version", "01.0.0"),
        'version: "01.0.0" does not fit: write three numbers, as in ',
    ),
    "created a day": (
        put("created", "2026-11-21"),
        'created: "2026-11-21" does not fit: write the day and time, as ',
    ),
    "keywords a text": (
        put("keywords", "DTI"),
        'keywords: "DTI" is not a list: write a list of words, each once',
    ),
    "keyword twice": (
        put("keywords", ["a", "a"]),
        'keywords: ["a", "a"] names one thing twice: write a list of ',
    ),
    "no licence": (put("licenses", []), "licenses: it is empty: write a list of licences"),
    "licence without path": (put("licenses.0.path", REMOVED), "licenses[0]: path is missing: add it"),
    "licence by script": (
        put("licenses.0.path", "javascript:alert(1)"),
        'licenses[0].path: "javascript:alert(1)" does not fit: write an address that begins with https://',
    ),
    "source with a quote": (put("sources.0.path", 'https://a.vn/"x'), "sources[0].path: "),
    "contributors an object": (
        put("contributors", {}),
        "contributors: {} is not a list: write a list of contributors",
    ),
    "unknown key": (
        put("resurces", []),
        'the key "resurces" is not known: remove it, or use one of $schema, name, ',
    ),
    "no resources": (put("resources", REMOVED), "resources is missing: add it"),
    "resources empty": (put("resources", []), "resources: it is empty: write a list of resources"),
    "resources an object": (put("resources", {}), "resources: {} is not a list: write a list of resources"),
    "resource a text": (put("resources.0", "areas"), '[0]: "areas" is not an object: mend it'),
    # a resource
    "resource without name": (put("areas.name", REMOVED), "[0]: name is missing: add it"),
    "resource in capitals": (put("areas.name", "Areas"), f'Areas name: "Areas" does not fit: {NAME}'),
    "resource named by SQL": (
        put("tiles.name", "tiles; drop"),
        f'tiles; drop name: "tiles; drop" does not fit: {NAME}',
    ),
    "resource of a long name": (
        put("tiles.name", "a" * 61),
        f'{"a" * 61} name: "{"a" * 59}… is too long: {NAME}',
    ),
    "resource twice": (repeat("resources"), "tiles: two tables have this name: give one of them another"),
    "resource of SQLite": (
        lambda d: part_of(d, "tiles").update(name="sqlite_tiles", path="data/sqlite_tiles.csv"),
        "sqlite_tiles: the name is kept for tables of SQLite itself: give it another",
    ),
    "resource of a search": (
        lambda d: part_of(d, "tiles").update(name="tiles_fts", path="data/tiles_fts.csv"),
        "tiles_fts: the name is kept for tables of SQLite itself: give it another",
    ),
    "resource without schema": (put("areas.schema", REMOVED), "areas: schema is missing: add it"),
    "resource without path": (put("areas.path", REMOVED), "areas: path is missing: add it"),
    "path a list": (
        put("areas.path", ["data/areas.csv"]),
        'areas path: ["data/areas.csv"] is not a text: write the ',
    ),
    "path empty": (put("areas.path", ""), "areas path: it is empty: write the path of one file, as text"),
    "path upwards": (
        put("areas.path", "../areas.csv"),
        'areas: its path is "../areas.csv": write data/areas.csv, where',
    ),
    "path up and down": (put("areas.path", "data/../../data/areas.csv"), "areas: its path is "),
    "path absolute": (
        put("areas.path", "/etc/passwd"),
        'areas: its path is "/etc/passwd": write data/areas.csv, where ',
    ),
    "path of Windows": (
        put("areas.path", "C:\\areas.csv"),
        'areas: its path is "C:\\\\areas.csv": write data/areas.csv, ',
    ),
    "path an address": (
        put("areas.path", "https://a.vn/areas.csv"),
        'areas: its path is "https://a.vn/areas.csv": write ',
    ),
    "path of another table": (
        put("areas.path", "data/tiles.csv"),
        'areas: its path is "data/tiles.csv": write data/areas',
    ),
    "path with NUL": (
        put("areas.path", "data/areas.csv\0"),
        'areas: its path is "data/areas.csv\\u0000": write data/areas',
    ),
    "encoding": (
        put("areas.encoding", "latin1"),
        'areas encoding: "latin1" does not fit: write utf-8, the one that all ',
    ),
    "dialect": (
        put("areas.dialect", {"delimiter": ";"}),
        'areas: the key "dialect" is not known: remove it, or use ',
    ),
    "inline data": (
        put("areas.data", []),
        'areas: the key "data" is not known: remove it, or use one of name, title, ',
    ),
    "format": (put("areas.format", "xlsx"), 'areas format: "xlsx" does not fit: write csv'),
    "media type": (
        put("areas.mediatype", "text/plain"),
        'areas mediatype: "text/plain" does not fit: write text/csv',
    ),
    "type": (put("areas.type", "document"), 'areas type: "document" does not fit: write table'),
    "scheme": (put("areas.scheme", "http"), 'areas scheme: "http" does not fit: write file'),
    "schema a path": (
        put("areas.schema", "schema.json"),
        'areas schema: "schema.json" is not an object: mend it',
    ),
    "schema of missing values": (
        put("areas.schema.missingValues", ["-"]),
        'areas schema: the key "missingValues" is not ',
    ),
    "no fields": (put("areas.schema.fields", []), "areas schema.fields: it is empty: write a list of fields"),
    "fields an object": (
        put("areas.schema.fields", {}),
        "areas schema.fields: {} is not a list: write a list of fields",
    ),
    "field a text": (put("areas.schema.fields.0", "id"), 'areas.[0]: "id" is not an object: mend it'),
    # a field
    "field without name": (put("areas.id.name", REMOVED), "areas.[0]: name is missing: add it"),
    "field with a dash": (
        put("areas.id.name", "area-id"),
        f'areas.area-id name: "area-id" does not fit: {NAME}',
    ),
    "field twice": (
        repeat("areas.schema.fields"),
        "areas.note_en: two fields have this name: give one of them another",
    ),
    "field with a wrong key": (
        lambda d: part_of(d, "areas.level").update(titel="a"),
        f'areas.level: the key "titel" is not known: remove it, or use one of {FIELD_KEYS}',
    ),
    "field without English": (put("areas.level.title", REMOVED), "areas.level: title is missing: add it"),
    "field without Vietnamese": (
        put("areas.level.description_vi", REMOVED),
        "areas.level: description_vi is missing: add it",
    ),
    "field without type": (put("areas.level.type", REMOVED), "areas.level: type is missing: add it"),
    "field of no type": (
        put("areas.level.type", "geojson"),
        f'areas.level type: "geojson" does not fit: {TYPES}',
    ),
    "type in capitals": (
        put("areas.level.type", "String"),
        f'areas.level type: "String" does not fit: {TYPES}',
    ),
    "type a list": (
        put("areas.level.type", ["string"]),
        f'areas.level type: ["string"] does not fit: {TYPES}',
    ),
    "format of a day": (
        put("areas.valid_to.format", "%d/%m/%Y"),
        'areas.valid_to format: "%d/%m/%Y" does not fit: ',
    ),
    "term no address": (
        put("areas.id.skos:exactMatch", "refArea"),
        'areas.id skos:exactMatch: "refArea" does not fit: ',
    ),
    "no example": (put("areas.id.example", REMOVED), "areas.id: example is missing: add it"),
    "example a number": (
        put("areas.communes.example", 78),
        "areas.communes example: 78 is not a text: write it as text, also where it is a number",
    ),
    "example of another type": (
        put("areas.communes.example", "many"),
        "areas.communes: its example is wrong: many is not a whole number: write digits only, as in 1126",
    ),
    "example out of bounds": (
        put("areas.communes.example", "0"),
        "areas.communes: its example is wrong: 0 is under 1: ",
    ),
    "example no code": (
        put("areas.level.example", "ward"),
        "areas.level: its example is wrong: ward is not among ",
    ),
    # constraints
    "no constraints": (put("areas.id.constraints", REMOVED), "areas.id: constraints is missing: add it"),
    "constraints a list": (
        put("areas.id.constraints", []),
        "areas.id constraints: [] is not an object: mend it",
    ),
    "required a text": (
        put("areas.id.constraints.required", "yes"),
        'areas.id constraints.required: "yes" is not true or false: write true or false',
    ),
    "required gone": (
        put("areas.id.constraints.required", REMOVED),
        "areas.id constraints: required is missing: add it",
    ),
    "unknown constraint": (
        put("areas.id.constraints.maxlength", 9),
        'areas.id constraints: the key "maxlength" is not known: remove it, or use one of required, ',
    ),
    "enum empty": (
        put("areas.level.constraints.enum", []),
        "areas.level constraints.enum: it is empty: write a list of ",
    ),
    "enum twice": (
        put("areas.level.constraints.enum", ["a", "a"]),
        'areas.level constraints.enum: ["a", "a"] names one ',
    ),
    "enum of another type": (
        put("areas.level.constraints.enum", [1, 2]),
        "areas.level: the code 1 of its enum is no string: correct it",
    ),
    "enum of a boolean": (
        put("areas.communes.constraints.enum", [True]),
        "areas.communes: the code true of its enum is no integer: correct it",
    ),
    "categories apart": (
        put("areas.level.constraints.enum", ["country", "province"]),
        "areas.level: its categories are not the values of its enum, in that order: make them the same",
    ),
    "category without label": (
        put("areas.level.categories.0.label_vi", REMOVED),
        "areas.level categories[0]: label_vi is ",
    ),
    "pattern open": (
        put("areas.id.constraints.pattern", "[a-z"),
        "areas.id: its pattern is no regular expression (un",
    ),
    "pattern a number": (
        put("areas.id.constraints.pattern", 1),
        "areas.id constraints.pattern: 1 is not a text: write a ",
    ),
    "pattern of a number": (
        put("areas.communes.constraints.pattern", "[0-9]+"),
        "areas.communes: pattern cannot hold of the type integer: remove it, or change the type",
    ),
    "least of a text": (
        put("areas.id.constraints.minimum", 1),
        "areas.id: minimum cannot hold of the type string: remove it, or ",
    ),
    "least a text": (
        put("areas.communes.constraints.minimum", "1"),
        'areas.communes constraints.minimum: "1" is not a ',
    ),
    "least over most": (
        lambda d: part_of(d, "areas.communes.constraints").update(minimum=9, maximum=8),
        "areas.communes: its minimum is 9 and its maximum 8: no value can fit; correct one",
    ),
    "length a fraction": (
        put("areas.id.constraints.maxLength", 1.5),
        "areas.id constraints.maxLength: 1.5 is not a whole number",
    ),
    "length negative": (
        put("areas.id.constraints.maxLength", -1),
        "areas.id constraints.maxLength: -1 does not fit: write a ",
    ),
    "length over length": (
        lambda d: part_of(d, "areas.id.constraints").update(minLength=9, maxLength=8),
        "areas.id: its minLength is 9 and its maxLength 8: no value can fit; correct one",
    ),
    # keys
    "no primary key": (
        put("areas.schema.primaryKey", REMOVED),
        "areas schema: primaryKey is missing: add it",
    ),
    "primary key empty": (
        put("areas.schema.primaryKey", []),
        f"areas schema.primaryKey: it is empty: {KEYS}",
    ),
    "primary key of nothing": (
        put("tiles.schema.primaryKey", "key"),
        'tiles: primaryKey names "key", a field that it does not have: name one of its own',
    ),
    "primary key twice": (
        put("areas.schema.primaryKey", ["id", "id"]),
        'areas schema.primaryKey: ["id", "id"] names one ',
    ),
    "primary key a number": (
        put("areas.schema.primaryKey", 1),
        f"areas schema.primaryKey: 1 is not a text or a list: {KEYS}",
    ),
    "primary key may be empty": (
        put("tiles.id.constraints.required", False),
        "tiles.id: it is part of the primary key and may be empty: make it required",
    ),
    "unique key of nothing": (
        put("tiles.schema.uniqueKeys", [["grid", "place"]]),
        'tiles: uniqueKeys names "place", a field that it does not have: name one of its own',
    ),
    "unique key a text": (
        put("tiles.schema.uniqueKeys", ["id"]),
        'tiles schema.uniqueKeys[0]: "id" is not a list: write ',
    ),
    "foreign key of nothing": (
        lead("tiles", ["place"], "areas", ["id"]),
        'tiles: foreignKeys names "place", a field that it does not have: name one of its own',
    ),
    "foreign key to no table": (
        lead("tiles", ["area_id"], "places", ["id"]),
        'tiles.area_id: its foreign key leads to "places", and there is no such table: name one',
    ),
    "foreign key to no field": (
        lead("tiles", ["area_id"], "areas", ["code"]),
        "tiles.area_id: its foreign key leads to areas.code, and there is no such field: name one",
    ),
    "foreign key to no key": (
        lead("tiles", ["area_id"], "areas", ["name_vi"]),
        "tiles.area_id: its foreign key leads to areas.name_vi, which is no key there: name one",
    ),
    "foreign key of another type": (
        lead("tiles", ["column"], "areas", ["id"]),
        "tiles.column: it has another type than areas.id, to which it leads: make them equal",
    ),
    "foreign key of two to one": (
        lead("tiles", ["area_id", "grid"], "areas", ["id"]),
        "tiles.area_id,grid: its foreign key has 2 fields and leads to 1: make them equal",
    ),
    "no rule for changes": (
        put("tiles.released", {}),
        "tiles released: changes is missing: add it",
    ),
    "another rule for changes": (
        put("tiles.released.changes", "sometimes"),
        'tiles released.changes: "sometimes" does not fit: write amendments, corrections, free or never',
    ),
    "a free field that is part of the key": (
        put("tiles.released.free", ["grid"]),
        'tiles: "grid" of its released.free is no field beside its key: name one',
    ),
    "foreign key without reference": (
        put("tiles.schema.foreignKeys", [{"fields": ["area_id"]}]),
        "tiles schema.foreignKeys[0]: reference is missing: add it",
    ),
    "foreign key to a number": (
        lead("tiles", ["area_id"], 1, ["id"]),
        "tiles schema.foreignKeys[0].reference.resource: 1 is not a text: write the name of a ",
    ),
}
"""What is done to datapackage.json, and how the one sentence about it begins, behind the file's name."""


def test_there_are_as_many_mutations_as_promised() -> None:
    assert len(MUTATIONS) + len(TEXTS) + len(COMPUTED) >= 85


@pytest.mark.parametrize("name", MUTATIONS)
def test_each_mutation_is_one_sentence(tmp_path: Path, name: str) -> None:
    mutate, sentence = MUTATIONS[name]
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["resources"] = [
        part_of(descriptor, "areas"),
        part_of(descriptor, "tiles"),
    ]  # the others take time
    mutate(descriptor)
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    said = refusal_of(tmp_path)
    assert said.startswith("datapackage.json") and "\n" not in said
    assert said.removeprefix("datapackage.json").lstrip(": ").startswith(sentence), said


def refusal_of(folder: Path) -> str:
    with pytest.raises(PackageError) as caught:
        load_package(folder)
    return str(caught.value)


TEXTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "datapackage.json:1 is not JSON (column 1: Expecting value): mend the line"),
    "cut off": (b'{\n"name": ', "datapackage.json:2 is not JSON (column 9: Expecting value): mend the line"),
    "comma too many": (b'{"name": "a",}', "datapackage.json:1 is not JSON (column "),
    "YAML": (b"name: a", "datapackage.json:1 is not JSON (column 1: Expecting value): mend the line"),
    "byte-order mark": (
        b"\xef\xbb\xbf{}",
        "datapackage.json is not strict JSON: it begins with a byte-order mark; save ",
    ),
    "UTF-16": ("{}".encode("utf-16"), "datapackage.json is not UTF-8 (byte 0): save it as UTF-8"),
    "latin-1": (b'{"title": "\xe9"}', "datapackage.json is not UTF-8 (byte 11): save it as UTF-8"),
    "a key twice": (
        b'{"name": "a", "name": "b"}',
        "datapackage.json is not strict JSON: the key name stands twice in one object; remove one of the two",
    ),
    "NaN": (
        b'{"version": NaN}',
        "datapackage.json is not strict JSON: NaN is no number; write one in digits",
    ),
    "nested deeply": (
        b"[" * 200_000,
        "datapackage.json is nested too deeply: it is no descriptor; put that back",
    ),
    "huge": (
        b" " * 5_000_001,
        "datapackage.json is larger than 5,000,000 bytes: it is no descriptor; put that back",
    ),
    "a list": (b"[]", "datapackage.json: [] is not an object: mend it"),
    "a text": (b'"a"', 'datapackage.json: "a" is not an object: mend it'),
    "null": (b"null", "datapackage.json: null is not an object: mend it"),
    "number of many digits": (b"9" * 5000, "datapackage.json is not strict JSON: "),
}


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_no_descriptor_at_all_is_one_sentence(tmp_path: Path, name: str) -> None:
    content, sentence = TEXTS[name]
    (tmp_path / "datapackage.json").write_bytes(content)
    said = refusal_of(tmp_path)
    assert said.startswith(sentence) and "\n" not in said, said


COMPUTED: dict[str, tuple[Mutation, str]] = {
    "unknown key": (
        put("figures.views", 1),
        'figures: the key "views" is not known: remove it, or use one of name, ',
    ),
    "no kind": (put("figures.kind", REMOVED), "figures: kind is missing: add it"),
    "no such kind": (
        put("figures.kind", "index"),
        'figures kind: "index" does not fit: say whether it is a view or a ',
    ),
    "twice": (
        lambda d: d["resources"].append(d["resources"][0]),
        "figures: two tables have this name: give one of ",
    ),
    "a table of the package": (
        put("figures.name", "areas"),
        "areas: two tables have this name: give one of them another",
    ),
    "a field that repeats nothing": (
        put("figures.id.field", "observations.identity"),
        "figures.id: it repeats observations.identity, and datapackage.json has no such field: ",
    ),
    "a field of no table": (
        put("figures.id.field", "figure.id"),
        "figures.id: it repeats figure.id, and datapackage.json",
    ),
    "a field by a wrong name": (
        put("figures.id.field", "id"),
        'figures.id field: "id" does not fit: write the field that ',
    ),
    "a field without words": (
        put("figures.province_id.title_vi", REMOVED),
        "figures.province_id: title_vi is missing: add",
    ),
    "a wrong example": (
        put("figures.obs_value_x", 1),
        'figures: the key "obs_value_x" is not known: remove it, or use ',
    ),
    "a primary key of nothing": (
        put("figures.schema.primaryKey", ["key"]),
        "figures: primaryKey names key, a field that it does not have: name one of its own",
    ),
    "no tables": (put("resources", []), "resources: it is empty: write a list of tables and views"),
}


@pytest.mark.parametrize("name", COMPUTED)
def test_each_mutation_of_the_computed_tables_is_one_sentence(tmp_path: Path, name: str) -> None:
    mutate, sentence = COMPUTED[name]
    (tmp_path / "data").mkdir()
    (tmp_path / "datapackage.json").write_bytes((ROOT / "datapackage.json").read_bytes())
    described = json.loads((ROOT / PATH).read_text(encoding="utf-8"))
    mutate(described)
    (tmp_path / PATH).write_text(json.dumps(described), encoding="utf-8")
    with pytest.raises(PackageError) as caught:
        load_computed(load_package(tmp_path))
    assert str(caught.value).startswith(f"{PATH} {sentence}"), str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    package = write_sample(tmp_path / "gói")
    path = package.resources["tiles"].path
    path.rename(tmp_path / "tiles.csv")
    path.symlink_to(tmp_path / "tiles.csv")
    assert refusal_of(package.folder) == (
        "datapackage.json tiles: data/tiles.csv leads out of the package's folder: "
        "put the file itself there, no link"
    )


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        resource["encoding"] = "latin1"
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    lines = refusal_of(tmp_path).splitlines()
    assert len(lines) == 21 and lines[-1] == f"… and {len(descriptor['resources']) - 20} more"


def test_a_table_or_field_that_the_pipeline_reads_is_missed_in_a_sentence() -> None:
    resources = load_package(ROOT).resources
    with pytest.raises(
        PackageError, match=r"^datapackage\.json has no table places, which the pipeline reads: put it"
    ):
        resources["places"]
    with pytest.raises(
        PackageError, match=r"^datapackage\.json areas has no field code, which the pipeline reads: put"
    ):
        resources["areas"].field("code")
