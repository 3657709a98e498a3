"""`make check`: everything that must hold of the package, reported in one go.

Four layers, each building on the one before: the files' bytes, the cells' types and
constraints, the rules on the rows (`RULES`: each a small function named by its statement), and, with the
archive at hand, the proof by the texts. One fault never hides another: only where a file cannot be read at
all are the rules on rows skipped.
"""

from dataclasses import dataclass
from pathlib import Path

from scripts.checks import (
    accounts,
    constraints,
    families,
    identifiers,
    nationwide,
    observations,
    printed,
    proofs,
    ranks,
    references,
    relations,
    witnesses,
)
from scripts.contract.canonical import clean_cell, format_rows
from scripts.contract.cells import Value, iter_faults, parse_cell
from scripts.contract.package import Package, PackageError, Resource, read_records
from scripts.contract.tables import Problem, Row, Rule, Tables
from scripts.reading.archive import HOW_TO_HAVE, read_archive

RULES: tuple[Rule, ...] = (
    *constraints.RULES,
    *observations.RULES,
    *ranks.RULES,
    *printed.RULES,
    *references.RULES,
    *relations.RULES,
    *accounts.RULES,
    *families.RULES,
    *identifiers.RULES,
    *nationwide.RULES,
    *witnesses.RULES,
)


@dataclass(frozen=True)
class Report:
    """What `make check` found: problems by file and line, and a sentence for each part that was skipped."""

    problems: list[Problem]
    skipped: list[str]


def check_package(package: Package, archive: Path | None) -> Report:
    """Check a package, also against the archived texts where their folder is given."""
    tables, problems = read_tables(package)
    skipped = []
    if len(tables.rows) < len(package.resources):
        skipped.append("The rules on rows were skipped: first mend the files that cannot be read.")
    else:
        problems += check_rows(tables)
        if archive is None:
            skipped.append(f"Quotes and mentions were not checked against the archived texts: {HOW_TO_HAVE}.")
        else:
            problems += check_archive(tables, archive)
    order = list(package.resources)
    problems.sort(key=lambda problem: (order.index(problem.resource), problem.row or 0, str(problem)))
    return Report(problems, skipped)


def check_rows(tables: Tables) -> list[Problem]:
    """Return the problems that the rules on rows find."""
    return [problem for rule in RULES for problem in rule(tables)]


def check_archive(tables: Tables, folder: Path) -> list[Problem]:
    """Return the problems that the archived texts prove."""
    try:
        texts = read_archive(folder)
    except PackageError as error:
        return [Problem("sources", None, None, str(error))]
    return [problem for rule in proofs.RULES for problem in rule(tables, texts)]


def read_tables(package: Package) -> tuple[Tables, list[Problem]]:
    """Read all tables, with what is wrong with files and cells; a faulty cell is left empty."""
    tables: dict[str, list[Row]] = {}
    problems: list[Problem] = []
    for resource in package.resources.values():
        try:
            records = read_records(resource)
        except PackageError as error:
            problems.append(Problem(resource.name, None, None, str(error)))
            continue
        tables[resource.name] = [_read_row(resource, line, cells, problems) for line, cells in records]
        problems += _check_bytes(resource, [cells for _, cells in records])
    return Tables(package, tables), problems


def _read_row(resource: Resource, line: int, cells: list[str], problems: list[Problem]) -> Row:
    """Return a typed row, and add to the problems what its cells break."""
    row = Row(resource.name, line, {})
    for field, cell in zip(resource.fields, cells, strict=True):
        name = field["name"]
        row[name], faults = _read_cell(field, cell)
        problems += [row.blame(name, fault) for fault in faults]
    return row


def _read_cell(field: dict[str, object], cell: str) -> tuple[Value, list[str]]:
    """Return a cell's value and what is wrong with it; a badly written cell is judged by what it would be."""
    clean = clean_cell(field, cell)
    faults = []
    if clean != cell:
        faults.append(
            f"“{cell}” is not written as “{clean}” (spaces, letters or needless zeros): run make format"
        )
    try:
        value = parse_cell(field, clean)
    except ValueError as error:
        return None, [*faults, str(error)]
    broken = list(iter_faults(field, value))
    return None if broken else value, [*faults, *broken]


def _check_bytes(resource: Resource, rows: list[list[str]]) -> list[Problem]:
    """Return the first line of a file that is not written in the canonical form, whatever its cells say."""
    lines = resource.path.read_bytes().split(b"\n")
    canonical = format_rows(resource, rows).encode().split(b"\n")
    for number, (line, wanted) in enumerate(zip(lines, canonical, strict=False), 1):
        if line != wanted:
            what = "the byte-order mark, line end, quotes or order of rows"
            return [Problem(resource.name, number, None, f"{what} is not the canonical one: run make format")]
    if len(lines) != len(canonical):
        message = "the file does not end with one line feed: run make format"
        return [Problem(resource.name, min(len(lines), len(canonical)), None, message)]
    return []
