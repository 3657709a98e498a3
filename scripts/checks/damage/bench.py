"""The bench: the package's tables in memory, one damage done to them, the rules asked, the damage undone.

A cell that its column does not allow and a row out of its place are seen without any rule. Otherwise the
rules that look at the damaged table are asked, each about the rows that the damage can concern
(`focus.py`).
"""

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from typing import Final

from scripts.checks.constraints import iter_keys
from scripts.checks.damage.edited_rows import change_row, put_in, take_out
from scripts.checks.damage.focus import FocusedTables, list_asked
from scripts.checks.damage.kinds_of_damage import Damage, Sheet
from scripts.checks.damage.neighbours import SMALL, Neighbours
from scripts.checks.manifest import Manifest, format_key, make_manifest, read_manifest
from scripts.checks.released import Released
from scripts.contract.canonical import sort_key
from scripts.contract.cell_readers import make_reader
from scripts.contract.cells import Value
from scripts.contract.package import Package, PackageError, iter_rows
from scripts.contract.tables import Row, Rule, Tables

CELLS: Final = "cells"
ORDER: Final = "order"
PUBLISHED: Final = "published"
KEYS: Final = "keys_are_unique"
_TRIES: Final = 12
_TRIED_ROWS: Final = 25


@dataclass(frozen=True)
class Asked:
    """A rule, the tables that it looks at, and whether it may be asked about a few rows alone."""

    rule: Rule
    tables: frozenset[str]
    is_fit: bool

    @property
    def name(self) -> str:
        return self.rule.__name__


