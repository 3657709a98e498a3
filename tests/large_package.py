"""A package as large as one likes: the published one many times over, to time the pipeline at scale.

``python -m tests.large_package 100000 FOLDER`` writes a valid package of at least so many figures. Each
further copy has its own sources (``…-copy-2``), figures, readings and relations; the lists of areas,
indicators and codes are there once.
"""

import argparse
import csv
import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.sample import ROOT

Cells = dict[str, str]
STEP = 10_000
"""How far the ids of one copy lie from those of the one before."""


def copy_id(name: str, copy: int) -> str:
    """Return the id of a copied row: ``f0001`` → ``f10001``, ``hue`` → ``hue-copy-2``; empty stays empty."""
    if not name or not copy:
        return name
    if name[0] in "fr" and name[1:].isdigit():
        return f"{name[0]}{int(name[1:]) + copy * STEP}"
    return f"{name}-copy-{copy + 1}"


def copy_cells(names: tuple[str, ...]) -> Callable[[Cells, int], Cells]:
    """Return what copies a row of a table in which these columns are ids of copied rows."""
    return lambda row, copy: row | {name: copy_id(row[name], copy) for name in names}


def copy_source(row: Cells, copy: int) -> Cells:
    """Return a source of its own: another id, and another text where there is one."""
    digest = hashlib.sha256(f"{row['sha256']} {copy}".encode()).hexdigest()
    return row | {"id": copy_id(row["id"], copy)} | ({"sha256": digest} if copy and row["sha256"] else {})


COPIED = {
    "sources": copy_source,
    "observations": copy_cells(("id", "source_id")),
    "readings": copy_cells(("observation_id", "source_id")),
    "mentions": copy_cells(("source_id", "observation_id")),
    "relations": copy_cells(("id", "source_id")),
    "relation_terms": copy_cells(("relation_id", "observation_id")),
    "corrections": copy_cells(("observation_id",)),
}
"""The tables whose rows are copied."""


def write_large_package(figures: int, folder: Path) -> int:
    """Write a package of at least so many figures into a new folder; return how many it has."""
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copy(ROOT / "datapackage.json", folder)
    count = len(_read(folder, "observations"))
    copies = -(-figures // count)
    for name, copy_row in COPIED.items():
        rows = _read(folder, name)
        _write(folder, name, (copy_row(row, copy) for copy in range(copies) for row in rows))
    return count * copies


def _read(folder: Path, name: str) -> list[Cells]:
    with (folder / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(folder: Path, name: str, rows: Iterator[Cells]) -> None:
    first = next(rows)
    with (folder / "data" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(first), lineterminator="\n")
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("figures", type=int, help="how many figures, at least")
    parser.add_argument("folder", type=Path, help="folder to write, which must not exist")
    asked = parser.parse_args()
    print(f"{write_large_package(asked.figures, asked.folder)} figures in {asked.folder}")
