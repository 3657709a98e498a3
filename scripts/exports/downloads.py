"""The package and the database in the formats that people ask for, with checksums: ``build/downloads/``.

`tinh-so.zip` is the package itself and `csv/` its tables, with the wide view ``figures``; `tinh-so.xlsx` has
the same as one workbook, because spreadsheets misread Vietnamese in a CSV; `tinh-so.db` is the database;
`tinh-so.json` and `figures.parquet` are the view again. The same input gives the same bytes in every one.
"""

from pathlib import Path

from scripts.contract.package import Package
from scripts.exports.contents import read_contents
from scripts.exports.formats import FORMATS
from scripts.shared.replace import replaced_folder


def build(database: Path, package: Package, output: Path) -> None:
    """Fill the folder ``output`` anew; PackageError where a file is missing, and the old folder stays."""
    with replaced_folder(output) as folder:
        contents = read_contents(database, package)
        for entry in FORMATS:
            entry.write(contents, folder / entry.file)
