"""A new text for the archive: a file as it is, or the visible text of a web page."""

import csv
import datetime
import hashlib
import html.parser
import http.client
import io
import re
import urllib.error
import urllib.request
from pathlib import Path

from scripts.contract.package import PackageError, Resource
from scripts.drafting.readable import LARGEST, decode_text, require_readable
from scripts.reading.archive import iter_paragraphs, read_archive
from scripts.shared.replace import replaced_file

TIMEOUT = 30  # seconds
LARGEST_PAGE = 10 * LARGEST
"""Bytes of a page: its markup weighs more than its text."""
PAGES = ("text/html", "application/xhtml+xml")
HIDDEN = {"script", "style", "noscript", "template", "svg", "head"}
INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "cite",
    "code",
    "em",
    "font",
    "i",
    "mark",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
}


def snapshot(path_or_url: str, archive: Path, resource: Resource) -> str:
    """Put a new text into the archive and return its row for `sources.csv`, with unknown cells empty.

    A file's bytes are kept as they are; of a web page, its visible text. Nothing is ever overwritten: the
    name is made from the hash, so the same text again changes nothing. PackageError where the text cannot
    be read or fetched, or is none that a person could read (``readable``).
    """
    is_url = re.match(r"https?://", path_or_url) is not None
    content = _fetch(path_or_url) if is_url else _read(Path(path_or_url))
    text = decode_text(content, path_or_url)
    require_readable(text, path_or_url)
    known = {
        "title": next((" ".join(text[slice(*span)].split()) for span in iter_paragraphs(text)), ""),
        "url": path_or_url if is_url else "",
        "accessed": datetime.date.today().isoformat(),
        "sha256": _keep(content, archive),
        "language": "vi",
    }
    row = io.StringIO()
    csv.writer(row, lineterminator="").writerow(known.get(name, "") for name in resource.field_names)
    return row.getvalue()


def _keep(content: bytes, archive: Path) -> str:
    """Put a text into the archive, unless it is there, and return its SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    archive.mkdir(parents=True, exist_ok=True)
    if sha256 not in read_archive(archive):
        with replaced_file(archive / f"{sha256}.txt") as new:
            new.write_bytes(content)
    return sha256


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PackageError(
            f"{path} cannot be read ({error.strerror}): give the path of a text file"
        ) from None


def _fetch(url: str) -> bytes:
    """Return a page's bytes, of HTML its visible text as UTF-8."""
    request = urllib.request.Request(url, headers={"User-Agent": "tinh-so"})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
            content: bytes = response.read(LARGEST_PAGE + 1)
            kind, charset = response.headers.get_content_type(), response.headers.get_content_charset("utf-8")
    except (OSError, ValueError, http.client.HTTPException) as error:
        if isinstance(error, urllib.error.HTTPError):
            error.close()
        raise PackageError(
            f"{url} cannot be fetched ({error}): save the text to a file and give its path"
        ) from None
    if len(content) > LARGEST_PAGE:
        raise PackageError(
            f"{url} has over {LARGEST_PAGE:,} bytes: save its text to a file and give its path"
        )
    if kind not in PAGES:
        return content
    try:
        return extract_text(content.decode(charset)).encode()
    except (LookupError, UnicodeDecodeError):
        raise PackageError(
            f"{url} is not readable as {charset}: save its text to a file and give its path"
        ) from None


def extract_text(page: str) -> str:
    """Return the visible text of an HTML page, a line for each block."""
    parser = _VisibleText()
    parser.feed(page)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


class _VisibleText(html.parser.HTMLParser):
    """The text outside hidden elements, with a line feed at the edges of every block."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in HIDDEN
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN and self.hidden > 0
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))
