"""The row diff of two editions, in the columns of the GTFS Diff specification, each change with its reason.

A change is of a file, a column or a row. The reason comes from the records of the newer edition (corrections,
amendments, redirects, withdrawals); a change that none of them names is “unrecorded”, unless it is of a note
or of a table whose rows are free.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from scripts.exports.editions import Cells, Edition, EditionTable

REASONS = {
    "structure": "tables and fields",
    "addition": "rows added",
    "correction": "our mistakes, mended",
    "re-read": "read again from the same source",
    "source-revised": "revised by the source",
    "method": "rules or definitions changed",
    "wording": "said in other words",
    "renamed": "renamed",
    "withdrawn": "withdrawn",
    "record": "records of changes",
    "note": "notes and other free cells",
    "unrecorded": "without a record",
}
"""What can be said of why something changed, in the order in which it is told."""
RECORDS = {"corrections", "amendments", "redirects", "releases"}
Key = tuple[str, ...]
Record = tuple[str, str]
"""The reason and the note of a change."""


@dataclass(frozen=True)
class Change:
    """A difference; ``file``, ``action``, ``target`` and the values are those of GTFS Diff."""

    file: str
    action: str
    target: str
    identifier: Cells
    initial_value: Cells | None
    new_value: Cells | None
    note: str
    reason: str


@dataclass(frozen=True)
class Free:
    """What may change without a record: the fields of each table, and whole tables."""

    fields: dict[str, set[str]] = field(default_factory=dict)
    tables: set[str] = field(default_factory=set)


def find_changes(old: Edition, new: Edition, free: Free | None = None) -> list[Change]:
    """Return the changes: files first, then columns, then rows, each by file and in the order of its rows."""
    names = [*new.tables, *(name for name in old.tables if name not in new.tables)]
    comparison = Comparison(old, new, free or Free())
    files = [change for name in names for change in _iter_files(name, old, new)]
    columns = [change for name in names for change in _iter_columns(name, old, new)]
    rows = [change for name in names for change in comparison.iter_rows(name)]
    return [*files, *columns, *rows]


def _iter_files(name: str, old: Edition, new: Edition) -> Iterator[Change]:
    for action, here, there in (("delete", old, new), ("add", new, old)):
        if name in here.tables and name not in there.tables:
            file = here.tables[name].file
            yield Change(file, action, "file", {"filename": file}, None, None, "", "structure")


def _iter_columns(name: str, old: Edition, new: Edition) -> Iterator[Change]:
    if name in old.tables and name in new.tables:
        before, after = old.tables[name].columns, new.tables[name].columns
        for action, here, there in (("delete", before, after), ("add", after, before)):
            for column in here:
                if column not in there:
                    file = new.tables[name].file
                    yield Change(file, action, "column", {"column": column}, None, None, "", "structure")


@dataclass(frozen=True)
class Comparison:
    """Two editions and what the newer one says of the changes between them."""

    old: Edition
    new: Edition
    free: Free

    def __post_init__(self) -> None:
        object.__setattr__(self, "renamed", self._read_renamed())
        object.__setattr__(self, "records", self._read_records())

    renamed: dict[tuple[str, str], str] = field(init=False)
    """Where ids that were renamed lead, by table and old id."""
    records: dict[tuple[str, str, str], Record] = field(init=False)
    """Reason and note of a cell's change, by table, row and field."""

    def iter_rows(self, name: str) -> Iterator[Change]:
        """Yield the changes of a table's rows."""
        after = self.new.tables.get(name)
        if after is None:
            return
        before = self._rename(self.old.tables[name], after) if name in self.old.tables else {}
        for key, cells in after.rows.items():
            if key in before:
                yield from self._iter_updates(name, after, before.pop(key), cells)
            else:
                yield self._make(
                    name, "add", _name(after, cells), None, cells, self._explain_added(name, cells)
                )
        for key, cells in before.items():
            found = self._explain_gone(name, key, cells)
            yield self._make(name, "delete", _name(after, cells), cells, None, found)

    def _rename(self, table: EditionTable, after: EditionTable) -> dict[Key, Cells]:
        """Return the old rows by the keys that they have now; of two that became one, the first."""
        rows: dict[Key, Cells] = {}
        for cells in table.rows.values():
            key = tuple(self._lead(after, name, cells.get(name, "")) for name in after.key)
            if key in rows:
                rows[tuple(cells.get(name, "") for name in after.key)] = cells
            else:
                rows[key] = cells
        return rows

    def _lead(self, table: EditionTable, column: str, cell: str) -> str:
        """Return what an id is called now."""
        return self.renamed.get((table.references.get(column, ""), cell), cell)

    def _iter_updates(self, name: str, table: EditionTable, old: Cells, new: Cells) -> Iterator[Change]:
        """Yield the changes of a row, one for each reason."""
        by_reason: dict[Record, list[str]] = {}
        for column in table.columns:
            if column in old and old[column] != new[column]:
                by_reason.setdefault(self._explain(name, table, column, old, new), []).append(column)
        for found, columns in by_reason.items():
            was, now = ({column: cells[column] for column in columns} for cells in (old, new))
            yield self._make(name, "update", _name(table, old), was, now, found)

    def _explain(self, name: str, table: EditionTable, column: str, old: Cells, new: Cells) -> Record:
        if self._lead(table, column, old[column]) == new[column]:
            return "renamed", ""
        row = " ".join(new[part] for part in table.key)
        if (name, row, column) in self.records:
            return self.records[name, row, column]
        is_free = name in self.free.tables or column in self.free.fields.get(name, ())
        return ("note" if is_free else "unrecorded"), ""

    def _explain_added(self, name: str, cells: Cells) -> Record:
        if name == "withdrawals":
            return "withdrawn", cells.get("reason_en", "")
        if name in RECORDS:
            return "record", cells.get("reason_en", "")
        return "addition", ""

    def _explain_gone(self, name: str, key: Key, cells: Cells) -> Record:
        """Return why a row is gone: itself, or the row that it belonged to."""
        references = self.old.tables[name].references
        for column in self.old.tables[name].key:
            table, cell = references.get(column, ""), cells[column]
            if (table, cell) in self.renamed:
                return "renamed", f"{cell} → {self.renamed[table, cell]}"
            if (table, cell, "id") in self.records and (cell,) not in self.new.tables[table].rows:
                return self.records[table, cell, "id"]
        found = [self.records[place] for place in self.records if place[:2] == (name, " ".join(key))]
        return found[0] if found else ("note" if name in self.free.tables else "unrecorded", "")

    def _make(
        self, name: str, action: str, identifier: Cells, old: Cells | None, new: Cells | None, found: Record
    ) -> Change:
        reason, note = found
        return Change(self.new.tables[name].file, action, "row", identifier, old, new, note, reason)

    def _iter_new(self, name: str) -> Iterator[Cells]:
        """Yield the rows of a table of records that the older edition did not have."""
        known = self.old.tables[name].rows if name in self.old.tables else {}
        table = self.new.tables.get(name)
        yield from (cells for key, cells in (table.rows if table else {}).items() if key not in known)

    def _read_renamed(self) -> dict[tuple[str, str], str]:
        leads = {(cells["kind"], cells["old_id"]): cells["new_id"] for cells in self._iter_new("redirects")}
        last = {}
        for kind, old in leads:
            new = old
            for _ in leads:
                new = leads.get((kind, new), new)
            last[kind, old] = new
        return last

    def _read_records(self) -> dict[tuple[str, str, str], Record]:
        rows = [
            *(("observations", cells["observation_id"], cells) for cells in self._iter_new("corrections")),
            *((cells["kind"], cells["row"], cells) for cells in self._iter_new("amendments")),
        ]
        rows.sort(key=lambda row: row[2]["date"])
        return {
            (table, row, cells["field"]): (cells.get("reason_code", "correction"), cells.get("reason_en", ""))
            for table, row, cells in rows
        }


def _name(table: EditionTable, cells: Cells) -> Cells:
    """Return the identifier of a row: its key."""
    return {name: cells[name] for name in table.key if name in cells}
