"""Pages that tell of the dataset as a whole: the data dictionary and the downloads."""

from collections.abc import Iterator, Mapping

from scripts.contract.package import Package, Resource
from scripts.pages.page import Kind, Material, Page
from scripts.pages.site import Site
from scripts.shared.languages import MANNERS

FILES = (
    "tinh-so.zip",
    "tinh-so.xlsx",
    "tinh-so.db",
    "tinh-so.json",
    "csv/figures.csv",
    "figures.parquet",
    "SHA256SUMS",
)
"""Downloads that hold the whole dataset; each table's CSV stands beside them, in ``csv/``."""


Described = dict[str, object]
"""A resource or a field, its words in one language."""


def iter_dictionary(material: Material) -> Iterator[Page]:
    """Yield the data dictionary."""
    yield make_dictionary(material.site, material.package)


def iter_downloads(material: Material) -> Iterator[Page]:
    """Yield the page of the downloads."""
    yield make_downloads_page(material.site, material.package)


def make_dictionary(site: Site, package: Package) -> Page:
    """Return the data dictionary, rendered from the descriptor alone."""
    context = {
        "resources": [_describe_resource(resource, site) for resource in package.resources.values()],
    }
    front = {
        "title": site.words("dictionary_title"),
        "description": site.words("dictionary_lede", n=len(package.resources)),
    }
    return Page("dictionary", front, context)


def _describe_resource(resource: Resource, site: Site) -> Described:
    references = {key.field: key.resource or resource.name for key in resource.foreign_keys}
    return {
        "name": resource.name,
        "path": resource.descriptor["path"],
        "key": resource.primary_key,
        "fields": [_describe_field(field, references, site) for field in resource.fields],
        "title": _read_word(resource.descriptor, "title", site),
        "description": _read_word(resource.descriptor, "description", site),
    }


def _describe_field(field: Mapping[str, object], references: dict[str, str], site: Site) -> Described:
    constraints = field.get("constraints", {})
    codes = field.get("categories", [])
    assert isinstance(constraints, dict) and isinstance(codes, list)  # the descriptor's profile says so
    return {
        "name": field["name"],
        "type": field["type"],
        "title": _read_word(field, "title", site),
        "description": _read_word(field, "description", site),
        "required": constraints.get("required", False),
        "reference": references.get(str(field["name"])),
        "codes": [{"value": code["value"], "label": _read_word(code, "label", site)} for code in codes],
        "example": field.get("example"),
        "term": field.get("skos:exactMatch") or field.get("skos:broadMatch"),
    }


def _read_word(described: Mapping[str, object], key: str, site: Site) -> object:
    """Return a word of the descriptor in the site's language."""
    return described.get(f"{key}{MANNERS[site.language].descriptor_suffix}")


def make_downloads_page(site: Site, package: Package) -> Page:
    """Return the page that leads to the files of the dataset."""
    context = {
        "files": FILES,
        "resources": [_describe_resource(resource, site) for resource in package.resources.values()],
        "description": _read_word(package.descriptor, "description", site),
    }
    front = {
        "title": site.words("downloads_title"),
        "description": site.words("downloads_lede"),
    }
    return Page("downloads", front, context)


DICTIONARY = Kind("dictionary", "dictionary.md.j2", iter_dictionary)
DOWNLOADS = Kind("downloads", "downloads.md.j2", iter_downloads)
