"""What kind of unit an area is, in a line: the five cases, as the page and the card tell them."""

import pytest

from scripts.pages.site import Site
from scripts.pages.summaries import tell_lede


@pytest.mark.parametrize(
    ("area", "text", "others"),
    [
        ("viet-nam", "Figures for the whole country, and means over its provinces.", []),
        ("huong-tra", "Town, until 30 June 2025, in", ["thua-thien-hue"]),
        (
            "quang-tri",
            "A province-level unit until 30 June 2025. Since 1 July 2025 part of",
            ["quang-tri-2025"],
        ),
        (
            "quang-tri-2025",
            "A province-level unit since 1 July 2025, made by merging",
            ["quang-binh", "quang-tri"],
        ),
        (
            "thua-thien-hue",
            "A province-level unit until 31 December 2024. Since 1 January 2025 it is",
            ["hue"],
        ),
        ("hue", "A province-level unit since 1 January 2025, formerly", ["thua-thien-hue"]),
        ("ha-noi", "A province-level unit that the mergers of 1 July 2025 left as it was.", []),
    ],
)
def test_an_area_is_told_by_what_became_of_it(english: Site, area: str, text: str, others: list[str]) -> None:
    lede = tell_lede(english, english.areas[area])
    assert (lede.text, [other.id for other in lede.areas]) == (text, others)
