"""A site without a public Datasette leads to none, least of all to the reader's own machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.contract.package import load_package
from scripts.pages.chart_list import list_charts
from scripts.pages.engine import make_environment
from scripts.pages.page import Material
from scripts.pages.page_kinds import KINDS
from scripts.pages.site import Site
from scripts.pages.writer import render_page
from scripts.publish.configuration import make_configuration
from scripts.shared import settings

ROOT = Path(__file__).parents[3]


def render_all(site: Site) -> str:
    """Return the Markdown of all pages of the small package."""
    material = Material(site, load_package(ROOT), [], list_charts(site, []))
    environment = make_environment(ROOT / "site" / "templates")
    return "\n".join(
        render_page(environment, material, kind, page) for kind in KINDS for page in kind.iter_pages(material)
    )


def test_no_page_leads_to_a_datasette_that_is_not_there(
    sample: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DATASETTE_URL", "https://sql.example/")
    assert 'href="https://sql.example/tinh-so/observations/f0001"' in render_all(sample)
    monkeypatch.setattr(settings, "DATASETTE_URL", "")
    text = render_all(sample)
    assert "Open in Datasette" not in text and 'href="tinh-so' not in text and 'href=""' not in text
    assert "Two doors, one dataset" in text
    extra = make_configuration("en", ROOT / "mkdocs.yml")["extra"]
    assert extra["datasette_url"] == ""  # the footer leaves the link out


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, "http://127.0.0.1:8001/"),
        ({"TINH_SO_SITE_URL": "https://so.example/"}, ""),
        ({"TINH_SO_SITE_URL": "https://so.example/", "TINH_SO_DATASETTE_URL": ""}, ""),
        ({"TINH_SO_DATASETTE_URL": ""}, ""),
        ({"TINH_SO_SITE_URL": "https://so.example/", "TINH_SO_DATASETTE_URL": "https://sql.example/"},
         "https://sql.example/"),
    ],
)  # fmt: skip
def test_only_a_site_for_this_machine_leads_to_this_machines_datasette(
    given: dict[str, str], found: str
) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TINH_SO_")}
    code = "from scripts.shared.settings import DATASETTE_URL; print(DATASETTE_URL)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=kept | given, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == found
