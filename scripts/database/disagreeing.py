"""Table ``roundings``: pairs of sources that give one value, one of them with fewer digits or with a hedge.

The view ``disagreements`` leaves them out: who prints 46.04 does not disagree with who prints 46.042.
"""

from typing import Any

from sqlite_utils import Database

from scripts.audit.bounds import Term
from scripts.audit.roundings import is_same_reading
from scripts.audit.terms import make_term
from scripts.contract.package import Package
from scripts.database.derived import add_rows
from scripts.shared.languages import LANGUAGES

OF_ONE_THING = """
    o2.area_id = o1.area_id
    AND o2.indicator_id = o1.indicator_id
    AND o2.breakdown = o1.breakdown
    AND o2.time_period = o1.time_period
    AND o2.measure = o1.measure
    AND o2.source_id <> o1.source_id
    AND o2.obs_value <> o1.obs_value"""
"""The condition in SQL under which two observations are what two sources say of one thing."""
PAIRS = f"""
    SELECT o1.id AS first_id, o2.id AS second_id
    FROM observations o1
    JOIN observations o2 ON {OF_ONE_THING} AND o2.id > o1.id
"""
"""In no order: asked for one, SQLite walks an index of one column, where the key has five."""
CELLS = """
    SELECT o.id, '' AS role, o.obs_value, o.denominator, o.printed, o.qualifier, i.decimals, s.language,
        u.minimum, u.maximum, u.symbol_vi, u.symbol_en, NULL AS weight
    FROM observations o
    JOIN indicators i ON i.id = o.indicator_id
    JOIN units u ON u.id = i.unit_measure
    JOIN sources s ON s.id = o.source_id
    WHERE o.id = ?
"""


def add_roundings(db: Database, package: Package) -> None:
    """Add ``roundings``, each pair in the order of its ids."""
    observations = package.resources["observations"]
    hedges = {language: observations.labels("qualifier", language) for language in LANGUAGES}

    def read_term(figure: str) -> Term:
        cells: dict[str, Any] = next(db.query(CELLS, [figure]))
        return make_term(cells, hedges)

    pairs = sorted(((row["first_id"], row["second_id"]) for row in db.query(PAIRS)), key=order_pair)
    same = [pair for pair in pairs if is_same_reading(*map(read_term, pair))]
    columns = {"observation_id": str, "same_as": str}
    add_rows(db, "roundings", columns, same, ("observation_id", "same_as"))


def order_pair(pair: tuple[str, str]) -> list[tuple[int, str]]:
    """Return what a pair of ids is sorted by: their numbers, which have four to seven digits."""
    return [(len(figure), figure) for figure in pair]
