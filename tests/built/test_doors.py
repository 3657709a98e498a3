"""The three doors tell the same: every figure, walked through the package, Datasette and the site.

What ``make build`` made is opened as a reader would: the zip by frictionless and by pandas, the database by a
served Datasette over HTTP, the site by its pages and data files, in both languages.
"""

import csv
import html
import json
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import pandas
import pytest

from scripts.publish import datasette_folder as datasette
from scripts.shared.settings import DATASETTE_URL
from tests.doors import Door
from tests.servers import served
from tests.site_pages import SitePage, read_pages

pytestmark = pytest.mark.built

BUILD = Path("build")
ZIP = BUILD / "downloads" / "tinh-so.zip"
PAGE_SIZE = "400"
LANGUAGES = {"vi": "", "en": "en/"}
Row = dict[str, Any]

MARK = r'<a class="cite" href="[./]*figures/(f[0-9]+)/"[^>]*>([0-9]+)</a>'
CITED = re.compile(
    r'<span class="figure">([^<]*)</span>((?:(?:\s|&nbsp;)*<a class="cite" href="[^"]*"[^>]*>[0-9]+</a>)+)'
)
"""A value with its marks, one for each source that gives it."""
LINKED = re.compile(
    r'<a(?: class="cited")? href="[./]*figures/(f[0-9]+)/"><span class="figure">([^<]*)</span></a>'
)
"""A value that is itself the link to its figure."""
CITATION = re.compile(r'<div id="c-(f[0-9]+)" popover.*?</div>', re.DOTALL)
"""What a mark opens."""
PART = re.compile(r'<(\w+)[^>]*? data-part="\w+"[^>]*>.*?</\1>', re.DOTALL)
"""What a mark opens whose citation the page does not hold: parts of the figure's own page."""
REFERENCES = re.compile(r'<ol class="references">.*?</ol>', re.DOTALL)
"""The numbered sources of a page."""


# The doors, opened


@pytest.fixture(scope="module")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    """Return the observations as frictionless reads them from the zip: numbers as numbers, days as text."""
    folder = tmp_path_factory.mktemp("package")
    zipfile.ZipFile(ZIP).extractall(folder)
    resource: Any = frictionless.Package(str(folder / "datapackage.json")).get_resource("observations")
    return [{name: simplify(value) for name, value in row.items()} for row in resource.read_rows()]


