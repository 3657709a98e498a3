"""The built site, file by file: what must hold on every page of both languages."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from scripts.charts.palette import DARK, LIGHT, format_rules
from scripts.publish.static_server import read_headers
from scripts.shared.settings import SITE_URL
from tests.site_pages import KINDS, SitePage, read_pages

pytestmark = pytest.mark.built

DATASETTE_ALONE = {"band", "on-band", "refusal"}
"""Colours that no page of the site uses."""
OTHER_ORDER = re.compile(r"(?<=/)(?:by-\w+/(?:page-\d+/)?|page-\d+/)$")
"""End of the address of an index in another order, which names the first as its own."""

STYLESHEET = Path("site/theme/assets/tinh-so.css")


@pytest.fixture(scope="module")
def pages(site_folder: Path) -> list[SitePage]:
    return read_pages(site_folder)


def addresses_where(pages: list[SitePage], fault: object) -> list[str]:
    """Return the addresses of the pages for which the function ``fault`` says something."""
    assert callable(fault)
    return [f"{page.address}: {found}" for page in pages if (found := fault(page))]


def test_every_kind_of_page_exists_in_both_languages(site_folder: Path) -> None:
    known = [urlsplit(address).path for kind, address in KINDS.items() if kind != "missing"]
    wanted = {f"{language}{address}index.html" for address in known for language in ("", "en/")}
    assert {path for path in wanted if not (site_folder / path).is_file()} == set()


def test_languages_have_the_same_pages(pages: list[SitePage]) -> None:
    vietnamese = {page.address for page in pages if page.language == "vi"}
    english = {page.address.removeprefix("en/") for page in pages if page.language == "en"}
    assert vietnamese ^ english == set()


def test_pages_state_their_language(pages: list[SitePage]) -> None:
    assert addresses_where(pages, lambda page: f'<html lang="{page.language}">' not in page.html) == []


def test_pages_have_one_title_each_and_headings_in_order(pages: list[SitePage]) -> None:
    def fault(page: SitePage) -> list[int]:
        levels = page.headings
        jumps = [level for before, level in pairwise(levels) if level > before + 1]
        return jumps if levels.count(1) == 1 and levels[0] == 1 else levels

    assert addresses_where([page for page in pages if "page-embed" not in page.html], fault) == []


def test_ids_are_unique_ascii(pages: list[SitePage]) -> None:
    def fault(page: SitePage) -> list[str]:
        return [name for name, count in Counter(page.ids).items() if count > 1 or not name.isascii()]

    assert addresses_where(pages, fault) == []


def test_pages_hold_nothing_that_the_policy_forbids(pages: list[SitePage]) -> None:
    forbidden = re.compile(
        r'\sstyle="|\son[a-z]+="|<style\b|<script(?! src=| type="module" src=| type="application/ld\+json")'
    )
    assert addresses_where(pages, lambda page: forbidden.findall(page.html)) == []


def test_pages_load_nothing_from_elsewhere(pages: list[SitePage]) -> None:
    loaded = re.compile(r'<(?:script|img|iframe|source|video|audio)\b[^>]*\s(?:src|srcset)="(https?:)?//')
    styled = re.compile(r'<link rel="(?:stylesheet|preload|icon)"[^>]*href="(https?:)?//')
    assert addresses_where(pages, lambda page: loaded.search(page.html) or styled.search(page.html)) == []


def test_internal_links_lead_somewhere(pages: list[SitePage], site_folder: Path) -> None:
    by_file = {page.path: set(page.ids) for page in pages}

    def broken(page: SitePage) -> list[str]:
        links = dict.fromkeys(page.links)
        return [link for link in links if not leads_somewhere(page, link, by_file, site_folder)]

    assert addresses_where(pages, broken) == []


def leads_somewhere(page: SitePage, link: str, by_file: dict[Path, set[str]], folder: Path) -> bool:
    """Tell whether a link of the page is external, or names a file of the site and an id in it."""
    if re.match(r"[a-z]+:|//", link):
        return True
    place, _, fragment = link.partition("#")
    file = find_file(folder, unquote(urljoin(f"/{page.address}", place.partition("?")[0])))
    return file is not None and (not fragment or file.suffix != ".html" or fragment in by_file[file])


@cache
def find_file(folder: Path, address: str) -> Path | None:
    """Return the file that answers an address of the site."""
    file = folder / address.lstrip("/")
    file = file / "index.html" if address.endswith("/") else file
    return file if file.is_file() else None


def test_pages_name_themselves_and_their_twin(pages: list[SitePage]) -> None:
    def fault(page: SitePage) -> str | None:
        if "noindex" in page.html:
            return None
        address = page.address.removeprefix("en/")
        wanted = [
            f'<link rel="canonical" href="{SITE_URL}{OTHER_ORDER.sub("", page.address)}">',
            f'<link rel="alternate" hreflang="vi" href="{SITE_URL}{address}">',
            f'<link rel="alternate" hreflang="en" href="{SITE_URL}en/{address}">',
            f'<link rel="alternate" hreflang="x-default" href="{SITE_URL}{address}">',
        ]
        return next((line for line in wanted if line not in page.html), None)

    assert addresses_where(pages, fault) == []


def test_english_pages_say_which_words_are_vietnamese(pages: list[SitePage]) -> None:
    unmarked = re.compile(r"<(?:blockquote|q)(?![^>]*\blang=)[^>]*>")
    assert addresses_where(pages, lambda page: unmarked.findall(page.html)) == []


def test_tables_have_captions_and_scopes(pages: list[SitePage]) -> None:
    def fault(page: SitePage) -> list[str]:
        tables = re.findall(r"<table\b.*?</table>", page.html, re.DOTALL)
        return [
            table[:80]
            for table in tables
            if "<caption>" not in table or re.search(r"<th(?![^>]*scope)[ >]", table)
        ]

    assert addresses_where(pages, fault) == []


def test_sitemaps_list_every_page(pages: list[SitePage], site_folder: Path) -> None:
    listed = {
        address
        for name in ("sitemap.xml", "en/sitemap.xml")
        for address in re.findall(r"<loc>([^<]*)</loc>", (site_folder / name).read_text(encoding="utf-8"))
    }
    known = [page for page in pages if "noindex" not in page.html and not OTHER_ORDER.search(page.address)]
    wanted = {SITE_URL + page.address for page in known}
    assert listed == wanted


def test_headers_forbid_inline_scripts(site_folder: Path) -> None:
    headers = (site_folder / "_headers").read_text(encoding="utf-8")
    policy = re.search(r"Content-Security-Policy: (.*)", headers)
    assert policy is not None
    assert "script-src 'self';" in policy[1] and "unsafe" not in policy[1] and "http" not in policy[1]


@pytest.mark.parametrize(
    ("address", "ancestors"),
    [("", "'self'"), ("areas/hue/", "'self'"), ("embed/x/", "*"), ("en/embed/x/", "*")],
)
def test_only_charts_may_be_framed(site_folder: Path, address: str, ancestors: str) -> None:
    headers = choose_headers(site_folder, address)
    assert headers["Content-Security-Policy"].rsplit("; ", 1)[1] == f"frame-ancestors {ancestors}"


@pytest.mark.parametrize(
    "address", ["data.json", "data/areas.json", "downloads/tinh-so.zip", "pictures/vi/x.svg"]
)
def test_other_sites_may_read_the_data(site_folder: Path, address: str) -> None:
    assert choose_headers(site_folder, address)["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in choose_headers(site_folder, "areas/hue/")


def choose_headers(folder: Path, address: str) -> dict[str, str]:
    """Return the headers that the site's ``_headers`` gives an address; later rules win."""
    chosen: dict[str, str] = {}
    for prefix, headers in read_headers((folder / "_headers").read_text(encoding="utf-8")):
        if f"/{address}".startswith(prefix):
            chosen |= headers
    return chosen


