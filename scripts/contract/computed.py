"""The tables and views that the database computes, as ``data/derived.json`` describes them.

The file has the descriptor's form. A field that repeats one of the package's names it (``"field":
"areas.name_vi"``) in place of a description of its own; here it gets that description, under its own name.
"""

import json
from typing import Any

from scripts.contract.package import Package, PackageError, Resource, read_text

PATH = "data/derived.json"


def load_computed(package: Package) -> dict[str, Resource]:
    """Return the computed tables and views by name, in the file's order; PackageError where it is broken."""
    path = package.folder / PATH
    try:
        described = json.loads(read_text(path))["resources"]
        return {item["name"]: _resolve_resource(package, item) for item in described}
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise PackageError(
            f"{PATH} does not describe its tables ({type(error).__name__}: {error}): each needs name and "
            "schema with fields, and a field that repeats another names it as table.field"
        ) from None


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
