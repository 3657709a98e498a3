"""Withdrawn figures, and pages at old addresses: what stays, and what leads on."""

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.contract.package import load_package
from scripts.pages.chart_list import list_charts
from scripts.pages.engine import make_environment
from scripts.pages.kinds.figures import iter_figure_pages
from scripts.pages.kinds.redirects import REDIRECT, iter_redirect_pages
from scripts.pages.known import Redirect
from scripts.pages.page import Kind, Material, Page
from scripts.pages.page_kinds import KINDS
from scripts.pages.renamed import format_redirects, write_renamed_data
from scripts.pages.site import Site, make_sites
from scripts.pages.static_data import write_static_data
from scripts.pages.stored import StoredTables
from scripts.pages.writer import render_page
from scripts.shared.leads import find_leads

pytestmark = pytest.mark.built

ROOT = Path(__file__).parents[3]
FIGURE = next(kind for kind in KINDS if kind.name == "figure")


@pytest.fixture(scope="module")
def material(sample: Site) -> Material:
    return Material(sample, load_package(ROOT), [], list_charts(sample, []))


def render(material: Material, kind: Kind, page: Page) -> str:
    return render_page(make_environment(ROOT / "site" / "templates"), material, kind, page)


def test_a_withdrawn_figure_stands_on_its_own_page_alone(material: Material) -> None:
    site = material.site
    assert [row.id for row in site.store.withdrawn] == ["f0016"]
    assert "f0016" not in {row.id for row in site.store.figures} and "f0016" in site.figures
    for kind in KINDS:
        if kind.name in {"figure", "audit", "source", "edition"}:
            continue
        for page in kind.iter_pages(material):
            assert "figures/f0016" not in render(material, kind, page), page.path
    page = next(page for page in iter_figure_pages(material) if page.id == "f0016")
    text = render(material, FIGURE, page)
    assert "Withdrawn on 25 November 2026." in text and "Of a department, not of the province." in text


def test_a_withdrawn_figure_has_its_own_file_alone(
    sample_tables: StoredTables, material: Material, tmp_path: Path
) -> None:
    write_static_data(sample_tables, material.charts, tmp_path / "data")
    files = [path for path in (tmp_path / "data").rglob("*.*") if "f0016" in path.read_text(encoding="utf-8")]
    assert [path.name for path in files] == ["f0016.json"]
    assert '"withdrawal":{"observation_id":"f0016","date":"2026-11-25"' in files[0].read_text(
        encoding="utf-8"
    )


def test_an_old_address_leads_on(material: Material) -> None:
    page, *beneath = iter_redirect_pages(material)
    assert page.path == "indicators/egov-rank"
    name = material.site.indicators["dti-rank"].name
    assert page.front == {
        "title": name,
        "description": f"An old address; it is now {name}.",
        "search": {"exclude": True},
        "canonical": "indicators/dti-rank/",
        "leads_to": "indicators/dti-rank/",
        "robots": "noindex",
        "toc": False,
    }
    assert f'<a href="../../indicators/dti-rank/">{name}</a>' in render(material, REDIRECT, page)
    for other in beneath:
        assert other.path.startswith("embed/indicators/egov-rank/")
        assert other.front["leads_to"] == other.path.replace("egov", "dti") + "/"


def rename(site: Site, *rows: tuple[str, str, str]) -> Site:
    """Return the site after some more renamings."""
    redirects = [Redirect(*row, "2026-12-01") for row in rows]
    return replace(site, store=replace(site.store, redirects=redirects))


def test_every_kind_of_thing_leads_on_in_both_languages(sample_tables: StoredTables) -> None:
    rows = (
        ("indicators", "a", "dti-rank"),
        ("sources", "b", "ranks-2024"),
        ("areas", "c", "ha-tinh"),
        ("families", "d", "dti"),
    )
    for site in make_sites(sample_tables).values():
        after = Material(rename(site, *rows), load_package(ROOT), [], list_charts(site, []))
        told = {page.path: page.front["title"] for page in iter_redirect_pages(after)}
        assert {path: title for path, title in told.items() if path.count("/") == 1} == {
            "indicators/a": site.indicators["dti-rank"].name,
            "sources/b": site.sources["ranks-2024"].title,
            "areas/c": site.areas["ha-tinh"].title,
            "families/d": site.families["dti"].name,
        }


def test_charts_of_what_was_renamed_lead_on(vietnamese: Site) -> None:
    site = rename(vietnamese, ("indicators", "old-rank", "dti-rank"), ("areas", "old", "da-nang"))
    material = Material(site, load_package(ROOT), [], list_charts(vietnamese, []))
    told = {page.path: page.front["leads_to"] for page in iter_redirect_pages(material)}
    assert told["embed/indicators/old-rank/map"] == "embed/indicators/dti-rank/map/"
    assert told["areas/old/more"] == "areas/da-nang/more/"
    assert told["indicators/old-rank/today"] == "indicators/dti-rank/today/"


def test_data_of_what_was_renamed_stand_at_the_old_address_too(tmp_path: Path) -> None:
    for name in ("indicators/new.csv", "areas/hue.json", "areas/hue.csv", "charts/indicators/new/map.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    write_renamed_data({("indicators", "old"): "new", ("areas", "hue-2024"): "hue"}, tmp_path)
    made = {
        name: (tmp_path / name).read_text(encoding="utf-8")
        for name in (
            "indicators/old.csv",
            "areas/hue-2024.json",
            "areas/hue-2024.csv",
            "charts/indicators/old/map.csv",
        )
    }
    assert list(made.values()) == [
        "indicators/new.csv",
        "areas/hue.json",
        "areas/hue.csv",
        "charts/indicators/new/map.csv",
    ]


def test_hosts_that_can_lead_on_are_told_how() -> None:
    text = format_redirects({("indicators", "a"): "b"})
    assert text.splitlines()[:4] == [
        "/indicators/a/* /indicators/b/:splat 301",
        "/embed/indicators/a/* /embed/indicators/b/:splat 301",
        "/en/indicators/a/* /en/indicators/b/:splat 301",
        "/en/embed/indicators/a/* /en/embed/indicators/b/:splat 301",
    ]


def test_a_thing_renamed_twice_leads_to_its_last_name() -> None:
    rows = [("areas", "a", "b"), ("areas", "b", "c"), ("sources", "b", "x")]
    assert find_leads(rows) == {("areas", "a"): "c", ("areas", "b"): "c", ("sources", "b"): "x"}
    with pytest.raises(ValueError, match="leads back to itself"):
        find_leads([("areas", "a", "b"), ("areas", "b", "a")])


def test_a_figure_page_tells_its_readings_licence_and_table(material: Material) -> None:
    page = next(page for page in iter_figure_pages(material) if page.id == "f0008")
    text = render(material, FIGURE, page)
    assert "Read 2 times in stored copies" in text
    assert "21 November 2026, a table" in text and "TP Đà Nẵng · Hạng · năm 2022 · <b>1</b>" in text
    assert '<span data-part="licence"><a href="' in text
