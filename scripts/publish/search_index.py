"""The search index of one language, made from the Markdown that the pages are made from.

One entry a page: address, title, what a reader sees under it, and what may be searched for, its title in the
other language too. The browser folds the texts and ranks the pages (site/theme/assets/vocabulary.js); pages
with ``search: {exclude: true}`` stay out. What is empty is left out, for the weight.
"""

import html
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from scripts.contract.package import PackageError
from scripts.pages.page_kinds import WEIGHTS
from scripts.shared.languages import Language

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one written in C is seven times as fast; PyYAML can be built without it."""

WORDS = 60
"""Words of a page's text in the index; titles, other names and headings are there in full."""
DESCRIBED = frozenset({"area", "indicator", "family", "source"})
"""Kinds of page, hundreds of each, that title, names and description tell of: the rest of their text is
tables, and headings and labels that all of them have."""
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
HEADING = re.compile(r"^#{1,3} +(.*?)(?: *\{[^}]*\})? *$", re.MULTILINE)
CITATIONS = re.compile(r'<section class="citations".*?</section>', re.DOTALL)
MARKUP = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]+>|\]\([^)]*\)|\{[^}]*\}|[*_`#|\[\]]", re.DOTALL)


Entry = dict[str, Any]
"""What the browser's search knows of a page."""


def join_languages(entries: Mapping[Language, Iterable[Entry]]) -> dict[Language, list[Entry]]:
    """Return each language's entries by address; a page's title in the other language joins its names."""
    indexes = {
        language: [dict(entry) for entry in sorted(found, key=lambda entry: str(entry["url"]))]
        for language, found in entries.items()
    }
    titles = {
        language: {entry["url"]: entry["title"] for entry in index} for language, index in indexes.items()
    }
    for language, index in indexes.items():
        for entry in index:
            others = [names.get(entry["url"]) for name, names in titles.items() if name != language]
            known = (title for title in others if title and title != entry["title"])
            entry["aliases"] = [*entry["aliases"], *known]
    return indexes


def index_page(front: Mapping[str, Any], body: str, place: Path) -> Entry | None:
    """Return the entry of a page by its front matter and text, or None if it is to stay out of the search."""
    if (front.get("search") or {}).get("exclude"):
        return None
    headings = [clean(heading) for heading in HEADING.findall(body)]
    is_described = front.get("kind") in DESCRIBED
    entry = {
        "url": address_of(place),
        "title": str(front.get("title") or (headings[0] if headings else place.stem)),
        "hint": str(front.get("hint") or ""),
        "description": str(front.get("description") or ""),
        "aliases": [str(name) for name in front.get("aliases") or []],
        "headings": "" if is_described else " ".join(headings[1:]),
        "text": ""
        if is_described
        else " ".join(clean(HEADING.sub("", CITATIONS.sub("", body))).split()[:WORDS]),
        "boost": round(WEIGHTS.get(str(front.get("kind")), 1.0) * float(front.get("boost") or 1), 2),
    }
    return {key: value for key, value in entry.items() if value or key in ("title", "url", "aliases")}


def read_page(path: Path) -> tuple[dict[str, Any], str]:
    """Return a page's front matter and its text."""
    text = path.read_text(encoding="utf-8")
    parts = FRONT_MATTER.match(text)
    if parts is None:
        raise PackageError(f"{path}: the page has no front matter; begin it with --- and at least a title.")
    return yaml.load(parts[1], Loader) or {}, parts[2]


def address_of(place: Path) -> str:
    """Return the address of a Markdown file's page, relative to the language's root."""
    address = place.with_suffix("").as_posix()
    return "" if address == "index" else f"{address.removesuffix('/index')}/"


def clean(text: str) -> str:
    """Return the text without markup, entities and runs of white space."""
    return " ".join(html.unescape(MARKUP.sub(" ", text)).split())
