"""Typed rows from stored ones: which table a type is made from, and which column a field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, TypeVar

from scripts.pages import known, model, subjects
from scripts.pages.stored import Cell, StoredRow, StoredTables
from scripts.shared.languages import MANNERS, Language

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


Made = TypeVar("Made", bound="DataclassInstance")


Labels = dict[tuple[Cell, Cell, Cell], str]
"""Words of the codes by resource, column and code."""


TABLES: Mapping[type, str] = {
    known.Amendment: "amendments",
    known.Era: "eras",
    known.EraUnit: "area_eras",
    known.Frame: "frames",
    known.Gap: "gaps",
    known.Method: "methods",
    known.MethodWeight: "method_weights",
    known.Redirect: "redirects",
    known.Release: "releases",
    model.Correction: "corrections",
    model.Figure: "figures",
    model.Mark: "audit_marks",
    model.Mention: "mentions",
    model.Reading: "readings",
    model.Relation: "audit",
    model.Term: "relation_terms",
    model.Withdrawal: "withdrawals",
    subjects.Area: "areas",
    subjects.AreaStatus: "area_statuses",
    subjects.Break: "breaks",
    subjects.Family: "families",
    subjects.Indicator: "indicators",
    subjects.Licence: "licences",
    subjects.Link: "links",
    subjects.Lookalike: "lookalikes",
    subjects.Pillar: "pillars",
    subjects.Source: "sources",
    subjects.Succession: "successions",
    subjects.Tile: "tiles",
    subjects.Unit: "units",
}
"""The table or view that each type is made from."""


def find_column(name: str, columns: Iterable[str], language: Language) -> str:
    """Return the column that a field is made from in a language; it need not be among the columns.

    ``x_text`` has the words of the code ``x``; a lone ``x_vi`` beside ``x`` is the descriptor's way: ``x`` is
    English.
    """
    columns = set(columns)
    base = name.removesuffix("_text")
    if base != name:
        return f"{base}_{language}"
    if name not in columns:
        return f"{name}_{language}"
    is_pair = f"{name}_vi" in columns and f"{name}_en" not in columns
    return f"{name}{MANNERS[language].descriptor_suffix}" if is_pair else name


@dataclass(frozen=True)
class RowMaker:
    """Makes typed rows from the stored ones, in one language."""

    tables: StoredTables
    language: Language

    def make_all(
        self, kind: type[Made], join: Callable[[StoredRow], dict[str, object]] = lambda row: {}
    ) -> list[Made]:
        """Return a table's rows as a type; ``join`` gives a row's joined fields."""
        rows = self.tables[TABLES[kind]]
        names = [item.name for item in fields(kind) if not item.metadata]
        columns = {name: find_column(name, rows[0], self.language) for name in names} if rows else {}
        make: Callable[..., Made] = kind
        return [make(**{name: row[columns[name]] for name in names}, **join(row)) for row in rows]

    def read_labels(self) -> Labels:
        """Return the words of every code."""
        return {
            (row["resource"], row["field"], row["value"]): str(row[f"label_{self.language}"])
            for row in self.tables["codes"]
        }
