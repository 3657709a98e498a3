"""``figures.parquet``: the view ``figures`` for tools of analysis."""

from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.exports.contents import Contents, Table
from scripts.exports.json_file import write_json_file

TYPES = {int: "BIGINT", float: "DOUBLE", str: "VARCHAR"}


def write_parquet(contents: Contents, target: Path) -> None:
    """Write the view as Parquet, by way of JSON; with one thread, for the same bytes each time."""
    import duckdb  # here, since whoever asks for the list of formats alone should not wait for it

    table = contents.figures
    types = {name: find_type(table, place) for place, name in enumerate(table.columns)}
    with TemporaryDirectory(dir=target.parent) as folder, duckdb.connect(config={"threads": 1}) as connection:
        source = Path(folder) / "figures.json"
        write_json_file(contents, source)
        rows = connection.read_json(str(source), columns=types, format="array")
        rows.write_parquet(str(target), compression="zstd")


def find_type(table: Table, place: int) -> str:
    """Return a column's type by its first value: SQLite holds one type in each, and an empty one is text."""
    return next((TYPES[type(row[place])] for row in table.rows if row[place] is not None), "VARCHAR")
