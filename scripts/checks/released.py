"""A package beside the last release: which published rows changed or went, and what explains it.

The manifest has only a hash of each row. So what is said to have changed is taken back: the old values of
corrections and amendments are put into the row, ids that were renamed get their old ones, and the hash must
be the manifest's. That proves the records' old values too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from scripts.checks.manifest import (
    Manifest,
    PublishedTable,
    format_cell,
    format_key,
    get_policy,
    hash_cells,
    list_cells,
)
from scripts.contract.package import Resource
from scripts.contract.tables import Row, Tables

Cells = dict[str, str]
"""A row's cells as texts, by field."""


@dataclass(frozen=True)
class TableChange:
    """What became of a published table, where no record explains it; ``added`` counts the new rows."""

    changed: list[Row]
    gone: list[str]
    added: int


@dataclass(frozen=True)
class Released:
    """A package and the manifest of the last release before it."""

    tables: Tables
    manifest: Manifest

    def published(self, resource: str) -> PublishedTable | None:
        """Return a table as it was released; None for one that is new."""
        return self.manifest.tables.get(resource)

    def iter_new(self, resource: str) -> Iterator[Row]:
        """Yield the rows of a table of records that the last release did not have."""
        published = self.published(resource)
        key = self.tables.package.resources[resource].primary_key
        for row in self.tables[resource]:
            if published is None or format_key(row, key) not in published.rows:
                yield row

    @cached_property
    def renamed(self) -> dict[tuple[str, str], list[str]]:
        """The ids that were published, by the table and the id that took their place since."""
        leads = {(row.text("kind"), row.text("old_id")): row.text("new_id") for row in self._new_redirects}
        names: dict[tuple[str, str], list[str]] = {}
        for kind, old in leads:
            new = old
            for _ in leads:
                new = leads.get((kind, new), new)
            names.setdefault((kind, new), []).append(old)
        return names

    @cached_property
    def _new_redirects(self) -> list[Row]:
        return list(self.iter_new("redirects"))

    @cached_property
    def records(self) -> dict[tuple[str, str], list[Row]]:
        """The corrections and amendments since the release by table and row, the newest first."""
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.iter_new("corrections"):
            found.setdefault(("observations", row.text("observation_id")), []).append(row)
        for row in self.iter_new("amendments"):
            if row["kind"] is not None:
                found.setdefault((row.text("kind"), row.text("row")), []).append(row)
        for rows in found.values():
            rows.sort(key=lambda row: row.text("date"), reverse=True)
        return found

    @cached_property
    def changes(self) -> dict[str, TableChange]:
        """What became of each published table, in one pass over its rows."""
        found: dict[str, TableChange] = {}
        explained: set[tuple[str, str]] = set()
        for name, published in self.manifest.tables.items():
            resource = self.tables.package.resources.get(name)
            if resource is not None and resource.primary_key == tuple(published.key):
                found[name] = self._compare(resource, published, explained)
        return found

    def _compare(
        self, resource: Resource, published: PublishedTable, explained: set[tuple[str, str]]
    ) -> TableChange:
        """Compare a table; to ``explained`` go the keys of rows whose absence is."""
        missing, changed, added = dict(published.rows), [], 0
        hashed = published.hashed
        is_whole = set(hashed) <= set(resource.field_names)
        for row in self.tables[resource.name]:
            key = format_key(row, published.key)
            if is_whole and hash_cells(list_cells(row, hashed)) == missing.get(key):
                del missing[key]
                continue
            old = next((name for name in self._iter_old_keys(resource, row) if name in missing), None)
            if old is None:
                added += 1
            elif is_whole and not self._is_explained(resource, row, missing[old], hashed):
                changed.append(row)
            missing.pop(old or "", None)
        gone = [key for key in missing if not self._explain_absence(resource, key, explained)]
        return TableChange(changed, gone if get_policy(resource) != "free" else [], added)

    def _iter_old_keys(self, resource: Resource, row: Row) -> Iterator[str]:
        """Yield the keys under which a row can have been published."""
        cells = {name: format_cell(row[name]) for name in resource.primary_key}
        for before in self._iter_before_renaming(resource, cells):
            yield " ".join(before.values())

    def _is_explained(self, resource: Resource, row: Row, published: str, hashed: list[str]) -> bool:
        """Say whether a row, with its records and renamings taken back, is what was published."""
        cells = {name: format_cell(row[name]) for name in resource.field_names}
        for record in self.records.get((resource.name, format_key(row, resource.primary_key)), []):
            if record.text("field") in cells:
                cells[record.text("field")] = record.text("old_value")
        return any(
            hash_cells([before[name] for name in hashed]) == published
            for before in self._iter_before_renaming(resource, cells)
        )

    def _iter_before_renaming(self, resource: Resource, cells: Cells) -> Iterator[Cells]:
        """Yield cells with renamed ids as they stand, and as they were called before."""
        tables = {key.field: key.resource or resource.name for key in resource.foreign_keys} | {
            "id": resource.name
        }
        choices = [
            [cell, *self.renamed.get((tables[name], cell), ())] if name in tables else [cell]
            for name, cell in cells.items()
        ]
        for chosen in product(*choices):
            yield dict(zip(cells, chosen, strict=True))

    def _explain_absence(self, resource: Resource, key: str, explained: set[tuple[str, str]]) -> bool:
        """Say whether a published row's absence is recorded, or follows from that of what it belongs to."""
        old_ids = {(row.text("kind"), row.text("old_id")) for row in self._new_redirects}
        tables = {part.field: part.resource or resource.name for part in resource.foreign_keys}
        parts = zip(resource.primary_key, key.split(" "), strict=False)
        is_explained = (
            (resource.name, key) in old_ids
            or any(is_removal(row, resource) for row in self.records.get((resource.name, key), []))
            or any((tables.get(name), part) in explained | old_ids for name, part in parts)
        )
        if is_explained:
            explained.add((resource.name, key))
        return is_explained


def is_removal(record: Row, resource: Resource) -> bool:
    """Say whether an amendment records that a row was taken away."""
    return record["new_value"] is None and record.text("field") in resource.primary_key
