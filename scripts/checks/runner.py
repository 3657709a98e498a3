"""`make check`: everything that must hold of the package, reported in one go.

Five layers, each building on the one before: the files' bytes, the cells' types and
constraints, the rules on the rows (`RULES`: each a small function named by its statement), what the last
release published, and, with the archive at hand, the proof by the texts. One fault never hides another: only
where a file cannot be read at all are the rules on rows skipped.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.checks import (
    absences,
    accounts,
    constraints,
    described_areas,
    descriptions,
    families,
    identifiers,
    link_rows,
    methods,
    nationwide,
    observations,
    origins,
    printed,
    proof_rows,
    proofs,
    published_rows,
    ranks,
    records,
    references,
    relations,
    targets,
    tile_rows,
    told_reasons,
    translations,
    witnessed_areas,
    witnessed_names,
    witnessed_periods,
    witnessed_places,
    witnessed_values,
    witnesses,
)
from scripts.checks.manifest import Manifest, read_manifest
from scripts.checks.released import Released
from scripts.contract.canonical import CanonicalDigest, format_rows
from scripts.contract.cell_readers import make_reader
from scripts.contract.package import Package, PackageError, Resource, iter_rows
from scripts.contract.tables import Problem, Row, Rule, Tables, find_places
from scripts.reading.archive import HOW_TO_HAVE, read_archive

CONSISTENT: tuple[Rule, ...] = (
    *constraints.RULES,
    *observations.RULES,
    *ranks.RULES,
    *printed.RULES,
    *references.RULES,
    *records.RULES,
    *relations.RULES,
    *accounts.RULES,
    *families.RULES,
    *link_rows.RULES,
    *identifiers.RULES,
    *nationwide.RULES,
)
"""What must hold of the rows for themselves."""

WITNESSED: tuple[Rule, ...] = (
    *witnesses.RULES,
    *proof_rows.RULES,
    *witnessed_areas.RULES,
    *witnessed_names.RULES,
    *witnessed_periods.RULES,
    *witnessed_places.RULES,
    *witnessed_values.RULES,
    *origins.RULES,
    *translations.RULES,
    *descriptions.RULES,
    *described_areas.RULES,
    *methods.RULES,
    *absences.RULES,
    *told_reasons.RULES,
    *tile_rows.RULES,
    *targets.RULES,
)
"""What ties a cell to a second entry that stands elsewhere, so that a slip in either is seen."""

RULES: tuple[Rule, ...] = (*CONSISTENT, *WITNESSED)


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
        problems += check_release(tables)
        if archive is None:
            figures, numerals = proof_rows.count_proofs(tables)
            skipped.append(
                f"The archived texts are not at hand: proofs.csv vouches for {figures} figures "
                f"and {numerals} "
                f"numerals (to read the texts again, {HOW_TO_HAVE})."
            )
        else:
            problems += check_archive(tables, archive)
    order = list(package.resources)
    problems.sort(key=lambda problem: (order.index(problem.resource), problem.row or 0, str(problem)))
    return Report(problems, skipped)


def check_rows(tables: Tables, rules: Iterable[Rule] = RULES) -> list[Problem]:
    """Return the problems that the rules on rows find."""
    return [problem for rule in rules for problem in rule(tables)]


def check_release(tables: Tables) -> list[Problem]:
    """Return what is not as the last release published it, and not recorded; nothing before the first."""
    try:
        manifest = read_manifest(tables.package.folder)
        return compare_release(tables, manifest) if manifest else []
    except PackageError as error:
        return [Problem("releases", None, None, str(error))]


def compare_release(tables: Tables, manifest: Manifest) -> list[Problem]:
    """Return the problems that the rules on published rows find."""
    released = Released(tables, manifest)
    return [problem for rule in published_rows.RULES for problem in rule(released)]


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
            tables[resource.name], faults = _read_table(resource)
        except PackageError as error:
            faults = [Problem(resource.name, None, None, str(error))]
        problems += faults
    return Tables(package, tables), problems


def _read_table(resource: Resource) -> tuple[list[Row], list[Problem]]:
    """Return a table's typed rows, and what is wrong with its cells and its bytes."""
    names = resource.field_names
    places, readers = find_places(tuple(names)), [make_reader(field) for field in resource.fields]
    digest, rows, problems = CanonicalDigest(resource), list[Row](), list[Problem]()
    for line, cells in iter_rows(resource):
        readings = [read(cell) for read, cell in zip(readers, cells, strict=True)]
        row = Row.of(resource.name, line, places, [value for value, _ in readings])
        problems += [
            row.blame(name, fault)
            for name, (_, faults) in zip(names, readings, strict=True)
            for fault in faults
        ]
        rows.append(row)
        digest.add(cells)
    if not digest.is_that_of(resource.path):
        problems += _check_bytes(resource, [cells for _, cells in iter_rows(resource)])
    return rows, problems


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
