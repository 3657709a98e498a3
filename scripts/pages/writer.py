"""The pages: database + templates → Markdown, in both languages.

Each kind of page has one template for both languages; the words stand in ``site/words/pages``. A template
writes Markdown headings, which the site's search and contents read, and HTML for all between them, which
renders many times faster. Hand-written pages are copied from ``pages/`` and findings are read from
``findings/``, both beside the templates.
"""

import json
import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment

from scripts.contract.package import Package
from scripts.exports.accepted import count_rows
from scripts.exports.promised import Counts, fill_numbers
from scripts.pages.answers.side_by_side import write_comparisons
from scripts.pages.chart_list import list_charts
from scripts.pages.engine import make_environment
from scripts.pages.finding_files import read_findings
from scripts.pages.links import Links
from scripts.pages.page import Front, Kind, Material, Page
from scripts.pages.page_kinds import KINDS
from scripts.pages.search_figures import write_search_figures
from scripts.pages.site import Citations, make_sites
from scripts.pages.static_data import write_static_data
from scripts.pages.stored import read_tables
from scripts.shared import settings
from scripts.shared.addresses import find_home
from scripts.shared.languages import LANGUAGES, Language
from scripts.shared.replace import replaced_folder

ROW_BREAKS = re.compile(r">\n(?=<(?:/?t(?:body|r|head)|/table|caption|li|/ul|/ol)\b)")


def build(database: Path, package: Package, templates: Path, output: Path) -> None:
    """Write a folder a language from the database, the descriptor and the templates."""
    tables = read_tables(database)
    counts = count_rows(database, package)
    findings = read_findings(database, templates.parent / "findings")
    environment = make_environment(templates)
    with replaced_folder(output) as folder:
        sites = make_sites(tables)
        for language, site in sites.items():
            _copy_pages(templates.parent / "pages" / language, folder / language, counts, language)
            charts = list_charts(site, findings)
            count = write_pages(environment, Material(site, package, findings, charts), folder / language)
            write_search_figures(site, folder / language)
            print(f"pages: {count} in {language}", file=sys.stderr)
        write_static_data(tables, charts, folder / LANGUAGES[0] / "data")
        write_comparisons(sites, folder / LANGUAGES[0] / "data" / "compare")


def write_pages(environment: Environment, material: Material, folder: Path) -> int:
    """Write the pages of every kind in one language into a folder; return how many."""
    count = 0
    for kind in KINDS:
        for page in kind.iter_pages(material):
            path = folder / page.path / "index.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(render_page(environment, material, kind, page), encoding="utf-8")
            count += 1
    return count


def render_page(environment: Environment, material: Material, kind: Kind, page: Page) -> str:
    """Return a page's Markdown with its front matter."""
    site = material.site
    body = environment.get_template(kind.template).render(
        page.context,
        site=site,
        t=site.words,
        language=site.language,
        link=Links(page.path, site.language),
        datasette=settings.DATASETTE_URL,
        home=find_home(site.language),
        cites=Citations(site),
    )
    packed = ROW_BREAKS.sub(">", body)  # for the weight: long tables are most of a page
    return f"---\n{format_front_matter(describe_page(material, kind, page))}---\n\n{packed}"


def describe_page(material: Material, kind: Kind, page: Page) -> Front:
    """Return a page's front matter with its kind, its card and the data set that other sites read."""
    named = {"title": page.front["title"], "description": page.front["description"], "kind": kind.look}
    front = {**named, **page.front}
    if kind.has_card:
        front["image"] = f"pictures/{material.site.language}/{page.path or 'index'}.png"
    dataset = kind.describe(material, page) if kind.describe else None
    return {**front, "jsonld": format_script(dataset)} if dataset else front


def format_script(content: Mapping[str, object]) -> str:
    """Return JSON that may stand within a script element; its letters stay as they are, to pack well."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")


def format_front_matter(front: Front) -> str:
    """Return the front matter: a line a key, each value as JSON, which YAML reads too."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())


def _copy_pages(source: Path, target: Path, counts: Counts, language: Language) -> None:
    """Copy the hand-written pages with their numbers as they are now; no made page has the name of one."""
    target.mkdir(parents=True)
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    for path in target.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(fill_numbers(text, counts, language, path.name, keep_marks=False), encoding="utf-8")
