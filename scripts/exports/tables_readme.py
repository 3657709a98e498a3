"""data/README.md: the hand-written text with, between two marks, the description of the tables.

That description is rendered from ``datapackage.json``, so that no column is described twice; a test
compares what stands in the file with what would be written now.
"""

from pathlib import Path
from typing import Any

from scripts.contract.package import Package, PackageError, Resource, read_text
from scripts.shared.replace import replaced_file

BEGIN, END = "<!-- tables: made by `make format` -->", "<!-- end of tables -->"


def build(package: Package, output: Path) -> None:
    """Replace the tables' description in ``output``, leaving the text around it."""
    with replaced_file(output) as new:
        new.write_text(render(read_text(output), package), encoding="utf-8")


def render(text: str, package: Package) -> str:
    """Return the text with the tables described between its marks; PackageError where a mark is missing."""
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not (begin and end):
        raise PackageError(f"data/README.md lacks the line {BEGIN!r} or {END!r}: put both back.")
    return head + BEGIN + "\n\n" + describe_tables(package) + "\n" + END + tail


def describe_tables(package: Package) -> str:
    """Describe every table of the package in Markdown, in the descriptor's order."""
    return "\n".join(describe_table(resource) for resource in package.resources.values())


def describe_table(resource: Resource) -> str:
    """Describe one table: what it holds, its key, and a line for each field."""
    key = ", ".join(f"`{name}`" for name in resource.primary_key)
    fields = "\n".join(describe_field(field) for field in resource.fields)
    return (
        f"### {resource.name}\n\n{resource.descriptor['description']} Key: {key}.\n\n"
        f"| field | type | what it says | example |\n|---|---|---|---|\n{fields}\n"
    )


def describe_field(field: dict[str, Any]) -> str:
    """Describe a field in one row: required or not, its type, description, codes and example."""
    name = f"**`{field['name']}`**" if field["constraints"]["required"] else f"`{field['name']}`"
    codes = "; ".join(f"`{one['value']}` {one['label']}".strip() for one in field.get("categories", []))
    said = field["description"] + (f" Codes: {codes}." if codes else "")
    return f"| {name} | {field['type']} | {said} | {field['example']} |"
