"""What the tests of answers share: a site of the real areas; figures, indicators and breaks are a test's."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.pages.subjects import Break, Family, Indicator, Pillar, Unit
from tests.rows import make_figure

PILLAR = Pillar("infrastructure", "Hạ tầng số")
FAMILY = Family(
    id="family", pillar_id=PILLAR.id, name="A", question="?", headline_indicator_id="a", pillar=PILLAR
)

DAY = "2026-11-25"
MakeSite = Callable[..., Site]


def make_indicator(**changes: Any) -> Indicator:
    """Return an indicator: a share of which more is better."""
    values: dict[str, Any] = {
        "id": "a",
        "family_id": "family",
        "pillar_id": PILLAR.id,
        "name": "Tỷ lệ A",
        "definition": "",
        "unit_measure": "percent",
        "statistic": "share",
        "value_indicator_id": None,
        "ranked_set": None,
        "decimals": 2,
        "polarity": "higher-better",
        "aggregation": "none",
        "comparability": "",
        "family": FAMILY,
        "pillar": PILLAR,
        "unit": Unit("percent", "phần trăm", "%"),
    }
    return Indicator(**(values | changes))


RANK = make_indicator(
    id="r", statistic="rank", unit_measure="rank", polarity="lower-better", ranked_set="provinces-63"
)


@pytest.fixture
def make_site(sample: Site) -> MakeSite:
    """Return what makes a site of figures, by default of one indicator without breaks."""

    def make(
        figures: list[Figure],
        indicators: tuple[Indicator, ...] = (make_indicator(), RANK),
        breaks: tuple[Break, ...] = (),
    ) -> Site:
        store = replace(
            sample.store,
            figures=figures,
            indicators=list(indicators),
            breaks=list(breaks),
            families=[FAMILY],
            day=DAY,
        )
        return replace(sample, store=store)

    return make


def make_units(site: Site, values: list[float], **changes: Any) -> list[Figure]:
    """Return a figure for each value, of one unit of the 63 after another: f0001 …"""
    areas = sorted(site.units_of["provinces-63"])
    return [
        make_figure(id=f"f{number:04}", area_id=areas[number - 1], obs_value=value, **changes)
        for number, value in enumerate(values, 1)
    ]
