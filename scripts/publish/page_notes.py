"""What the site needs to know of each page besides its HTML, noted when the page is rendered.

A page's notes depend on nothing but the page, so they are kept with it, by the same key: an unchanged page is
neither rendered nor read again.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from scripts.publish.search_index import Entry, index_page, read_page
from scripts.shared.replace import replaced_file

UPWARDS = re.compile(r"((?:\.\./)+)((?:[\w-][\w.-]*/)*(?:[\w-][\w.-]*)?(?:#[\w-]+)?)")
ATTRIBUTES = re.compile(r'\s(href|src|action|id)="([^"]*)"')


@dataclass(frozen=True)
class Notes:
    """The notes of one page; places are of files and pages within the site: ``en/areas/hue/#ha-tang``."""

    ids: list[str]
    links: list[str]
    is_listed: bool
    """Whether the sitemap names the page."""
    entry: Entry | None
    """The page's entry in the search index, None for one that stays out of it."""
    state: str = ""
    """What the page's file in the store was like when it was written (``Store.is_as_noted``)."""


def note_page(folder: Path, place: Path | None, html: str, address: str, site_url: str) -> Notes:
    """Return the notes of a page: of its Markdown at ``place``, if it has any, and of its HTML."""
    ids, links = read_html(html, address, site_url)
    if place is None:
        return Notes(ids, links, False, None)
    front, body = read_page(folder / place)
    is_listed = not any(front.get(name) for name in ("robots", "template", "canonical"))
    return Notes(ids, links, is_listed, index_page(front, body, place))


def read_html(html: str, address: str, site_url: str) -> tuple[list[str], list[str]]:
    """Return a page's ids, and the places within the site that it leads to or loads, each once."""
    ids, links = [], []
    for name, value in dict.fromkeys(ATTRIBUTES.findall(html)):
        if name == "id":
            ids.append(value)
        else:
            links.append(find_place(value, address, site_url))
    return ids, list(dict.fromkeys(filter(None, links)))


def find_place(link: str, address: str, site_url: str) -> str | None:
    """Return the place in the site that a link of the page at ``address`` names, None for one elsewhere."""
    if simple := UPWARDS.fullmatch(link):  # nearly all; reading them as addresses takes ten times as long
        steps = address.split("/")[:-1]
        climbed = len(simple[1]) // 3
        if climbed <= len(steps):
            return "".join(f"{step}/" for step in steps[: len(steps) - climbed]) + simple[2]
    target, fragment = urldefrag(urljoin(site_url + address, unescape(link)))
    if not target.startswith(site_url):
        return None
    place = unquote(target.removeprefix(site_url)).partition("?")[0]
    return f"{place}#{fragment}" if fragment else place


def read_notes(path: Path) -> dict[str, Notes]:
    """Return the notes that the last build left, by the key of the page; none where there was no build."""
    if not path.is_file():
        return {}
    return {key: Notes(**notes) for key, notes in json.loads(path.read_text(encoding="utf-8")).items()}


def write_notes(path: Path, notes: Mapping[str, Notes]) -> None:
    with replaced_file(path) as new:
        text = json.dumps({key: vars(noted) for key, noted in notes.items()}, ensure_ascii=False)
        new.write_text(text, encoding="utf-8")
