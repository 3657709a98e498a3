"""What machines that gather data sets read: ``data.json`` (DCAT) and ``llms.txt`` → ``build/catalogue/``.

The catalogue is DCAT 3 in JSON-LD with its context inside, so that it can be read offline: one data set, each
of its files with size, hash and media type, and Datasette as the service that answers questions about it. All
words are the descriptor's, in both languages.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from scripts.contract.inputs import require_made
from scripts.contract.package import Package, PackageError
from scripts.exports.rows import Row, Store, read_store
from scripts.pages.jsonld import find_dataset_id, find_media_type
from scripts.shared import settings
from scripts.shared.addresses import NAME, find_home
from scripts.shared.replace import replaced_folder

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
AUTHORITIES = "http://publications.europa.eu/resource/authority"
"""Codes that DCAT-AP asks for: languages, places, access rights."""
LANGUAGES = [{"@id": f"{AUTHORITIES}/language/{code}"} for code in ("VIE", "ENG")]
PUBLIC = {"@id": f"{AUTHORITIES}/access-right/PUBLIC"}
SHA256 = {"@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
LLMS = """# {name}

> {description}

{counts}

## Read this before using a figure

- A figure belongs to the area as it was then: 63 provinces until 30 June 2025, 34 since 1 July 2025. A merged province has an id of its own (quang-tri-2025), also where it kept the old name (quang-tri).
- A figure is a value and a qualifier: “trên 70%” is *more than* 70, not 70. The column `printed` has the source's own form.
- `measure` says whether a figure is a result or a target. A target is no result.
- Indicators that look alike are not one series: each indicator's page says what it must not be joined with.
- Cite the figure's page (/figures/<id>/) together with its source.

## Data

- [Data package]({site}downloads/tinh-so.zip): all tables as CSV with datapackage.json, which describes every column
- [All figures as JSON]({site}downloads/tinh-so.json): one object a figure, with names, wording and source
- [Figures of an area]({site}data/areas/quang-tri.json): data/areas/<id>.json; the ids are in [areas.json]({site}data/areas.json)
- [SQL and JSON over HTTP]({datasette}): Datasette
- [Catalogue]({site}data.json): DCAT; [new figures]({site}en/feed.xml): Atom

## Pages in English (in Vietnamese without en/)

