"""Render some pages of one language, in a process of its own: Markdown → HTML in the store, with its notes.

MkDocs is given the pages to render, without the HTML that it would only carry through (``shelving``). The
pages that they or the navigation lead to are there as stubs, so that every link is resolved as if all pages
were. Whether a link leads anywhere is seen in the end, over the whole site (``site_links``).
"""

import json
import posixpath
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.contract.package import PackageError
from scripts.publish.configuration import list_nav_pages, make_configuration, write_configuration
from scripts.publish.page_notes import Notes, note_page, write_notes
from scripts.publish.search_index import address_of
from scripts.publish.shelving import shelve, unshelve
from scripts.publish.store import Store
from scripts.shared.disk_faults import FULL
from scripts.shared.languages import MANNERS, Language
from scripts.shared.settings import SITE_URL

LINK = re.compile(r"(?:\]\(|^\[[^\]]+\]:)\s*<?([^)>#\s]+\.md)\b", re.MULTILINE)
MISSING = "404.html"
"""The page for wrong addresses: made by the theme, without Markdown, and named by "" in a job."""


@dataclass(frozen=True)
class Job:
    """What one process renders; all paths as text, so that it can be handed over as JSON."""

    language: Language
    pages: dict[str, str]
    """The key of each page by its Markdown's place."""
    folder: str
    """Where their Markdown stands."""
    all_pages: str
    """Where the Markdown of all pages of the language stands, to which links may lead."""
    theme: str
    store: str
    scratch: str

    @property
    def target(self) -> Path:
        """The folder that MkDocs fills."""
        return Path(self.scratch) / "site"

    @property
    def notes(self) -> Path:
        """The file of the pages' notes."""
        return Path(self.scratch) / "notes.json"


def run_job(job: Job) -> None:
    """Render the job's pages, put them into the store and write their notes."""
    shelves = gather_pages(job)
    run_mkdocs(job)
    store = Store(Path(job.store))
    notes: dict[str, Notes] = {}
    for place, key in job.pages.items():
        address = address_of(Path(place)) if place else ""
        html = (job.target / (f"{address}index.html" if place else MISSING)).read_text(encoding="utf-8")
        html = unshelve(html, shelves.get(place, []))
        store.put(key, html.encode())
        address = MANNERS[job.language].folder + address
        noted = note_page(Path(job.folder), Path(place) if place else None, html, address, SITE_URL)
        notes[key] = replace(noted, state=store.states[key])
    write_notes(job.notes, notes)


def gather_pages(job: Job) -> dict[str, list[str]]:
    """Write the pages that MkDocs is to see; return the shelf of each page by its place."""
    source, folder = Path(job.folder), Path(job.scratch) / "pages"
    folder.mkdir()
    linked = set(list_nav_pages(make_configuration(job.language)))
    shelves: dict[str, list[str]] = {}
    for place in filter(None, job.pages):
        text, shelves[place] = shelve((source / place).read_text(encoding="utf-8"))
        _write(folder / place, text)
        linked.update(_iter_links(place, text))
    for place in linked - job.pages.keys():
        if (Path(job.all_pages) / place).is_file():
            _write(folder / place, "")
    return shelves


def run_mkdocs(job: Job) -> None:
    """Run MkDocs in this process; it takes every warning for an error and leaves by SystemExit."""
    from mkdocs.__main__ import cli

    configuration = Path(job.scratch) / "mkdocs.yml"
    pages = Path(job.scratch) / "pages"
    write_configuration(job.language, configuration, pages, job.target, Path(job.theme))
    cli(["build", "--strict", "--config-file", str(configuration)], standalone_mode=False)


def _iter_links(place: str, text: str) -> Iterator[str]:
    for link in LINK.findall(text):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(place), link))
        if not target.startswith(("..", "/")):
            yield target


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    try:
        run_job(Job(**json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
    except PackageError as error:
        sys.exit(str(error))
    except OSError as error:  # a full disk, which the parent tells in its own words
        if error.errno not in FULL:
            raise
        sys.exit(error.errno)
