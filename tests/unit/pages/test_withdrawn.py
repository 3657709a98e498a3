"""Withdrawn figures, and pages at old addresses: what stays, and what leads on."""

from pathlib import Path

import pytest

from scripts.contract.package import load_package
from scripts.pages.chart_list import list_charts
from scripts.pages.engine import make_environment
from scripts.pages.kinds.figures import iter_figure_pages
from scripts.pages.kinds.redirects import REDIRECT, follow, iter_redirect_pages
from scripts.pages.page import Kind, Material, Page
from scripts.pages.page_kinds import KINDS
from scripts.pages.site import Site
from scripts.pages.static_data import write_static_data
from scripts.pages.stored import StoredTables
from scripts.pages.writer import render_page

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
        if kind.name in {"figure", "audit", "source"}:
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
    (page,) = iter_redirect_pages(material)
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


def test_a_thing_renamed_twice_leads_to_its_last_name() -> None:
    redirects = {("areas", "a"): "b", ("areas", "b"): "c", ("sources", "b"): "x"}
    assert follow(redirects, "areas", "a") == "c"
    with pytest.raises(ValueError, match="leads back to itself"):
        follow({("areas", "a"): "b", ("areas", "b"): "a"}, "areas", "a")


def test_a_figure_page_tells_its_readings_licence_and_table(material: Material) -> None:
    page = next(page for page in iter_figure_pages(material) if page.id == "f0008")
    text = render(material, FIGURE, page)
    assert "Read 2 times, independently" in text
    assert "21 November 2026, a table" in text and "TP Đà Nẵng · Hạng · năm 2022 · <b>1</b>" in text
    assert '<span data-part="licence"><a href="' in text
