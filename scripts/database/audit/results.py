"""The audit of the sources, a step of the database: every relation between figures is computed.

`outcomes.py` decides in exact arithmetic, `computations.py` formats the sum as a line; here the terms are
read from the database, and the results become the table ``audit_results``.
"""

import math
from fractions import Fraction
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from scripts.contract.package import Package
from scripts.database.audit.bounds import Term, find_printed_step
from scripts.database.audit.computations import format_computation
from scripts.database.audit.outcomes import Relation, judge
from scripts.database.derived import add_rows
from scripts.shared.languages import LANGUAGES, Language

TERMS = """
    SELECT r.id, r.kind, t.role, o.obs_value, o.denominator, o.printed, o.qualifier, i.decimals, s.language,
        u.minimum, u.maximum, coalesce(u.symbol_vi, '') AS symbol_vi, coalesce(u.symbol_en, '') AS symbol_en
    FROM relations r
    JOIN relation_terms t ON t.relation_id = r.id
    JOIN observations o ON o.id = t.observation_id
    JOIN indicators i ON i.id = o.indicator_id
    JOIN units u ON u.id = i.unit_measure
    JOIN sources s ON s.id = o.source_id
    ORDER BY r.id, t.position
"""
COLUMNS: dict[str, type] = {
    "relation_id": str,
    "outcome": str,
    "stated": float,
    "computed": float,
    "difference": float,
    "computation_vi": str,
    "computation_en": str,
}


def add_audit(db: Database, package: Package) -> None:
    """Add ``audit_results``; PackageError where a relation lacks a term that its kind needs."""
    observations = package.resources["observations"]
    hedges = {language: observations.labels("qualifier", language) for language in LANGUAGES}
    rows = []
    for (name, kind), terms in groupby(db.query(TERMS), key=lambda row: (row["id"], row["kind"])):
        relation = Relation(name, kind, [make_term(row, hedges) for row in terms])
        finding = judge(relation)
        numbers = (finding.stated, finding.computed, finding.computed - finding.stated)
        texts = (format_computation(relation, language) for language in LANGUAGES)
        rows.append((name, finding.outcome, *map(float, numbers), *texts))
    add_rows(db, "audit_results", COLUMNS, rows, ("relation_id",))


def make_term(row: dict[str, Any], hedges: dict[Language, dict[str, str]]) -> Term:
    """Make a term of a row of ``TERMS``; a whole number printed in full, of no symbol, is a count."""
    value = Fraction(str(row["obs_value"]))
    step = find_printed_step(row["printed"], "vi" if row["language"] == "vi" else "en", value)
    return Term(
        role=row["role"],
        value=value,
        step=step,
        qualifier=row["qualifier"],
        minimum=-math.inf if row["minimum"] is None else Fraction(str(row["minimum"])),
        maximum=math.inf if row["maximum"] is None else Fraction(str(row["maximum"])),
        is_count=not row["symbol_en"] and row["decimals"] == 0 and step <= 1,
        denominator=None if row["denominator"] is None else Fraction(str(row["denominator"])),
        decimals=row["decimals"],
        symbols={"vi": row["symbol_vi"], "en": row["symbol_en"]},
        hedges={language: hedges[language][row["qualifier"]] for language in LANGUAGES},
    )
