"""What search engines for data read on a page: whole objects of a small package."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scripts.contract.package import Package
from scripts.database import loader as database
from scripts.pages.jsonld import area_jsonld, dataset_jsonld, find_last_change, indicator_jsonld
from scripts.pages.model import Correction
from scripts.pages.site import Site, make_site
from scripts.pages.stored import read_tables
from scripts.pages.summaries import summarize_area
from scripts.shared import settings
from tests.sample import write_sample

SITE = "https://so.example/"
SPAN = ("2022-01-01", "2025-12-31")
ORGANIZATION = {"@type": "Organization", "name": "Tỉnh Số", "url": SITE}
VIET_NAM = {
    "@type": "Country",
    "@id": "https://so.example/areas/viet-nam/",
    "name": "Việt Nam",
    "identifier": "VN",
}


@pytest.fixture(autouse=True)
def address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SITE_URL", SITE)


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return write_sample(tmp_path / "gói")


@pytest.fixture
def site(package: Package, tmp_path: Path) -> Site:
    database.build(package, tmp_path / "tinh-so.db")
    return make_site(read_tables(tmp_path / "tinh-so.db"), "vi")


def test_the_whole_dataset_in_json_ld(site: Site, package: Package) -> None:
    content: Any = dataset_jsonld(site, package)
    assert content["@id"] == "https://so.example/downloads/#dataset"
    assert content["name"] == package.descriptor["title_vi"]
    assert content["description"] == package.descriptor["description_vi"]
    own = site.licences["index-terms"]
    assert content["license"] == [
        "https://creativecommons.org/licenses/by/4.0/",
        {"@type": "CreativeWork", "name": own.title, "url": own.url},
    ]
    assert content["temporalCoverage"] == "/".join(SPAN)
    assert content["spatialCoverage"] == VIET_NAM
    assert content["isAccessibleForFree"] is True
    assert content["citation"]["url"] == "https://so.example/sources/"
    assert None not in {item["encodingFormat"] for item in content["distribution"]}


def test_an_area_in_json_ld(site: Site, package: Package) -> None:
    content = area_jsonld(site, package, site.areas["da-nang-2025"])
    assert content is not None
    assert content.pop("description") == " ".join(
        summarize_area(site.areas["da-nang-2025"], site.by_area["da-nang-2025"], site.words)
    )
    assert content == {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": "https://so.example/areas/da-nang-2025/#dataset",
        "url": "https://so.example/areas/da-nang-2025/",
        "isPartOf": {"@id": "https://so.example/downloads/#dataset"},
        "name": f"Thành phố Đà Nẵng (từ 1/7/2025): {site.words('home_title')}",
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "creator": ORGANIZATION,
        "publisher": ORGANIZATION,
        "datePublished": "2026-11-21",
        "dateModified": "2026-11-21",
        "temporalCoverage": "2024-01-01/2024-12-31",
        "spatialCoverage": {
            "@type": "AdministrativeArea",
            "@id": "https://so.example/areas/da-nang-2025/",
            "name": "Thành phố Đà Nẵng (từ 1/7/2025)",
            "containedInPlace": VIET_NAM,
        },
        "variableMeasured": ["Xếp hạng"],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": kind,
                "contentUrl": f"https://so.example/data/areas/da-nang-2025{suffix}",
            }
            for suffix, kind in ((".csv", "text/csv"), (".json", "application/json"))
        ],
        "citation": {
            "@type": "CreativeWork",
            "name": "1 nguồn",
            "url": "https://so.example/areas/da-nang-2025/#nguon",
        },
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }


def test_an_indicator_of_one_area_is_about_that_area_and_one_of_many_about_the_country(
    site: Site, package: Package
) -> None:
    one: Any = indicator_jsonld(site, package, site.indicators["spending"])
    many: Any = indicator_jsonld(site, package, site.indicators["dti-rank"])
    assert one is not None and many is not None
    assert one["spatialCoverage"]["@id"] == "https://so.example/areas/ha-noi/"
    assert many["spatialCoverage"] == VIET_NAM
    assert many["distribution"][0]["contentUrl"] == "https://so.example/data/indicators/dti-rank.csv"
    assert [variable["propertyID"] for variable in many["variableMeasured"]] == ["dti-rank"]


def test_what_has_no_figure_is_no_data_set(site: Site, package: Package) -> None:
    empty = replace(site.indicators["dti-rank"], id="empty")
    assert area_jsonld(site, package, site.areas["hue"]) is None
    assert indicator_jsonld(site, package, empty) is None


def with_ranks(site: Site, licences: list[str]) -> Site:
    """Return the site with these terms of its figures of the DTI's rank, in their order."""
    ranks = iter(licences)
    figures = [
        replace(figure, licence_id=next(ranks)) if figure.indicator_id == "dti-rank" else figure
        for figure in site.store.figures
    ]
    return replace(site, store=replace(site.store, figures=figures))


def test_all_terms_of_the_figures_are_the_licence_and_those_of_their_own_are_named(
    site: Site, package: Package
) -> None:
    count = len(site.by_indicator["dti-rank"])
    own, open_ = ["index-terms"], ["cc-by-4.0"]
    rank = site.indicators["dti-rank"]
    mixed = indicator_jsonld(with_ranks(site, own + open_ * (count - 1)), package, rank)
    alone = indicator_jsonld(with_ranks(site, own * count), package, rank)
    assert mixed is not None and alone is not None
    terms = site.licences["index-terms"]
    work = {"@type": "CreativeWork", "name": terms.title, "url": terms.url}
    open_url = site.licences["cc-by-4.0"].url
    assert (mixed["conditionsOfAccess"], mixed["license"]) == (terms.title, [open_url, work])
    assert (alone["conditionsOfAccess"], alone["license"]) == (terms.title, work)


def test_a_correction_is_the_last_change(site: Site, package: Package) -> None:
    figure = site.by_indicator["digitised-share"][0]
    assert find_last_change([figure]) == figure.added
    mended = Correction(figure.id, "2027-01-02", "obs_value", "1", "2", "correction", "…")
    assert find_last_change([replace(figure, corrections=[mended]), figure]) == "2027-01-02"
