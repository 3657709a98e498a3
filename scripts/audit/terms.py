"""The terms of relations, made from the cells of the figure, its indicator, unit and source.

The database and the rules of `check` compute the same relations; each hands over the cells in its own way.
"""

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from scripts.audit.bounds import Term, find_printed_step
from scripts.audit.compared import NO_METHOD, Method, Relation
from scripts.contract.tables import Row, Tables
from scripts.shared.languages import LANGUAGES, Language

Hedges = Mapping[Language, Mapping[str, str]]
"""The words of each qualifier, by language."""


def make_term(row: Mapping[str, Any], hedges: Hedges) -> Term:
    """Make a term of a figure's cells; a whole number printed in full, of no symbol, is a count."""
    value = Fraction(str(row["obs_value"]))
    step = find_printed_step(row["printed"] or "", "vi" if row["language"] == "vi" else "en", value)
    return Term(
        role=row["role"],
        value=value,
        step=step,
        qualifier=row["qualifier"],
        minimum=_make_limit(row["minimum"], -math.inf),
        maximum=_make_limit(row["maximum"], math.inf),
        is_count=not row["symbol_en"] and row["decimals"] == 0 and step <= 1,
        denominator=None if row["denominator"] is None else Fraction(str(row["denominator"])),
        decimals=row["decimals"],
        symbols={"vi": row["symbol_vi"] or "", "en": row["symbol_en"] or ""},
        hedges={language: hedges[language][row["qualifier"]] for language in LANGUAGES},
        weight=_make_weight(row["weight"]),
    )


def make_method(total: object, shared: object) -> Method:
    """Return a method's weights, of all components and of those that every pillar holds."""
    return Method(_make_weight(total), _make_weight(shared)) if total else NO_METHOD


def read_relation(tables: Tables, row: Row) -> Relation | None:
    """Return a relation of the package; None where one of its cells or rows is missing."""
    terms = sorted(
        tables.where("relation_terms", "relation_id", row["id"]),
        key=lambda term: term.number("position") or 0,
    )
    cells = [_read_cells(tables, row, term) for term in terms]
    if not cells or None in cells:
        return None
    observations = tables.package.resources["observations"]
    hedges = {language: observations.labels("qualifier", language) for language in LANGUAGES}
    weights = tables.where("method_weights", "method_id", row["method_id"]) if row["method_id"] else []
    method = make_method(
        sum(weight.number("weight") or 0 for weight in weights),
        sum(weight.number("weight") or 0 for weight in weights if not weight["pillar_indicator_id"]),
    )
    made = [make_term(cell, hedges) for cell in cells if cell is not None]
    return Relation(row.text("id"), row.text("kind"), made, method, row["withdrawn"] is not None)


def _read_cells(tables: Tables, relation: Row, term: Row) -> dict[str, Any] | None:
    """Return the cells that a term is made of, as the database reads them; None where some are missing."""
    figure = tables.find("observations", term["observation_id"])
    if figure is None or figure["obs_value"] is None or figure["qualifier"] is None:
        return None
    indicator = tables.find("indicators", figure["indicator_id"])
    source = tables.find("sources", figure["source_id"])
    unit = tables.find("units", indicator["unit_measure"]) if indicator is not None else None
    if indicator is None or unit is None or source is None or indicator["decimals"] is None:
        return None
    own = [
        row.number("weight") or 0
        for row in tables.where("method_weights", "method_id", relation["method_id"] or "")
        if figure["indicator_id"] in (row["indicator_id"], row["pillar_indicator_id"])
    ]
    return {
        **unit,
        **indicator,
        **figure,
        "language": source["language"],
        "role": term["role"],
        "weight": sum(own),
    }


def _make_limit(cell: object, none: float) -> Fraction | float:
    return none if cell is None else Fraction(str(cell))


def _make_weight(cell: object) -> Fraction:
    return Fraction(str(cell or 0))
