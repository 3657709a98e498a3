"""What an area is called in headings, in sentences and in lists."""

from collections.abc import Mapping
from typing import NamedTuple

from scripts.pages.stored import StoredRow
from scripts.shared.words import Words


class Names(NamedTuple):
    """The names of an area: in a heading, within a sentence, bare; and the days that tell it from another."""

    title: str
    phrase: str
    label: str
    days: str


def name_areas(areas: list[StoredRow], types: Mapping[str, str], words: Words) -> dict[str, Names]:
    """Return the names of each area by its id, in the words' language; ``types`` are what they are by law.

    The days stand wherever two province-level units share a name.
    """
    column = f"name_{words.language}"
    names = [area[column] for area in areas if area["level"] == "province"]
    return {
        str(area["id"]): _name_area(
            area, types[str(area["id"])], str(area[column]), names.count(area[column]) > 1, words
        )
        for area in areas
    }


def _name_area(area: StoredRow, type: str, name: str, is_shared: bool, words: Words) -> Names:
    kind = f"area_{'city_named' if name.endswith(' City') else type}"
    days = _tell_days(area, words) if is_shared else ""
    dated = f" ({days})" if days else ""
    return Names(
        title=words(f"{kind}_title", name=name) + dated,
        phrase=words(f"{kind}_phrase", name=name) + dated,
        label=name + dated,
        days=days,
    )


def _tell_days(area: StoredRow, words: Words) -> str:
    if area["valid_to"]:
        return words("until", date=words.date(str(area["valid_to"])))
    return words("since", date=words.date(str(area["valid_from"])))
