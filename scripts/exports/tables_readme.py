"""data/README.md: the hand-written text with, between marks, the description of the tables and a rule.

The tables are described from ``datapackage.json``, so that no column is described twice, and the rule which
figure is shown first is said as the database applies it. A test compares what stands in the file with what
would be written now.
"""

from pathlib import Path
from typing import Any

from scripts.contract.package import Package, PackageError, Resource, read_text
from scripts.database.shown_first import list_rule
from scripts.shared.replace import replaced_file

BEGIN, END = "<!-- tables: made by `make format` -->", "<!-- end of tables -->"
RULE_BEGIN, RULE_END = "<!-- rule: made by `make format` -->", "<!-- end of rule -->"


def build(package: Package, output: Path) -> None:
    """Replace the made parts of ``output``, leaving the text around them."""
    with replaced_file(output) as new:
        new.write_text(render(read_text(output), package), encoding="utf-8")


def render(text: str, package: Package) -> str:
    """Return the text with its two made parts as they are now; PackageError where a mark is missing."""
    text = replace_part(text, BEGIN, END, describe_tables(package))
    return replace_part(text, RULE_BEGIN, RULE_END, describe_rule())


def replace_part(text: str, begin: str, end: str, part: str) -> str:
    """Return the text with a part between two marks; PackageError where a mark is missing."""
    head, opening, rest = text.partition(begin)
    _, closing, tail = rest.partition(end)
    if not (opening and closing):
        raise PackageError(f"data/README.md lacks the line {begin!r} or {end!r}: put both back.")
    return f"{head}{begin}\n\n{part}\n{end}{tail}"


def describe_rule() -> str:
    """Describe as a Markdown list, in its order, what decides which figure is shown first."""
    return ";\n".join(f"{place}. {said}" for place, said in enumerate(list_rule("en"), 1)) + ".\n"


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
