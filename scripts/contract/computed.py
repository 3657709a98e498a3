"""The tables and views that the database computes, as ``data/derived.json`` describes them.

The file has the descriptor's form. A field that repeats one of the package's names it (``"field":
"areas.name_vi"``) in place of a description of its own; here it gets that description, under its own name.
"""

from collections.abc import Iterator
from typing import Any

from scripts.contract.descriptor import find_shape_faults, refuse
from scripts.contract.descriptor_rules import (
    Described,
    Fault,
    as_names,
    iter_field_faults,
    names_are_used_once,
)
from scripts.contract.package import DESCRIPTOR, Package, Resource
from scripts.contract.strict_json import parse_json, read_bytes

PATH = "data/derived.json"
DESCRIBED = ("title", "title_vi", "description", "description_vi", "type", "example")
"""What a field says that repeats none of the package's."""


def load_computed(package: Package) -> dict[str, Resource]:
    """Return the computed tables and views by name, in the file's order; PackageError where it is broken."""
    described = parse_json(read_bytes(package.folder / PATH, PATH), PATH)
    refuse(find_shape_faults("computed", described, PATH))
    resources = described["resources"]
    refuse([f"{PATH} {place}: {sentence}" for place, sentence in iter_computed_faults(package, resources)])
    return {item["name"]: _resolve_resource(package, item) for item in resources}


def iter_computed_faults(package: Package, resources: list[Described]) -> Iterator[Fault]:
    """Yield what the parts of the file say against each other, or against the package."""
    yield from names_are_used_once(
        [{"name": name, "schema": {"fields": []}} for name in package.resources] + resources
    )
    for resource in resources:
        names = [field["name"] for field in resource["schema"]["fields"]]
        for name in as_names(resource["schema"].get("primaryKey", [])):
            if name not in names:
                yield (
                    resource["name"],
                    f"primaryKey names {name}, a field that it does not have: name one of its own",
                )
        for field in resource["schema"]["fields"]:
            yield from (
                (f"{resource['name']}.{field['name']}", fault) for fault in _iter_field_faults(package, field)
            )


def _iter_field_faults(package: Package, field: Described) -> Iterator[str]:
    """Yield what is wrong with a field: it repeats one of the package's, or is described in full."""
    table, _, name = field.get("field", "").partition(".")
    if not table:
        if missing := [key for key in DESCRIBED if key not in field]:
            yield f"{missing[0]} is missing: add it, or name under field what it repeats"
        else:
            yield from iter_field_faults({"constraints": {}, **field})
    elif table not in package.resources or name not in package.resources[table].field_names:
        yield f"it repeats {table}.{name}, and {DESCRIPTOR} has no such field: name one that there is"


def _resolve_resource(package: Package, described: dict[str, Any]) -> Resource:
    """Return a table with every field described in full."""
    fields = [_resolve_field(package, field) for field in described["schema"]["fields"]]
    descriptor = {**described, "schema": {"primaryKey": [], **described["schema"], "fields": fields}}
    return Resource(described["name"], package.folder / PATH, descriptor)


def _resolve_field(package: Package, field: dict[str, Any]) -> dict[str, Any]:
    """Return a field with its description: its own, or that of the field which it repeats."""
    if "field" not in field:
        return {"constraints": {}, **field}
    resource, _, name = field["field"].partition(".")
    said = package.resources[resource].field(name)
    return {**said, "constraints": {}, **field}
