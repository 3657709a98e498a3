"""The pages: database + templates → Markdown, in both languages.

Each kind of page has one template for both languages; the words stand in the strings files beside the
templates. A template writes Markdown headings, which the site's search and contents read, and HTML for all
between them, which renders many times faster. Addresses within HTML are final (``../../figures/f0001/``):
MkDocs rewrites only Markdown's. Hand-written pages are copied from ``pages/`` and findings are read from
``findings/``, both beside the templates.
"""

import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import ascii_lowercase

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from scripts.contract.package import Package
from scripts.pages.chart_list import Charts, list_charts
from scripts.pages.finding_files import read_findings
from scripts.pages.jsonld import area_jsonld, dataset_jsonld, indicator_jsonld
from scripts.pages.kinds.areas import iter_area_pages
from scripts.pages.kinds.embeds import iter_embed_pages, write_frame
from scripts.pages.kinds.findings import iter_finding_pages
from scripts.pages.kinds.indexes import iter_index_pages
from scripts.pages.kinds.indicators import iter_indicator_pages
from scripts.pages.kinds.sources import iter_source_pages
from scripts.pages.model import Row, Store, group, localize, read_store
from scripts.pages.site import Citations, Page, Site
from scripts.pages.static_data import write_static_data
from scripts.shared import settings
from scripts.shared.addresses import find_home
from scripts.shared.languages import LANGUAGES, Language
from scripts.shared.replace import replaced_folder
from scripts.shared.words import read_words

SHARED = 3
"""Rows of a table from which on a note that they have in common is given once."""
PAINT = re.compile(r' (?:fill|stroke)="#[0-9a-f]+"')
ROW_BREAKS = re.compile(r">\n(?=<(?:/?t(?:body|r|head)|/table|caption|li|/ul|/ol)\b)")
MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]#{}|~])")


def build(database: Path, package: Package, templates: Path, output: Path) -> None:
    """Write ``output/vi`` and ``output/en`` from the database, the descriptor and the templates."""
    store = read_store(database)
    findings = read_findings(database, templates.parent / "findings")
    environment = make_environment(templates)
    with replaced_folder(output) as folder:
        for language, site in make_sites(store).items():
            _copy_pages(templates.parent / "pages" / language, folder / language)
            charts = list_charts(site, findings)
            made = list(iter_pages(site, package, findings, charts))
            write_pages(environment, site, package, made, folder / language)
            print(f"pages: {len(made)} in {language}", file=sys.stderr)
        write_static_data(store, charts, folder / "vi" / "data")


def make_sites(store: Store) -> dict[Language, Site]:
    """Return the site in every language, each knowing the others."""
    sites = {language: make_site(store, language) for language in LANGUAGES}
    for site in sites.values():
        site.twins.update(sites)
    return sites


def make_site(store: Store, language: Language) -> Site:
    """Return the site in one language."""
    return Site(language, read_words("pages", language), localize(store, language))


def make_environment(templates: Path) -> Environment:
    """Return the template engine: it escapes HTML, and a name that is missing is an error."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="{##",  # "{#" opens the id of a Markdown heading
        comment_end_string="##}",
    )
    environment.filters.update(md=escape_markdown, frame=write_frame, bare=drop_colours)
    environment.globals.update(group_rows=group_rows, share_notes=share_notes)
    return environment


def escape_markdown(text: str) -> Markup:
    """Escape text that stands in a heading, so that neither Markdown nor HTML takes a sign for its own."""
    return Markup(MARKDOWN_SIGNS.sub(r"\\\1", str(escape(text))))


def drop_colours(svg: str) -> Markup:
    """Return a drawing without its own colours, for a page whose stylesheet gives them by class."""
    return Markup(PAINT.sub("", svg))


def group_rows(figures: list[Row]) -> list[list[Row]]:
    """Return the figures that one head of a table stands for: of one indicator and one part."""
    return list(group(figures, lambda row: (row["indicator_id"], row["breakdown"])).values())


def share_notes(figures: list[Row]) -> dict[str, str]:
    """Return the notes that a table gives once for all, each with its letter; "" for one of every row."""
    counts = Counter(figure["note"] for figure in figures if figure["note"])
    everywhere = {note: "" for note, count in counts.items() if count == len(figures) > 1}
    often = [note for note, count in counts.items() if SHARED <= count < len(figures)]
    return everywhere | {note: f"({letter})" for note, letter in zip(often, ascii_lowercase, strict=False)}


def iter_pages(site: Site, package: Package, findings: list[Row], charts: Charts) -> Iterator[Page]:
    """Yield every page made from data."""
    yield from iter_finding_pages(site, findings, charts)
    yield from iter_index_pages(site, package, charts)
    yield from iter_area_pages(site, charts)
    yield from iter_indicator_pages(site, charts)
    yield from iter_source_pages(site)
    yield from iter_embed_pages(site, charts)


def describe_page(site: Site, package: Package, page: Page) -> Row:
    """Return a page's front matter with what other sites read of it: its picture and its data set."""
    dataset: Row | None = None
    match page.front["kind"]:
        case "home":
            dataset = dataset_jsonld(site, package)
        case "area":
            dataset = area_jsonld(site, package, page.context["area"])
        case "indicator":
            dataset = indicator_jsonld(site, package, page.context["indicator"])
        case _:
            return page.front
    front = {**page.front, "image": f"pictures/{site.language}/{page.path.removesuffix('.md')}.png"}
    return {**front, "jsonld": write_script(dataset)} if dataset else front


def write_script(content: Row) -> str:
    """Return JSON that may stand within a script element; its letters stay as they are, to pack well."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")


def render_page(environment: Environment, site: Site, package: Package, page: Page) -> str:
    """Return a page's Markdown with its front matter."""
    body = environment.get_template(page.template).render(
        page.context,
        site=site,
        t=site.words,
        language=site.language,
        root=page.root,
        data_root=page.root if site.language == "vi" else f"{page.root}../",
        datasette=settings.DATASETTE_URL,
        home=find_home(site.language),
        cites=Citations(site),
    )
    packed = ROW_BREAKS.sub(">", body)  # for the weight: long tables are most of a page
    return f"---\n{write_front_matter(describe_page(site, package, page))}---\n\n{packed}"


def write_front_matter(front: Row) -> str:
    """Return the front matter: a line a key, each value as JSON, which YAML reads too."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())


def write_pages(
    environment: Environment, site: Site, package: Package, pages: list[Page], folder: Path
) -> None:
    """Write pages of one language into a folder."""
    for page in pages:
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render_page(environment, site, package, page), encoding="utf-8")


def _copy_pages(source: Path, target: Path) -> None:
    """Copy the hand-written pages; a made page of the same name would replace them, so none has one."""
    target.mkdir(parents=True)
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
