"""A small valid package with its archive, for tests that break one thing at a time.

The descriptor, the areas with their eras and statuses, and the map are the real ones; the figures and
the text, here, are made up.
"""

import csv
import hashlib
import shutil
from pathlib import Path

from scripts.checks.proof_rows import write_proofs
from scripts.checks.runner import read_tables
from scripts.contract.package import Package, load_package

ROOT = Path(__file__).parents[2]
SAMPLE = Path(__file__).parent
SHA256 = hashlib.sha256((SAMPLE / "archive" / "text.txt").read_bytes()).hexdigest()


def write_sample(folder: Path) -> Package:
    """Write the package into a new folder, its texts in `archive/` beside the data, and return it."""
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("__*"))
    shutil.copy(ROOT / "datapackage.json", folder)
    for name in ("eras.csv", "successions.csv", "tiles.csv", "derived.json"):
        shutil.copy(ROOT / "data" / name, folder / "data")
    _copy_areas(folder / "data")
    package = load_package(folder)
    _prove(package)
    return package


def _prove(package: Package) -> None:
    """Write the proofs of the sample's text, by the rules as they are."""
    _write(package.resources["proofs"].path, [package.resources["proofs"].field_names])
    write_proofs(package, read_tables(package)[0], package.folder / "archive")


def _copy_areas(folder: Path) -> None:
    """Copy the country and its provinces, without the districts, of which the sample has no figures."""
    header, *areas = _read(ROOT / "data" / "areas.csv")
    level = header.index("level")
    kept = [row for row in areas if row[level] != "district"]
    _write(folder / "areas.csv", [header, *kept])
    header, *statuses = _read(ROOT / "data" / "area_statuses.csv")
    known = {row[0] for row in kept}
    _write(folder / "area_statuses.csv", [header, *(row for row in statuses if row[0] in known)])


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.reader(source))


def _write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, lineterminator="\n").writerows(rows)