def simplify(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


@pytest.fixture(scope="module")
def door() -> Iterator[Door]:
    """Serve what was built, as ``make serve`` does."""
    folder, database = BUILD / "datasette", BUILD / "tinh-so.db"
    with served(lambda port: datasette.serve_command(folder, database, port)) as url:
        yield Door(url, database, folder)


def iter_rows(door: Door, table: str) -> Iterator[Row]:
    """Yield a table's rows from Datasette's JSON, a page at a time."""
    query = {"_shape": "objects", "_size": PAGE_SIZE}
    while True:
        answer = json.loads(door.get(f"tinh-so/{table}.json", **query).text)
        yield from answer["rows"]
        if not answer["next"]:
            return
        query["_next"] = answer["next"]


@pytest.fixture(scope="module")
def figures(door: Door) -> dict[str, Row]:
    """Return Datasette's figures by their id; ``rowid``, for the search alone, is left out."""
    rows = list(iter_rows(door, "figures"))
    return {row["id"]: {name: value for name, value in row.items() if name != "rowid"} for row in rows}


@pytest.fixture(scope="module")
def pages(site_folder: Path) -> dict[str, SitePage]:
    """Return every page of the site by its address."""
    return {page.address: page for page in read_pages(site_folder)}


# Package and database


def test_datasette_has_the_rows_of_the_package(door: Door, packaged: list[Row]) -> None:
    assert list(iter_rows(door, "observations")) == sorted(packaged, key=lambda row: row["id"])


def test_datasette_has_every_figure_of_the_package_once(figures: dict[str, Row], packaged: list[Row]) -> None:
    assert len(packaged) == len(figures) > 1000
    for row in packaged:
        figure = figures[row["id"]]
        assert {name: figure[name] for name in row if name in figure} == {
            name: value for name, value in row.items() if name in figure
        }


def test_pandas_reads_the_same_from_the_zip(figures: dict[str, Row]) -> None:
    with zipfile.ZipFile(ZIP).open("data/observations.csv") as file:
        frame = pandas.read_csv(file, index_col="id")
    assert set(frame.index) == set(figures)
    for column in ("obs_value", "denominator"):
        read = frame[column].astype(object).where(frame[column].notna(), None).to_dict()
        assert read == {name: figure[column] for name, figure in figures.items()}, column
    for column in ("printed", "quote", "time_period", "qualifier"):
        assert frame[column].fillna("").astype(str).to_dict() == {
            name: figure[column] or "" for name, figure in figures.items()
        }, column


def test_the_database_is_one_and_the_same_file(site_folder: Path) -> None:
    database = (BUILD / "tinh-so.db").read_bytes()
    for copy in (BUILD / "downloads", site_folder / "downloads"):
        assert (copy / "tinh-so.db").read_bytes() == database
    assert (site_folder / "downloads" / "tinh-so.zip").read_bytes() == ZIP.read_bytes()


# The site's data files


def test_each_figure_has_its_data_file(figures: dict[str, Row], site_folder: Path) -> None:
    files = {path.stem: path for path in (site_folder / "data" / "figures").glob("*.json")}
    assert set(files) == set(figures)
    for name, figure in figures.items():
        whole = json.loads(files[name].read_text(encoding="utf-8"))
        assert {column: whole[column] for column in figure} == figure
        assert whole["source"]["id"] == figure["source_id"]
        assert whole["source"]["title"] == figure["source_title"]


def test_each_area_has_its_data_files(door: Door, figures: dict[str, Row], site_folder: Path) -> None:
    for area in iter_rows(door, "areas"):
        wanted = [row for row in figures.values() if area["id"] in (row["area_id"], row["province_id"])]
        file = site_folder / "data" / "areas" / f"{area['id']}.json"
        assert by_id(json.loads(file.read_text(encoding="utf-8"))["figures"]) == by_id(wanted), area["id"]
        former = json.loads(file.read_text(encoding="utf-8")).get("former", [])
        assert former == [] or all(row["measure"] == "target" for row in wanted)
        both = by_id(map(write_cells, [*wanted, *former]))
        assert read_csv(file.with_suffix(".csv")) == both, area["id"]


def test_each_indicator_has_its_data_file(door: Door, figures: dict[str, Row], site_folder: Path) -> None:
    for indicator in iter_rows(door, "indicators"):
        wanted = [write_cells(row) for row in figures.values() if row["indicator_id"] == indicator["id"]]
        file = site_folder / "data" / "indicators" / f"{indicator['id']}.csv"
        assert read_csv(file) == by_id(wanted), indicator["id"]


def by_id(rows: Any) -> dict[str, Row]:
    """Return rows by their id, of which none may stand twice."""
    listed = list(rows)
    found = {row["id"]: row for row in listed}
    assert len(found) == len(listed)
    return found


def read_csv(path: Path) -> dict[str, Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return by_id(write_cells(row) for row in csv.DictReader(file))


def write_cells(row: Row) -> Row:
    """Return a row as text; 100.0 and 100 are one number."""
    return {name: "" if value is None else re.sub(r"\.0$", "", str(value)) for name, value in row.items()}


# The site's pages


@pytest.mark.parametrize(("language", "root"), LANGUAGES.items())
def test_each_figures_page_tells_the_whole_chain(
    figures: dict[str, Row], pages: dict[str, SitePage], language: str, root: str
) -> None:
    for name, figure in figures.items():
        text = html.unescape(pages[f"{root}figures/{name}/"].html).partition("<main")[2]
        chain = text.partition('<ol class="chain">')[2].partition("</ol>")[0]
        assert f'<p class="figure-value"><span class="figure">{figure[f"display_{language}"]}</span>' in text
        [value] = re.findall(r'<data class="figure" value="([^"]*)">', chain)
        assert float(value) == figure["obs_value"], name
        wanted = [
            *(figure[f"indicator_{language}"], figure[f"period_{language}"], figure["time_period"]),
            *(f">{figure['printed']}<" if figure["printed"] else None, figure["quote"], figure["locator"]),
            *(figure["source_title"], figure["publisher"]),
            *(f'href="../../areas/{figure["area_id"]}/"', f'href="../../sources/{figure["source_id"]}/"'),
            *(f'href="../../indicators/{figure["indicator_id"]}/"', f'class="checked-{figure["checked"]}"'),
            f'href="{figure["url"]}' if figure["url"] else None,
        ]
        assert [said for said in wanted if said and said not in chain] == [], name
        data = "../../" if language == "vi" else "../../../"
        assert f'href="{DATASETTE_URL}tinh-so/observations/{name}"' in text
        assert f'href="{data}data/figures/{name}.json"' in text
        assert figure[f"note_{language}"] is None or figure[f"note_{language}"] in text, name


@pytest.mark.parametrize(("language", "root"), LANGUAGES.items())
def test_each_figure_stands_with_its_citation_wherever_it_belongs(
    figures: dict[str, Row], pages: dict[str, SitePage], language: str, root: str
) -> None:
    cited: dict[str, set[tuple[str, str]]] = {}
    for address, page in pages.items():
        top = re.sub(r"((?:areas|indicators|sources)/[^/]+/).*", r"\1", address)  # with the pages beneath
        cited.setdefault(top, set()).update(find_cited(page))
    for name, figure in figures.items():
        said = (name, figure[f"display_{language}"])
        for area in {figure["area_id"], figure["province_id"]}:
            assert said in cited[f"{root}areas/{area}/"]
        assert said in cited[f"{root}indicators/{figure['indicator_id']}/"]
        assert said in cited[f"{root}sources/{figure['source_id']}/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_shows_another_value_than_its_citation(
    figures: dict[str, Row], pages: dict[str, SitePage], language: str
) -> None:
    shown = [
        (page.address, name, display)
        for page in pages.values()
        if page.language == language
        for name, display in find_cited(page)
    ]
    assert len(shown) > 3 * len(figures)
    assert [said for said in shown if figures[said[1]][f"display_{language}"] != said[2]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_citation_opens_to_printed_form_quote_and_how_it_was_checked(
    figures: dict[str, Row], pages: dict[str, SitePage], language: str
) -> None:
    opened = [
        (page.address, found[1], found[0])
        for page in pages.values()
        for found in (CITATION.finditer(page.html) if page.language == language else ())
    ]
    assert len(opened) > 1000
    own = [(f"{LANGUAGES[language]}figures/{name}/", name) for name in figures]
    parts = [
        (address, name, "".join(part[0] for part in PART.finditer(pages[address].html)))
        for address, name in own
    ]
    for address, name, text in opened + parts:
        figure = figures[name]
        printed = f">{figure['printed']}<" if figure["printed"] else None
        wanted = (printed, figure["quote"], figure[f"checked_{language}"])
        whole = html.unescape(text).lower()  # a figure's page begins each part with a capital
        assert [said for said in wanted if said and said.lower() not in whole] == [], (address, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_number_of_a_citation_leads_to_the_figures_source(
    figures: dict[str, Row], pages: dict[str, SitePage], language: str
) -> None:
    numbered: set[str] = set()
    for page in pages.values():
        references = REFERENCES.search(page.html)
        if page.language != language or references is None:
            continue
        sources = re.findall(r'<li><a href="[./]*sources/([^/]+)/"', references[0])
        for _, name, number in list_cited(page):
            assert sources[int(number) - 1] == figures[name]["source_id"], (page.address, name)
            numbered.add(name)
    assert numbered == set(figures)


def list_cited(page: SitePage) -> list[tuple[str, str, str]]:
    """Return every mark: the value as shown, the figure that it is said to be, the number of its source."""
    return [
        (display, name, number)
        for display, marks in CITED.findall(page.html)
        for name, number in re.findall(MARK, marks)
    ]


def find_cited(page: SitePage) -> set[tuple[str, str]]:
    """Return (id, value as shown) of every figure that a page shows with a link to the figure's page."""
    marked = {(name, display) for display, name, _ in list_cited(page)}
    return {(name, html.unescape(display)) for name, display in marked | set(LINKED.findall(page.html))}
