"""The downloads: what other tools read in them, and that they are the same bytes each time."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas
import pytest

from scripts.contract.package import Package, PackageError, load_package, read_rows
from scripts.database import loader as database
from scripts.exports import downloads
from scripts.exports.archive_file import write_archive
from scripts.exports.contents import read_contents
from scripts.exports.formats import FORMATS
from tests.sample import ROOT, write_sample

pytestmark = pytest.mark.built

FRICTIONLESS = Path(sys.executable).with_name("frictionless")


@pytest.fixture(scope="module")
def package() -> Package:
    return load_package(ROOT)


@pytest.fixture(scope="module")
def folder(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the downloads of the published data, once."""
    build = tmp_path_factory.mktemp("build")
    database.build(package, build / "tinh-so.db")
    downloads.build(build / "tinh-so.db", package, build / "downloads")
    return build / "downloads"


@pytest.fixture(scope="module")
def counts(package: Package) -> dict[str, int]:
    rows = {name: len(read_rows(resource)) for name, resource in package.resources.items()}
    return {**rows, "figures": rows["observations"]}


def test_the_files_are_those_that_the_checksums_name(folder: Path, package: Package) -> None:
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert [line.split("  ")[1] for line in lines] == sorted(
        {
            *(f"csv/{name}.csv" for name in package.resources),
            *(entry.file for entry in FORMATS if entry.file != "SHA256SUMS"),
        }
    )
    assert {path.name for path in folder.iterdir()} == {
        *(line.split("  ")[1].split("/")[0] for line in lines),
        "SHA256SUMS",
    }


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not on this machine")
def test_the_checksums_are_right(folder: Path) -> None:
    check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    done = subprocess.run(check, cwd=folder, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_package_is_valid_as_it_comes_out_of_the_zip(
    folder: Path, tmp_path: Path, counts: dict[str, int]
) -> None:
    zipfile.ZipFile(folder / "tinh-so.zip").extractall(tmp_path)
    report = _validate(tmp_path)
    assert report["valid"]
    assert {task["name"]: task["stats"].get("rows", 0) for task in report["tasks"]} == {
        name: count for name, count in counts.items() if name != "figures"
    }


def test_a_broken_package_is_not_valid(folder: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(folder / "tinh-so.zip").extractall(tmp_path)
    with (tmp_path / "data" / "relation_terms.csv").open("a", encoding="utf-8") as file:
        file.write("no-such-relation,1,f0001,part\n")
    report = _validate(tmp_path)
    faults = [error["type"] for task in report["tasks"] for error in task["errors"]]
    assert (report["valid"], faults) == (False, ["foreign-key"])


def _validate(folder: Path) -> dict[str, Any]:
    command = [str(FRICTIONLESS), "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    report: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == (0 if report["valid"] else 1)
    return report


def test_the_zip_holds_the_package_s_own_bytes(folder: Path, package: Package) -> None:
    with zipfile.ZipFile(folder / "tinh-so.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == sorted(names)
        assert {"datapackage.json", "data/observations.csv"} <= set(names)
        for name in names:
            assert archive.read(name) == (package.folder / name).read_bytes()


def test_pandas_reads_every_csv(folder: Path, counts: dict[str, int]) -> None:
    assert {
        name: len(pandas.read_csv(folder / "csv" / f"{name}.csv", dtype=str)) for name in counts
    } == counts


def test_duckdb_reads_every_csv(folder: Path, counts: dict[str, int]) -> None:
    with duckdb.connect() as connection:
        sql = "SELECT count(*) FROM read_csv(?, header = true, all_varchar = true)"
        read = {
            name: connection.execute(sql, [str(folder / "csv" / f"{name}.csv")]).fetchone() for name in counts
        }
    assert read == {name: (count,) for name, count in counts.items()}


def test_openpyxl_reads_every_sheet(folder: Path, package: Package, counts: dict[str, int]) -> None:
    workbook = openpyxl.load_workbook(folder / "tinh-so.xlsx")
    assert workbook.sheetnames == ["README", *counts]
    assert {name: workbook[name].max_row - 1 for name in counts} == counts
    header, *rows = workbook["areas"].iter_rows(values_only=True)
    assert list(header) == package.resources["areas"].field_names
    areas = sorted(read_rows(package.resources["areas"]), key=lambda row: str(row["id"]))
    assert [dict(zip(header, row, strict=True)) for row in rows] == areas
    workbook.close()


def test_the_workbook_says_its_licence_and_the_terms_of_others(folder: Path, package: Package) -> None:
    workbook = openpyxl.load_workbook(folder / "tinh-so.xlsx")
    texts = [cell.value for cell in workbook["README"]["A"]]
    assert texts[:4] == [
        package.descriptor[key] for key in ("title_vi", "description_vi", "title", "description")
    ]
    assert texts[4] == (
        "Creative Commons Attribution 4.0 International: https://creativecommons.org/licenses/by/4.0/"
    )
    assert str(texts[5]).startswith("PAPI, ")
    workbook.close()


def test_a_text_that_looks_like_something_else_stays_a_text(folder: Path) -> None:
    workbook = openpyxl.load_workbook(folder / "tinh-so.xlsx")
    sheet = workbook["areas"]
    columns = [cell.value for cell in sheet[1]]
    codes = [row[columns.index("gso_code")] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert "01" in codes
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", sheet.dimensions)
    workbook.close()


def test_the_views_are_the_same_in_csv_json_parquet_workbook_and_database(folder: Path) -> None:
    objects = json.loads((folder / "tinh-so.json").read_text(encoding="utf-8"))
    columns = list(objects[0])
    rows = [tuple(item.values()) for item in objects]
    with duckdb.connect() as connection:
        parquet = connection.execute("SELECT * FROM read_parquet(?)", [str(folder / "figures.parquet")])
        assert [column[0] for column in parquet.description or []] == columns
        assert parquet.fetchall() == rows
    workbook = openpyxl.load_workbook(folder / "tinh-so.xlsx")
    header, *cells = workbook["figures"].iter_rows(values_only=True)
    assert list(header) == columns
    assert cells == [tuple(None if value == "" else value for value in row) for row in rows]
    workbook.close()
    frame = pandas.read_csv(folder / "csv" / "figures.csv", dtype=str, keep_default_na=False)
    assert (list(frame.columns), frame.to_numpy().tolist()) == (
        columns,
        [["" if value is None else str(value) for value in row] for row in rows],
    )
    names = ", ".join(columns)
    with closing(sqlite3.connect(folder / "tinh-so.db")) as connection:
        assert connection.execute(f"SELECT {names} FROM figures ORDER BY id").fetchall() == rows


BUILD = """
import sys
from pathlib import Path
from typing import Any
from scripts.database import loader as database
from scripts.exports import downloads
from scripts.contract.package import load_package
package, target = load_package(Path(sys.argv[1])), Path(sys.argv[2])
database.build(package, target / "x.db")
downloads.build(target / "x.db", package, target / "downloads")
"""


def test_the_same_package_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    sums = []
    for name, settings in (("one", {"PYTHONHASHSEED": "1"}), ("hai ộ", {"LC_ALL": "C", "TZ": "Asia/Tokyo"})):
        sample = write_sample(tmp_path / name / "package")
        subprocess.run(
            [sys.executable, "-c", BUILD, str(sample.folder), str(tmp_path / name)],
            check=True,
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1", **settings},
        )
        sums.append((tmp_path / name / "downloads" / "SHA256SUMS").read_text(encoding="utf-8"))
    assert sums[0] == sums[1]


def test_a_missing_database_is_told_and_the_old_folder_stays(tmp_path: Path) -> None:
    sample, output = write_sample(tmp_path / "package"), tmp_path / "downloads"
    output.mkdir()
    (output / "old").touch()
    with pytest.raises(PackageError) as error:
        downloads.build(tmp_path / "x.db", sample, output)
    assert (
        str(error.value) == f"{tmp_path / 'x.db'} is missing: make it first, with python -m scripts database"
    )
    assert [path.name for path in output.iterdir()] == ["old"]


def test_licences_and_the_description_of_the_data_go_into_the_zip(tmp_path: Path) -> None:
    sample = write_sample(tmp_path / "package")
    for name in ("LICENSE", "data/README.md"):
        (sample.folder / name).write_text(name, encoding="utf-8")
    database.build(sample, tmp_path / "x.db")
    write_archive(read_contents(tmp_path / "x.db", sample), tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert {"LICENSE", "data/README.md"} <= set(archive.namelist())
