"""The audit of the sources, a step of the database: every relation between figures is computed.

``scripts.audit`` decides in exact arithmetic and formats the sum as a line; here the terms are read from the
database, and the results become the table ``audit_results``.
"""

from itertools import groupby
from typing import Any

from sqlite_utils import Database

from scripts.audit.bounds import Term
from scripts.audit.compared import Relation
from scripts.audit.computations import format_computation
from scripts.audit.outcomes import judge
from scripts.audit.terms import make_method, make_term
from scripts.contract.package import Package
from scripts.database.derived import add_rows
from scripts.shared.languages import LANGUAGES

TERMS = """
    SELECT r.id, r.kind, r.withdrawn, t.role, o.obs_value, o.denominator, o.printed, o.qualifier, i.decimals,
        s.language, u.minimum, u.maximum, u.symbol_vi, u.symbol_en,
        (SELECT sum(w.weight) FROM method_weights w
            WHERE w.method_id = r.method_id AND o.indicator_id IN (w.indicator_id, w.pillar_indicator_id)
        ) AS weight,
        (SELECT sum(w.weight) FROM method_weights w WHERE w.method_id = r.method_id) AS total,
        (SELECT sum(w.weight) FROM method_weights w
            WHERE w.method_id = r.method_id AND w.pillar_indicator_id IS NULL
        ) AS shared
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
    rows: list[tuple[str | float, ...]] = []
    for _, group in groupby(db.query(TERMS), key=lambda row: row["id"]):
        cells = list(group)
        relation = make_relation(cells[0], [make_term(cell, hedges) for cell in cells])
        finding = judge(relation)
        numbers = (finding.stated, finding.computed, finding.computed - finding.stated)
        texts = (format_computation(relation, language) for language in LANGUAGES)
        rows.append((relation.id, finding.outcome, *map(float, numbers), *texts))
    add_rows(db, "audit_results", COLUMNS, rows, ("relation_id",))


def make_relation(row: dict[str, Any], terms: list[Term]) -> Relation:
    """Make a relation of a row of ``TERMS`` and all its terms."""
    method = make_method(row["total"], row["shared"])
    return Relation(row["id"], row["kind"], terms, method, row["withdrawn"] is not None)
