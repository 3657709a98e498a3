"""The licence follows each figure through every channel: several figures of each licence, in each of them."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from scripts.contract.package import load_package, read_rows
from scripts.database import loader as database
from scripts.exports import catalogue, feed
from scripts.exports.contents import read_contents
from scripts.exports.json_file import write_json_file
from scripts.pages.chart_list import iter_charts
from scripts.pages.engine import make_environment
from scripts.pages.finding_files import read_findings
from scripts.pages.jsonld import indicator_jsonld
from scripts.pages.kinds.audit import AUDIT
from scripts.pages.kinds.embeds import make_embed_page
from scripts.pages.kinds.figures import FIGURE, make_figure_page
from scripts.pages.kinds.indexes import DOWNLOADS
from scripts.pages.kinds.indicators import INDICATOR
from scripts.pages.kinds.sources import SOURCE, make_source_page
from scripts.pages.page import Kind, Material, Page
from scripts.pages.pictures import format_file
from scripts.pages.site import Site, make_sites
from scripts.pages.static_data import write_static_data
from scripts.pages.stored import StoredTables, read_tables
from scripts.pages.writer import render_page
from scripts.publish.datasette_folder import make_metadata
from tests.sample import ROOT

Terms = dict[str, tuple[str, str]]
"""The licence of each figure: its title and its address."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("licences")
    database.build(load_package(ROOT), folder / "tinh-so.db")
    return folder


@pytest.fixture(scope="module")
def terms() -> Terms:
    """Return the licence of each figure, found in the tables by hand: the indicator's, else the source's."""
    resources = load_package(ROOT).resources
    licences = {row["id"]: row for row in read_rows(resources["licences"])}
    own = {row["id"]: row["licence_id"] for row in read_rows(resources["indicators"])}
    given = {row["id"]: row["licence_id"] for row in read_rows(resources["sources"])}
    found = {
        str(row["id"]): licences[own[row["indicator_id"]] or given[row["source_id"]]]
        for row in read_rows(resources["observations"])
    }
    return {figure: (str(row["title"]), str(row["url"])) for figure, row in found.items()}


@pytest.fixture(scope="module")
def tables(built: Path) -> StoredTables:
    return read_tables(built / "tinh-so.db")


@pytest.fixture(scope="module")
def material(built: Path, tables: StoredTables) -> Material:
    site = make_sites(tables)["vi"]
    return Material(site, load_package(ROOT), read_findings(built / "tinh-so.db", ROOT / "site/findings"), {})


