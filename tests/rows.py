"""Rows as templates see them, for tests: each with plain values, of which a test changes what it is about."""

from typing import Any

from scripts.pages.model import Figure
from scripts.pages.subjects import Area, Source


def make_figure(**changes: Any) -> Figure:
    """Return a figure: a result of 54.9% for Hà Tĩnh in 2022."""
    values: dict[str, Any] = {
        "id": "f0001",
        "area_id": "ha-tinh",
        "area": "Hà Tĩnh",
        "area_level": "province",
        "area_type": "province",
        "province_id": "ha-tinh",
        "indicator_id": "a",
        "indicator": "Chỉ số A",
        "pillar_id": "infrastructure",
        "pillar": "Hạ tầng số",
        "pillar_position": 2,
        "breakdown": "total",
        "breakdown_text": "toàn bộ",
        "time_period": "2022",
        "period": "năm 2022",
        "period_start": "2022-01-01",
        "period_end": "2022-12-31",
        "time_basis": "stated",
        "measure": "result",
        "obs_value": 54.9,
        "denominator": None,
        "denominator_basis": None,
        "bound_low": None,
        "bound_high": None,
        "qualifier": "exact",
        "qualifier_text": "",
        "obs_status": "A",
        "derivation": None,
        "unit_measure": "percent",
        "unit": "phần trăm",
        "display": "54,9%",
        "printed": "54,9%",
        "value_basis": "digits",
        "table_row": None,
        "table_column": None,
        "quote": "đạt 54,9%",
        "paragraph": 9,
        "locator": None,
        "source_id": "s1",
        "source_title": "Báo cáo",
        "publisher": "Bộ",
        "issued": "2023-02-21",
        "licence": "Creative Commons Attribution 4.0 International",
        "licence_id": "cc-by-4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "checked": "archived",
        "checked_text": "đã đối chiếu",
        "note": None,
        "added": "2026-11-21",
        "era": "63",
        "first_shown": 1,
        "place": 1,
    }
    values |= changes
    bounds = _find_bounds(values["qualifier"], values["obs_value"], values["unit_measure"])
    return Figure(**(values | bounds | changes))


def _find_bounds(qualifier: str, value: float, unit: str) -> dict[str, float | None]:
    """Return the bounds that the database gives a figure: by its hedge and the limits of its unit."""
    lowest, highest = (0, 100) if unit == "percent" else (0, None)
    low = {"exact": value, "at-least": value, "more-than": value, "about": None}.get(qualifier, lowest)
    high = {"exact": value, "at-most": value, "less-than": value, "nearly": value, "about": None}
    return {"bound_low": low, "bound_high": high.get(qualifier, highest)}


def make_area(**changes: Any) -> Area:
    """Return an area: the province of Hà Tĩnh."""
    values: dict[str, Any] = {
        "id": "ha-tinh",
        "name": "Hà Tĩnh",
        "level": "province",
        "type": "province",
        "parent_id": "viet-nam",
        "iso_3166_2": "VN-23",
        "valid_from": None,
        "valid_to": None,
        "centre": None,
        "region": None,
        "communes": None,
        "aliases": None,
        "note": None,
        "title": "Tỉnh Hà Tĩnh",
        "phrase": "tỉnh Hà Tĩnh",
        "label": "Hà Tĩnh",
        "days": "",
        "change": None,
    }
    return Area(**(values | changes))


def make_source(**changes: Any) -> Source:
    """Return a source: an archived report of 2023."""
    values: dict[str, Any] = {
        "id": "s1",
        "kind": "official-report",
        "title": "Báo cáo",
        "publisher": "Bộ",
        "author": None,
        "issued": "2023-02-21",
        "language": "vi",
        "url": "https://vi.example/a",
        "accessed": "2026-11-21",
        "sha256": None,
        "licence": None,
        "licence_id": "cc-by-4.0",
        "note": None,
    }
    return Source(**(values | changes))
