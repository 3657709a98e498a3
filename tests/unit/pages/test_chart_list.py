"""Charts as the pages show, offer and embed them."""

import csv
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from scripts.charts.registry import MAP, PLACE
from scripts.pages.chart_list import Chart, Charts, list_charts
from scripts.pages.finding_files import read_findings
from scripts.pages.kinds.embeds import find_frame_height, format_frame, make_embed_page
from scripts.pages.site import Site
from scripts.pages.static_data import write_static_data
from scripts.pages.stored import StoredTables

ROOT = Path(__file__).parents[3]
PLAIN = Chart(PLACE, "areas/a", "place-x", "“X” & Y", Markup('<svg width="100%" height="250"/>'), [], "A")


@pytest.fixture(scope="module")
def charts(english: Site, tinh_so: Path) -> Charts:
    return list_charts(english, read_findings(tinh_so, ROOT / "site" / "findings"))


def test_every_kind_of_page_has_its_charts(charts: Charts) -> None:
    assert list(charts[""]) == ["map"]
    assert list(charts["indicators/dti-rank"]) == ["map"]
    assert {"series-papi-d8", "place-papi-d8", "place-dti-rank"} <= set(charts["areas/quang-tri"])
    assert list(charts["findings/dti-2022"]) == ["dti-rank-63"]
    assert "findings/sources-that-disagree" not in charts


def test_a_chart_is_told_with_what_it_is_of(charts: Charts) -> None:
    chart = charts["areas/quang-tri"]["place-dti-rank"]
    assert chart.path == "areas/quang-tri/place-dti-rank"
    assert chart.heading == "Quảng Trị (until 30 June 2025): DTI rank (63 provinces)"
    assert chart.publishers == ["Bộ Thông tin và Truyền thông (dti.gov.vn)"]
    assert {figure.time_period for figure in chart.figures} == {"2022"}
    assert len(chart.figures) == 63
    assert charts[""]["map"].path == "index/map"


def test_a_map_draws_the_figures_of_its_file(charts: Charts) -> None:
    chart = charts["indicators/dti-rank"]["map"]
    drawing = ElementTree.fromstring(str(chart.svg))
    spoken = [link.get("aria-label") for link in drawing.iter("a") if not link.get("tabindex")]
    assert sorted(str(text) for text in spoken) == sorted(
        f"{figure.area}: {figure.display}" for figure in chart.figures
    )


@pytest.mark.built
def test_the_file_of_a_chart_holds_its_rows(tables: StoredTables, charts: Charts, tmp_path: Path) -> None:
    write_static_data(tables, charts, tmp_path)
    for named in charts.values():
        for chart in named.values():
            file = tmp_path / "charts" / f"{chart.path}.csv"
            assert file.is_file() == bool(chart.figures)
            if chart.figures:
                with file.open(encoding="utf-8", newline="") as rows:
                    assert [row["id"] for row in csv.DictReader(rows)] == [
                        figure.id for figure in chart.figures
                    ]


def test_the_page_of_a_chart_leads_out_of_its_frame(english: Site, charts: Charts) -> None:
    page = make_embed_page(english, charts["indicators/dti-rank"]["map"])
    assert page.path == "embed/indicators/dti-rank/map"
    assert page.front["template"] == "embed.html"
    assert page.front["about"] == "indicators/dti-rank/"
    links = re.findall(r"<a [^>]*?href=[^ ]*", str(page.context["svg"]))
    assert links[0] == '<a target="_top" href="../../../../areas/ha-giang/"'
    assert all(link.startswith('<a target="_top" href="../../../../areas/') for link in links)
    home = make_embed_page(english, charts[""]["map"])
    assert (home.path, home.front["about"]) == ("embed/index/map", "")
    assert '<a target="_top" href="../../../areas/tuyen-quang-2025/"' in str(home.context["svg"])


def test_the_code_to_copy_names_the_chart() -> None:
    assert format_frame(PLAIN, "https://so.example/en/") == (
        '<iframe src="https://so.example/en/embed/areas/a/place-x/" title="A: “X” &amp; Y" width="100%" '
        'height="430" loading="lazy"></iframe>'
    )


def test_a_frame_has_room_for_a_map_at_its_widest() -> None:
    drawing = Markup('<svg width="288" height="756" viewBox="0 0 288 756"/>')
    assert find_frame_height(Chart(MAP, "", "map", "X", drawing, [])) == 1188
