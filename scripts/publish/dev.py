"""Work on the site and see it: serve it, watch what it is made from, and make anew what an edit changes.

Without a page, every edit is a ``make build``. With one, that page alone is made, in this process, into a
folder of its own, which is served before the site: what an edit does not touch stays in memory. An edit of
the pipeline's own code starts the process again. An open page reloads itself when it has been made; what is
wrong is told in the terminal and on the page.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from jinja2 import TemplateSyntaxError

from scripts.checks.runner import check_package
from scripts.contract.inputs import require_made
from scripts.contract.package import PackageError, load_package
from scripts.database import loader
from scripts.pages.chart_list import list_charts
from scripts.pages.engine import make_environment
from scripts.pages.finding_files import read_findings
from scripts.pages.page import Kind, Material, Page
from scripts.pages.page_kinds import KINDS
from scripts.pages.site import make_sites
from scripts.pages.stored import read_tables
from scripts.pages.writer import render_page
from scripts.publish import browser_words
from scripts.publish.dev_server import State, make_dev_server
from scripts.publish.mkdocs_runs import run_jobs
from scripts.publish.render import THEME, make_frame_key
from scripts.publish.render_language import Job
from scripts.publish.search_index import address_of
from scripts.publish.static_server import HOST, SITE_PORT
from scripts.publish.store import Store, make_key
from scripts.shared.languages import LANGUAGES, MANNERS, Language
from scripts.shared.scratch import name_own, remove
from scripts.shared.settings import find_archive_folder

WATCHED = ("scripts", "site", "data", "mkdocs.yml", "datapackage.json")
CODE, DATA, WORDS = ("scripts/",), ("data/", "datapackage.json", "site/findings/"), ("site/words/",)
INTERVAL = 0.2
"""Seconds between two looks at the files."""


def dev(page: str | None, build: Path, port: int = SITE_PORT) -> None:
    """Serve the site on this machine until Ctrl-C, and make it, or one page of it, anew after every edit."""
    require_made(build / "site", "site")
    state, own = State(), name_own(build / "dev")
    remove(own)  # the process had it already, when an edit of its code started it again
    maker = PageMaker(page, build, own) if page else None
    try:
        with make_dev_server([own / "site", build / "site"], state, port) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            print(f"http://{HOST}:{server.server_port}/{page or ''}  (Ctrl-C stops)", flush=True)
            watch(maker, state)
    except KeyboardInterrupt:
        print()
    finally:
        remove(own)


def watch(maker: "PageMaker | None", state: State) -> NoReturn:
    """Make the page, and make anew what edits change, until this process is told to stop."""
    seen: Mapping[str, int] = look()
    if maker:
        state.tell(attempt(maker, set()))
    while True:
        time.sleep(INTERVAL)
        seen = follow(seen, maker, state)


def follow(seen: Mapping[str, int], maker: "PageMaker | None", state: State) -> Mapping[str, int]:
    """Make anew what has changed since ``seen``; return what is seen now."""
    now = look()
    changed = {path for path in seen.keys() | now.keys() if seen.get(path) != now.get(path)}
    if maker and any(path.startswith(CODE) for path in changed):
        os.execv(sys.executable, [sys.executable, "-m", "scripts", *sys.argv[1:]])
    if changed:
        started = time.monotonic()
        error = attempt(maker, changed) if maker else make_all()
        state.tell(error)
        print(error or f"{', '.join(sorted(changed))}: {time.monotonic() - started:.1f} s", flush=True)
    return now


def look() -> dict[str, int]:
    """Return when each watched file was written, by its path."""
    files: dict[str, int] = {}
    for root in map(Path, WATCHED):
        for path in [root] if root.is_file() else root.rglob("*"):
            if path.suffix != ".pyc" and path.is_file():
                files[path.as_posix()] = path.stat().st_mtime_ns
    return files


def make_all() -> str:
    """Make the whole site; return what went wrong, "" for nothing."""
    inner = {
        key: value for key, value in os.environ.items() if key not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    }
    done = subprocess.run(
        ["make", "--silent", "build"], env=inner, capture_output=True, text=True, encoding="utf-8"
    )
    return done.stderr.strip() if done.returncode else ""


def attempt(maker: "PageMaker", changed: set[str]) -> str:
    """Make the page; return what went wrong in a sentence, "" for nothing."""
    try:
        maker.make(changed)
    except Exception as error:  # whatever an edit breaks: it is told, and the next edit mends it
        return explain(error)
    return ""


def explain(error: Exception) -> str:
    """Return what went wrong, after the file and line of ours where it did."""
    if isinstance(error, PackageError):
        return str(error)
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}: {error.message}"
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}site-packages{os.sep}" not in frame.filename]
    place = f"{os.path.relpath(ours[-1].filename)}:{ours[-1].lineno}: " if ours else ""
    return f"{place}{type(error).__name__}: {error}"


class PageMaker:
    """One page, made anew from what has changed since it was last made."""

    def __init__(self, page: str, build: Path, own: Path) -> None:
        self.build, self.own = build, own
        self.language, self.place = find_source(page, build / "pages")
        self.material: Material | None = None
        self.found: tuple[Kind, Page] | None = None
        self.package = load_package(Path())

    def make(self, changed: set[str]) -> None:
        """Make the page into the overlay; PackageError and others for what an edit has broken."""
        if self.material is None or any(path.startswith((*DATA, *WORDS)) for path in changed):
            self.read(any(path.startswith(DATA) for path in changed))
        for place, content in browser_words.iter_assets(THEME):
            self.write(place, content)
        html = self.render(self.write_markdown())
        place = address_of(Path(self.place))
        self.write(f"{MANNERS[self.language].folder}{place}index.html", html)

    def read(self, data_changed: bool) -> None:
        """Read data and words, and lay the page out."""
        self.material = None
        self.package = load_package(Path())
        database = self.build / "tinh-so.db"
        if data_changed:
            report = check_package(self.package, find_archive_folder())
            if report.problems:
                raise PackageError("\n".join(map(str, report.problems)))
            database = self.own / "dev.db"
            loader.build(self.package, database)
        findings = read_findings(database, Path("site/findings"))
        site = make_sites(read_tables(database))[self.language]
        material = Material(site, self.package, findings, list_charts(site, findings))
        self.found = self.find(material)
        self.material = material

    def find(self, material: Material) -> tuple[Kind, Page] | None:
        """Return the page and its kind; None for one that is written by hand."""
        path = address_of(Path(self.place)).removesuffix("/")
        pages = ((kind, page) for kind in KINDS for page in kind.iter_pages(material))
        return next(((kind, page) for kind, page in pages if page.path == path), None)

    def write_markdown(self) -> str:
        """Return the page's Markdown; a page by hand is read as it is."""
        if self.found is None or self.material is None:
            return Path("site/pages", self.language, self.place).read_text(encoding="utf-8")
        kind, page = self.found
        return render_page(make_environment(Path("site/templates")), self.material, kind, page)

    def render(self, markdown: str) -> bytes:
        """Return the page's HTML, from the store of what was rendered before or by MkDocs."""
        store = Store(self.build / "rendered")
        frame = make_frame_key(self.language, THEME)
        key = make_key(frame, self.place.encode(), markdown.encode())
        if key not in store:
            self.own.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self.own) as name:
                scratch, pages = Path(name).resolve(), Path(name) / "page"
                (pages / self.place).parent.mkdir(parents=True)
                (pages / self.place).write_text(markdown, encoding="utf-8")
                job = Job(
                    language=self.language,
                    pages={self.place: key},
                    folder=str(pages),
                    all_pages=str(self.build / "pages" / self.language),
                    theme=str(THEME),
                    store=str(store.folder),
                    scratch=str(scratch / "run"),
                )
                run_jobs({self.language: job})
        return store.path_of(key).read_bytes()

    def write(self, place: str, content: bytes) -> None:
        path = self.own / "site" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)


def find_source(page: str, pages: Path) -> tuple[Language, str]:
    """Return the language and the Markdown's place of a page that is named by its address."""
    address = page.strip("/")
    for language in reversed(LANGUAGES):  # the first language has no folder: it takes what is left
        folder = MANNERS[language].folder
        if f"{address}/".startswith(folder):
            inner = f"{address}/".removeprefix(folder).strip("/")
            for place in (f"{inner}/index.md".lstrip("/"), f"{inner}.md"):
                if (pages / language / place).is_file():
                    return language, place
    raise PackageError(f"There is no page {page}: name it by its address, such as areas/hue or en/areas/hue.")
