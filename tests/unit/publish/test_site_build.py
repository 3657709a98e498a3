"""Rendering the site: small pages, the real configuration and theme."""

from pathlib import Path

import pytest

from scripts.contract.package import PackageError
from scripts.publish.render import build, make_robots

LEAVES = ("index", "method", "correct", "about")
FOLDERS = (
    "areas", "audit", "compare", "coverage", "dictionary", "downloads", "findings", "indicators", "sources",
)  # fmt: skip


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Write the pages that the navigation names, in both languages, and one table of downloads."""
    folder = tmp_path / "pages"
    for language in ("vi", "en"):
        for place in (*LEAVES, *(f"{name}/index" for name in FOLDERS)):
            path = folder / language / f"{place}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\ntitle: {place}\n---\n\n# {place}\n", encoding="utf-8")
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads" / "areas.csv").write_text("id\n", encoding="utf-8")
    return folder


def read_files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_same_pages_make_the_same_bytes(pages: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(pages, tmp_path / "downloads", tmp_path / name)
    first = read_files(tmp_path / "one")
    assert first == read_files(tmp_path / "two")
    expected = {"index.html", "en/index.html", "404.html", "en/404.html", "downloads/index.html"}
    expected |= {
        "downloads/areas.csv",
        "search.json",
        "en/search.json",
        "robots.txt",
        "_headers",
        "sitemap.xml",
    }
    assert expected <= set(first)


def test_broken_link_stops_the_build_and_leaves_the_last_site(pages: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good one", encoding="utf-8")
    page = pages / "en" / "method.md"
    page.write_text("---\ntitle: m\n---\n\n[gone](gone.md)\n", encoding="utf-8")
    with pytest.raises(PackageError, match=r"mkdocs\.en\.yml: the site cannot be rendered[\s\S]*gone\.md"):
        build(pages, tmp_path / "downloads", site)
    assert read_files(site) == {"index.html": b"the last good one"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["downloads", "pages", "site"]


def test_robots_name_the_sitemaps_of_the_address() -> None:
    assert make_robots("https://example.org/") == (
        "User-agent: *\nAllow: /\n\n"
        "Sitemap: https://example.org/sitemap.xml\nSitemap: https://example.org/en/sitemap.xml\n"
    )
