"""A package as large as one likes: the published one many times over, to time the pipeline at scale.

``python -m tests.large_package 100000 FOLDER`` writes a valid package of at least so many figures. Each
further copy has its own sources (``…-copy-2``), figures, readings, corrections and relations; the lists of
areas, indicators and codes are there once, and so is what the archived texts prove.
"""

import argparse
import csv
import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.sample import ROOT

Cells = dict[str, str]
COPIED = {
    "sources": ("id",),
    "scopes": ("source_id",),
    "observations": ("id", "source_id"),
    "readings": ("observation_id", "source_id"),
    "relations": ("id", "source_id"),
    "relation_terms": ("relation_id", "observation_id"),
    "corrections": ("observation_id",),
}
"""The tables whose rows are copied, and their columns that hold ids of copied rows."""
STEP = 10_000
"""How far the ids of one copy lie from those of the one before."""
NEWEST = "2026-11-25"
"""Day on which copied figures were added: not before the last of the published ones."""


def write_large_package(figures: int, folder: Path) -> int:
    """Write a package of at least so many figures into a new folder; return how many it has."""
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copy(ROOT / "datapackage.json", folder)
    tables = {name: _read(folder, name) for name in COPIED}
    kept = _find_copied(tables)
    fresh = len(kept["observations"])
    copies = -(-(figures - len(tables["observations"])) // fresh)
    for name, ids in COPIED.items():
        rows = [_copy(row, ids, copy) for copy in range(1, copies + 1) for row in kept[name]]
        _write(folder, name, [*tables[name], *rows])
    return len(tables["observations"]) + copies * fresh


def copy_id(name: str, copy: int) -> str:
    """Return the id of a copied row: ``f0001`` → ``f10001``, ``hue`` → ``hue-copy-2``; empty stays empty."""
    if name[:1] in ("f", "r") and name[1:].isdigit():
        return f"{name[0]}{int(name[1:]) + copy * STEP}"
    return f"{name}-copy-{copy + 1}" if name else name


def _find_copied(tables: dict[str, list[Cells]]) -> dict[str, list[Cells]]:
    """Return the rows that need no archived text: a text belongs to one source."""
    texts = {row["id"] for row in tables["sources"] if row["sha256"]}
    figures = {row["id"] for row in tables["observations"] if row["source_id"] in texts}
    tested = {row["relation_id"] for row in tables["relation_terms"] if row["observation_id"] in figures}
    gone = texts | figures | tested
    return {
        name: [row for row in rows if not gone.intersection(row[id] for id in COPIED[name])]
        for name, rows in tables.items()
    }


def _copy(row: Cells, ids: Iterable[str], copy: int) -> Cells:
    dated = {name: NEWEST for name in ("added", "read_on") if name in row}
    return row | dated | {name: copy_id(row[name], copy) for name in ids}


def _read(folder: Path, name: str) -> list[Cells]:
    with (folder / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(folder: Path, name: str, rows: list[Cells]) -> None:
    with (folder / "data" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("figures", type=int, help="how many figures, at least")
    parser.add_argument("folder", type=Path, help="folder to write, which must not exist")
    asked = parser.parse_args()
    print(f"{write_large_package(asked.figures, asked.folder)} figures in {asked.folder}")
