"""The page of the arithmetic: it leads to a finding only where that has a page."""

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.contract.package import load_package
from scripts.pages.engine import make_environment
from scripts.pages.finding_files import Finding, read_findings
from scripts.pages.kinds.audit import AUDIT, DISAGREEMENTS
from scripts.pages.page import Material
from scripts.pages.site import Site
from scripts.pages.writer import render_page

ROOT = Path(__file__).parents[3]
LINK = f"findings/{DISAGREEMENTS}"


@pytest.fixture(scope="module")
def findings(tinh_so: Path) -> list[Finding]:
    return read_findings(tinh_so, ROOT / "site" / "findings")


def render(site: Site, findings: list[Finding]) -> str:
    material = Material(site, load_package(ROOT), findings, {})
    (page,) = AUDIT.iter_pages(material)
    return render_page(make_environment(ROOT / "site" / "templates"), material, AUDIT, page)


def test_the_page_leads_to_the_sources_that_disagree(english: Site, findings: list[Finding]) -> None:
    assert render(english, findings).count(LINK) == 1


def test_where_no_sources_disagree_nothing_leads_to_a_page_that_is_not_made(
    english: Site, findings: list[Finding]
) -> None:
    silent = [replace(finding, rows=[]) if finding.slug == DISAGREEMENTS else finding for finding in findings]
    assert LINK not in render(english, silent) + render(english, [])
