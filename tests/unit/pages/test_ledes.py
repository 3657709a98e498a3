"""What kind of unit an area is, in a line: the five cases, as the page and the card tell them."""

import pytest

from scripts.pages.site import Site
from scripts.pages.subjects import squeeze
from scripts.pages.summaries import tell_lede, tell_statuses


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


@pytest.mark.parametrize(
    ("area", "title", "sentences"),
    [
        (
            "dong-nai-2025",
            "Đồng Nai city (since 1 July 2025)",
            [
                "A centrally run city since 30 April 2026, by Resolution 30/2026/QH16; "
                "before that, a province."
            ],
        ),
        (
            "quang-ninh",
            "Quảng Ninh city",
            [
                "A centrally run city since 1 September 2026, by Resolution 36/2026/QH16; "
                "before that, a province."
            ],
        ),
        ("dong-nai", "Đồng Nai province (until 30 June 2025)", []),
        ("hue", "Huế city", []),
    ],
)
def test_titles_follow_the_date_and_a_change_is_told_with_its_act(
    english: Site, area: str, title: str, sentences: list[str]
) -> None:
    assert english.areas[area].title == title
    assert tell_statuses(english, english.areas[area]) == sentences


def test_an_area_is_what_it_was_on_a_day(english: Site) -> None:
    area = english.areas["dong-nai-2025"]
    days = ["2024-12-31", "2026-04-29", "2026-04-30", "2026-11-25"]
    assert [area.find_type(day) for day in days] == ["province", "province", "city", "city"]


def test_a_spelling_that_anybody_would_guess_is_not_told_as_another_name() -> None:
    assert (
        squeeze("Đà Nẵng")
        == squeeze("danang")
        == squeeze("TP. Đà Nẵng")
        == squeeze("Da Nang City")
        == "danang"
    )
    assert squeeze("TP.HCM") != squeeze("Hồ Chí Minh")
