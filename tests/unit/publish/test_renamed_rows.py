"""Rows of Datasette at the addresses of renamed things: they lead to those that stand now."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from datasette.app import Datasette

from scripts.contract.package import Package
from scripts.database import loader as database
from scripts.publish import datasette_folder
from tests.edits import add_lines
from tests.sample import write_sample


@pytest.fixture
def package(tmp_path: Path) -> Package:
    package = write_sample(tmp_path / "gói")
    add_lines(
        package,
        "redirects",
        "sources,old-ranks,older-ranks,2026-12-01",
        "sources,older-ranks,ranks-2024,2026-12-01",
    )
    return package


def open_datasette(package: Package, folder: Path) -> Datasette:
    database.build(package, folder / "tinh-so.db")
    datasette_folder.build(package, folder / "datasette")
    metadata = json.loads((folder / "datasette" / "metadata.json").read_text(encoding="ascii"))
    plugins = str(folder / "datasette" / "plugins")
    return Datasette([str(folder / "tinh-so.db")], metadata=metadata, plugins_dir=plugins)


def test_renamed_rows_are_told_with_where_they_lead(package: Package) -> None:
    assert datasette_folder.list_renamed(package) == {
        "indicators/egov-rank": "indicators/dti-rank",
        "sources/old-ranks": "sources/ranks-2024",
        "sources/older-ranks": "sources/ranks-2024",
    }


def test_an_old_row_leads_to_the_one_that_stands(package: Package, tmp_path: Path) -> None:
    served = open_datasette(package, tmp_path)

    async def ask(path: str) -> tuple[int, str | None]:
        answer = await served.client.get(path)
        return answer.status_code, answer.headers.get("location")

    async def ask_all(*paths: str) -> list[tuple[int, str | None]]:
        return [await ask(path) for path in paths]

    asked = ask_all(
        "/tinh-so/indicators/egov-rank",
        "/tinh-so/indicators/egov-rank.json",
        "/tinh-so/sources/old-ranks",
        "/tinh-so/indicators/dti-rank.json",
        "/tinh-so/indicators/egov",
    )
    with ThreadPoolExecutor() as other_thread:  # a browser's test may have left a loop in this one
        answers = other_thread.submit(asyncio.run, asked).result()
    assert answers == [
        (301, "/tinh-so/indicators/dti-rank"),
        (301, "/tinh-so/indicators/dti-rank.json"),
        (301, "/tinh-so/sources/ranks-2024"),
        (200, None),
        (404, None),
    ]
