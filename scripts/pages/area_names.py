"""What an area is called in headings, in sentences and in lists."""

from scripts.pages.model import Row
from scripts.shared.words import Words


def name_areas(areas: list[Row], words: Words) -> None:
    """Give each area the names that sentences and headings use.

    ``title`` is the heading ("Tỉnh Quảng Trị (đến 30/6/2025)"), ``phrase`` the name within a sentence ("tỉnh
    Quảng Trị"), ``label`` the bare name. The days stand wherever two province-level units share a name.
    """
    names = [area["name"] for area in areas if area["level"] == "province"]
    for area in areas:
        kind = f"area_{'city_named' if area['name'].endswith(' City') else area['type']}"
        area["days"] = _tell_days(area, words) if names.count(area["name"]) > 1 else ""
        days = f" ({area['days']})" if area["days"] else ""
        area["phrase"] = words(f"{kind}_phrase", name=area["name"]) + days
        area["title"] = words(f"{kind}_title", name=area["name"]) + days
        area["label"] = area["name"] + days


def _tell_days(area: Row, words: Words) -> str:
    if area["valid_to"]:
        return words("until", date=words.date(area["valid_to"]))
    return words("since", date=words.date(area["valid_from"]))