def test_pages_have_pictures_and_a_feed(pages: list[SitePage], site_folder: Path) -> None:
    def fault(page: SitePage) -> str | None:
        picture = re.search(rf'<meta property="og:image" content="{SITE_URL}([^"]+)">', page.html)
        feed = re.search(rf'type="application/atom\+xml" href="{SITE_URL}([^"]+)"', page.html)
        wanted = "feed.xml" if page.language == "vi" else "en/feed.xml"
        if not picture or not (site_folder / picture[1]).is_file():
            return "picture"
        return None if feed and feed[1] == wanted and (site_folder / wanted).is_file() else "feed"

    described = [page for page in pages if "og:title" in page.html]
    assert len(described) > 4 * 87
    assert addresses_where(described, fault) == []


def test_linked_data_is_json_of_the_page(pages: list[SitePage]) -> None:
    found = 0
    for page in pages:
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.html, re.DOTALL):
            assert json.loads(text)["@context"] == "https://schema.org"
            found += 1
    assert found > 2 * 87


def test_robots_name_both_sitemaps(site_folder: Path) -> None:
    robots = (site_folder / "robots.txt").read_text(encoding="utf-8")
    assert re.findall(r"Sitemap: (.*)", robots) == [f"{SITE_URL}sitemap.xml", f"{SITE_URL}en/sitemap.xml"]


