"""Atom feeds (RFC 4287) of new figures and of changes, each in every language: database → ``build/feed/``.

``feed.xml`` has both, ``corrections.xml`` the changes alone, so that a correction is not lost behind new
figures. Both are paged (RFC 5005): who comes back late follows ``next`` and misses nothing. Days come from
the data, never from the clock, so the same data give the same bytes. An entry's id is a tag URI (RFC 4151) of
a fixed name: it stays whatever host the site stands on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from scripts.contract.package import Package
from scripts.exports.feed_entries import Entry, list_changes, list_new
from scripts.exports.feed_rows import read_rows
from scripts.shared import settings
from scripts.shared.addresses import NAME, find_home, find_permalink
from scripts.shared.languages import LANGUAGES, MANNERS, Language
from scripts.shared.replace import replaced_folder
from scripts.shared.words import Words, read_words

FEEDS = ("feed", "corrections")
"""The feeds: the name of each one's file, and its title's key in the words."""
ON_A_PAGE = 100
TAG = "tag:tinh-so.invalid,2026:"
"""What all ids begin with; it never changes, or every reader would see every entry again.

The project has no domain that it could promise to keep; a name in ``.invalid`` is nobody's, now and later.
"""
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no XML may hold."""


@dataclass(frozen=True)
class FeedPage:
    """A file of a feed: 1 has the newest entries, ``last`` the oldest."""

    feed: str
    number: int
    last: int
    entries: list[Entry]

    def find_file(self, number: int) -> str:
        """Return the name of the feed's file of a number."""
        return f"{self.feed}.xml" if number == 1 else f"{self.feed}-{number}.xml"


def build(database: Path, package: Package, output: Path) -> None:
    """Fill the folder ``output`` anew with the feeds in each language's folder."""
    with replaced_folder(output) as folder:
        for language, manner in MANNERS.items():
            target = folder / manner.folder
            target.mkdir(exist_ok=True)
            for page in list_pages(database, package, language):
                text = format_feed(page, read_words("feed", language), package.descriptor["created"])
                (target / page.find_file(page.number)).write_text(text, encoding="utf-8", newline="\n")


def list_pages(database: Path, package: Package, language: Language) -> list[FeedPage]:
    """Return the files of all feeds in a language."""
    words, rows = read_words("feed", language), read_rows(database, language)
    title = f"title{MANNERS[language].descriptor_suffix}"
    fields = {
        name: {field["name"]: field[title] for field in resource.fields}
        for name, resource in package.resources.items()
    }
    changes = list_changes(rows, fields, words)
    return [*split("feed", merge(list_new(rows, words), changes)), *split("corrections", changes)]


def merge(new: list[Entry], changes: list[Entry]) -> list[Entry]:
    """Return both by day, the newest first; of one day, changes before new figures."""
    return sorted([*changes, *new], key=lambda entry: entry.day, reverse=True)


def split(feed: str, entries: list[Entry]) -> Iterator[FeedPage]:
    """Yield the files of a feed; one without entries has one file too."""
    last = max(1, -(-len(entries) // ON_A_PAGE))
    for number in range(1, last + 1):
        yield FeedPage(feed, number, last, entries[(number - 1) * ON_A_PAGE : number * ON_A_PAGE])


def format_feed(page: FeedPage, words: Words, created: str) -> str:
    """Return the XML of a feed's file; ``created`` is its time as long as it has no entry."""
    language, home = words.language, find_home(words.language)
    days = [entry.day for entry in page.entries]
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">',
        _format_element("title", words(f"title_{page.feed}")),
        _format_element("id", format_tag(f"{language}/{page.feed}")),
        _format_element("updated", _format_time(max(days)) if days else created),
        *_iter_links(page, home),
        _format_link("alternate", home if page.feed == "feed" else f"{home}changes/", "text/html"),
        *(_format_twin(page, other) for other in LANGUAGES if other != language),
        f"<author>{_format_element('name', NAME)}{_format_element('uri', settings.SITE_URL)}</author>",
        f"<icon>{escape(settings.SITE_URL)}assets/icon.svg</icon>",
    ]
    return "\n".join([*head, *(format_entry(entry, language) for entry in page.entries), "</feed>", ""])


def _iter_links(page: FeedPage, home: str) -> Iterator[str]:
    """Yield the links between the files of a feed, as RFC 5005 names them."""
    numbers = {"self": page.number, "first": 1, "last": page.last}
    if page.number > 1:
        numbers["previous"] = page.number - 1
    if page.number < page.last:
        numbers["next"] = page.number + 1
    for relation, number in numbers.items():
        yield _format_link(relation, f"{home}{page.find_file(number)}", "application/atom+xml")


def format_entry(entry: Entry, language: Language) -> str:
    """Return an entry's XML: it leads to a page and, where it has an address, to the source."""
    parts = [
        _format_element("title", entry.title),
        _format_element("id", format_tag(f"{language}/{entry.name}")),
        _format_element("updated", _format_time(entry.day)),
        _format_link("alternate", find_permalink(language, entry.place, entry.page), "text/html"),
        _format_link("via", entry.via) if entry.via else "",
        _format_category(*entry.category) if entry.category else "",
        _format_element("summary", entry.summary),
        _format_element("rights", entry.rights) if entry.rights else "",
    ]
    return f"<entry>{''.join(parts)}</entry>"


def _format_twin(page: FeedPage, language: Language) -> str:
    """Return the link to the feed of another language."""
    address = quoteattr(f"{find_home(language)}{page.find_file(page.number)}")
    return f'<link rel="alternate" hreflang="{language}" type="application/atom+xml" href={address}/>'


def format_tag(name: str) -> str:
    """Return the tag URI of a name within the site."""
    return f"{TAG}{quote(name)}"


def _format_time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _format_category(term: str, label: str) -> str:
    return f"<category term={quoteattr(term)} label={quoteattr(label)}/>"


def _format_element(name: str, text: str) -> str:
    return f"<{name}>{escape(FORBIDDEN.sub('', text))}</{name}>"


def _format_link(relation: str, address: str, kind: str = "") -> str:
    media = f' type="{kind}"' if kind else ""
    return f'<link rel="{relation}"{media} href={quoteattr(address)}/>'
