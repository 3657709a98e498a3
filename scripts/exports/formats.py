"""The formats of the downloads: one table, read by whatever writes, lists, describes or serves them.

A new format is a module of its own with the function that writes it, an entry here, and its words in
``site/words``. The files are written, and listed for readers, in the table's order.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from scripts.exports.archive_file import write_archive
from scripts.exports.checksums import write_checksums
from scripts.exports.contents import Contents
from scripts.exports.csv_files import write_csv_files
from scripts.exports.json_file import write_json_file
from scripts.exports.parquet import write_parquet
from scripts.exports.sqlite_file import write_sqlite_file
from scripts.exports.workbook import write_workbook


@dataclass(frozen=True)
class Format:
    """A file of the downloads."""

    file: str
    """Its path within the downloads."""
    media_type: str | None
    """What it is served and described as; None for a file that holds no data itself."""
    write: Callable[[Contents, Path], None]
    words: str
    """Key of the sentence, in the words of the pages, that says what it holds."""


FORMATS = (
    Format("tinh-so.zip", "application/zip", write_archive, "download_zip"),
    Format(
        "tinh-so.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write_workbook,
        "download_xlsx",
    ),
    Format("tinh-so.db", "application/vnd.sqlite3", write_sqlite_file, "download_db"),
    Format("tinh-so.json", "application/json", write_json_file, "download_json"),
    Format("csv/figures.csv", "text/csv", write_csv_files, "download_csv"),
    Format("figures.parquet", "application/vnd.apache.parquet", write_parquet, "download_parquet"),
    Format("SHA256SUMS", None, write_checksums, "download_checksums"),
)
"""The checksums are the last: they cover all files that are there by then."""

MEDIA_TYPES = {PurePosixPath(entry.file).suffix: entry.media_type for entry in FORMATS if entry.media_type}
"""Media types of files of data, by the end of their names."""


def find_media_type(name: str) -> str | None:
    """Return the media type of a file by the end of its name; None if it holds no data."""
    return MEDIA_TYPES.get(PurePosixPath(name).suffix)
