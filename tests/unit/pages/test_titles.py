"""The titles of pages: no two figures, and no two sources, share one."""

from collections import Counter

import pytest

from scripts.pages.kinds.figures import name_figure
from scripts.pages.kinds.sources import name_source
from scripts.pages.site import Site
from scripts.shared.languages import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_figures_have_one_title(sites: dict[Language, Site], language: Language) -> None:
    site = sites[language]
    names = Counter(name_figure(site, figure) for figure in site.store.figures)
    assert len(names) > 2000
    assert {name: count for name, count in names.items() if count > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_sources_have_one_title(sites: dict[Language, Site], language: Language) -> None:
    site = sites[language]
    names = Counter(name_source(site, source) for source in site.store.sources)
    assert {name: count for name, count in names.items() if count > 1} == {}


def test_a_figures_title_has_what_tells_it_apart(vietnamese: Site, english: Site) -> None:
    named = {
        site.language: {figure.id: name_figure(site, figure) for figure in site.store.figures}
        for site in (vietnamese, english)
    }
    assert named["vi"]["f0028"] == (
        "Quảng Trị (đến 30/6/2025): Tỷ lệ dân số trưởng thành có điện thoại thông minh, năm 2023"
    )
    assert named["en"]["f0064"] == "Quảng Bình: Dossiers processed online, for each procedure, 2022 (target)"
    assert named["en"]["f0513"] == (
        "Đà Nẵng (until 30 June 2025): Digital economy share of GRDP (as published locally), 2023"
        " · Báo Đà Nẵng"
    )
