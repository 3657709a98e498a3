"""Rules on the records of changes: corrections, amendments, withdrawals, redirects, releases."""

from collections.abc import Iterator
from itertools import pairwise

from scripts.checks.manifest import format_cell, format_key
from scripts.checks.released import is_removal
from scripts.checks.versions import read_version
from scripts.contract.canonical import clean_cell
from scripts.contract.tables import Problem, Row, Rule, Tables


def corrections_name_a_field(tables: Tables) -> Iterator[Problem]:
    names = tables.package.resources["observations"].field_names
    for row in tables["corrections"]:
        if row["field"] is not None and (row["field"] not in names or row["field"] == "id"):
            yield row.blame(
                "field", f"observations.csv has no field {row['field']} to correct: write one of its fields"
            )


def corrections_lead_to_what_stands(tables: Tables) -> Iterator[Problem]:
    """Each takes up what the one before left, and the last one's new value stands in the figure."""
    for rows in tables.group("corrections", "observation_id", "field").values():
        figure = tables.find("observations", rows[0]["observation_id"])
        if figure is not None and rows[0].text("field") in figure:
            yield from _follow(tables, rows, figure)


def amendments_name_a_row_and_field(tables: Tables) -> Iterator[Problem]:
    for row in tables["amendments"]:
        resource = tables.package.resources[row.text("kind")] if row["kind"] else None
        if resource is None:
            continue
        if row["field"] is not None and row["field"] not in resource.field_names:
            yield row.blame("field", f"{resource.name}.csv has no field {row['field']}: write one of its own")
        stands = _find(tables, row)
        if stands is None and not is_removal(row, resource) and not _is_left(tables, row):
            yield row.blame("row", f"{row['row']} is no key of {resource.name}.csv: correct it")
        elif stands is not None and is_removal(row, resource):
            yield row.blame("new_value", f"{row['row']} still stands in {resource.name}.csv: remove one")


def amendments_lead_to_what_stands(tables: Tables) -> Iterator[Problem]:
    for rows in tables.group("amendments", "kind", "row", "field").values():
        stands = _find(tables, rows[0])
        if stands is not None and rows[0].text("field") in stands:
            resource = tables.package.resources[stands.resource]
            kept = [row for row in rows if not is_removal(row, resource)]
            yield from _follow(tables, kept, stands) if kept else ()


def _follow(tables: Tables, rows: list[Row], stands: Row) -> Iterator[Problem]:
    """Yield where records of one cell do not lead from one to the next, and to what stands there."""
    rows = sorted(rows, key=lambda row: row.text("date"))
    for row in rows:
        if row["old_value"] == row["new_value"]:
            yield row.blame("new_value", "old and new value are the same: remove the row, or correct one")
    for before, after in pairwise(rows):
        if before["new_value"] != after["old_value"]:
            yield after.blame(
                "old_value",
                f"“{after.text('old_value')}”, but the record of {before['date']} left "
                f"“{before.text('new_value')}”: write what stood there",
            )
    field = rows[-1].text("field")
    new, cell = rows[-1].text("new_value"), format_cell(stands[field])
    described = tables.package.resources[stands.resource].field(field)
    if clean_cell(described, new) != cell and cell not in _list_later_names(tables, new):
        yield rows[-1].blame(
            "new_value", f"“{new}”, but “{cell}” stands in {stands.resource}.csv: correct the wrong one"
        )


def _list_later_names(tables: Tables, id: str) -> set[str]:
    """Return what an id was renamed to since, over any number of renamings."""
    names, found = {id}, True
    while found:
        more = {row.text("new_id") for row in tables["redirects"] if row["old_id"] in names} - names
        names |= more
        found = bool(more)
    return names - {id}


def _find(tables: Tables, record: Row) -> Row | None:
    """Return the row that an amendment is about; None where it is gone."""
    resource = tables.package.resources.get(record.text("kind"))
    if resource is None:
        return None
    if len(resource.primary_key) == 1:
        return next(iter(tables.where(resource.name, resource.primary_key[0], record["row"])), None)
    rows = tables[resource.name]
    return next((row for row in rows if format_key(row, resource.primary_key) == record["row"]), None)


def _is_left(tables: Tables, record: Row) -> bool:
    """Say whether an amendment's row was renamed or removed since."""
    kind, row = record["kind"], record["row"]
    if any(other["kind"] == kind and other["old_id"] == row for other in tables["redirects"]):
        return True
    resource = tables.package.resources[str(kind)]
    return any(is_removal(other, resource) for other in tables.group("amendments", "kind", "row")[kind, row])


def redirects_lead_from_what_is_gone_to_what_stands(tables: Tables) -> Iterator[Problem]:
    leads = {(row["kind"], row["old_id"]): row for row in tables["redirects"]}
    for row in tables["redirects"]:
        kind, last, seen = row.text("kind"), row, {row["old_id"]}
        if kind not in tables.rows:
            continue
        if tables.find(kind, row["old_id"]) is not None:
            yield row.blame("old_id", f"{row['old_id']} still stands in {kind}.csv: remove one of the two")
        while (kind, last["new_id"]) in leads and last["new_id"] not in seen:
            seen.add(last["new_id"])
            last = leads[kind, last["new_id"]]
        if last["new_id"] in seen:
            yield row.blame(
                "new_id", f"{row['new_id']} leads back to {row['old_id']}: remove one of the rows"
            )
        elif tables.find(kind, last["new_id"]) is None:
            yield row.blame("new_id", f"{row['new_id']} is no id of {kind}.csv: name what took its place")


def releases_rise_day_by_day(tables: Tables) -> Iterator[Problem]:
    rows = [row for row in tables["releases"] if row["version"] and row["date"]]
    rows.sort(key=lambda row: read_version(row.text("version")))
    for before, after in pairwise(rows):
        if after.text("date") < before.text("date"):
            yield after.blame("date", f"{after['date']} is before that of {before['version']}: correct one")
    version = tables.package.descriptor["version"]
    if rows and read_version(rows[-1].text("version")) > read_version(version):
        yield rows[-1].blame(
            "version", f"{rows[-1]['version']} is above {version}, the package's own: correct one of the two"
        )


RULES: tuple[Rule, ...] = (
    corrections_name_a_field,
    corrections_lead_to_what_stands,
    amendments_name_a_row_and_field,
    amendments_lead_to_what_stands,
    redirects_lead_from_what_is_gone_to_what_stands,
    releases_rise_day_by_day,
)
