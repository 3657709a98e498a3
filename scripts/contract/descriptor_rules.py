"""What must hold within a descriptor that has the right shape: each rule a function named by its statement.

A rule yields (place, sentence); the place is a resource, or a field as ``table.field``.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.contract.cells import iter_faults, parse_cell
from scripts.contract.descriptor_shape import show

Fault = tuple[str, str]
Described = dict[str, Any]
RESERVED = re.compile(r"sqlite_|.*_(?:search|fts)(?:_|$)")
"""Names that SQLite and its search keep for tables of their own."""
NUMBERS = ("integer", "number")
FITS = {
    "enum": ("string", *NUMBERS, "boolean"),
    "pattern": ("string",),
    "minLength": ("string",),
    "maxLength": ("string",),
    "minimum": NUMBERS,
    "maximum": NUMBERS,
}
"""The types whose fields a constraint can hold of."""


def iter_package_faults(descriptor: Described) -> Iterator[Fault]:
    """Yield what the parts of ``datapackage.json`` say against each other."""
    resources = descriptor["resources"]
    yield from names_are_used_once(resources)
    for resource in resources:
        yield from file_has_the_tables_name(resource)
        yield from keys_name_fields(resource)
        yield from free_fields_are_no_key(resource)
        yield from foreign_keys_lead_to_a_key(resource, {each["name"]: each for each in resources})
        for field in resource["schema"]["fields"]:
            place = f"{resource['name']}.{field['name']}"
            yield from ((place, fault) for fault in iter_field_faults(field))


def names_are_used_once(resources: list[Described]) -> Iterator[Fault]:
    yield from (
        (name, "two tables have this name: give one of them another")
        for name in _find_twins(resource["name"] for resource in resources)
    )
    for resource in resources:
        names = (field["name"] for field in resource["schema"]["fields"])
        for name in _find_twins(names):
            yield f"{resource['name']}.{name}", "two fields have this name: give one of them another"
        if RESERVED.match(resource["name"]):
            yield resource["name"], "the name is kept for tables of SQLite itself: give it another"


def file_has_the_tables_name(resource: Described) -> Iterator[Fault]:
    path, wanted = resource["path"], f"data/{resource['name']}.csv"
    if path != wanted:
        yield (
            resource["name"],
            f"its path is {show(path)}: write {wanted}, where every table has its own file",
        )


def file_stays_in_the_folder(folder: Path, resource: Described) -> Iterator[Fault]:
    path = resource["path"]
    if not (folder / path).resolve().is_relative_to(folder.resolve()):
        yield (
            resource["name"],
            f"{path} leads out of the package's folder: put the file itself there, no link",
        )


def keys_name_fields(resource: Described) -> Iterator[Fault]:
    schema, name = resource["schema"], resource["name"]
    fields = {field["name"]: field for field in schema["fields"]}
    keys = [("primaryKey", schema["primaryKey"])]
    keys += [("uniqueKeys", key) for key in schema.get("uniqueKeys", [])]
    keys += [("foreignKeys", key["fields"]) for key in schema.get("foreignKeys", [])]
    for kind, key in keys:
        for field in as_names(key):
            if field not in fields:
                yield name, f"{kind} names {show(field)}, a field that it does not have: name one of its own"
            elif kind == "primaryKey" and not fields[field]["constraints"]["required"]:
                yield f"{name}.{field}", "it is part of the primary key and may be empty: make it required"


def free_fields_are_no_key(resource: Described) -> Iterator[Fault]:
    schema = resource["schema"]
    fields = {field["name"] for field in schema["fields"]} - {*as_names(schema["primaryKey"])}
    for name in as_names(resource.get("released", {}).get("free", [])):
        if name not in fields:
            yield resource["name"], f"{show(name)} of its released.free is no field beside its key: name one"


def foreign_keys_lead_to_a_key(resource: Described, resources: dict[str, Described]) -> Iterator[Fault]:
    for key in resource["schema"].get("foreignKeys", []):
        fields, reference = as_names(key["fields"]), key["reference"]
        target, columns = reference["resource"] or resource["name"], as_names(reference["fields"])
        place = f"{resource['name']}.{','.join(fields)}"
        if target not in resources:
            yield place, f"its foreign key leads to {show(target)}, and there is no such table: name one"
            continue
        schema = resources[target]["schema"]
        known = {field["name"]: field["type"] for field in schema["fields"]}
        types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        if len(fields) != len(columns):
            yield (
                place,
                f"its foreign key has {len(fields)} fields and leads to {len(columns)}: make them equal",
            )
        elif missing := [column for column in columns if column not in known]:
            yield (
                place,
                f"its foreign key leads to {target}.{missing[0]}, and there is no such field: name one",
            )
        elif not _is_key(schema, columns):
            yield (
                place,
                f"its foreign key leads to {target}.{','.join(columns)}, which is no key there: name one",
            )
        elif any(
            types.get(field, known[column]) != known[column]
            for field, column in zip(fields, columns, strict=True)
        ):
            yield (
                place,
                f"it has another type than {target}.{','.join(columns)}, to which it leads: make them equal",
            )


def iter_field_faults(field: Described) -> Iterator[str]:
    """Yield what is wrong with a field's constraints, codes and example, the first thing alone."""
    yield from next(filter(None, (list(rule(field)) for rule in FIELD_RULES)), [])[:1]


