"""Datasette as its readers meet it: the real database, a real server, over HTTP."""

import hashlib
import json
import re
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.contract.computed import PATH
from scripts.contract.package import Package, load_package, read_rows
from scripts.publish import datasette_folder as datasette
from scripts.shared import settings
from tests.doors import Door, opened_door

pytestmark = pytest.mark.built

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def package() -> Package:
    return load_package(ROOT)


@pytest.fixture(scope="module")
def door(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    with opened_door(package, tmp_path_factory.mktemp("build")) as door:
        yield door


PAGES = {
    "first page": "",
    "tables": "tinh-so",
    "view": "tinh-so/figures",
    "table": "tinh-so/observations",
    "row": "tinh-so/observations/f0001",
    "question": "tinh-so/figures-of-an-area?area=da+nang",
    "own SQL": "tinh-so?sql=select+1",
    "broken SQL": "tinh-so?sql=select+1+from+nowhere",
    "not there": "tinh-so/nothing",
}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_pages_are_vietnamese_with_one_heading(door: Door, path: str) -> None:
    text = door.get(path).text
    assert re.findall(r"<html[^>]*>", text) == ['<html lang="vi">']
    assert len(re.findall(r"<h1[ >]", text)) == 1
    assert "<main" in text


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_pages_ask_nothing_of_other_hosts(door: Door, path: str) -> None:
    text = door.get(path).text
    loaded = re.findall(
        r"<(?:link rel=\"(?!alternate)|script|img|iframe|source)[^>]*?\b(?:href|src)=\"([^\"]+)\"", text
    )
    assert len(loaded) >= 2
    assert [url for url in loaded if not url.startswith("/")] == []
    for url in loaded:
        answer = door.get(url.removeprefix("/"))
        assert answer.status == 200
        assert not re.search(r"@import|url\((?!['\"]?data:)", answer.text)


def test_broken_sql_is_told_on_the_page(door: Door) -> None:
    answer = door.get(PAGES["broken SQL"])
    assert answer.status == 400
    assert '<p class="message-error">no such table: nowhere</p>' in answer.text


@pytest.mark.parametrize(
    "sql",
    [
        "delete from observations",
        "update observations set obs_value = 0",
        "insert into pillars values ('x', 'x', 'x', 99)",
        "drop table observations",
        "attach database 'x.db' as x",
        "pragma writable_schema = 1",
    ],
)
def test_writing_is_refused(door: Door, sql: str) -> None:
    before = hashlib.sha256(door.database.read_bytes()).digest()
    answer = door.get("tinh-so.json", sql=sql)
    assert answer.status == 400
    assert json.loads(answer.text)["ok"] is False
    assert hashlib.sha256(door.database.read_bytes()).digest() == before


def test_the_database_is_immutable_and_alone(door: Door) -> None:
    [served_database] = json.loads(door.get("-/databases.json").text)
    assert served_database["name"] == "tinh-so"
    assert served_database["is_mutable"] is False


def test_settings_are_in_force(door: Door) -> None:
    in_force = json.loads(door.get("-/settings.json").text)
    wanted = json.loads((door.folder / "settings.json").read_text(encoding="ascii"))
    assert wanted == {**datasette.SETTINGS, "force_https_urls": False}
    assert {name: in_force[name] for name in wanted} == wanted


def test_sql_that_does_not_end_is_stopped(door: Door) -> None:
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
    answer = door.get("tinh-so.json", sql=endless)
    assert (answer.status, json.loads(answer.text)["ok"]) == (400, False)
    assert "interrupted" in answer.text.lower()


@pytest.mark.parametrize("path", ["tinh-so/figures.json", "tinh-so/figures.csv", "tinh-so.json?sql=select+1"])
def test_other_sites_may_read(door: Door, path: str) -> None:
    assert door.get(path).headers["access-control-allow-origin"] == "*"


def test_the_database_can_be_downloaded(door: Door) -> None:
    with urllib.request.urlopen(f"{door.url}tinh-so.db") as answer:
        assert answer.read() == door.database.read_bytes()


@pytest.mark.parametrize("typed", ["da nang", "Đà Nẵng", "đà nẵng", "DA NANG"])
def test_search_finds_da_nang(door: Door, typed: str) -> None:
    assert {row["id"] for row in door.rows("areas", _search=typed)} == {"da-nang", "da-nang-2025"}
    ranked = door.rows("figures", _search=typed, indicator_id="dti-rank", time_period="2022")
    assert {row["area_vi"] for row in ranked if row["source_id"] == "mic-dti-2022"} == {"Đà Nẵng"}


@pytest.mark.parametrize("typed", ["dien thoai", "điện thoại", "Điện Thoại"])
@pytest.mark.parametrize("table", ["figures", "observations"])
def test_search_finds_dien_thoai(door: Door, table: str, typed: str) -> None:
    found = {row["id"] for row in door.rows(table, _search=typed)}
    named = "select id from figures where indicator_vi like '%điện thoại%' or quote like '%điện thoại%'"
    assert found >= {row[0] for row in door.query(named)} > set()


def test_tables_are_described_in_the_packages_words(door: Door, package: Package) -> None:
    metadata = json.loads(door.get("-/metadata.json").text)
    described = metadata["databases"]["tinh-so"]["tables"]
    for name, resource in package.resources.items():
        said, table = resource.descriptor, described[name]
        assert table["title"] == f"{said['title_vi']} · {said['title']}"
        assert said["description_vi"] in table["description_html"]
        assert said["description"] in table["description_html"]
        assert table["columns"] == {
            field["name"]: (
                f"{field['title_vi']}. {field['description_vi']}\n{field['title']}. {field['description']}"
            )
            for field in resource.fields
        }
    licences = [str(row["title"]) for row in read_rows(package.resources["licences"])]
    assert metadata["license"] == "; ".join(licences)
    assert metadata["license_url"].endswith("/method/#giay-phep")
    assert metadata["title_vi"] == package.descriptor["title_vi"]


def test_each_table_view_and_column_of_the_database_is_described(door: Door) -> None:
    page = json.loads(door.get("tinh-so.json").text)
    shown = [table["name"] for table in page["tables"] if not table["hidden"]]
    shown += [view["name"] for view in page["views"]]
    described = json.loads((door.folder / "metadata.json").read_text(encoding="ascii"))
    tables = described["databases"]["tinh-so"]["tables"]
    assert set(tables) == set(shown)
    for name in shown:
        columns = [row[0] for row in door.query(f'select name from pragma_table_xinfo("{name}")')]
        assert list(tables[name]["columns"]) == columns, name


def test_no_derived_column_copies_words_of_the_package(package: Package) -> None:
    descriptions = {
        field["description"] for resource in package.resources.values() for field in resource.fields
    }
    derived = json.loads((package.folder / PATH).read_text(encoding="utf-8"))["resources"]
    own = [field for table in derived for field in table["schema"]["fields"] if "field" not in field]
    assert [said["description"] for said in own if said["description"] in descriptions] == []


def test_every_figure_leads_to_its_page(door: Door) -> None:
    ids = {row[0] for row in door.query("select id from observations")}
    page = re.escape(settings.SITE_URL) + r"figures/(f\d{4,7})/"
    for table in ("figures", "observations"):
        text = door.get(f"tinh-so/{table}", _size="max").text
        linked = set(re.findall(f'href="{page}"', text))
        assert linked <= ids and len(linked) == min(
            len(ids), int(str(datasette.SETTINGS["max_returned_rows"]))
        ), table
    assert re.findall(f'href="{page}"', door.get("tinh-so/observations/f0001").text) == ["f0001"]


@pytest.mark.parametrize(
    "row", ["areas/da-nang", "areas/huong-tra", "sources/ha-tinh-2023-10", "indicators/dossiers-digitised"]
)
def test_rows_lead_to_their_page(door: Door, row: str) -> None:
    assert f'href="{settings.SITE_URL}{row}/"' in door.get(f"tinh-so/{row}").text


def test_foreign_keys_show_names(door: Door) -> None:
    text = door.get("tinh-so/observations", id="f0001").text
    assert '<a href="/tinh-so/areas/quang-tri">Quảng Trị</a>' in text


def test_json_of_a_figure(door: Door) -> None:
    [row] = door.rows("figures", id="f0001")
    kept = ("area_vi", "indicator_id", "time_period", "obs_value", "qualifier", "printed", "source_id", "era")
    assert {name: row[name] for name in kept} == {
        "area_vi": "Quảng Trị",
        "indicator_id": "steering-committee-share",
        "time_period": "2022",
        "obs_value": 100.0,
        "qualifier": "exact",
        "printed": "100%",
        "source_id": "quang-tri-2023-02",
        "era": "63",
    }


def test_the_same_input_gives_the_same_bytes(door: Door, package: Package, tmp_path: Path) -> None:
    again = tmp_path / "datasette"
    datasette.build(package, again)
    files = [path.relative_to(door.folder) for path in sorted(door.folder.rglob("*")) if path.is_file()]
    assert [path.relative_to(again) for path in sorted(again.rglob("*")) if path.is_file()] == files
    for file in files:
        assert (again / file).read_bytes() == (door.folder / file).read_bytes()


def test_the_command_that_serves(tmp_path: Path) -> None:
    assert datasette.serve_command(Path("build/datasette"), Path("build/tinh-so.db"), 8001) == [
        *(sys.executable, "-m", "datasette", "serve", "build/datasette"),
        *("--immutable", "build/tinh-so.db", "--host", "127.0.0.1", "--port", "8001", "--cors"),
    ]


def test_published_behind_https_it_answers_with_https(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATASETTE_URL", "https://data.example.org/")
    assert datasette.make_settings()["force_https_urls"] is True