class Bench:
    """Tables on which damages are tried; PackageError where they have a problem before."""

    def __init__(
        self, package: Package, rules: Iterable[Rule], seed: int = 0, *, is_published: bool | None = None
    ) -> None:
        """Read the tables; `is_published` says whether all rows are, none, or those of the last release."""
        self.package = package
        self._readers = {
            name: [make_reader(field) for field in resource.fields]
            for name, resource in package.resources.items()
        }
        records = {name: list(iter_rows(resource)) for name, resource in package.resources.items()}
        self.texts = {name: [cells for _, cells in found] for name, found in records.items()}
        self.tables = Tables(
            package,
            {
                name: [Row(name, line, self._parse(name, cells)) for line, cells in found]
                for name, found in records.items()
            },
        )
        self.asked = [self._watch(rule) for rule in rules]
        self.manifest = self._choose_manifest(is_published)
        self.is_released = is_published is True
        self.seed = seed
        self.neighbours = Neighbours(self.tables)

    def release(self) -> "Bench":
        """Return a bench of the same tables for which all rows were published as they stand."""
        bench = copy(self)
        bench.manifest, bench.is_released = self._choose_manifest(is_published=True), True
        return bench

    def get_sheet(self, table: str) -> Sheet:
        """Return a table as text, for the catalogue."""
        resource = self.package.resources[table]
        targets = {
            key.field: list(
                dict.fromkeys(row.text(key.reference) for row in self.tables[key.resource or table])
            )
            for key in resource.foreign_keys
        }
        return Sheet(resource, self.texts[table], targets, self.seed)

    def judge(self, damage: Damage) -> str | None:
        """Return the name of what catches a damage: a rule, `cells` or `order`; None if nothing does."""
        if self._has_faulty_cell(damage):
            return CELLS
        if self._is_out_of_order(damage):
            return ORDER
        with self._done(damage) as (rows, past):
            if self._doubles_a_key(rows):
                return KEYS
            focus = self.neighbours.find(rows, past)
            view = FocusedTables(self.tables, focus, past)
            for asked in self.asked:
                if damage.table in asked.tables:
                    seen = view if asked.is_fit else self.tables
                    if next(iter(asked.rule(seen)), None) is not None:
                        return asked.name
            return PUBLISHED if self._breaks_a_release(rows, past) else None

    def judge_by_all(self, damage: Damage) -> set[str]:
        """Return the names of all rules, on all rows, that catch a damage, with `cells` and `order`."""
        found = {CELLS} if self._has_faulty_cell(damage) else set()
        found |= {ORDER} if self._is_out_of_order(damage) else set()
        if CELLS in found:
            return found
        with self._done(damage):
            fresh = Tables(self.package, self.tables.rows)
            return found | {
                asked.name for asked in self.asked if next(iter(asked.rule(fresh)), None) is not None
            }

    def _doubles_a_key(self, rows: list[Row]) -> bool:
        """Say whether another row has a changed row's key: the rule that compares all rows, in short."""
        return any(
            len(self.tables.group(row.resource, *key)[tuple(row[name] for name in key)]) > 1
            for row in rows
            for key in iter_keys(self.package.resources[row.resource])
            if all(row[name] is not None for name in key)
        )

    def _choose_manifest(self, is_published: bool | None) -> Manifest | None:
        if is_published is None:
            return read_manifest(self.package.folder)
        return make_manifest(self.tables, self.package.descriptor["version"], "") if is_published else None

    def _breaks_a_release(self, rows: list[Row], past: list[Row]) -> bool:
        """Say whether a published row went or changed, which no record explains."""
        table = past[0].resource
        published = self.manifest.tables.get(table) if self.manifest else None
        if self.manifest is None or published is None:
            return False
        keys = {format_key(row, published.key) for row in past} & published.rows.keys()
        part = replace(published, rows={key: published.rows[key] for key in keys})
        view = FocusedTables(self.tables, {table: rows})
        released = Released(view, replace(self.manifest, tables={table: part}))
        change = released.changes.get(table)
        return change is not None and bool(change.changed or change.gone)

    def _watch(self, rule: Rule) -> Asked:
        problem = next(iter(rule(self.tables)), None)
        if problem is not None:
            raise PackageError(f"Damages are tried on data without a problem, but {problem}")
        return Asked(rule, frozenset(list_asked(self.tables, rule)), self._is_fit(rule))

    def _is_fit(self, rule: Rule) -> bool:
        """Say whether a rule finds no problem where it sees any few rows of the sound tables, or none."""
        dice = random.Random(1)
        large = {name: rows for name, rows in self.tables.rows.items() if len(rows) > SMALL}
        for most in (0, 1, *([_TRIED_ROWS] * _TRIES)):
            focus = {
                name: sorted(dice.sample(rows, min(len(rows), most)), key=lambda row: row.line)
                for name, rows in large.items()
            }
            if next(iter(rule(FocusedTables(self.tables, focus))), None) is not None:
                return False
        return True

    def _has_faulty_cell(self, damage: Damage) -> bool:
        readers, texts = self._readers[damage.table], self.texts[damage.table]
        return any(
            new != old and read(new)[1]
            for row, cells in damage.cells.items()
            for read, new, old in zip(readers, cells, texts[row], strict=True)
        )

    def _is_out_of_order(self, damage: Damage) -> bool:
        """Say whether a changed row no longer stands where the canonical form has it."""
        resource, texts = self.package.resources[damage.table], self.texts[damage.table]
        for row in damage.cells:
            places = range(max(row - 1, 0), min(row + 2, len(texts)))
            near = [damage.cells.get(place, texts[place]) for place in places]
            keyed = [(sort_key(resource, cells), cells) for cells in near]
            if keyed != sorted(keyed):
                return True
        return False

    @contextmanager
    def _done(self, damage: Damage) -> Iterator[tuple[list[Row], list[Row]]]:
        """Do a damage to the tables, yield the rows that it made and those that were, and undo it."""
        rows = self.tables.rows[damage.table]
        row = rows[damage.row]
        match damage.kind:
            case "deleted":
                take_out(self.tables, row)
                try:
                    yield [], [row]
                finally:
                    put_in(self.tables, row)
            case "duplicated":
                copy = Row(row.resource, row.line + 1, row)
                put_in(self.tables, copy)
                try:
                    yield [row, copy], [row]
                finally:
                    take_out(self.tables, copy)
            case _:
                changed = [rows[index] for index in damage.cells]
                past = [Row(row.resource, row.line, row) for row in changed]
                try:
                    for row, cells in zip(changed, damage.cells.values(), strict=True):
                        change_row(self.tables, row, self._parse(damage.table, cells))
                    yield changed, past
                finally:
                    for row, was in zip(changed, past, strict=True):
                        change_row(self.tables, row, was)

    def _parse(self, table: str, cells: list[str]) -> dict[str, Value]:
        readings = (read(cell) for read, cell in zip(self._readers[table], cells, strict=True))
        names = self.package.resources[table].field_names
        return {name: value for name, (value, _) in zip(names, readings, strict=True)}
