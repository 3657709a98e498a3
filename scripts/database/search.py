"""Full-text search that finds Đà Nẵng for `da nang` and for `Đà Nẵng`.

FTS5 folds `Hà Nội` but not `Đà Nẵng`: đ does not decompose. So each text is indexed twice, as it is and
folded. The columns have the names of the table that is searched (``content="…"`` in double quotes, or
Datasette shows no search) and index what a reader calls the thing: under ``area_id`` stand the area's names.
So a search index is made here, once, and never rebuilt from its table.
"""

from functools import lru_cache

from sqlite_utils import Database

from scripts.shared.folding import fold

SEARCHES = {
    "areas": "SELECT rowid, name_vi, name_en, aliases, note_vi, note_en FROM areas",
    "indicators": """
        SELECT rowid, name_vi, name_en, definition_vi, definition_en, comparability_vi, comparability_en
        FROM indicators""",
    "sources": "SELECT rowid, title, publisher, author, note, note_vi FROM sources",
    "observations": """
        SELECT o.rowid, a.name_vi || ' ' || a.name_en || ' ' || coalesce(a.aliases, '') AS area_id,
            i.name_vi || ' ' || i.name_en AS indicator_id, b.name_vi || ' ' || b.name_en AS breakdown,
            s.title || ' ' || s.publisher AS source_id, o.printed, o.quote, o.note_vi, o.note_en
        FROM observations o JOIN areas a ON a.id = o.area_id JOIN indicators i ON i.id = o.indicator_id
            JOIN breakdowns b ON b.id = o.breakdown JOIN sources s ON s.id = o.source_id""",
}
"""What the search of each table looks at: the row that is found, then the texts."""

NAMES = {"observations": "figures_search"}
"""A search is named ``<table>_search``, unless it is named here: the view ``figures`` shares its table's."""


def add_searches(db: Database) -> None:
    """Make the search of each table."""
    for table in SEARCHES:
        add_search(db, table)


def add_search(db: Database, table: str) -> None:
    """Index the texts of a table's rows, as they are and folded."""
    cursor = db.conn.execute(f"{SEARCHES[table]} ORDER BY 1")
    columns = [column[0] for column in cursor.description[1:]]
    name = NAMES.get(table, f"{table}_search")
    db.conn.execute(
        f"CREATE VIRTUAL TABLE {name} USING fts5"
        f"({', '.join(columns)}, content=\"{table}\", tokenize='unicode61 remove_diacritics 2')"
    )
    places = ", ".join("?" for _ in cursor.description)
    rows = ((rowid, *map(append_folded, texts)) for rowid, *texts in cursor)
    db.conn.executemany(f"INSERT INTO {name} (rowid, {', '.join(columns)}) VALUES ({places})", rows)
    db.conn.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")


@lru_cache(maxsize=10_000)  # names recur with every figure
def append_folded(text: str | None) -> str:
    """Return a text with its folded form, where the two differ."""
    folded = fold(text or "")
    return folded if folded == (text or "").lower() else f"{text} {folded}"