def sample(terms: Terms) -> Iterator[str]:
    """Yield the first, the middle and the last figure of each licence."""
    for licence in sorted(set(terms.values())):
        figures = [figure for figure, own in terms.items() if own == licence]
        yield from {figures[0], figures[len(figures) // 2], figures[-1]}


def draw(material: Material, kind: Kind, page: Page) -> str:
    return render_page(make_environment(ROOT / "site/templates"), material, kind, page)


def test_there_are_several_figures_of_each_licence(terms: Terms) -> None:
    assert len(set(terms.values())) == 2
    assert len(set(sample(terms))) == 6


def test_the_view_of_datasette_and_of_every_file_has_it(built: Path, terms: Terms) -> None:
    with closing(sqlite3.connect(built / "tinh-so.db")) as connection:
        rows = connection.execute("SELECT id, licence, licence_url FROM figures").fetchall()
    assert {figure: (title, url) for figure, title, url in rows} == terms
    write_json_file(read_contents(built / "tinh-so.db", load_package(ROOT)), built / "tinh-so.json")
    objects = json.loads((built / "tinh-so.json").read_text(encoding="utf-8"))
    assert {row["id"]: (row["licence"], row["licence_url"]) for row in objects} == terms


def test_datasette_names_all_terms() -> None:
    metadata: Any = make_metadata(load_package(ROOT))
    titles = [str(row["title"]) for row in read_rows(load_package(ROOT).resources["licences"])]
    assert metadata["license"] == "; ".join(titles)


def test_a_figures_page_and_file_have_it(
    material: Material, tables: StoredTables, terms: Terms, tmp_path: Path
) -> None:
    chosen = {figure: terms[figure] for figure in sample(terms)}
    for figure, (title, url) in chosen.items():
        text = draw(material, FIGURE, make_figure_page(material.site, material.site.figures[figure]))
        assert f'<span data-part="licence"><a href="{url}" rel="external">{title}</a>' in text
    few = {**tables, "figures": [row for row in tables["figures"] if row["id"] in chosen]}
    few = {**few, "areas": few["areas"][:1], "indicators": few["indicators"][:1]}
    write_static_data(few, {}, tmp_path / "data")
    for figure, (title, url) in chosen.items():
        row = json.loads((tmp_path / f"data/figures/{figure}.json").read_text(encoding="utf-8"))
        assert (row["licence"], row["licence_url"]) == (title, url)


def test_each_embed_and_chart_file_name_the_terms_of_what_they_draw(material: Material, terms: Terms) -> None:
    charts = list(iter_charts(material.site, material.findings))
    assert len(charts) > 200
    drawn: set[frozenset[tuple[str, str]]] = set()
    for chart in charts:
        wanted = {terms[figure.id] for figure in chart.figures}
        if not wanted:
            continue
        front: Any = make_embed_page(material.site, chart).front
        assert {(row["title"], row["url"]) for row in front["licences"]} == wanted, chart.path
        if frozenset(wanted) not in drawn:
            drawn.add(frozenset(wanted))
            words = " ".join(re.findall(r">([^<>]+)</text>", format_file(material.site, chart)))
            assert all(title in words for title, _ in wanted)
    assert len(drawn) >= 2


def test_the_embeds_template_shows_them() -> None:
    text = (ROOT / "site/theme/embed.html").read_text(encoding="utf-8")
    assert "for terms in meta.licences" in text and "CC BY" not in text


def test_a_page_of_several_licences_lists_each_with_its_figures(material: Material, terms: Terms) -> None:
    site = material.site
    mixed = next(
        source
        for source in site.store.sources
        if len({terms[figure.id] for figure in site.by_source.get(source.id, [])}) == 2
    )
    pages = [
        (SOURCE, make_source_page(site, mixed)),
        *((kind, page) for kind in (AUDIT, DOWNLOADS) for page in kind.iter_pages(material)),
    ]
    for kind, page in pages:
        text = draw(material, kind, page)
        assert all(
            f'<a href="{url}" rel="license external">{title}</a>' in text
            for title, url in set(terms.values())
        )


@pytest.mark.parametrize("indicator", ["papi-d8", "dti-rank"])
def test_a_page_of_one_licence_lists_it_alone(material: Material, terms: Terms, indicator: str) -> None:
    page = next(page for page in INDICATOR.iter_pages(material) if page.path == f"indicators/{indicator}")
    listed = set(
        re.findall(r'<a href="([^"]+)" rel="license external">([^<]+)</a>', draw(material, INDICATOR, page))
    )
    figures = material.site.by_indicator[indicator]
    assert listed == {(url, title) for title, url in {terms[figure.id] for figure in figures}}
    assert len(listed) == 1


def test_json_ld_names_the_terms_of_its_figures(material: Material, terms: Terms) -> None:
    site: Site = material.site
    papi: Any = indicator_jsonld(site, material.package, site.indicators["papi-d8"])
    dti: Any = indicator_jsonld(site, material.package, site.indicators["dti-rank"])
    title, url = terms[site.by_indicator["papi-d8"][0].id]
    assert papi["license"] == {"@type": "CreativeWork", "name": title, "url": url}
    assert papi["conditionsOfAccess"] == title
    assert dti["license"] == terms[site.by_indicator["dti-rank"][0].id][1]
    assert "conditionsOfAccess" not in dti


def test_the_catalogue_gives_no_file_a_licence_that_is_not_that_of_all_its_figures(
    built: Path, terms: Terms
) -> None:
    (built / "downloads").mkdir(exist_ok=True)
    (built / "downloads" / "tinh-so.json").write_text("[]", encoding="utf-8")
    catalogue.build(built / "tinh-so.db", load_package(ROOT), built / "downloads", built / "catalogue")
    content = json.loads((built / "catalogue" / "data.json").read_text(encoding="utf-8"))
    (file,) = content["dcat:dataset"][0]["dcat:distribution"]
    assert file["dct:license"]["@id"].endswith("/method/#giay-phep")
    assert all(f"{title} ({url})" in file["dct:rights"]["rdfs:label"] for title, url in set(terms.values()))


def test_each_entry_of_the_feed_has_it(built: Path, terms: Terms) -> None:
    feed.build(built / "tinh-so.db", load_package(ROOT), built / "feed")
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((built / "feed").rglob("*.xml")))
    entries = [part.partition("</entry>")[0] for part in text.split("<entry>")[1:]]
    told = {entry: re.search(r"<id>[^<]*figures/(f\d+)", entry) for entry in entries}
    rights = [
        (match[1], re.findall("<rights>([^<]*)</rights>", entry)) for entry, match in told.items() if match
    ]
    assert len({figure for figure, _ in rights}) > 50
    assert all(found == [terms[figure][0]] for figure, found in rights)
