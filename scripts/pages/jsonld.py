"""What search engines for data read on a page: schema.org/Dataset of the package, an indicator, an area.

Pure functions of the site's rows in one language; a page puts the result into its front matter as ``jsonld``.
An area or an indicator without a figure is no data set: its function returns None. All terms under which its
figures stand are its ``license``; those that are no open licence are named in ``conditionsOfAccess`` too.
"""

from collections.abc import Iterable

from scripts.contract.package import Package
from scripts.exports.formats import FORMATS, find_media_type
from scripts.pages.model import Figure
from scripts.pages.page import Dataset
from scripts.pages.site import Site
from scripts.pages.subjects import Area, Indicator, Licence
from scripts.pages.summaries import summarize_area
from scripts.shared import settings
from scripts.shared.addresses import NAME, find_dataset_id, find_permalink, format_address
from scripts.shared.languages import MANNERS


def dataset_jsonld(site: Site, package: Package) -> Dataset:
    """Describe the whole dataset in brief: its variables are the pillars, its citation the sources' list."""
    suffix = MANNERS[site.language].descriptor_suffix
    return {
        **_describe(site, package, site.store.figures),
        "@id": find_dataset_id(),
        "url": find_permalink(site.language, "downloads"),
        "name": package.descriptor[f"title{suffix}"],
        "description": package.descriptor[f"description{suffix}"],
        "keywords": package.descriptor["keywords"],
        "version": package.descriptor["version"],
        "spatialCoverage": _describe_area(site, site.country),
        "variableMeasured": [pillar.name for pillar in site.store.pillars],
        "citation": _cite_list(site, len(site.store.sources), "sources"),
        "distribution": [_describe_file(f"downloads/{entry.file}") for entry in FORMATS if entry.media_type],
    }


def indicator_jsonld(site: Site, package: Package, indicator: Indicator) -> Dataset | None:
    """Describe the figures of an indicator: all that its page shows."""
    figures = site.by_indicator.get(indicator.id, [])
    if not figures:
        return None
    areas = {figure.area_id for figure in figures}
    place = site.areas[figures[0].area_id] if len(areas) == 1 else site.country
    return {
        **_describe(site, package, figures),
        **_identify(site, "indicators", indicator.id),
        "name": indicator.name,
        "description": f"{indicator.definition} {indicator.comparability}",
        "spatialCoverage": _describe_area(site, place),
        "variableMeasured": [_describe_variable(indicator)],
        "distribution": [_describe_file(f"data/indicators/{indicator.id}.csv")],
    }


def area_jsonld(site: Site, package: Package, area: Area) -> Dataset | None:
    """Describe the figures of an area: those that are about the area itself."""
    figures = site.by_area.get(area.id, [])
    if not figures:
        return None
    pillars = {figure.pillar_id for figure in figures}
    sources = len({figure.source_id for figure in figures})
    return {
        **_describe(site, package, figures),
        **_identify(site, "areas", area.id),
        "name": f"{area.title}: {site.words('home_title')}",
        "description": " ".join(summarize_area(area, figures, site.words)),
        "spatialCoverage": _describe_area(site, area),
        # in brief, as the page weighs enough: its variables are the pillars, its citation the page's list
        "variableMeasured": [pillar.name for pillar in site.store.pillars if pillar.id in pillars],
        "citation": _cite_list(site, sources, "areas", area.id, "nguon"),
        "distribution": [_describe_file(f"data/areas/{area.id}{suffix}") for suffix in (".csv", ".json")],
    }


def find_span(figures: Iterable[Figure]) -> tuple[str, str]:
    """Return the first and the last day of all periods, ISO 8601; ValueError without a figure."""
    rows = list(figures)
    return min(row.period_start for row in rows), max(row.period_end for row in rows)


def _describe(site: Site, package: Package, figures: list[Figure]) -> Dataset:
    """Describe what every kind of data set has: language, terms, who, when, from what."""
    organization = {"@type": "Organization", "name": NAME, "url": settings.SITE_URL}
    sources = sorted({figure.source_id for figure in figures})
    licences = list(site.find_licences(figures))
    described: Dataset = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "inLanguage": site.language,
        "isAccessibleForFree": True,
        "creator": organization,
        "publisher": organization,
        "datePublished": package.descriptor["created"][:10],
        "dateModified": find_last_change(figures),
        "temporalCoverage": "/".join(find_span(figures)),
        "citation": [site.sources[source].title for source in sources],
    }
    terms = [describe_licence(licence) for licence in licences]
    described["license"] = terms[0] if len(terms) == 1 else terms
    own = sorted(licence.title for licence in licences if not licence.is_open)
    if own:
        described["conditionsOfAccess"] = "; ".join(own)
    return described


def describe_licence(licence: Licence) -> str | Dataset:
    """Return an open licence as its address, and terms that are none as a work with a name."""
    if licence.is_open:
        return licence.url
    return {"@type": "CreativeWork", "name": licence.title, "url": licence.url}


def find_last_change(figures: Iterable[Figure]) -> str:
    """Return the day on which the last of these figures joined or was corrected."""
    days = ([figure.added, *(correction.date for correction in figure.corrections)] for figure in figures)
    return str(max(day for group in days for day in group))


def _cite_list(site: Site, sources: int, place: str, id: str = "", anchor: str = "") -> Dataset:
    """Cite many sources by where they are listed."""
    name = site.words("sources_count", n=sources)
    return {"@type": "CreativeWork", "name": name, "url": find_permalink(site.language, place, id, anchor)}


def _identify(site: Site, place: str, id: str) -> Dataset:
    address = find_permalink(site.language, place, id)
    return {"@id": f"{address}#dataset", "url": address, "isPartOf": {"@id": find_dataset_id()}}


def _describe_area(site: Site, area: Area) -> Dataset:
    """Describe an area as a place; a unit of either era has its own page, and so its own identity."""
    parent = site.areas.get(area.parent_id or "")
    place = {
        "@type": "AdministrativeArea" if parent else "Country",
        "@id": f"{settings.SITE_URL}{format_address('areas', area.id)}",
        "name": area.title if parent else area.name,
        "identifier": area.iso_3166_2,
        "containedInPlace": _describe_area(site, parent) if parent else None,
    }
    return {key: value for key, value in place.items() if value}


def _describe_variable(indicator: Indicator) -> Dataset:
    return {
        "@type": "PropertyValue",
        "propertyID": indicator.id,
        "name": indicator.name,
        "unitText": indicator.unit.name,
    }


def _describe_file(path: str) -> Dataset:
    return {
        "@type": "DataDownload",
        "encodingFormat": find_media_type(path),
        "contentUrl": f"{settings.SITE_URL}{path}",
    }