@pytest.mark.parametrize("language", ["", "en/"])
def test_search_index_names_pages_but_no_figure(site_folder: Path, language: str) -> None:
    index = json.loads((site_folder / language / "search.json").read_text(encoding="utf-8"))
    addresses = [entry["url"] for entry in index]
    assert [address for address in addresses if address.startswith("figures/")] == []
    assert [url for url in addresses if not (site_folder / language / url / "index.html").is_file()] == []
    assert len(addresses) > 87


def test_nothing_unused_is_served(site_folder: Path) -> None:
    assert sorted(path.name for path in site_folder.rglob("bundle*")) == []
    assert not (site_folder / "en" / "assets").exists()


# The stylesheet


def read_tokens(selector: str) -> dict[str, str]:
    """Return the custom properties that the stylesheet's rule of this selector sets."""
    text = STYLESHEET.read_text(encoding="utf-8")
    rule = re.search(re.escape(selector) + r" \{(.*?)\}", text, re.DOTALL)
    assert rule is not None
    return dict(re.findall(r"--([\w-]+): ([^;]+);", rule[1]))


def test_chosen_dark_and_system_dark_are_one() -> None:
    assert read_tokens(':root[data-scheme="dark"]') == read_tokens(':root:not([data-scheme="light"])')


@pytest.mark.parametrize(
    ("selector", "palette"), [("\n:root", LIGHT), (':root[data-scheme="dark"]', DARK)], ids=["light", "dark"]
)
def test_charts_have_the_colours_of_the_theme(selector: str, palette: Mapping[str, str]) -> None:
    tokens = read_tokens(selector)
    wanted = {name: colour for name, colour in palette.items() if name not in DATASETTE_ALONE}
    assert {name: tokens.get(name) for name in wanted} == wanted


def test_charts_rules_are_in_the_stylesheet() -> None:
    assert format_rules() in STYLESHEET.read_text(encoding="utf-8")


PAIRS = [
    (text, ground)
    for ground in ("page", "wash")
    for text in ("ink", "soft", "brand", "brand-strong", "focus")
] + [
    ("on-brand", "brand"),
    ("warn", "warn-wash"),
    ("target", "target-wash"),
    ("past", "past-wash"),
    ("warn", "page"),
]


@pytest.mark.parametrize("selector", ["\n:root", ':root[data-scheme="dark"]'], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(selector: str, text: str, ground: str) -> None:
    tokens = read_tokens(selector)
    brighter, darker = sorted((luminance(tokens[text]), luminance(tokens[ground])), reverse=True)
    assert (brighter + 0.05) / (darker + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2) of a colour written #rgb or #rrggbb."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
