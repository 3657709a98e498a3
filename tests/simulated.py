"""A release that is simulated: the small package as 1.0.0, and what became of it with one of each change."""

import json
import shutil
from pathlib import Path

from scripts.checks.proof_rows import write_proofs
from scripts.checks.runner import read_tables
from scripts.contract.canonical import rewrite_package
from scripts.contract.package import DESCRIPTOR, Package, load_package
from scripts.exports import release_manifest
from tests.edits import add_figure, add_lines, replace_text
from tests.sample import write_sample

DAY = "2026-12-01"
CHANGELOG = """# Changelog

## [2.0.0] – 2026-12-01

One of each kind of change.

## [1.0.0] – 2026-11-30

The first.
"""


def set_version(package: Package, version: str) -> Package:
    """Give the package a version and return it as it is read then."""
    path = package.folder / DESCRIPTOR
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    text = json.dumps({**descriptor, "version": version}, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8")
    return load_package(package.folder)


def write_first(folder: Path) -> Package:
    """Write the small package as it was released as 1.0.0, its manifest beside it."""
    package = set_version(write_sample(folder), "1.0.0")
    add_lines(package, "releases", "1.0.0,2026-11-30,Bản 1.,Edition 1.")
    (folder / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    release_manifest.build(package, folder / "archive")
    return package


def write_second(first: Package, folder: Path) -> Package:
    """Write what became of it as 2.0.0, with everything recorded as it should be."""
    shutil.copytree(first.folder, folder)
    package = set_version(load_package(folder), "2.0.0")
    add_lines(package, "releases", f"2.0.0,{DAY},Bản 2.,Edition 2.")
    _correct(package)
    _read_again(package)
    add_one(package, DAY)
    _rename(package)
    _withdraw(package)
    _amend(package)
    rewrite_package(package)
    write_proofs(package, read_tables(package)[0], package.folder / "archive")
    return package


def _correct(package: Package) -> None:
    replace_text(package, "observations", "result,-3.5,", "result,-3.1,")
    for table in ("observations", "readings"):
        replace_text(package, table, '"-3,5%"', '"-3,1%"')
    add_lines(
        package,
        "corrections",
        f"f0013,{DAY},obs_value,-3.5,-3.1,correction,Chép sai.,Miscopied.",
        f'f0013,{DAY},printed,"-3,5%","-3,1%",correction,Chép sai.,Miscopied.',
    )
    add_lines(
        package,
        "amendments",
        f'readings,f0013 1,{DAY},printed,"-3,5%","-3,1%",correction,Chép sai.,Miscopied.',
    )


def _read_again(package: Package) -> None:
    replace_text(package, "observations", "thứ tư trong danh sách", "dòng thứ tư")
    add_lines(
        package,
        "corrections",
        f"f0015,{DAY},locator,thứ tư trong danh sách,dòng thứ tư,re-read,Rõ hơn.,More exactly.",
    )


def add_one(package: Package, day: str) -> None:
    """Add a figure with its reading, beyond a gap in the ids."""
    changes = {"id": "f0020", "area_id": "ha-noi", "indicator_id": "spending", "time_period": "2022"}
    given = {"time_basis": "stated", "obs_value": "800", "printed": "800", "locator": "Bảng 3"}
    source = {"source_id": "ranks-2024", "paragraph": "", "checked": "transcribed", "added": day}
    add_figure(package, changes | given | source)
    add_lines(package, "readings", f"f0020,1,ranks-2024,{day},Hà Nội,kinh phí,năm 2022,800,,excerpt,,")


def _rename(package: Package) -> None:
    for table in ("observations", "indicators", "families", "wordings"):
        path = package.resources[table].path
        path.write_text(path.read_text(encoding="utf-8").replace("dti-rank", "rank-of-63"), encoding="utf-8")
    add_lines(package, "redirects", f"indicators,dti-rank,rank-of-63,{DAY}")


def _withdraw(package: Package) -> None:
    add_lines(package, "withdrawals", f"f0014,{DAY},Của một sở.,Of a department.")


def _amend(package: Package) -> None:
    replace_text(package, "sources", ",2025,vi,", ",2025-03,vi,")
    replace_text(
        package, "indicators", "Kinh phí,Money,vnd-million", "Kinh phí,Money of the budget,vnd-million"
    )
    add_lines(
        package,
        "amendments",
        f"sources,ranks-2024,{DAY},issued,2025,2025-03,source-revised,Nguồn ghi rõ.,The source says so now.",
        f"indicators,spending,{DAY},definition_en,Money,Money of the budget,method,Ngân sách.,The budget's.",
    )
