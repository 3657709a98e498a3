"""A dead link leads the reader to an archive's copy, where one is known, and the page says so."""

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.contract.package import load_package
from scripts.pages.engine import make_environment
from scripts.pages.kinds.figures import FIGURE, make_figure_page
from scripts.pages.kinds.sources import SOURCE, make_source_page
from scripts.pages.page import Material
from scripts.pages.site import Site
from scripts.pages.subjects import Link
from scripts.pages.writer import render_page
from tests.rows import make_source

ROOT = Path(__file__).parents[3]
COPY = "https://archive.example/ranks"


def draw(site: Site) -> list[str]:
    """Return the pages of the source `ranks-2024` and of a figure of it."""
    material = Material(site, load_package(ROOT), [], {})
    environment = make_environment(ROOT / "site/templates")
    return [
        render_page(environment, material, SOURCE, make_source_page(site, site.sources["ranks-2024"])),
        render_page(environment, material, FIGURE, make_figure_page(site, site.figures["f0008"])),
    ]


def with_link(site: Site, link: Link | None) -> Site:
    sources = [
        replace(source, link=link) if source.id == "ranks-2024" else source for source in site.store.sources
    ]
    return replace(site, store=replace(site.store, sources=sources))


def test_a_source_that_is_gone_leads_to_its_copy(sample: Site) -> None:
    for text in draw(sample):
        assert f'<a href="{COPY}" rel="external">Archived copy</a>' in text
        assert "The address no longer leads there (asked on 25 November 2026):" in text
    assert "Asked on 25 November 2026: gone (404 or 410)." in draw(sample)[0]


def test_without_a_copy_the_page_says_that_it_is_gone(sample: Site) -> None:
    link = replace(sample.sources["ranks-2024"].link or Link("", "", "", None, None, None), archive_url=None)
    for text in draw(with_link(sample, link)):
        assert "Archived copy" not in text
        assert "The address no longer leads there" in text


def test_a_source_that_moved_has_its_new_address(sample: Site) -> None:
    moved = Link("ranks-2024", "2026-11-25", "moved", "https://example.org/new", None, None)
    text, _ = draw(with_link(sample, moved))
    assert '→ <a href="https://example.org/new" rel="external">new address</a>' in text


@pytest.mark.parametrize("link", [None, Link("ranks-2024", "2026-11-25", "works", None, None, None)])
def test_a_source_that_works_is_opened(sample: Site, link: Link | None) -> None:
    for text in draw(with_link(sample, link)):
        assert "no longer leads there" not in text and COPY not in text


@pytest.mark.parametrize(
    ("status", "since", "is_dead"),
    [
        ("works", None, False),
        ("refused", None, False),
        ("gone", "2026-11-25", True),
        ("soft-404", "2026-11-25", True),
        ("failing", "2026-11-25", False),  # once is no proof
        ("failing", "2026-10-25", True),
        ("unreachable", "2026-11-25", False),
        ("unreachable", "2026-11-24", True),
    ],
)
def test_when_a_link_is_dead(status: str, since: str | None, is_dead: bool) -> None:
    link = Link("s1", "2026-11-25", status, None, since, "https://archive.example/s1")
    source = replace(make_source(), link=link)
    assert (source.is_dead, source.copy) == (is_dead, "https://archive.example/s1" if is_dead else None)
