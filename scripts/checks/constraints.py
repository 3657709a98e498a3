"""Rules that the schema states, and that the standards' own validator does not, or not strictly, enforce.

Keys are unique, foreign keys lead somewhere, codes are those of the categories, and what is said in one
language is said in the other. What to check is read from the descriptor.
"""

from collections.abc import Iterator

from scripts.contract.cells import Value
from scripts.contract.package import Resource
from scripts.contract.tables import Problem, Row, Rule, Tables


def keys_are_unique(tables: Tables) -> Iterator[Problem]:
    for resource in tables.package.resources.values():
        for key in iter_keys(resource):
            lines: dict[tuple[Value, ...], int] = {}
            for row in tables[resource.name]:
                values = tuple([row[name] for name in key])
                first = lines.setdefault(values, row.line)
                if first != row.line and None not in values:
                    shown = ", ".join(map(str, values))
                    fault = f"{shown} stands in line {first} too: remove one of the rows, or tell them apart"
                    yield row.blame(",".join(key), fault)


def foreign_keys_lead_to_a_row(tables: Tables) -> Iterator[Problem]:
    for resource in tables.package.resources.values():
        for key in resource.foreign_keys:
            target = key.resource or resource.name
            known = tables.group(target, key.reference)
            for row in tables[resource.name]:
                value = row[key.field]
                if value is not None and (value,) not in known:
                    yield row.blame(
                        key.field,
                        f"{value} is no {key.reference} of {target}.csv: correct it, or add that row",
                    )


def both_languages_are_present(tables: Tables) -> Iterator[Problem]:
    for resource in tables.package.resources.values():
        pairs = list(iter_language_pairs(resource))
        for row in tables[resource.name]:
            for vietnamese, english in pairs:
                if (row[vietnamese] is None) != (row[english] is None):
                    empty, full = (vietnamese, english) if row[vietnamese] is None else (english, vietnamese)
                    yield row.blame(
                        empty, f"the cell is empty, but {full} is not: write it in both languages"
                    )


def iter_keys(resource: Resource) -> Iterator[tuple[str, ...]]:
    yield resource.primary_key
    yield from resource.unique_keys
    for field in resource.fields:
        if field.get("constraints", {}).get("unique"):
            yield (field["name"],)


def iter_told_apart(tables: Tables, resource: str, words: str, column: str) -> Iterator[tuple[Row, Row]]:
    """Yield rows of which the same words stand beside another cell of a column, and the first such row."""
    for (text,), rows in tables.group(resource, words).items():
        others = (row for row in rows[1:] if text and row[column] != rows[0][column])
        other = next((row for row in others if row[column] and rows[0][column]), None)
        if other:
            yield other, rows[0]


def iter_language_pairs(resource: Resource) -> Iterator[tuple[str, str]]:
    """Yield the pairs of columns that say one thing in two languages: `x_vi` with `x_en`, or with `x`."""
    names = set(resource.field_names)
    for name in resource.field_names:
        stem, suffix = name[:-3], name[-3:]
        if suffix == "_vi":
            yield from ((name, other) for other in (f"{stem}_en", stem) if other in names)


RULES: tuple[Rule, ...] = (keys_are_unique, foreign_keys_lead_to_a_row, both_languages_are_present)
