"""Atom feeds (RFC 4287) of new and corrected figures, one a language: database → ``build/feed/``.

An entry is a figure on the day on which it joined the dataset, or a correction on its day. Days come from the
data, never from the clock, so the same data give the same bytes. An entry's id is a tag URI (RFC 4151) of the
site's host: it stays as long as the site keeps its host.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from scripts.contract.package import Package
from scripts.exports.feed_rows import Correction, Figure, read_rows
from scripts.shared import settings
from scripts.shared.addresses import NAME, find_home, find_permalink
from scripts.shared.languages import LANGUAGES, MANNERS, Language
from scripts.shared.replace import replaced_folder
from scripts.shared.words import Words, read_words

FILE = "feed.xml"
NEWEST = 100
TAG_YEAR = "2026"
"""Year of the tag URIs; it never changes, or every reader would see every entry again."""
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no XML may hold."""


@dataclass(frozen=True)
class Entry:
    """An entry of the feed; ``name`` is the end of its id, ``day`` is ISO 8601."""

    name: str
    day: str
    title: str
    summary: str
    figure: Figure


def build(database: Path, package: Package, output: Path) -> None:
    """Fill the folder ``output`` anew with a ``feed.xml`` in each language's folder."""
    with replaced_folder(output) as folder:
        for language, manner in MANNERS.items():
            words = read_words("feed", language)
            fields = {
                field["name"]: field[f"title{manner.descriptor_suffix}"]
                for field in package.resources["observations"].fields
            }
            entries = list_entries(*read_rows(database, language), fields, words)
            target = folder / manner.folder / FILE
            target.parent.mkdir(exist_ok=True)
            text = format_feed(entries, words, package.descriptor["created"])
            target.write_text(text, encoding="utf-8", newline="\n")


def list_entries(
    figures: list[Figure], corrections: list[Correction], fields: dict[str, str], words: Words
) -> list[Entry]:
    """Return the newest entries, the newest first; of one day, corrections before figures, then the newer id.

    The rows are those of the words' language; ``fields`` names the columns of a figure.
    """
    by_id = {figure.id: figure for figure in figures}
    entries = [
        *(_make_correction(by_id[row.observation_id], row, fields, words) for row in corrections),
        *(_make_entry(figure, words) for figure in figures),
    ]
    entries.sort(key=lambda entry: (entry.day, "/" in entry.name, entry.name), reverse=True)
    return entries[:NEWEST]


def _make_entry(figure: Figure, words: Words) -> Entry:
    printed = words(
        "printed", printed=figure.printed, publisher=figure.publisher, source_title=figure.source_title
    )
    return Entry(figure.id, figure.added, _tell(figure, words), printed, figure)


def _make_correction(figure: Figure, row: Correction, fields: dict[str, str], words: Words) -> Entry:
    change = words(
        "change",
        field=fields.get(row.field, row.field),
        old=row.old_value or words("empty"),
        new=row.new_value or words("empty"),
        reason=row.reason,
    )
    name = f"{figure.id}/{row.date}/{row.field}"
    return Entry(name, row.date, words("corrected", title=_tell(figure, words)), change, figure)


def _tell(figure: Figure, words: Words) -> str:
    """Return the figure as a line: area, indicator, part, period, value; a target is called one."""
    part = "" if figure.breakdown == "total" else f" ({figure.breakdown_text})"
    target = f" {words('target')}" if figure.measure == "target" else ""
    return f"{figure.area}: {figure.indicator}{part}, {figure.period}: {figure.display}{target}"


def format_feed(entries: list[Entry], words: Words, created: str) -> str:
    """Return the feed's XML; ``created`` is its time as long as it has no entry."""
    language, home = words.language, find_home(words.language)
    updated = _format_time(max(entry.day for entry in entries)) if entries else created
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">',
        _format_element("title", words("title")),
        _format_element("id", format_tag(f"{language}/feed")),
        _format_element("updated", updated),
        _format_link("self", f"{home}{FILE}", "application/atom+xml"),
        _format_link("alternate", home, "text/html"),
        *(_format_twin(other) for other in LANGUAGES if other != language),
        f"<author>{_format_element('name', NAME)}{_format_element('uri', settings.SITE_URL)}</author>",
        f"<icon>{escape(settings.SITE_URL)}assets/icon.svg</icon>",
    ]
    return "\n".join([*head, *(format_entry(entry, language) for entry in entries), "</feed>", ""])


def format_entry(entry: Entry, language: Language) -> str:
    """Return an entry's XML: it leads to the figure's page and, where it has an address, to the source."""
    figure = entry.figure
    parts = [
        _format_element("title", entry.title),
        _format_element("id", format_tag(f"{language}/figures/{entry.name}")),
        _format_element("updated", _format_time(entry.day)),
        _format_link("alternate", find_permalink(language, "figures", figure.id), "text/html"),
        _format_link("via", figure.url) if figure.url else "",
        f"<category term={quoteattr(figure.indicator_id)} label={quoteattr(figure.indicator)}/>",
        _format_element("summary", entry.summary),
        _format_element("rights", figure.licence) if figure.licence else "",
    ]
    return f"<entry>{''.join(parts)}</entry>"


def _format_twin(language: Language) -> str:
    """Return the link to the feed of another language."""
    address = quoteattr(f"{find_home(language)}{FILE}")
    return f'<link rel="alternate" hreflang="{language}" type="application/atom+xml" href={address}/>'


def format_tag(name: str) -> str:
    """Return the tag URI of a name within the site."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{TAG_YEAR}:{name}"


def _format_time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _format_element(name: str, text: str) -> str:
    return f"<{name}>{escape(FORBIDDEN.sub('', text))}</{name}>"


def _format_link(relation: str, address: str, kind: str = "") -> str:
    media = f' type="{kind}"' if kind else ""
    return f'<link rel="{relation}"{media} href={quoteattr(address)}/>'
