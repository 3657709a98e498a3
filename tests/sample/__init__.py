"""A small valid package with its archive, for tests that break one thing at a time.

The descriptor, the areas and the map are the real ones; the figures and the text, here, are made up.
"""

import csv
import hashlib
import shutil
from pathlib import Path

from scripts.contract.package import Package, load_package

ROOT = Path(__file__).parents[2]
SAMPLE = Path(__file__).parent
SHA256 = hashlib.sha256((SAMPLE / "archive" / "text.txt").read_bytes()).hexdigest()


def write_sample(folder: Path) -> Package:
    """Write the package into a new folder, its texts in `archive/` beside the data, and return it."""
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("__*"))
    shutil.copy(ROOT / "datapackage.json", folder)
    for name in ("successions", "tiles"):
        shutil.copy(ROOT / "data" / f"{name}.csv", folder / "data")
    shutil.copy(ROOT / "data/derived.json", folder / "data")
    _copy_areas(folder / "data" / "areas.csv")
    return load_package(folder)


def _copy_areas(path: Path) -> None:
    """Copy the country and its provinces, without the districts, of which the sample has no figures."""
    with (ROOT / "data" / "areas.csv").open(encoding="utf-8", newline="") as source:
        rows = [row for row in csv.reader(source) if "district" not in row[3]]
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, lineterminator="\n").writerows(rows)