def constraints_fit_the_type(field: Described) -> Iterator[str]:
    kind, rules = field["type"], field["constraints"]
    for name, kinds in FITS.items():
        if name in rules and kind not in kinds:
            yield f"{name} cannot hold of the type {kind}: remove it, or change the type"
    for low, high in (("minimum", "maximum"), ("minLength", "maxLength")):
        if low in rules and high in rules and rules[low] > rules[high]:
            yield f"its {low} is {rules[low]} and its {high} {rules[high]}: no value can fit; correct one"


def pattern_can_be_read(field: Described) -> Iterator[str]:
    try:
        re.compile(field["constraints"].get("pattern", ""), re.ASCII)
    except (re.error, RecursionError, OverflowError) as error:
        yield f"its pattern is no regular expression ({error}): correct it"


def codes_fit_the_type(field: Described) -> Iterator[str]:
    for code in field["constraints"].get("enum", []):
        try:
            fits = parse_cell(field, code if isinstance(code, str) else str(code).lower()) == code
        except ValueError:
            fits = False
        if not fits or isinstance(code, bool) != (field["type"] == "boolean"):
            yield f"the code {show(code)} of its enum is no {field['type']}: correct it"


def categories_are_the_codes(field: Described) -> Iterator[str]:
    if "categories" in field:
        values = [category["value"] for category in field["categories"]]
        if values != field["constraints"].get("enum"):
            yield "its categories are not the values of its enum, in that order: make them the same"


def example_would_pass(field: Described) -> Iterator[str]:
    try:
        faults = list(iter_faults(field, parse_cell(field, field["example"])))
    except ValueError as error:
        faults = [str(error)]
    yield from (f"its example is wrong: {fault}" for fault in faults)


FIELD_RULES = (
    constraints_fit_the_type,
    pattern_can_be_read,
    codes_fit_the_type,
    categories_are_the_codes,
    example_would_pass,
)
"""In this order: each may take for granted what those before it hold."""


def as_names(names: str | list[str]) -> tuple[str, ...]:
    """Return the columns of a key; the standard allows a lone name for a list of one."""
    return (names,) if isinstance(names, str) else tuple(names)


def _is_key(schema: Described, columns: tuple[str, ...]) -> bool:
    """Tell whether columns identify a row."""
    keys = [as_names(schema["primaryKey"]), *map(as_names, schema.get("uniqueKeys", []))]
    keys += [(field["name"],) for field in schema["fields"] if field["constraints"].get("unique")]
    return sorted(columns) in map(sorted, keys)


def _find_twins(names: Iterator[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
