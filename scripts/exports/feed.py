"""Atom feeds (RFC 4287) of new and corrected figures, one a language: database → ``build/feed/``.

An entry is a figure on the day on which it joined the dataset, or a correction on its day. Days come from the
data, never from the clock, so the same data give the same bytes. An entry's id is a tag URI (RFC 4151) of the
site's host: it stays as long as the site keeps its host.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from scripts.contract.package import Package
from scripts.exports.rows import Row, by_id, localize, read_store
from scripts.shared import settings
from scripts.shared.addresses import NAME, find_home
from scripts.shared.languages import LANGUAGES, Language
from scripts.shared.replace import replaced_folder

NEWEST = 100
TAG_YEAR = "2026"
"""Year of the tag URIs; it never changes, or every reader would see every entry again."""
WORDS: dict[Language, dict[str, str]] = {
    "vi": {
        "title": "Tỉnh Số: số liệu mới và đính chính",
        "printed": "Nguồn viết: “{printed}”. {publisher}, “{source_title}”.",
        "corrected": "Đính chính: {title}",
        "change": "{field}: {old} → {new}. {reason}",
        "empty": "(trống)",
        "target": " (chỉ tiêu)",
    },
    "en": {
        "title": "Tỉnh Số: new and corrected figures",
        "printed": "As printed: “{printed}”. {publisher}, “{source_title}”.",
        "corrected": "Corrected: {title}",
        "change": "{field}: {old} → {new}. {reason}",
        "empty": "(empty)",
        "target": " (target)",
    },
}
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no XML may hold."""


@dataclass(frozen=True)
class Entry:
    """An entry of the feed; ``name`` is the end of its id, ``day`` is ISO 8601."""

    name: str
    day: str
    title: str
    summary: str
    figure: Row


def build(database: Path, package: Package, output: Path) -> None:
    """Fill the folder ``output`` anew with ``feed.xml`` and ``en/feed.xml``."""
    store = read_store(database)
    with replaced_folder(output) as folder:
        for language in LANGUAGES:
            local = localize(store, language)
            fields = {
                field["name"]: field["title_vi" if language == "vi" else "title"]
                for field in package.resources["observations"].fields
            }
            entries = list_entries(local.figures, local.corrections, fields, language)
            target = folder / ("feed.xml" if language == "vi" else f"{language}/feed.xml")
            target.parent.mkdir(exist_ok=True)
            text = write_feed(entries, language, package.descriptor["created"])
            target.write_text(text, encoding="utf-8", newline="\n")


def list_entries(
    figures: Iterable[Row], corrections: Iterable[Row], fields: dict[str, str], language: Language
) -> list[Entry]:
    """Return the newest entries, the newest first; of one day, corrections before figures, then the newer id.

    The rows are those of one language; ``fields`` names the columns of a figure.
    """
    figures = list(figures)
    entries = [
        *_iter_corrections(by_id(figures), corrections, fields, WORDS[language]),
        *(_make_entry(figure, WORDS[language]) for figure in figures),
    ]
    entries.sort(key=lambda entry: (entry.day, "/" in entry.name, entry.name), reverse=True)
    return entries[:NEWEST]


def _make_entry(figure: Row, words: dict[str, str]) -> Entry:
    printed = words["printed"].format_map(figure)
    return Entry(figure["id"], figure["added"], _tell(figure, words), printed, figure)


def _iter_corrections(
    figures: dict[str, Row], corrections: Iterable[Row], fields: dict[str, str], words: dict[str, str]
) -> Iterator[Entry]:
    for row in corrections:
        figure = figures[row["observation_id"]]
        change = words["change"].format(
            field=fields.get(row["field"], row["field"]),
            old=row["old_value"] or words["empty"],
            new=row["new_value"] or words["empty"],
            reason=row["reason"],
        )
        name = f"{figure['id']}/{row['date']}/{row['field']}"
        yield Entry(name, row["date"], words["corrected"].format(title=_tell(figure, words)), change, figure)


def _tell(figure: Row, words: dict[str, str]) -> str:
    """Return the figure as a line: area, indicator, part, period, value; a target is called one."""
    part = "" if figure["breakdown"] == "total" else f" ({figure['breakdown_text']})"
    target = words["target"] if figure["measure"] == "target" else ""
    return f"{figure['area']}: {figure['indicator']}{part}, {figure['period']}: {figure['display']}{target}"


def write_feed(entries: list[Entry], language: Language, created: str) -> str:
    """Return the feed's XML; ``created`` is its time as long as it has no entry."""
    home = find_home(language)
    updated = _time(max(entry.day for entry in entries)) if entries else created
    other: Language = "en" if language == "vi" else "vi"
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">',
        _write("title", WORDS[language]["title"]),
        _write("id", make_tag(f"{language}/feed")),
        _write("updated", updated),
        _link("self", f"{home}feed.xml", "application/atom+xml"),
        _link("alternate", home, "text/html"),
        f'<link rel="alternate" hreflang="{other}" type="application/atom+xml" '
        f"href={quoteattr(find_home(other) + 'feed.xml')}/>",
        f"<author>{_write('name', NAME)}{_write('uri', settings.SITE_URL)}</author>",
        f"<icon>{escape(settings.SITE_URL)}assets/icon.svg</icon>",
    ]
    return "\n".join([*head, *(write_entry(entry, language) for entry in entries), "</feed>", ""])


def write_entry(entry: Entry, language: Language) -> str:
    """Return an entry's XML: it leads to the figure's page and, where it has an address, to the source."""
    figure, home = entry.figure, find_home(language)
    parts = [
        _write("title", entry.title),
        _write("id", make_tag(f"{language}/figures/{entry.name}")),
        _write("updated", _time(entry.day)),
        _link("alternate", f"{home}figures/{figure['id']}/", "text/html"),
        _link("via", figure["url"]) if figure["url"] else "",
        f"<category term={quoteattr(figure['indicator_id'])} label={quoteattr(figure['indicator'])}/>",
        _write("summary", entry.summary),
        _write("rights", figure["licence"]) if figure["licence"] else "",
    ]
    return f"<entry>{''.join(parts)}</entry>"


def make_tag(name: str) -> str:
    """Return the tag URI of a name within the site."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{TAG_YEAR}:{name}"


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _write(name: str, text: str) -> str:
    return f"<{name}>{escape(FORBIDDEN.sub('', text))}</{name}>"


def _link(relation: str, address: str, kind: str = "") -> str:
    media = f' type="{kind}"' if kind else ""
    return f'<link rel="{relation}"{media} href={quoteattr(address)}/>'
