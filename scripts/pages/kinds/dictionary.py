"""The data dictionary: every table, view and column, rendered from the two descriptors alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.contract.computed import load_computed
from scripts.contract.package import Package, Resource
from scripts.pages.described import read_word
from scripts.pages.page import Kind, Material, Page
from scripts.shared.languages import Language


@dataclass(frozen=True)
class Code:
    """A code of a column, with its words where it has any."""

    value: str
    label: str


@dataclass(frozen=True)
class Column:
    """A column: ``reference`` is the table or column that it points to, ``term`` its standard's address."""

    name: str
    type: str
    title: str
    description: str
    is_required: bool
    reference: str | None
    codes: list[Code]
    example: str | None
    term: str | None


@dataclass(frozen=True)
class Table:
    """A table or view with its columns; what the database computes has no path."""

    name: str
    title: str
    description: str
    path: str | None
    key: list[str]
    columns: list[Column]


def iter_dictionary(material: Material) -> Iterator[Page]:
    """Yield the list of the tables and views."""
    words, package = material.site.words, material.package
    context = {
        "resources": describe_tables(package, words.language),
        "computed": describe_computed(package, words.language),
    }
    front = {
        "title": words("dictionary_title"),
        "description": words("dictionary_lede", n=len(package.resources)),
    }
    yield Page("dictionary", front, context)


def iter_table_pages(material: Material) -> Iterator[Page]:
    """Yield a page for each table and view."""
    words, package = material.site.words, material.package
    tables = [*describe_tables(package, words.language), *describe_computed(package, words.language)]
    for table in tables:
        front = {"title": table.title, "description": table.description, "hint": table.name}
        yield Page(f"dictionary/{table.name}", front, {"table": table})


def describe_computed(package: Package, language: Language) -> list[Table]:
    """Return what the database computes from the package, in the words of a language."""
    return [describe_table(resource, language) for resource in load_computed(package).values()]


def describe_tables(package: Package, language: Language) -> list[Table]:
    """Return the tables of the package in the words of a language."""
    return [describe_table(resource, language) for resource in package.resources.values()]


def describe_table(resource: Resource, language: Language) -> Table:
    """Return a table or view in the words of a language."""
    references = {key.field: key.resource or resource.name for key in resource.foreign_keys}
    return Table(
        name=resource.name,
        title=read_word(resource.descriptor, "title", language),
        description=read_word(resource.descriptor, "description", language),
        path=resource.descriptor.get("path"),
        key=list(resource.primary_key),
        columns=[
            Column(
                name=field["name"],
                type=field["type"],
                title=read_word(field, "title", language),
                description=read_word(field, "description", language),
                is_required=field.get("constraints", {}).get("required", False),
                reference=references.get(field["name"]) or field.get("field"),
                codes=[
                    Code(code["value"], read_word(code, "label", language))
                    for code in field.get("categories", [])
                ],
                example=field.get("example"),
                term=field.get("skos:exactMatch") or field.get("skos:broadMatch"),
            )
            for field in resource.fields
        ],
    )


DICTIONARY = Kind("dictionary", "dictionary.md.j2", iter_dictionary)
DICTIONARY_TABLE = Kind(
    "dictionary-table", "dictionary_table.md.j2", iter_table_pages, look="table", weight=0.5
)