- [Provinces]({home}areas/)
- [Indicators]({home}indicators/): definitions and all values
- [Sources]({home}sources/)
- [Data dictionary]({home}dictionary/)
- [Method]({home}method/)
- [Figures that do not add up]({home}audit/)
"""  # noqa: E501


def build(database: Path, package: Package, downloads: Path, output: Path) -> None:
    """Fill the folder ``output`` anew; the files of the catalogue are those of the folder ``downloads``."""
    require_made(downloads, "downloads")
    store = read_store(database)
    catalogue = make_catalogue(package, store, downloads)
    with replaced_folder(output) as folder:
        text = json.dumps(catalogue, ensure_ascii=False, indent=1) + "\n"
        (folder / "data.json").write_text(text, encoding="utf-8", newline="\n")
        (folder / "llms.txt").write_text(make_llms(package, store), encoding="utf-8", newline="\n")


def make_catalogue(package: Package, store: Store, downloads: Path) -> Row:
    """Return the catalogue; PackageError where the database holds no figure."""
    if not store.figures:
        raise PackageError("data/observations.csv holds no figure: a catalogue needs something to offer")
    publisher = {"@id": f"{settings.SITE_URL}#publisher", "@type": "foaf:Organization", "foaf:name": NAME}
    return {
        "@context": CONTEXT,
        "@id": f"{settings.SITE_URL}data.json",
        "@type": "dcat:Catalog",
        "dct:title": [_word(NAME, "vi"), _word(NAME, "en")],
        "dct:description": _words(package.descriptor, "description"),
        "dct:publisher": publisher,
        "dct:language": LANGUAGES,
        "dct:license": {"@id": package.descriptor["licenses"][0]["path"]},
        "dct:issued": _typed(package.descriptor["created"][:10], "date"),
        "dct:modified": _typed(find_modified(store), "date"),
        "foaf:homepage": {"@id": settings.SITE_URL},
        "dcat:dataset": [make_dataset(package, store, downloads, publisher["@id"])],
        "dcat:service": [make_service(package)],
    }


def make_dataset(package: Package, store: Store, downloads: Path, publisher: str) -> Row:
    """Return the data set with all its files."""
    start = min(row["period_start"] for row in store.figures)
    end = max(row["period_end"] for row in store.figures)
    licence = package.descriptor["licenses"][0]["path"]
    files = sorted(path for path in downloads.rglob("*") if find_media_type(path.name))
    return {
        "@id": find_dataset_id(),
        "@type": "dcat:Dataset",
        "dct:identifier": package.descriptor["name"],
        "dct:title": _words(package.descriptor, "title"),
        "dct:description": _words(package.descriptor, "description"),
        "dcat:keyword": package.descriptor["keywords"],
        "dcat:version": package.descriptor["version"],
        "dct:publisher": {"@id": publisher},
        "dct:language": LANGUAGES,
        "dct:accessRights": PUBLIC,
        "dct:issued": _typed(package.descriptor["created"][:10], "date"),
        "dct:modified": _typed(find_modified(store), "date"),
        "dct:spatial": {"@id": f"{AUTHORITIES}/country/VNM", "@type": "dct:Location"},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed(start, "date"),
            "dcat:endDate": _typed(end, "date"),
        },
        "dcat:landingPage": {"@id": f"{settings.SITE_URL}downloads/"},
        "foaf:page": {"@id": f"{settings.SITE_URL}method/"},
        "dcat:distribution": [make_distribution(path, downloads, licence) for path in files],
    }


def make_distribution(path: Path, downloads: Path, licence: str) -> Row:
    """Return a file of the downloads: where it is, of what kind, how large, and its hash."""
    name = path.relative_to(downloads).as_posix()
    address = f"{settings.SITE_URL}downloads/{name}"
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": name,
        "dct:license": {"@id": licence},
        "dcat:accessURL": {"@id": f"{settings.SITE_URL}downloads/"},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"{MEDIA_TYPES}/{find_media_type(name)}"},
        "dcat:byteSize": _typed(str(path.stat().st_size), "nonNegativeInteger"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": SHA256,
            "spdx:checksumValue": _typed(hashlib.sha256(path.read_bytes()).hexdigest(), "hexBinary"),
        },
    }


def make_service(package: Package) -> Row:
    """Return Datasette as a service on the data set."""
    return {
        "@id": f"{settings.DATASETTE_URL}#service",
        "@type": "dcat:DataService",
        "dct:title": [_word("Datasette", "vi"), _word("Datasette", "en")],
        "dcat:endpointURL": {"@id": f"{settings.DATASETTE_URL}{package.descriptor['name']}"},
        "dcat:servesDataset": {"@id": find_dataset_id()},
    }


def find_modified(store: Store) -> str:
    """Return the day of the newest figure or correction."""
    days = [row["added"] for row in store.figures] + [row["date"] for row in store.corrections]
    return str(max(days))


def make_llms(package: Package, store: Store) -> str:
    """Return the text that tells a language model what there is and how not to misread it."""
    areas = {row["area_id"] for row in store.figures}
    counts = f"{len(store.figures)} figures, {len(areas)} areas, {len(store.indicators)} indicators, "
    return LLMS.format(
        name=NAME,
        description=package.descriptor["description"],
        counts=f"{counts}{len(store.sources)} sources.",
        site=settings.SITE_URL,
        home=find_home("en"),
        datasette=settings.DATASETTE_URL,
    )


def _words(descriptor: dict[str, Any], name: str) -> list[Row]:
    return [_word(descriptor[f"{name}_vi"], "vi"), _word(descriptor[name], "en")]


def _word(text: str, language: str) -> Row:
    return {"@value": text, "@language": language}


def _typed(value: str, kind: str) -> Row:
    return {"@value": value, "@type": f"xsd:{kind}"}
