"""Rendering the site: small pages, the real configuration and theme."""

import threading
from pathlib import Path

import pytest

from scripts.contract.package import PackageError
from scripts.publish.hosting import format_robots
from scripts.publish.render import build
from tests.small_pages import write_small_pages

pytestmark = pytest.mark.built


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Write small pages, and one table of downloads."""
    folder = tmp_path / "pages"
    write_small_pages(folder)
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
    with pytest.raises(PackageError, match=r"The site under /en/ cannot be rendered[\s\S]*gone\.md"):
        build(pages, tmp_path / "downloads", site)
    assert read_files(site) == {"index.html": b"the last good one"}


def write_page(pages: Path, place: str, body: str) -> None:
    (pages / place).write_text(f"---\ntitle: m\n---\n\n# m {{#m}}\n\n{body}\n", encoding="utf-8")


def test_an_edited_page_gives_what_a_build_from_nothing_gives(pages: Path, tmp_path: Path) -> None:
    for language in ("vi", "en"):
        write_page(pages, f"{language}/old.md", "old")
    build(pages, tmp_path / "downloads", tmp_path / "one" / "site")
    write_page(pages, "vi/method.md", "[đổi](areas/index.md) <p>mới</p>")
    for language in ("vi", "en"):
        (pages / language / "old.md").rename(pages / language / "new.md")
    write_page(pages, "vi/about.md", '<p id="a">a</p>')
    (pages / "vi/data").mkdir()
    (pages / "vi/data/a.csv").write_text("a\n", encoding="utf-8")
    (pages / "en/correct.md").write_text("---\ntitle: x\nrobots: noindex\n---\n", encoding="utf-8")
    for name in ("one", "two"):
        build(pages, tmp_path / "downloads", tmp_path / name / "site")
    assert read_files(tmp_path / "one" / "site") == read_files(tmp_path / "two" / "site")


def test_an_unchanged_page_is_not_rendered_again(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build(pages, tmp_path / "downloads", tmp_path / "site")
    count = len(list(pages.rglob("*.md"))) + 2
    assert f"Rendered {count} of {count} pages." in capsys.readouterr().err
    write_page(pages, "vi/method.md", "more")
    build(pages, tmp_path / "downloads", tmp_path / "site")
    assert f"Rendered 1 of {count} pages." in capsys.readouterr().err
    build(pages, tmp_path / "downloads", tmp_path / "site")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("[x](about.md#gone)", "method/index.html: about/#gone: that page has no part of this id"),
        ('<p><a href="../gone/">x</a></p>', "method/index.html: gone/ is no page or file of the site"),
        ("[x](#gone)", "method/index.html: method/#gone: that page has no part of this id"),
    ],
)
def test_every_link_is_checked(pages: Path, tmp_path: Path, body: str, fault: str) -> None:
    write_page(pages, "vi/method.md", body)
    with pytest.raises(PackageError) as error:
        build(pages, tmp_path / "downloads", tmp_path / "site")
    assert str(error.value) == f"Links of the site lead nowhere:\n{fault}"


def test_a_link_of_an_unchanged_page_to_one_that_went_is_found(pages: Path, tmp_path: Path) -> None:
    for language in ("vi", "en"):
        write_page(pages, f"{language}/more.md", "more")
    write_page(pages, "vi/method.md", '<p><a href="../more/">x</a></p>')
    build(pages, tmp_path / "downloads", tmp_path / "site")
    for language in ("vi", "en"):
        (pages / language / "more.md").unlink()
    with pytest.raises(PackageError, match=r"method/index\.html: more/ is no page"):
        build(pages, tmp_path / "downloads", tmp_path / "site")


def test_two_builds_at_once_do_not_meet(pages: Path, tmp_path: Path) -> None:
    builds = [
        threading.Thread(target=build, args=(pages, tmp_path / "downloads", tmp_path / "site"))
        for _ in range(2)
    ]
    for thread in builds:
        thread.start()
    for thread in builds:
        thread.join()
    build(pages, tmp_path / "downloads", tmp_path / "alone" / "site")
    assert read_files(tmp_path / "site") == read_files(tmp_path / "alone" / "site")


def test_robots_name_the_sitemaps_of_the_address() -> None:
    assert format_robots("https://example.org/") == (
        "User-agent: *\nAllow: /\n\n"
        "Sitemap: https://example.org/sitemap.xml\nSitemap: https://example.org/en/sitemap.xml\n"
    )
