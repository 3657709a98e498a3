"""What machines that gather data sets read: ``data.json`` (DCAT) and ``llms.txt`` → ``build/catalogue/``.

The catalogue is DCAT 3 in JSON-LD with its context inside, so that it can be read offline: one data set, each
of its files with size, hash and media type, and Datasette as the service that answers questions about it. All
words are the descriptor's, in both languages.
"""

import json
from pathlib import Path
from typing import Any

from scripts.contract.inputs import require_made
from scripts.contract.package import Package
from scripts.exports.checksums import hash_file
from scripts.exports.facts import Facts, read_facts
from scripts.exports.formats import find_media_type
from scripts.exports.llms import format_llms
from scripts.shared import settings
from scripts.shared.addresses import NAME, find_dataset_id
from scripts.shared.replace import replaced_folder

Row = dict[str, Any]
"""An object of JSON-LD."""

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
AUTHORITIES = "http://publications.europa.eu/resource/authority"
"""Codes that DCAT-AP asks for: languages, places, access rights."""
LANGUAGES = [{"@id": f"{AUTHORITIES}/language/{code}"} for code in ("VIE", "ENG")]
PUBLIC = {"@id": f"{AUTHORITIES}/access-right/PUBLIC"}
SHA256 = {"@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"


def build(database: Path, package: Package, downloads: Path, output: Path) -> None:
    """Fill the folder ``output`` anew; the files of the catalogue are those of the folder ``downloads``."""
    require_made(downloads, "downloads")
    facts = read_facts(database)
    catalogue = make_catalogue(package, facts, downloads)
    with replaced_folder(output) as folder:
        text = json.dumps(catalogue, ensure_ascii=False, indent=1) + "\n"
        (folder / "data.json").write_text(text, encoding="utf-8", newline="\n")
        (folder / "llms.txt").write_text(format_llms(package, facts), encoding="utf-8", newline="\n")


def make_catalogue(package: Package, facts: Facts, downloads: Path) -> Row:
    """Return the catalogue."""
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
        "dct:modified": _typed(facts.modified, "date"),
        "foaf:homepage": {"@id": settings.SITE_URL},
        "dcat:dataset": [make_dataset(package, facts, downloads, publisher["@id"])],
        **({"dcat:service": [make_service(package)]} if settings.DATASETTE_URL else {}),
    }


def make_dataset(package: Package, facts: Facts, downloads: Path, publisher: str) -> Row:
    """Return the data set with all its files."""
    terms = describe_terms(facts)
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
        "dct:modified": _typed(facts.modified, "date"),
        "dct:spatial": {"@id": f"{AUTHORITIES}/country/VNM", "@type": "dct:Location"},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed(facts.start, "date"),
            "dcat:endDate": _typed(facts.end, "date"),
        },
        "dcat:landingPage": {"@id": f"{settings.SITE_URL}downloads/"},
        "foaf:page": {"@id": f"{settings.SITE_URL}method/"},
        "dcat:distribution": [make_distribution(path, downloads, terms) for path in files],
    }


def describe_terms(facts: Facts) -> Row:
    """Return the terms of a file with all figures: their licence, or all terms and where they are told.

    DCAT-AP has at most one licence a file, and the one of most figures is not that of all.
    """
    if len(facts.licences) == 1:
        return {"dct:license": {"@id": facts.licences[0].url}}
    statement = "; ".join(f"{terms.title} ({terms.url})" for terms in facts.licences)
    return {
        "dct:license": {"@id": f"{settings.SITE_URL}method/#giay-phep"},
        "dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": statement},
    }


def make_distribution(path: Path, downloads: Path, terms: Row) -> Row:
    """Return a file of the downloads: where it is, of what kind, how large, and its hash."""
    name = path.relative_to(downloads).as_posix()
    address = f"{settings.SITE_URL}downloads/{name}"
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": name,
        **terms,
        "dcat:accessURL": {"@id": f"{settings.SITE_URL}downloads/"},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"{MEDIA_TYPES}/{find_media_type(name)}"},
        "dcat:byteSize": _typed(str(path.stat().st_size), "nonNegativeInteger"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": SHA256,
            "spdx:checksumValue": _typed(hash_file(path), "hexBinary"),
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


def _words(descriptor: dict[str, Any], name: str) -> list[Row]:
    return [_word(descriptor[f"{name}_vi"], "vi"), _word(descriptor[name], "en")]


def _word(text: str, language: str) -> Row:
    return {"@value": text, "@language": language}


def _typed(value: str, kind: str) -> Row:
    return {"@value": value, "@type": f"xsd:{kind}"}
