"""Data package → the folder that Datasette is served from.

``build/datasette`` holds what Datasette 0.65 reads from a configuration folder: ``metadata.json`` (titles
and descriptions, from ``datapackage.json`` alone, and the ready-made questions), ``settings.json``, our
templates, one plugin and one style sheet. The database is not copied: it is served beside the folder,
immutable.
"""

import html
import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.contract.computed import load_computed
from scripts.contract.package import Package, Resource, Value, read_rows
from scripts.publish.datasette_words import write_said
from scripts.publish.questions import Question, read_questions
from scripts.shared import settings
from scripts.shared.addresses import NAME
from scripts.shared.languages import LANGUAGES, MANNERS
from scripts.shared.leads import find_leads
from scripts.shared.replace import replaced_folder
from scripts.shared.surfaces import Forms, read_surface

SITE = Path(__file__).parents[2] / "site"
SOURCES, QUESTIONS = SITE / "datasette", SITE / "questions"
COPIED = ("templates", "plugins", "static")
PLUGIN = "tinh-so"
LABELS = ("name_vi", "title", "statement_vi", "printed")
"""The column that names a row where another table points to it: the first of these that a table has."""
KEPT = ("title", "title_vi", "description", "description_vi", "fts_table")
"""What Datasette's metadata take of a computed table's description as it is."""
FACETS = {"observations": ["measure", "qualifier", "checked", "time_basis"]}
"""What a table page counts unasked; each costs a pass over the table, so never on a view."""

Metadata = dict[str, object]
"""An object of Datasette's configuration: it is written as it is, and read here no more."""

SETTINGS: Metadata = {
    "allow_csv_stream": True,
    "allow_download": True,
    "default_allow_sql": True,
    "default_cache_ttl": 300,
    "default_page_size": 50,
    "max_returned_rows": 2000,
    "sql_time_limit_ms": 1500,
    "suggest_facets": False,  # each table page would ask every column: 30 times slower at 100,000 rows
    "truncate_cells_html": 300,
}


def build(package: Package, output: Path) -> None:
    """Make the folder anew from the package and ``site/datasette``; the same input gives the same bytes."""
    with replaced_folder(output) as folder:
        for name in COPIED:
            shutil.copytree(SOURCES / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        write_said(folder / "templates")
        _write_json(folder / "metadata.json", make_metadata(package))
        _write_json(folder / "settings.json", make_settings())


def serve_command(folder: Path, database: Path, port: int, host: str = "127.0.0.1") -> list[str]:
    """Return the command that serves ``database``, immutable, with the folder that ``build`` made."""
    datasette = [sys.executable, "-m", "datasette", "serve", str(folder), "--immutable", str(database)]
    return [*datasette, "--host", host, "--port", str(port), "--cors"]


def make_settings() -> Metadata:
    """Return Datasette's settings; published behind https, it must give https addresses in its answers."""
    return {**SETTINGS, "force_https_urls": settings.DATASETTE_URL.startswith("https://")}


def make_metadata(package: Package) -> Metadata:
    """Return Datasette's metadata: the package's words in its places, in Vietnamese and English."""
    licences = read_rows(package.resources["licences"])
    tables = {name: _describe_table(resource) for name, resource in package.resources.items()}
    tables |= _describe_derived(package)
    questions = {question.slug: _describe_question(question) for question in read_questions(QUESTIONS)}
    words = _in_both_languages(package.descriptor)
    return {
        **words,
        "license": "; ".join(str(licence["title"]) for licence in licences),
        "license_url": f"{settings.SITE_URL}method/#giay-phep",
        "source": NAME,
        "source_url": settings.SITE_URL,
        "about": " · ".join(read_surface("datasette")["method"].values()),
        "about_url": f"{settings.SITE_URL}method/",
        "plugins": {PLUGIN: {"site_url": settings.SITE_URL, "renamed": list_renamed(package)}},
        "databases": {package.descriptor["name"]: {**words, "tables": tables, "queries": questions}},
    }


def list_renamed(package: Package) -> dict[str, str]:
    """Return where the rows of renamed things stand now, by the table and the old id: ``indicators/x``."""
    rows = [(str(row["kind"]), str(row["old_id"]), str(row["new_id"])) for row in _read_redirects(package)]
    return {f"{kind}/{old}": f"{kind}/{new}" for (kind, old), new in find_leads(rows).items()}


def _read_redirects(package: Package) -> list[dict[str, Value]]:
    return read_rows(package.resources["redirects"])


def _describe_table(resource: Resource) -> Metadata:
    """Return the metadata of one table of the package."""
    described: Metadata = {
        **_in_both_languages(resource.descriptor),
        "columns": {field["name"]: _describe_column(field) for field in resource.fields},
    }
    if resource.name in FACETS:
        described["facets"] = FACETS[resource.name]
    for name in LABELS:
        if name in resource.field_names:
            return {**described, "label_column": name}
    return described


def _describe_derived(package: Package) -> dict[str, Metadata]:
    """Return the metadata of the tables and views that the database adds to the package's."""
    return {
        name: {
            **{key: resource.descriptor[key] for key in KEPT if key in resource.descriptor},
            **_in_both_languages(resource.descriptor),
            "columns": {field["name"]: _describe_column(field) for field in resource.fields},
        }
        for name, resource in load_computed(package).items()
    }


def _describe_column(field: Mapping[str, Any]) -> str:
    """Return a column's title and description, a line for each language."""
    titles, descriptions = _find_forms(field, "title"), _find_forms(field, "description")
    return "\n".join(f"{titles[language]}. {descriptions[language]}" for language in LANGUAGES)


def _describe_question(question: Question) -> Metadata:
    """Return a question as Datasette's named query; ``parameters`` is for our template."""
    parameters = [
        {"name": parameter.name, **parameter.words, "example": parameter.example}
        for parameter in question.parameters
    ]
    return {
        **_format_both(question.title, question.description),
        "sql": question.sql,
        "params": [parameter.name for parameter in question.parameters],
        "parameters": parameters,
        "hide_sql": True,
    }


def _in_both_languages(descriptor: Mapping[str, Any]) -> dict[str, str]:
    """Return the title and the description of a descriptor."""
    return _format_both(_find_forms(descriptor, "title"), _find_forms(descriptor, "description"))


def _find_forms(descriptor: Mapping[str, Any], name: str) -> Forms:
    """Return a text of a descriptor by language."""
    return {language: descriptor[f"{name}{manner.descriptor_suffix}"] for language, manner in MANNERS.items()}


def _format_both(title: Forms, description: Forms) -> dict[str, str]:
    """Return title and description: as Datasette takes them, and each title alone for our templates."""
    vi, en = (html.escape(description[language], quote=False) for language in ("vi", "en"))
    return {
        "title": f"{title['vi']} · {title['en']}",
        "title_vi": title["vi"],
        "title_en": title["en"],
        "description_html": f'<p>{vi}</p>\n<p lang="en">{en}</p>',
    }


def _write_json(path: Path, content: Metadata) -> None:
    """Write JSON in ASCII: Datasette opens these files in the machine's encoding, whatever that is."""
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="ascii")
