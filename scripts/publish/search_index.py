"""The search index of one language, made from the Markdown that the pages are made from.

One entry a page: address, title, what a reader sees under it, and what may be searched for, its title in the
other language too. The browser folds the texts and ranks the pages (site/theme/assets/search.js); pages with
``search: {exclude: true}`` stay out.
"""

import html
import re
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]

from scripts.contract.package import PackageError
from scripts.pages.page_kinds import WEIGHTS

WORDS = 60
"""Words of a page's text in the index; titles, other names and headings are there in full."""
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
HEADING = re.compile(r"^#{1,3} +(.*?)(?: *\{[^}]*\})? *$", re.MULTILINE)
CITATIONS = re.compile(r'<section class="citations".*?</section>', re.DOTALL)
MARKUP = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]+>|\]\([^)]*\)|\{[^}]*\}|[*_`#|\[\]]", re.DOTALL)


def index_languages(pages: Path) -> dict[str, list[dict[str, Any]]]:
    """Return each language's entries by address; a page's title in the other language joins its names."""
    indexes = {folder.name: index_pages(folder) for folder in sorted(pages.iterdir()) if folder.is_dir()}
    titles = {
        language: {entry["url"]: entry["title"] for entry in index} for language, index in indexes.items()
    }
    for language, index in indexes.items():
        for entry in index:
            others = [names.get(entry["url"]) for name, names in titles.items() if name != language]
            entry["aliases"] += [title for title in others if title and title != entry["title"]]
    return indexes


def index_pages(folder: Path) -> list[dict[str, Any]]:
    """Return the entries of all pages under ``folder``, sorted by address."""
    entries = (index_page(path, path.relative_to(folder)) for path in sorted(folder.rglob("*.md")))
    return sorted((entry for entry in entries if entry), key=lambda entry: str(entry["url"]))


def index_page(path: Path, place: Path) -> dict[str, Any] | None:
    """Return one page's entry, or None if it is to stay out of the search."""
    front, body = read_page(path)
    if (front.get("search") or {}).get("exclude"):
        return None
    headings = [clean(heading) for heading in HEADING.findall(body)]
    return {
        "url": address_of(place),
        "title": str(front.get("title") or (headings[0] if headings else place.stem)),
        "hint": str(front.get("hint") or ""),
        "description": str(front.get("description") or ""),
        "aliases": [str(name) for name in front.get("aliases") or []],
        "headings": " ".join(headings[1:]),
        "text": " ".join(clean(HEADING.sub("", CITATIONS.sub("", body))).split()[:WORDS]),
        "boost": round(WEIGHTS.get(str(front.get("kind")), 1.0) * float(front.get("boost") or 1), 2),
    }


def read_page(path: Path) -> tuple[dict[str, Any], str]:
    """Return a page's front matter and its text."""
    text = path.read_text(encoding="utf-8")
    parts = FRONT_MATTER.match(text)
    if parts is None:
        raise PackageError(f"{path}: the page has no front matter; begin it with --- and at least a title.")
    return yaml.safe_load(parts[1]) or {}, parts[2]


def address_of(place: Path) -> str:
    """Return the address of a Markdown file's page, relative to the language's root."""
    address = place.with_suffix("").as_posix()
    return "" if address == "index" else f"{address.removesuffix('/index')}/"


def clean(text: str) -> str:
    """Return the text without markup, entities and runs of white space."""
    return " ".join(html.unescape(MARKUP.sub(" ", text)).split())
