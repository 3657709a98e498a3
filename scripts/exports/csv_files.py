"""``csv/``: the package's own tables, byte for byte, and the view ``figures`` beside them."""

import csv
import shutil
from pathlib import Path

from scripts.exports.contents import Contents, shorten_numbers


def write_csv_files(contents: Contents, target: Path) -> None:
    """Write the view to ``target`` and each table of the package into the same folder."""
    target.parent.mkdir()
    for resource in contents.package.resources.values():
        shutil.copyfile(resource.path, target.with_name(f"{resource.name}.csv"))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(contents.figures.columns)
        writer.writerows(map(shorten_numbers, contents.figures.rows))
