"""Numbers that prose promises by, counted in the database: how many figures are proved, read, quoted.

A sentence of the papers or of the hand-written pages takes them between ``<!-- n: KEY -->`` and
``<!-- /n -->``; no number of that kind is written by hand.
"""

import re
import sqlite3

from scripts.contract.package import PackageError
from scripts.shared.languages import Language
from scripts.shared.wording import format_number

Counts = dict[str, int]

NUMBER = re.compile(r"(<!-- n: ([\w. -]+) -->)(.*?)(<!-- /n -->)", re.DOTALL)

READINGS = """
    SELECT count(*) FROM observations o
    WHERE checked <> 'archived' AND (SELECT count(*) FROM readings r WHERE r.observation_id = o.id)
"""
PLACES = "SELECT count(*) FROM observations WHERE"
PROMISES = {
    "figures proved": f"{PLACES} checked = 'archived'",
    "figures not proved": f"{PLACES} checked <> 'archived'",
    "figures from stored copies": f"{PLACES} checked = 'transcribed'",
    "figures from secondary copies": f"{PLACES} checked = 'secondary'",
    "figures read twice": f"{READINGS} > 1",
    "figures read once": f"{READINGS} = 1",
    "figures without reading": f"{READINGS} = 0",
    "figures with paragraph": f"{PLACES} paragraph IS NOT NULL",
    "figures with quote": f"{PLACES} quote IS NOT NULL",
    "figures with table place": f"{PLACES} quote IS NULL AND coalesce(table_row, table_column) IS NOT NULL",
    "figures with locator alone": (
        f"{PLACES} coalesce(quote, table_row, table_column) IS NULL AND locator IS NOT NULL"
    ),
    "sources with address": "SELECT count(*) FROM sources WHERE url IS NOT NULL",
    "sources audited": "SELECT count(DISTINCT source_id) FROM relations",
    "contradictions": "SELECT count(*) FROM audit WHERE outcome = 'disagrees' AND nature = 'contradiction'",
    "doubts": "SELECT count(*) FROM audit WHERE outcome = 'disagrees' AND nature = 'plausibility'",
    "bases ruled out": "SELECT count(*) FROM audit WHERE outcome = 'disagrees' AND nature = 'hypothesis'",
    "relations computed": "SELECT count(*) FROM audit WHERE outcome <> 'withdrawn'",
    "figures not open": (
        "SELECT count(*) FROM figures WHERE licence_id IN (SELECT id FROM licences WHERE NOT is_open)"
    ),
}
"""What is counted, by the name under which prose takes it."""


def count_promises(connection: sqlite3.Connection) -> Counts:
    """Return every number that prose promises by."""
    return {name: connection.execute(query).fetchone()[0] for name, query in PROMISES.items()}


def fill_numbers(text: str, counts: Counts, language: Language, name: str, keep_marks: bool = True) -> str:
    """Return a text with each marked number as it is now; PackageError on a key that nobody counts.

    ``name`` is what the text is called in that sentence. Without their marks the numbers are for readers.
    """

    def fill(match: re.Match[str]) -> str:
        if match[2] not in counts:
            raise PackageError(f"{name}: nothing is counted as {match[2]}: name a key of accepted.json")
        number = format_number(counts[match[2]], language)
        return f"{match[1]}{number}{match[4]}" if keep_marks else number

    return NUMBER.sub(fill, text)
