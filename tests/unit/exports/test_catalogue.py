"""The catalogue and the text for language models: whole objects of a small package."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.contract.package import Package, PackageError
from scripts.database import loader as database
from scripts.exports import catalogue, downloads
from scripts.shared import settings
from tests.sample import write_sample

ROOT = Path(__file__).parents[3]
SITE = "https://so.example/"
SPAN = ("2022-01-01", "2025-12-31")


@pytest.fixture(autouse=True)
def address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SITE_URL", SITE)
    monkeypatch.setattr(settings, "DATASETTE_URL", "https://sql.example/")


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """Return a small package; its database and its downloads stand beside it."""
    package = write_sample(tmp_path / "gói")
    database.build(package, tmp_path / "tinh-so.db")
    downloads.build(tmp_path / "tinh-so.db", package, tmp_path / "downloads")
    return package


@pytest.fixture
def built(package: Package) -> Path:
    folder = package.folder.parent
    catalogue.build(folder / "tinh-so.db", package, folder / "downloads", folder / "catalogue")
    return folder / "catalogue"


def read_catalogue(built: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((built / "data.json").read_text(encoding="utf-8"))
    return content


def iter_nodes(content: Any) -> Iterator[dict[str, Any]]:
    if isinstance(content, dict):
        yield content
        content = list(content.values())
    if isinstance(content, list):
        for item in content:
            yield from iter_nodes(item)


def test_every_term_of_the_catalogue_is_of_a_vocabulary_that_it_names(built: Path) -> None:
    content = read_catalogue(built)
    prefixes = set(content.pop("@context"))
    keys = {key for node in iter_nodes(content) for key in node}
    types = {node["@type"] for node in iter_nodes(content) if "@type" in node}
    assert {name.split(":")[0] for name in (keys | types) if not name.startswith("@")} <= prefixes


def test_the_catalogue_offers_one_dataset_with_every_file_of_the_downloads(built: Path) -> None:
    folder = built.parent / "downloads"
    (dataset,) = read_catalogue(built)["dcat:dataset"]
    files = {item["dct:title"]: item for item in dataset["dcat:distribution"]}
    wanted = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert set(files) == wanted - {"SHA256SUMS"}
    for name, item in files.items():
        content = (folder / name).read_bytes()
        assert item["dcat:byteSize"]["@value"] == str(len(content))
        assert item["spdx:checksum"]["spdx:checksumValue"]["@value"] == hashlib.sha256(content).hexdigest()
        assert item["dcat:downloadURL"] == {"@id": f"{SITE}downloads/{name}"}


def test_the_dataset_has_the_words_of_the_descriptor_in_both_languages(built: Path, package: Package) -> None:
    (dataset,) = read_catalogue(built)["dcat:dataset"]
    assert dataset["dct:title"] == [
        {"@value": package.descriptor["title_vi"], "@language": "vi"},
        {"@value": package.descriptor["title"], "@language": "en"},
    ]
    assert dataset["dcat:version"] == package.descriptor["version"]


def test_the_catalogue_names_the_days_of_the_data(built: Path) -> None:
    content = read_catalogue(built)
    (dataset,) = content["dcat:dataset"]
    temporal = dataset["dct:temporal"]
    assert (temporal["dcat:startDate"]["@value"], temporal["dcat:endDate"]["@value"]) == SPAN
    assert content["dct:modified"] == {"@value": "2026-11-25", "@type": "xsd:date"}


def test_datasette_serves_the_dataset(built: Path) -> None:
    content = read_catalogue(built)
    (service,) = content["dcat:service"]
    assert service["dcat:endpointURL"] == {"@id": "https://sql.example/tinh-so"}
    assert service["dcat:servesDataset"] == {"@id": content["dcat:dataset"][0]["@id"]}


def test_without_downloads_there_is_no_catalogue(package: Package, tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="nowhere is missing: make it first"):
        catalogue.build(tmp_path / "tinh-so.db", package, tmp_path / "nowhere", tmp_path / "catalogue")
    assert not (tmp_path / "catalogue").exists()


def test_the_same_package_gives_the_same_bytes(built: Path, package: Package) -> None:
    folder = built.parent
    catalogue.build(folder / "tinh-so.db", package, folder / "downloads", folder / "again")
    for name in ("data.json", "llms.txt"):
        assert (folder / "again" / name).read_bytes() == (built / name).read_bytes()


def test_the_text_for_language_models_has_a_name_a_summary_and_links_in_full(built: Path) -> None:
    text = (built / "llms.txt").read_text(encoding="utf-8")
    assert re.match(r"# Tỉnh Số\n\n> Figures ", text)
    links = re.findall(r"\]\(([^)]*)\)", text)
    assert len(links) == 15
    assert all(link.startswith(("https://so.example/", "https://sql.example/")) for link in links)


def test_without_an_address_there_is_no_datasette(
    package: Package, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DATASETTE_URL", "")
    folder = built.parent
    catalogue.build(folder / "tinh-so.db", package, folder / "downloads", folder / "alone")
    read = (folder / "alone" / "data.json").read_text(encoding="utf-8")
    assert "dcat:service" not in json.loads(read) and "8001" not in read
    text = (folder / "alone" / "llms.txt").read_text(encoding="utf-8")
    assert "SQL and JSON" not in text and "]()" not in text
    assert "(https://so.example/data/areas.json)\n- [Catalogue]" in text
