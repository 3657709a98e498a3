"""A package with hostile text in every free text column, built, and opened in a browser without its policy.

Nothing of it runs, asks for another host, or becomes an element, on any page, chart or page of Datasette; the
words themselves are all there to be read, escaped once.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree

import openpyxl
import pytest
from playwright.sync_api import Browser, Page

from scripts.contract.package import Package, read_rows
from scripts.database import loader as database
from scripts.exports import catalogue, downloads, feed
from scripts.pages import writer
from scripts.pages.finding_files import read_findings
from scripts.pages.pictures import iter_pictures
from scripts.pages.site import make_sites
from scripts.pages.stored import read_tables
from scripts.publish import render
from scripts.publish.questions import read_questions
from tests.doors import Door, opened_door
from tests.poison import OUTSIDE, iter_free_columns, write_poisoned
from tests.servers import serving

pytestmark = pytest.mark.built
INSPECT = Path(__file__).with_name("inspect_page.js").read_text(encoding="utf-8")
SOURCES = Path("site")
NOT_SHOWN = {
    "eras.name_en", "eras.name_vi", "mentions.printed", "observations.table_column", "observations.table_row",
    "readings.table_column", "readings.table_row", "wordings.printed",
}  # fmt: skip
"""What Datasette and the downloads alone tell."""


class Poisoned(NamedTuple):
    """The poisoned package, and the folder with all that was built of it."""

    package: Package
    folder: Path


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Poisoned:
    """Build all that readers are given of the poisoned package; of pictures, the charts as SVG."""
    folder = tmp_path_factory.mktemp("poisoned")
    package, file = write_poisoned(folder / "package"), folder / "tinh-so.db"
    database.build(package, file)
    downloads.build(file, package, folder / "downloads")
    catalogue.build(file, package, folder / "downloads", folder / "catalogue")
    feed.build(file, package, folder / "feed")
    writer.build(file, package, SOURCES / "templates", folder / "pages")
    write_charts(file, folder / "pictures")
    extras = {folder / "catalogue": "", folder / "feed": "", folder / "pictures": "pictures"}
    render.build(folder / "pages", folder / "downloads", folder / "site", extras)
    return Poisoned(package, folder)


def write_charts(file: Path, folder: Path) -> None:
    """Write the charts as SVG, each beside an empty file for its PNG, which no text can poison."""
    findings = read_findings(file, SOURCES / "findings")
    for site in make_sites(read_tables(file)).values():
        for picture in iter_pictures(site, findings):
            if isinstance(picture.content, str):
                path = folder / f"{picture.path}.svg"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(picture.content, encoding="utf-8")
                path.with_suffix(".png").touch()


@pytest.fixture(scope="module")
def site_url(poisoned: Poisoned) -> Iterator[str]:
    with serving(poisoned.folder / "site") as address:
        yield address


@pytest.fixture(scope="module")
def door(poisoned: Poisoned) -> Iterator[Door]:
    with opened_door(poisoned.package, poisoned.folder / "door") as opened:
        yield opened


class Watched(NamedTuple):
    """A page without its policy, and the requests to other hosts that were made in it."""

    page: Page
    outside: list[str]


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(bypass_csp=True, viewport={"width": 360, "height": 740})
    outside: list[str] = []
    context.on("request", lambda request: outside.extend(filter(is_outside, [request.url])))
    page = context.new_page()
    page.on("pageerror", lambda error: outside.append(str(error)))
    page.on("dialog", lambda dialog: outside.append(dialog.message))
    yield Watched(page, outside)
    context.close()


def is_outside(url: str) -> bool:
    return urlsplit(url).hostname not in ("127.0.0.1", None)


def inspect(watched: Watched, url: str, addresses: list[str]) -> set[str]:
    """Open addresses in frames of a host's page; return the columns that can be read there.

    One of each folder is laid out too, on a phone's width; the others run unseen, which is faster.
    """
    watched.page.goto(f"{url}{addresses[0]}")
    watched.page.evaluate("document.body.replaceChildren()")
    seen = list({address.rpartition("/")[0].rpartition("/")[0]: address for address in addresses}.values())
    columns: set[str] = set()
    for some, hidden in ((seen, False), ([address for address in addresses if address not in seen], True)):
        asked = {"addresses": [f"{url}{each}" for each in some], "width": 360, "atOnce": 6, "hidden": hidden}
        found: dict[str, Any] = watched.page.evaluate(INSPECT, asked)
        assert (found["told"], watched.outside) == ([], [])
        columns |= {column.removeprefix(f"{OUTSIDE}/") for column in found["columns"]}
    return columns


def test_nothing_runs_on_any_page_of_the_site(poisoned: Poisoned, site_url: str, watched: Watched) -> None:
    site = poisoned.folder / "site"
    paths = [path for path in sorted(site.rglob("*")) if path.suffix in (".html", ".svg")]
    addresses = [path.relative_to(site).as_posix().removesuffix("index.html") for path in paths]
    assert set(iter_free_columns(poisoned.package)) - inspect(watched, site_url, addresses) == NOT_SHOWN


@pytest.mark.parametrize("language", ["", "en/"])
def test_nothing_runs_in_what_scripts_draw(site_url: str, watched: Watched, language: str) -> None:
    page = watched.page
    page.goto(f"{site_url}{language}compare/?a=da-nang&b=ha-noi")
    page.locator("table.vs").first.wait_for()
    page.locator("#search").fill("poison")
    page.locator(".search-results a").first.wait_for()
    assert page.locator(".search-results").get_by_text("poison").count()
    page.keyboard.press("Escape")
    page.locator("[data-picker]").click()
    page.locator("dialog li").first.wait_for()
    page.goto(f"{site_url}{language}areas/ha-tinh/")
    page.evaluate("document.querySelectorAll('.fold').forEach((fold) => (fold.open = true))")
    for mark in page.locator(".cite").all():
        mark.focus()
        page.locator(".citation:popover-open").wait_for()
    assert watched.outside == []
    assert page.locator(".poison, #poison").count() == 0


def test_nothing_runs_in_datasette(poisoned: Poisoned, door: Door, watched: Watched) -> None:
    tables = [
        name for (name,) in door.query("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    ]
    shown = [name for name in tables if "_fts" not in name and not name.startswith("sqlite_")]
    questions = [
        f"tinh-so/{question.slug}?" + "&".join(f"{each.name}={each.example}" for each in question.parameters)
        for question in read_questions(SOURCES / "questions")
    ]
    rows = [
        f"tinh-so/{name}/{','.join(str(rows[0][key]) for key in resource.primary_key)}"
        for name, resource in poisoned.package.resources.items()
        if (rows := read_rows(resource))
    ]
    found = [f"tinh-so/{name}?_size=20" for name in shown]
    addresses = ["", "tinh-so", *found, "tinh-so/figures?_search=poison", *questions, *rows]
    found_there = inspect(watched, door.url, addresses)
    assert set(iter_free_columns(poisoned.package)) - found_there == set()


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(poisoned: Poisoned) -> None:
    book = openpyxl.load_workbook(poisoned.folder / "downloads" / "tinh-so.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    assert any(str(cell.value).startswith("=HYPERLINK(") for cell in cells)


def test_what_machines_read_is_whole(poisoned: Poisoned) -> None:
    site = poisoned.folder / "site"
    feeds = [ElementTree.parse(site / folder / "feed.xml").getroot() for folder in ("", "en")]
    names = {element.tag.rpartition("}")[2] for root in feeds for element in root.iter()}
    assert names == {
        "author", "category", "entry", "feed", "icon", "id", "link", "name", "rights", "summary", "title",
        "updated", "uri",
    }  # fmt: skip
    for place in ("sitemap.xml", "en/sitemap.xml"):
        locations = ElementTree.parse(site / place).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
        assert all(
            re.fullmatch(r"http://127\.0\.0\.1:8000/[a-z0-9_/.-]*", str(each.text)) for each in locations
        )
    assert json.loads((site / "data.json").read_text(encoding="utf-8"))["@type"] == "dcat:Catalog"
    assert OUTSIDE not in (site / "llms.txt").read_text(encoding="utf-8")
