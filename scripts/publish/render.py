"""Render the pages into the site: build/pages/{vi,en} → build/site, with downloads, search and headers.

A page is rendered when something that it is made from has changed: its Markdown, the theme's templates and
words, the configuration, the renderer. The HTML of all others is in the store of earlier builds. Links are
checked over the whole site, every time. The site is then put together and swapped in whole, and is byte for
byte what a build from nothing makes.
"""

import importlib.metadata
import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scripts.contract.inputs import require_made
from scripts.pages.page_kinds import WEIGHTS
from scripts.publish import browser_words, configuration, hosting
from scripts.publish.assembly import assemble
from scripts.publish.mkdocs_runs import run_jobs
from scripts.publish.page_notes import Notes, read_notes, write_notes
from scripts.publish.render_language import MISSING, Job
from scripts.publish.search_index import address_of, join_languages
from scripts.publish.site_links import check_links
from scripts.publish.store import Store, make_key
from scripts.shared.languages import LANGUAGES, MANNERS, Language
from scripts.shared.scratch import scratch_folder
from scripts.shared.settings import SITE_URL

NOTHING: Mapping[Path, str] = MappingProxyType({})
RENDERERS = ("mkdocs", "markdown", "jinja2", "pyyaml")
RENDERING = ("render_language", "configuration", "shelving", "page_notes", "search_index")
"""The modules of this folder that a page and its notes come from."""
THEME = Path("site/theme")


@dataclass(frozen=True)
class SitePage:
    """A page of the site: from which Markdown it is rendered, and where it stands."""

    language: Language
    source: Path | None
    """The Markdown file within the language's folder; None for the page that has none."""
    key: str

    @property
    def address(self) -> str:
        """The page's address within the site."""
        return MANNERS[self.language].folder + (address_of(self.source) if self.source else "")

    @property
    def place(self) -> str:
        """The file's place within the site."""
        return f"{self.address}index.html" if self.source else f"{self.address}{MISSING}"

    @property
    def source_place(self) -> str:
        """The Markdown's place as text, "" for none."""
        return self.source.as_posix() if self.source else ""


def build(pages: Path, downloads: Path, output: Path, extras: Mapping[Path, str] = NOTHING) -> None:
    """Render ``pages/vi`` and ``pages/en``, merge ``downloads``, and replace ``output`` by the result.

    ``extras`` are more folders to merge, each with its place in the site ("" is the root). What is rendered
    is kept beside ``output``. Raises PackageError with MkDocs' own words when a page cannot be rendered, and
    with every link that leads nowhere.
    """
    require_made(pages, "pages")
    store = Store(output.with_name("rendered"))
    notes_file = output.with_name("rendered.json")
    known = read_notes(notes_file)
    site_pages = list(list_pages(pages, THEME))
    fresh = render_stale(pages, site_pages, store, known)
    notes = {page.key: fresh.get(page.key) or known[page.key] for page in site_pages}
    files = {
        **dict(iter_copied(pages, {downloads: "downloads", **extras})),
        **{page.place: store.path_of(page.key) for page in site_pages},
    }
    written = dict(iter_written(site_pages, notes, store))
    files |= {place: store.keep(content) for place, content in written.items()}
    check_links({page.place: (notes[page.key].ids, notes[page.key].links) for page in site_pages}, files)
    assemble(files, output)
    write_notes(notes_file, notes)
    store.prune({path.name for path in files.values() if path.parent == store.folder})


def list_pages(pages: Path, theme: Path) -> Iterator[SitePage]:
    """Yield every page of the site, each language's in the order of its sitemap."""
    for language in LANGUAGES:
        frame = make_frame_key(language, theme)
        for source in iter_sources(pages / language):
            text = (pages / language / source).read_bytes()
            yield SitePage(language, source, make_key(frame, source.as_posix().encode(), text))
        yield SitePage(language, None, make_key(frame))


def iter_sources(folder: Path) -> Iterator[Path]:
    """Yield the Markdown files of a folder: its index, its others, then those of its folders, by name."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names, key=lambda name: (name != "index.md", name)):
            if name.endswith(".md"):
                yield (Path(place) / name).relative_to(folder)


def make_frame_key(language: Language, theme: Path) -> bytes:
    """Return a hash of all that each page of a language is rendered with, besides its own Markdown."""
    made = json.dumps(configuration.make_configuration(language), sort_keys=True)
    versions = [f"{name} {importlib.metadata.version(name)}" for name in RENDERERS]
    templates = [
        part for path in sorted(theme.rglob("*.html")) for part in (str(path).encode(), path.read_bytes())
    ]
    weights = json.dumps(WEIGHTS, sort_keys=True)
    code = [(Path(__file__).parent / f"{name}.py").read_bytes() for name in RENDERING]
    return make_key(made.encode(), " ".join([*versions, weights]).encode(), *templates, *code).encode()


def render_stale(
    pages: Path, site_pages: list[SitePage], store: Store, known: Mapping[str, Notes]
) -> dict[str, Notes]:
    """Render the pages that are not in the store as an earlier build rendered them; return their notes."""
    stale = [
        page
        for page in site_pages
        if page.key not in known or not store.is_as_noted(page.key, known[page.key].state)
    ]
    if not stale:
        return {}
    with scratch_folder(store.folder) as scratch:
        jobs = {
            language: Job(
                language=language,
                pages={page.source_place: page.key for page in stale if page.language == language},
                folder=str(pages / language),
                all_pages=str(pages / language),
                theme=str(THEME),
                store=str(store.folder),
                scratch=str(scratch.resolve() / language),
            )
            for language in dict.fromkeys(page.language for page in stale)
        }
        notes = run_jobs(jobs)
    print(f"\rRendered {len(stale)} of {len(site_pages)} pages.{' ' * 20}", file=sys.stderr)
    return notes


def iter_copied(pages: Path, folders: Mapping[Path, str]) -> Iterator[tuple[str, Path]]:
    """Yield the place and the file of all that the site takes up as it is."""
    for language in LANGUAGES:
        root = MANNERS[language].folder
        yield from (
            (f"{root}{name}", path) for name, path in iter_files(pages / language) if path.suffix != ".md"
        )
    for folder, place in folders.items():
        yield from ((f"{place}/{name}".lstrip("/"), path) for name, path in iter_files(folder))


def iter_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name within the folder and the path of every file beneath it."""
    for place, _, names in os.walk(folder):
        root = os.path.relpath(place, folder)
        for name in names:
            yield (name if root == "." else f"{root}/{name}".replace(os.sep, "/")), Path(place, name)


def iter_written(
    site_pages: list[SitePage], notes: Mapping[str, Notes], store: Store
) -> Iterator[tuple[str, bytes]]:
    """Yield the place and content of what is made from all pages together, and of the theme's own files."""
    yield from browser_words.iter_assets(THEME)
    entries = {
        language: [
            entry for page in site_pages if page.language == language and (entry := notes[page.key].entry)
        ]
        for language in LANGUAGES
    }
    for language, index in join_languages(entries).items():
        folder = MANNERS[language].folder
        yield f"{folder}search.json", json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
        listed = [page for page in site_pages if page.language == language and notes[page.key].is_listed]
        yield (
            f"{folder}sitemap.xml",
            hosting.format_sitemap(SITE_URL + page.address for page in listed).encode(),
        )
    missing = next(page for page in site_pages if page.source is None)
    yield "robots.txt", hosting.format_robots(SITE_URL).encode()
    yield "_headers", hosting.format_headers(store.path_of(missing.key).read_text(encoding="utf-8")).encode()
